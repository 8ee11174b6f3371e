//! Where something belongs that was told late: before all that was told, with what is said of it.
use super::{order_in_work, talk};

/// A morning's work, and at its end a word about what was left out.
fn remembered(words: &str) -> Vec<String> {
    let draft = talk(&format!(
        "Ann: So first you look up the tide and write it on the board.
Ben: Okay.
Ann: Then you walk along the beach and pick up any glass.
Ann: Then you check the fuel of the quad and look at the tyres.
Ann: Put the flags up over the sandbank.
Ben: Got it.
Ann: And then you ring the supervisor and write it in the log.
Ann: {words}
Ben: Okay."
    ));
    draft
        .steps
        .into_iter()
        .map(|s| s.text.to_lowercase())
        .collect()
}

/// Ways to say that the radio check comes before everything.
const WAYS: &[&str] = &[
    "Oh, and I left one out, before we did any of that, before the tide and everything, you do the radio check.",
    "Oh, no, before you do anything at all in the morning, before the tide, you do the radio check.",
    "One thing more, and this is before you even look up the tide. You do the radio check.",
    "And right at the very start before you look at the tide even, you do the radio check.",
    "Oh, one thing right at the start, before anything else, do the radio check.",
    "I forgot the very first thing. You do the radio check.",
    "I left out the very first thing. Before I even look up the tide I do the radio check.",
    "The first thing, which I forgot, is you do the radio check.",
    "Before all that you do the radio check.",
    "And before any of this, the radio check.",
    "Oh, and the radio check. You do that before anything.",
    "Actually, before the tide, there's the radio check.",
    "Sorry, I should have started with this. You do the radio check.",
    "What I should have said at the beginning, you do the radio check.",
    "And one thing I skipped. Before you look up the tide, do the radio check.",
    "Wait, I jumped over one. Do the radio check before you look up the tide.",
    "Oh and you do the radio check first of all, before everything.",
    "You start with the radio check, I forgot to say.",
    "Before you even get there, you do the radio check.",
    "Do the radio check too. Actually that's the first thing you do.",
    "Do the radio check as well, that comes first.",
    "The radio check has to be done before any of this.",
    "Also the radio check needs doing before all of it.",
    "And don't forget the radio check, right at the beginning.",
    "Oh, the radio check! That's before everything.",
    "First of all though, and I forgot this, do the radio check.",
    "Going back to the start, before the tide you do the radio check.",
];

#[test]
fn what_is_done_before_everything_comes_first() {
    for words in WAYS {
        let steps = remembered(words);
        assert!(steps[0].contains("radio check"), "{words} {steps:#?}");
        assert!(steps[1].contains("tide"), "{words} {steps:#?}");
    }
}

#[test]
fn what_is_said_of_it_comes_with_it() {
    for words in WAYS {
        let steps = remembered(&format!("{words} You call the coastguard on channel zero."));
        assert!(steps[0].contains("radio check"), "{words} {steps:#?}");
        assert!(steps[1].contains("coastguard"), "{words} {steps:#?}");
    }
}

#[test]
fn the_work_goes_on_from_where_it_was() {
    for words in WAYS {
        let steps = remembered(&format!("{words} Then you lock the hut."));
        assert!(steps[0].contains("radio check"), "{words} {steps:#?}");
        assert!(
            steps[steps.len() - 1].contains("lock the hut"),
            "{words} {steps:#?}"
        );
    }
}

#[test]
fn before_a_step_by_its_words() {
    order_in_work(&[
        (
            "Ann: You grease the hinge.\nAnn: You hang the gate.\nAnn: You paint the post.\nAnn: Oh, and before you hang the gate, I should've said, you measure the gap.",
            &["grease", "measure the gap", "hang the gate", "paint"],
        ),
        (
            "Ann: You grease the hinge.\nAnn: You hang the gate.\nAnn: You paint the post.\nAnn: Oh, and before you hang the gate, there's the spirit level.",
            &["grease", "spirit level", "hang the gate", "paint"],
        ),
    ]);
}

#[test]
fn what_should_have_been_said_at_the_start_comes_first() {
    for (line, first) in [
        (
            "Wash your hands first, I should have said that at the start.",
            "Wash your hands first",
        ),
        (
            "Open the vents, I should've mentioned that right at the beginning.",
            "Open the vents",
        ),
    ] {
        let draft = super::talk(&format!(
            "Ann: Load the van.\nAnn: Lay the cloth out.\nAnn: Fold the rug.\nAnn: {line}\nAnn: Then cut the rug."
        ));
        assert_eq!(
            super::said(&draft).first().map(String::as_str),
            Some(first),
            "{line}"
        );
    }
}

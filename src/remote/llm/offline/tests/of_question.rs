//! Answers that take up what was asked by a pronoun, or without the word that leads to it; cases set apart; what is asked for
//! the talk's own sake.
use super::check_in_work;

#[test]
fn the_name_stands_for_the_pronoun() {
    check_in_work(&[
        (
            "Bob: So after that the cage goes on the rack?\nAnn: It goes on the rack if it's clean.",
            &["The cage goes on the rack if it's clean"],
            &["it goes on"],
        ),
        (
            "Bob: And the slip goes to accounts?\nAnn: It goes to accounts if it's over fifty pounds.",
            &["The slip goes to accounts if it's over fifty pounds"],
            &["it goes to"],
        ),
    ]);
}

#[test]
fn the_word_that_leads_to_the_answer_stands() {
    check_in_work(&[
        (
            "Ann: You clean the bench.\nBob: Clean it with?\nAnn: Vinegar.",
            &["clean the bench, with vinegar"],
            &[],
        ),
        (
            "Ann: You scrub the lids.\nBob: Scrubbing with what?\nAnn: Bleach, a capful to a bucket.",
            &["scrub the lids, with bleach, a capful to a bucket"],
            &[],
        ),
        (
            "Bob: Who gets the trolley?\nAnn: Oh, the trolley! Take the trolley back as well.",
            &["take the trolley back"],
            &["gets the trolley"],
        ),
    ]);
}

#[test]
fn what_is_asked_for_the_talks_own_sake() {
    check_in_work(&[
        (
            "Bob: How many of these do you do a week?\nAnn: Oh, about sixty.",
            &[],
            &["sixty"],
        ),
        (
            "Bob: How long have you been doing this?\nAnn: Twelve years.",
            &[],
            &["twelve"],
        ),
        (
            "Bob: How many times a day do you do all this?\nAnn: In August? Forty.",
            &[],
            &["forty", "August"],
        ),
        (
            "Bob: People forget the lids, don't they?\nAnn: Oh yeah.",
            &[],
            &["don't they"],
        ),
    ]);
}

#[test]
fn a_case_set_apart_and_what_is_done_then() {
    check_in_work(&[
        (
            "Ann: Leave the lights on. Unless it's a Sunday. Then you switch them off.",
            &[
                "leave the lights on, unless it's a Sunday",
                "if it's a Sunday, switch them off",
            ],
            &[],
        ),
        (
            "Bob: Does the slip change?\nAnn: No. Oh, unless it's stolen. Then it's a new slip.",
            &["if it's stolen, it's a new slip"],
            &[],
        ),
    ]);
}

#[test]
fn what_it_is_for_and_how_much_stand_with_the_deed() {
    check_in_work(&[
        (
            "Ann: In the morning you open the valve so it drains.",
            &["open the valve so it drains"],
            &["in the morning, it drains"],
        ),
        (
            "Ann: Spray the inside. The blue spray, two squirts, and hang it up to dry.",
            &[
                "spray the inside, the blue spray, two squirts",
                "hang it up to dry",
            ],
            &[],
        ),
        (
            "Ann: Mix the bleach. A cup per sink, stir it well.",
            &["mix the bleach, a cup per sink", "stir it well"],
            &[],
        ),
        (
            "Ann: Then knock, wait, what, ten seconds, knock again.",
            &["wait ten seconds", "knock again"],
            &["what"],
        ),
        (
            "Ann: Sign the slip. After that it's a branch visit with your card.",
            &["a branch visit with your card"],
            &[],
        ),
    ]);
}

#[test]
fn a_plain_no_takes_no_step_back() {
    check_in_work(&[
        (
            "Ann: Stack the crates.\nBob: Do you wash them first?\nAnn: No, don't.",
            &["stack the crates"],
            &["wash"],
        ),
        (
            "Ann: Peel the slip off.\nBob: Can I scrape it?\nAnn: No, don't.",
            &["peel the slip off", "do not scrape it"],
            &[],
        ),
        (
            "Ann: Peel the slip off. No, don't. Cut it off.",
            &["cut .. off"],
            &["peel"],
        ),
    ]);
}

//! What nobody said is asked; what was only said in passing is no step.
use super::{check, said, talk};

fn asked(lines: &str) -> String {
    let open = talk(lines).open_questions;
    let texts: Vec<String> = open.iter().map(|q| q.text.to_lowercase()).collect();
    texts.join("\n")
}

#[test]
fn an_owner_whom_nobody_names() {
    let rows = [
        (
            "Ann: You bag the samples. You label each bag.\nBo: And who drives them to the lab?\nAnn: It used to be Tim. He's gone now.",
            "who drives them to the lab",
        ),
        (
            "Ann: You bag the samples. You label each bag. And somebody's got to initial the ledger.",
            "initial the ledger",
        ),
        (
            "Ann: You bag the samples. You label each bag.\nBo: What do we do if the courier is late?\nAnn: Good question. I'll think about it.",
            "if the courier is late",
        ),
    ];
    for (lines, want) in rows {
        let asked = asked(lines);
        assert!(asked.contains(want), "no {want:?} in {asked}");
    }
}

#[test]
fn an_answered_question_is_not_asked_again() {
    let asked = asked(
        "Ann: You bag the samples. You label each bag.\nBo: And who drives them to the lab?\nAnn: The porter does, at noon.\nBo: Fine.",
    );
    assert!(!asked.contains("drives them"), "{asked}");
}

#[test]
fn two_values_that_nobody_chose_between() {
    let asked = asked(
        "Ann: You soak the felt for six hours. You rinse it.\nBo: You soak it six? The sheet says nine hours.\nAnn: Does it? I don't know where they've got nine from.\nBo: Hm.",
    );
    assert!(asked.contains("the sheet says nine"), "{asked}");
}

#[test]
fn a_condition_that_breaks_off_is_no_step() {
    let lines =
        "Ann: You turn the key. If the light still blinks after that, well. You shut the hatch.";
    let texts = said(&talk(lines)).join("\n").to_lowercase();
    assert!(!texts.contains("blinks"), "{texts}");
    assert!(
        asked(lines).contains("if the light still blinks"),
        "{}",
        asked(lines)
    );
}

#[test]
fn a_condition_with_its_consequence_is_no_question() {
    let asked =
        asked("Ann: You turn the key. If the lid is warm, that's normal. You shut the hatch.");
    assert!(!asked.contains("warm"), "{asked}");
}

#[test]
fn what_stands_around_the_procedure() {
    check(&[(
        "Bo: Someone buy a cake for Friday.\nCy: Put three candles on it.\nBo: Ann, the boiler. Go on, and slowly.\nAnn: Right. First you drain the tank down to the mark. Then you open the valve under the sink, a quarter turn. Then you fill the tank again with clean water and close the lid.\nBo: Get in the queue, Ann.\nAnn: Then you light the burner and you watch the flame for a minute. Then you sign the log that hangs beside it.\nBo: Yeah.\nAnn: Then you set the timer to eight. Then you lock the cupboard.",
        &["drain the tank", "light the burner", "lock the cupboard"],
        &["candles", "queue"],
    )]);
}

#[test]
fn a_measure_stays_with_its_deed() {
    check(&[
        (
            "Ann: You stir the dye. You wait ten minutes and you stir it again.",
            &["wait ten minutes and stir it again"],
            &[],
        ),
        (
            "Ann: The first thing is six days before, you ring the hall and you get the key code. Then you print the list.",
            &["six days before .. key code"],
            &[],
        ),
        (
            "Ann: The rack comes first because the paste has to dry for 20 minutes, so coat the rack, then do the trays.",
            &["coat the rack .. 20 minutes"],
            &[],
        ),
    ]);
}

#[test]
fn an_answer_that_answers_nothing_leaves_the_question_open() {
    for (lines, want) in [
        (
            "Ann: Then you sign the sheet.\nBo: Who takes the tapes?\nAnn: It used to be the courier.\nAnn: Then you lock the door.",
            "tapes",
        ),
        (
            "Ann: Then you sign the sheet.\nBo: Where do we keep the spare key?\nAnn: That's a good one. It was in the drawer.\nAnn: Then you lock the door.",
            "spare key",
        ),
        (
            "Ann: Put up the tent.\nBo: And if the bank says no?\nAnn: They won't.\nAnn: Send the letter.",
            "bank",
        ),
        (
            "Ann: Put up the tent.\nBo: Is it the left one or the right one?\nAnn: One of the two.\nAnn: Turn the key.",
            "left",
        ),
        (
            "Ann: Escalate it to the manager.\nBo: Is that Petra?\nAnn: This month, maybe. There's a list somewhere.\nAnn: Close the ticket.",
            "petra",
        ),
        (
            "Ann: You run the test on the new part.\nAnn: If it fails, well, it hasn't yet.\nAnn: Then you put it in the drawer.",
            "fails",
        ),
        (
            "Ann: If the customer refuses to sign, hmm.\nAnn: Anyway, you file the form.\nAnn: Close the book.",
            "refuses",
        ),
        (
            "Ann: You leave it for two hours.\nBo: I leave it for four.\nAnn: Well. People do it differently.\nAnn: Then you rinse it.",
            "two hours",
        ),
        (
            "Ann: Run it at three bar.\nBo: Kev runs it at four.\nAnn: I know he does.\nAnn: Close the tap.",
            "three bar",
        ),
        (
            "Ann: Leave it for twenty, then take it out.\nAnn: Dry the tray.",
            "twenty of what",
        ),
    ] {
        let draft = super::talk(lines);
        let asked: Vec<&str> = super::asked(&draft);
        assert!(
            asked.iter().any(|q| q.to_lowercase().contains(want)),
            "{lines}\n{asked:#?}"
        );
    }
    for lines in [
        "Ann: Put up the tent.\nBo: Who takes the tapes?\nAnn: The courier does.\nAnn: Send the letter.",
        "Ann: Put up the tent.\nBo: Is it locked at night?\nAnn: Always.\nAnn: Send the letter.",
        "Ann: Put up the tent.\nBo: How long does it take?\nAnn: Ten minutes.\nAnn: Send the letter.",
        "Ann: Put up the tent.\nBo: What if it rains?\nAnn: Then you take it down.\nAnn: Send the letter.",
    ] {
        let draft = super::talk(lines);
        assert!(
            draft.open_questions.is_empty(),
            "{lines}\n{:#?}",
            draft.open_questions
        );
    }
}

#[test]
fn blanks_and_loose_ends_in_writing_are_asked_about() {
    let draft = super::list(&[
        "Open the valve",
        "Keep the records for ? months",
        "If the alarm goes off:",
        "Check the pressure",
        "Wait 10",
        "Close the valve",
        "TODO who orders the salt",
    ]);
    let asked: Vec<&str> = super::asked(&draft);
    for want in [
        "? months",
        "alarm goes off",
        "10 of what",
        "orders the salt",
    ] {
        assert!(asked.iter().any(|q| q.contains(want)), "{want}: {asked:#?}");
    }
    let said = super::said(&draft);
    assert!(
        !said
            .iter()
            .any(|s| s.contains("alarm") || s.contains("TODO")),
        "{said:#?}"
    );
}

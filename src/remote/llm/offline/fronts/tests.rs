//! Where a comma is put, and where none belongs.
use super::*;
use crate::remote::llm::offline::token::{At, plain, tokens};
use crate::remote::llm::offline::turns::End;

fn shown(text: &str) -> String {
    let s = Sentence {
        tokens: tokens(text, At { source: 0, span: 0 }),
        speaker: None,
        mood: Mood::Speech,
        end: End::Open,
        turn: 0,
        source: 0,
        alone: false,
        placed: None,
        item: None,
    };
    plain(&parted(vec![s], false)[0].tokens)
}

#[test]
fn a_comma_parts_what_goes_before_a_deed() {
    for (said, meant) in [
        ("if it smells turn it over", "if it smells, turn it over"),
        (
            "if the kettle is cold fill it again",
            "if the kettle is cold, fill it again",
        ),
        (
            "when you get back sign the rota",
            "when you get back, sign the rota",
        ),
        (
            "if the buzzer goes ring Petra",
            "if the buzzer goes, ring Petra",
        ),
        ("if its green open the gate", "if its green, open the gate"),
        (
            "if it won't start press it again",
            "if it won't start, press it again",
        ),
        (
            "before you tie it write the date on",
            "before you tie it, write the date on",
        ),
        (
            "when the sack is full tie it",
            "when the sack is full, tie it",
        ),
        (
            "if it's too stiff add some oil",
            "if it's too stiff, add some oil",
        ),
        ("after lunch sweep the yard", "after lunch, sweep the yard"),
        (
            "last thing log it in the book",
            "last thing, log it in the book",
        ),
        (
            "so if you see smoke don't open the door",
            "so if you see smoke, don't open the door",
        ),
        (
            "if you pull too hard it snaps",
            "if you pull too hard, it snaps",
        ),
    ] {
        assert_eq!(shown(said), meant);
    }
}

#[test]
fn what_belongs_to_a_condition_stays_with_it() {
    for said in [
        "if you leave the lid open",
        "before they hand you the lead you ask for the card",
        "if you go by the front desk",
        "so at the end the girls get the suit on",
        "at no point leave a child alone",
        "in the manual it says turn the dial",
        "when you want to check the level",
        "if it's open",
        "each time you write it in the cooling log",
    ] {
        assert_eq!(shown(said), said);
    }
}

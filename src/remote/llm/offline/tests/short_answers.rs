//! Things asked about in a word or two, and answered in a few; what stands without a verb among remarks.
use super::{check_in_work, check_messages, check_notes};

#[test]
fn a_thing_with_its_answer() {
    check_in_work(&[
        (
            "Ann: Gas bottles have to be shut.\nBob: Gap between the cars?\nAnn: Forty centimetres.\nCarl: Sixty, Ann.\nAnn: Aye, sixty, sorry.",
            &["gap between the cars: sixty centimetres"],
            &["forty", "shut, sixty"],
        ),
        (
            "Ann: You lay the slabs.\nBob: Joint between them?\nAnn: Eight millimetres.",
            &["joint between them, eight millimetres"],
            &["slabs, eight"],
        ),
        (
            "Ann: You ask them when they last had a fire.\nBob: Sheets?\nAnn: One on the floor, one over the opening.",
            &["sheets: one on the floor"],
            &["fire, one"],
        ),
        (
            "Ann: Number them from the bottom up.\nBob: Screws from above?\nAnn: From below, you'd see them otherwise.",
            &["screws: from below"],
            &["up, from below"],
        ),
        (
            "Ann: Appeals get the red cover.\nBob: And cheques?\nAnn: Entered in the book, sum and number, then in the cash box.",
            &["cheques: entered in the book"],
            &["cover. entered"],
        ),
    ]);
}

#[test]
fn without_a_verb_among_remarks() {
    check_in_work(&[
        (
            "Ann: Goggles on, I can't say that often enough. Then you start the saw.",
            &["goggles on"],
            &["often enough"],
        ),
        (
            "Ann: Cash in a pocket, that does happen, straight to the manager.",
            &["cash in a pocket .. straight to the manager"],
            &["happen"],
        ),
        (
            "Ann: Soot in the sealed bag, vacuum the grate, then a smoke match.",
            &["soot in the sealed bag", "vacuum the grate"],
            &[],
        ),
        (
            "Ann: The post's opened by two people, always, and stamped with the date.",
            &["stamped with the date"],
            &[],
        ),
        (
            "Ann: Pick the big ones. Twist, don't pull, and cut the foot straight away.",
            &["twist, don't pull", "cut the foot"],
            &[],
        ),
        (
            "Ann: You get the stain wet. Dab, never rub.",
            &["dab, never rub"],
            &[],
        ),
        (
            "Ann: Sunday mornings never, obviously. You write it in the diary.",
            &["sunday mornings never"],
            &[],
        ),
    ]);
    check_notes(&[(
        "Two people per hive.\nNot below 14 degrees, not in wind.\nLook for eggs.",
        &["not below 14 degrees"],
        &[],
    )]);
}

#[test]
fn values_that_stay_and_cases_that_are_open() {
    check_in_work(&[
        (
            "Ann: Fifteen kilos it's called, but you don't fill fifteen.\nBob: It's ten for the naturals.\nAnn: Yes, naturals ten.",
            &["don't fill fifteen", "naturals ten"],
            &["don't fill ten"],
        ),
        (
            "Ann: They get one letter a year.",
            &["get one letter a year"],
            &[],
        ),
    ]);
    check_messages(&[(
        "Ann: compare the street. still unclear -> account 9990\nBob: ok\nCarl: 9980 ann! 9990 was closed\nAnn: gosh yes. 9980",
        &["still unclear: account 9980"],
        &["9990"],
    )]);
}

#[test]
fn the_word_that_was_chosen_with_what_both_are_of() {
    check_messages(&[
        (
            "Ann: chalk the soles\nBob: before or after the show?\nAnn: after",
            &["Chalk the soles, after the show"],
            &[],
        ),
        (
            "Ann: hang the sign\nBob: inside or outside?\nAnn: outside",
            &["Hang the sign, outside"],
            &[],
        ),
    ]);
    check_in_work(&[(
        "Ann: Close everything that is solved.\nBob: Before the form or after?\nAnn: Before.",
        &["Close everything that is solved, before the form"],
        &[],
    )]);
}

#[test]
fn what_is_none_without_the_other() {
    check_messages(&[
        (
            "Ann: soil needs the test sheet, no sheet no tip",
            &["Soil needs the test sheet, no sheet no tip"],
            &[],
        ),
        (
            "Ann: visitors get a badge at the desk, no badge no entry",
            &["Visitors get a badge at the desk, no badge no entry"],
            &[],
        ),
    ]);
}

#[test]
fn a_no_and_the_thing_again_calls_off_nothing() {
    check_messages(&[
        (
            "Ann: tie the flag to the mast first then both rails\nBob: last time you said door handles\nAnn: no the rails, door handles was the old one",
            &["Tie the flag to the mast first .. both rails"],
            &["handles"],
        ),
        (
            "Ann: put the sign by the desk\nBob: yesterday you said the door\nAnn: no the desk, the door was last year",
            &["Put the sign by the desk"],
            &["door"],
        ),
        (
            "Ann: boil the eggs for 12 minutes\nBob: 10 does it\nAnn: no 12",
            &["Boil the eggs for 12 minutes"],
            &["10"],
        ),
    ]);
}

#[test]
fn what_is_said_of_the_message_is_no_step() {
    check_messages(&[
        (
            "Ann: for the tuesday group, how we baste a quilt. save this",
            &["Move the pallet to the gate"],
            &["quilt", "save"],
        ),
        (
            "Ann: how we count the float. pin this please",
            &[],
            &["pin", "how we"],
        ),
        (
            "Ann: pin the list to the board",
            &["Pin the list to the board"],
            &[],
        ),
    ]);
}

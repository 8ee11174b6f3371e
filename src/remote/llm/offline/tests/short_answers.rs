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
            &["sheets, one on the floor"],
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

//! What is never done, and what is well asked; the object and the place asked for; a case without its `if`; how often, said behind; what is said once more and goes on.
use super::check_in_work;

#[test]
fn what_is_never_done() {
    check_in_work(&[
        (
            "Bob: Do you walk on the lanes?\nAnn: Never.",
            &["Never walk on the lanes"],
            &[],
        ),
        (
            "Bob: Do you ever refreeze it?\nAnn: God, never.",
            &["Never refreeze it"],
            &[],
        ),
        (
            "Bob: Do you wash the eggs?\nAnn: Never. Never wash them, it takes the bloom off.",
            &["Never wash them, it takes the bloom off"],
            &["Never wash the eggs"],
        ),
        (
            "Bob: Do you get many complaints?\nAnn: Never.",
            &["Lock the store"],
            &["complaints"],
        ),
    ]);
}

#[test]
fn what_fails_is_the_case_of_what_is_done() {
    check_in_work(&[
        (
            "Ann: Anything doesn't come back, note the number and ring Stu.",
            &["If anything doesn't come back, note the number and ring Stu"],
            &[],
        ),
        (
            "Ann: Anyone doesn't sign, ring me.",
            &["If anyone doesn't sign, ring me"],
            &[],
        ),
        (
            "Ann: Any one doesn't light, swap the bulb.",
            &["If any one doesn't light, swap the bulb"],
            &[],
        ),
    ]);
}

#[test]
fn how_often_said_behind() {
    check_in_work(&[
        (
            "Ann: Oil the carriage. Fridays. One drop.",
            &["Oil the carriage Fridays, one drop"],
            &[],
        ),
        (
            "Ann: Wipe the sign down. Weekly.",
            &["Wipe the sign down weekly"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_said_once_more_and_goes_on() {
    check_in_work(&[
        (
            "Ann: Spray each one, two squirts. No, one, they were getting soggy. One squirt, and let them dry five minutes.",
            &["Spray each one, one squirt", "Let them dry five minutes"],
            &["one squirt, one squirt"],
        ),
        (
            "Ann: Put in three scoops. No, two, it went lumpy. Two scoops, and stir it.",
            &["Put in two scoops", "Stir it"],
            &["two scoops, two scoops"],
        ),
    ]);
}

#[test]
fn a_question_that_is_praised_is_answered_next() {
    check_in_work(&[
        (
            "Bob: What if it's late?\nAnn: Ah, good question. Ring Joe.",
            &["If it's late, ring Joe"],
            &[],
        ),
        (
            "Bob: What if the sticker's out of date?\nAnn: Good point. Tag it and ring Joe.",
            &["If the sticker's out of date, tag it and ring Joe"],
            &["what if"],
        ),
    ]);
    super::asked_in_work(&[(
        "Bob: What if it's late?\nAnn: Good question. I don't know.",
        &["what if it's late?"],
    )]);
}

#[test]
fn what_is_asked_for_is_the_object_of_its_verb() {
    check_in_work(&[
        (
            "Bob: What do they pay?\nAnn: Six pounds.",
            &["They pay six pounds"],
            &[],
        ),
        (
            "Bob: What do they get?\nAnn: A badge and a map.",
            &["They get a badge and a map"],
            &[],
        ),
    ]);
}

#[test]
fn the_top_of_something_is_a_place() {
    check_in_work(&[
        (
            "Ann: Cones go on the rack.\nBob: Flakes?\nAnn: In the fridge, top shelf.",
            &["Flakes: in the fridge, top shelf"],
            &[],
        ),
        ("Ann: Top the tank up.", &["Top the tank up"], &[]),
    ]);
}

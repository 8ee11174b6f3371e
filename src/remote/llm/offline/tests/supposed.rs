//! What is supposed, what only works out a value, and the same said the other way.
use super::check_in_work;

#[test]
fn what_is_supposed_is_a_case() {
    check_in_work(&[
        (
            "Ann: Say it's raining, you put the cover on.",
            &["If it's raining, put the cover on"],
            &["say it"],
        ),
        (
            "Ann: Let's say somebody's ill, you ring the agency.",
            &["If somebody's ill, ring the agency"],
            &["say"],
        ),
        (
            "Ann: So say the alarm goes off, you ring the number on the panel.",
            &["If the alarm goes off, ring the number"],
            &["say"],
        ),
        (
            "Ann: Say it's for the vet, and ask for Dawn.",
            &["say it's for the vet"],
            &["if it's"],
        ),
    ]);
}

#[test]
fn what_works_out_a_value_bids_nothing() {
    check_in_work(&[
        (
            "Ann: Flag what they don't know. Say there's four they don't know, you flag four.",
            &["flag what they don't know"],
            &["four"],
        ),
        (
            "Ann: Split the tips. Say there's sixty pounds and three of you, it's twenty each.",
            &["split the tips"],
            &["sixty", "twenty"],
        ),
    ]);
}

#[test]
fn the_same_said_the_other_way_takes_its_place() {
    check_in_work(&[
        (
            "Ann: Turn the cap a bit, it should click, no, sorry, it should not click.",
            &["turn the cap .. it should not click"],
            &["should click"],
        ),
        (
            "Ann: Turn the cap. It should click. No, sorry, it should not click.",
            &["turn the cap .. it should not click"],
            &["should click"],
        ),
        (
            "Ann: Turn the cap. It shouldn't click. No, sorry, it should click.",
            &["turn the cap .. it should click"],
            &["shouldn't"],
        ),
        (
            "Ann: Turn the cap. It should click. It shouldn't be loose.",
            &["it should click", "it shouldn't be loose"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_not_to_be_written_down_is_gone() {
    check_in_work(&[
        (
            "Ann: If they're late you charge an hour. Well, I say charge, if it's raining I let it go. Don't put that in.",
            &["If they're late, charge an hour"],
            &["raining", "say"],
        ),
        (
            "Bob: And you write that down?\nAnn: Yeah, on the tag.",
            &["write that down, on the tag"],
            &[],
        ),
    ]);
}

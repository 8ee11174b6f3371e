//! Things told of by a clause of their own, deeds of few words, and what a reason says of others.
use super::{check, check_in_work};

#[test]
fn things_with_a_clause_of_their_own() {
    check_in_work(&[
        (
            "Ann: The popcorn that's left, you bag it up.",
            &["The popcorn that's left: bag it up"],
            &[],
        ),
        (
            "Ann: The ones that don't fit, you put them on the rack.",
            &["The ones that don't fit: put them on the rack"],
            &[],
        ),
        (
            "Ann: Bikes that have a tick on the tag go to the workshop, not the rack.",
            &["Bikes that have a tick on the tag go to the workshop, not the rack"],
            &[],
        ),
        (
            "Ann: Trays which come back dirty go through twice.",
            &["Trays which come back dirty go through twice"],
            &[],
        ),
        (
            "Ann: The guys that come on Friday go on about it for hours.",
            &[],
            &["guys"],
        ),
        (
            "Ann: Hydrangeas, actually, you dunk the whole head first.",
            &["Hydrangeas: dunk the whole head"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_done_first() {
    check(&[
        (
            "Ann: You do departures first. Then sign the sheet.",
            &["Do departures first"],
            &[],
        ),
        (
            "Ann: Do knives first, then forks. Then rinse the tray.",
            &["Do knives first, then forks"],
            &[],
        ),
    ]);
}

#[test]
fn what_it_is_done_to() {
    check_in_work(&[
        (
            "Ann: If the box is full, tape it and write the date. Otherwise bin it.",
            &["otherwise, bin it"],
            &["bin the date"],
        ),
        (
            "Ann: Check the till. If it's five pounds short, you write it in the book.",
            &["check the till", "if it's five pounds short"],
            &[],
        ),
    ]);
}

#[test]
fn what_others_say_is_only_why() {
    check_in_work(&[
        (
            "Ann: You count the bags, bags not boxes, because they'll tell you it's ten and it's eight.",
            &["Count the bags, bags not boxes"],
            &["ten"],
        ),
        (
            "Ann: When the boxes come you count them off against the note, because he'll say it's fifty.",
            &["when the boxes come, count them off against the note"],
            &["fifty"],
        ),
    ]);
}

#[test]
fn a_thing_named_and_that_done() {
    check_in_work(&[
        (
            "Ann: And the pump, switch that off at the wall.",
            &["the pump: switch that off at the wall"],
            &[],
        ),
        (
            "Ann: The fan, turn that down.",
            &["the fan: turn that down"],
            &[],
        ),
    ]);
}

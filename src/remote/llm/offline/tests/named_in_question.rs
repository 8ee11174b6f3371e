//! An answer is said of the step that the question names; what is stressed, seen, counted or shown on the way.
use super::{check, check_in_work};

#[test]
fn the_step_that_the_question_names() {
    check_in_work(&[
        (
            "Ann: Put the foam on. Rinse it off.\nBob: What's the mix for the foam?\nAnn: One to ten. In the winter one to seven.",
            &["put the foam on, one to ten, in the winter one to seven"],
            &["rinse it off, one", "rinse the foam off, one"],
        ),
        (
            "Ann: Fill the tank. Switch the pump on. Open the tap.\nBob: How big is the tank?\nAnn: Two hundred litres.",
            &["fill the tank, two hundred litres"],
            &["tap, two"],
        ),
        (
            "Ann: Order the card. Ring the branch.\nBob: How long for the card?\nAnn: Five to seven days. Ten abroad.",
            &["order the card, five to seven days, ten abroad"],
            &["branch, five"],
        ),
        (
            "Ann: Lay the mat. Sweep the dock.\nBob: Which way up does the mat go?\nAnn: Rubber side down.",
            &["lay the mat. Rubber side down"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_stressed() {
    check_in_work(&[
        (
            "Ann: If something's been chewed, and I mean it, bin it.",
            &["if something's been chewed, bin it"],
            &["and it"],
        ),
        (
            "Ann: Never, and I mean never, open the valve.",
            &["never open the valve"],
            &["mean"],
        ),
        ("Ann: Two people, always.", &["two people, always"], &[]),
        ("Ann: Gloves, every time.", &["gloves, every time"], &[]),
        (
            "Ann: Only the names on the list by the key drive the tractor.",
            &["only the names on the list by the key drive the tractor"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_seen_and_when() {
    check_in_work(&[
        (
            "Ann: If you can see the weave go wavy do it again.",
            &["if you can see the weave go wavy, do it again"],
            &[],
        ),
        (
            "Ann: Any time you open the fridge you log it.",
            &["any time you open the fridge, log it"],
            &["any time: "],
        ),
        (
            "Ann: Get the two solutions out, that's level one and level two.",
            &["get the two solutions out"],
            &["^level two"],
        ),
        ("Ann: I've sewn a shirt shut.", &[], &["sewn"]),
        (
            "Ann: Put the straps on in order, strap one is on the left. No, sorry, strap one is on the right on this one.",
            &["strap one is on the right"],
            &["on the left"],
        ),
    ]);
}

#[test]
fn how_much_it_was_before() {
    check(&[(
        "Ann: Start at ten.\nBob: How many children can you take?\nAnn: Twenty five. It was thirty but fire safety said no.",
        &["take twenty five children"],
        &["thirty", "fire safety"],
    )]);
}

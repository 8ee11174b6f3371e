//! A case by its name before a colon: `machine does not start: press the red button`.
use super::{check, check_notes};

#[test]
fn what_is_done_stays_with_its_case() {
    check_notes(&[
        (
            "Open the bags.\nMachine does not start: press the red button.\nFill in the form.",
            &["does not start: press the red button"],
            &[],
        ),
        (
            "Open the bags.\nSeal broken: phone the depot.\nFill in the form.",
            &["seal broken: phone the depot"],
            &[],
        ),
        (
            "Open the bags.\nAlarm goes off: call the fire brigade.\nFill in the form.",
            &["alarm goes off: call the fire brigade"],
            &[],
        ),
        (
            "Open the bags.\nCaller does not answer: write it on the list, try again at noon.\nFill in the form.",
            &["does not answer: write it on the list", "try again at noon"],
            &[],
        ),
        (
            "Open the bags.\nDoor won't open: turn the key twice.\nFill in the form.",
            &["won't open: turn the key twice"],
            &[],
        ),
        (
            "Open the bags.\nWash the pans: scrub them with sand.\nFill in the form.",
            &["wash the pans", "scrub the pans with sand"],
            &["wash the pans: scrub"],
        ),
    ]);
}

#[test]
fn what_a_thing_does_not_do_is_no_habit_of_others() {
    check_notes(&[(
        "Count the sheets.\nNumber does not match: nobody leaves the hall, call the warden.\nSeal the box.",
        &["call the warden", "nobody leaves the hall"],
        &[],
    )]);
    check(&[(
        "Ann: You count the sheets.\nBob: Ruth does it by weight.\nAnn: You seal the box and you write the date on it.",
        &["seal the box"],
        &["by weight"],
    )]);
}

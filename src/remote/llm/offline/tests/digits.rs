//! Numbers in digits, as machines write down what was said, and the one that is a word of many uses.
use super::*;

#[test]
fn a_number_before_a_stop_is_a_value_where_no_list_goes_on() {
    check_in_work(&[(
        "Ann: You screw six hooks into the wall.\nBob: 8. One per side and one per corner.\nAnn: 8, yeah, he's right.",
        &["8 hooks"],
        &["six hooks"],
    )]);
    check_messages(&[(
        "Ann: when it's down to 70, put the oil in\nBob: 75. below that it doesn't bind\nAnn: ok 75",
        &["down to 75"],
        &["down to 70"],
    )]);
    check_messages(&[(
        "Ann: 1. open the hatch\nAnn: 2. pull the lever\nAnn: 3. note the level",
        &["open the hatch", "pull the lever", "note the level"],
        &["2. pull"],
    )]);
}

#[test]
fn one_is_a_time_of_the_clock_too() {
    check_in_work(&[(
        "Ann: You print the list twice a day, at eight and at one.\nBob: Half past one now.\nAnn: Okay, eight and half past one.",
        &["at eight and at half past one"],
        &["at one"],
    )]);
}

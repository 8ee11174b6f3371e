//! Who does it now and who in a case; what happens to what; which one of them; what is checked of somebody; how many at a time.
use super::check_in_work;

#[test]
fn who_does_it_now() {
    check_in_work(&[
        (
            "Bob: And who tells them?\nAnn: I text them. No, Marcus does it now.",
            &["Marcus texts them"],
            &["Text them"],
        ),
        (
            "Bob: Who signs the form?\nAnn: I do. No, Marcus does now.",
            &["Marcus signs the form"],
            &[],
        ),
        (
            "Ann: Joe posts the form. Well, the office does that now.",
            &["The office posts the form"],
            &["Joe"],
        ),
        (
            "Ann: I count the tins and write it on the board. No, Marcus does that these days.",
            &["Marcus counts the tins"],
            &["Count the tins"],
        ),
    ]);
}

#[test]
fn who_does_it_in_a_case() {
    check_in_work(&[
        (
            "Ann: Wipe the lid.\nBob: And if it's too heavy?\nAnn: Then Ray does it.",
            &["If it's too heavy, Ray does it"],
            &[],
        ),
        (
            "Ann: Any dirt on the foot, wipe it off.\nBob: What if it's a lot?\nAnn: Then they do it.",
            &["If it's a lot, they do it"],
            &[],
        ),
        (
            "Ann: If it's a Sunday, the night shift do it. Wipe the lid.",
            &["If it's a Sunday, the night shift do it", "Wipe the lid"],
            &[],
        ),
        // to turn to somebody is no other way of doing it
        (
            "Ann: Press the button.\nBob: And if it trips?\nAnn: Then you don't use it, you tell the manager.",
            &["If it trips, don't use it, tell the manager"],
            &[],
        ),
        (
            "Ann: You don't email them, you ring them.",
            &["Ring them"],
            &["email"],
        ),
    ]);
}

#[test]
fn what_happens_to_what() {
    check_in_work(&[
        (
            "Bob: And what happens to the wet ones?\nAnn: They go on the rack by the boiler.",
            &["The wet ones go on the rack by the boiler"],
            &[],
        ),
        (
            "Bob: What happens to the full one then?\nAnn: It goes on the rack by the boiler.",
            &["The full one goes on the rack by the boiler"],
            &[],
        ),
        (
            "Bob: What happens with the leftovers?\nAnn: They go in the bin.",
            &["The leftovers go in the bin"],
            &[],
        ),
    ]);
}

#[test]
fn which_one_of_them() {
    check_in_work(&[
        (
            "Ann: Take a brush. The stiff one. Brush it down.",
            &["Take a brush, the stiff one", "Brush it down"],
            &[],
        ),
        (
            "Ann: Measure the box. The tallest. We charge by the shelf.",
            &["Measure the box, the tallest"],
            &[],
        ),
        // one of several is what the next is of
        (
            "Ann: Check the taps. The left one. You turn it slowly.",
            &["The left one: turn it slowly"],
            &[],
        ),
        (
            "Ann: You put them on the trolley, biscuit on the top, glaze on the bottom.",
            &["Put them on the trolley, biscuit on the top, glaze on the bottom"],
            &[],
        ),
        (
            "Ann: Lean on it, hub on the floor, press on the rim.",
            &["Press on the rim"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_checked_of_somebody() {
    check_in_work(&[
        (
            "Ann: First thing, check they've dried.",
            &["Check they've dried"],
            &[],
        ),
        (
            "Ann: Check you've closed it.",
            &["Check you've closed it"],
            &[],
        ),
        (
            "Ann: Check she's got an alarm.",
            &["Check she's got an alarm"],
            &[],
        ),
        (
            "Ann: Open the cage.\nBob: Where's the key?\nAnn: On the lifeguard's bunch, the one with the red tag.",
            &["The key: on the lifeguard's bunch, the one with the red tag"],
            &[],
        ),
        (
            "Ann: Log it. Time in, time out, how many.",
            &["Time in, time out, how many"],
            &[],
        ),
    ]);
}

#[test]
fn how_many_and_how_long() {
    check_in_work(&[
        (
            "Ann: Clip them on.\nBob: How many kids at a time?\nAnn: Twelve.",
            &["twelve kids at a time"],
            &[],
        ),
        (
            "Ann: Clip them on.\nBob: How many people in the room at once?\nAnn: Eight, maximum.",
            &["Eight people in the room at once, maximum"],
            &[],
        ),
        (
            "Ann: Plug the drum in.\nBob: How long's it take to warm up?\nAnn: Four minutes. Five if it's cold.",
            &["It takes four minutes to warm up, five if it's cold"],
            &[],
        ),
        // of what the speaker has just told, and no other value of what another did
        (
            "Bob: And how many bags on a rack?\nAnn: Four. Three if they're big.\nJoe: Then I set the clock. It's five minutes for six bags.",
            &[
                "Four bags on a rack, three if they're big",
                "Set the clock. It's five minutes for six bags",
            ],
            &[],
        ),
    ]);
}

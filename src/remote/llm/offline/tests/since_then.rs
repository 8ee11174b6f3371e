//! What is so since then: a value with what the old one was, a place where it is done no more, and what was got wrong.
use super::{check_in_work, check_notes};

#[test]
fn what_the_old_value_was_comes_after_the_one_that_holds() {
    check_in_work(&[
        (
            "Ann: Count the class in, max is 84, wheelchairs go left.\nAnn: Lock the door.\nAnn: Max is 80! 84 was before they took row A out.",
            &["max is 80, wheelchairs"],
            &["84", "row a"],
        ),
        (
            "Ann: Bake the loaves for 35 minutes.\nAnn: Turn them out.\nAnn: The loaves take 30. 35 was the old oven.\nAnn: Lock the door.",
            &["loaves for 30 minutes", "lock the door"],
            &["35", "old oven"],
        ),
        (
            "Ann: Mix the grout with two litres.\nAnn: Wait ten minutes.\nAnn: The grout gets three. Two was the old bags.\nAnn: Lock the door.",
            &["grout with three litres", "wait ten minutes"],
            &["two litres", "old bags"],
        ),
        (
            "Ann: Fill each crate with 24 bottles.\nAnn: Wait ten minutes.\nAnn: A crate takes 20, sorry. The 24 was for the small ones.\nAnn: Lock the door.",
            &["crate with 20 bottles", "wait ten minutes"],
            &["24", "small ones"],
        ),
        (
            "Ann: Fill each crate with 24 bottles.\nAnn: Wait ten minutes.\nAnn: The wash takes 20. 40 was the old drum.\nAnn: Lock the door.",
            &["crate with 24 bottles"],
            &["20 bottles"],
        ),
    ]);
}

#[test]
fn it_is_done_there_no_more() {
    check_in_work(&[
        (
            "Ann: Write the hours in the log.\nAnn: Turn the lamp off.\nAnn: The hours: not in the log any more, in the app.\nAnn: Lock the door.",
            &["hours in the app", "lamp off"],
            &["the log"],
        ),
        (
            "Ann: Put the keys in the drawer.\nAnn: Turn the light off.\nAnn: The keys don't go in the drawer any more, they go in the safe.\nAnn: Lock the door.",
            &["keys in the safe", "light off"],
            &["the drawer"],
        ),
        (
            "Ann: Hang the coats on the rail.\nAnn: Turn the light off.\nAnn: Coats not on the rail now, on the hooks.\nAnn: Lock the door.",
            &["coats on the hooks", "light off"],
            &["the rail"],
        ),
        (
            "Ann: Fetch the form from the desk.\nAnn: Turn the light off.\nAnn: The form isn't at the desk any more, it's on the website. Print two.\nAnn: Lock the door.",
            &["form from the website", "print two"],
            &["the desk"],
        ),
        (
            "Ann: Put the keys in the drawer.\nAnn: Turn the light off.\nAnn: The dog doesn't sleep in the drawer any more, he sleeps on the sofa.",
            &["keys in the drawer"],
            &["keys on"],
        ),
    ]);
}

#[test]
fn notes_put_right_what_they_got_wrong() {
    check_notes(&[
        (
            "Booth notes\n\n* air con to eighteen degrees\n* dome lights on preset 2 while people walk in\n* count the class in. max is 84, and wheelchairs go left, 2 places\n* lamp hours: write them in the log\n* send the numbers to bookings\n* got the aircon wrong, it's sixteen in the morning\n* (Ruby: max is 80! 84 was before they took row A out)\n* lamp: not in the log any more, in the app (Ruby)",
            &["con to sixteen degrees", "max is 80", "them in the app"],
            &["eighteen", "84", "the log"],
        ),
        (
            "Cellar notes\n\n* bring the boiler to 60 degrees\n* fill the tank in the yard\n* rinse the lines\n* I had the boiler wrong, it's 55 on weekday mornings",
            &["boiler to 55 degrees"],
            &["60"],
        ),
        (
            "Stable notes\n\n* the wheel barrow holds 30 kilos\n* sweep the yard\n* got the wheelbarrow wrong: it's 40 kilos",
            &["40 kilos", "sweep the yard"],
            &["30"],
        ),
    ]);
}

#[test]
fn what_is_switched_off_last_is_a_step() {
    for (last, step) in [
        ("Turn the light off.", "turn the light off"),
        ("Then switch the heating off.", "switch the heating off"),
        ("Turn off the fan.", "turn off the fan"),
        ("Shut the water off.", "shut the water off"),
    ] {
        let talk = format!(
            "Ann: Hang the coats on the rail.\nAnn: Sweep the floor.\nAnn: {last}\nAnn: Lock the door."
        );
        super::check(&[(&talk, &["sweep the floor", step, "lock the door"], &[])]);
    }
}

#[test]
fn the_recorder_is_switched_off_by_itself() {
    for last in [
        "Turn it off.",
        "Switch the recorder off now.",
        "Okay, turn off the camera.",
    ] {
        let talk = format!(
            "Ann: Hang the coats on the rail.\nAnn: Sweep the floor.\nAnn: Lock the door.\nAnn: {last}"
        );
        super::check(&[(&talk, &["lock the door"], &["off"])]);
    }
}

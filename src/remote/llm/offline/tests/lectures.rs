//! Lessons written down as they were spoken, in paragraphs and without speakers.
use super::*;

#[test]
fn what_the_teacher_will_be_at_is_no_step() {
    check_notes(&[
        (
            "In this lesson, we're going to be building a shelf. Cut the board to length.",
            &["cut the board to length"],
            &["building", "shelf"],
        ),
        (
            "Sand the edges. In the next lesson we'll be painting the doors and the frame.",
            &["sand the edges"],
            &["painting", "doors"],
        ),
        (
            "Sand the edges. Up next, I'll be starting to fit the hinges.",
            &["sand the edges"],
            &["starting", "hinges"],
        ),
        (
            "Here's where we're going to keep the samples. Label the tray.",
            &["label the tray"],
            &["keep the samples"],
        ),
        // an obligation is one, whatever its form
        (
            "You need to be wearing gloves. Label the tray.",
            &["Wear gloves"],
            &[],
        ),
    ]);
}

#[test]
fn what_happens_then_stays_in_one_piece() {
    check_notes(&[
        (
            "Press the green button. When you open the hatch, it will show you the counter.",
            &["press the green button"],
            &["it will, show"],
        ),
        (
            "If you look at the front page in the binder, write the date on it.",
            &["write the date on it"],
            &["the front, page"],
        ),
        (
            "Once you've loaded the paper, go ahead and run it.",
            &["once you've loaded the paper, run it"],
            &["go ahead"],
        ),
    ]);
}

#[test]
fn getting_started_is_no_step() {
    check_notes(&[(
        "Okay, to get started with the lathe, go to the panel and press the red switch.",
        &["go to the panel", "press the red switch"],
        &["get started"],
    )]);
}

#[test]
fn what_somebody_else_does_next_is_no_order() {
    check_notes(&[(
        "Label the tray. The app helps the team to plan the week and share the load.",
        &["label the tray", "to plan the week and share the load"],
        &[],
    )]);
}

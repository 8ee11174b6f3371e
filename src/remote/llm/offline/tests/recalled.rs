//! Values called to mind from afar, and what somebody had the habit of saying.
use super::{check_in_work, check_notes};

#[test]
fn the_right_value_stands_where_the_wrong_one_was_said() {
    check_in_work(&[
        (
            "Ann: You bake the tiles at ninety degrees.\nBob: Ninety.\nAnn: You stack the tiles.\nAnn: You brush the rack.\nBob: Can I go back. You said ninety for the tiles. The new glaze is thin, it has to be seventy.\nAnn: Seventy degrees then.",
            &["bake the tiles at seventy"],
            &["ninety"],
        ),
        (
            "Ann: You leave a gap of eight millimetres round the pane.\nAnn: You press the bead in.\nAnn: I said eight millimetres for the gap. It should be five.",
            &["gap of five millimetres"],
            &["eight"],
        ),
    ]);
    // nobody says what stands in its place
    check_in_work(&[(
        "Ann: You leave a gap of eight millimetres round the pane.\nAnn: You press the bead in.\nBob: You said eight millimetres, right?",
        &["gap of eight millimetres"],
        &[],
    )]);
}

#[test]
fn what_was_read_or_always_said_is_no_step() {
    check_in_work(&[
        (
            "Ann: The foreman would come past and say, sweep the yard, every morning.\nAnn: You hang the lamp.",
            &["hang the lamp"],
            &["sweep the yard"],
        ),
        (
            "Ann: If you're thirsty there's a kiosk, take the blue card.\nAnn: You hang the lamp.",
            &["hang the lamp"],
            &["blue card"],
        ),
        (
            "Ann: If you'd all the time in the world you'd wax the runners, polish them.\nAnn: You hang the lamp.",
            &["hang the lamp"],
            &["wax"],
        ),
    ]);
    check_notes(&[(
        "Clean the jars.\nFill the jars to the neck.\nI read on a blog that you should freeze the fruit.\nClose the jars.",
        &["fill the jars"],
        &["freeze"],
    )]);
}

#[test]
fn one_deed_that_leads_to_another_is_forbidden_with_it() {
    check_in_work(&[(
        "Ann: You don't walk away and leave the pump running, you switch it off.",
        &["walk away"],
        &[],
    )]);
}

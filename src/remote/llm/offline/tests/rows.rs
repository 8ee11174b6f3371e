//! Deeds in a row with a pause for one of them: `you ring, wait, ring again`.
use super::check_in_work;

#[test]
fn waiting_between_two_deeds_takes_nothing_back() {
    check_in_work(&[
        (
            "Ann: You knock, say housekeeping, wait, knock again.",
            &["say housekeeping", "knock again"],
            &[],
        ),
        (
            "Ann: You shake the can, spray, wait, spray again.",
            &["shake the can", "wait", "spray again"],
            &[],
        ),
        (
            "Ann: Stir the pot, wait, stir the pot again.",
            &["stir .. wait", "stir .. again"],
            &[],
        ),
        (
            "Ann: You press the button, wait, read the dial.",
            &["press the button, wait", "read the dial"],
            &[],
        ),
        (
            "Ann: You take two clips, wait, take three clips.",
            &["take three clips"],
            &["two clips"],
        ),
    ]);
}

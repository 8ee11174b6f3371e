//! Cases without a verb of their own and without their comma, as they are typed.
use super::messages::sent;

#[test]
fn a_case_in_a_word_or_two_goes_before_its_deed() {
    for (case, deed) in [
        ("if banding", "run a head clean"),
        ("if leaking", "call Dave"),
        ("if under a third", "use mains"),
        ("if over 8 degrees", "ring Sandra straight away"),
        ("if none left", "order more"),
        ("if in doubt", "ask Jo"),
        ("if not in by ten", "ring them"),
        ("if theres no planner", "wait for the best man"),
        ("if u cant make ur day", "swap with someone"),
    ] {
        let want = format!("I{}, {deed}", &case[1..]);
        sent(&[(
            &format!("Bob: check the sheet\nBob: {case} {deed}"),
            &["Check the sheet", &want],
        )]);
    }
}

#[test]
fn what_is_of_the_case_stays_with_it() {
    sent(&[(
        "Bob: check the sheet\nBob: if one's come off, stick it back",
        &["Check the sheet", "If one's come off, stick it back"],
    )]);
}

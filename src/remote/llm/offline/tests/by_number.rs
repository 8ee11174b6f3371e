//! What is done with one of several that is called by its number, and leave to do something, where it is said how much.
use super::check_in_work;

#[test]
fn one_of_several_is_told_whole() {
    check_in_work(&[
        (
            "Ann: Number 41, she kicks, you tie her tail up first.",
            &["number 41, she kicks, you tie her tail up first"],
            &[],
        ),
        (
            "Ann: Number seven, it sticks, you push it up first.",
            &["number seven, it sticks, you push it up first"],
            &[],
        ),
        (
            "Ann: Lane three, it slopes, you start with the small balls.",
            &["lane three, it slopes, you start with the small balls"],
            &["gate, lane three"],
        ),
        (
            "Ann: Tap two, it drips, you put the bucket under it.",
            &["tap two, it drips, you put the bucket under it"],
            &[],
        ),
    ]);
}

#[test]
fn leave_and_how_much_is_a_step_of_its_own() {
    check_in_work(&[
        (
            "Ann: Close the ticket with the tag REFUND.
Bob: Can we give a voucher on top if they're angry?
Ann: Yes, 10 euros.",
            &["give a voucher on top if they're angry, 10 euros"],
            &["refund, 10"],
        ),
        (
            "Ann: You hang the coats in the back.
Bob: Can I let them dry in the hall?
Ann: Yes, fifteen minutes.",
            &["let the coats dry in the hall, fifteen minutes"],
            &["in the back, fifteen"],
        ),
        (
            "Ann: You seal the drum.
Bob: May we add some water?
Ann: Yeah, two litres.",
            &["add some water, two litres"],
            &["drum, two litres"],
        ),
    ]);
}

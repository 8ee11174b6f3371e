//! A measure that is asked about by its name, with what it is of; where another value holds; and for what a value is said again.
use super::check_in_work;

#[test]
fn a_measure_stands_with_what_it_is_of() {
    check_in_work(&[
        (
            "Bob: And the temperature of the ice?\nAnn: Minus five.",
            &["temperature of the ice: minus five"],
            &["gate .. five"],
        ),
        (
            "Bob: And the depth of the hole?\nAnn: Forty centimetres.",
            &["depth of the hole: forty centimetres"],
            &["gate .. forty"],
        ),
        (
            "Bob: What about the temperature of the water?\nAnn: Thirty-eight.",
            &["temperature of the water: thirty-eight"],
            &["gate .. thirty"],
        ),
        (
            "Bob: And the pressure in the tyres?\nAnn: Thirty-two.",
            &["pressure in the tyres: thirty-two"],
            &["gate .. thirty"],
        ),
        (
            "Bob: What's the price of a refill?\nAnn: Two pounds.",
            &["price of a refill: two pounds"],
            &["gate .. two"],
        ),
        (
            "Bob: And how deep is the trench?\nAnn: Forty centimetres.",
            &["trench: forty centimetres deep"],
            &["gate .. forty"],
        ),
        // of what was just done, it is said of that
        (
            "Ann: You dig a hole.\nBob: And the depth of the hole?\nAnn: Forty centimetres.",
            &["dig a hole, forty centimetres"],
            &["the depth of the hole"],
        ),
        (
            "Ann: Fill the tank. Switch the pump on.\nBob: How big is the tank?\nAnn: Two hundred litres.",
            &["fill the tank, two hundred litres"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_of_another_place_stands_with_it() {
    check_in_work(&[
        (
            "Ann: Leave a gap of fifty centimetres at the front.\nBob: And at the back?\nAnn: A metre.",
            &["fifty centimetres at the front, at the back a metre"],
            &["at a metre"],
        ),
        (
            "Ann: You put the bins out by ten.\nBob: By eight on a Friday?\nAnn: By eight.",
            &["bins out by ten, by eight on a Friday"],
            &[],
        ),
        (
            "Ann: The shutters go down at seven.\nBob: At six on a Sunday?\nAnn: At six.",
            &["shutters go down at seven, at six on a Sunday"],
            &["on a Sunday, push"],
        ),
        (
            "Ann: Add ten drops.\nBob: Five in the morning?\nAnn: Five, yeah.",
            &["add ten drops, five in the morning"],
            &[],
        ),
        (
            "Ann: You set the lever at twelve o'clock. On an upright at one o'clock, actually, on a grand at twelve.",
            &["upright at one o'clock, on a grand at twelve"],
            &["upright at twelve"],
        ),
        (
            "Ann: You book them in at ten. On a Sunday at eleven, actually, in the week at ten.",
            &["on a Sunday at eleven, in the week at ten"],
            &[],
        ),
        (
            "Ann: You cut them at forty. At thirty, actually.",
            &["cut them at thirty"],
            &["forty"],
        ),
    ]);
}

#[test]
fn what_is_said_back_of_one_value_changes_no_other() {
    check_in_work(&[
        (
            "Ann: Add one scoop per five litres.\nBob: How big's the tank?\nAnn: Fifteen litres, so three.\nBob: Three scoops.\nAnn: Yeah.",
            &["one scoop per five litres"],
            &["three scoops per five"],
        ),
        (
            "Ann: Set it to forty-five. It mustn't go over two millimetres.\nBob: Two then.\nAnn: Yeah.",
            &["to forty-five", "over two millimetres"],
            &["set .. to two"],
        ),
        (
            "Ann: Cut it at forty-five. It can't be more than two centimetres thick.\nBob: Two then.\nAnn: Yes.",
            &["at forty-five"],
            &["at two"],
        ),
        (
            "Ann: You give it three minutes, no, wait, that's for the thin ones. Five.",
            &["five minutes"],
            &["three minutes"],
        ),
        (
            "Ann: You leave it to drain, wait three, and then sand it for ten minutes. Five, sorry.",
            &["sand it for five minutes"],
            &["wait five", "ten minutes"],
        ),
        (
            "Ann: Turn them after an hour, then again after another two, and then every day for five days. Four, sorry.",
            &["after another two", "every day for four days"],
            &["another four"],
        ),
    ]);
}

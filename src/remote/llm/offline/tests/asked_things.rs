//! What somebody who listens asks of a thing by its name alone, and what is answered.
use super::check_in_work;

#[test]
fn a_value_or_a_place_that_is_answered_is_of_the_thing_asked_about() {
    check_in_work(&[
        (
            "Ann: Set the machine to ninety amps.\nBob: What about the gas?\nAnn: Twelve litres a minute on the regulator.",
            &[
                "set the machine to ninety amps",
                "the gas: twelve litres a minute on the regulator",
            ],
            &["amps, twelve"],
        ),
        (
            "Ann: Set the machine to ninety amps.\nBob: Okay, and the stickout?\nAnn: Ten millimetres, about the width of your finger.",
            &["the stickout: ten millimetres"],
            &["amps, ten"],
        ),
        (
            "Ann: Wash the hair twice.\nBob: And the allergy test?\nAnn: That's 48 hours before, behind the ear.",
            &["the allergy test: 48 hours before, behind the ear"],
            &[],
        ),
        (
            "Ann: Pack the charger.\nBob: And the old forms?\nAnn: Shredder.",
            &["the old forms: shredder"],
            &["charger, shredder"],
        ),
        // it names the thing itself
        (
            "Ann: Set the machine to ninety amps.\nBob: And the wire?\nAnn: Wire's 0.8, feed at five metres a minute.",
            &["wire's 0.8"],
            &["the wire: wire"],
        ),
    ]);
}

#[test]
fn a_case_with_its_value_is_a_rule() {
    check_in_work(&[
        (
            "Ann: Fill in the claim.\nAnn: An absence of more than eight hours is fourteen euros.",
            &["an absence of more than eight hours is fourteen euros"],
            &["claim, an absence"],
        ),
        (
            "Ann: If a truck is late it loses the slot and goes to the back of the queue.",
            &["if a truck is late, it loses the slot and goes to the back of the queue"],
            &[],
        ),
    ]);
}

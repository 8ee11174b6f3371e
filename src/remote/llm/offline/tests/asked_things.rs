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

#[test]
fn an_answer_without_its_thing_is_of_the_thing_asked_about() {
    check_in_work(&[
        (
            "Ann: Sort the post.\nBob: And the invoice?\nAnn: Is sent by the office, they get it by noon.",
            &["the invoice is sent by the office"],
            &["post, is sent"],
        ),
        (
            "Ann: Lock the till.\nBob: What about the keys?\nAnn: Are hung in the cabinet, and the cabinet's locked.",
            &["the keys are hung in the cabinet"],
            &[],
        ),
        (
            "Ann: Sweep the yard.\nBob: And the ash?\nAnn: Goes in the steel drum, never in the bin.",
            &["the ash goes in the steel drum"],
            &["yard, goes"],
        ),
        (
            "Ann: Cut the beam.\nBob: The offcuts?\nAnn: Have to be stacked by length.",
            &["the offcuts have to be stacked by length"],
            &[],
        ),
        (
            "Ann: Cut the beam.\nBob: And the saw?\nAnn: Needs oil every evening.",
            &["the saw needs oil every evening"],
            &[],
        ),
        (
            "Ann: Sort the post.\nBob: And if there's no stamp on it?\nAnn: Then it's put aside, for the boss to decide on.",
            &["if there's no stamp on it, it's put aside"],
            &["it's, put"],
        ),
    ]);
}

#[test]
fn several_of_a_kind_are_asked_about_without_an_article() {
    check_in_work(&[
        (
            "Ann: You rinse the glasses by hand.\nBob: Plates?\nAnn: In the machine, on fifty. Then you wipe the bar.",
            &["plates: in the machine, on fifty"],
            &["glasses by hand, in"],
        ),
        (
            "Ann: You stamp each letter.\nBob: Parcels?\nAnn: Under the desk.",
            &["parcels: under the desk"],
            &["letter, under"],
        ),
        (
            "Ann: You stamp each letter.\nBob: Parcels?\nAnn: They go under the desk.",
            &["parcels go under the desk"],
            &[],
        ),
        (
            "Ann: You fold the towels in three.\nBob: Bathrobes?\nAnn: Hang them behind the door.",
            &["hang bathrobes behind the door"],
            &[],
        ),
        (
            "Ann: You radio the number to the bridge.\nBob: Late arrivals?\nAnn: Back of the queue.",
            &["late arrivals: back of the queue"],
            &[],
        ),
        (
            "Ann: You stamp each letter.\nBob: And the key?\nAnn: On the hook.",
            &["the key: on the hook"],
            &["letter, on"],
        ),
        (
            "Ann: You rinse the glasses by hand.\nBob: Questions?\nAnn: In the break. Then you wipe the bar.",
            &["wipe the bar"],
            &["questions"],
        ),
    ]);
}

//! What goes on by itself and for how long, and a value or a deed that is struck out.
use super::check_in_work;

#[test]
fn what_goes_on_by_itself_keeps_its_time() {
    check_in_work(&[
        (
            "Ann: You mix the slip for an hour. Then it sits overnight. In the morning you sieve it.",
            &[
                "mix the slip for an hour. it sits overnight",
                "in the morning",
            ],
            &[],
        ),
        (
            "Ann: You glue the joint. Then it dries. Two days, in the warm. Then you sand the edge.",
            &[
                "glue the joint. it dries, two days, in the warm",
                "sand the edge",
            ],
            &["joint, two days"],
        ),
        (
            "Ann: You bake the loaf. Then it cools on the rack. Twenty minutes. Then you slice the loaf.",
            &[
                "bake the loaf. it cools on the rack, twenty minutes",
                "slice the loaf",
            ],
            &[],
        ),
        (
            "Ann: You fill the barrel. Then it stands till Monday. Then you drain the barrel.",
            &["it stands till monday", "drain the barrel"],
            &[],
        ),
        (
            "Ann: You mix the slip for an hour.\nBob: And then?\nAnn: Then it sits overnight. In the morning you sieve it.",
            &[
                "mix the slip for an hour. it sits overnight",
                "in the morning",
            ],
            &[],
        ),
    ]);
}

#[test]
fn a_value_struck_out_is_put_right_and_a_deed_goes() {
    check_in_work(&[
        (
            "Ann: You press the button twice. No, it's once. You close the hatch.",
            &["press the button once", "close the hatch"],
            &["twice"],
        ),
        (
            "Ann: You feed the hens twice a day. Scratch that, once. You close the hatch.",
            &["feed the hens once a day"],
            &["twice"],
        ),
        (
            "Ann: You feed the hens on Monday. Scratch that, Tuesday. You close the hatch.",
            &["feed the hens on tuesday"],
            &["monday"],
        ),
        (
            "Ann: You set the dial to three. You press the button for ten seconds. No, forget that. It's five. You close the hatch.",
            &["set the dial to three", "press the button for five seconds"],
            &["ten", "dial to five"],
        ),
        (
            "Ann: You set the dial to three. You press the button. No, scratch that. You close the hatch.",
            &["set the dial to three", "close the hatch"],
            &["button"],
        ),
    ]);
}

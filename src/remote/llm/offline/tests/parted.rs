//! What is a step of its own though nothing parts it from the one before: cues without stops, lines, things with a value.
use super::{check, check_in_work, check_notes};

#[test]
fn a_cue_begins_anew_where_turns_end_without_a_stop() {
    check(&[
        (
            "Ann: You lay the tent out. Flat, mind
Ann: Peg the four corners, then step back
Bob: Four corners
Ann: The ropes go on last. Tie them to the ring
Ann: You hang the lamp in the middle
Bob: And where does the stove go, inside with us or out on the grass
Ann: On the grass
Bob: How far
Ann: Never cook inside it. It burns",
            &[
                "peg the four corners",
                "tie them to the ring",
                "hang the lamp",
            ],
            &["ring you hang", "mind peg"],
        ),
        (
            "Ann: so you lay the tent out. flat, mind
Ann: peg the four corners, then step back
Bob: four corners
Ann: the ropes go on last. tie them to the ring
Ann: hang the lamp in the middle of the
Ann: roof
Bob: and where does the stove go, inside with us or out on the grass
Ann: on the grass
Bob: how far
Ann: never cook inside it. it burns",
            &[
                "peg the four corners",
                "tie them to the ring",
                "hang the lamp .. roof",
            ],
            &["ring hang"],
        ),
    ]);
}

#[test]
fn a_line_about_another_thing_is_a_step_of_its_own() {
    check_notes(&[(
        "Clamp the frame to the bench, two clamps a side.
Plane the edge, always with the grain.
hinge screws 4 Nm
Wipe the dust off with a damp cloth.",
        &["hinge screws 4 nm"],
        &["grain .. hinge", "hinge .. wipe"],
    )]);
    check_in_work(&[(
        "Ann: Then you set the camera on its stand. Focus nine metres.",
        &["focus nine metres"],
        &["stand .. focus"],
    )]);
}

#[test]
fn what_comes_between_does_not_take_the_next_deed_with_it() {
    check_in_work(&[
        (
            "Ann: You close the vent. Who has the pole, Tim?
Tim: Which pole?
Ann: I'll find out. Then save the reading as a picture in the shared folder.",
            &["save the reading"],
            &[],
        ),
        (
            "Ann: Fan on, and listen to it. Lid off, ours on. You check the gauge on the wall reads four.",
            &["fan on", "lid off", "check the gauge"],
            &[],
        ),
    ]);
}

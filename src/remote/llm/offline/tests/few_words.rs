//! A case, a thing or an answer in few words that is no sentence of its own, and is told with what belongs to it.
use super::check_in_work;

#[test]
fn what_is_not_there_stands_with_what_is_done_then() {
    check_in_work(&[
        (
            "Ann: Ring the front door.
Ann: No answer, ring the second number.",
            &["no answer, ring the second number"],
            &[],
        ),
        (
            "Ann: The customer shows the ticket at the hatch. No ticket, ask for the name.",
            &["no ticket, ask for the name"],
            &[],
        ),
        (
            "Ann: The stamp goes top right. No stamp, send it back.",
            &["no stamp, send it back"],
            &[],
        ),
        (
            "Ann: On collection the customer brings the slip back. No slip, ask for the address.",
            &["no slip, ask for the address"],
            &[],
        ),
    ]);
}

#[test]
fn a_case_in_which_it_is_one_is_told() {
    check_in_work(&[
        (
            "Ann: You set the severity. If customers can't log in, it's a one. If it's slow it's a two.",
            &[
                "if customers can't log in, it's a one",
                "if it's slow, it's a two",
            ],
            &[],
        ),
        (
            "Ann: You grade the fleece. If the fibres don't part, it's a one.",
            &["if the fibres don't part, it's a one"],
            &["don't part, it's a one .. if the fibres,"],
        ),
        (
            "Ann: You rate the road. If lorries can pass, it's a one, if the cars can't pass it's a four.",
            &[
                "if lorries can pass, it's a one",
                "if the cars can't pass .. it's a four",
            ],
            &[],
        ),
    ]);
}

#[test]
fn after_next_a_thing_and_which_it_is() {
    check_in_work(&[
        (
            "Ann: Wipe it from the top to the bottom, with the wet wipes, and leave it two minutes.
Ann: Next, heat disinfection, that's the button with the flame, and it runs thirty-five minutes.",
            &["heat disinfection, that's the button with the flame"],
            &[],
        ),
        (
            "Ann: Grease the hinges.
Ann: Next, the bearing check, it's the lever on the left.",
            &["the bearing check, it's the lever on the left"],
            &[],
        ),
        (
            "Ann: Close the hopper and wait five minutes.
Ann: Then the dust cycle, that's the grey key, and it runs ten minutes.",
            &["the dust cycle, that's the grey key"],
            &["wait five minutes .. dust cycle"],
        ),
    ]);
}

#[test]
fn a_name_stands_with_what_it_should_be() {
    check_in_work(&[
        (
            "Ann: You start the wash programme.
Ann: The tank. It should be down to four degrees within two hours.",
            &["the tank: it should be down to four degrees"],
            &[],
        ),
        (
            "Ann: You close the doors.
Ann: The pressure. It must stay above two bar.",
            &["the pressure: it must stay above two bar"],
            &[],
        ),
        (
            "Ann: You close the lids.
Ann: And the pumps. They have to run for ten minutes.",
            &["the pumps: they have to run for ten minutes"],
            &[],
        ),
    ]);
}

#[test]
fn a_thing_and_what_is_taken_of_it_is_a_step() {
    check_in_work(&[
        (
            "Ann: You unlock the front, not the shutters yet.
Ann: Alarm panel, your own code. It's got a minute till it screams.",
            &["alarm panel, your own code"],
            &["shutters yet .. it's got a minute"],
        ),
        (
            "Ann: Soak them first, ten minutes, hinges open.
Ann: Washer, programme B. Then the magnifier, each one.",
            &["washer, programme b"],
            &[],
        ),
        (
            "Ann: You put the cloths in the drum.
Ann: Dryer, shelf four. Then the press.",
            &["dryer, shelf four"],
            &[],
        ),
    ]);
}

#[test]
fn things_listed_stand_though_one_was_named() {
    check_in_work(&[
        (
            "Ann: You walk round it with the engine cold and look for oil on the ground.
Ann: Coolant, hydraulic oil, engine oil, all with the bucket flat on the floor.",
            &["coolant, hydraulic oil, engine oil"],
            &[],
        ),
        (
            "Ann: You shake the paint.
Ann: Brushes, rollers, paint trays, all on the sheet by the door.",
            &["brushes, rollers, paint trays"],
            &[],
        ),
    ]);
}

#[test]
fn whether_something_was_done_is_asked_for() {
    check_in_work(&[
        (
            "Ann: When the family rings, you take the name.
Bob: And the doctor's certificate?
Ann: Ask if a doctor has been.",
            &["ask if a doctor has been"],
            &[],
        ),
        (
            "Ann: When they call, you take the address.
Bob: And the meter?
Ann: Ask whether anybody has read it.",
            &["ask whether anybody has read it"],
            &[],
        ),
        (
            "Ann: You look it up in the table. Do it out loud and have a colleague read it back.",
            &["do it out loud", "have a colleague read it back"],
            &[],
        ),
        (
            "Ann: You turn the key. Do it slowly, and listen.",
            &["do it slowly"],
            &[],
        ),
    ]);
}

//! What is typed small and by itself: a thing with its value, a thing in front of its deed, what a sign stands for, and
//! what goes somewhere in a case.
use super::messages::sent;

#[test]
fn a_thing_with_its_value_is_its_own() {
    sent(&[
        (
            "Bob: wipe the benches\nBob: float £50",
            &["Wipe the benches", "Float £50"],
        ),
        (
            "Bob: wipe the benches\nBob: results by 6 to the league",
            &["Wipe the benches", "Results by 6 to the league"],
        ),
        (
            "Bob: empty the bins\nBob: bags 20p\nBob: tea £1",
            &["Empty the bins", "Bags 20p", "Tea £1"],
        ),
        (
            "Bob: empty the bins\nBob: float £50, rest in the bag",
            &["Empty the bins", "Float £50", "Rest in the bag"],
        ),
        // of the deed before
        (
            "Bob: wash the towels\nBob: takes 40 mins",
            &["Wash the towels. Takes 40 mins"],
        ),
        (
            "Bob: wash the towels\nBob: 40 degrees",
            &["Wash the towels, 40 degrees"],
        ),
        ("Bob: cash up. float £80", &["Cash up. Float £80"]),
    ]);
}

#[test]
fn a_bare_thing_and_a_number_behind_a_verb() {
    sent(&[
        (
            "Bob: wipe the benches\nBob: set thermostat 18",
            &["Wipe the benches", "Set thermostat 18"],
        ),
        (
            "Bob: wipe the benches\nBob: fill kettle 1.5 l\nBob: order rolls 40",
            &["Wipe the benches", "Fill kettle 1.5 l", "Order rolls 40"],
        ),
        (
            "Bob: wipe the benches\nBob: turn dial 4",
            &["Wipe the benches", "Turn dial 4"],
        ),
    ]);
}

#[test]
fn a_thing_in_front_of_its_deed() {
    sent(&[
        (
            "Bob: sweep up\nBob: gate shut it behind you",
            &["Sweep up", "Gate: shut it behind you"],
        ),
        (
            "Bob: sweep up\nBob: bins, empty them first",
            &["Sweep up", "Bins: empty them first"],
        ),
        (
            "Bob: sweep up\nBob: water tank empty it before you drive",
            &["Sweep up", "Water tank, empty it before you drive"],
        ),
        // who does it, and not what it is done to
        (
            "Bob: sweep up\nBob: members sign it",
            &["Sweep up", "Members sign it"],
        ),
    ]);
}

#[test]
fn what_a_sign_stands_for() {
    sent(&[
        (
            "Bob: sweep up\nBob: boiler house key = the big one",
            &["Sweep up", "Boiler house key = the big one"],
        ),
        (
            "Bob: sweep up\nBob: red light = call Sam",
            &["Sweep up", "Red light = call Sam"],
        ),
        (
            "Bob: sweep up\nBob: feel the pipe. hot = fine",
            &["Sweep up", "Feel the pipe", "Hot = fine"],
        ),
    ]);
}

#[test]
fn where_it_goes_in_a_case() {
    sent(&[
        (
            "Bob: strain the oil\nBob: if its dark goes in the blue drum",
            &["Strain the oil", "If its dark, goes in the blue drum"],
        ),
        (
            "Bob: check each one\nBob: if its torn goes to jo",
            &["Check each one", "If its torn, goes to jo"],
        ),
        (
            "Bob: check each one\nBob: if theyre wet back on the radiator",
            &["Check each one", "If theyre wet, back on the radiator"],
        ),
        // the deed comes in the next message
        (
            "Bob: check each one\nBob: if its cracked\nBob: bin it",
            &["Check each one", "If its cracked, bin it"],
        ),
    ]);
}

#[test]
fn a_numbered_item_put_right_late() {
    const ITEMS: &str = "Bob: 1. open the valve\nBob: 2. record 30s room tone\nBob: 3. clap\nBob: copy files to 2 drives\nBob: wait 10 secs\nBob: ";
    for late in [
        "2 make it 60s",
        "step 2 make it 60s",
        "2 needs to be 60s",
        "sorry 2 = 60s",
    ] {
        let said = format!("{ITEMS}{late}");
        sent(&[(
            &said,
            &[
                "Open the valve",
                "Record 60s room tone",
                "Clap",
                "Copy files to 2 drives",
                "Wait 10 secs",
            ],
        )]);
    }
}

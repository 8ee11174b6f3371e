//! What whoever explains asks themselves, and answers.
use super::check_in_work;

#[test]
fn a_case_that_is_asked_and_answered_in_one_breath() {
    check_in_work(&[
        (
            "Ann: What if it rains? Pull the cover over.",
            &["If it rains, pull the cover over"],
            &[],
        ),
        (
            "Ann: And if it's wet? You dry it with the cloth.",
            &["If it's wet, dry it with the cloth"],
            &[],
        ),
        (
            "Ann: And what happens if the alarm goes? You press the reset.",
            &["If the alarm goes, press the reset"],
            &[],
        ),
        (
            "Ann: What do you do if it leaks? You tighten the nut.",
            &["If it leaks, tighten the nut"],
            &[],
        ),
        (
            "Ann: And on a Sunday? Ring the bell.",
            &["On a Sunday, ring the bell"],
            &[],
        ),
        // of others, and never answered
        (
            "Ann: And when it rains, what do they cover it with? You take the batch in.",
            &["Take the batch in"],
            &["When it rains, take"],
        ),
    ]);
}

#[test]
fn a_value_that_is_asked_and_answered_in_one_breath() {
    check_in_work(&[
        (
            "Ann: Then you fill the tank. How full? Two thirds.",
            &["Fill the tank, two thirds"],
            &["How full"],
        ),
        (
            "Ann: Put them in boxes. How many? Six to a box.",
            &["Put them in boxes, six to a box"],
            &["How many"],
        ),
        (
            "Ann: And what about the lids? They go in the sink.",
            &["The lids go in the sink"],
            &[],
        ),
        (
            "Ann: What do you do with the old one? Bin it.",
            &["Bin the old one"],
            &[],
        ),
        (
            "Ann: When do you stop? When it's smooth.",
            &["Stop when it's smooth"],
            &["When do you"],
        ),
        (
            "Ann: Wipe the blade. Why do we do that? Because it drips.",
            &["Wipe the blade"],
            &["Why do we", "drips"],
        ),
    ]);
}

#[test]
fn a_machine_is_switched_off_in_its_case() {
    check_in_work(&[
        (
            "Bob: And if it jams?\nAnn: Turn it off. Clear the tray.",
            &["If it jams, turn it off", "Clear the tray"],
            &[],
        ),
        (
            "Ann: And if it smokes? Switch it off. Open the door.",
            &["If it smokes, switch it off", "Open the door"],
            &[],
        ),
    ]);
}

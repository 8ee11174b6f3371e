//! A line that puts another right by its head, and what others settled on.
use super::{check, check_notes};

#[test]
fn a_line_is_put_right_by_its_head() {
    check_notes(&[
        (
            "Dip, leave 30 seconds, wipe with a paper towel
Clusters on within 90 seconds of the first touch
Correction by Anna: leave dip 45 seconds, new product
Check the vacuum before the first row goes in",
            &["dip, leave 45 seconds", "within 90 seconds"],
            &["30 seconds", "correction"],
        ),
        (
            "Soak the beans 8 hours, rinse them
Boil for 40 minutes
Correction from Ben: soak 12 hours, new supplier
Serve them",
            &["soak the beans 12 hours", "boil for 40 minutes"],
            &["8 hours", "correction"],
        ),
        (
            "Fill the drum with 20 litres of water
Close the drum and run it for 10 minutes
Update: fill 25 litres, the scale is new
Empty the drum",
            &["fill the drum with 25 litres"],
            &["20 litres", "update"],
        ),
        (
            "Put 3 labels on each crate
Stack the crates 6 high
Changed by the office: 2 labels on each crate
Wrap the stack",
            &["put 2 labels on each crate", "6 high"],
            &["3 labels"],
        ),
    ]);
}

#[test]
fn what_was_settled_on_is_taken_up() {
    check(&[
        (
            "Ann: Take the slide out of the rack and dry it.
Ann: Rinse in water. Haematoxylin, six minutes.
Bob: The new bottle's stronger. We've settled on four.
Ann: Ah yes. Four minutes in haematoxylin.
Ann: Put the coverslip on.",
            &["haematoxylin, four minutes"],
            &["six minutes"],
        ),
        (
            "Ann: Take the sheets off the pile.
Ann: Leave the glue for ten minutes.
Bob: We've agreed on fifteen.
Ann: Oh right, fifteen.
Ann: Press the boards on.",
            &["glue for fifteen minutes"],
            &["ten minutes"],
        ),
    ]);
}

#[test]
fn who_had_bad_luck_is_no_step() {
    check(&[
        (
            "Ann: Look at the map first.
Ann: Send it in the app and wait for the thumb.
Bob: Okay.
Ann: Poor Simon got a puncture by the river today, twice.",
            &["send it in the app"],
            &["simon"],
        ),
        (
            "Ann: Count the trays and stack them.
Bob: Okay.
Ann: Poor old Mira lost her keys in the dough.",
            &["stack"],
            &["mira"],
        ),
    ]);
}

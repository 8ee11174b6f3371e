//! What another puts in after a step, and whoever explains says too, or holds up.
use super::{check, check_in_work, check_notes};

#[test]
fn a_phrase_that_both_say_is_of_the_step() {
    check_in_work(&[
        (
            "Ann: You hold them up against the order, both eyes.\nBob: In the lensmeter.\nAnn: In the lensmeter.",
            &["hold them up .. in the lensmeter"],
            &[],
        ),
        (
            "Ann: You hang the coats by size.\nBob: On the left rail.\nAnn: On the left rail, yes. Then you count them.",
            &["hang the coats by size, on the left rail", "count"],
            &[],
        ),
        (
            "Ann: You fold the sheets twice.\nBob: With the hem inside.\nAnn: Exactly. Then you carry them up.",
            &["fold the sheets twice, with the hem inside"],
            &[],
        ),
    ]);
    check(&[
        (
            "Carl: Take the sample from the deep end.\nZoe: Not by the inlet.\nCarl: Not by the inlet. Write both numbers in the log.",
            &["take the sample .. not by the inlet", "write both numbers"],
            &[],
        ),
        (
            "Carl: Stack the chairs four high.\nZoe: Not in front of the hydrant.\nCarl: Never. Then you sweep the hall.",
            &["stack the chairs .. not in front of the hydrant"],
            &[],
        ),
    ]);
}

#[test]
fn where_it_is_done_said_by_itself_is_of_the_step() {
    for place in [
        "under the desk",
        "behind the door",
        "above the sink",
        "beside the till",
        "near the lift",
        "along the wall",
        "across the yard",
        "against the rail",
        "opposite the gate",
        "past the counter",
    ] {
        let mut said = place.to_owned();
        said[..1].make_ascii_uppercase();
        let lines = format!("Ann: You stack the crates by size. {said}. Then you count them.");
        let want = format!("stack the crates by size, {place}");
        check_in_work(&[(&lines, &[&want, "count"], &[])]);
    }
}

#[test]
fn a_no_to_what_is_not_done_holds_it_up() {
    check(&[
        (
            "Ann: Work from the top down.\nBob: Soap?\nAnn: No.\nBob: Don't step on the panels.\nAnn: Ever. Then you write the row on the list and hand it in at the office.",
            &["don't step on the panels"],
            &[],
        ),
        (
            "Ann: Fill the tank up to the mark.\nBob: The blue mark?\nAnn: Yes.\nBob: Don't mix the two cans.\nAnn: Never. Then you close the lid and wipe the rim with a clean cloth.",
            &["don't mix the two cans"],
            &[],
        ),
    ]);
}

#[test]
fn one_more_of_what_is_looked_for() {
    check(&[
        (
            "Ann: Open the file and see that it's large enough.\nBob: And that the fonts are outlined.\nAnn: If it isn't right we send it back.",
            &["see that it's large enough, and that the fonts are outlined"],
            &[],
        ),
        (
            "Ann: Check whether the seal is dry.\nBob: And whether the cap is on.\nAnn: Then you sign the list.",
            &["check whether the seal is dry, and whether the cap is on"],
            &[],
        ),
        (
            "Ann: Make sure that the tap is shut. And that the hose is empty.\nAnn: Then you lock the shed.",
            &["that the tap is shut, and that the hose is empty"],
            &[],
        ),
    ]);
}

#[test]
fn which_of_two_things_is_taken() {
    check_in_work(&[
        (
            "Ann: Rinse the bowl with cold water.\nAnn: Wooden spoon, not the whisk. The whisk tears it. Then you cover it.",
            &["wooden spoon, not the whisk"],
            &[],
        ),
        (
            "Ann: You lift the lid.\nAnn: Rubber mallet, not the hammer. Then you tap the rim.",
            &["rubber mallet, not the hammer", "tap the rim"],
            &[],
        ),
        (
            "Ann: You lift the lid with the hammer.\nAnn: Rubber mallet, not the hammer. Then you tap the rim.",
            &["lift the lid with the rubber mallet"],
            &["with the hammer"],
        ),
    ]);
    check_notes(&[
        (
            "Note the box number.\nGlass plate, not the feeder. The feeder eats thin paper.\nSwitch the lamp off.",
            &["glass plate, not the feeder"],
            &[],
        ),
        (
            "Clean the frame.\nSoft cloth, never the sponge.\nOil the hinge.",
            &["soft cloth, never the sponge"],
            &[],
        ),
    ]);
}

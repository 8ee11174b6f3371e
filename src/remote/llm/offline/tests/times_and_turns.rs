//! Times, turns and hours in front of a thing or behind it: each stands with what it is of.

#[test]
fn times_and_turns_stand_with_what_they_are_of() {
    for (line, want) in [
        ("First load half seven.", "first load half seven"),
        (
            "First drop goes in the barrow.",
            "First drop goes in the barrow",
        ),
        (
            "First time round you leave the guard on.",
            "First time round you leave the guard on",
        ),
        (
            "And at night, last round at ten, check the water.",
            "at night, last round at ten",
        ),
        ("On the day, cannula out.", "On the day, cannula out"),
        ("Four weeks before, posters.", "Four weeks before, posters"),
        (
            "About six weeks ahead I book the church.",
            "About six weeks ahead, book the church",
        ),
        (
            "Rehearsal at half five till six thirty.",
            "Rehearsal at half five till six thirty",
        ),
        (
            "From then on, check the water every hour.",
            "From then on, check the water every hour",
        ),
        (
            "Feeding times: seven and five.",
            "Feeding times: seven and five",
        ),
        (
            "Medication first. The list goes to the pharmacy.",
            "Medication first",
        ),
        (
            "They want the volume, the mix and the slump.",
            "They want the volume, the mix and the slump",
        ),
        (
            "You need a float, fifty pounds in change, I get it from the bank on the Friday.",
            "You need a float, fifty pounds in change",
        ),
    ] {
        let said = super::said(&super::talk(&format!(
            "Ann: Load the van.\nAnn: Empty the drawer.\nAnn: {line}\nAnn: Close the door.\nAnn: Ring the depot."
        )));
        assert!(said.iter().any(|s| s.contains(want)), "{line}: {said:?}");
    }
}

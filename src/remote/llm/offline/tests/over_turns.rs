//! A sentence told over several turns: over the other's nods, and with a word that the other says for the first.

/// What the draft says of turns between plain deeds.
fn told(turns: &str) -> Vec<String> {
    super::said(&super::talk(&format!(
        "Ann: Load the van.\n{turns}\nAnn: Close the door.\nAnn: Ring the depot."
    )))
}

#[test]
fn a_sentence_goes_on_over_nods() {
    for (turns, want) in [
        (
            "Ann: Put the samples in the fridge,\nBob: Mm-hm.\nAnn: on the second shelf,\nBob: Okay.\nAnn: with the caps facing you.",
            "Put the samples in the fridge, on the second shelf, with the caps facing you",
        ),
        (
            "Ann: When the bell rings,\nBob: Yeah.\nAnn: you open the gate.",
            "When the bell rings, open the gate",
        ),
        (
            "Ann: If the parent's late,\nBob: Happens a lot.\nAnn: you ring the number on the sheet.",
            "If the parent's late, ring the number on the sheet",
        ),
        (
            "Ann: Make sure the customer's name,\nBob: Uh-huh.\nCas: Yep.\nAnn: the address and the phone number are all there.",
            "Make sure the customer's name, the address and the phone number are all there",
        ),
        (
            "Ann: Take the ladder to the, to the\nBob: Sorry, my phone. Go on.\nAnn: to the loading bay.",
            "Take the ladder to the loading bay",
        ),
    ] {
        let said = told(turns);
        assert!(said.iter().any(|s| s == want), "{turns}\n{said:#?}");
    }
}

#[test]
fn a_word_that_the_other_says_for_the_first() {
    for (turns, want) in [
        (
            "Ann: Then you take the big\nBob: Spanner?\nAnn: spanner and loosen the nut.",
            "Take the big spanner",
        ),
        (
            "Ann: Then you press the\nBob: The green button?\nAnn: Yes, the green button.",
            "Press the green button",
        ),
        (
            "Ann: Then you put the trays in the—\nBob: fridge.\nAnn: Exactly.",
            "Put the trays in the fridge",
        ),
        (
            "Ann: Then you put the trays in...\nBob: The fridge?\nAnn: No, the freezer.",
            "Put the trays in the freezer",
        ),
        (
            "Ann: Turn the dial to\nBob: Four.\nAnn: Four, yes, and wait for the beep.",
            "Turn the dial to four",
        ),
        (
            "Ann: Then you take the lid\nBob: off?\nAnn: off, and stir twice.",
            "Take the lid off",
        ),
        (
            "Ann: You pour in the milk,\nBob: Cold?\nAnn: cold, yes, and whisk it.",
            "Pour in the milk, cold",
        ),
        (
            "Ann: What do you set the wax to,\nBob: and what do I set it to\nAnn: eighty five degrees.\nAnn: Pour the wax.",
            "Pour the wax",
        ),
    ] {
        let said = told(turns);
        assert!(said.iter().any(|s| s == want), "{turns}\n{said:#?}");
        assert!(
            said.iter().any(|s| s == "Close the door"),
            "{turns}\n{said:#?}"
        );
    }
}

#[test]
fn what_one_begins_another_ends_and_a_half_begun_anew_goes() {
    for (turns, want) in [
        (
            "Bob: So the tape goes\nAnn: over the joint, and press it down.",
            "The tape goes over the joint",
        ),
        (
            "Bob: So I put the tape in the\nAnn: In the grey bin.",
            "Put the tape in the grey bin",
        ),
        (
            "Bob: So when the alarm goes, I\nAnn: You go to the panel.",
            "When the alarm goes, go to the panel",
        ),
        (
            "Ann: First we check the\nBob: Is this the diesel one?\nAnn: Yes. First we check the oil.",
            "Check the oil",
        ),
        (
            "Ann: Then you fill the bucket up to the\nBob: To the brim?\nAnn: No no, to the line.",
            "Fill the bucket up to the line",
        ),
        (
            "Ann: Give the form to\nBob: Kaya?\nAnn: Kaya or Tom.",
            "Give the form to Kaya or Tom",
        ),
    ] {
        let said = told(turns);
        assert!(said.iter().any(|s| s == want), "{turns}\n{said:#?}");
        assert_eq!(said[0], "Load the van", "{turns}\n{said:#?}");
    }
}

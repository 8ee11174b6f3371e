//! A case that is told whole is a step of its own: it waits for nothing, and nobody is asked what happens in it.

#[test]
fn a_case_with_what_is_done_in_it_waits_for_nothing() {
    for (lines, want) in [
        (
            "Ann: Write the temperatures down.\nAnn: If a freezer is over minus 15 everything in it gets binned.\nAnn: Close the book.",
            "If a freezer is over minus 15, everything in it gets binned",
        ),
        (
            "Ann: Test the water.\nAnn: If the level's low, a capful.\nAnn: Close the book.",
            "If the level's low, a capful",
        ),
        (
            "Ann: Test the water.\nAnn: If it isn't clear by then, soda, two spoons in a cup of water.\nAnn: Close the book.",
            "If it isn't clear by then, soda, two spoons in a cup of water",
        ),
        (
            "Ann: Open the hatch.\nAnn: If it's empty, up. If it's full, then down.\nAnn: Close the book.",
            "If it's full, then down",
        ),
        (
            "Ann: Look at the light.\nAnn: If it's green, straight in.\nAnn: Close the book.",
            "If it's green, straight in",
        ),
        (
            "Ann: Ask whether it's been opened.\nAnn: If yes the parcel goes in the cage.\nAnn: Close the book.",
            "If yes, the parcel goes in the cage",
        ),
        (
            "Ann: Load the truck.\nAnn: If one of the seals is broken the truck doesn't leave.\nAnn: Close the book.",
            "Close the book",
        ),
        (
            "Ann: Load the truck.\nAnn: If the lid's open it rattles.\nAnn: Close the book.",
            "Close the book",
        ),
        (
            "Ann: Add it up.\nAnn: If it's over five percent, the manager wants to know about it.\nAnn: Close the book.",
            "Close the book",
        ),
    ] {
        let draft = super::talk(lines);
        let said = super::said(&draft);
        assert!(said.iter().any(|s| s == want), "{lines}\n{said:#?}");
        assert!(
            said.iter().any(|s| s == "Close the book"),
            "{lines}\n{said:#?}"
        );
        let asked = |q: &&crate::domain::draft::OpenQuestion| q.text.contains("hat happens");
        let asked: Vec<_> = draft.open_questions.iter().filter(asked).collect();
        assert!(asked.is_empty(), "{lines}\n{asked:#?}");
    }
}

#[test]
fn a_case_without_what_is_done_in_it_waits_or_is_asked_about() {
    for (lines, want) in [
        (
            "Ann: Load the truck.\nAnn: Once it's full.\nAnn: Close the door.",
            "Once it's full, close the door",
        ),
        (
            "Ann: Load the truck.\nAnn: When the driver comes, usually at ten,\nAnn: hand him the papers.",
            "When the driver comes, usually at ten, hand him the papers",
        ),
    ] {
        let said = super::said(&super::talk(lines));
        assert!(said.iter().any(|s| s == want), "{lines}\n{said:#?}");
    }
    for (lines, want) in [
        (
            "Ann: Scan the badge.\nAnn: Pair the reader, and if it won't pair, then, that's another story.\nAnn: Close the door.",
            "hat happens if it won't pair?",
        ),
        (
            "Ann: Scan the badge.\nAnn: If somebody hands in more than four then you...\nAnn: Close the door.",
            "hat happens if somebody hands in more than four?",
        ),
        (
            "Ann: Scan the badge.\nAnn: If they won't sign it depends.\nAnn: Close the door.",
            "hat happens if they won't sign?",
        ),
        (
            "Ann: Scan the badge.\nAnn: If the gate's down as well, then, um.\nAnn: Close the door.",
            "hat happens if the gate's down as well?",
        ),
    ] {
        let draft = super::talk(lines);
        let asked: Vec<&str> = super::asked(&draft);
        assert!(
            asked.iter().any(|q| q.ends_with(want)),
            "{lines}\n{asked:#?}"
        );
    }
}

//! Plain ways to tell one thing, each between two plain deeds: it stands in the draft, and the deeds beside it stay whole.

/// What the draft says of a line between `Load the van.` and `Close the door.`
fn between(line: &str) -> (Vec<String>, Vec<String>) {
    let draft = super::talk(&format!(
        "Ann: Load the van.\nAnn: {line}\nAnn: Close the door.\nAnn: Ring the depot."
    ));
    let said = super::said(&draft);
    let warned = draft.warnings.iter().map(|w| w.text.clone()).collect();
    (said, warned)
}

#[test]
fn a_plain_deed_is_a_step() {
    for (line, want) in [
        ("Use plenty of water.", "Use plenty of water"),
        (
            "Use either the red or the blue one.",
            "Use either the red or the blue one",
        ),
        ("Use whichever is free.", "Use whichever is free"),
        ("Check it's off.", "Check it's off"),
        (
            "Check there's nobody inside.",
            "Check there's nobody inside",
        ),
        ("Feel for the notch.", "Feel for the notch"),
        ("Turn left at the gate.", "Turn left at the gate"),
        ("Red, you stop.", "Red: stop"),
        (
            "At the end of the shift, count the float.",
            "At the end of the shift, count the float",
        ),
        (
            "At the end of the day, wipe the bench.",
            "At the end of the day, wipe the bench",
        ),
        (
            "The moment it beeps, take it out.",
            "The moment it beeps, take it out",
        ),
        (
            "Half an hour before closing, start the count.",
            "Half an hour before closing, start the count",
        ),
        (
            "On the first of the month send the report.",
            "On the first of the month, send the report",
        ),
        (
            "By ten the floor has to be dry.",
            "By ten, the floor has to be dry",
        ),
        ("At four the bins go out.", "At four, the bins go out"),
        (
            "Use vinegar instead of bleach.",
            "Use vinegar instead of bleach",
        ),
        ("If it's torn, bin it. If not, shelf.", "If not, shelf"),
        (
            "If nobody answers, voicemail.",
            "If nobody answers, voicemail",
        ),
        (
            "If it's raining, inside. If not, outside.",
            "If not, outside",
        ),
        (
            "Last but not least, count the drawers.",
            "Count the drawers",
        ),
        ("Petra does the till.", "Petra does the till"),
        (
            "There's a lever on the left. Pull it down.",
            "The lever on the left: pull it down",
        ),
        (
            "There are two screws, undo them.",
            "The two screws: undo them",
        ),
        (
            "See that catch on the side? You lift it.",
            "The catch on the side: lift it",
        ),
        (
            "Fill the tank. To the line, not over.",
            "Fill the tank, to the line, not over",
        ),
        (
            "Stand clear of the door while it shuts.",
            "Stand clear of the door while it shuts",
        ),
        (
            "Ask them for their name. They'll say it fast. Get them to spell it.",
            "Get them to spell it",
        ),
        (
            "The tools go back in the van afterwards, for the night, so nobody takes them.",
            "The tools go back in the van afterwards, for the night, so nobody takes them",
        ),
        ("The rest go in the bin.", "The rest go in the bin"),
        (
            "Maintenance does the filter.",
            "Maintenance does the filter",
        ),
        (
            "The lab rings you with the result.",
            "The lab rings you with the result",
        ),
        ("Customers pay first.", "Customers pay first"),
        ("Check left and right.", "Check left and right"),
        ("Have it ready by noon.", "Have it ready by noon"),
        (
            "Keep it under ten degrees.",
            "Keep the van under ten degrees",
        ),
        ("End with a rinse.", "End with a rinse"),
        ("Remember the seal.", "Remember the seal"),
        ("Don't forget the seal.", "Don't forget the seal"),
        ("You ought to warm the plates.", "Warm the plates"),
        ("You're meant to warm the plates.", "Warm the plates"),
        (
            "Fridays we do the deep clean.",
            "Fridays, do the deep clean",
        ),
        (
            "On Tuesdays the cash goes to the bank.",
            "On Tuesdays, the cash goes to the bank",
        ),
        ("Out come the plates.", "Out come the plates"),
        ("On goes the lid.", "On goes the lid"),
        ("Plates before bowls.", "Plates before bowls"),
        ("There's a form to fill in.", "There's a form to fill in"),
        (
            "If there's any rust, that one gets scrapped.",
            "If there's any rust, that one gets scrapped",
        ),
        ("If it rains, no spraying.", "If it rains, no spraying"),
        ("At the end, count the drawers.", "Count the drawers"),
        ("I'd like you to count the drawers.", "Count the drawers"),
        ("We need you to count the drawers.", "Count the drawers"),
        ("Your job is counting the drawers.", "Count the drawers"),
        ("Press F5.", "Press F5"),
        ("Press red, then green.", "Press red, then green"),
        ("If we're out, order more.", "If we're out, order more"),
        (
            "If all else fails, call the vendor.",
            "If all else fails, call the vendor",
        ),
        ("Otherwise sign yourself.", "Otherwise, sign yourself"),
        (
            "Whether it's full or not, weigh it.",
            "Whether it's full or not, weigh it",
        ),
        (
            "Only when it's full, weigh it.",
            "Only when it's full, weigh it",
        ),
        (
            "For returns you need the receipt.",
            "For returns you need the receipt",
        ),
        ("Find the switch. Turn it off.", "Turn the switch off"),
        ("Wet ones: rack. Dry ones: drawer.", "Dry ones: drawer"),
        (
            "There has to be a sticker on it.",
            "Load the van. There has to be a sticker on it",
        ),
        (
            "Always with the gloves on.",
            "Load the van, always with the gloves on",
        ),
        ("Only with gloves.", "Load the van, only with gloves"),
    ] {
        let (said, _) = between(line);
        assert!(said.iter().any(|s| s == want), "{line}\n{said:#?}");
        assert!(
            said.iter().any(|s| s == "Close the door"),
            "{line}\n{said:#?}"
        );
        assert!(
            said.iter().any(|s| s.starts_with("Load the van")),
            "{line}\n{said:#?}"
        );
    }
}

#[test]
fn a_plain_ban_is_a_warning() {
    for (line, want) in [
        ("Try not to touch it.", "Try not to touch"),
        ("There can't be any dust.", "There can't be any dust"),
        (
            "Mind the step, it's higher than you think.",
            "Mind the step. It's higher than you think",
        ),
        ("It isn't to be opened hot.", "It isn't to be opened hot"),
        (
            "You aren't allowed to open it hot.",
            "You aren't allowed to open",
        ),
        (
            "You're not meant to open it hot.",
            "You're not meant to open",
        ),
    ] {
        let (said, warned) = between(line);
        assert!(
            warned.iter().any(|s| s.starts_with(want)),
            "{line}\n{warned:#?}"
        );
        assert!(
            said.iter().any(|s| s == "Close the door"),
            "{line}\n{said:#?}"
        );
    }
}

#[test]
fn what_is_done_in_a_case_may_be_a_verb_by_itself() {
    for (line, want) in [
        ("If red, stop.", "If red, stop"),
        ("If it's red, stop, call Jo.", "If it's red, stop, call Jo"),
        ("If it beeps, stop.", "If it beeps, stop"),
        (
            "When it's done, rinse, dry, stack.",
            "When it's done, rinse, dry, stack",
        ),
        ("If in doubt, ask.", "If in doubt, ask"),
        ("Shake.", "Shake"),
        (
            "Jo does the bins and Sam does the floors.",
            "Jo does the bins and Sam does the floors",
        ),
    ] {
        let (said, _) = between(line);
        assert_eq!(
            said,
            ["Load the van", want, "Close the door", "Ring the depot"],
            "{line}"
        );
    }
    let (said, _) = between("Press the test button. Should beep and flash.");
    assert_eq!(said[1], "Press the test button. Should beep and flash");
}

#[test]
fn a_day_may_be_written_short_and_what_is_also_done_is_added() {
    let round = |lines: &str| {
        let talk = format!(
            "Pat: How do I do the round?\nAnn: sweep the yard\n{lines}\nAnn: close the door"
        );
        super::said(&super::messages(&talk))
    };
    for (lines, want) in [
        ("Ann: bins out tues\nAnn: *weds", "Bins out weds"),
        ("Ann: collect on mon\nAnn: *thurs", "Collect on thurs"),
        ("Ann: also the side gate", "Sweep the yard, the side gate"),
    ] {
        let said = round(lines);
        assert!(said.iter().any(|s| s == want), "{said:?}");
        assert_eq!(
            said.last().map(String::as_str),
            Some("Close the door"),
            "{said:?}"
        );
    }
}

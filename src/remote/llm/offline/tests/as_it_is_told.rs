//! How people tell ordinary work: what they ask the thing itself, what may not go out, what others get wrong, what comes first.

/// What the draft says of a line between `Load the van.` and `Close the door.`.
fn between(line: &str) -> Vec<String> {
    drafted(&format!("Ann: {line}"))
}

fn drafted(lines: &str) -> Vec<String> {
    let draft = super::talk(&format!(
        "Ann: Load the van.\nAnn: Empty the drawer.\n{lines}\nAnn: Close the door.\nAnn: Ring the depot."
    ));
    let mut said = super::said(&draft);
    for deed in [
        "Load the van",
        "Empty the drawer",
        "Close the door",
        "Ring the depot",
    ] {
        let at = said.iter().position(|s| s == deed);
        said.remove(at.unwrap_or_else(|| panic!("{deed} in {said:?} of {lines}")));
    }
    assert!(
        draft.open_questions.is_empty(),
        "{lines}: {:?}",
        draft.open_questions
    );
    said
}

#[test]
fn what_a_thing_is_asked_stands_with_the_deed() {
    for (line, want) in [
        (
            "Try the emergency door, does the buzzer go?",
            &["Try the emergency door. Does the buzzer go?"][..],
        ),
        (
            "Check the seal, is it whole?",
            &["Check the seal. Is it whole?"],
        ),
        (
            "Pull the strap, does it hold? If not, swap it.",
            &["Pull the strap. Does it hold?", "If not, swap it"],
        ),
        (
            "Look at the gauge. Is it in the green?",
            &["Look at the gauge. Is it in the green?"],
        ),
    ] {
        assert_eq!(between(line), want);
    }
}

#[test]
fn what_may_not_be_done_is_told_under_its_case() {
    for (line, want) in [
        (
            "If the ramp doesn't work the bus can't go out.",
            "If the ramp doesn't work, the bus can't go out",
        ),
        (
            "If there's no signature the parcel can't leave the building.",
            "If there's no signature, the parcel can't leave the building",
        ),
        (
            "If it's still wet it doesn't go in.",
            "If it's still wet, it doesn't go in",
        ),
        (
            "If the seal's broken the box can't go out, that's the rule.",
            "If the seal's broken, the box can't go out",
        ),
        (
            "If it is low we don't start. We ring the registrar.",
            "If it is low, don't start, ring the registrar",
        ),
        ("Any leaks, tell Ed.", "Any leaks, tell Ed"),
        (
            "Any pinholes, tape or filler.",
            "Any pinholes, tape or filler",
        ),
        (
            "Leave a gap between them, they mustn't touch.",
            "Leave a gap between them, they mustn't touch",
        ),
        (
            "Do that cold, you'll get scalded.",
            "Do that cold, you'll get scalded",
        ),
        (
            "Lift the lid with both hands, you'll hurt your back.",
            "Lift the lid with both hands, you'll hurt your back",
        ),
        ("You feel the edges for burrs.", "Feel the edges for burrs"),
        ("Start her up.", "Start her up"),
        (
            "Stir until it's smooth. Only then do you turn it up.",
            "Stir until it's smooth",
        ),
        ("Bell, wipers, destination.", "Bell, wipers, destination"),
        (
            "Seedlings first. With the fine rose.",
            "Seedlings first, with the fine rose",
        ),
        (
            "The cash first, then the cards.",
            "The cash first, then the cards",
        ),
        (
            "You tick the ones they're bringing back.",
            "Tick the ones they're bringing back",
        ),
    ] {
        assert_eq!(between(line)[0], want);
    }
}

#[test]
fn what_others_get_wrong_is_no_step() {
    for (line, want) in [
        (
            "People always leave the lid open, please don't, close it with the strap.",
            &["Close it with the strap"][..],
        ),
        ("I know people open it at two hundred.", &[]),
        ("I know some people skip this.", &[]),
        (
            "Tall things on top, I always get told off for that.",
            &["Tall things on top"],
        ),
    ] {
        let said = between(line);
        assert_eq!(said.len(), want.len(), "{line}: {said:?}");
    }
}

#[test]
fn what_was_asked_of_a_thing_is_told_under_its_name() {
    for (asked, answer, want) in [
        (
            "And the cones?",
            "Cone six in the peephole, so you can see it.",
            "Cone six in the peephole, so you can see it",
        ),
        (
            "How about curing?",
            "Tunnel dryer at 160 degrees, takes about a minute.",
            "Curing: tunnel dryer at 160 degrees, takes about a minute",
        ),
        ("And feed?", "Feed is Fridays only.", "Feed is Fridays only"),
        ("And lemon?", "The juice of six.", "Lemon: the juice of six"),
        (
            "And the paperwork?",
            "White copy to the driver, pink copy in the tray.",
            "The paperwork: white copy to the driver, pink copy in the tray",
        ),
        (
            "Where does the old one go?",
            "In the blue bin.",
            "The old one goes in the blue bin",
        ),
        (
            "What if it's locked?",
            "Key's under the mat.",
            "If it's locked, key's under the mat",
        ),
        ("Do you weigh the bags?", "Always.", "Weigh the bags"),
    ] {
        assert_eq!(drafted(&format!("Bob: {asked}\nAnn: {answer}")), [want]);
    }
}

#[test]
fn each_says_its_own() {
    for (line, want) in [
        (
            "Set the regulator. It should read between two and four bar. Below two bar, stop the pump.",
            "Below two bar, stop the pump",
        ),
        (
            "Check the date. If it's today's date it goes first. You lay them out in twos.",
            "If it's today's date, it goes first",
        ),
        (
            "Don't do meat and then egg without changing the board.",
            "Don't do meat and then egg without changing the board",
        ),
        (
            "After they're gone, first thing you open the windows.",
            "After they're gone, open the windows",
        ),
        (
            "Put the lid on. Heating on to twenty degrees.",
            "Put the lid on. Heating on to twenty degrees",
        ),
        (
            "I show them the stove. And the fuse box. I tell them no shoes upstairs.",
            "Show them the stove, and the fuse box",
        ),
        (
            "Don't do egg with the meat knife. Red board for meat, white board for egg.",
            "Red board for meat, white board for egg",
        ),
        (
            "Put the sign on the door. Write it in the log with your name.",
            "Write it in the log with your name",
        ),
        (
            "You take the scum off. Let it stand ten minutes.",
            "Let it stand ten minutes",
        ),
        (
            "Use the long brush. Anything on that list that's cracked, put it in the bin.",
            "Anything on that list that's cracked, put it in the bin",
        ),
        (
            "Everything that goes in the oven, you wear gloves for.",
            "Everything that goes in the oven, wear gloves for",
        ),
        (
            "Crown board, ease it with the tool.",
            "Crown board: ease it with the tool",
        ),
        (
            "Use the long brush. If you find a cup, soak it.",
            "If you find a cup, soak it",
        ),
    ] {
        let said = between(line);
        assert!(said.iter().any(|s| s == want), "{line}: {said:?}");
    }
}

#[test]
fn short_answers_stand_with_what_they_answer() {
    for (lines, want) in [
        (
            "Ann: Wheel chock on the other side.\nBob: Front or back?\nAnn: Opposite corner.",
            "Wheel chock on the other side, opposite corner",
        ),
        (
            "Ann: Print the form.\nBob: Single or double sided?\nAnn: Double.",
            "Print the form, double",
        ),
        (
            "Ann: Put in what it's for, if they said.\nBob: If they didn't?\nAnn: Then it's general fund.",
            "If they didn't, then it's general fund",
        ),
        (
            "Bob: What am I looking for?\nAnn: Cracks and rust.",
            "Look for cracks and rust",
        ),
        ("Ann: Turn the key. Gently.", "Turn the key, gently"),
        (
            "Ann: Don't go near them before eleven. Fifteen degrees at least and no wind.",
            "Fifteen degrees at least and no wind",
        ),
        ("Bob: And checkout?\nAnn: By eleven.", "Checkout: by eleven"),
        (
            "Ann: Ring recovery.\nBob: What's the number?\nAnn: On the sticker on the windscreen.",
            "The number: on the sticker on the windscreen",
        ),
    ] {
        let said = drafted(lines);
        assert!(said.iter().any(|s| s == want), "{lines}: {said:?}");
    }
}

#[test]
fn an_errand_is_one_deed_and_what_a_sheet_says_is_none() {
    for (line, want) in [
        (
            "If it jams, come and get me.",
            "If it jams, come and get me",
        ),
        (
            "The sheet says ten minutes but we give the dough fifteen minutes.",
            "Give the dough fifteen minutes",
        ),
        (
            "The label says warm, but you wash the cloth cold.",
            "Wash the cloth cold",
        ),
    ] {
        assert_eq!(between(line), [want]);
    }
}

#[test]
fn a_number_asked_back_stands_with_its_thing() {
    let said = drafted(
        "Ann: Give them the number of the line.\nBob: Which is?\nAnn: It's four four seven one.",
    );
    assert_eq!(
        said,
        ["Give them the number of the line, four four seven one"]
    );
}

#[test]
fn what_comes_before_a_deed_is_not_before_all() {
    let said = drafted(
        "Ann: Do the test restore.\nAnn: Write the date on the list.\nAnn: Oh and before you start the restore, tell the service desk.",
    );
    assert!(
        said.contains(&"Before you start the restore, tell the service desk".to_owned()),
        "{said:?}"
    );
}

#[test]
fn what_has_no_verb_is_told_all_the_same() {
    for (line, want) in [
        (
            "And hard hats until the bars are out.",
            "Hard hats until the bars are out",
        ),
        (
            "Somebody on the ladder, somebody footing it, always.",
            "Somebody on the ladder, somebody footing it, always",
        ),
        ("Sharps, yellow bin.", "Sharps, yellow bin"),
        (
            "Straight into the fridge, don't stand there chatting.",
            "Straight into the fridge, don't stand there chatting",
        ),
        (
            "You need consent from every parent, in writing.",
            "You need consent from every parent, in writing",
        ),
        (
            "Ratios. One adult to six children.",
            "Ratios: one adult to six children",
        ),
    ] {
        assert_eq!(between(line), [want]);
    }
}

#[test]
fn a_deed_asked_for_once_more_is_another() {
    for (told, asked) in [
        (
            "Rinse the bottles on the rack.",
            "Should I rinse that off after?",
        ),
        ("Wash the lid.", "Do I wash it again?"),
    ] {
        let said = drafted(&format!(
            "Ann: {told}\nBob: {asked}\nAnn: No need. Then fit the seal."
        ));
        assert_eq!(said, [told.trim_end_matches('.'), "Fit the seal"]);
    }
}

//! What one tells as a question and another agrees to, extends or puts right is told once, as it is in the end.

/// The draft of a question and its answer between plain deeds.
fn told(ask: &str, answer: &str) -> Vec<String> {
    super::said(&super::talk(&format!(
        "Ann: Load the van.\nBob: {ask}\nAnn: {answer}\nBob: Okay.\nAnn: Close the door.\nAnn: Ring the depot."
    )))
}

#[test]
fn a_question_that_makes_sure_is_told_as_it_was_answered() {
    for (ask, answer, want) in [
        ("So I print two copies?", "Yes.", "Print two copies"),
        (
            "So I print two copies?",
            "Yes, and sign both.",
            "Print two copies",
        ),
        ("So I print two copies?", "Yes, and sign both.", "Sign both"),
        ("So I print two copies?", "No, three.", "Print three copies"),
        (
            "The red cable goes on the left?",
            "On the right.",
            "The red cable goes on the right",
        ),
        (
            "So the red cable goes on the left?",
            "Correct, and the blue one on the right.",
            "The red cable goes on the left, and the blue one on the right",
        ),
        (
            "Just to check, I feed the calves first?",
            "Yes, and the cows after.",
            "Feed the calves first, and the cows after",
        ),
        (
            "And we lock the back door too?",
            "We do.",
            "Lock the back door too",
        ),
        (
            "Then I email the customer?",
            "Yep, before noon.",
            "Email the customer, before noon",
        ),
        (
            "And I wear the gloves, don't I?",
            "The nitrile gloves, yes.",
            "Wear the nitrile gloves",
        ),
        (
            "And then I email the customer?",
            "No, you ring them.",
            "Ring them",
        ),
        (
            "Okay, so I take the form, I stamp it, and I put it in the tray?",
            "Yes, the green tray.",
            "Put the form in the green tray",
        ),
        (
            "Right, so gloves on first?",
            "Gloves on first, yes.",
            "Gloves on first",
        ),
    ] {
        let said = told(ask, answer);
        assert!(said.iter().any(|s| s == want), "{ask} {answer}\n{said:#?}");
        for base in ["Load the van", "Close the door"] {
            assert!(said.iter().any(|s| s == base), "{ask} {answer}\n{said:#?}");
        }
        assert!(
            !said.iter().any(|s| s.contains('?')),
            "{ask} {answer}\n{said:#?}"
        );
    }
}

#[test]
fn whether_one_may_is_told_with_its_answer() {
    for (ask, answer, want) in [
        (
            "Is it okay to use the small ladder?",
            "Yes, if somebody holds it.",
            "You can use the small ladder, if somebody holds it",
        ),
        (
            "Can I use the small ladder?",
            "No, only the big one.",
            "Use only the big ladder",
        ),
        (
            "May I open the box before the driver's gone?",
            "No, wait till he's signed.",
            "Wait till he's signed",
        ),
        (
            "Just to check, do I feed the calves first?",
            "No, the cows first.",
            "Feed the cows first",
        ),
        (
            "Shouldn't we wear masks?",
            "Yes, good point, masks on for that.",
            "Wear masks, masks on for that",
        ),
    ] {
        let said = told(ask, answer);
        assert!(said.iter().any(|s| s == want), "{ask} {answer}\n{said:#?}");
        assert!(
            said.iter().any(|s| s == "Load the van"),
            "{ask} {answer}\n{said:#?}"
        );
    }
    for (ask, answer, want) in [
        ("Can I use a knife?", "Never.", "Never use a knife"),
        ("Can I use a knife?", "No.", "Do not use a knife"),
        (
            "Can we use a knife?",
            "No way, you'll puncture it.",
            "Do not use a knife",
        ),
    ] {
        let draft = super::talk(&format!(
            "Ann: Load the van.\nBob: {ask}\nAnn: {answer}\nBob: Okay.\nAnn: Close the door."
        ));
        let warned: Vec<&str> = draft.warnings.iter().map(|w| w.text.as_str()).collect();
        assert_eq!(warned, [want], "{ask} {answer}");
        let steps: Vec<&str> = draft.steps.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(steps, ["Load the van", "Close the door"], "{ask} {answer}");
    }
}

#[test]
fn a_short_answer_says_what_its_question_says() {
    for (deed, ask, answer, want) in [
        (
            "Wipe the bench down.",
            "With bleach?",
            "No, just soapy water.",
            "Wipe the bench down, with soapy water",
        ),
        (
            "Send the form off.",
            "Who to?",
            "Payroll.",
            "Send the form off, to payroll",
        ),
        (
            "Ring the parents.",
            "Before or after lunch?",
            "Before.",
            "Ring the parents, before lunch",
        ),
        (
            "Add two scoops of salt.",
            "Level or heaped?",
            "Level.",
            "Add two scoops of salt, level",
        ),
        (
            "Fill the kettle.",
            "All the way?",
            "Halfway.",
            "Fill the kettle, halfway",
        ),
        (
            "Defrost the freezer.",
            "What do I do with the food?",
            "Put it in the cool box.",
            "Put the food in the cool box",
        ),
        (
            "Defrost the freezer.",
            "What do I use to scrape it?",
            "The plastic scraper.",
            "Use the plastic scraper to scrape it",
        ),
        (
            "Defrost the freezer.",
            "How do I know it's done?",
            "When there's no ice on the coil.",
            "Defrost the freezer. It's done when there's no ice on the coil",
        ),
        (
            "Defrost the freezer.",
            "When do I do that?",
            "First Monday of the month.",
            "Defrost the freezer, first Monday of the month",
        ),
        (
            "Take the money to the bank.",
            "Who does that on Saturdays?",
            "Marek does.",
            "Take the money to the bank. Marek does that on Saturdays",
        ),
        (
            "Defrost the freezer.",
            "How hot should the water be?",
            "Lukewarm, not boiling.",
            "The water should be lukewarm, not boiling",
        ),
        (
            "Put the tools away.",
            "Where does the tray go?",
            "On the top shelf, label out.",
            "The tray goes on the top shelf, label out",
        ),
    ] {
        let said = super::said(&super::talk(&format!(
            "Ann: Load the van.\nAnn: {deed}\nBob: {ask}\nAnn: {answer}\nBob: Okay.\nAnn: Close the door."
        )));
        assert!(said.iter().any(|s| s == want), "{ask} {answer}\n{said:#?}");
        assert!(
            said.iter().any(|s| s == "Close the door"),
            "{ask} {answer}\n{said:#?}"
        );
    }
}

#[test]
fn what_is_told_back_is_told_once() {
    for lines in [
        "Ann: You rinse the beaker, dry it and put it in the rack.\nBob: Okay so I rinse it, dry it and put it in the rack.\nAnn: Yep.",
        "Ann: You rinse the beaker, dry it and put it in the rack.\nBob: So rinse, dry, rack.\nAnn: Right.",
    ] {
        let said = super::said(&super::talk(&format!("{lines}\nAnn: Close the door.")));
        assert_eq!(
            said,
            [
                "Rinse the beaker",
                "Dry the beaker",
                "Put the beaker in the rack",
                "Close the door"
            ],
            "{lines}"
        );
    }
}

#[test]
fn a_deed_behind_a_short_answer_is_a_step_of_its_own() {
    for (deed, ask, answer, steps) in [
        (
            "Check the temperature.",
            "How often do I do that?",
            "Every two hours, and write it down.",
            ["Check the temperature, every two hours", "Write it down"],
        ),
        (
            "Send the form off.",
            "To whom?",
            "To payroll, and copy me in.",
            ["Send the form off, to payroll", "Copy me in"],
        ),
        (
            "Weigh the bag.",
            "On the big scale?",
            "On the big scale, and write the weight on the tag.",
            [
                "Weigh the bag, on the big scale",
                "Write the weight on the tag",
            ],
        ),
    ] {
        let said = super::said(&super::talk(&format!(
            "Ann: Load the van.\nAnn: {deed}\nBob: {ask}\nAnn: {answer}\nBob: Okay.\nAnn: Close the door."
        )));
        assert_eq!(
            said,
            ["Load the van", steps[0], steps[1], "Close the door"],
            "{ask} {answer}"
        );
    }
}

#[test]
fn where_a_thing_is_and_who_has_it() {
    for (ask, answer, want) in [
        (
            "Where's the scale?",
            "Next to the door.",
            "The scale: next to the door",
        ),
        (
            "Where's the scale kept?",
            "In the cupboard.",
            "The scale: in the cupboard",
        ),
        (
            "Which scale?",
            "The big one.",
            "Weigh the bag, the big scale",
        ),
        (
            "And I write it down where?",
            "In the blue book.",
            "Write it down in the blue book",
        ),
    ] {
        let said = super::said(&super::talk(&format!(
            "Ann: Load the van.\nAnn: Weigh the bag.\nBob: {ask}\nAnn: {answer}\nBob: Okay.\nAnn: Close the door."
        )));
        assert!(said.iter().any(|s| s == want), "{ask} {answer}\n{said:#?}");
    }
}

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

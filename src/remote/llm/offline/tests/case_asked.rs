//! What another asks of a case, of a reason or of a thing, and what a few words of an answer say of it.

fn told(ask: &str, answer: &str) -> Vec<String> {
    super::said(&super::talk(&format!(
        "Ann: Load the van.\nAnn: Empty the drawer.\nBob: {ask}\nAnn: {answer}\nBob: Okay.\nAnn: Close the door.\nAnn: Ring the depot."
    )))
}

#[test]
fn a_case_is_told_with_its_short_answer() {
    for (ask, answer, want) in [
        (
            "What if it's over?",
            "Same thing.",
            "If it's over, same thing",
        ),
        (
            "And if it's under?",
            "Then it's fine as it is.",
            "If it's under, then it's fine as it is",
        ),
        (
            "And when you're off?",
            "Then Rita.",
            "When you're off, then Rita",
        ),
        (
            "And what if the power's out?",
            "Then nothing.",
            "If the power's out, then nothing",
        ),
        (
            "When it's stuck, do I call you?",
            "No, push the lever on the back.",
            "When it's stuck, push the lever on the back",
        ),
        (
            "What did you say about the screen?",
            "Wipe it with a dry cloth.",
            "Wipe the screen with a dry cloth",
        ),
        ("Notes only?", "Notes only.", "Empty the drawer, notes only"),
        (
            "In bundles of ten?",
            "Of twenty.",
            "Empty the drawer, in bundles of twenty",
        ),
        (
            "After we close or before?",
            "After.",
            "Empty the drawer, after you close",
        ),
        (
            "Why do we do that?",
            "So nobody forces it.",
            "Empty the drawer, so nobody forces it",
        ),
    ] {
        let said = told(ask, answer);
        assert!(said.iter().any(|s| s == want), "{ask} {answer}\n{said:#?}");
        for base in ["Load the van", "Close the door", "Ring the depot"] {
            assert!(said.iter().any(|s| s == base), "{ask} {answer}\n{said:#?}");
        }
    }
}

#[test]
fn who_does_it_and_what_is_needed() {
    for (line, want) in [
        ("You need gloves for that.", "You need gloves for that"),
        ("You'll need a ladder.", "You'll need a ladder"),
        (
            "The nurse does that.",
            "Empty the drawer. The nurse does that",
        ),
        (
            "Marek does it on Saturdays.",
            "Empty the drawer. Marek does it on Saturdays",
        ),
        ("Before lunch.", "Empty the drawer, before lunch"),
        ("And write it down.", "Write it down"),
    ] {
        let said = super::said(&super::talk(&format!(
            "Ann: Load the van.\nAnn: Empty the drawer.\nAnn: {line}\nAnn: Close the door.\nAnn: Ring the depot."
        )));
        assert!(said.iter().any(|s| s == want), "{line}\n{said:#?}");
        assert!(
            said.iter().any(|s| s == "Close the door"),
            "{line}\n{said:#?}"
        );
    }
}

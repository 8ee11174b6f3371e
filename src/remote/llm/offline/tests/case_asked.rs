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

#[test]
fn more_of_a_thing_is_what_is_done_in_the_case_asked_about() {
    super::check_in_work(&[
        (
            "Ann: If the brine's over, you add water, half a litre at a time.\nBob: And if it's under?\nAnn: More salt. You stir the tub.",
            &["if it's under, more salt", "stir the tub"],
            &["litre at a time, more salt"],
        ),
        (
            "Ann: If the slip's too thick, you add water.\nBob: And if it's too thin?\nAnn: More powder, fifty grams at a time.",
            &["if it's too thin, more powder, fifty grams at a time"],
            &["add water, more"],
        ),
        (
            "Ann: If the slip's too thick, you add water.\nBob: What if it's too thin?\nAnn: Another fifty grams of powder.",
            &["if it's too thin, another fifty grams of powder"],
            &["add water, another", "add water. another"],
        ),
        (
            "Ann: If the tyre's hard, you let some air out.\nBob: What if it's soft?\nAnn: More air, two bar.",
            &["if it's soft, more air, two bar"],
            &["air out, more"],
        ),
    ]);
}

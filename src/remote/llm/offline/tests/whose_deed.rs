//! A deed of somebody: whose it is, and where somebody is no owner that is missing.
use super::talk;

fn asked(line: &str) -> Vec<String> {
    let draft = talk(&format!(
        "Ann: You open the valve.\nAnn: You fill the tank to the mark.\n{line}\nAnn: You shut the valve."
    ));
    let texts = draft.open_questions.into_iter().map(|q| q.text);
    texts.collect()
}

#[test]
fn whose_a_deed_is() {
    for (line, want) in [
        (
            "Ann: And somebody's got to sign the ledger before noon.",
            "“Somebody's got to sign the ledger before noon”: who does this?",
        ),
        (
            "Ann: Somebody has to ask the customer for the code.",
            "“Somebody has to ask the customer for the code”: who does this?",
        ),
        (
            "Ann: And somebody must sort the bottles by colour.",
            "“Somebody must sort the bottles by colour”: who does this?",
        ),
        (
            "Ann: Then the pressure. Somebody has to check it before noon.",
            "“The pressure: somebody has to check it before noon”: who does this?",
        ),
        (
            "Ann: Then somebody writes the report.",
            "“Somebody writes the report”: who does this?",
        ),
        (
            "Ann: Before the opening, somebody has to unlock the yard.",
            "“Before the opening, somebody has to unlock the yard”: who does this?",
        ),
        (
            "Ann: When it's dry, somebody phones the owner to come and get it.",
            "“When it's dry, somebody phones the owner to come and get it”: who does this?",
        ),
        (
            "Ann: I thought the agency comes by itself. Somebody must order it.",
            "“I thought the agency comes by itself. Somebody must order it”: who does this?",
        ),
    ] {
        let asked = asked(line);
        assert!(asked.iter().any(|q| q == want), "{want}: {asked:#?}");
    }
}

#[test]
fn somebody_is_no_owner_that_is_missing() {
    for line in [
        "Ann: You get somebody else to read the number back.",
        "Ann: You have somebody else check your sum.",
        "Ann: Whoever gets the call writes it in the book.",
        "Ann: You show it to whoever is standing there.",
        "Ann: Somebody always drops one.",
        "Ann: Somebody hands you a key over the counter.",
        "Ann: Somebody writes that they want to know what you hold.",
        "Ann: You tell them somebody with a key has to be in.",
        "Ann: You wait until somebody has taken it over.",
        "Ann: Somebody has to pump the tyre before tomorrow.",
        "Ann: You lift it with somebody, it's heavy.",
        "Ann: Not at the back, somebody has to find it in the dark.",
    ] {
        let asked = asked(line);
        assert!(asked.is_empty(), "{line}: {asked:#?}");
    }
}

#[test]
fn who_settles_it_is_not_what_is_asked() {
    for (lines, want) in [
        (
            "Bob: How long does the glue keep?\nAnn: No idea. Somebody should ask the lab.",
            "How long does the glue keep?",
        ),
        (
            "Bob: And if the lift is stuck, what then?\nAnn: Nobody knows. Somebody must write this down.",
            "If the lift is stuck, what then?",
        ),
        (
            "Bob: Who empties the drum?\nAnn: Somebody does.",
            "Who empties the drum?",
        ),
    ] {
        let asked = asked(lines);
        assert_eq!(asked, [want], "{lines}");
    }
}

#[test]
fn an_approval_that_is_only_a_case_is_no_question() {
    for line in [
        "Ann: Once it's approved you print the list.",
        "Ann: You check that the sheets are signed.",
        "Ann: When the repairs are signed off, you send the bill.",
    ] {
        let asked = asked(line);
        assert!(asked.is_empty(), "{line}: {asked:#?}");
    }
    let asked = asked("Ann: The form has to be signed before noon.");
    assert!(asked.iter().any(|q| q.ends_with("by whom?")), "{asked:#?}");
}

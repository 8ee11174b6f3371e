//! What is asked for politely is told plainly; what is asked of the talk, or answered as a question, is not.

fn told(lines: &str) -> Vec<String> {
    super::said(&super::talk(&format!(
        "Ann: Load the van.\n{lines}\nAnn: Close the door.\nAnn: Ring the depot."
    )))
}

#[test]
fn a_polite_request_is_a_deed() {
    for (lines, want) in [
        (
            "Ann: Could you lock the gate for me?\nBob: Sure.",
            "Lock the gate",
        ),
        (
            "Ann: Would you mind emptying the bins?\nBob: Not at all.",
            "Empty the bins",
        ),
        (
            "Ann: If you wouldn't mind, wipe the tables.\nBob: No problem.",
            "Wipe the tables",
        ),
        (
            "Ann: If you could wipe the tables, that would be great.",
            "Wipe the tables",
        ),
        (
            "Ann: It'd be great if you could label the boxes.",
            "Label the boxes",
        ),
        ("Ann: Could I ask you to sign the sheet?", "Sign the sheet"),
        (
            "Ann: I was wondering if you could soak them overnight.",
            "Soak them overnight",
        ),
        ("Ann: Would you please weigh each sack?", "Weigh each sack"),
        ("Ann: Will you take the sign down?", "Take the sign down"),
        ("Ann: Put the lid on, if you don't mind.", "Put the lid on"),
        (
            "Ann: Can you empty the shredder when it's full?\nBob: Okay.",
            "Empty the shredder when it's full",
        ),
        ("Ann: Thank you, and then wash the bowl.", "Wash the bowl"),
    ] {
        let said = told(lines);
        assert!(said.iter().any(|s| s == want), "{lines}\n{said:#?}");
        assert!(
            said.iter().any(|s| s == "Close the door"),
            "{lines}\n{said:#?}"
        );
    }
}

#[test]
fn what_is_asked_of_the_talk_is_none() {
    for lines in [
        "Ann: Could you repeat that?\nBob: Sure.",
        "Ann: Can you hear me?\nBob: Yes.",
        "Ann: Could you turn that down, please?\nBob: Sorry.",
        "Bob: Could you show me that again?\nAnn: Sure.",
        "Bob: Can you use the small ladder?\nAnn: No.",
    ] {
        let said = told(lines);
        assert_eq!(
            said,
            ["Load the van", "Close the door", "Ring the depot"],
            "{lines}"
        );
    }
}

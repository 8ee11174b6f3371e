use super::*;

fn sentence_of(question: &str, answer: &str) -> String {
    match meaning(question, answer) {
        Meaning::Sentence(text) | Meaning::Doer { sentence: text, .. } => text,
        other => format!("{other:?}"),
    }
}

#[test]
fn a_sentence_reads_without_its_question() {
    for (question, answer, reads) in [
        (
            "What happens if the customer declines?",
            "Call the owner",
            "If the customer declines: call the owner",
        ),
        (
            "What if it fails again?",
            "Maria decides",
            "If it fails again: Maria decides",
        ),
        (
            "How is it paid?",
            "by invoice",
            "How is it paid? By invoice",
        ),
        (
            "Where is the form kept?",
            "The form is kept in the safe",
            "The form is kept in the safe",
        ),
        (
            "“The grace period”: what is it?",
            "Ten days after the due date",
            "The grace period: Ten days after the due date",
        ),
        (
            "“Any wind off the shore”: does this hold?",
            "Only over ten knots",
            "Any wind off the shore: only over ten knots",
        ),
        (
            "“Sign the form”: who does this?",
            "The shift lead",
            "Who does this? The shift lead",
        ),
        ("Who signs?", "note: the lead signs", "The lead signs"),
    ] {
        assert_eq!(sentence_of(question, answer), reads);
    }
}

#[test]
fn claims_stand_fall_or_are_put_right() {
    let question = "Is it so? “Wait 30 minutes”: the source does not say 30 minutes";
    let steps = |text: &str| Meaning::Steps(vec![text.to_owned()]);
    for (answer, means) in [
        ("yes", steps("Wait 30 minutes")),
        (
            "Yes, but only on Fridays",
            steps("Wait 30 minutes, but only on Fridays"),
        ),
        ("no", Meaning::Dropped),
        ("No, 20 minutes", steps("Wait 20 minutes")),
        (
            "No: call the customer first",
            steps("Call the customer first"),
        ),
    ] {
        assert_eq!(meaning(question, answer), means, "{answer}");
    }
    assert_eq!(
        meaning("Is it so? “Never leave it open”: no source is cited", "yes"),
        Meaning::Warning("Never leave it open".into())
    );
}

#[test]
fn numbers_are_for_the_step() {
    let measure = |question: &str, answer: &str| match meaning(question, answer) {
        Meaning::Measure { words, bare, .. } => (words, bare),
        other => (format!("{other:?}"), None),
    };
    assert_eq!(
        measure("“Heat it to 180”: 180 of what?", "degrees"),
        ("180 degrees".into(), Some(180.0))
    );
    assert_eq!(
        measure(
            "“Salinity is thirty”: thirty of what?",
            "parts per thousand"
        ),
        ("thirty parts per thousand".into(), Some(30.0))
    );
    assert_eq!(
        measure(
            "“Heat it to two hundred and ten”: two hundred and ten of what?",
            "degrees"
        ),
        ("two hundred and ten degrees".into(), Some(210.0))
    );
    assert_eq!(
        measure("“Wait for 30”: 30 of what?", "It is 30 minutes"),
        ("30 minutes".into(), Some(30.0))
    );
    assert_eq!(
        measure(
            "“Keep it 30 days” or “Keep it 14 days”: which one holds?",
            "the second"
        ),
        ("14 days".into(), None)
    );
    assert_eq!(
        measure(
            "“Keep it 30 days” or “Keep it 14 days”: which one holds?",
            "30"
        ),
        ("30 days".into(), None)
    );
    for about in ["How long do we keep them?", "“We keep the lists”:"] {
        let question = format!("{about} “I was told 5 years” or “I heard 7”: which one holds?");
        assert_eq!(measure(&question, "5"), ("5 years".into(), None));
    }
    assert_eq!(
        measure("How long do you wait?", "about 20 minutes"),
        ("20 minutes".into(), None)
    );
}

#[test]
fn steps_are_steps() {
    let steps =
        |items: &[&str]| Meaning::Steps(items.iter().map(|item| (*item).to_owned()).collect());
    assert_eq!(
        meaning("What is done next?", "then call Jon"),
        steps(&["Call Jon"])
    );
    assert_eq!(meaning("Who knows?", "step: ask Jon"), steps(&["Ask Jon"]));
    assert_eq!(
        meaning("How?", "1. open it\n2. close it"),
        steps(&["Open it", "Close it"])
    );
    assert_eq!(
        meaning("Who?", "warning: never alone"),
        Meaning::Warning("Never alone".into())
    );
}

#[test]
fn no_answer_is_none() {
    for text in [
        "",
        " ",
        "?",
        "???",
        "Skip",
        "later.",
        "(don't know)",
        "—".trim_matches('—'),
    ] {
        assert!(is_none(text), "{text:?}");
    }
    for text in ["no", "0", "Jon"] {
        assert!(!is_none(text), "{text:?}");
    }
}

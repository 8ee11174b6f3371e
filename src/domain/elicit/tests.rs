use super::*;

fn play(answers: &[&str]) -> (Elicited, Vec<String>) {
    let mut told = Elicited {
        title: "Refund".into(),
        by: "Maria Lopez".into(),
        on: "2026-11-25".into(),
        replies: Vec::new(),
    };
    let mut asked = Vec::new();
    for answer in answers {
        let Some(next) = told.next() else { break };
        asked.push(next.text.clone());
        told.replies.push(Reply {
            topic: next.topic,
            asked: next.text,
            answer: (*answer).to_owned(),
        });
    }
    (told, asked)
}

const ANSWERS: [&str; 18] = [
    "A customer asks for money back",
    "The agent",
    "the order number",
    "",
    "", // trigger, who, needed, tools
    "Check the order",
    "ask the lead",
    "Pay the refund within 30 days",
    "", // steps
    "pay in cash",
    "",
    "",
    "The ledger shows it",
    "",
    "",
    "Jon",
    "the case number, in the ticket",
    "",
];

#[test]
fn questions_follow_the_answers() {
    let (told, asked) = play(&ANSWERS);
    assert_eq!(told.next(), None);
    assert_eq!(
        asked[6],
        "And if it is not so, or fails? (“Check the order”)"
    );
    assert_eq!(asked[8], "And then?");
    assert_eq!(asked.len(), 18);
    assert!(told.has_steps());
}

#[test]
fn answers_are_messages_of_whoever_told_it() {
    let (told, _) = play(&ANSWERS);
    let source = told.source(String::new());
    let seen: Vec<String> = source
        .spans
        .iter()
        .filter(|span| !matches!(span.kind, SpanKind::Heading(_)))
        .map(|span| format!("{} {}", span.start, span.text))
        .collect();
    assert_eq!(
        seen,
        [
            "1 A customer asks for money back",
            "2 The agent",
            "3 the order number",
            "4 Check the order",
            "5 If not, ask the lead",
            "6 Pay the refund within 30 days",
            "7 Never pay in cash",
            "8 The ledger shows it",
            "9 Jon",
            "10 the case number, in the ticket",
        ]
    );
    assert!(
        told.markdown()
            .contains("## Procedure\n\n1. Check the order\n1. If not, ask the lead\n")
    );
    assert!(form("Refund").contains("## What you need\n\n<!-- What has to be at hand first"));
}

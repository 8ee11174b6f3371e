//! Whatever is said in whatever order, there is a draft or an explained refusal.
use super::talk;
use proptest::prelude::*;

/// Words that rules turn on: what puts right, asks, counts, names and breaks off.
const WORDS: &[&str] = &[
    "no,",
    "sorry",
    "wait",
    "yes.",
    "Euros?",
    "three",
    "working days?",
    "it's",
    "I mean",
    "not",
    "Then you",
    "If",
    "or else",
    "otherwise",
    "you don't actually",
    "really",
    "scratch that",
    "the",
    "a",
    "Teams.",
    "?",
    "...",
    "no",
    "half an hour",
    "40mm",
    "£5",
    "1.",
    "2)",
    "½",
    "—",
    "first",
    "last thing is",
    "open the box",
    "ten minutes,",
    "Bob left.",
    "was wrong,",
    "the freezer.",
    "zone A",
    "skip it",
    "do I lock it?",
    "and",
    "said",
    "Thirty.",
];

fn lines() -> impl Strategy<Value = String> {
    let said = prop::collection::vec(prop::sample::select(WORDS), 1..9).prop_map(|w| w.join(" "));
    let line = (prop::sample::select(&["Ann", "Bob", "Cy"][..]), said)
        .prop_map(|(who, said)| format!("{who}: {said}"));
    prop::collection::vec(line, 1..14).prop_map(|l| l.join("\n"))
}

proptest! {
    #[test]
    fn no_words_bring_it_down(lines in lines()) {
        let draft = talk(&lines);
        for step in &draft.steps {
            prop_assert!(!step.text.trim().is_empty());
            prop_assert!(!step.evidence.is_empty());
        }
    }
}

#[test]
fn words_that_brought_it_down_once() {
    for lines in [
        "Cy: and you don't actually sorry and If\nCy: Then you\nAnn: no,",
        "Cy: Open the box and close it.\nCy: Then you\nAnn: no,",
        "Bob: it's not\nCy: it's\nBob: no not I mean",
    ] {
        let draft = talk(lines);
        assert!(
            draft.steps.iter().all(|s| !s.text.trim().is_empty()),
            "{lines}"
        );
    }
}

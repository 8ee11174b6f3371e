//! Clauses about somebody named: `the shift lead signs`, `a second nurse must check`.
use super::patterns::{PatternSet, WordSet, find, pattern_set, patterns, starts_any, word_set};
use super::subjects::{ADVERBS, adverbs};
use super::token::Token;
use super::verbs::{is_action, is_participle, is_third_person};

static MODALS: PatternSet = pattern_set![
    "must",
    "shall",
    "should",
    "has to",
    "have to",
    "needs to",
    "need to",
    "is required to",
    "are required to",
    "is responsible for",
    "are responsible for",
    "gets to",
    "is to",
    "are to",
    "may not",
    "must not",
    "may only",
    "is supposed to",
];

/// A named role acts, or something must be done.
pub(super) fn third_person(tokens: &[Token]) -> Option<Vec<Token>> {
    let window = tokens.len().min(12);
    let subject_end = (1..window).find(|i| starts_any(&tokens[*i..], &MODALS).is_some());
    let head = tokens.first()?.key.as_str();
    if matches!(
        head,
        "it" | "that"
            | "this"
            | "there"
            | "it's"
            | "that's"
            | "what"
            | "which"
            | "who"
            | "i"
            | "he"
            | "she"
            | "because"
            | "you"
            | "we"
            | "how"
            | "why"
            | "where"
            | "do"
            | "does"
            | "is"
            | "are"
            | "there's"
            | "nothing"
            | "these"
            | "those"
    ) {
        return None;
    }
    if let Some(at) = subject_end {
        let n = starts_any(&tokens[at..], &MODALS).unwrap_or(1);
        let rest = &tokens[at + n..];
        let skip = adverbs(rest);
        let deed = rest.get(skip).is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "be" | "have" | "get" | "not" | "know" | "wear" | "never"
            ) || is_action(&t.key)
        });
        return (deed && plain_subject(&tokens[..at])).then(|| tokens.to_vec());
    }
    let passive = (1..window).find(|i| {
        starts_any(&tokens[*i..], patterns!["is|are|gets|get"]).is_some()
            && tokens
                .get(i + 1 + adverbs(&tokens[(i + 1).min(tokens.len())..]))
                .is_some_and(|t| is_participle(&t.key))
    });
    let active =
        (1..window.min(6)).find(|i| is_third_person(&tokens[*i].key) && role(&tokens[..*i]));
    let by =
        passive.filter(|_| find(tokens, patterns!["by the|a|your|two|someone|somebody"]).is_some());
    (active.is_some() || by.is_some_and(|at| plain_subject(&tokens[..at]))).then(|| tokens.to_vec())
}

fn plain_subject(subject: &[Token]) -> bool {
    !subject.iter().any(|t| {
        t.comma()
            || matches!(
                t.key.as_str(),
                "that" | "which" | "if" | "because" | "think" | "know" | "i" | "is" | "are" | "was"
            )
    })
}

/// `The shift lead`, `a second nurse`, `Maria`, `someone`.
fn role(subject: &[Token]) -> bool {
    static HEADS: WordSet = word_set!(
        "lead nurse tech clerk agent staff crew chef cook host pharmacist therapist assistant accountant driver finance legal hr security reception dispatch someone somebody whoever team pilot spotter captain foreman guard cashier barista technician mechanic physician doctor vet"
    );
    let subject: Vec<&str> = subject
        .iter()
        .map(|t| t.key.as_str())
        .filter(|k| !ADVERBS.contains(*k))
        .collect();
    let (Some(first), Some(last)) = (subject.first(), subject.last()) else {
        return false;
    };
    let headed = HEADS.contains(*last)
        || (last.len() > 4
            && ["er", "or", "ist", "ant", "ian"]
                .iter()
                .any(|s| last.ends_with(s))
            && !matches!(
                *last,
                "computer"
                    | "printer"
                    | "server"
                    | "timer"
                    | "filter"
                    | "order"
                    | "number"
                    | "paper"
                    | "customer"
                    | "scanner"
                    | "container"
                    | "monitor"
                    | "error"
                    | "folder"
                    | "power"
                    | "water"
                    | "door"
                    | "floor"
                    | "sensor"
                    | "motor"
                    | "controller"
                    | "browser"
                    | "counter"
                    | "register"
                    | "after"
                    | "other"
                    | "freezer"
                    | "cooler"
                    | "meter"
            ));
    headed
        && (subject.len() == 1
            || matches!(
                *first,
                "the" | "a" | "an" | "your" | "our" | "another" | "one"
            ))
        && subject.len() <= 5
}

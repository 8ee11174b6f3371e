//! One sentence to the clauses that each ask for one thing.
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::reading::{Reading, opens_object, read};
use super::token::Token;
use super::turns::Mood;
use super::verbs::is_action;

/// Joints at which a sentence may fall into two instructions; `bare` ones need more on both sides.
static JOINTS: PatternSet = pattern_set![
    "and then",
    "and after that",
    "and next",
    "and finally",
    "and lastly",
    "and you|we|i|you'll|we'll",
    "and make sure",
    "and don't|never|always",
    "but never|don't|first|make",
    "then",
    "so then",
    "so you|we|i",
    "but you|we",
    "after that",
    "and also",
    "and once|if|when",
    "but if|when",
];

/// Verbs that after `and` are as often a noun: `the name and address field`.
static NOUNISH: WordSet = word_set!(
    "time name address date number phone email order form note report file test sample price cash mail list check state call code lock block box bag label line mark message page pair part pass plan plate point post power press print process program project quote rank rate record review run sample scale screen seal service set shape sign stage stamp step stock stop store supply support switch table tag tape target term title track trade train transfer transport turn type use view wash watch water weight work clean oil dust coat cover dry lead light cool warm fill"
);

/// How many joints of one sentence are tried; what has more is no sentence.
const TRIES: usize = 12;

/// Splits where both sides are instructions of their own, and gives each its reading.
pub(super) fn split(tokens: &[Token], mood: Mood) -> Vec<(Vec<Token>, Option<Reading>)> {
    let mut parts = Vec::new();
    let mut rest = tokens.to_vec();
    let itemised = matches!(mood, Mood::Item { .. });
    let mut from = 2;
    let mut tried = 0;
    while from < rest.len() && !itemised && parts.len() < 8 && tried < TRIES {
        tried += 1;
        let Some(at) = (from..rest.len()).find(|i| joint(&rest, *i)) else {
            break;
        };
        let (left, right) = (read(&rest[..at], mood), read(&rest[at..], mood));
        match (left, right) {
            (Some(left), Some(_)) => {
                let mut tail = rest.split_off(at);
                let first = tail[0].key.clone();
                let mut held = 0;
                if governs(&left) && !starts_condition(&tail) {
                    let mut carried = left.condition.clone();
                    let skip = starts_any(
                        &tail,
                        patterns!["and then", "and after that", "and", "then", "so"],
                    )
                    .filter(|n| *n < tail.len())
                    .unwrap_or(0);
                    carried.extend(tail.drain(skip..));
                    held = left.condition.len();
                    tail = carried;
                }
                parts.push((std::mem::take(&mut rest), Some(left)));
                rest = tail;
                from = if first == "then" { 1 } else { 2 };
                from += carried_len(&rest).max(held);
            }
            (None, Some(_))
                if subject_after(&rest[at..])
                    && !starts_condition(&rest)
                    && starts_any(&rest, &super::reading::SUBORDINATE).is_none() =>
            {
                let tail = rest.split_off(at);
                parts.push((std::mem::replace(&mut rest, tail), None));
                from = 2;
            }
            _ => from = at + 1,
        }
    }
    let reading = read(&rest, mood);
    parts.push((rest, reading));
    parts
}

/// Words at the front that a condition takes, so that it is not cut again.
fn carried_len(tokens: &[Token]) -> usize {
    if starts_condition(tokens) {
        tokens.iter().position(Token::comma).unwrap_or(0)
    } else {
        0
    }
}

/// A condition that holds for what follows `and then` too; a time does not need repeating.
fn governs(left: &Reading) -> bool {
    starts_any(
        &left.condition,
        patterns!["if", "unless", "in case", "for", "even if"],
    )
    .is_some()
}

fn starts_condition(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns!["and|but|so? if|when|once|unless|otherwise", "otherwise"],
    )
    .is_some()
}

/// `and you`, `then we`: a subject of its own.
fn subject_after(tokens: &[Token]) -> bool {
    starts_any(
        tokens,
        patterns![
            "and|so|but? then? you|we|i|you'll|we'll",
            "and? make sure",
            "and|but never|don't",
        ],
    )
    .is_some()
}

fn joint(tokens: &[Token], at: usize) -> bool {
    let rest = &tokens[at..];
    if starts_any(rest, &JOINTS).is_some() {
        let after_condition = tokens[at - 1].comma()
            && starts_any(rest, patterns!["then"]).is_some()
            && starts_condition(tokens);
        let purpose = starts_any(
            rest,
            patterns!["so you|we|i can|don't|know|have|won't|could|get|never|see|do"],
        )
        .is_some();
        return !after_condition && !purpose;
    }
    let before = &tokens[at - 1];
    let parted = before.comma() || before.tail() == Some(';');
    if parted
        && starts_any(
            rest,
            patterns!["you|we|i|you'll|we'll", "make sure", "never", "don't"],
        )
        .is_some()
    {
        return true;
    }
    // `open the valve and bleed the line`, `unplug it, drain the tank, and wipe it down`
    let verb = usize::from(rest[0].key == "and");
    let led = verb == 1 || (parted && at >= 3);
    let object = rest.get(verb + 1).is_some_and(|t| {
        opens_object(&t.key) && !matches!(t.key.as_str(), "it" | "them" | "that" | "this")
    });
    let object = object
        || rest.get(verb + 1).is_some_and(|t| {
            !NOUNISH.contains(rest[verb].key.as_str())
                && t.key.len() > 2
                && !crate::domain::words::is_function_word(&t.key)
                && verb == 1
                && rest.len() <= 4
        });
    let enough = at >= 3 && rest.len() >= 3;
    led && enough && object && rest.get(verb).is_some_and(|t| is_action(&t.key))
}

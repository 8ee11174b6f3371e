//! What another asks in messages without its mark: `n the tuning`, `and if they lost the ticket`, `is kitchen roll ok`,
//! `which oil`, `before or after food`, `who to`, between two messages of whoever tells.
use super::super::lexicon::{NOUNISH, is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_third_person};
use crate::domain::words::is_function_word;

/// The most words of a thing that is asked about, and of a case.
const THING: usize = 4;
const CASE: usize = 9;

/// Marks each as the question that it is.
pub(super) fn marked(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        unlaughed(&mut sentences[at]);
        let s = &sentences[at];
        let unsigned = s.end == End::Open && s.tokens.iter().all(|t| t.tail().is_none());
        let between = sentences.get(at + 1).is_some_and(|next| {
            let before = &sentences[at - 1];
            before.source == s.source
                && next.source == s.source
                && before.speaker != s.speaker
                && next.speaker != s.speaker
                && next.speaker.is_some()
        });
        // `Val or the warden`, where it was asked who does it
        let answers = sentences[at - 1].end == End::Question;
        let asks = |words: &[Token]| {
            asks(words)
                || !answers
                    && (which(words) || one_of_two(words) && chosen(words, sentences.get(at + 1)))
        };
        if unsigned && between && s.mood == Mood::Speech && asks(&s.tokens) {
            sentences[at].end = End::Question;
        }
    }
}

/// `which brick` **lol**: it is asked all the same.
fn unlaughed(s: &mut Sentence) {
    let laughs = |t: &Token| {
        matches!(t.key.as_str(), "lol" | "haha" | "hah" | "ha" | "hahaha")
            || matches!(t.word.as_str(), "😂" | "😅" | "🤣" | "😆" | "😄")
    };
    let asks = starts_any(
        &s.tokens,
        patterns![
            "which|what|where|how|who|when|whose *",
            "and|so|but which|what|where|how|who|when *"
        ],
    );
    if s.mood == Mood::Speech
        && asks.is_some()
        && s.tokens.len() > 2
        && s.tokens.last().is_some_and(laughs)
    {
        s.tokens.pop();
    }
}

fn asks(words: &[Token]) -> bool {
    let verb = |t: &Token| is_auxiliary(&t.key) || is_subject(&t.key) || is_third_person(&t.key);
    if let Some(n) = starts_any(
        words,
        patterns!["and|so|but the|your|our", "what|how about the|your|our|a?"],
    ) {
        let thing = &words[n..];
        let deed = |t: &Token| is_action(&t.key) && !NOUNISH.contains(t.key.as_str());
        return (1..=THING).contains(&thing.len()) && !thing.iter().any(|t| verb(t) || deed(t));
    }
    let case = starts_any(words, patterns!["and|so|but|ok|what? if|when * *"]).is_some();
    let will_do = starts_any(words, patterns!["is|are *"]).is_some()
        && words.last().is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "ok" | "okay" | "alright" | "fine" | "allowed" | "enough"
            )
        });
    // `if it doesn't` breaks off
    let whole = !words.last().is_some_and(|t| is_auxiliary(&t.key));
    whole && (case || will_do) && words.len() <= CASE
}

/// `which oil`, `which way does it face`, `who to`, and not `which means we wait`.
fn which(words: &[Token]) -> bool {
    const ASKED: usize = 7;
    let [first, second, rest @ ..] = words else {
        return false;
    };
    let whom = matches!(first.key.as_str(), "who" | "what" | "where")
        && rest.is_empty()
        && matches!(
            second.key.as_str(),
            "to" | "with" | "for" | "from" | "by" | "in" | "on"
        );
    let says = |t: &Token| is_auxiliary(&t.key) || is_subject(&t.key) || t.key == "for";
    let thing = matches!(first.key.as_str(), "which" | "whose")
        && !is_function_word(&second.key)
        && !is_auxiliary(&second.key)
        && !matches!(second.key.as_str(), "means" | "makes")
        && (rest.is_empty() || rest.iter().any(says));
    whom || thing && words.len() <= ASKED
}

/// `before or after food`, `top or underneath`: one of two, and no sentence.
fn one_of_two(words: &[Token]) -> bool {
    const CHOICE: usize = 5;
    let or = words.iter().position(|t| t.key == "or");
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    words.len() <= CHOICE
        && or.is_some_and(|or| or > 0 && or + 1 < words.len())
        && !words.iter().any(says)
        && !words[0].is_number()
}

/// Whether the answer begins with one of them, or says that it is both or neither.
fn chosen(words: &[Token], answer: Option<&Sentence>) -> bool {
    let first = answer.and_then(|a| super::super::talk::lead(&a.tokens).first());
    first.is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "both" | "either" | "neither" | "whichever" | "with" | "during" | "without"
        ) || words.iter().any(|w| w.key == t.key)
    })
}

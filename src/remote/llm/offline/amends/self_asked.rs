//! What whoever explains asks themselves, and answers in the same breath: `And if it rains? You pull the cover over.`,
//! `How much salt? Two spoons.` It is heard as asked by whoever listens.
use std::collections::HashMap;

use super::super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;

/// The most words of such a question.
const LONGEST: usize = 9;

/// How a question begins that has an answer.
static ASKS: PatternSet = pattern_set![
    "so|and|but|now? what? if|when|once * *",
    "so|and|but|now? what happens|about *",
    "so|and|but|now? how many|much|long|often|far|deep|high|full|hot|big|thick|wide|old|hard|about|do|does|can|is|are",
    "so|and|but|now? what|where|who|which|what's|where's|when's|who's|how's *",
    "so|and|but|now? how|where|when|who|why",
    "and|but the|a|your|for|on|in|after|with *",
];

/// Takes out in writing what was asked and refused at once, and gives other such questions to whoever listens.
pub(super) fn settled(sentences: &mut [Sentence]) {
    refused_at_once(sentences);
    by_another(sentences);
}

/// `Load the tall ones at the bottom?` **`No, tall ones at the top.`**: the words that the refusal begins with stand there anew.
fn refused_at_once(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (asked, s) = (&sentences[at - 1], &sentences[at]);
        let same = s.turn == asked.turn && s.source == asked.source && s.mood != Mood::Speech;
        if !same || asked.end != End::Question || s.end == End::Question {
            continue;
        }
        let rest = starts_any(&s.tokens, patterns!["no|nope|nah"])
            .and_then(|n| s.tokens.get(n..))
            .filter(|rest| rest.len() > 1);
        let told = asked.tokens.first().is_some_and(|t| is_action(&t.key));
        let from = rest.and_then(|rest| asked.tokens.iter().rposition(|t| t.key == rest[0].key));
        let Some((rest, from)) = rest.zip(from).filter(|(_, from)| told && *from > 0) else {
            continue;
        };
        let whole = [&asked.tokens[..from], rest].concat();
        sentences[at - 1].tokens.clear();
        sentences[at].tokens = whole;
    }
}

/// Gives such questions to whoever listens, by name if there is one.
fn by_another(sentences: &mut [Sentence]) {
    let (Some(teller), listener) = speakers(sentences) else {
        return;
    };
    let listener = listener.unwrap_or_default();
    for at in 0..sentences.len().saturating_sub(1) {
        let (s, next) = (&sentences[at], &sentences[at + 1]);
        let same = next.turn == s.turn && next.source == s.source && next.speaker == s.speaker;
        let own = s.mood == Mood::Speech && s.speaker.as_ref() == Some(&teller);
        let answers = next.end != End::Question && !next.tokens.is_empty();
        if s.end == End::Question && own && same && answers && is_answered(&s.tokens) {
            sentences[at].speaker = Some(listener.clone());
        }
    }
}

/// Whoever says the most, and whoever comes next.
fn speakers(sentences: &[Sentence]) -> (Option<String>, Option<String>) {
    let mut words: HashMap<&str, usize> = HashMap::new();
    for s in sentences.iter().filter(|s| s.mood == Mood::Speech) {
        if let Some(name) = &s.speaker {
            *words.entry(name).or_default() += s.tokens.len();
        }
    }
    let mut ranked: Vec<(usize, &str)> = words.into_iter().map(|(n, w)| (w, n)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let mut names = ranked.into_iter().map(|(_, name)| name.to_owned());
    (names.next(), names.next())
}

/// Whether it asks something of the work, and not for a word, of the past, or for the talk's sake.
fn is_answered(tokens: &[Token]) -> bool {
    let words = talk::lead(tokens);
    let past = |t: &Token| matches!(t.key.as_str(), "did" | "was" | "were" | "had" | "i" | "i'm");
    let idle = has_any(
        words,
        patterns![
            "who knows|cares|else",
            "how hard|bad|difficult can|could",
            "what else|more|next|now|then|ever",
            "what's it|that|the word|called|name",
            "what do you|they|we call|know|think|expect|say",
            "you know|see|follow|mean"
        ],
    );
    // `And when it rains, what do they do?`
    let whole = tokens.iter().rev().skip(1).all(|t| !t.comma());
    whole
        && tokens.len() <= LONGEST
        && (starts_any(words, &ASKS).is_some() || starts_any(tokens, &ASKS).is_some())
        && !words.iter().any(past)
        && !idle
}

//! Two values told, and which of them it is, once somebody asks: `Forty grams. Thirty-five, forty, something like that.`
//! `Which one is it?` **`Let's say forty.`**
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{PatternSet, find, has_any, pattern_set, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, clause_end, put_for};
use super::super::turns::{End, Sentence, unsay};
use super::super::{reading, talk};
use super::{own_steps, spoken};

/// The most words of the question.
const ASKED: usize = 7;
/// The most words of a value told vaguely.
const VAGUE: usize = 10;

/// What says that a value is one of several.
static VAGUE_END: PatternSet = pattern_set![
    "something like that|it",
    "or so",
    "thereabouts",
    "or|and around|about that"
];

/// Puts the one where both were told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if let Some((told, (from, to), value)) = chosen(sentences, at) {
            put_for(&mut sentences[told].tokens, from, to, &value);
            unsay(&mut sentences[told + 1..=at]);
            let answer = &mut sentences[at + 1].tokens;
            let end = clause_end(answer);
            answer.drain(..end);
        }
    }
}

/// The step, where the values stand in it, and the one that it is.
fn chosen(sentences: &[Sentence], at: usize) -> Option<(usize, (usize, usize), Vec<Token>)> {
    let s = &sentences[at];
    if s.end != End::Question || !spoken(s) || !asks_which(&s.tokens) {
        return None;
    }
    let answer = sentences.get(at + 1)?;
    let mut value = value_alone(&answer.tokens).filter(|_| answer.speaker != s.speaker)?;
    value[0].word = lowered(&value[0].word);
    let new = amounts(&value).into_iter().next()?;
    let told = own_steps(sentences, (at + 1, at), 2).find(|i| !is_vague(&sentences[*i].tokens))?;
    let between = &sentences[told + 1..at];
    reading::asks(&sentences[told])?;
    if !between
        .iter()
        .all(|o| o.tokens.is_empty() || is_vague(&o.tokens))
    {
        return None;
    }
    let words = &sentences[told].tokens;
    let (from, to) = values(words)?;
    amounts(&words[from..to])
        .iter()
        .any(|p| p.is_number() && new.fits(p))
        .then_some((told, (from, to), value))
}

/// Where the values stand: `three or four`, `forty, thirty-five, something like that`, and one alone up to its unit.
fn values(words: &[Token]) -> Option<(usize, usize)> {
    let all = amounts(words);
    let last = all.last()?;
    let joined = |a: &Amount, b: &Amount| {
        a.end == b.at && words[a.end - 1].comma() || a.end + 1 == b.at && words[a.end].key == "or"
    };
    let first = all
        .windows(2)
        .rev()
        .take_while(|w| joined(&w[0], &w[1]))
        .last()
        .map_or(last, |w| &w[0]);
    let vague = find(&words[last.end..], &VAGUE_END).filter(|(at, _)| *at == 0);
    let to = match vague {
        Some((_, n)) => last.end + n,
        None => last.number,
    };
    // `forty` **grams**`, thirty-five, something like that`: the unit is said with the first
    let unit = first.number < first.end && vague.is_some();
    (!unit || first.at == last.at).then_some((first.at, to))
}

fn asks_which(words: &[Token]) -> bool {
    let words = talk::lead(words);
    words.len() <= ASKED
        && starts_any(
            words,
            patterns![
                "which? one? is it|that then?",
                "which one? then?",
                "which of those|them|the? two? is? it?"
            ],
        )
        .is_some_and(|n| n == words.len())
}

/// `let's say forty`, `forty`, `call it forty`
fn value_alone(words: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(words);
    let n = starts_any(
        words,
        patterns![
            "let's|i'd|we'll|we|i? say|go|use|do for|with?",
            "call|make it",
            "it's|that's"
        ],
    );
    let rest = &words[n.unwrap_or(0)..];
    let value = amounts(rest).into_iter().next()?;
    let apart = value.end == rest.len() || rest[value.end - 1].tail().is_some();
    (value.at == 0 && value.is_number() && apart).then(|| rest[..value.number].to_vec())
}

/// `thirty-five, forty, something like that`
fn is_vague(words: &[Token]) -> bool {
    words.len() <= VAGUE && has_any(words, &VAGUE_END)
}

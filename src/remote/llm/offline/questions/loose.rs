//! Questions that may be asked by another already, and what they are about.
use ecow::EcoString;

use super::super::lexicon::{PLACES, is_auxiliary};
use super::super::patterns::{WordSet, has_any, patterns, word_set};
use super::super::phrase::raised;
use super::super::token::{At, Token, mark_last, plain, stems, tokens};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::{Doubt, asking, is_tag, to_ask, undecided};
use crate::domain::words::is_function_word;

/// How far back the question or the claim stands that words are about.
const BACK: usize = 4;
/// The most words of a question that names little.
const LITTLE: usize = 6;
/// The most words that are quoted.
pub(super) const QUOTED: usize = 25;

/// A question that is only put where no other asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Loose {
    pub doubt: Doubt,
    /// The words of content of each thing that it is about: a question that has all of one asks the same.
    pub about: Vec<Vec<EcoString>>,
}

/// Puts the questions that no other asks yet. Whom words send one to is asked the question that was there before.
pub(in super::super) fn settle(doubts: &mut Vec<Doubt>, loose: Vec<Loose>) {
    let none = At { source: 0, span: 0 };
    let mut held: Vec<Vec<EcoString>> = Vec::new();
    for Loose { doubt, about } in loose {
        held.extend(
            doubts[held.len()..]
                .iter()
                .map(|d| stems(&tokens(&d.text, none))),
        );
        let source = |d: &Doubt| d.at.first().map(|a| a.source);
        let same = (0..doubts.len()).find(|i| {
            source(&doubts[*i]) == source(&doubt)
                && about
                    .iter()
                    .any(|a| a.len() >= 2 && a.iter().all(|w| held[*i].contains(w)))
        });
        match same {
            Some(same) => {
                let ask = &mut doubts[same].ask;
                *ask = ask.take().or(doubt.ask);
            }
            None => doubts.push(doubt),
        }
    }
}

/// The words of content that name something: not `who looks after those`, `I don't know`.
pub(super) fn names(words: &[Token]) -> Vec<EcoString> {
    static IDLE: WordSet = word_set!(
        "know knows known think say says said sure suppose supposed meant mean guess honest now then yet today one thing something somebody someone doing done go went look looks find remember used after back good yeah how"
    );
    let named = |t: &&Token| {
        !t.key.contains('\'') && !is_auxiliary(&t.key) && !IDLE.contains(t.key.as_str())
    };
    let words: Vec<Token> = words.iter().filter(named).cloned().collect();
    stems(&words)
}

/// Whether words point to what was said: `it`, `that's`.
pub(super) fn points(words: &[Token]) -> bool {
    words.iter().any(|t| {
        let word = t.key.split('\'').next().unwrap_or_default();
        matches!(
            word,
            "it" | "they" | "them" | "that" | "this" | "those" | "these"
        )
    })
}

/// Which sentence near before asks for something, of another speaker; none where it names nothing itself.
pub(super) fn question(sentences: &[Sentence], at: usize) -> Option<usize> {
    let near = near(sentences, at, BACK + 2).find(|i| asks(sentences, *i, at))?;
    let words = talk::lead(&sentences[near].tokens);
    let names = words
        .iter()
        .any(|t| !t.key.contains('\'') && !is_function_word(&t.key));
    (names && !is_tag(words)).then_some(near)
}

/// Which sentence before asks whose something is.
pub(super) fn asks_whose(sentences: &[Sentence], at: usize) -> Option<usize> {
    near(sentences, at, 2 * BACK).find(|i| {
        let words = talk::lead(&sentences[*i].tokens);
        asks(sentences, *i, at) && words[0].key.starts_with("who") && !names(words).is_empty()
    })
}

/// Whether a sentence asks for something, of another speaker than a later one.
fn asks(sentences: &[Sentence], asked: usize, at: usize) -> bool {
    let b = &sentences[asked];
    let words = talk::lead(&b.tokens);
    let opens = b.end == End::Question || words.first().is_some_and(super::direct::opens);
    opens && b.speaker != sentences[at].speaker && words.len() >= 2
}

/// A question with what it is about where it names little.
pub(super) fn put(sentences: &[Sentence], asked: &[Token], at: usize) -> String {
    let numbers = asked.iter().filter(|t| t.is_number()).count();
    let few = names(asked).len().saturating_sub(numbers);
    let little = asked.len() <= LITTLE && (few <= 1 || few <= 2 && points(asked));
    let before = claim(sentences, at).filter(|_| little);
    let text = asking(asked);
    match before {
        Some(before) => format!("“{}”: {}", short(&before), small(&text)),
        None => text,
    }
}

/// The first letter made small.
pub(super) fn small(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars.clone()).collect()
}

/// What was said last before a sentence.
pub(in super::super) fn claim(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let i = claimed(sentences, at)?;
    let words = fillers::strip(&sentences[i].tokens);
    // `It goes back to the card. To the same card, never cash.`
    let last = i.checked_sub(1).map(|b| &sentences[b]);
    let led =
        last.filter(|b| b.turn == sentences[i].turn && PLACES.contains(words[0].key.as_str()));
    Some(match led {
        Some(led) => {
            let mut led = fillers::strip(&led.tokens);
            mark_last(&mut led, '.');
            [led, words].concat()
        }
        None => words,
    })
}

/// Which sentence near before one said something last.
pub(super) fn claimed(sentences: &[Sentence], at: usize) -> Option<usize> {
    near(sentences, at, BACK).find(|i| {
        let said = &sentences[*i].tokens;
        let words = fillers::strip(said);
        let numbers = words.iter().filter(|t| t.is_number()).count();
        let named = names(&words).len();
        // `Tim has left`, `ask legal`
        let idle = has_any(
            &words,
            patterns!["has|have|he's|she's|they've|been left|gone|retired|moved"],
        ) || to_ask(&words).is_some() && named <= 2;
        let asks = sentences[*i].end == End::Question && words.len() <= 2;
        let says = named >= 2 && named > numbers && !idle && !asks;
        says && !talk::is_backchannel(said) && !undecided(said)
    })
}

/// The words of content of each sentence that stands near before one.
pub(in super::super) fn around(sentences: &[Sentence], at: usize) -> Vec<Vec<EcoString>> {
    near(sentences, at, BACK + 2)
        .map(|i| stems(&fillers::strip(&sentences[i].tokens)))
        .collect()
}

/// The sentences near before one, the last first.
pub(super) fn near(
    sentences: &[Sentence],
    at: usize,
    back: usize,
) -> impl Iterator<Item = usize> + '_ {
    let source = sentences[at].source;
    let from = at.saturating_sub(back);
    (from..at)
        .rev()
        .take_while(move |i| sentences[*i].source == source)
}

/// Words as they are quoted: the last clauses of them where they are many.
pub(in super::super) fn short(words: &[Token]) -> String {
    let from = words.len().saturating_sub(QUOTED);
    let clause = (from..words.len().saturating_sub(3))
        .find(|i| *i == 0 || words[i - 1].tail().is_some())
        .filter(|i| *i < from + QUOTED / 2);
    let words = &words[clause.unwrap_or(from)..];
    raised(&plain(talk::lead(words)).replace(['“', '”'], "")).into()
}

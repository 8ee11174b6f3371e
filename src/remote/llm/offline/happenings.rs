//! What happened once, told behind a deed in one sentence: the deed stays.
use super::lexicon::is_past;
use super::patterns::{patterns, starts_any};
use super::reading::{Force, read};
use super::stories;
use super::token::{Token, mark_last};
use super::turns::{Mood, Sentence};
use super::verbless::placed;
use super::verbs::is_participle;

/// `Close the lid, we had a bird in there last summer.`: a deed, and behind it what happened once.
pub(super) fn cut(s: &mut Sentence) {
    const DEED: usize = 3;
    let told = (DEED..s.tokens.len()).find(|at| {
        let (deed, rest) = s.tokens.split_at(*at);
        deed[at - 1].comma()
            && happened(rest)
            && !stories::is_story(deed)
            && !deed
                .iter()
                .any(|t| is_past(&t.key) && !is_participle(&t.key))
            && (read(deed, s.mood).is_some_and(|r| r.force == Force::Step)
                || placed(deed, Mood::Prose))
    });
    if let Some(at) = told {
        s.tokens.truncate(at);
        mark_last(&mut s.tokens, '.');
    }
}

/// `we had a bird in there last summer`, `I once cut my hand`
fn happened(words: &[Token]) -> bool {
    let whose = starts_any(
        words,
        patterns![
            "i|we|he|she|they|somebody|someone|my|our|a|an",
            "last week|month|year|summer|winter|spring|autumn|time i|we|he|she|they|somebody|someone|my|our|a|an",
            "once i|we|he|she|they|somebody|someone|my|our|a|an"
        ],
    );
    let turns = words
        .iter()
        .any(|t| matches!(t.key.as_str(), "so" | "but" | "you" | "now" | "if"));
    let once = starts_any(words, patterns!["i|we|he|she|they once *"]).is_some();
    whose.is_some() && !turns && (once || stories::is_story(words))
}

//! What is put right in the same breath: a thing for a thing, and a thing denied as soon as it is named.
use super::super::patterns::{patterns, starts_any};
use super::super::reading::read;
use super::super::token::{Token, places};
use super::super::turns::Sentence;
use super::Gather;

/// `you'd call the office here, but we've stopped that`: a deed called off where the sentence ends.
pub(super) fn called_off(s: &Sentence) -> bool {
    let Some(at) = (1..s.tokens.len()).rev().find(|i| s.tokens[i - 1].comma()) else {
        return false;
    };
    let off = starts_any(
        &s.tokens[at..],
        patterns![
            "but|only|except|though we|they|i|we've|they've|i've have? stopped|dropped|abolished|scrapped that|it|this|doing?",
            "but|only|except|though not any|no more|longer|now",
            "but|only|except|though we|they|you don't|no do? that|it|this? any|no more|longer",
            "but|only|except|though we|they|you don't do? that|it|this? anymore|now",
            "but|only|except|though that's|that|it's|this all? been? gone|stopped|over|finished|history|dropped|scrapped|abolished"
        ],
    );
    off.is_some_and(|n| at + n + 2 >= s.tokens.len())
}

impl Gather {
    /// `we file it on the blue, no sorry, green shelf`: a thing for the thing with which the step told in the same breath ends.
    pub(super) fn phrase_put_right(
        &mut self,
        s: &Sentence,
        at: usize,
        last: usize,
        body: &[Token],
    ) -> bool {
        let told = &self.told[last];
        let thing = super::is_thing(body) && read(body, s.mood).is_none();
        if told.sentence != at || told.speaker != s.speaker || !told.additions.is_empty() || !thing
        {
            return false;
        }
        let Some(new) = super::super::alignment::last_phrase(&told.tokens, body) else {
            return false;
        };
        let Some(reading) = read(&new, told.mood) else {
            return false;
        };
        let told = &mut self.told[last];
        told.evidence.extend(places(body));
        (told.tokens, told.reading) = (new, Some(reading));
        true
    }
}

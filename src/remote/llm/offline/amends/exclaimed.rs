//! What was just said, said again in wonder: `One lad stacked ten.` **`Ten!`** It tells nothing anew.
use super::super::lexicon::determined;
use super::super::token::{Token, keys};
use super::super::turns::{Mood, Sentence};

/// The most words of it.
const SHORT: usize = 4;

/// Takes it out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (told, s) = (&sentences[at - 1], &sentences[at]);
        let short = (1..=SHORT).contains(&s.tokens.len()) && s.mood == Mood::Speech;
        // `Norway!`, `Fish for them!`: what a story goes on with
        let exclaims = short
            && (s.tokens[0].is_number() || determined(&s.tokens))
            && s.tokens.last().is_some_and(|t| t.word.ends_with('!'));
        if exclaims
            && told.speaker == s.speaker
            && told.turn == s.turn
            && says(&told.tokens, &s.tokens)
        {
            sentences[at].tokens.clear();
        }
    }
}

/// Whether the words stand in a row in what was told, behind how that begins.
fn says(told: &[Token], words: &[Token]) -> bool {
    let (told, words) = (keys(told), keys(words));
    told.len() > words.len() && told.windows(words.len()).any(|w| w == words)
}

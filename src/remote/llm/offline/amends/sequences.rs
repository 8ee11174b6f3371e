//! An order of things told anew: `Blue, then yellow, then purple. No, sorry. Blue, then red, then yellow, then purple.`
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::before;
use super::stated::led_only_cues;

/// How many sentences back the order may have been told.
const NEAR: usize = 3;

/// An order of things in the place of the one told before it. Says whether it was.
pub(super) fn reordered(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (new, cued) = led_only_cues(talk::lead(&words));
    let told = (at.saturating_sub(NEAR)..at).rev().filter(|i| {
        let words = fillers::pauses(&sentences[*i].tokens);
        let (rest, cue) = led_only_cues(&words);
        sentences[*i].speaker == s.speaker && cue && rest.is_empty()
    });
    let put_right = cued || told.count() > 0;
    if !put_right || links(new) < 2 {
        return false;
    }
    let named = stems(new);
    let found = before(sentences, at, NEAR)
        .filter(|i| sentences[*i].speaker == s.speaker && links(&sentences[*i].tokens) >= 1)
        .find_map(|i| {
            let old = &sentences[i].tokens;
            let known = stems(old).iter().filter(|w| named.contains(w)).count();
            let from = old
                .iter()
                .position(|t| stems(std::slice::from_ref(t)).first() == named.first())?;
            (known >= 2).then_some((i, from))
        });
    let Some((told, from)) = found else {
        return false;
    };
    let mut whole = sentences[told].tokens[..from].to_vec();
    let mut new = new.to_vec();
    if let Some(first) = new.first_mut().filter(|_| from > 0) {
        first.word = super::super::phrase::lowered(&first.word);
    }
    whole.extend(new);
    sentences[told].tokens = whole;
    sentences[at].tokens.clear();
    true
}

/// How many times words go on with `then`.
fn links(words: &[Token]) -> usize {
    words.iter().filter(|t| t.key == "then").count()
}

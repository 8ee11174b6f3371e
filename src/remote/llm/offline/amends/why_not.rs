//! What does harm, given as the reason for another of its kind: `Melt it thirty seconds on full.` **`No, half power, full power
//! burns the middle.`**
mod why_other;

use ecow::EcoString;

use super::super::lexicon::{determined, is_article, is_auxiliary, is_subject};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, put_for};
use super::super::turns::{End, Sentence};
use super::super::{fillers, repairs};
use super::stated::led_only_cues;
use super::{before, tells};
use crate::domain::words::stem;

/// The most words of the one that is right, and of those among which one stands that puts right.
const NAME: usize = 4;
const CUED: usize = 6;

/// Puts the one that is right where the other was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    why_other::put_right(sentences, at) || harmful(sentences, at)
}

/// Puts the one that is right where the harmful one was told.
fn harmful(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let cue = |t: &Token| repairs::CUES.contains(t.key.as_str());
    if !s.tokens.iter().take(CUED).any(cue) {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some((new, harmful)) = right_and_wrong(&words).filter(|_| s.end != End::Question) else {
        return false;
    };
    let found = before(sentences, at, 1).find_map(|i| {
        let t = &sentences[i];
        let (from, to) = place(&t.tokens, &new, &harmful).filter(|_| tells(t))?;
        (t.speaker == s.speaker).then_some((i, from, to))
    });
    let Some((told, from, to)) = found else {
        return false;
    };
    put_for(&mut sentences[told].tokens, from, to, &new);
    sentences[at].tokens.clear();
    true
}

/// **half power** and `full`, of which it is said what harm it does.
fn right_and_wrong(words: &[Token]) -> Option<(Vec<Token>, EcoString)> {
    let (words, cued) = led_only_cues(talk::lead(words));
    let end = clause_end(words);
    let (first, why) = (words.get(..end)?, &words[end..]);
    let mut new = first.to_vec();
    bare_last(&mut new);
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let [.., way, kind] = new.as_slice() else {
        return None;
    };
    let from = usize::from(determined(why));
    let same = why
        .get(from + 1)
        .filter(|t| stem(&t.key) == stem(&kind.key))?;
    let harmful = &why[from];
    let told = same.tail().is_none() && harmful.key != way.key && why.len() > from + 2;
    let named = new.len() <= NAME && !new.iter().any(says);
    let harmful = harmful.key.clone();
    new[0].word = lowered(&new[0].word);
    (cued && told && named && first.len() < words.len()).then_some((new, harmful))
}

/// Where the harmful one stands in a step, with its noun and its article.
fn place(step: &[Token], new: &[Token], harmful: &str) -> Option<(usize, usize)> {
    let at = step
        .iter()
        .rposition(|t| t.key == harmful)
        .filter(|at| *at > 0)?;
    let kind = stem(&new[new.len() - 1].key);
    let noun = step.get(at + 1).is_some_and(|t| stem(&t.key) == kind) && step[at].tail().is_none();
    let from = at - usize::from(is_article(&step[at - 1]) && is_article(&new[0]));
    Some((from, at + 1 + usize::from(noun)))
}

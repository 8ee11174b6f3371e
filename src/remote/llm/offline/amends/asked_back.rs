//! A value asked back and refused: `set it to twenty.` `Twenty?` `No, not any more. They're thicker now. Thirty.`
use super::super::amounts::{Amount, Class};
use super::super::patterns::{patterns, starts_any};
use super::super::turns::{End, Sentence};
use super::super::{fillers, reading};
use super::slots::Slots;
use super::stated::{Stated, stated};
use super::{NEAR, before, keep, replace, tells};

/// How many sentences an answer takes at most before it comes to the value.
const ANSWER: usize = 3;
/// The most words of a question that only asks a value back.
const ECHO: usize = 6;

/// Puts the value with which an answer ends where the one stood that was asked back and refused.
pub(super) fn refused(sentences: &mut [Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    if s.end == End::Question {
        return None;
    }
    let new = stated(&fillers::pauses(&s.tokens))
        .filter(|n| n.label.is_none() && !n.code && !matches!(n.first().class, Class::Word(_)))?;
    let no = (at.saturating_sub(ANSWER)..at)
        .rev()
        .take_while(|i| sentences[*i].speaker == s.speaker && sentences[*i].source == s.source)
        .find(|i| refuses(&sentences[*i]))?;
    let asked = no.checked_sub(1)?;
    let old = asked_back(sentences, asked, at, &new)?;
    let (told, places) = before(sentences, asked, NEAR).find_map(|i| {
        let t = &sentences[i];
        let own = t.speaker == sentences[at].speaker && tells(t);
        let fit = |a: &Amount| a.alike(&old) && new.first().may_stand_for(a);
        let all = Slots::of(&new).all(&t.tokens);
        let one = all.into_iter().find(|a| fit(a)).filter(|_| own)?;
        Some((i, vec![one]))
    })?;
    if !replace(&mut sentences[told], &places, &new) {
        return None;
    }
    for s in &mut sentences[asked..at] {
        if reading::asks(s).is_none() {
            s.tokens.clear();
        }
    }
    sentences[asked].tokens.clear();
    keep(&mut sentences[at], &new.rest);
    Some(told)
}

fn refuses(s: &Sentence) -> bool {
    starts_any(
        &s.tokens,
        patterns!["oh|ah|well|um? no|nope|nah", "not any? more|anymore|now"],
    )
    .is_some_and(|n| n == s.tokens.len() || s.tokens[n - 1].tail().is_some())
}

/// The value that another only asks back, if the new one may stand for it.
fn asked_back(sentences: &[Sentence], asked: usize, at: usize, new: &Stated) -> Option<Amount> {
    let q = &sentences[asked];
    let other = q.speaker != sentences[at].speaker && q.source == sentences[at].source;
    if !other || q.end != End::Question || q.tokens.len() > ECHO {
        return None;
    }
    Slots::of(new)
        .all(&q.tokens)
        .into_iter()
        .find(|a| new.first().may_stand_for(a) && !new.first().alike(a))
}

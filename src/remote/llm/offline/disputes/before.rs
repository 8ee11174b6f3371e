//! What was told before a value was put against it, and by whom it was told first.
use super::super::fillers;
use super::super::turns::{End, Mood, Sentence};
use super::super::unsettled::claims;
use super::{BACK, Value, content, outcome, values};

/// The fewest words of a question that changes the subject.
const ASKED: usize = 3;

/// What was told before a value was put against it: the sentence, its value, and that value again.
pub(super) fn told_before(
    sentences: &[Sentence],
    put: usize,
    claimed: &[Value],
    own: bool,
) -> Option<(usize, Value)> {
    let s = &sentences[put];
    for told in (put.saturating_sub(BACK)..put).rev() {
        let b = &sentences[told];
        if b.source != s.source {
            return None;
        }
        if matches!(b.mood, Mood::Code | Mood::Heading(_)) {
            continue;
        }
        let words = fillers::strip(&b.tokens);
        let have = values(&words);
        if have.iter().any(|h| claimed.iter().any(|c| c.alike(h))) {
            // said again
            return None;
        }
        let apart = b.speaker != s.speaker || b.speaker.is_none() || own;
        // of several the one of its kind, or the last
        let kin = |h: &Value| claimed.iter().any(|c| c.is_kind(h));
        let old = have
            .into_iter()
            .filter(|h| claimed.iter().any(|c| c.rivals(h)))
            .max_by_key(|h| (kin(h), h.at));
        if let Some(old) = old.filter(|_| apart) {
            return Some((told, old));
        }
        // `Then down the alcohols.` `One minute each.`: more of what was told last
        let last = told + 1 == put && b.end != End::Question && b.speaker != s.speaker;
        if last && content(&words).len() >= 2 && !own && !claims(&s.tokens) {
            return None;
        }
        // `How many did you end up with?` `14.`
        let other = b.speaker != s.speaker || b.speaker.is_none();
        let asks = b.end == End::Question && b.tokens.len() >= ASKED && other;
        if asks && values(&b.tokens).is_empty() && told + 1 == put {
            return None;
        }
    }
    None
}

/// `Which banner?` `The yellow one.` `Yellow banner.`: whoever asked says again what they heard.
pub(super) fn heard(sentences: &[Sentence], told: usize, put: usize) -> bool {
    let s = &sentences[put];
    let asked = sentences[told.saturating_sub(2)..told].iter();
    let own =
        |b: &Sentence| b.end == End::Question && b.speaker == s.speaker && b.source == s.source;
    s.speaker.is_some() && s.end != End::Question && !claims(&s.tokens) && asked.rev().any(own)
}

/// The sentence that told a value first and in full, where the one before the rival only says it again: `And within two
/// degrees.` `Two Fahrenheit?` `Two, yes.`
pub(super) fn in_full(sentences: &[Sentence], told: usize, old: &Value) -> usize {
    let b = &sentences[told];
    let says = content(&b.tokens).len();
    let earlier = (told.saturating_sub(BACK)..told).rev();
    let mut near = earlier.take_while(|i| sentences[*i].source == b.source);
    let full = near.find(|i| {
        let e = &sentences[*i];
        let names = content(&e.tokens).len();
        let more = names > says || names > 0 && outcome::is_habit(&b.tokens);
        more && values(&e.tokens).iter().any(|v| v.alike(old))
    });
    full.filter(|_| says < 2).unwrap_or(told)
}

/// The sentence in which whoever puts a value up told it first, before another put something else against it.
pub(super) fn said_first(
    sentences: &[Sentence],
    put: usize,
    told: usize,
    value: &Value,
) -> Option<usize> {
    let s = &sentences[put];
    let mut near = (told.saturating_sub(BACK)..told).rev();
    near.find(|i| {
        let e = &sentences[*i];
        e.source == s.source
            && e.speaker == s.speaker
            && e.end != End::Question
            && values(&e.tokens).iter().any(|v| v.alike(value))
    })
}

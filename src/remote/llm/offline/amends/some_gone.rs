//! So many fewer than were told, as some are gone: `Count the harnesses, there's forty.` **`Thirty eight, two got condemned.`**
use super::super::amounts::{Amount, amounts, put};
use super::super::fillers;
use super::super::lexicon::is_past;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, keys};
use super::super::turns::{End, Mood, Sentence};
use super::own_said;
use super::stated::led_only_cues;
use crate::domain::quantity::number_at;

/// The most words that say so.
const LONGEST: usize = 14;
/// How many sentences back they were counted.
const NEAR: usize = 2;

/// Puts how many there are now in the place of how many there were. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let counts = s.tokens.iter().filter(|t| t.is_number()).count() > 1;
    if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > LONGEST || !counts {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let (body, _) = led_only_cues(&words);
    let Some((new, all)) = left(body) else {
        return false;
    };
    let were = |a: &Amount| a.is_number() && a.magnitude().is_some_and(|n| (n - all).abs() < 1e-9);
    let last = |told: &[Token]| amounts(told).pop().filter(were);
    let Some((told, old)) = own_said(sentences, at, NEAR, last) else {
        return false;
    };
    let open = &mut sentences[told].tokens;
    *open = put(open, &old, body, &new);
    sentences[at].tokens.clear();
    true
}

/// **Thirty eight**`, two got condemned`: how many are left, and how many they were with those that are gone.
fn left(body: &[Token]) -> Option<(Amount, f64)> {
    let new = amounts(body).into_iter().next().filter(|a| a.at == 0)?;
    let (count, _, _) = number_at(&keys(body), 0)?;
    let rest = body.get(new.end..).filter(|_| body[new.end - 1].comma())?;
    let (gone, n, _) = number_at(&keys(rest), 0)?;
    let of = starts_any(&rest[n..], patterns!["of them|those|ours"]).unwrap_or(0);
    let verb = rest.get(n + of)?;
    let went = is_past(&verb.key) || matches!(verb.key.as_str(), "is" | "are" | "has" | "have");
    went.then_some((new, count + gone))
}

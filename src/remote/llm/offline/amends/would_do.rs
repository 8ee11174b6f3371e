//! What is enough, once the value was asked back: `Leave it a week.` `A whole week?` **`Well, three days would do.`**
use super::super::amounts::{Amount, Class, amounts};
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::turns::{End, Mood, Sentence};
use super::put_in::replace;
use super::slots::Slots;
use super::stated::stated;
use super::{NEAR, keep, own_steps};
use crate::domain::quantity::unit_name;

/// The most words of a question that only asks a value back.
const ECHO: usize = 5;

/// Puts what is enough in the place of what was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let asked = at - 1;
    let q = &sentences[asked];
    let echo = q.end == End::Question
        && q.speaker != s.speaker
        && q.source == s.source
        && q.tokens.len() <= ECHO;
    if !echo || s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let body = talk::lead(&words);
    let all = amounts(body);
    let enough = all.iter().find_map(|a| {
        let n = starts_any(
            &body[a.end..],
            patterns![
                "would|will|might|should do|work",
                "would|will be? plenty|enough|fine",
                "is|does plenty|enough|fine|it",
                "does"
            ],
        )?;
        Some((a.end, a.end + n))
    });
    let Some((end, past)) = enough.filter(|_| all[0].at <= 1) else {
        return false;
    };
    let Some(new) = stated(&body[..end]).filter(|new| new.label.is_none()) else {
        return false;
    };
    // `two or three days would do.` **`Say three days.`**
    let chosen = sentences
        .get(at + 1)
        .filter(|next| next.turn == s.turn && new.values.len() > 1)
        .and_then(|next| stated(&fillers::pauses(&next.tokens)))
        .filter(|one| one.values.len() == 1 && one.rest.is_empty() && one.label.is_none());
    let settled = chosen.is_some();
    let new = chosen.unwrap_or(new);
    // `a whole week?`
    let of_unit = |a: &Amount| match &a.class {
        Class::Measure(unit) => q.tokens.iter().any(|t| unit_name(&t.key) == *unit),
        _ => false,
    };
    let back = amounts(&q.tokens);
    let asked_back = |a: &Amount| of_unit(a) || back.iter().any(|b| b.alike(a));
    let found = own_steps(sentences, (at, asked), NEAR).find_map(|i| {
        let tokens = &sentences[i].tokens;
        let old = Slots::of(&new)
            .all(tokens)
            .into_iter()
            .find(|a| asked_back(a) && new.clone().surely().may_stand_for(a))?;
        Some((i, old)).filter(|(_, old)| !new.first().alike(old))
    });
    let Some((told, old)) = found else {
        return false;
    };
    let rest = body[past..].to_vec();
    if !replace(&mut sentences[told], &[old], &new) {
        return false;
    }
    sentences[asked].tokens.clear();
    if settled {
        sentences[at + 1].tokens.clear();
    }
    keep(&mut sentences[at], &rest);
    true
}

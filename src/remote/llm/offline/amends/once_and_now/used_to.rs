//! How it was done and how it is now, with the verb told twice: `I used to use three props per shelf and now use four` as
//! `use four props per shelf`, `we used to file by date but now by surname` as `file by surname`.
use super::super::super::alignment::align;
use super::super::super::amounts::{amounts, put};
use super::super::super::patterns::{find, patterns, starts_any};
use super::super::super::talk;
use super::super::super::token::{Token, bare_last, clause_end};
use super::super::super::verbs::is_action;

/// The most words of how it was.
const LONGEST: usize = 14;

/// How it is now, told in full.
pub(super) fn told(tokens: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(tokens);
    let from = starts_any(words, patterns!["i|we|you|they? always? used to"])?;
    let rest = &words[from..];
    let (turn, n) = find(rest, patterns!["and|but|so? now|nowadays"])?;
    let mut was = rest[..turn].to_vec();
    if !(2..=LONGEST).contains(&turn) || !is_action(&was[0].key) && was[0].key != "do" {
        return None;
    }
    bare_last(&mut was);
    let now = &rest[turn + n..];
    let skip = starts_any(
        now,
        patterns!["i|we|you|it's|they're just|only?", "just|only"],
    )
    .unwrap_or(0);
    let now = now.get(skip..).filter(|now| !now.is_empty())?;
    let again =
        now[0].key == was[0].key || matches!(now[0].key.as_str(), "do" | "use" | "have" | "make");
    if !again && is_action(&now[0].key) {
        return None;
    }
    let verb = usize::from(again);
    let it = starts_any(&now[verb..], patterns!["it|them|that"]).filter(|_| again);
    let new = &now[verb + it.unwrap_or(0)..];
    let end = find(new, patterns!["because|since|as|cos|cause"]).map_or(new.len(), |(at, _)| at);
    let end = end.min(clause_end(new));
    let mut body = new[..end].to_vec();
    if body.is_empty() {
        return None;
    }
    bare_last(&mut body);
    let mut whole = value_for_value(&was, &body).or_else(|| align(&was, &body, false))?;
    whole.extend_from_slice(&new[end..]);
    Some(whole)
}

/// `three props per shelf`, and `four`
fn value_for_value(was: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let new = amounts(body);
    let [new] = new.as_slice() else {
        return None;
    };
    let mut all = amounts(was).into_iter().filter(|a| new.fits(a));
    let old = all.next().filter(|_| all.next().is_none())?;
    (new.at <= 1 && new.end == body.len()).then(|| put(was, &old, body, new))
}

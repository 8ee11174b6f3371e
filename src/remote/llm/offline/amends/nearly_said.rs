//! What somebody nearly said, and then what they say: **`I was going to say use the wire brush but no,`** `the soft brush.`
use super::super::patterns::{find, patterns, starts_any};
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, mark_last, tokens};
use super::super::turns::{End, Sentence};
use super::spoken;

/// Tells what was meant.
pub(super) fn told(sentences: &mut [Sentence]) {
    for s in sentences.iter_mut() {
        if spoken(s)
            && s.end != End::Question
            && s.tokens.len() > 2
            && let Some(meant) = meant(s)
        {
            s.tokens = meant;
        }
    }
}

/// `I was going to say use the wire brush, but no, the soft brush`: told as `use the wire brush, no, the soft brush`.
fn meant(s: &Sentence) -> Option<Vec<Token>> {
    let words = talk::lead(&s.tokens);
    let n = starts_any(
        words,
        patterns![
            "i was going|about|gonna to? say|tell|put you?",
            "i nearly|almost said|put"
        ],
    )?;
    let (but, len) = find(&words[n..], patterns!["but no|nope|actually", "but it's"])?;
    let (other, rest) = (&words[n..n + but], &words[n + but + len..]);
    if other.is_empty() || rest.is_empty() {
        return None;
    }
    if reading::read(rest, s.mood).is_some() {
        return Some(rest.to_vec());
    }
    reading::read(other, s.mood)?;
    let mut told = other.to_vec();
    mark_last(&mut told, ',');
    told.extend(tokens("no,", rest[0].at));
    told.extend_from_slice(rest);
    Some(told)
}

//! `Sand it with eighty.` **`Well, I say eighty,`** `it's a hundred and twenty on the edges.`: who says a value of their own
//! again goes on with what is other about it, and that is read by itself.
use super::super::amounts::amounts;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::turns::{End, Sentence};
use super::{own_place, spoken};

/// Takes out the value that is said again, up to what is told of it.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question {
            continue;
        }
        if let Some(end) = said_again(sentences, at) {
            sentences[at].tokens.drain(..end);
        }
    }
}

/// How many words say the value again (`I said six` calls it wrong, and is read elsewhere), with a comma or a `but` behind it.
fn said_again(sentences: &[Sentence], at: usize) -> Option<usize> {
    let words = &sentences[at].tokens;
    let lead = words.len() - talk::lead(words).len();
    let n = starts_any(
        &words[lead..],
        patterns![
            "well|so|now|and|but? when? i say",
            "well|so|now|and|but? i did say"
        ],
    )?;
    let from = lead + n;
    let value = amounts(words.get(from..)?).into_iter().next()?;
    let end = from + value.end;
    let apart = words[end - 1].comma() && end < words.len();
    if value.at > 0 || !value.is_number() || !apart {
        return None;
    }
    own_place(sentences, at, 1, |told| {
        amounts(told).into_iter().find(|a| a.alike(&value))
    })?;
    Some(end)
}

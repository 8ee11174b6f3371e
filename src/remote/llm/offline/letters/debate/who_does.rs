//! Who does it, as somebody asked at the meeting: `Bo asked who empties the bins.` **`Cath will.`**
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::mark_last;
use super::super::super::turns::{End, Sentence};
use super::super::super::verbs::is_third_person;
use super::{By, How, by, puts_up};

/// `Bo asked who empties the bins.` **`Cath will.`** as `Cath empties the bins.`
pub(super) fn done_by(sentences: &mut [Sentence], at: usize) {
    let Some(before) = at.checked_sub(1) else {
        return;
    };
    if !puts_up(sentences, before, at) {
        return;
    }
    let (asked, answer) = (&sentences[before], &sentences[at]);
    let Some(By {
        from: who,
        how: How::Who,
        ..
    }) = by(&asked.tokens)
    else {
        return;
    };
    let Some(will) = starts_any(&answer.tokens, patterns!["* will|does|do|is|to|can"]) else {
        return;
    };
    let rest = &answer.tokens[will..];
    let ends = rest.is_empty() || answer.tokens[will - 1].tail().is_some();
    let deed = &asked.tokens[who..];
    if !ends || !deed.first().is_some_and(|t| is_third_person(&t.key)) {
        return;
    }
    let mut whole = answer.tokens[..1].to_vec();
    whole.extend_from_slice(deed);
    mark_last(&mut whole, if rest.is_empty() { '.' } else { ',' });
    whole.extend_from_slice(rest);
    sentences[before].tokens.clear();
    (sentences[at].tokens, sentences[at].end) = (whole, End::Stop);
}

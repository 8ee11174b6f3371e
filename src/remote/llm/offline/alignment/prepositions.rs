//! A phrase for a phrase that another preposition leads: `under the mat`, no, `behind the meter`; `before dark`, no, `after dark`.
use super::super::patterns::{WordSet, word_set};
use super::super::token::{Token, bare_last};
use super::super::verbs::is_action;

/// The most words of such a phrase.
const LONGEST: usize = 7;

/// Prepositions of which one may stand for another.
static KINDS: [&WordSet; 3] = [&TIMES, &PLACES, &WAYS];
static TIMES: WordSet = word_set!("before after during until till by at on in");
static PLACES: WordSet = word_set!(
    "in on at by under underneath behind over above below beneath beside near opposite into onto inside outside between against along across to through from"
);
static WAYS: WordSet = word_set!("with by using via without in on through");

/// Whether one preposition may stand for another.
pub(in super::super) fn kin(one: &str, other: &str) -> bool {
    KINDS.iter().any(|k| k.contains(one) && k.contains(other))
}

/// The phrase that the words end in gives way to the one that is put right.
pub(super) fn other_led(before: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let first = body.first()?;
    let from = (1..before.len()).rev().find(|i| {
        let t = &before[*i];
        kin(&t.key, &first.key) && before[i - 1].tail().is_none()
    })?;
    let old = &before[from..];
    let plain = |words: &[Token]| {
        let says = |t: &Token| {
            super::super::lexicon::is_subject(&t.key) || super::super::lexicon::is_auxiliary(&t.key)
        };
        (2..=LONGEST).contains(&words.len())
            && words[..words.len() - 1].iter().all(|t| t.tail().is_none())
            && !words.iter().any(says)
    };
    // `at the top of the stairs`: the phrase goes on over `of`, and not over another that leads a phrase of its own
    let inner = old[1..]
        .iter()
        .any(|t| KINDS.iter().any(|k| k.contains(t.key.as_str())));
    let deed = old
        .get(1)
        .is_some_and(|t| is_action(&t.key) && old.len() > 2);
    if inner || deed || !plain(old) || !plain(body) {
        return None;
    }
    let mut out = [&before[..from], body].concat();
    out[from].word = super::super::phrase::lowered(&out[from].word);
    bare_last(&mut out);
    Some(out)
}

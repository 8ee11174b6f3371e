//! What was said about a thing is to be forgotten, and how it is: `Give it two coats.` **`Ignore what I said about two coats,
//! one is fine.`** It is put right where it was told.
use super::super::patterns::{patterns, starts_any};
use super::super::reading;
use super::super::talk;
use super::super::token::{clause_end, stems, tokens};
use super::super::turns::{End, Sentence};
use super::put_in::replace;
use super::slots::Slots;
use super::stated::stated;
use super::{FAR, own_said, own_steps, spoken};

/// Puts right what was said about it.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if spoken(&sentences[at]) && sentences[at].end != End::Question {
            put_right(sentences, at);
        }
    }
}

fn put_right(sentences: &mut [Sentence], at: usize) -> Option<()> {
    let words = talk::lead(&sentences[at].tokens);
    let n = starts_any(
        words,
        patterns![
            "and|actually|also|ps|edit|oh? ignore|forget|scrap|scratch|disregard|strike|cancel what i|we? said|wrote|put|told about|re|on|regarding|you?"
        ],
    )?;
    let end = n + clause_end(&words[n..]);
    let named = stems(&words[n..end]);
    let rest = words.get(end..).filter(|rest| !rest.is_empty())?.to_vec();
    if named.is_empty() {
        return None;
    }
    let told = own_steps(sentences, (at, at), FAR).find(|i| {
        let known = stems(&sentences[*i].tokens);
        named.iter().all(|w| known.contains(w))
    })?;
    if let Some(new) = stated(&rest).filter(|new| new.values.len() == 1) {
        let places = Slots::of(&new).places(&sentences[told].tokens, |_| true);
        if places.is_some_and(|places| replace(&mut sentences[told], &places, &new)) {
            sentences[at].tokens.clear();
            return Some(());
        }
    }
    let deed = reading::read(&rest, sentences[at].mood).is_some();
    let last = own_said(sentences, at, 1, |_| Some(()))?.0 == told;
    if deed {
        // at its place, what is done instead
        sentences[told].tokens.clear();
        sentences[at].tokens = rest;
    } else if last {
        let no = tokens("No,", sentences[at].tokens[0].at);
        sentences[at].tokens = [no, rest].concat();
    }
    Some(())
}

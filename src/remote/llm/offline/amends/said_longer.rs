//! The end of what was told, said again and gone on with: `The screed is fifty over the pipe.` **`Fifty over the pipe, minimum.`**
use super::super::fillers;
use super::super::lexicon::is_subject;
use super::super::token::{Token, bare_last, begins_with, mark_last, stems};
use super::super::turns::{End, Sentence};
use super::tells;

/// How many words are said again at least, and with how many they go on at most.
const AGAIN: usize = 3;
const MORE: usize = 4;

/// Says it once, with what it goes on with. Says whether it was said again.
pub(super) fn once(sentences: &mut [Sentence], at: usize) -> bool {
    let (s, told) = (&sentences[at], &sentences[at - 1]);
    let own = told.speaker == s.speaker && told.source == s.source && told.turn == s.turn;
    if !own || s.end == End::Question || !tells(told) {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some(more) = behind(&told.tokens, &words) else {
        return false;
    };
    let mut more = words[more..].to_vec();
    let told = &mut sentences[at - 1].tokens;
    bare_last(told);
    if !more.is_empty() {
        mark_last(told, ',');
        mark_last(&mut more, '.');
        told.extend(more);
    }
    sentences[at].tokens.clear();
    true
}

/// How many words stand in front that are the end of those told, where little comes behind them.
fn behind(told: &[Token], words: &[Token]) -> Option<usize> {
    let least = words.len().saturating_sub(MORE).max(AGAIN);
    let n = (least..=words.len().min(told.len().saturating_sub(1)))
        .rev()
        .find(|n| begins_with(&told[told.len() - n..], &words[..*n]))?;
    let says = words.iter().any(|t| is_subject(&t.key));
    let parted = n == words.len() || words[n - 1].tail().is_some();
    (parted && !says && stems(&words[..n]).len() >= 2).then_some(n)
}

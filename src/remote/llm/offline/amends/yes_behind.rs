//! Another's words said back with the nod behind them: `3 for the big ones.` **`Big ones 3 yes.`** It is a nod.
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, stems, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::spoken;

/// The most words that are said back.
const SHORT: usize = 7;

/// Tells each as a nod, and then the other's words.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (other, s) = (&sentences[at - 1], &sentences[at]);
        let answers = s.mood == Mood::Speech
            && s.end != End::Question
            && other.end != End::Question
            && other.source == s.source
            && other.speaker != s.speaker
            && spoken(other);
        if answers && (3..=SHORT).contains(&s.tokens.len()) && says_back(&other.tokens, &s.tokens) {
            let mut words = tokens("Yes,", s.tokens[0].at);
            words.extend(other.tokens.iter().cloned());
            sentences[at].tokens = words;
        }
    }
}

/// Whether words are the other's, whatever their order, and then a nod.
fn says_back(other: &[Token], words: &[Token]) -> bool {
    let Some((nod, said)) = words.split_last() else {
        return false;
    };
    let said = talk::lead(said);
    let nods = starts_any(std::slice::from_ref(nod), patterns!["yes|yeah|yep|yup"]);
    let known = stems(other);
    let again = stems(said);
    let number = |t: &&Token| t.is_number();
    let values = |words: &[Token]| {
        words
            .iter()
            .filter(number)
            .map(|t| t.key.clone())
            .collect::<Vec<_>>()
    };
    nods.is_some()
        && said.iter().all(|t| t.tail().is_none())
        && !again.is_empty()
        && again.iter().all(|w| known.contains(w))
        && !values(said).is_empty()
        && values(said) == values(other)
}

//! A sentence begun by another as a question, with its end for an answer: `And the fridge needs to be?` **`Under five degrees.`**
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, bare_last};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::spoken;

/// The most words of the end.
const END: usize = 6;

/// Tells the whole.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (asked, s) = (&sentences[at - 1], &sentences[at]);
        let answers = asked.end == End::Question
            && s.mood == Mood::Speech
            && spoken(s)
            && s.end != End::Question
            && asked.speaker != s.speaker;
        if !answers || asked.tokens.is_empty() {
            continue;
        }
        if let Some(whole) = whole(&asked.tokens, &s.tokens) {
            sentences[at].tokens = whole;
            unsay(&mut sentences[at - 1..at]);
        }
    }
}

/// `the fridge needs to be` **under five degrees**
fn whole(asked: &[Token], end: &[Token]) -> Option<Vec<Token>> {
    let begun = talk::lead(asked);
    let from = begun.len().checked_sub(3)?;
    let opens = starts_any(&begun[from..], patterns!["needs|need|has|have to be"])
        .or_else(|| starts_any(&begun[from + 1..], patterns!["should|must be"]))?;
    let question = starts_any(
        begun,
        patterns!["what|how|who|where|when|which|do|does|is|are|should|must"],
    );
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let short =
        end.len() <= END && !end.iter().any(says) && reading::read(end, Mood::Speech).is_none();
    if question.is_some() || begun.len() <= opens || !short {
        return None;
    }
    let mut told = begun.to_vec();
    bare_last(&mut told);
    let first = told.len();
    told.extend_from_slice(end);
    told[first].word = lowered(&told[first].word);
    Some(told)
}

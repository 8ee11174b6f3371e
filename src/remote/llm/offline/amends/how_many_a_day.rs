//! How many somebody gets through in a day or so is asked for the talk's sake: `How many do you do in an hour?` `About sixty.`
//! tells nothing of the step before it.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{find, patterns, starts_any};
use super::super::talk;
use super::super::token::Token;
use super::super::turns::{Sentence, unsay};
use super::asked_aloud;
use super::replies::reply;

/// The most words of such a question, and of the answer to it.
const QUESTION: usize = 14;
const ANSWER: usize = 8;

/// Takes out what is asked so, and the number that answers it.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        let may = asked_aloud(s, QUESTION);
        if may && asks(talk::lead(&s.tokens)) && reply(sentences, at).is_some_and(so_many) {
            unsay(&mut sentences[at..at + 2]);
        }
    }
}

/// `how many do you get through in an hour`, and not `how many times a day`.
fn asks(words: &[Token]) -> bool {
    let Some(n) = starts_any(
        words,
        patterns![
            "how many *? do|would|can you|we|they do|make|clean|fold|see|sell|have|handle|process|turn|finish|pack|serve|take|manage",
            "how many *? do|would|can you|we|they get|go through|done"
        ],
    ) else {
        return false;
    };
    let (of, rest) = (&words[2], &words[n..]);
    let paced = find(
        rest,
        patterns![
            "in|on|of|over a|an|the|one|your|any? day|hour|week|shift|morning|afternoon|evening|night|month|year|season|session",
            "a|an|per|each|every day|hour|week|shift|morning|afternoon|evening|night|month|year|season|session"
        ],
    );
    of.key != "times" && paced.is_some_and(|(at, len)| at + len == rest.len())
}

fn so_many(answer: &Sentence) -> bool {
    let words = talk::lead(&answer.tokens);
    let first = amounts(words).into_iter().find(Amount::is_number);
    words.len() <= ANSWER && first.is_some_and(|a| a.at <= 2)
}

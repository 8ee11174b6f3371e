//! Whoever explains asks somebody who knows, and says the answer once more: `Speed, Carla, what's the speed?` `Two.` **`Two, not
//! higher.`** It is told once, with what it is of: `Speed two, not higher.`
use super::super::amounts::number_in_front;
use super::super::gather::is_thing;
use super::super::patterns::{find, patterns};
use super::super::phrase::lowered;
use super::super::token::{Token, bare_last};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::replies::reply;

/// The most words of an answer, and of what is asked for.
const ANSWER: usize = 4;
const THING: usize = 2;

/// Tells what was asked for with the answer.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len().saturating_sub(2) {
        let s = &sentences[at];
        if s.end != End::Question || s.mood != Mood::Speech {
            continue;
        }
        if let Some(words) = said_again(sentences, at) {
            unsay(&mut sentences[at..at + 2]);
            sentences[at + 2].tokens = words;
        }
    }
}

/// `Two, not higher.`: what the teller says with the value that was answered, behind the name of what it is.
fn said_again(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let s = &sentences[at];
    let (what, n) = find(
        &s.tokens,
        patterns!["what's the|our|your", "what is the|our|your"],
    )?;
    let mut thing = s.tokens.get(what + n..)?.to_vec();
    let heard = reply(sentences, at).filter(|h| h.tokens.len() <= ANSWER)?;
    let again = sentences
        .get(at + 2)
        .filter(|a| a.speaker == s.speaker && a.end != End::Question)?;
    let value = number_in_front(&heard.tokens)?;
    let said = number_in_front(&again.tokens)?;
    let named = (1..=THING).contains(&thing.len()) && is_thing(&thing);
    if !named || !value.alike(&said) {
        return None;
    }
    bare_last(&mut thing);
    let mut words = again.tokens.clone();
    words[0].word = lowered(&words[0].word);
    Some([thing, words].concat())
}

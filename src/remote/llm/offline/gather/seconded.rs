//! What another puts in, and is of the step just told: both say it, or it goes on with what the step says.
use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Force, read};
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk};
use super::Gather;
use super::fragments::covers;

/// The most words of such a phrase, and of a clause that goes on with what a step says.
const PHRASE: usize = 8;
const CLAUSE: usize = 14;

impl Gather {
    /// `Not by the inlet.` `Not by the inlet.`: a phrase that another put in and whoever told the step says too.
    pub(super) fn says_phrase_too(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let Some(given) = put_in(sentences, at) else {
            return false;
        };
        let words = fillers::strip(&sentences[at].tokens);
        let words = talk::lead(&words);
        let named = stems(words);
        let again = !named.is_empty() && named == stems(talk::lead(&given)) && adds_phrase(words);
        again && self.adds_put_in(&sentences[at], at, words)
    }

    /// `With the hem inside.` `Exactly.`: a phrase that another put in, and a nod.
    pub(super) fn nods_to_phrase(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let Some(given) = put_in(sentences, at) else {
            return false;
        };
        let s = &sentences[at];
        let nods = talk::affirms(&s.tokens) || upholds(s, &sentences[at - 1]);
        nods && s.tokens.len() <= 2 && adds_phrase(&given) && self.adds_put_in(s, at, &given)
    }

    /// Adds a phrase to the step that the same speaker told just before.
    fn adds_put_in(&mut self, s: &Sentence, at: usize, phrase: &[Token]) -> bool {
        let told = self
            .told
            .iter_mut()
            .rev()
            .find(|t| t.source == s.source && t.is_step());
        let Some(told) = told.filter(|t| t.speaker == s.speaker && at <= t.until + 2) else {
            return false;
        };
        if covers(told, phrase) {
            return false;
        }
        told.say_more(',', phrase.to_vec(), at);
        true
    }

    /// `See that it's locked.` `And that the light is off.`: one more of what is looked for.
    pub(super) fn looks_for_more(&mut self, s: &Sentence, at: usize) -> bool {
        let words = talk::lead(&s.tokens);
        let and = s.tokens.len() > words.len();
        let Some(first) = words.first().filter(|_| and && s.mood == Mood::Speech) else {
            return false;
        };
        let asks = matches!(first.key.as_str(), "that" | "whether" | "if");
        let whole = (4..=CLAUSE).contains(&words.len())
            && !words[..words.len() - 1].iter().any(Token::comma);
        let opens = words
            .get(1)
            .is_some_and(|t| super::super::lexicon::opens_object(&t.key));
        if !asks || !whole || !opens || s.end != End::Stop {
            return false;
        }
        let Some(told) = self.told.last_mut().filter(|t| {
            let main = t.reading.as_ref().filter(|r| r.force == Force::Step);
            let looked = |m: &[Token]| m.iter().skip(1).any(|t| t.key == first.key);
            t.source == s.source && at <= t.until + 1 && main.is_some_and(|r| looked(&r.main))
        }) else {
            return false;
        };
        let from = s.tokens.len() - words.len() - 1;
        let mut more = s.tokens[from..].to_vec();
        more[0].word = "and".into();
        told.say_more(',', more, at);
        true
    }
}

/// What another said in the sentence before, and did not ask.
fn put_in(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let s = &sentences[at];
    let put = &sentences[at.checked_sub(1)?];
    let other = put.source == s.source && put.speaker != s.speaker && s.speaker.is_some();
    let said = put.end == End::Stop && s.end == End::Stop;
    (other && said).then(|| fillers::strip(&put.tokens))
}

/// `Don't step on them.` `Ever.`: a no to what was denied holds it up.
pub(super) fn upholds(s: &Sentence, put: &Sentence) -> bool {
    let denied = |t: &Token| {
        matches!(
            t.key.as_str(),
            "not" | "never" | "no" | "don't" | "can't" | "mustn't" | "shouldn't"
        )
    };
    let never = starts_any(
        &s.tokens,
        patterns![
            "oh|god|no? never|ever",
            "not ever|once",
            "under no circumstances"
        ],
    );
    never == Some(s.tokens.len()) && put.end == End::Stop && put.tokens.iter().any(denied)
}

/// `in the lensmeter`, `not by the inlet`: a phrase that says how, where or with what, and no deed.
fn adds_phrase(words: &[Token]) -> bool {
    let opens = starts_any(
        words,
        patterns![
            "not? in|on|at|by|from|with|without|under|over|behind|above|below|inside|outside|near|between|through|against|along|across *"
        ],
    );
    opens.is_some() && words.len() <= PHRASE && read(words, Mood::Speech).is_none()
}

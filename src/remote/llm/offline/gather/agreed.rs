//! What two say alike stands in the step that one of them told another way: `Slot B, love.` `Is it? Slot B.`
use ecow::EcoString;

use super::super::alignment::{align, kind};
use super::super::amounts::{Class, amounts};
use super::super::fillers;
use super::super::lexicon::is_subject;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::read;
use super::super::talk::lead;
use super::super::token::{Token, bare_last, clause_end, places, stems};
use super::super::turns::{End, Mood, Sentence};
use super::Gather;
use crate::domain::words::stem;

/// How many sentences ago another may have said it, and how long ago the step may have been told.
const AGO: usize = 5;
/// The most words of it.
const LONGEST: usize = 6;

/// `Fill in the log.`: the word belongs to the verb, and leads no place.
fn fills_in(told: &[Token], lead: &Token) -> bool {
    let told = lead_of(told);
    let verb = starts_any(
        told,
        patterns![
            "fill|hand|turn|switch|sign|check|log|plug|put|call|send|take|bring|let|cut|type|key in|on|off|out|up|over the|your|a|an|any|all"
        ],
    );
    verb.is_some() && told[1].key == lead.key
}

/// The words behind `then you`.
fn lead_of(told: &[Token]) -> &[Token] {
    let words = lead(told);
    let n = starts_any(words, patterns!["then? you|we|i", "then"]).unwrap_or(0);
    &words[n..]
}

impl Gather {
    /// Whoever told a step says a phrase of it anew, in the words in which another just said it.
    pub(super) fn agrees_on_phrase(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let stripped = fillers::strip(&s.tokens);
        let words = without_tail(lead(&stripped));
        let named = stems(words);
        if named.is_empty() || !is_phrase_alone(s, words) {
            return false;
        }
        let from = at.saturating_sub(AGO);
        let others = |b: &&Sentence| b.source == s.source && b.speaker != s.speaker;
        let heard: Vec<EcoString> = sentences[from..at]
            .iter()
            .filter(others)
            .flat_map(|b| stems(&b.tokens))
            .collect();
        let Some(given) = (from..at).find(|i| {
            let said = stems(&sentences[*i].tokens);
            others(&&sentences[*i]) && named.iter().any(|w| said.contains(w))
        }) else {
            return false;
        };
        let Some(last) = self.nearest(|t| {
            let step = t.is_step();
            step && t.source == s.source && t.speaker == s.speaker && t.sentence < given
        }) else {
            return false;
        };
        let told = &self.told[last];
        let said = stems(&told.tokens);
        let begins = |t: &Token| t.key == words[0].key;
        let fits = given <= told.until + 2
            && named.iter().all(|w| heard.contains(w))
            && named.last().is_some_and(|w| !said.contains(w))
            && told.tokens.iter().skip(1).any(begins)
            && !fills_in(&told.tokens, &words[0]);
        let body = body_for(words, &told.tokens);
        let agreed = fits && (self.replace(last, &body, false) || self.put_phrase(last, &body));
        if agreed && self.contested.as_ref().is_some_and(|c| c.told == last) {
            self.contested = None;
        }
        agreed
    }

    /// Puts a phrase into a step whose words are no sentence: `lights down at the start, and off at the card`.
    fn put_phrase(&mut self, at: usize, body: &[Token]) -> bool {
        let told = &mut self.told[at];
        let Some(new) = align(&told.tokens, body, false) else {
            return false;
        };
        if let Some(reading) = &mut told.reading {
            reading.main = align(&reading.main, body, false).unwrap_or_else(|| new.clone());
        }
        told.evidence.extend(places(body));
        told.tokens = new;
        true
    }

    /// `White forms.`: a colour or a side for that of the same thing, told just before.
    pub(super) fn says_kind_anew(&mut self, s: &Sentence, at: usize) -> bool {
        let stripped = fillers::strip(&s.tokens);
        let [new, noun] = lead(&stripped) else {
            return false;
        };
        let (mut new, noun) = (new.clone(), stem(&noun.key));
        new.word = super::super::phrase::lowered(&new.word);
        let Some(sort) = kind(&new.key).filter(|_| s.end != End::Question) else {
            return false;
        };
        let Some(last) = self.last_of(s).filter(|i| {
            let t = &self.told[*i];
            let step = t.is_step();
            let other = |pair: &[Token]| {
                kind(&pair[0].key) == Some(sort)
                    && pair[0].key != new.key
                    && stem(&pair[1].key) == noun
            };
            step && at <= t.until + 3 && t.tokens.windows(2).any(other)
        }) else {
            return false;
        };
        self.replace(last, &[new], false)
    }
}

/// `Slot B, then.`: the words without what only rounds them off.
fn without_tail(words: &[Token]) -> &[Token] {
    static TAIL: WordSet = word_set!("then so now yes yeah okay ok sure right too");
    let mut words = words;
    while let Some((last, rest)) = words.split_last()
        && TAIL.contains(last.key.as_str())
    {
        words = rest;
    }
    words
}

/// `Slot B.`: a phrase and nothing else, which is no instruction and no value.
fn is_phrase_alone(s: &Sentence, words: &[Token]) -> bool {
    static NO_FRAME: WordSet =
        word_set!("the a an this that these those my your our and or but if when of");
    s.end != End::Question
        && s.mood == Mood::Speech
        && (2..=LONGEST).contains(&words.len())
        && s.speaker.is_some()
        && !NO_FRAME.contains(words[0].key.as_str())
        && !is_subject(&words[0].key)
        && read(words, s.mood).is_none()
        && amounts(words)
            .iter()
            .all(|a| matches!(a.class, Class::Word(_)))
}

/// The phrase as it goes into a step, with what the phrase that begins alike is called there.
fn body_for(words: &[Token], told: &[Token]) -> Vec<Token> {
    let mut body = words.to_vec();
    body[0].word = super::super::phrase::lowered(&body[0].word);
    bare_last(&mut body);
    if let Some(old) = told.iter().rposition(|t| t.key == words[0].key) {
        let end = old + clause_end(&told[old..]);
        super::rivals::named_one(&mut body, &told[old..end]);
    }
    body
}

/// `No, you're right`: words that give in, and say nothing of the work.
pub(super) fn gives_in(s: &Sentence) -> bool {
    let words = lead(&s.tokens);
    starts_any(
        words,
        patterns!["no|yeah|yes|actually|sorry? no|yeah|yes? you're|he's|she's|they're all|both|quite? right"],
    )
    .is_some()
        && words.len() <= 8
        && amounts(words).iter().all(|a| matches!(a.class, Class::Word(_)))
        && read(words, s.mood).is_none()
}

//! `Plus or minus?` `Five centimetres.`, `What's the tolerance?` `Two grams either way.`: by how much a value may be off.
use super::super::amounts::{Amount, amounts};
use super::super::fillers;
use super::super::patterns::{find, has_any, patterns};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::put_in::add_last;
use super::{before, spoken};

/// The most words of such a question, and of its answer.
const QUESTION: usize = 8;
const ANSWER: usize = 8;

/// Has the answer say by how much, as the question did. Says whether it did.
pub(super) fn told(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech || s.tokens.len() > QUESTION {
        return false;
    }
    let Some(heard) = sentences.get(at + 1).filter(|a| {
        a.source == s.source && a.speaker != s.speaker && spoken(a) && a.end != End::Question
    }) else {
        return false;
    };
    let off = patterns!["plus or|and minus", "give or take"];
    let words = find(&s.tokens, off)
        .filter(|(from, n)| from + n == s.tokens.len())
        .map(|(from, n)| s.tokens[from..from + n].to_vec());
    let named = has_any(&s.tokens, patterns!["tolerance|leeway|margin"]);
    let said = fillers::pauses(&heard.tokens);
    let answer = talk::lead(&said);
    let valued = answer.len() <= ANSWER && amounts(answer).first().is_some_and(Amount::is_number);
    let says = has_any(
        answer,
        patterns!["plus or|and minus", "give or take", "either way|side"],
    );
    if !valued || words.is_none() && !(named && says) {
        return false;
    }
    let lead: Vec<Token> = words.filter(|_| !says).unwrap_or_default();
    let whole = joined(lead, answer.to_vec());
    let by = heard.speaker.clone();
    let told = before(sentences, at, 2)
        .find(|i| sentences[*i].speaker == by && !amounts(&sentences[*i].tokens).is_empty());
    let Some(told) = told.filter(|i| sentences[*i].end != End::Question) else {
        return false;
    };
    add_last(&mut sentences[told].tokens, &whole);
    mark_last(&mut sentences[told].tokens, '.');
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

fn joined(mut lead: Vec<Token>, mut value: Vec<Token>) -> Vec<Token> {
    bare_last(&mut lead);
    if let (Some(first), false) = (value.first_mut(), lead.is_empty()) {
        first.word = lowered(&first.word);
    }
    lead.append(&mut value);
    lead
}

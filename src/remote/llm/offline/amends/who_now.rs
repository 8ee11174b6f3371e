//! Who does it now: `I text them.` **`No, Marcus does it now.`**, `Joe posts it.` **`Well, the office does that now.`** What
//! was said of one is said of the other.
use super::super::nouns::is_somebody;
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::raised;
use super::super::talk;
use super::super::token::{Token, clause_end, put_for};
use super::super::turns::{End, Sentence};
use super::super::verbs::{is_action, is_third_person, third_person_of};
use super::own_steps;
use super::retold::is_name;
use super::stated::led_only_cues;

/// How many sentences back whoever did it was named.
const NEAR: usize = 2;

/// Puts the one who does it now in the place of the one who was said to.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(mut who) = newcomer(s) else {
        return false;
    };
    let found = own_steps(sentences, (at, at), NEAR).find_map(|i| {
        let (from, to) = doer(&sentences[i].tokens)?;
        Some((i, from, to))
    });
    let Some((told, from, to)) = found else {
        return false;
    };
    let words = &mut sentences[told].tokens;
    for verb in to..words.len() {
        let joined = verb == to || words[verb - 1].key == "and";
        let base = words[verb].key == "do" || is_action(&words[verb].key);
        if joined && base && !is_third_person(&words[verb].key) {
            let other = Token::new(&third_person_of(&words[verb].key), words[verb].at);
            put_for(words, verb, verb + 1, &[other]);
        }
    }
    if from == 0 {
        who[0].word = raised(&who[0].word);
    }
    put_for(words, from, to, &who);
    sentences[at].tokens.clear();
    true
}

/// The one who does it now.
fn newcomer(s: &Sentence) -> Option<Vec<Token>> {
    if s.end == End::Question {
        return None;
    }
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let article = usize::from(starts_any(words, patterns!["the|our"]).is_some());
    let name = words.get(article)?;
    let who = if article == 1 {
        is_somebody(&name.key)
    } else {
        is_name(name)
    };
    let rest = &words[article + 1..];
    let does = patterns![
        "does|do it|that|this|them|those? all? now|nowadays|today",
        "does|do it|that|this|them|those? these days"
    ];
    let whole = starts_any(rest, does).is_some_and(|n| n == clause_end(rest) && n == rest.len());
    (who && whole).then(|| words[..=article].to_vec())
}

/// From where to where a sentence names the one who does what it tells.
fn doer(words: &[Token]) -> Option<(usize, usize)> {
    let (lead, _) = led_only_cues(talk::lead(words));
    let from = words.len() - lead.len();
    let (who, verb) = (lead.first()?, lead.get(1));
    let us = matches!(who.key.as_str(), "i" | "we");
    let does = verb.is_some_and(|t| us && (is_action(&t.key) || t.key == "do"));
    let done = verb.is_some_and(|t| is_name(who) && is_third_person(&t.key));
    // `Who signs it?` `Me.`, `Joe.`
    let alone = lead.len() == 1 && (who.key == "me" || is_name(who));
    (alone || who.tail().is_none() && (does || done)).then_some((from, from + 1))
}

//! A value denied of a thing long after, and the one that holds: `leave it in the press for an hour.` …
//! **`And the press isn't an hour. It's overnight.`**
use ecow::EcoString;

use super::super::amounts::{Amount, Class, amounts, put};
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::repairs::value_of;
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::stated::{led_only_cues, stated};
use super::{WINDOW, keep, spoken, tells};

/// How many sentences after it the value may be taken up, and said back.
const HEARD: usize = 4;
/// How many sentences before the value may name the thing.
const NAMED: usize = 2;

/// Puts the value that holds where the denied one was told of the thing. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let words = fillers::pauses(&sentences[at].tokens);
    let Some((thing, old, rest)) = denied_of(&words) else {
        return false;
    };
    let here = given(&rest);
    let last = at + usize::from(here.is_none());
    let (s, Some(next)) = (&sentences[at], sentences.get(last)) else {
        return false;
    };
    let own = next.speaker == s.speaker && next.source == s.source && s.end != End::Question;
    let Some((new, said, after)) = here.or_else(|| given(&next.tokens)).filter(|_| own) else {
        return false;
    };
    let Some((told, place)) = place(sentences, at, &thing, &old) else {
        return false;
    };
    if sentences[told].speaker != s.speaker && !taken_up(sentences, (last, told), &new, &said) {
        return false;
    }
    let tokens = &mut sentences[told].tokens;
    let mut place = place;
    if said[new.at].key == "overnight" && place.at > 0 && tokens[place.at - 1].key == "for" {
        place.at -= 1;
    }
    *tokens = put(tokens, &place, &said, &new);
    sentences[at].tokens.clear();
    keep(&mut sentences[last], &after);
    said_back(sentences, last, &thing, &said[new.at..new.end]);
    true
}

/// The thing, the value that it has no longer, and what follows: `the press isn't an hour, it's overnight`.
fn denied_of(words: &[Token]) -> Option<(Vec<EcoString>, Amount, Vec<Token>)> {
    let (words, _) = led_only_cues(talk::lead(words));
    let from = starts_any(words, patterns!["the|your|my|our"])?;
    let is = words
        .iter()
        .take(from + 3)
        .position(|t| matches!(t.key.as_str(), "isn't" | "aren't" | "wasn't"))?;
    let thing = stems(&words[from..is]);
    let body = &words[is + 1..];
    let mut all = amounts(body).into_iter();
    let old = all
        .next()
        .filter(|a| a.at <= 1 && !matches!(a.class, Class::Word(_)))?;
    let more = starts_any(&body[old.end..], patterns!["any? more|anymore|now|though"]);
    let end = old.end + more.unwrap_or(0);
    let closed = end == body.len() || body[end - 1].tail().is_some();
    (closed && !thing.is_empty()).then(|| (thing, old, body[end..].to_vec()))
}

/// The value that words give, the words that it stands in, and those after it.
fn given(words: &[Token]) -> Option<(Amount, Vec<Token>, Vec<Token>)> {
    if let Some(new) = stated(words).filter(|n| n.values.len() == 1 && n.label.is_none()) {
        return Some((new.first().clone(), new.words.clone(), new.rest));
    }
    let body = value_of(led_only_cues(talk::lead(words)).0);
    let first = body.first().filter(|t| t.key == "overnight")?;
    let closed = body.len() == 1 || first.tail().is_some();
    let new = Amount::of_word(Class::Measure("h".into()), 0, first.key.clone());
    closed.then(|| (new, body.to_vec(), body[1..].to_vec()))
}

/// Where the value was told, in a sentence that names the thing or soon after one.
fn place(
    sentences: &[Sentence],
    at: usize,
    thing: &[EcoString],
    old: &Amount,
) -> Option<(usize, Amount)> {
    let source = sentences[at].source;
    let here = |i: usize| sentences[i].source == source && spoken(&sentences[i]);
    let names = |i: usize| {
        let said = stems(&sentences[i].tokens);
        here(i) && thing.iter().all(|w| said.contains(w))
    };
    (at.saturating_sub(WINDOW)..at)
        .rev()
        .filter(|i| here(*i) && tells(&sentences[*i]))
        .filter(|i| (i.saturating_sub(NAMED)..=*i).any(names))
        .find_map(|i| {
            let mut all = amounts(&sentences[i].tokens).into_iter();
            Some((i, all.find(|a| a.alike(old))?))
        })
}

/// Whether the teller says the value again, or nods.
fn taken_up(
    sentences: &[Sentence],
    (last, told): (usize, usize),
    new: &Amount,
    said: &[Token],
) -> bool {
    let value = stems(&said[new.at..new.end]);
    (last + 1..sentences.len().min(last + 1 + HEARD)).any(|i| {
        let s = &sentences[i];
        let again = stems(&s.tokens);
        s.speaker == sentences[told].speaker
            && s.end != End::Question
            && (value.iter().all(|w| again.contains(w)) || talk::nods(&s.tokens))
    })
}

/// What only says the value again goes: `Overnight in the press, yes. He's right. Overnight.`
fn said_back(sentences: &mut [Sentence], last: usize, thing: &[EcoString], value: &[Token]) {
    let value = stems(value);
    let idle = |w: &EcoString| {
        let nod = matches!(
            w.as_str(),
            "right" | "ye" | "yes" | "okay" | "true" | "sorry" | "he'" | "she'"
        );
        nod || value.contains(w) || thing.contains(w)
    };
    for i in last + 1..sentences.len().min(last + 1 + HEARD) {
        let mut said = stems(&sentences[i].tokens);
        said.retain(|w| !idle(w));
        let right = starts_any(
            &sentences[i].tokens,
            patterns!["he's|she's|you're|they're right"],
        );
        if !said.is_empty() && right.is_none() || sentences[i].source != sentences[last].source {
            break;
        }
        sentences[i].tokens.clear();
    }
}

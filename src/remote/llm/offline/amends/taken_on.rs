//! What another puts up in the place of something, and whoever told that says in the end in the same words: `register on
//! the long one.` `The long one blocks the door. Register on the short one.` **`Good point. Register on the short one then.`**
mod label_now;
mod not_to_be_had;

use ecow::EcoString;

use super::super::amounts::{Amount, amounts};
use super::super::lexicon::{DETERMINERS, determined, opens_place};
use super::super::nouns::thing_for_thing;
use super::super::patterns::{find, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last, clause_end, mark_last, places_in, put_for, stems};
use super::super::turns::{End, Sentence};
use super::stated::{led_only_cues, stated};
use super::{NEAR, keep, of_named, own_steps, put_in, spoken};
use crate::domain::words::is_function_word;

/// The most words in which it is taken on.
const LONGEST: usize = 7;
/// How many sentences back the other one stands, nods aside.
const BACK: usize = 6;
/// The most words of a nod.
const NOD: usize = 4;
/// The most words of a place.
const PLACE: usize = 5;

/// Puts what was taken on, or what is there, in the place of what was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    label_now::put_right(sentences, at)
        || said_again(sentences, at)
        || not_to_be_had::put_right(sentences, at)
}

/// What another put up, and the teller says in the end.
fn said_again(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = taken(&s.tokens);
    let end = clause_end(words);
    let mut body = words[..end].to_vec();
    bare_last(&mut body);
    let then = body
        .pop_if(|t| matches!(t.key.as_str(), "then" | "now" | "instead"))
        .is_some();
    if s.end == End::Question || !(1..=LONGEST).contains(&body.len()) {
        return false;
    }
    // `replace then,` **I take it back**: of what now stands in its place
    let back = starts_any(
        &words[end..],
        patterns!["i|i'll take|took it|that|this back"],
    );
    let rest = words[end + back.unwrap_or(0)..].to_vec();
    let Some(other) = others(sentences, at) else {
        return false;
    };
    let told: Vec<usize> = own_steps(sentences, (at, other), NEAR).collect();
    let turn = sentences[other].turn;
    // `merge leaves their record in. we got bitten by that`
    let said: Vec<&[Token]> = (told.first().map_or(other, |i| i + 1)..=other)
        .filter(|i| sentences[*i].turn == turn)
        .map(|i| sentences[i].tokens.as_slice())
        .collect();
    let last = told.first().copied().filter(|_| then);
    let whole = told.into_iter().find_map(|i| {
        let (step, last) = (&sentences[i].tokens, last == Some(i));
        let whole = if said.iter().any(|said| says(said, &body)) {
            with_end(step, &body)
                .or_else(|| with_value(&sentences[i], &body))
                .or_else(|| gone(step, &said, &body).filter(|_| last))
                .or_else(|| last.then(|| with_thing(step, &body)).flatten())
        } else {
            None
        };
        let framed = || {
            let value = in_frame(step, &body).filter(|_| last)?;
            let known = said.iter().any(|said| says(said, &body[1..]));
            known
                .then(|| put_in_frame(&sentences[i], value, &body))
                .flatten()
        };
        let whole = whole.or_else(framed);
        let turned = || said.iter().find_map(|said| turned(step, said, &body));
        Some((i, whole.or_else(|| turned().filter(|_| last))?))
    });
    let Some((told, whole)) = whole else {
        return false;
    };
    sentences[told].tokens = whole;
    for s in &mut sentences[told + 1..=other] {
        if s.turn == turn {
            s.tokens.clear();
        }
    }
    keep(&mut sentences[at], &rest);
    true
}

/// The words behind those that only agree: `good point,`, `ah ok.`, `true,`
pub(super) fn taken(words: &[Token]) -> &[Token] {
    let mut rest = words;
    loop {
        let n = starts_any(
            rest,
            patterns![
                "oh? true|right|fair|fine|sure|sorry|yep|yup",
                "oh? fair enough|point",
                "oh? good|great point|catch|idea|call",
                "oh? of course",
                "he's|she's|you're|they're|that's right|true"
            ],
        );
        // `true, right rail then`: the second says which one
        let n = n.filter(|n| *n == rest.len() || rest[n - 1].tail().is_some());
        let (led, _) = led_only_cues(talk::lead(&rest[n.unwrap_or(0)..]));
        if led.len() == rest.len() || led.is_empty() {
            return rest;
        }
        rest = led;
    }
}

/// What another said last, before a sentence of somebody who only nodded since.
pub(super) fn others(sentences: &[Sentence], at: usize) -> Option<usize> {
    let s = &sentences[at];
    let nods = |t: &Sentence| {
        let words = t.tokens.as_slice();
        talk::is_backchannel(words)
            || talk::wonders(words)
            || words.len() <= NOD && talk::agrees(words)
    };
    let mut back = (at.saturating_sub(BACK)..at)
        .rev()
        .filter(|i| spoken(&sentences[*i]) && sentences[*i].source == s.source);
    back.find(|i| sentences[*i].speaker != s.speaker || !nods(&sentences[*i]))
        .filter(|i| sentences[*i].speaker != s.speaker && sentences[*i].end != End::Question)
}

/// Whether words stand in others in their order, whatever stands between them.
fn says(said: &[Token], body: &[Token]) -> bool {
    let mut rest = said.iter();
    body.iter()
        .all(|w| rest.any(|t| t.key == w.key || t.key.strip_suffix("'s") == Some(w.key.as_str())))
}

/// `register on the` **long** `one and papers …`, and `register on the short one`: words that begin alike, with another end.
fn with_end(step: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let opens = |t: &Token| opens_place(&t.key) || DETERMINERS.contains(t.key.as_str());
    let same = |from: usize| {
        let pairs = step[from..].iter().zip(body);
        pairs.take_while(|(a, b)| a.key == b.key).count()
    };
    let (from, alike) = (0..step.len())
        .map(|from| (from, same(from)))
        .filter(|(_, n)| (2..body.len()).contains(n) && opens(&body[n - 1]))
        .max_by_key(|(_, n)| *n)?;
    let named = body[..alike].iter().any(|t| !is_function_word(&t.key));
    let (start, end) = (from + alike, from + body.len());
    let old = step.get(start..end)?;
    let apart = old[..old.len() - 1].iter().all(|t| t.tail().is_none());
    let ends =
        old.last()?.tail().is_some() || step.get(end).is_none_or(|t| is_function_word(&t.key));
    if !named || !apart || !ends {
        return None;
    }
    let mut whole = step.to_vec();
    put_for(&mut whole, start, end, &body[alike..]);
    Some(whole)
}

/// `timps on` **60**, and `timps 40`; `the yellow one`, and `the red one`: a value of the thing, or the only one of its kind.
fn with_value(told: &Sentence, body: &[Token]) -> Option<Vec<Token>> {
    let mut closed = body.to_vec();
    mark_last(&mut closed, '.');
    let mut whole = told.clone();
    if let Some((old, new)) = of_named::value_of_thing(&told.tokens, &closed) {
        return put_in::replace(&mut whole, &[old], &new).then_some(whole.tokens);
    }
    let new = stated(&closed)?.surely();
    let kind = matches!(new.first().class, super::super::amounts::Class::Word(_));
    let places = super::slots::Slots::of(&new).places(&told.tokens, |_| true)?;
    (kind && put_in::replace(&mut whole, &places, &new)).then_some(whole.tokens)
}

/// `count the frames with brood, put it on the` **card**`.` `There's no cards left, we use the app.` `App then.`: of all that a step
/// names, the one that another says is no more.
fn gone(step: &[Token], said: &[&[Token]], body: &[Token]) -> Option<Vec<Token>> {
    let name = said.iter().find_map(|words| {
        let (at, n) = find(words, patterns!["no|any|of *"])?;
        // `out of blue roll`: the name has another word
        if at + n < words.len() && words[at + n - 1].tail().is_none() {
            starts_any(
                &words[at + n..],
                patterns!["left|more|anymore|now|any|here"],
            )?;
        }
        let left = starts_any(&words[at + n..], patterns!["left|more|anymore|now|any"]).is_some();
        let there = words[at].key == "no" || at > 0 && words[at - 1].key == "out" || left;
        there.then(|| stems(&words[at + n - 1..at + n]))
    })?;
    let at = super::only((0..step.len()).filter(|i| stems(&step[*i..=*i]) == name))?;
    let mut whole = step.to_vec();
    put_for(&mut whole, at, at + 1, body);
    (!name.is_empty()).then_some(whole)
}

/// `ring them` **before** `5`, and `before 4 then`: the number that the same word leads to.
fn in_frame(step: &[Token], body: &[Token]) -> Option<Amount> {
    let led = body.len() == 2 && opens_place(&body[0].key) && body[1].is_number();
    let mut all = amounts(step).into_iter();
    all.find(|a| led && a.at > 0 && step[a.at - 1].key == body[0].key)
}

fn put_in_frame(told: &Sentence, old: Amount, body: &[Token]) -> Option<Vec<Token>> {
    let mut closed = body[1..].to_vec();
    mark_last(&mut closed, '.');
    let mut whole = told.clone();
    let new = stated(&closed)?;
    put_in::replace(&mut whole, &[old], &new).then_some(whole.tokens)
}

/// `on the left rail`, and `right rail then`; `by the gate`, and `behind the shed then`.
fn with_thing(step: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    if !opens_place(&body[0].key) {
        return thing_for_thing(step, body, true);
    }
    let from = (1..step.len()).rfind(|i| opens_place(&step[*i].key))?;
    let end = from + clause_end(&step[from..]);
    let named = |words: &[Token]| words.len() <= PLACE && determined(&words[1..]);
    if !named(&step[from..end]) || !named(body) {
        return None;
    }
    let mut whole = step.to_vec();
    put_for(&mut whole, from, end, body);
    Some(whole)
}

/// `by courier, not by post`, once another spoke against the courier, and `post then`: the two change places.
fn turned(step: &[Token], said: &[Token], body: &[Token]) -> Option<Vec<Token>> {
    let not = (1..step.len()).find(|i| step[*i].key == "not")?;
    let at = not + places_in(&step[not..], body).next()?;
    let led = (at - not).checked_sub(1)?;
    let from = not.checked_sub(body.len() + led)?;
    let placed = led == 0 || led == 1 && step[from].key == step[not + 1].key;
    let old = &step[from + led..not];
    let against = stems(old);
    let known = stems(said);
    let named = |w: &EcoString| {
        known
            .iter()
            .any(|k| k == w || k.strip_suffix("'s") == Some(w.as_str()))
    };
    if !placed || against.is_empty() || !against.iter().all(named) {
        return None;
    }
    let (old, new) = (old.to_vec(), step[at..at + body.len()].to_vec());
    let mut whole = step.to_vec();
    put_for(&mut whole, at, at + body.len(), &old);
    put_for(&mut whole, from + led, not, &new);
    Some(whole)
}

//! `Two pounds.` `Pounds?` `Sorry, I'm old.` **`A kilo.`**: the unit asked back, and the same told in another.
use super::super::amounts::{Class, amounts, of_one_kind, put};
use super::super::fillers;
use super::super::token::Token;
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::{reading, talk};
use super::before;
use crate::domain::quantity::unit_name;

/// The most words of such a question, of what excuses it, and of the answer.
const QUESTION: usize = 2;
const EXCUSE: usize = 5;
const ANSWER: usize = 5;

/// Puts the value in its other unit where the first was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech || s.tokens.len() > QUESTION {
        return false;
    }
    let Some(unit) = s.tokens.last().map(|t| unit_name(&t.key)) else {
        return false;
    };
    let told = before(sentences, at, 1).find(|i| sentences[*i].speaker != s.speaker);
    let old = told.and_then(|i| {
        let all = amounts(&sentences[i].tokens);
        all.into_iter()
            .rfind(|a| a.class == Class::Measure(unit.clone()))
    });
    let (Some(told), Some(old)) = (told, old) else {
        return false;
    };
    let own = |i: &usize| {
        let next = sentences.get(*i);
        next.is_some_and(|n| n.speaker == sentences[told].speaker && n.end != End::Question)
    };
    let excused = |i: usize| {
        let words = &sentences[i].tokens;
        let tells = reading::read(talk::lead(words), Mood::Speech).is_some();
        words.len() <= EXCUSE && amounts(words).is_empty() && !tells
    };
    let said = [at + 1, at + 2].into_iter().take_while(own).find_map(|i| {
        let words = fillers::pauses(&sentences[i].tokens);
        let body = talk::lead(&words).to_vec();
        let new = amounts(&body).into_iter().next()?;
        let other =
            matches!(&new.class, Class::Measure(is) if *is != unit && of_one_kind(is, &unit));
        let only = new.at == 0 && body.len() <= ANSWER && body[new.end..].iter().all(is_idle);
        (other && only && (at + 1..i).all(excused)).then_some((i, body, new))
    });
    let Some((i, body, new)) = said else {
        return false;
    };
    let open = &mut sentences[told].tokens;
    *open = put(open, &old, &body, &new);
    unsay(&mut sentences[at..=i]);
    true
}

/// `a kilo,` **sorry**, `a kilo` **roughly**
fn is_idle(t: &Token) -> bool {
    matches!(
        t.key.as_str(),
        "sorry" | "then" | "roughly" | "about" | "or" | "so" | "i" | "mean"
    )
}

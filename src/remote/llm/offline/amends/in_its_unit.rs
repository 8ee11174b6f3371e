//! The unit that another's tool has, and the value in it: `45 psi.` `Gauge says bar.` **`3 then.`**, `350.` `The dial's in Celsius.`
//! **`180.`** It stands with its unit where the other value was told.
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last};
use super::super::turns::{End, Mood, Sentence};
use super::{only, own_steps};
use crate::domain::quantity::unit_of;

/// The most words in which the unit is named, and the value.
const NAMED: usize = 6;
const VALUE: usize = 3;

/// Puts the value in the unit that was named.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        put_right(sentences, at);
    }
}

fn put_right(sentences: &mut [Sentence], at: usize) -> Option<()> {
    let (other, s) = (&sentences[at - 1], &sentences[at]);
    let speech = s.mood == Mood::Speech && s.end != End::Question && s.tokens.len() <= VALUE;
    if !speech || other.speaker == s.speaker || other.tokens.len() > NAMED {
        return None;
    }
    let unit = unit_named(&other.tokens)?;
    let words = talk::lead(&s.tokens);
    let new = amounts(words).into_iter().next()?;
    let rest = starts_any(&words[new.end..], patterns!["then|so|instead"]).unwrap_or(0);
    let bare = new.at == 0 && new.class == Class::Bare && new.end + rest == words.len();
    if !bare {
        return None;
    }
    let mut value = words[..new.end].to_vec();
    bare_last(&mut value);
    let mut unit = unit.clone();
    unit.bare();
    value.push(unit);
    let whole = amounts(&value).into_iter().next()?;
    let (told, old) = own_steps(sentences, (at, at - 1), 1).find_map(|i| {
        let all = amounts(&sentences[i].tokens);
        let measured = |a: &Amount| match &a.class {
            Class::Measure(unit) => unit_of(unit).is_some(),
            class => *class == Class::Bare,
        };
        Some((i, only(all.into_iter().filter(measured))?))
    })?;
    sentences[told].tokens = put(&sentences[told].tokens, &old, &value, &whole);
    sentences[at - 1].tokens.clear();
    sentences[at].tokens.clear();
    Some(())
}

/// `gauge says` **bar**, `the dial's in` **Celsius**
fn unit_named(words: &[Token]) -> Option<&Token> {
    let (unit, who) = talk::lead(words).split_last()?;
    let says = |n: usize| matches!(who[n].key.as_str(), "says" | "reads" | "shows" | "has");
    let last = who.len().checked_sub(1)?;
    let within = || {
        let is = last.checked_sub(1).map(|i| &who[i]);
        who[last].key == "in"
            && is.is_some_and(|t| t.key.ends_with("'s") || matches!(t.key.as_str(), "is" | "only"))
    };
    let named = unit_of(&unit.key).is_some() && !who.iter().any(Token::is_number);
    (named && (last > 0 && says(last) || within())).then_some(unit)
}

//! What an arrow stands for: `no light → check the fuse`, `sample 50 ml -> fridge`, `float 150 -> 200 since May`, `wine £3 → £4`.
use ecow::EcoString;

use super::super::token::Token;
use super::super::turns::Mood;
use crate::domain::quantity::{and_a_part, unit_of};

pub(super) fn is_arrow(token: &Token) -> bool {
    matches!(token.word.as_str(), "→" | "->" | "-->" | "=>" | "==>" | "⇒")
}

/// `no light →` check the fuse: before an arrow, what is no deed is the case that one is for.
pub(super) fn is_case(open: &[Token], mood: Mood) -> bool {
    const LONGEST: usize = 9;
    (1..=LONGEST).contains(&open.len()) && super::super::reading::read(open, mood).is_none()
}

/// `sample 50 ml ->` **fridge**: behind an arrow, where something goes.
pub(super) fn is_target(ahead: &[Token]) -> bool {
    const LONGEST: usize = 4;
    let end = ahead
        .iter()
        .position(|t| t.tail().is_some() || is_arrow(t))
        .map_or(ahead.len(), |n| n + usize::from(!is_arrow(&ahead[n])));
    let place = &ahead[..end];
    (1..=LONGEST).contains(&place.len())
        && super::super::gather::is_thing(place)
        && !super::super::verbs::is_action(&place[0].key)
}

/// `float 150 -> 200 since May` as `float 200 since May`, `3 min -> 3.5 since the service` as `3.5 min since the service`:
/// an arrow that puts one number in the place of another, whose unit stays.
pub(super) fn revised(tokens: Vec<Token>) -> Vec<Token> {
    let Some(at) = tokens.iter().position(is_arrow) else {
        return tokens;
    };
    let (open, ahead) = (&tokens[..at], &tokens[at + 1..]);
    let Some((from, new)) = is_revised(open, ahead) else {
        return tokens;
    };
    let of_it = open.get(from + number_len(&open[from..]));
    let said = ahead.get(new).filter(|t| unit_of(&t.key).is_some());
    // `10 ml in 5 l -> 12 ml since …`: of another unit
    if said.is_some_and(|unit| of_it.is_some_and(|old| unit_of(&old.key) != unit_of(&unit.key))) {
        return tokens;
    }
    let mut out = open[..from].to_vec();
    out.extend_from_slice(&ahead[..new]);
    if said.is_none() {
        out.extend(of_it.cloned());
    }
    out.extend(revised(ahead[new..].to_vec()));
    out
}

/// Whether an arrow puts one number in the place of another: where the old one begins, and how long the new one is.
fn is_revised(open: &[Token], ahead: &[Token]) -> Option<(usize, usize)> {
    const REACH: usize = 5;
    let since = |t: &Token| matches!(t.key.as_str(), "now" | "since" | "from" | "new");
    let new = number_len(ahead);
    let counts = |i: usize| number_len(&open[i..]) > 0;
    let from = (open.len().saturating_sub(2)..open.len()).find(|i| counts(*i))?;
    // behind the old number stands its unit, or what it counts
    let whole = from + number_len(&open[from..]) + 1 >= open.len();
    // `wine £3 → £4`
    let money = |t: &Token| t.key.starts_with(['£', '€', '$']);
    let paid = from + 1 == open.len() && money(&open[from]) && ahead.first().is_some_and(money);
    let anew = paid || ahead.iter().take(REACH).any(since);
    (new > 0 && whole && anew).then_some((from, new))
}

/// How many words the number takes that words begin with: `3.5`, `1 1/2`.
fn number_len(words: &[Token]) -> usize {
    let Some(first) = words.first().filter(|t| t.is_number()) else {
        return 0;
    };
    let part = words
        .get(1)
        .filter(|t| first.tail().is_none() && t.word.contains('/') && t.is_number());
    let keys: Vec<EcoString> = words[1..].iter().take(3).map(|t| t.key.clone()).collect();
    1 + usize::from(part.is_some()).max(and_a_part(&keys).map_or(0, |(n, _)| n))
}

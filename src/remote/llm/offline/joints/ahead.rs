//! What stands ahead of a place, or right before it: a clause with its verb, the main clause of a case, and what is only asked.
use super::super::lexicon::{holds, pronoun_clause, sure_command, verb_with_object};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;
use super::super::verbs::is_third_person;

/// A verb with its object: enough to be a clause without a comma before it.
pub(super) fn full(onset: &[Token]) -> bool {
    onset.len() >= 3 || onset.get(1).is_some_and(|t| is_third_person(&t.key))
}

/// Whether a condition that begins here has its main clause further on, and no next deed before that.
pub(super) fn main_ahead(rest: &[Token]) -> bool {
    let next = |i: &usize| starts_any(&rest[*i..], patterns!["and then"]).is_some();
    let end = (1..rest.len()).find(next).unwrap_or(rest.len());
    (3..end.min(16)).any(|i| {
        let before = &rest[i - 1];
        (before.comma()
            || !holds(&before.key) && !matches!(before.key.as_str(), "and" | "or" | "but"))
            && (pronoun_clause(&rest[i..])
                || sure_command(&rest[i..])
                || (before.comma() && verb_with_object(rest, i) && !otherwise(rest, i)))
            && (before.comma() || i >= 3)
    })
}

/// `text if there's a mobile,` **letter** `if not`: the other case of what was said first, and no deed.
pub(super) fn otherwise(rest: &[Token], at: usize) -> bool {
    let behind = rest.get(at + 1..).unwrap_or_default();
    starts_any(behind, patterns!["if not|so"]).is_some()
}

/// `any soft spot or fluffy bit and you cut it`: a case by what is found, and what is done then.
pub(super) fn any_case(onset: &[Token]) -> bool {
    const FOUND: usize = 7;
    let found = onset.first().is_some_and(|t| t.key == "any");
    let open = onset.iter().take(FOUND).take_while(|t| t.tail().is_none());
    let end = open.count();
    found
        && (2..end).any(|i| {
            starts_any(&onset[i..], patterns!["and you|we"]).is_some()
                && pronoun_clause(&onset[i + 1..])
        })
}

/// `ask them` **if it's tight**`, they always say yes`: what somebody is asked, and no case.
pub(super) fn asks_whether(said: &[Token]) -> bool {
    const WHOM: usize = 3;
    let asks = |t: &Token| matches!(t.key.as_str(), "ask" | "asks" | "asking");
    let whom = said.iter().rposition(asks).map(|at| &said[at + 1..]);
    whom.is_some_and(|whom| {
        (1..=WHOM).contains(&whom.len())
            && whom.iter().all(|t| t.tail().is_none())
            && !matches!(whom[0].key.as_str(), "me" | "us")
    })
}

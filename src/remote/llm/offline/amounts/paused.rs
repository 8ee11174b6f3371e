//! Numbers with a pause between them are each their own: `at six, ten and two` has no `six ten`.
use ecow::EcoString;

use super::super::token::Token;
use crate::domain::quantity::{Quantity, number_at, quantities_of};

/// The numbers of words, where none runs on over a pause.
pub(super) fn apart(tokens: &[Token], keys: &[EcoString]) -> Vec<Quantity> {
    let all = quantities_of(keys);
    let breaks: Vec<usize> = all.iter().flat_map(|q| paused(tokens, keys, q)).collect();
    if breaks.is_empty() {
        return all;
    }
    let mut out = Vec::with_capacity(all.len() + breaks.len());
    let mut from = 0;
    for to in breaks.into_iter().chain([keys.len()]) {
        let part = quantities_of(keys.get(from..to).unwrap_or_default());
        out.extend(part.into_iter().map(|q| Quantity {
            at: q.at + from,
            ..q
        }));
        from = to;
    }
    out
}

/// Where numbers begin that another ran on to over a pause: what goes on is a number by itself, and no hundreds went
/// before, as in `two thousand, five hundred`.
fn paused(tokens: &[Token], keys: &[EcoString], q: &Quantity) -> Vec<usize> {
    let begins = |i: &usize| {
        let small = |n: usize| {
            let one = keys.get(n..=n).and_then(|k| number_at(k, 0));
            one.is_some_and(|(value, len, _)| len == 1 && value < 100.0)
        };
        let comma = tokens.get(i - 1).is_some_and(Token::comma);
        comma && small(i - 1) && small(*i)
    };
    (q.at + 1..q.at + q.len).filter(begins).collect()
}

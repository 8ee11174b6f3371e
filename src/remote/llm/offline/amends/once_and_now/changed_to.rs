//! The value that something has been changed to: `they've moved us to thirty seven`, `we've gone up to fifty since`.
use super::super::super::amounts::{Amount, amounts};
use super::super::super::patterns::{find, patterns, starts_any};
use super::super::super::talk;
use super::super::super::token::{Token, mark_last};

/// `Set it to forty,` **we've gone up to fifty since**: the end of what was told, twice, and so where the turn begins.
pub(super) fn turn(tokens: &[Token]) -> Option<(usize, usize)> {
    let parted = |at: &usize| tokens[at - 1].comma();
    let at = (2..tokens.len())
        .filter(parted)
        .find(|at| changed_to(&tokens[*at..]).is_some())?;
    // `it says five on the card, but we've moved it to six` is of the card
    if find(tokens, patterns!["it|that|card|sheet|sign|book says|said"]).is_some() {
        return None;
    }
    changed_from(&tokens[..at], &tokens[at..]).map(|_| (at, at))
}

/// `forty` and `we've gone up to fifty`: `No, fifty`.
pub(super) fn changed_from(was: &[Token], is: &[Token]) -> Option<Vec<Token>> {
    let to = changed_to(is)?;
    let new = amounts(to).into_iter().next()?;
    let fits = |old: &Amount| old.is_number() && new.fits(old) && !new.alike(old);
    let no = Token::new("No,", is[0].at);
    amounts(was).iter().any(fits).then(|| {
        let mut now = vec![no];
        now.extend_from_slice(&to[..new.end]);
        mark_last(&mut now, '.');
        now
    })
}

/// `they've moved us to thirty seven`, `we've gone up to fifty since`: the value that it was changed to, and what follows.
pub(super) fn changed_to(tokens: &[Token]) -> Option<&[Token]> {
    let words = talk::lead(tokens);
    let n = starts_any(
        words,
        patterns![
            "they|we|he|she|they've|we've|he's|she's have|has? just|since|now? moved|put|changed|raised|lowered|dropped|brought|upped|cut it|that|this|them|us up|down|over|back? to|onto *",
            "they|we|they've|we've have? just|since|now? gone|went|moved|switched|changed up|down|over|back? to|onto *",
            "it's|that's|they've just|since|now? gone|been|come up|down|put|moved|changed|raised|dropped up|down? to *"
        ],
    )?;
    let to = &words[n - 1..];
    amounts(to)
        .first()
        .is_some_and(|a| a.at <= 1 && a.is_number())
        .then_some(to)
}

//! A bound told once with its unit, and again without: `over thirty degrees you open it, under thirty you shut it`.
//! The unit is that of the same number said just before.
use super::super::amounts::{Amount, Class, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, mark_last};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::put_in::add_last;
use super::stated::stated;
use super::unit_told::put_in;
use super::{before, spoken};
use crate::domain::quantity;

/// How many sentences back the number may have been said.
const REACH: usize = 4;
/// The most words of a sentence that only gives a value.
const SHORT: usize = 4;

/// Puts the unit behind each bound that was said with it before.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let words = &sentences[at].tokens;
        if !spoken(&sentences[at]) || !words.windows(2).any(|pair| bounds(&pair[0], &pair[1])) {
            continue;
        }
        let all = amounts(words);
        for bare in all
            .iter()
            .rev()
            .filter(|a| is_bare_bound(words, a))
            .cloned()
            .collect::<Vec<_>>()
        {
            let own = unit_of(&sentences[at].tokens[..bare.at], &bare);
            let unit = own.or_else(|| {
                before(sentences, at, REACH).find_map(|i| unit_of(&sentences[i].tokens, &bare))
            });
            if let Some(unit) = unit {
                put_in(&mut sentences[at].tokens, &bare, unit);
            }
        }
    }
}

/// `under` **thirty**
fn bounds(word: &Token, next: &Token) -> bool {
    let bound = matches!(
        word.key.as_str(),
        "over" | "under" | "above" | "below" | "beyond" | "than"
    );
    bound && word.tail().is_none() && next.is_number()
}

fn is_bare_bound(words: &[Token], value: &Amount) -> bool {
    let led = value.at > 0 && bounds(&words[value.at - 1], &words[value.at]);
    // `under four of them`
    let of = words.get(value.end).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "of" | "to" | "or" | "and" | "percent" | "per"
        )
    }) && words[value.end - 1].tail().is_none();
    led && !of && value.class == Class::Bare && !value.named
}

/// The unit that the same number has in words, where it has one in words of its own.
fn unit_of(words: &[Token], bare: &Amount) -> Option<Vec<Token>> {
    let same = |a: &Amount| {
        let unit = words[..a.end]
            .get(a.number)
            .and_then(|t| quantity::unit_of(&t.key));
        a.is_number() && !a.is_ratio() && a.size == bare.size && unit.is_some()
    };
    let all = amounts(words);
    let said = all.iter().rev().find(|a| same(a))?;
    let mut unit = words.get(said.number..said.end)?.to_vec();
    unit.iter_mut().for_each(Token::bare);
    Some(unit)
}

/// `Charge the deposit, it's eighty.` … **`Eighty pounds, yes.`**: the number told again by its teller, and with its unit.
/// Says whether it was.
pub(super) fn told_in_full(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !s.tokens.iter().any(Token::is_number) {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let words = talk::lead(&words);
    let value = amounts(words).into_iter().next();
    let Some(value) = value.filter(|a| a.at == 0 && s.end == End::Stop) else {
        return false;
    };
    let rest = &words[value.end..];
    let or = starts_any(rest, patterns!["or *"]).is_some() && words[value.end - 1].comma();
    if !rest.is_empty() && !or && !talk::nods(rest) {
        return false;
    }
    // `seven days`, put right by `five`, and `five days`
    let other = |i: usize| {
        let own = sentences[i].speaker == s.speaker;
        own && amounts(&sentences[i].tokens)
            .iter()
            .any(|a| a.class == value.class && !a.alike(&value))
    };
    if !ends_in(sentences, at, &value) && before(sentences, at, 2 * REACH).any(other) {
        return false;
    }
    let found = before(sentences, at, REACH).find_map(|i| {
        let told = &sentences[i];
        let mut all = amounts(&told.tokens)
            .into_iter()
            .filter(|a| a.alike(&value));
        let bare = all.next().filter(|a| a.class == Class::Bare && !a.named)?;
        let hour = bare.at > 0 && matches!(told.tokens[bare.at - 1].key.as_str(), "at" | "by");
        let own =
            told.speaker == s.speaker && told.end != End::Question && told.tokens.len() > SHORT;
        // `make that ten, really`
        let own = own && !stated(&fillers::pauses(&told.tokens)).is_some_and(|v| v.sure());
        let unit = unit_of(words, &bare).filter(|_| own && !hour && all.next().is_none())?;
        Some((i, bare, unit))
    });
    let Some((told, bare, unit)) = found else {
        return false;
    };
    let rest = rest.to_vec();
    let open = &mut sentences[told].tokens;
    put_in(open, &bare, unit);
    if or {
        add_last(open, &rest);
        mark_last(open, '.');
    }
    sentences[at].tokens.clear();
    true
}

/// `For ten seconds, and then for thirty.` **`Thirty seconds.`**: whether the sentence before ends in the number.
fn ends_in(sentences: &[Sentence], at: usize, value: &Amount) -> bool {
    before(sentences, at, 1).any(|i| {
        let t = &sentences[i];
        let last = amounts(&t.tokens).pop();
        t.speaker == sentences[at].speaker
            && t.tokens.len() > SHORT
            && last.is_some_and(|a| a.alike(value) && a.end == t.tokens.len())
    })
}

//! Another's number behind the word that it was told with, taken up with a nod: `spares below 3: order 4.` **`Order 6, since
//! the price went up.`** **`Below 4.`** `Yes.`
use super::super::amounts::amounts;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Sentence};
use super::put_in::{keep, replace};
use super::slots::Slots;
use super::stated::{led_only_cues, stated};
use super::{NEAR, before, replies, tells};

/// How many sentences later it is taken up.
const ANSWER: usize = 4;
/// The most words of a number with its unit.
const VALUE: usize = 2;

/// Puts the number in the place of the one that was told with the word. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let end = clause_end(words);
    let Some((frame, value)) = words[..end].split_first() else {
        return false;
    };
    // `plus fifteen, if there are trees`: of a case; and `every five`, `W five` are values as they stand
    let case = starts_any(
        &words[end..],
        patterns!["if|when|unless|where|with|for|on|in|after|before"],
    );
    let fits = (1..=VALUE).contains(&value.len())
        && frame.word.len() > 1
        && frame.key != "every"
        && !frame.is_number()
        && frame.tail().is_none()
        && case.is_none();
    let Some(new) = stated(value).filter(|_| fits && s.end != End::Question) else {
        return false;
    };
    let whole = new.first().is_number() && new.rest.is_empty() && new.values.len() == 1;
    let behind = |told: &[Token]| {
        let mut all = amounts(told).into_iter().filter(|a| {
            let led = a.at.checked_sub(1).map(|i| &told[i]);
            led.is_some_and(|t| t.key == frame.key && t.tail().is_none())
        });
        let only = all.next().filter(|_| all.next().is_none())?;
        (new.may_stand_for(&only) && !new.first().alike(&only)).then_some(only)
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let other = t.speaker != s.speaker && t.end != End::Question && tells(t);
        Some((i, behind(&t.tokens)?)).filter(|_| other && whole)
    });
    let Some((told, old)) = found else {
        return false;
    };
    let taken = replies(sentences, at, told, ANSWER)
        .next()
        .is_some_and(|i| {
            let said = Slots::of(&new).all(&sentences[i].tokens);
            let again = said.iter().any(|a| a.alike(new.first()));
            sentences[i].end != End::Question && (again || talk::nods(&sentences[i].tokens))
        });
    let rest = words[end..].to_vec();
    if !taken || !replace(&mut sentences[told], &[old], &new) {
        return false;
    }
    keep(&mut sentences[at], &rest);
    true
}

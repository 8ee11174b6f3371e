//! What follows from what another put right, in the deed told again: `Order the bread by four for a six o'clock start.` `Five o'clock
//! start now.` **`Five, yes, so you order by three.`** The deed has its other value, and is told once.
use super::super::amounts::{Amount, amounts, put};
use super::super::patterns::{find, has_any, patterns};
use super::super::token::{Token, bare_last, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::own_deeds;
use crate::domain::words::is_function_word;

/// How many sentences back it may have been told.
const NEAR: usize = 4;
/// The most words behind the new value: `the week before`.
const MORE: usize = 4;

/// Puts what follows in the place of what was told, and leaves out the deed told again.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 2..sentences.len() {
        let s = &sentences[at];
        if s.mood != Mood::Speech || s.end == End::Question {
            continue;
        }
        let Some((from, verb)) = again(&s.tokens) else {
            continue;
        };
        let said = s.tokens[verb..].to_vec();
        // `And if there's snow?`
        let asked = |b: &Sentence| b.end == End::Question;
        let others = |i: usize| {
            let between = &sentences[i + 1..at];
            between.iter().any(|b| b.speaker != s.speaker) && !between.iter().any(asked)
        };
        let found = own_deeds(sentences, (at, at), NEAR)
            .find_map(|i| Some((i, other(&sentences[i].tokens, &said)?)))
            .filter(|(i, _)| others(*i));
        if let Some((told, whole)) = found {
            sentences[told].tokens = whole;
            let words = &mut sentences[at].tokens;
            words.truncate(from);
            bare_last(words);
        }
    }
}

/// `five o'clock, yes,` **`so you order`** `by three`: where the clause begins, and its verb.
fn again(words: &[Token]) -> Option<(usize, usize)> {
    let (at, n) = find(words, patterns!["so then? you|we|i|you'd|we'd|i'd *"])?;
    let verb = Some(at + n - 1).filter(|i| is_action(&words[*i].key))?;
    let opens = at == 0 || words[at - 1].tail().is_some();
    let last = verb + clause_end(&words[verb..]) == words.len();
    // `this week, so you ring on Tuesday`: of one case
    let case = has_any(&words[..at], patterns!["if|when|then|unless", "this *"]);
    (opens && last && !case).then_some((at, verb))
}

/// The step with the other value, where the deed told again says nothing else that is new.
fn other(told: &[Token], said: &[Token]) -> Option<Vec<Token>> {
    let (values, known) = (amounts(said), amounts(told));
    let (new, beside) = values.split_first()?;
    told.iter().find(|t| t.key == said[0].key)?;
    let mut fit = known.iter().filter(|a| new.may_stand_for(a));
    let old = match (fit.next(), fit.next()) {
        (Some(one), None) => one,
        // `by Tuesday noon for a Thursday run`: behind the same word
        _ => known.iter().filter(|a| new.may_stand_for(a)).find(|a| {
            let led =
                |words: &[Token], a: &Amount| a.at.checked_sub(1).map(|i| words[i].key.clone());
            led(told, a).is_some() && led(told, a) == led(said, new)
        })?,
    };
    // `Thursday` **noon**
    if !beside.iter().all(|a| known.iter().any(|b| b.alike(a))) {
        return None;
    }
    let known = |t: &Token| told.iter().any(|o| o.key == t.key) || is_function_word(&t.key);
    let shared = said[new.end..]
        .iter()
        .zip(&told[old.end..])
        .take_while(|(a, b)| a.key == b.key)
        .count();
    let more = &said[new.end + shared..];
    let plain = said[1..new.at].iter().all(known) && more.len() <= MORE;
    if !plain || new.alike(old) && more.is_empty() {
        return None;
    }
    let mut whole = put(told, old, said, new);
    // `the week before`
    let end = whole.len() - (told.len() - old.end - shared);
    let mut tail = more.to_vec();
    if !tail.is_empty() && end > 0 {
        let mark = whole[end - 1].tail();
        whole[end - 1].bare();
        bare_last(&mut tail);
        mark.into_iter()
            .for_each(|m| super::super::token::mark_last(&mut tail, m));
    }
    whole.splice(end..end, tail);
    Some(whole)
}

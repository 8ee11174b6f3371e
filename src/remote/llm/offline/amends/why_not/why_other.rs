//! One in the place of another, with what speaks against that one: `*cream cheese, she's off butter`, `bottom shelf, top is for
//! glue`, `water, alcohol marks it`.
use super::super::super::gather::is_thing;
use super::super::super::lexicon::{is_article, is_auxiliary, is_subject, opens_place};
use super::super::super::token::{Token, bare_last, clause_end, put_for};
use super::super::super::turns::{End, Mood, Sentence};
use super::super::super::verbs::is_third_person;
use super::super::super::{repairs, talk};
use super::super::own_steps;
use super::super::used_now::{other_of_kind, sort};
use crate::domain::words::is_function_word;

/// The most words of the one that is meant, and of what speaks against the other.
const NAME: usize = 4;
const WHY: usize = 8;
/// How many sentences back the other stands.
const REACH: usize = 2;

/// Puts the one in the place of the other. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let end = clause_end(&s.tokens);
    let short = (1..=NAME).contains(&end) && (2..=WHY).contains(&(s.tokens.len() - end));
    if !short || s.mood != Mood::Speech || s.end == End::Question || !s.tokens[end - 1].comma() {
        return false;
    }
    let Some((new, why)) = one_and_why(&s.tokens, end) else {
        return false;
    };
    let found = own_steps(sentences, (at, at), REACH)
        .find_map(|i| Some((i, place(&sentences[i].tokens, &new, why)?)));
    let Some((told, (from, to, words))) = found else {
        return false;
    };
    put_for(&mut sentences[told].tokens, from, to, &words);
    sentences[at].tokens.clear();
    true
}

/// `cream cheese` and `she's off butter`.
fn one_and_why(words: &[Token], end: usize) -> Option<(Vec<Token>, &[Token])> {
    let (first, why) = words.split_at(end);
    let mut new = first.to_vec();
    bare_last(&mut new);
    if new[0].word.len() > 1 && new[0].word.starts_with('*') {
        new[0].word.remove(0);
    }
    let says = |t: &Token| {
        let bound = is_function_word(&t.key) && !is_article(t);
        bound || is_subject(&t.key) || is_auxiliary(&t.key) || t.is_number()
    };
    (!new.iter().any(says) && is_thing(&new)).then_some((new, why))
}

/// Where the other stands in a step, and the words for it.
fn place(step: &[Token], new: &[Token], why: &[Token]) -> Option<(usize, usize, Vec<Token>)> {
    if let Some((old, which)) = other_of_kind(step, new)
        .or_else(|| other_of_kind(step, new.get(..1)?).filter(|_| new.len() == 2))
    {
        let against = speaks_against(why, &step[old].key);
        return against.then(|| (old, old + 1, vec![new[which].clone()]));
    }
    if !is_name_of_thing(new) {
        return None;
    }
    let at = (1..step.len()).rev().find(|i| {
        let t = &step[*i];
        let plain = t.key.len() > 2 && t.key.chars().all(char::is_alphabetic);
        let thing = plain && !is_function_word(&t.key) && sort(&t.key).is_none();
        thing && !new.iter().any(|n| n.key == t.key) && speaks_against(why, &t.key)
    })?;
    let from = at - usize::from(is_article(&step[at - 1]) && is_article(&new[0]));
    Some((from, at + 1, new.to_vec()))
}

/// `cream cheese`, and neither `oh no` nor `Ines`.
fn is_name_of_thing(new: &[Token]) -> bool {
    let typed = new[0].word.starts_with(char::is_lowercase);
    let says = |t: &Token| {
        repairs::CUES.contains(t.key.as_str()) || matches!(t.key.as_str(), "oh" | "hang" | "hold")
    };
    typed && talk::lead(new).len() == new.len() && !new.iter().any(says)
}

/// `top is for glue`, `alcohol marks it`, `she's off butter`, and not `alcohol is in the drawer`.
fn speaks_against(why: &[Token], old: &str) -> bool {
    let article = usize::from(is_article(&why[0]));
    let drawn = why[article].key.strip_suffix("'s") == Some(old);
    let named = why[article].key == old;
    let verb = article + 1;
    let first = named
        && why.get(verb).is_some_and(|t| {
            is_auxiliary(&t.key)
                || is_third_person(&t.key)
                || old.ends_with('s') && verb + 1 < why.len()
        });
    let behind = &why[(verb + usize::from(!drawn)).min(why.len())..];
    let fine = |t: &Token| matches!(t.key.as_str(), "ok" | "okay" | "fine" | "good" | "allowed");
    let kept = behind
        .first()
        .is_some_and(|t| opens_place(&t.key) && t.key != "for")
        || behind.iter().any(fine);
    let lacks = why.len() > 2
        && why[why.len() - 1].key == old
        && matches!(
            why[why.len() - 2].key.as_str(),
            "off" | "no" | "without" | "hates" | "hate"
        );
    (drawn || first) && !kept && !behind.is_empty() || lacks
}

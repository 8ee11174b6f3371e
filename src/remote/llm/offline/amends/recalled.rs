//! A value called to mind from however far back, and the one that stands in its place: `you said eighty for the
//! beads. The new ones melt, it has to be sixty.`
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::patterns::{find, has_any, patterns};
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::{WINDOW, spoken};

/// How many sentences after the value that is called to mind the right one may come.
const AHEAD: usize = 4;
/// How many sentences around the place put right may say the old value again.
const ECHOES: usize = 3;

/// Puts the value right where it was said first, wherever it was said again, and takes out what called it to mind.
pub(super) fn recalled(sentences: &mut [Sentence], at: usize) -> bool {
    let Some((old, named)) = called(&sentences[at]) else {
        return false;
    };
    let Some((said, words, new)) = put_in_place(sentences, at, &old) else {
        return false;
    };
    let Some(told) = meant(sentences, at, &old, &named) else {
        return false;
    };
    let last = at.min(told + 1 + ECHOES);
    for s in &mut sentences[told..last] {
        for place in amounts(&s.tokens).iter().rev().filter(|a| a.alike(&old)) {
            s.tokens = put(&s.tokens, place, &words, &new);
        }
    }
    for s in &mut sentences[at..=said] {
        s.tokens.clear();
    }
    true
}

/// The value that a sentence says was said, with the stems of what it was said of.
fn called(s: &Sentence) -> Option<(Amount, Vec<String>)> {
    let words = fillers::pauses(&s.tokens);
    let head = &words[..words.len().min(10)];
    let (from, n) = find(head, patterns!["you|i|we|he|she said|told|wrote"])?;
    let asked = words[..from]
        .iter()
        .any(|t| matches!(t.key.as_str(), "if" | "when" | "what" | "as" | "like"));
    let old = value(&words[from + n..])?;
    (!asked && old.at <= 4).then(|| (old, stems(&words[from + n..])))
}

/// The first number of words, with its unit or without one.
fn value(words: &[Token]) -> Option<Amount> {
    amounts(words).into_iter().find(is_number)
}

fn is_number(a: &Amount) -> bool {
    matches!(a.class, Class::Measure(_) | Class::Bare)
}

/// The other value, the words it stands in, and the sentence that says it: flatly, or said again by whoever answers.
fn put_in_place(
    sentences: &[Sentence],
    at: usize,
    old: &Amount,
) -> Option<(usize, Vec<Token>, Amount)> {
    let s = &sentences[at];
    let own = has_any(&s.tokens, patterns!["i|we said|told|wrote"]);
    let near = at..sentences.len().min(at + 1 + AHEAD);
    let (said, words, new) = near
        .filter(|i| sentences[*i].source == s.source && sentences[*i].speaker == s.speaker)
        .find_map(|i| {
            let words = fillers::pauses(&sentences[i].tokens);
            let other = |a: &Amount| is_number(a) && a.may_stand_for(old) && !a.alike(old);
            let new = amounts(&words).into_iter().find(other)?;
            Some((i, words, new))
        })?;
    let flat = sentences[said].end != End::Question
        && has_any(
            &words,
            patterns![
                "has|have|needs|need|ought|supposed to be",
                "should|must be",
                "it's|they're",
                "is better|right"
            ],
        );
    let again = sentences[said + 1..sentences.len().min(said + 1 + AHEAD)]
        .iter()
        .any(|n| {
            n.source == s.source
                && n.end != End::Question
                && !talk::is_backchannel(&n.tokens)
                && amounts(&n.tokens).iter().any(|a| a.alike(&new))
        });
    (again || own && flat).then_some((said, words, new))
}

/// The sentence that gave the value: the one that has most words in common with what calls it to mind.
fn meant(sentences: &[Sentence], at: usize, old: &Amount, named: &[String]) -> Option<usize> {
    let source = sentences[at].source;
    let shared = |i: usize| {
        let said = stems(&sentences[i].tokens);
        said.iter().filter(|w| named.contains(w)).count()
    };
    let gives = |i: &usize| {
        let s = &sentences[*i];
        spoken(s) && s.source == source && amounts(&s.tokens).iter().any(|a| a.alike(old))
    };
    let all: Vec<usize> = (at.saturating_sub(WINDOW)..at).filter(gives).collect();
    // of those that are alike the first: what comes after says it again
    let best = all.iter().copied().rev().max_by_key(|i| shared(*i))?;
    let apart = all
        .iter()
        .any(|i| i.abs_diff(best) > ECHOES && shared(*i) == shared(best));
    (!apart).then_some(best)
}

//! A thing that comes first, named, and then told: `No wait, first the gas. You open the gas at the bottle first.`
use ecow::EcoString;

use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Force, read};
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::spoken;

/// The most words of the name.
const NAME: usize = 4;

/// What is said after the name is what comes first: its sentence takes over the words that lead to the name.
pub(super) fn named_first(sentences: &mut [Sentence], at: usize) -> bool {
    let Some(next) = sentences.get(at + 1) else {
        return false;
    };
    let s = &sentences[at];
    let words = fillers::pauses(&s.tokens);
    let cue = starts_any(
        &words,
        patterns![
            "no|wait|sorry|actually|oh|hang|hold on? wait|hang|hold|sorry|no? on? but? first",
            "but first"
        ],
    );
    let Some(n) = cue.filter(|_| s.end != End::Question) else {
        return false;
    };
    let name = &words[n..];
    let named = stems(name);
    let thing =
        (1..=NAME).contains(&name.len()) && !named.is_empty() && read(name, s.mood).is_none();
    if !thing || !tells_of(s, next, &named) {
        return false;
    }
    let mut told: Vec<Token> = words[..n].to_vec();
    told.extend(talk::lead(&next.tokens).iter().cloned());
    sentences[at].tokens.clear();
    sentences[at + 1].tokens = told;
    true
}

/// `Anything people forget?` `The drip tray! Pull out the drip tray before you start.`: the name says no more than the deed.
pub(super) fn named_and_told(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (Some(next), Some(last)) = (
        sentences.get(at + 1),
        at.checked_sub(1).map(|i| &sentences[i]),
    ) else {
        return false;
    };
    // asked for nothing by its name
    let open = starts_any(
        talk::lead(&last.tokens),
        patterns![
            "is|was? there? anything|something",
            "what else|about",
            "what do people|they|you|folk forget|miss|overlook|get"
        ],
    );
    let asked = last.end == End::Question && last.speaker != s.speaker && open.is_some();
    let cried = s.tokens.last().is_some_and(|t| t.tail() == Some('!'));
    let name = talk::lead(&s.tokens);
    let named = stems(name);
    let thing = (1..=NAME).contains(&name.len())
        && !named.is_empty()
        && name.iter().rev().skip(1).all(|t| t.tail().is_none())
        && super::super::gather::is_thing(name);
    let known = (asked || cried) && thing && s.end != End::Question && tells_of(s, next, &named);
    if known {
        sentences[at].tokens.clear();
    }
    known
}

/// Whether the same speaker goes on with what is done with a thing.
fn tells_of(s: &Sentence, next: &Sentence, named: &[EcoString]) -> bool {
    if next.speaker != s.speaker || next.source != s.source || !spoken(next) {
        return false;
    }
    let said = fillers::strip(&next.tokens);
    let own = stems(&said);
    named.iter().all(|w| own.contains(w))
        && read(&said, next.mood).is_some_and(|r| r.force == Force::Step)
}

//! Corrections told by their frame: a phrase said again with its end changed (`facing down, sorry`, `it's called
//! Intake`), a person who has gone and the one who does it now, a way that no longer holds, a start said anew.
mod gone;

use ecow::EcoString;

pub(super) use self::gone::is_name;
use self::gone::{drop_echo, gone, taken_up};

use super::super::lexicon::is_subject;
use super::super::patterns::{patterns, starts_any};
use super::super::repairs;
use super::super::talk;
use super::super::token::{Token, clause_end, put_for, stems};
use super::super::turns::{End, Sentence};
use super::stated::led_only_cues;
use super::{NEAR, before, tells};
use crate::domain::words::is_function_word;

/// The most words of a phrase that is said again.
const PHRASE: usize = 4;

/// Puts right what a sentence says anew in the frame of one before it.
pub(super) fn retold(sentences: &mut [Sentence], at: usize) -> bool {
    no_longer(&mut sentences[at])
        || gone(sentences, at)
        || named_anew(sentences, at)
        || ends_otherwise(sentences, at)
        || begins_anew(sentences, at)
}

/// `not any more, you upload them`: the old way is told in the sentence before, and here is how it is done.
fn no_longer(s: &mut Sentence) -> bool {
    let Some(n) = starts_any(
        &s.tokens,
        patterns![
            "but|and|so? not any? more|anymore|now",
            "but|and|so? no longer",
            "but|and|so? nowadays|these days?"
        ],
    ) else {
        return false;
    };
    let told = s.tokens.get(n).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "you" | "we" | "i" | "now" | "you'll" | "we'll"
        )
    });
    if n == 0 || !s.tokens[n - 1].comma() || !told {
        return false;
    }
    s.tokens.drain(..n);
    true
}

/// `it's called Intake B in my list`, said by another and taken up: the name goes where the old one was.
fn named_anew(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, _) = led_only_cues(talk::lead(&s.tokens));
    let frame = patterns![
        "it's|they're|that's called|labelled|named|marked",
        "called|labelled|named|marked",
        "it|that|this|mine|ours says|reads",
        "i've|we've only? got? only? one? called|labelled|named|marked",
        "i|we only? have|got|see only? one? called|labelled|named|marked"
    ];
    let Some(n) = starts_any(words, frame) else {
        return false;
    };
    let new = name_of(&words[n..]);
    if new.is_empty() {
        return false;
    }
    let names = |t: &Token| {
        matches!(
            t.key.as_str(),
            "called" | "labelled" | "named" | "marked" | "says" | "reads"
        )
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let own = t.speaker == s.speaker;
        if own || !tells(t) || t.end == End::Question {
            return None;
        }
        let from = (1..t.tokens.len()).find(|p| names(&t.tokens[*p - 1]))?;
        let old = old_name(&t.tokens[from..], new);
        (!old.is_empty() && stems(old) != stems(new)).then_some((i, from, old.len()))
    });
    let (Some((told, from, len)), new) = (found, new.to_vec()) else {
        return false;
    };
    let Some(heard) = taken_up(sentences, at, at, &new[new.len() - 1]) else {
        return false;
    };
    put_for(&mut sentences[told].tokens, from, from + len, &new);
    sentences[at].tokens.clear();
    let have = stems(&sentences[told].tokens);
    let says = stems(&sentences[heard].tokens);
    let idle = |w: &EcoString| {
        matches!(
            w.as_str(),
            "yes" | "right" | "one" | "that" | "sorry" | "okay"
        )
    };
    if says.iter().all(|w| have.contains(w) || idle(w)) {
        sentences[heard].tokens.clear();
    }
    true
}

/// The name that was told: to the end of the clause where it begins as the new one does, `Refund done` for `Refund confirmed`.
fn old_name<'a>(words: &'a [Token], new: &[Token]) -> &'a [Token] {
    let name = name_of(words);
    let end = clause_end(words);
    let alike = name.first().map(|t| &t.key) == new.first().map(|t| &t.key);
    let whole = alike && end <= PHRASE && end == name.len() + 1;
    if whole { &words[..end] } else { name }
}

/// The words of a name: with capitals, or in quotes, up to the end of the clause.
fn name_of(words: &[Token]) -> &[Token] {
    let quoted = words
        .first()
        .is_some_and(|t| t.word.starts_with(['"', '“', '\'']));
    let end = if quoted {
        words
            .iter()
            .position(|t| {
                t.word
                    .trim_end_matches(['.', ',', '?'])
                    .ends_with(['"', '”', '\''])
            })
            .map_or(0, |p| p + 1)
    } else {
        let open = |t: &Token| {
            t.word
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        };
        let first = words.iter().take(1).filter(|t| open(t)).count();
        let more = words
            .iter()
            .skip(first)
            .take_while(|t| first > 0 && (open(t) || !is_function_word(&t.key)))
            .count();
        let stop = words
            .iter()
            .position(|t| t.tail().is_some())
            .map_or(words.len(), |p| p + 1);
        (first + more).min(stop)
    };
    &words[..end.min(words.len()).min(PHRASE)]
}

/// `Facing down. Sorry.` after `with the label facing up`: the phrase ends otherwise.
fn ends_otherwise(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, mut cued) = led_only_cues(&s.tokens);
    let next = sentences
        .get(at + 1)
        .filter(|n| n.speaker == s.speaker && n.source == s.source);
    let only_cue = next.is_some_and(|n| {
        !n.tokens.is_empty()
            && n.tokens.len() <= 3
            && n.tokens.iter().all(|t| {
                repairs::CUES.contains(t.key.as_str())
                    || matches!(t.key.as_str(), "oh" | "i'm" | "so")
            })
    });
    let mut phrase = words.to_vec();
    while phrase.len() > 1
        && phrase
            .last()
            .is_some_and(|t| repairs::CUES.contains(t.key.as_str()))
    {
        phrase.pop();
        cued = true;
    }
    let short = (2..=PHRASE).contains(&phrase.len())
        && phrase[..phrase.len() - 1]
            .iter()
            .all(|t| t.tail().is_none());
    if !short
        || !(cued || only_cue)
        || s.end == End::Question
        || is_subject(&phrase[0].key)
        || super::super::lexicon::DETERMINERS.contains(phrase[0].key.as_str())
    {
        return false;
    }
    let found = same_head(sentences, at, &phrase);
    let Some((told, from)) = found else {
        return false;
    };
    let mut new = phrase;
    new[0].word = super::super::phrase::lowered(&new[0].word);
    let len = new.len();
    put_for(&mut sentences[told].tokens, from, from + len, &new);
    sentences[at].tokens.clear();
    if only_cue {
        sentences[at + 1].tokens.clear();
    }
    drop_echo(sentences, told, at + 1 + usize::from(only_cue));
    true
}

/// Where the speaker said the phrase just before with another last word.
fn same_head(sentences: &[Sentence], at: usize, phrase: &[Token]) -> Option<(usize, usize)> {
    let keys: Vec<EcoString> = phrase.iter().map(|t| t.key.clone()).collect();
    let (head, last) = (
        keys[..keys.len() - 1].to_vec(),
        keys[keys.len() - 1].clone(),
    );
    before(sentences, at, 2).find_map(|i| {
        let t = &sentences[i];
        if t.speaker != sentences[at].speaker || !tells(t) {
            return None;
        }
        let all: Vec<&str> = t.tokens.iter().map(|t| t.key.as_str()).collect();
        let from = (1..all.len().saturating_sub(head.len())).rev().find(|p| {
            all[*p..*p + head.len()]
                .iter()
                .zip(&head)
                .all(|(a, b)| a == b)
                && t.tokens[*p..*p + head.len()]
                    .iter()
                    .all(|t| t.tail().is_none())
        })?;
        let end = from + head.len();
        let whole = t.tokens[end].tail().is_some() || end + 1 == all.len();
        (whole && all[end] != last && !super::super::verbs::is_action(&head[0]))
            .then_some((i, from))
    })
}

/// `You fill the jug. No, wait, first you rinse it, then you fill it.`: the deed is told again in its place.
fn begins_anew(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, cued) = led_only_cues(talk::lead(&s.tokens));
    let Some(told) = at.checked_sub(1).filter(|_| cued) else {
        return false;
    };
    let t = &sentences[told];
    let old = talk::lead(&t.tokens);
    let old =
        &old[starts_any(old, patterns!["first|then|so? you|we|i", "first|then"]).unwrap_or(0)..];
    let Some(verb) = old
        .first()
        .filter(|t| super::super::verbs::is_action(&t.key))
    else {
        return false;
    };
    let object: Vec<Token> = old[1..clause_end(old)].to_vec();
    let mine = t.speaker == s.speaker && t.source == s.source && clause_end(old) == old.len();
    let points = Token::is_it_or_them;
    let again = words
        .windows(2)
        .any(|w| w[0].key == verb.key && points(&w[1]));
    let first = words.iter().any(|t| t.key == "first");
    let Some(pronoun) = words
        .iter()
        .position(points)
        .filter(|_| mine && again && first && (1..=6).contains(&object.len()))
    else {
        return false;
    };
    let from = s.tokens.len() - words.len() + pronoun;
    put_for(&mut sentences[at].tokens, from, from + 1, &object);
    sentences[told].tokens.clear();
    true
}

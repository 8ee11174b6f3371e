//! Another deed for the one just told, done with the same: `Mow the lawn.` **`Sorry, rake it.`**, `Email the parents.`
//! **`Text them, rather.`**
use super::super::lexicon::{PLACES, is_auxiliary, is_subject};
use super::super::patterns::{patterns, starts_any};
use super::super::reading::{Force, asks};
use super::super::token::{Token, bare_last, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::super::{fillers, talk};
use super::before;

/// The most words of what it is done with, and behind that.
const OBJECT: usize = 5;
const REST: usize = 3;

/// Puts the deed in the place of the other. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.mood != Mood::Speech || s.end == End::Question {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some((verb, rest)) = cued(&words).and_then(deed) else {
        return false;
    };
    let told = before(sentences, at, 1).find(|i| sentences[*i].speaker == s.speaker);
    let Some((told, object)) = told.and_then(|i| Some((i, handled(&sentences[i])?))) else {
        return false;
    };
    let mut whole = [vec![verb], object, rest].concat();
    whole[0].word = super::super::phrase::raised(&whole[0].word);
    bare_last(&mut whole);
    if let Some(last) = whole.last_mut() {
        last.word.push('.');
    }
    sentences[told].tokens = whole;
    sentences[at].tokens.clear();
    true
}

/// What is left without the words that say that it puts right; none without such words.
fn cued(words: &[Token]) -> Option<&[Token]> {
    let front = starts_any(
        words,
        patterns![
            "no|sorry|actually|well|rather",
            "no|oh|ah? wait|sorry|actually",
            "or|oh rather",
            "no|sorry? i mean|meant"
        ],
    )
    .filter(|n| words[n - 1].tail().is_some());
    if let Some(n) = front {
        return Some(talk::lead(&words[n..]));
    }
    let tail = (2..words.len()).find(|i| {
        let behind = starts_any(
            &words[*i..],
            patterns!["rather|sorry", "i mean|meant", "i should say"],
        );
        behind.is_some_and(|n| i + n == words.len())
    })?;
    Some(&words[..tail])
}

/// `just scrub them`, `fold it flat`: its verb, and what is behind the pronoun.
fn deed(words: &[Token]) -> Option<(Token, Vec<Token>)> {
    let n = starts_any(words, patterns!["you? just|only", "you"]).unwrap_or(0);
    let (verb, it) = (words.get(n)?, words.get(n + 1)?);
    let rest = words.get(n + 2..)?;
    let more = |t: &Token| {
        is_subject(&t.key)
            || is_auxiliary(&t.key)
            || matches!(
                t.key.as_str(),
                "first"
                    | "too"
                    | "also"
                    | "well"
                    | "then"
                    | "before"
                    | "after"
                    | "again"
                    | "and"
                    | "or"
            )
    };
    let plain = rest.len() <= REST
        && !rest.iter().any(more)
        && !rest.iter().rev().skip(1).any(Token::comma);
    let points = it.is_it_or_them() && verb.tail().is_none();
    // `no, keep it at five`: how, and no other deed
    let light = matches!(
        verb.key.as_str(),
        "keep" | "leave" | "hold" | "make" | "let" | "set" | "put" | "get" | "have" | "do" | "take"
    ) || rest.iter().any(Token::is_number);
    (points && plain && !light && is_action(&verb.key)).then(|| (verb.clone(), rest.to_vec()))
}

/// What a sentence of one deed under no case is done with.
fn handled(s: &Sentence) -> Option<Vec<Token>> {
    let read = asks(s).filter(|r| r.force == Force::Step && r.condition.is_empty())?;
    let main = &read.main;
    let whole = clause_end(main) == main.len() && is_action(&main[0].key);
    let rest = main.get(1..).filter(|_| whole)?;
    let end = rest
        .iter()
        .position(|t| {
            PLACES.contains(t.key.as_str())
                || super::super::lexicon::PARTICLES.contains(t.key.as_str())
        })
        .unwrap_or(rest.len());
    let joined = |t: &Token| matches!(t.key.as_str(), "and" | "or" | "it" | "them" | "then");
    let mut object = rest[..end].to_vec();
    if !(1..=OBJECT).contains(&object.len()) || object.iter().any(joined) {
        return None;
    }
    bare_last(&mut object);
    Some(object)
}

//! So many of what was told as a few: `Let it run a couple of minutes.` **`Like three.`**
use super::super::amounts::{Class, amounts};
use super::super::fillers;
use super::super::patterns::{find, patterns, starts_any};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, put_for};
use super::super::turns::{End, Mood, Sentence, unsay};
use super::own_steps;

/// The most words that tell the number.
const SHORT: usize = 6;

/// Puts the number where a few were told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.mood != Mood::Speech || s.end == End::Question || s.tokens.len() > SHORT {
            continue;
        }
        let Some(number) = number_alone(&s.tokens) else {
            continue;
        };
        let told = own_steps(sentences, (at, at), 1).next();
        let few = told.and_then(|i| {
            let (from, n) = find(&sentences[i].tokens, patterns!["a couple of", "a few"])?;
            Some((i, from, from + n))
        });
        if let Some((told, from, to)) = few {
            put_for(&mut sentences[told].tokens, from, to, &number);
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// `like three`, `five, I'd say`
fn number_alone(words: &[Token]) -> Option<Vec<Token>> {
    let words = fillers::pauses(words);
    let words = talk::lead(&words);
    let from = starts_any(words, patterns!["like|about|around|say|maybe|well"]).unwrap_or(0);
    let all = amounts(&words[from..]);
    let [value] = all.as_slice() else {
        return None;
    };
    let behind = &words[from + value.end..];
    let idle = behind.is_empty()
        || starts_any(
            behind,
            patterns!["i'd say", "or so", "usually|roughly|normally"],
        ) == Some(behind.len());
    if value.at > 0 || value.class != Class::Bare || !idle {
        return None;
    }
    let mut number = words[from..from + value.end].to_vec();
    number[0].word = lowered(&number[0].word);
    number.last_mut()?.bare();
    Some(number)
}

//! What comes first, as another says and whoever told it agrees: `Paint the door first.` `Isn't it the frame first?` **`Oh,
//! you're right. Frame first.`**
use super::super::lexicon::{DETERMINERS, without_determiner};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::{lowered, raised};
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last, places_in};
use super::super::turns::{End, Sentence};
use super::super::verbs::is_action;
use super::{asked_aloud, before, replies};

/// How many sentences back the order was told.
const NEAR: usize = 3;
/// The most words of a thing.
const THING: usize = 4;
/// How many sentences whoever agrees may take for it.
const ANSWER: usize = 5;
/// The most words of each of them.
const SHORT: usize = 7;

/// Puts what comes first in the place of what was told to. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if !asked_aloud(s, THING + 4) {
        return false;
    }
    let Some(new) = asked(&s.tokens) else {
        return false;
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let other = t.speaker != s.speaker && t.end != End::Question;
        let told = other.then(|| in_front(&t.tokens, &new)).flatten()?;
        Some((i, told))
    });
    let Some((told, step)) = found else {
        return false;
    };
    let Some(answers) = agreed(sentences, at, told, &new) else {
        return false;
    };
    sentences[told].tokens = step;
    for i in answers.into_iter().chain([at]) {
        sentences[i].tokens.clear();
    }
    true
}

/// `isn't it` **the frame** `first`
fn asked(words: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(words);
    let n = starts_any(
        words,
        patterns![
            "isn't|wasn't it|that",
            "shouldn't|wouldn't it|that be",
            "is it|that not"
        ],
    )?;
    let (last, thing) = words[n..].split_last()?;
    let plain = thing.iter().all(|t| t.tail().is_none() && !t.is_number());
    (last.key == "first" && (1..=THING).contains(&thing.len()) && plain).then(|| thing.to_vec())
}

/// What was told, with another thing in front: where that was told to come next, they change places.
fn in_front(words: &[Token], new: &[Token]) -> Option<Vec<Token>> {
    let first = words.iter().position(|t| t.key == "first")?;
    let from = words[..first]
        .iter()
        .rposition(Token::comma)
        .map_or(0, |i| i + 1);
    let from = words.len() - talk::lead(&words[from..]).len();
    let clause = words.get(from..first)?;
    let article = clause
        .iter()
        .position(|t| DETERMINERS.contains(t.key.as_str()));
    let deed = starts_any(clause, patterns!["you|we|i"]).unwrap_or(0);
    let verb = clause.get(deed).is_some_and(|t| is_action(&t.key));
    let start = from
        + match article {
            Some(at) => at,
            None if verb => deed + 1,
            None => 0,
        };
    let old = words.get(start..first).filter(|old| !old.is_empty())?;
    let bare = without_determiner(new);
    let own = new.len() > bare.len();
    let kept = usize::from(article.is_some() && !own);
    let mut told = words[..start + kept].to_vec();
    told.extend(if own { new } else { bare }.iter().cloned());
    let mut rest = words[first..].to_vec();
    // `…, that's the big one`: of the other
    let why = rest.iter().position(Token::comma).filter(|i| {
        starts_any(
            &rest[i + 1..],
            patterns!["that's|it's|because|cause|cos|since"],
        )
        .is_some()
    });
    if let Some(why) = why {
        rest.truncate(why + 1);
        mark_last(&mut rest, '.');
    }
    let place = places_in(&rest, bare).next();
    if let Some(place) = place {
        let mut swapped = without_determiner(old).to_vec();
        let tail = rest[place + bare.len() - 1].tail();
        bare_last(&mut swapped);
        if let (Some(last), Some(tail)) = (swapped.last_mut(), tail) {
            last.word.push(tail);
        }
        rest.splice(place..place + bare.len(), swapped);
    }
    told.extend(rest);
    if let Some(one) = told.get_mut(start + kept).filter(|_| start + kept > 0) {
        one.word = lowered(&one.word);
    }
    if let Some(one) = told.first_mut() {
        one.word = raised(&one.word);
    }
    Some(told)
}

/// The sentences in which whoever told it agrees, if they do.
fn agreed(sentences: &[Sentence], at: usize, told: usize, new: &[Token]) -> Option<Vec<usize>> {
    let name = without_determiner(new);
    let turn = sentences.get(at + 1)?.turn;
    let mut heard = Vec::new();
    let mut agrees = false;
    for i in replies(sentences, at, told, ANSWER) {
        let s = &sentences[i];
        if s.turn != turn || s.tokens.len() > SHORT {
            break;
        }
        let words = talk::lead(&s.tokens);
        let right = starts_any(
            words,
            patterns![
                "yes|yeah|no|it|is|oh? you're|he's|she's|that's right|true",
                "yeah|yes|oh no you're|he's|she's|that's right",
                "it|that is"
            ],
        )
        .is_some();
        let again = places_in(words, name).next().is_some()
            && words
                .iter()
                .all(|t| !is_action(&t.key) || name.iter().any(|n| n.key == t.key));
        let denied = words.iter().any(|t| matches!(t.key.as_str(), "no" | "not")) && !right;
        if denied {
            return None;
        }
        let asks = s.end == End::Question && words.len() <= 3;
        if !(right || again || asks || talk::nods(words)) {
            break;
        }
        agrees |= right || again || talk::nods(words);
        heard.push(i);
    }
    agrees.then_some(heard)
}

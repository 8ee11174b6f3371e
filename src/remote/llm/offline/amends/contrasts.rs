//! What is denied beside what holds: `no, not by hand, use the lever`, `we don't file it, we scan it`.
use ecow::EcoString;

use super::super::gather::is_thing;
use super::super::lexicon::{is_article, is_subject};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::talk;
use super::super::token::{Token, clause_end, mark_last};
use super::super::turns::Sentence;
use super::super::verbs::is_action;
use super::stated::led_only_cues;
use super::{NEAR, before, tells};

/// The most words that name what is denied.
const NAME: usize = 4;

/// A contrast: what it denies goes where it was said, and what holds stays.
pub(super) fn contrasted(sentences: &mut [Sentence], at: usize) -> bool {
    not_by_hand(sentences, at)
        || other_verb(sentences, at)
        || what_is_done(sentences, at)
        || others_do(sentences, at)
        || you_instead(sentences, at)
}

/// `no not by hand, use the lever`: the phrase goes from the sentence that it ended.
fn not_by_hand(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, cued) = led_only_cues(&sentences[at].tokens);
    let Some(n) = starts_any(
        words,
        patterns!["not by|with|in|on|at|into|from|through|under"],
    )
    .filter(|_| cued) else {
        return false;
    };
    let phrase = |len: usize| {
        words
            .get(1..1 + len)
            .map(|w| w.iter().map(|t| t.key.clone()).collect::<Vec<_>>())
    };
    let ends = |keys: &[EcoString], told: &[Token]| {
        (0..told.len()).find(|from| {
            told.get(*from..from + keys.len())
                .is_some_and(|w| w.iter().zip(keys).all(|(a, b)| a.key == *b))
        })
    };
    let found = (n..=NAME).rev().filter_map(phrase).find_map(|keys| {
        before(sentences, at, NEAR)
            .filter(|i| tells(&sentences[*i]))
            .find_map(|i| {
                let from = ends(&keys, &sentences[i].tokens)?;
                Some((i, from, keys.len()))
            })
    });
    let Some((told, from, len)) = found else {
        return false;
    };
    let end = clause_end(words);
    let rest = words[end..].to_vec();
    sentences[told].tokens.drain(from..from + len);
    mark_last(&mut sentences[told].tokens, '.');
    sentences[at].tokens = rest;
    true
}

/// `we don't photocopy, we scan`: the verb that was said before goes, and the other stands.
fn other_verb(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, _) = led_only_cues(&sentences[at].tokens);
    let Some(n) = starts_any(words, patterns!["you|we|i don't|never"]) else {
        return false;
    };
    let end = clause_end(words);
    let (Some(verb), true) = (
        words.get(n).filter(|t| is_action(&t.key)),
        end < words.len(),
    ) else {
        return false;
    };
    let instead = starts_any(&words[end..], patterns!["you|we|i"]).is_some_and(|m| {
        words
            .get(end + m)
            .is_some_and(|t| is_action(&t.key) && t.key != verb.key)
    });
    if !instead || end > n + 3 {
        return false;
    }
    let other = words[end..].iter().find(|t| is_action(&t.key)).cloned();
    let alone = words.len() <= end + 2;
    let (key, rest) = (verb.key.clone(), words[end..].to_vec());
    let told = before(sentences, at, 2).find(|i| {
        let said = &sentences[*i];
        said.speaker == sentences[at].speaker && said.tokens.iter().any(|t| t.key == key)
    });
    let Some(told) = told else {
        sentences[at].tokens = rest;
        return true;
    };
    let tokens = &mut sentences[told].tokens;
    let from = tokens.iter().position(|t| t.key == key).unwrap_or(0);
    let objects = tokens.len() > from + 1 && !is_article(&tokens[tokens.len() - 1]);
    match other.filter(|_| alone && objects) {
        // `we photocopy it. No, we don't photocopy, we scan`: it is scanned
        Some(mut verb) => {
            verb.bare();
            verb.word.extend(tokens[from].tail());
            tokens[from] = verb;
            sentences[at].tokens.clear();
        }
        None => {
            let start = tokens[..from]
                .iter()
                .rposition(|t| t.tail().is_some())
                .map_or(0, |p| p + 1);
            tokens.truncate(start);
            sentences[at].tokens = rest;
        }
    }
    true
}

/// What is done with somebody who has to know.
static TELLS: WordSet =
    word_set!("tell ring call phone text email message ask fetch alert warn inform report radio");

/// `we don't photocopy the card, we write its number down`: what is not done only says what is done instead.
fn what_is_done(sentences: &mut [Sentence], at: usize) -> bool {
    let words = &sentences[at].tokens;
    let from = words.len() - talk::lead(words).len();
    let Some(n) = starts_any(
        &words[from..],
        patterns![
            "you|we|they don't|never",
            "you|we|they do not",
            "you|we|they no longer"
        ],
    ) else {
        return false;
    };
    let subject = &words[from].key;
    let verb = words.get(from + n).filter(|t| is_action(&t.key));
    let end = from + n + clause_end(&words[from + n..]);
    let denied = &words[from + n..end];
    let forbids = sets_a_limit(denied);
    let instead = words.get(end).is_some_and(|t| t.key == *subject)
        && words
            .get(end + 1)
            .zip(verb)
            .is_some_and(|(t, verb)| (is_action(&t.key) || t.key == "just") && t.key != verb.key);
    let stops = end > 0 && words[end - 1].comma();
    // `then you don't use it, you tell the manager`: both are done
    let turned_to = words
        .get(end + 1)
        .is_some_and(|t| TELLS.contains(t.key.as_str()))
        && !verb.is_some_and(|t| TELLS.contains(t.key.as_str()));
    if forbids || turned_to || !instead || !stops {
        return false;
    }
    sentences[at].tokens = words[end..].to_vec();
    true
}

/// `you don't lift it until it stops`, `you don't walk off and leave it`: what is denied only in a case, or with another deed.
fn sets_a_limit(denied: &[Token]) -> bool {
    static LIMITS: WordSet =
        word_set!("until till before unless without if when while than and after");
    denied.iter().any(|t| LIMITS.contains(t.key.as_str()))
}

/// `cats don't get the cone, they get a body suit`: told of them as what they do.
fn others_do(sentences: &mut [Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let denies = |t: &Token| matches!(t.key.as_str(), "don't" | "doesn't");
    let Some(not) = words.iter().take(NAME + 1).position(denies) else {
        return false;
    };
    let end = not + clause_end(&words[not..]);
    let (who, denied) = (&words[..not], &words[not + 1..end]);
    let theirs = words
        .get(end)
        .is_some_and(|t| matches!(t.key.as_str(), "they" | "it"))
        && words
            .get(end + 1)
            .is_some_and(|t| is_action(t.key.trim_end_matches('s')));
    let named = !who.is_empty()
        && is_thing(who)
        && !is_subject(&who[0].key)
        && who.iter().all(|t| t.tail().is_none());
    if !theirs || !named || !words[end - 1].comma() || sets_a_limit(denied) {
        return false;
    }
    sentences[at].tokens = [who, &words[end + 1..]].concat();
    true
}

/// `I start at the top me, but you start at the bottom`: what the speaker does alone is not how it is done.
fn you_instead(sentences: &mut [Sentence], at: usize) -> bool {
    let words = &sentences[at].tokens;
    let Some(n) = starts_any(words, patterns!["i"]) else {
        return false;
    };
    let Some(verb) = words.get(n).filter(|t| is_action(&t.key)) else {
        return false;
    };
    let but = (n..words.len()).find(|i| {
        starts_any(&words[*i..], patterns!["but you"])
            .is_some_and(|m| words.get(i + m).is_some_and(|t| t.key == verb.key))
    });
    let Some(but) = but else {
        return false;
    };
    sentences[at].tokens = words[but + 1..].to_vec();
    true
}

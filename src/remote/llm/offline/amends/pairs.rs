//! A thing put for another by words that name both, or the noun that both share: `star, not hash`, `not the book, the
//! app`, `no, small rack` after `the big rack`, `all three switches` after `both switches`.
use super::super::amounts::given_up;
use super::super::lexicon::{DETERMINERS, is_adverb, is_auxiliary, is_subject};
use super::super::reading;
use super::super::talk;
use super::super::token::{Token, clause_end, places_in, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_third_person;
use super::stated::led_only_cues;
use super::{NEAR, before, tells};
use crate::domain::words::is_function_word;

/// The most words of a name.
const NAME: usize = 3;

/// Puts the one thing in the place of the other, where it was told just before.
pub(super) fn paired(sentences: &mut [Sentence], at: usize) -> bool {
    if sentences[at].end == End::Question {
        return false;
    }
    within(&mut sentences[at]) || beside(sentences, at) || same_noun(sentences, at)
}

/// `write it in the book, not the book, the app`
fn within(s: &mut Sentence) -> bool {
    let found = (2..s.tokens.len()).find_map(|i| {
        let parted = s.tokens[i - 1].tail().is_some() || s.tokens[i - 1].word == "-";
        let (old, new) = not_this(&s.tokens[i..]).filter(|_| parted)?;
        let from = places_in(&s.tokens[..i], &old).next_back()?;
        Some((i, from, old.len(), new))
    });
    let Some((i, from, len, new)) = found else {
        return false;
    };
    s.tokens.truncate(i);
    put_for(&mut s.tokens, from, from + len, &new);
    true
}

/// The two things that a sentence names, put where the old one was told.
fn beside(sentences: &mut [Sentence], at: usize) -> bool {
    let (words, _) = led_only_cues(talk::lead(&sentences[at].tokens));
    let Some((old, new)) = not_that(words).or_else(|| not_this(words)) else {
        return false;
    };
    let found = before(sentences, at, NEAR).find_map(|i| {
        let t = &sentences[i];
        let own = t.speaker == sentences[at].speaker && tells(t);
        let from = places_in(&t.tokens, &old).next_back().filter(|_| own)?;
        places_in(&t.tokens, &new)
            .next()
            .is_none()
            .then_some((i, from))
    });
    let Some((told, from)) = found else {
        return false;
    };
    let told = &mut sentences[told].tokens;
    let from = from - without_article(told, from, &new);
    put_for(told, from, from + old.len(), &new);
    sentences[at].tokens.clear();
    true
}

/// `put` **a** `pinch in`, `not a pinch, four grams`: the article before what gives way to a number, taken out. How many words
/// it was.
fn without_article(told: &mut Vec<Token>, from: usize, new: &[Token]) -> usize {
    let one = from
        .checked_sub(1)
        .filter(|i| matches!(told[*i].key.as_str(), "a" | "an") && new[0].is_number());
    if let Some(article) = one {
        told.remove(article);
    }
    usize::from(one.is_some())
}

/// `star, not hash`: the old one and the new one.
fn not_that(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let end = clause_end(words);
    if words.is_empty() {
        return None;
    }
    let not = words.get(end).filter(|t| t.key == "not")?;
    let (new, old) = (&words[..end], &words[end + 1..]);
    let whole = words[end - 1].comma() && not.tail().is_none();
    (whole && clause_end(old) == old.len() && is_name(new) && is_name(old))
        .then(|| (given_up(&bare(old), new).to_vec(), bare(new)))
}

/// `not the book, the app`
fn not_this(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let (not, rest) = words.split_first()?;
    if not.key != "not" || rest.is_empty() {
        return None;
    }
    let end = clause_end(rest);
    let (old, new) = (rest.get(..end)?, rest.get(end..)?);
    let whole = end > 0 && rest[end - 1].comma() && clause_end(new) == new.len();
    (whole && is_name(old) && is_name(new)).then(|| (given_up(&bare(old), new).to_vec(), bare(new)))
}

/// A few words that name a thing, and nothing that is done.
fn is_name(words: &[Token]) -> bool {
    let from = usize::from(
        words
            .first()
            .is_some_and(|t| DETERMINERS.contains(t.key.as_str())),
    );
    let name = &words[from.min(words.len())..];
    (1..=NAME).contains(&name.len())
        && name.iter().all(|t| {
            !is_function_word(&t.key)
                && !is_subject(&t.key)
                && !is_auxiliary(&t.key)
                && !is_adverb(&t.key)
                && t.key.starts_with(char::is_alphabetic)
        })
}

/// The name without its article and marks.
fn bare(words: &[Token]) -> Vec<Token> {
    let from = usize::from(DETERMINERS.contains(words[0].key.as_str()));
    let mut name = words[from..].to_vec();
    for t in &mut name {
        t.bare();
    }
    if let Some(first) = name.first_mut() {
        first.word = super::super::phrase::lowered(&first.word);
    }
    name
}

/// `no small rack`, `all three switches`: the noun was told just before with another word before it.
fn same_noun(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let (words, cued) = led_only_cues(&s.tokens);
    // `wait five minutes` is a deed
    let waits = s
        .tokens
        .first()
        .is_some_and(|t| t.key == "wait" && t.tail().is_none());
    let more = words
        .get(clause_end(words)..)
        .is_some_and(|m| !m.is_empty());
    if waits || more && !cued {
        return false;
    }
    let words = &words[..clause_end(words)];
    let from = usize::from(words.first().is_some_and(|t| t.key == "the"));
    let Some((noun, kind)) = words.get(from..).and_then(|w| w.split_last()) else {
        return false;
    };
    let counts = !kind.is_empty() && kind.iter().all(is_count);
    let other = cued && kind.len() == 1 && is_name(kind);
    // `four hundred` is no count of hundreds
    if noun.is_number()
        || !(counts || other)
        || noun.tail().is_none() && words.len() < s.tokens.len()
        || is_third_person(&noun.key) && !counts
    {
        return false;
    }
    let found = before(sentences, at, 2).find_map(|i| {
        let t = &sentences[i];
        let own = t.speaker == s.speaker && tells(t);
        let at = (1..t.tokens.len()).rev().find(|p| {
            let (old, thing) = (&t.tokens[p - 1], &t.tokens[*p]);
            let fits = if counts {
                is_count(old)
            } else {
                is_name(std::slice::from_ref(old))
            };
            thing.key == noun.key
                && old.tail().is_none()
                && fits
                && old.key != kind[kind.len() - 1].key
                && (cued || !does_more(&t.tokens[p + 1..], t.mood))
        })?;
        own.then_some((i, at - 1))
    });
    let Some((told, place)) = found else {
        return false;
    };
    let mut new = kind.to_vec();
    new[0].word = super::super::phrase::lowered(&new[0].word);
    sentences[told].tokens.splice(place..=place, new);
    sentences[at].tokens.clear();
    true
}

/// `it takes forty minutes` **and then you leave it shut**: what is said next is of this deed.
fn does_more(rest: &[Token], mood: Mood) -> bool {
    let joins = |t: &Token| matches!(t.key.as_str(), "and" | "then" | "so");
    let mut more = (0..rest.len()).filter(|i| joins(&rest[*i]));
    more.any(|i| reading::read(&rest[i + 1..], mood).is_some())
}

fn is_count(t: &Token) -> bool {
    matches!(t.key.as_str(), "both" | "all") || t.is_number()
}

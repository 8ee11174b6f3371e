//! A thing that is done without, and the one that is used for it: `forget the crates, they've gone, banana boxes now`.
use super::super::fillers;
use super::super::gather::is_thing;
use super::super::lexicon::{
    DETERMINERS, PARTICLES, PLACES, is_article, is_auxiliary, is_past, is_subject,
};
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, bare_last, comma_end, put_for};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_participle, is_third_person};
use super::own_said;
use crate::domain::words::stem;

/// How many sentences back the thing may have been told.
const REACH: usize = 6;
/// The most words that name it, and the other.
const NAME: usize = 3;

/// Puts the other thing where the first was told. Says whether it did.
pub(super) fn put_right(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end == End::Question || !matches!(s.mood, Mood::Speech | Mood::Prose) {
        return false;
    }
    let words = fillers::pauses(&s.tokens);
    let Some((old, new)) = pair(talk::lead(&words)) else {
        return false;
    };
    let named = |told: &[Token]| {
        (0..(told.len() + 1).saturating_sub(old.len()))
            .rev()
            .find(|from| {
                let mut pairs = told[*from..].iter().zip(&old);
                pairs.all(|(a, b)| stem(&a.key) == stem(&b.key))
            })
    };
    let Some((told, from)) = own_said(sentences, at, REACH, named) else {
        return false;
    };
    let open = &mut sentences[told].tokens;
    let led = is_article(&new[0]) && from > 0 && is_article(&open[from - 1]);
    put_for(open, from - usize::from(led), from + old.len(), &new);
    sentences[at].tokens.clear();
    true
}

/// `scrap the lamp,` **its broken**, **wheel fell off**, **it's all online**: why, and nothing that is used for it.
fn tells_why(behind: &[Token], new: &[Token]) -> bool {
    let is = behind
        .first()
        .is_some_and(|t| matches!(t.key.as_str(), "it's" | "they're" | "its" | "theyre"));
    let how = |t: &Token| {
        is_participle(&t.key)
            || is_past(&t.key)
            || PARTICLES.contains(t.key.as_str())
            || PLACES.contains(t.key.as_str())
            || matches!(t.key.as_str(), "all" | "too" | "not" | "online")
    };
    is && new.iter().any(how)
        || new.iter().any(|t| {
            is_past(&t.key) && !is_participle(&t.key) || is_third_person(&t.key) && new.len() > 2
        })
}

/// What is done without, and what is used for it.
fn pair(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let n = starts_any(
        words,
        patterns!["forget|ditch|scrap|ignore|skip about? the|those|them?"],
    )?;
    let rest = words.get(n..)?;
    let end = comma_end(rest);
    let head = &rest[..end];
    let told = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key) || t.key.contains('\'');
    let name = head.iter().position(told).unwrap_or(head.len());
    let gone = starts_any(
        head.get(name..)?,
        patterns!["they've|it's|they're|it has|have|is|are? gone|finished|full|broken|out|no"],
    );
    if name < head.len() && gone.is_none() || !rest.get(end.checked_sub(1)?)?.comma() {
        return None;
    }
    let mut behind = rest.get(end..)?;
    if let Some(n) = starts_any(
        behind,
        patterns!["they've|it's|they're|it has|have|is|are? gone|finished|full|broken"],
    )
    .filter(|n| behind[n - 1].comma())
    {
        behind = &behind[n..];
    }
    let lead = starts_any(
        behind,
        patterns![
            "it's|they're|we've|we got|use? now?",
            "use|take|grab just?",
            "just|now use?"
        ],
    );
    let mut new = behind.get(lead.unwrap_or(0)..)?.to_vec();
    if tells_why(behind, &new) {
        return None;
    }
    bare_last(&mut new);
    while new
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "now" | "instead"))
    {
        new.pop();
    }
    let mut old = head[..name].to_vec();
    bare_last(&mut old);
    let thing = |w: &[Token]| (1..=NAME).contains(&w.len()) && is_thing(w);
    let plain =
        new.iter().all(|t| t.tail().is_none()) && !DETERMINERS.contains(old.first()?.key.as_str());
    // `scrap the 60, wrong sheet`: a value
    let named = !old.iter().any(Token::is_number);
    (plain && named && thing(&old) && thing(&new)).then_some((old, new))
}

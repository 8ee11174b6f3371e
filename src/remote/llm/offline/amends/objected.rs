//! What speaks against the one that was just told, and then the other of its kind: `Mark it in red.` `Red's for returns.` **`Green
//! then.`**, `Use the wire brush.` `Won't that scratch it?` **`It will. Use the soft one.`**, `They don't make the small ones.`
//! **`Then the big ones.`**
use super::super::lexicon::is_auxiliary;
use super::super::patterns::{patterns, starts_any};
use super::super::reading;
use super::super::token::{Token, mark_last};
use super::super::turns::{End, Sentence};
use super::used_now::{named_instead, other_of_kind, sort};
use super::{own_steps, spoken, tells};

/// The most words of what is told instead.
const NEW: usize = 7;
/// How many sentences may stand between.
const BETWEEN: usize = 5;

/// Puts the other where the one was told.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if !spoken(s) || s.end == End::Question || s.tokens.len() > NEW {
            continue;
        }
        if let Some((told, new)) = instead(sentences, at) {
            let old = sentences[told].tokens.clone();
            named_instead(&mut sentences[told].tokens, &new);
            sentences[at].tokens.clear();
            for s in &mut sentences[told + 1..at] {
                if goes_with(s, &old) || goes_with(s, &new) {
                    s.tokens.clear();
                }
            }
        }
    }
}

/// `Is it?`, `Won't that scratch it?`, `Red's for returns.`: what was said of the old one goes with it.
fn goes_with(s: &Sentence, words: &[Token]) -> bool {
    const SHORT: usize = 4;
    let which = |t: &&Token| sort(&t.key).is_some();
    let named = words.iter().find(which).is_some_and(|w| {
        names(&s.tokens, &w.key) || s.end == End::Question && speaks_against(s, &w.key)
    });
    named || s.tokens.len() <= SHORT && reading::asks(s).is_none()
}

/// The step that has the other, and what is told instead of it.
fn instead(sentences: &[Sentence], at: usize) -> Option<(usize, Vec<Token>)> {
    let s = &sentences[at];
    let (words, led) = conceding(&s.tokens);
    let behind = words
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "then" | "instead"));
    let words = &words[..words.len() - usize::from(behind)];
    // most sentences name nothing of a kind
    if !words.iter().any(|t| sort(&t.key).is_some()) {
        return None;
    }
    let (told, verb) = own_steps(sentences, (at, at), BETWEEN)
        .find_map(|i| Some((i, reading::asks(&sentences[i])?.main.first()?.key.clone())))?;
    let new = named(words, &verb);
    let (old, which) = other_of_kind(&sentences[told].tokens, &new)?;
    let (old, which) = (&sentences[told].tokens[old].key, &new[which].key);
    let mut between = sentences[told + 1..at].iter().filter(|b| spoken(b));
    let objects = |b: &Sentence| match b.speaker == s.speaker {
        true => names(&b.tokens, old) && reading::asks(b).is_none(),
        false => speaks_against(b, old) || names(&b.tokens, which) && tells(b),
    };
    let own_too = || between.clone().any(|b| b.speaker == s.speaker);
    let conceded = led || behind || own_too();
    (conceded && between.any(objects)).then_some((told, new))
}

/// The words after those that only say that somebody is right, and whether there are such.
fn conceding(words: &[Token]) -> (&[Token], bool) {
    let mut rest = words;
    while let Some(n) = starts_any(
        rest,
        patterns![
            "yes|yeah|yep|oh|ah|true|hm|okay|ok|sorry|so|then|right",
            "it|they is|are|does|do|will|would",
            "you're right",
            "good|fair point"
        ],
    ) {
        rest = &rest[n..];
    }
    (rest, rest.len() < words.len())
}

/// `Mark it in green.`, `in green`, `the green one`: what is named, whatever verb it is told with again.
fn named(words: &[Token], verb: &str) -> Vec<Token> {
    let again = usize::from(words.first().is_some_and(|t| t.key == verb));
    let mut new: Vec<Token> = words[again..].to_vec();
    new.retain(|t| !t.is_it_or_them());
    if new.len() > 1 && matches!(new[0].key.as_str(), "in" | "on" | "with") {
        new.remove(0);
    }
    mark_last(&mut new, '.');
    new
}

/// Whether words say something of the old one: `red's for the returns`, `they don't make the small ones any more`.
fn names(words: &[Token], old: &str) -> bool {
    let is = |t: &Token| t.key.strip_suffix("'s").unwrap_or(&t.key) == old;
    words.len() > 2 && words.iter().any(is)
}

/// `That'll scratch it.`, `Isn't red for returns?`, and not `What do you do with those?`
fn speaks_against(b: &Sentence, old: &str) -> bool {
    let points = |t: &Token| {
        let key = t.key.split('\'').next().unwrap_or_default();
        matches!(key, "that" | "those" | "it" | "they" | "them")
    };
    let finite = |t: &Token| is_auxiliary(&t.key) || t.key.contains('\'');
    let said_of_it = b.tokens.iter().any(points) && b.tokens.iter().any(finite);
    let asks = || {
        starts_any(
            &b.tokens,
            patterns![
                "but|oh? isn't|aren't|won't|doesn't|don't|wasn't|haven't|didn't|hasn't|is|are"
            ],
        )
    };
    let case = || {
        starts_any(
            &b.tokens,
            patterns!["and|so|but? if|when|for|in|on|at|with"],
        )
    };
    let said = match b.end {
        End::Question => asks().is_some(),
        _ => case().is_none(),
    };
    said && (said_of_it || names(&b.tokens, old))
}

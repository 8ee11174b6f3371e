//! What was just told, told back: in a few words each, `so three, cut, fold, two`, or deed by deed, `okay so I rinse it,
//! then I dry it`.
use ecow::EcoString;

use super::super::amounts::amounts;
use super::super::fillers;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::{NEAR, before};

/// How many sentences back what is told back was told.
const BACK: usize = 8;

/// `Three, cut, fold, two.`: in this order, nothing but words said just before. It puts nothing right.
pub(super) fn told_back(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let parts = words.split_inclusive(|t| t.tail().is_some());
    let parts: Vec<&[Token]> = parts.map(led_on).collect();
    let agreed = || {
        let next = sentences.get(at + 1);
        next.is_some_and(|n| n.speaker != s.speaker && talk::affirms(&n.tokens))
    };
    let values = || parts.len() == 2 && parts.iter().all(|p| p.iter().any(Token::is_number));
    let short = parts.iter().all(|p| p.len() <= 2) && (parts.len() >= 3 || values() && agreed());
    if !short || s.end == End::Question {
        return deed_by_deed(sentences, at);
    }
    let said: Vec<&[Token]> = before(sentences, at, NEAR)
        .map(|i| sentences[i].tokens.as_slice())
        .collect();
    let sizes: Vec<EcoString> = said
        .iter()
        .flat_map(|w| amounts(w))
        .map(|a| a.size)
        .collect();
    let heard: Vec<EcoString> = said.iter().flat_map(|w| stems(w)).collect();
    let word = |t: &Token| {
        said.iter().any(|w| w.iter().any(|o| o.key == t.key))
            || stems(std::slice::from_ref(t))
                .iter()
                .any(|w| heard.contains(w))
    };
    let known = parts.iter().all(|part| {
        let values = amounts(part);
        let sized = !values.is_empty() && values.iter().all(|v| sizes.contains(&v.size));
        sized || part.iter().all(word)
    });
    if known {
        sentences[at].tokens.clear();
    }
    known
}

/// `fifteen, an hour,` then every **four**: a part without what leads it on.
fn led_on(part: &[Token]) -> &[Token] {
    let n = starts_any(part, patterns!["and then? every?", "then every?", "every"]);
    let n = n.filter(|n| *n < part.len()).unwrap_or(0);
    &part[n..]
}

/// `Okay so I rinse it, then I dry it.`: another says all that was told before, and whoever told it agrees.
fn deed_by_deed(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let Some(next) = sentences
        .get(at + 1)
        .filter(|n| n.source == s.source && n.speaker != s.speaker)
    else {
        return false;
    };
    let agrees = talk::affirms(&next.tokens) || talk::is_backchannel(&next.tokens);
    if s.mood != Mood::Speech || !agrees {
        return false;
    }
    let words = fillers::strip(&s.tokens);
    let words = talk::lead(&words);
    let sums = starts_any(words, patterns!["that's|it's|that is"]).unwrap_or(0);
    let done = |w: &EcoString| matches!(w.as_str(), "done" | "finish" | "right" | "back");
    let heard: Vec<EcoString> = before(sentences, at, BACK)
        .filter(|i| sentences[*i].speaker == next.speaker)
        .flat_map(|i| stems(&sentences[i].tokens))
        .collect();
    let said: Vec<EcoString> = stems(&words[sums..])
        .into_iter()
        .filter(|w| !done(w))
        .collect();
    let deeds = words.iter().filter(|t| is_action(&t.key)).count();
    let known = deeds >= 1 && said.len() >= 2 && said.iter().all(|w| heard.contains(w));
    if known {
        sentences[at].tokens.clear();
    }
    known
}

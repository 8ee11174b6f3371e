//! What somebody gets, needs or does no more: `Give Max a tablet at eight.` **`Max doesn't get the tablet any more, the vet stopped
//! it.`** The deed that is done for them goes.
use ecow::EcoString;

use super::super::lexicon::is_subject;
use super::super::patterns::{find, patterns, starts_any};
use super::super::talk;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Sentence, unsay};
use super::{before, spoken, tells};

/// How many sentences back the deed may have been told.
const FAR: usize = 10;
/// The most words of who gets it, and of what it is.
const NAME: usize = 3;

/// Takes out what is done for somebody who gets it no more, as whoever told it says, or agrees.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        let says = || {
            s.tokens
                .iter()
                .any(|t| matches!(t.key.as_str(), "more" | "anymore" | "longer" | "now"))
        };
        if s.end == End::Question || !spoken(s) || !says() {
            continue;
        }
        let Some((who, what)) = no_more(talk::lead(&s.tokens)) else {
            continue;
        };
        let step = |i: &usize| {
            let t = &sentences[*i];
            tells(t) && t.end != End::Question && is_done_for(&t.tokens, &who, &what)
        };
        let found = before(sentences, at, FAR).find(step).filter(|told| {
            let teller = &sentences[*told].speaker;
            *teller == s.speaker || agreed(sentences, at, teller.as_deref())
        });
        if let Some(told) = found {
            unsay(&mut sentences[told..=told]);
            unsay(&mut sentences[at..=at]);
        }
    }
}

/// **`Max`** `doesn't get` **`the tablet`** `any more`: who, and what, by their stems.
fn no_more(words: &[Token]) -> Option<(Vec<EcoString>, Vec<EcoString>)> {
    let clause = &words[..clause_end(words)];
    let denied = patterns![
        "doesn't|don't|dont|doesnt get|have|need|take|want|eat|drink|use",
        "does|do not get|have|need|take|want|eat|drink|use",
        "no longer gets|has|needs|takes|wants|get|have|need|take|want"
    ];
    let (from, n) = find(clause, denied)?;
    let who = stems(&clause[..from]);
    let rest = &clause[from + n..];
    let gone = clause[from].key == "no";
    let tail = patterns!["any more|longer", "anymore|now|nowadays", "these days"];
    let end = (0..=rest.len()).find(|i| starts_any(&rest[*i..], tail).is_some());
    let what = match end {
        Some(end) => &rest[..end],
        None if gone => rest,
        None => return None,
    };
    let named = !clause[..from].iter().any(|t| is_subject(&t.key));
    (named && (1..=NAME).contains(&from) && !who.is_empty() && what.len() <= NAME)
        .then(|| (who, stems(what)))
}

/// Whether words tell a single deed for somebody, with what they get no more.
fn is_done_for(words: &[Token], who: &[EcoString], what: &[EcoString]) -> bool {
    let said = stems(words);
    let alone = clause_end(words) == words.len() && !words.iter().any(|t| t.key == "and");
    alone
        && who.iter().all(|w| said.contains(w))
        && (what.is_empty() || what.iter().any(|w| said.contains(w)))
}

/// Whether whoever told the deed says no more to it than a yes.
fn agreed(sentences: &[Sentence], at: usize, teller: Option<&str>) -> bool {
    const SHORT: usize = 5;
    sentences.get(at + 1).is_some_and(|next| {
        let nods = talk::affirms(&next.tokens)
            || starts_any(
                &next.tokens,
                patterns!["oh|ah? ok|okay|right|good|great|true|of|fair|yes"],
            )
            .is_some();
        next.speaker.as_deref() == teller && nods && next.tokens.len() <= SHORT
    })
}

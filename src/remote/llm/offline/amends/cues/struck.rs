//! What is struck out, and what stands in its place: `Scratch that, once.`, `it's sixty, no, forget that, we don't wrap any more`.
use super::super::super::nouns::is_plural;
use super::super::super::patterns::{has_any, patterns, starts_any};
use super::super::super::reading::read;
use super::super::super::repairs;
use super::super::super::talk;
use super::super::super::token::{Token, tokens};
use super::super::super::turns::{End, Sentence};
use super::super::super::verbs::is_third_person;
use super::super::stated::stated;
use super::{LATEST, is_phrase, only_cue};

/// `Scratch that, once.`, `Forget that, it's Tuesday.`, `Scrap that, raffle at the end.`: of the value, and not of the deed.
pub(super) fn struck_out(s: &mut Sentence) {
    let words = &s.tokens;
    let lead = words.len() - talk::lead(words).len();
    let Some(n) = repairs::voids(&words[lead..]).map(|n| lead + n) else {
        return;
    };
    let rest = &words[n..];
    let value = stated(rest).is_some_and(|v| v.rest.is_empty());
    // what a thing is, where or when: no deed in the place of the other
    let other = || {
        (2..=LATEST).contains(&rest.len())
            && s.end != End::Question
            && is_phrase(rest)
            && !rest.iter().any(does_it)
            && only_cue(rest).is_none()
            && read(rest, s.mood).is_none()
    };
    if words[n - 1].comma() && (value || other()) {
        let cue = tokens("No,", words[0].at);
        s.tokens.splice(..n, cue);
    }
}

/// `no mails`, `the line` **bleeds** `itself`: that something is not done, or what does it, is no other place of it.
fn does_it(t: &Token) -> bool {
    let goes = matches!(t.key.as_str(), "goes" | "gets" | "comes" | "stays");
    matches!(
        t.key.as_str(),
        "no" | "not" | "never" | "none" | "itself" | "themselves"
    ) || is_third_person(&t.key) && !goes && !is_plural(&t.key)
}

/// `It's sixty days for wrapped, no, forget that, we don't wrap any more.`: what was said in the same breath, and is no deed, goes.
pub(super) fn struck_within(s: &mut Sentence) {
    let words = &s.tokens;
    let Some((at, n)) = (2..words.len())
        .filter(|i| words[i - 1].comma())
        .find_map(|i| {
            let cue = usize::from(repairs::CUES.contains(words[i].key.as_str()));
            Some((i, cue + repairs::voids(&words[i + cue..])?))
        })
    else {
        return;
    };
    let says = starts_any(&words[..at], patterns!["it's|that's|they're *"]).is_some();
    let rest = &words[at + n..];
    let done_no_more =
        starts_any(rest, patterns!["we|you|they don't|no longer *"]).is_some() && no_more(rest);
    if says && done_no_more {
        s.tokens.clear();
    } else if says && !rest.is_empty() {
        s.tokens.drain(..at + n);
    }
}

fn no_more(words: &[Token]) -> bool {
    has_any(words, patterns!["any more", "anymore|now|longer"])
}

//! Whether something may be done, asked and answered: `Can I use the small ladder?` `Yes, if somebody holds it.`, `You can,
//! but not outside.`, `No, only the big one.`, `No.`
use super::super::fillers;
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::reading::{Force, read};
use super::super::token::{Token, clause_end, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_state};
use super::asked::{NO, YES, begun};
use super::confirmed::{joined, led_by, replaced, told, unchecked};
use super::replies::{reply, tell};

/// The most words of an answer that goes on with what may be done.
const SHORT: usize = 12;

/// What asks whether one may.
static MAY: PatternSet = pattern_set![
    "can|may|could i|we|one also|then|still|just|ever?",
    "is it ok|okay|alright|fine|allowed|possible for|if? me|us? to",
    "am|are i|we allowed|permitted to"
];
/// That one may, and what it hangs on.
static CAN: PatternSet = pattern_set!["well|yes|yeah|sure? you|we can|may|could"];

/// Tells what may be done, or that it may not. Says whether it was such a question.
pub(super) fn allowed(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech {
        return false;
    }
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let Some(deed) = deed(s).filter(|_| begun(sentences, at)) else {
        return false;
    };
    let Some((step, rest)) = answered(&deed, &words) else {
        return false;
    };
    tell(sentences, at, step, rest);
    true
}

/// The deed of which it is asked, and not one of the talk: `can I ask something?`
fn deed(s: &Sentence) -> Option<Vec<Token>> {
    let words = unchecked(&fillers::strip(&s.tokens));
    let n = starts_any(&words, &MAY)?;
    let mut deed = words.get(n..)?.to_vec();
    let first = deed.first()?;
    let of_talk = starts_any(
        &deed,
        patterns![
            "talk|speak|discuss|leave|begin|ask|say|jump|come|go|get|have|take|borrow|just|stop|interrupt|write|make|do|help|check|see|try|record"
        ],
    );
    // `can I put my bag here?`
    let own = |t: &Token| matches!(t.key.as_str(), "or" | "my" | "me" | "mine" | "here" | "we");
    let or = deed.iter().any(own);
    if !is_action(&first.key)
        || is_state(&first.key)
        || of_talk.is_some()
        || or
        || clause_end(&deed) < deed.len()
        || deed.len() < 2
    {
        return None;
    }
    deed.last_mut()?.bare();
    let reading = read(&deed, Mood::Speech)?;
    (reading.force == Force::Step).then_some(deed)
}

/// What is told with the answer, and what the answer tells besides.
fn answered(deed: &[Token], words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let ends = |n: &usize| *n == words.len() || words[n - 1].tail().is_some();
    let led = |lead: &[&str]| led_by(lead, deed[0].at, deed);
    if let Some(n) = starts_any(words, &CAN) {
        let rest = &words[n..];
        let wry = starts_any(rest, patterns!["if you|we like|want|fancy|must"]).is_some();
        let but =
            !wry && starts_any(rest, patterns!["but|if|as|only|unless|when|once|after"]).is_some();
        return (rest.is_empty() || but && rest.len() <= SHORT)
            .then(|| (told(joined(&led(&["you", "can"]), rest)), Vec::new()));
    }
    if let Some(n) = denied(words) {
        return refused(deed, words, n);
    }
    let n = starts_any(words, &YES).filter(ends)?;
    let rest = &words[n + starts_any(&words[n..], &CAN)
        .filter(|m| n + m == words.len())
        .unwrap_or(0)..];
    let case = starts_any(
        rest,
        patterns!["if|as|but|when|once|unless|only|after|until"],
    )
    .is_some();
    if reads(rest) && !case || rest.len() > SHORT {
        return Some((told(led(&["you", "can"])), rest.to_vec()));
    }
    let mut step = joined(&led(&["you", "can"]), rest);
    mark_last(&mut step, '.');
    Some((told(step), Vec::new()))
}

/// How many words of an answer say that one may not.
fn denied(words: &[Token]) -> Option<usize> {
    let ends = |n: &usize| *n == words.len() || words[n - 1].tail().is_some();
    let never = starts_any(
        words,
        patterns![
            "no|nope|god? never",
            "no|nope? you|we can't|mustn't|cannot",
            "no|nope? you|we may not"
        ],
    )
    .filter(ends);
    let no = starts_any(words, &NO).filter(ends);
    no.max(never)
}

/// `Never.`, `No way, you'll puncture it.`, `No, only the big one.`: that one may not, or what is done instead.
fn refused(deed: &[Token], words: &[Token], n: usize) -> Option<(Vec<Token>, Vec<Token>)> {
    let rest = &words[n..];
    let why = starts_any(
        rest,
        patterns!["you'll|it'll|they'll|that'll|it|that|they|because|cause|cos"],
    )
    .is_some();
    if rest.is_empty() || why {
        let said = words.last().is_some_and(|t| t.key == "never");
        let lead: &[&str] = if said { &["never"] } else { &["do", "not"] };
        // what forbids it is the answer
        let ban = led_by(lead, words[0].at, deed);
        return Some((told(joined(&ban, rest)), Vec::new()));
    }
    match reads(rest) {
        true => Some((Vec::new(), rest.to_vec())),
        false => replaced(deed, rest, true).map(|step| (told(step), Vec::new())),
    }
}

fn reads(words: &[Token]) -> bool {
    read(&fillers::strip(words), Mood::Speech).is_some()
}

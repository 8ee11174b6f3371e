//! A sentence that breaks off and begins anew is two: what came before the break, and what puts it right.
use super::super::amounts::amounts;
use super::super::patterns::{patterns, starts_any};
use super::super::reading;
use super::super::token::Token;
use super::super::turns::{Mood, Sentence};
use super::spoken;

/// Parts sentences at a break with a word that puts right; says for each whether it goes on with the one before.
pub(super) fn parted(sentences: Vec<Sentence>) -> (Vec<Sentence>, Vec<bool>) {
    let mut out = Vec::with_capacity(sentences.len());
    let mut joints = Vec::with_capacity(sentences.len());
    for s in sentences {
        let at = if spoken(&s) { breaks(&s) } else { None };
        let Some(at) = at else {
            out.push(s);
            joints.push(false);
            continue;
        };
        let mut first = s.clone();
        let mut second = s;
        second.tokens = first.tokens.split_off(at);
        out.extend([first, second]);
        joints.extend([false, true]);
    }
    (out, joints)
}

fn breaks(s: &Sentence) -> Option<usize> {
    let words = &s.tokens;
    (2..words.len().saturating_sub(1)).find(|at| {
        let apart = words[at - 1].tail().is_some()
            || matches!(words[at - 1].word.as_str(), "-" | "–" | "—");
        let cue = starts_any(
            &words[*at..],
            patterns![
                "no|nope|sorry|actually no|hang|hold|wait|sorry|i|not|you|we|that's|it's",
                "no|sorry|actually|wait"
            ],
        );
        apart
            && cue.is_some()
            && (s.mood == Mood::Speech || words[at - 1].breaks_off() || words[at - 1].comma())
            && (reading::read(&words[..*at], s.mood).is_some()
                || !amounts(&words[..*at]).is_empty())
            || no_you(&words[*at..])
    })
}

/// `cut them every month no, you cut the ends`
fn no_you(rest: &[Token]) -> bool {
    starts_any(rest, patterns!["no you|we"]).is_some() && rest[0].tail() == Some(',')
        || starts_any(
            rest,
            patterns!["no not by|with|in|on|at|into|from|through|under"],
        )
        .is_some()
}

/// Joins what was parted and not put right.
pub(super) fn joined(sentences: Vec<Sentence>, joints: &[bool], whole: &[usize]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::with_capacity(sentences.len());
    let mut before = false;
    for (i, s) in sentences.into_iter().enumerate() {
        let same = s.tokens.len() == whole[i];
        match out.last_mut().filter(|_| joints[i] && same && before) {
            Some(first) => first.tokens.extend(s.tokens),
            None if s.tokens.is_empty() => {}
            None => out.push(s),
        }
        before = same;
    }
    out
}

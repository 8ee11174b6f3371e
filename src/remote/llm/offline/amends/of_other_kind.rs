//! A value of another case that is found not to be of ours: `16 to start with, 22 when you're warm` **`-- 22 is for the motor, we
//! treadle, so 16`**. The one that stays is told alone.
use super::super::amounts::{Amount, amounts};
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end};
use super::super::turns::{End, Sentence};
use super::spoken;

/// Leaves out the value that is not of ours, its case, and why.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        if !spoken(&sentences[at]) || sentences[at].end == End::Question {
            continue;
        }
        if let Some(now) = alone(&sentences[at].tokens) {
            sentences[at].tokens = now;
            continue;
        }
        let Some(last) = at.checked_sub(1).map(|i| &sentences[i]) else {
            continue;
        };
        let s = &sentences[at];
        if last.turn == s.turn && spoken(last) && is_elsewhere(&s.tokens) {
            let both = [last.tokens.as_slice(), &s.tokens].concat();
            if let Some(now) = alone(&both) {
                sentences[at - 1].tokens = now;
                sentences[at].tokens.clear();
            }
        }
    }
}

/// **`22 is for the motor`**
fn is_elsewhere(words: &[Token]) -> bool {
    words
        .first()
        .is_some_and(|t| t.is_number() || t.key == "once" || t.key == "twice")
        && starts_any(
            &words[1..],
            patterns!["is|was|are|were only|just? for|with|on|in *"],
        )
        .is_some()
}

/// What is told with the one value alone.
fn alone(words: &[Token]) -> Option<Vec<Token>> {
    let why =
        (2..words.len()).find(|i| words[i - 1].tail().is_some() && is_elsewhere(&words[*i..]))?;
    let all = amounts(words);
    let size = |i: usize| all.iter().find(|a| a.at == i).map(|a| a.size.clone());
    let gone = size(why)?;
    let starts = |a: &&Amount| a.at > 0 && a.at < why && words[a.at - 1].tail().is_some();
    let from = all.iter().find(|a| starts(a) && a.size == gone)?.at;
    let so = (why..words.len().saturating_sub(1))
        .find(|i| words[*i].key == "so" && words[i - 1].tail().is_some())?;
    let kept = all.iter().find(|a| a.at == so + 1)?;
    all.iter().find(|a| a.end <= from && a.size == kept.size)?;
    let mut now = words[..from].to_vec();
    bare_last(&mut now);
    let rest = &words[kept.end..];
    if !rest.is_empty() && clause_end(&words[kept.at..kept.end]) == kept.end - kept.at {
        now.extend_from_slice(rest);
    }
    Some(now)
}

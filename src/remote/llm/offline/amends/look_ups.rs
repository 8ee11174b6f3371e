//! `It's five bar, hang on let me look at the lid, no, 2.5 bar`: a look at what is written, between a value and the one
//! that it really is, is no deed of the work.
use super::super::amounts::amounts;
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Sentence};
use super::spoken;

/// Takes out what a speaker says while looking up a value.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        if !spoken(&sentences[at]) || sentences[at].end == End::Question {
            continue;
        }
        while let Some((from, end)) = within(&sentences[at].tokens) {
            sentences[at].tokens.drain(from..end);
            if let Some(before) = sentences[at].tokens[..from].last_mut()
                && before.tail().is_none()
            {
                before.word.push(',');
            }
        }
        if between(sentences, at) {
            sentences[at].tokens.clear();
        }
    }
}

/// Where a look stands within a sentence, with a value before it and one behind it.
fn within(words: &[Token]) -> Option<(usize, usize)> {
    (1..words.len()).find_map(|at| {
        let parted = words[at - 1].tail().is_some() || waits(&words[at.saturating_sub(2)..at]);
        let n = look(&words[at..]).filter(|_| parted)?;
        let end = at + n;
        let valued = |words: &[Token]| !amounts(words).is_empty();
        (valued(&words[..at]) && valued(&words[end..])).then_some((at, end))
    })
}

/// `Hang on, let me check the sheet.`, a sentence by itself between two that give values.
fn between(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let valued = |o: &Sentence| {
        o.source == s.source && o.speaker == s.speaker && !amounts(&o.tokens).is_empty()
    };
    let lead = starts_any(
        &s.tokens,
        patterns!["no|oh|uh|um|sorry? hang|hold on", "wait"],
    )
    .unwrap_or(0);
    // `Let me see.` by itself is a filler
    let whole = look(&s.tokens[lead..]).is_some_and(|n| n > 3 && lead + n == s.tokens.len());
    whole && at > 0 && valued(&sentences[at - 1]) && sentences.get(at + 1).is_some_and(valued)
}

fn waits(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns!["hang|hold on", "* wait", "one|a sec|second|moment"],
    )
    .is_some_and(|n| n == words.len())
}

/// How many words say that somebody looks something up, or thinks.
fn look(words: &[Token]) -> Option<usize> {
    let n = starts_any(
        words,
        patterns![
            "let me just|quickly? look|check|see|think|read|find|remember",
            "i'll|i just|quickly? look|check|see|read",
            "i|i've|i'll have|got it written|wrote|noted",
            "i'll|let|let's me? have a look|think"
        ],
    )?;
    let end = n - 1 + clause_end(&words[n - 1..]);
    // `let me check it's shut, you …` tells what is done; what is looked up is short
    (end <= n + 6 && amounts(&words[..end]).is_empty()).then_some(end)
}

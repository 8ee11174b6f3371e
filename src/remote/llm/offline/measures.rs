//! Measures that a cut would part from the deed they belong to: a wait, a time in front, a reason that gives how long.
use super::clauses::is_reason;
use super::patterns::{patterns, starts_any};
use super::reading::{Force, Reading};
use super::talk;
use super::token::{Token, bare_last, keys, mark_last};
use crate::domain::quantity::{quantities_of, unit_of};

type Part = (Vec<Token>, Option<Reading>);

/// The clauses of a sentence, with what belongs together in one.
pub(super) fn together(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut time: Option<Vec<Token>> = None;
    let told = parts.iter().rposition(|(_, reading)| reading.is_some());
    for (at, (words, reading)) in parts.into_iter().enumerate() {
        // `two days before, or they forget`: nothing is done then
        let goes_on = told.is_some_and(|last| last > at);
        if let Some(front) = time_in_front(&words).filter(|_| goes_on) {
            time = Some(front);
            continue;
        }
        let Some(mut reading) = reading else {
            out.push((words, None));
            continue;
        };
        if let Some(front) = &time
            && reading.condition.is_empty()
            && reading.force == Force::Step
        {
            reading.condition.clone_from(front);
        }
        let whole = out.last().and_then(|open| joined(open, &words, &reading));
        match whole {
            Some(whole) => {
                out.pop();
                out.push(whole);
            }
            None => out.push((words, Some(reading))),
        }
    }
    out
}

/// `the first thing is ten days before,`: when all that follows is done.
fn time_in_front(words: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        words,
        patterns![
            "and|so|well|but|now? the? first|next|other? thing is|you do?",
            "and|so|well|but|now|then|about"
        ],
    )
    .unwrap_or(0);
    let rest = &words[n..];
    let (last, span) = rest.split_last()?;
    let ends = matches!(
        last.key.as_str(),
        "before" | "ahead" | "beforehand" | "earlier" | "later" | "after"
    );
    let found = quantities_of(&keys(span));
    let measured = found.len() == 1
        && found[0].at <= 1
        && span.len() <= 4
        && matches!(
            unit_of(&found[0].unit),
            Some("day" | "week" | "month" | "hour" | "minute")
        );
    (ends && measured && last.comma()).then(|| rest.to_vec())
}

/// Two clauses as one, where the second says when or how the first is done, or the first only how long to wait.
fn joined(open: &Part, words: &[Token], reading: &Reading) -> Option<Part> {
    let (before, left) = open;
    if reading.force != Force::Step || !reading.condition.is_empty() {
        return None;
    }
    if let Some(left) = left.as_ref().filter(|l| waits(l))
        && starts_any(words, patterns!["and|then"]).is_some()
    {
        let and = Token::new("and", words.first()?.at);
        let whole = Reading {
            main: [left.main.clone(), vec![and], reading.main.clone()].concat(),
            ..left.clone()
        };
        return Some(([before, words].concat(), Some(whole)));
    }
    let again = starts_any(&reading.main, patterns!["do that|this|it"]).is_some();
    if again && measured(&reading.main) {
        let named = match left {
            Some(left) if left.force == Force::Step && !measured(&left.main) => &left.main,
            None if !is_reason(before) && before.len() >= 3 => before,
            _ => return None,
        };
        let whole = Reading {
            main: [named.clone(), reading.main.clone()].concat(),
            condition: left
                .as_ref()
                .map(|l| l.condition.clone())
                .unwrap_or_default(),
            ..reading.clone()
        };
        return Some(([before, words].concat(), Some(whole)));
    }
    let lasts = left.is_none() && is_reason(before) && measured(before) && before.len() <= 14;
    (lasts && starts_any(words, patterns!["so"]).is_some()).then(|| {
        let whole = Reading {
            main: for_reason(&reading.main, before),
            ..reading.clone()
        };
        ([words, before].concat(), Some(whole))
    })
}

fn measured(words: &[Token]) -> bool {
    !quantities_of(&keys(words)).is_empty()
}

/// `wait ten minutes`: only how long.
fn waits(left: &Reading) -> bool {
    left.force == Force::Step
        && starts_any(&left.main, patterns!["wait", "give it|them"]).is_some()
        && left.main.len() <= 6
        && measured(&left.main)
        && left.main.last().is_some_and(|t| t.tail().is_none())
}

/// `leave it, because it takes ten minutes to set`: a deed with the reason that was told before it.
fn for_reason(deed: &[Token], reason: &[Token]) -> Vec<Token> {
    let mut main = deed.to_vec();
    mark_last(&mut main, ',');
    main.extend(talk::lead(reason).iter().cloned());
    bare_last(&mut main);
    main
}

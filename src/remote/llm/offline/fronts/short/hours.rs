//! A time of the clock in front of a deed: `we open at ten so half nine you put the lights on`.
use super::super::super::amounts::{Class, amounts, hour as is_one};
use super::super::super::lexicon::pronoun_clause;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::phrase::lowered;
use super::super::super::token::Token;
use super::super::super::verbs::is_action;

/// Tells the time with `at`, parted from the deed; `quarter to` is one of the hour said before.
pub(super) fn led(tokens: &mut Vec<Token>) {
    let found = (0..tokens.len()).find_map(|at| {
        let end = before_deed(tokens, at)?;
        let open = matches!(tokens[end - 1].key.as_str(), "to" | "past");
        let of = open.then(|| said_before(&tokens[..at]));
        (of != Some(None)).then_some((at, end, of.flatten()))
    });
    let Some((at, end, of)) = found else {
        return;
    };
    let last = &mut tokens[end - 1];
    last.bare();
    match of {
        Some(of) => tokens.insert(end, of),
        None => last.word.push(','),
    }
    let hour = &mut tokens[at];
    let place = hour.at;
    hour.word = lowered(&hour.word);
    let word = if at == 0 { "At" } else { "at" };
    tokens.insert(at, Token::new(word, place));
}

/// `we shut at` **six**: the full hour that was said last.
fn said_before(words: &[Token]) -> Option<Token> {
    let hour = amounts(words).pop()?;
    let full = hour.end - hour.at == 1 && is_one(&hour.size);
    let mut of = words.get(hour.at).filter(|_| full)?.clone();
    of.bare();
    of.word.push(',');
    Some(of)
}

/// `half nine` / `you put the lights on`, `quarter to` / `you lock up`: where the deed begins behind the time.
fn before_deed(tokens: &[Token], at: usize) -> Option<usize> {
    let joins = |t: &Token| matches!(t.key.as_str(), "so" | "and" | "then" | "but");
    let rest = &tokens[at..];
    let opens = match at {
        // `half nine you stop` needs no more
        0 => rest.first()?.key != "half",
        _ => joins(&tokens[at - 1]) && tokens[at - 1].tail().is_none(),
    };
    let end = hour(rest).filter(|_| opens)?;
    let deed = rest.get(end..)?;
    let theirs = matches!(deed.first()?.key.as_str(), "you" | "we" | "i") && pronoun_clause(deed);
    let parted = rest[end - 1].tail().is_none_or(|c| c == ',');
    let acts = deed.get(1).is_some_and(|t| is_action(&t.key));
    (theirs && parted && acts).then_some(at + end)
}

/// How many words a time of the clock takes that begins with a part of the hour: `half nine`, `quarter to six`, `ten to`.
fn hour(rest: &[Token]) -> Option<usize> {
    let part = starts_any(rest, patterns!["half|quarter|five|ten|twenty"])?;
    let to = starts_any(rest, patterns!["half|quarter|five|ten|twenty to|past"]);
    let known = || {
        let first = amounts(rest).into_iter().next()?;
        (first.at == 0 && first.class == Class::Clock && first.end > part).then_some(first.end)
    };
    match to {
        Some(n) if rest.get(n).is_some_and(|t| !t.is_number()) => Some(n),
        Some(n) if rest.get(n).is_some_and(Token::is_number) => Some(n + 1),
        _ => known(),
    }
}

//! Lines with a name of their own, which go on with no line above.
use super::super::token::{At, Token, tokens};
use super::marks::plain_marks;
use crate::domain::source::Source;

/// `Who: the early shift` and on the next line `When: daily`: each line has its own name.
pub(super) fn is_label(open: &[Token], line: &str) -> bool {
    let words = tokens(&plain_marks(line), At { source: 0, span: 0 });
    let named = |t: &Token| t.tail() == Some(':') && t.word.starts_with(char::is_uppercase);
    // who was there, below the name of a meeting
    let there = words.first().is_some_and(|t| {
        named(t)
            && matches!(
                t.key.as_str(),
                "present" | "attendees" | "apologies" | "attending"
            )
    });
    if there {
        return true;
    }
    // a short line above without a mark is a title
    let title = || {
        open.len() <= TITLE
            && open.iter().all(|t| matches!(t.tail(), None | Some(',')))
            && open
                .first()
                .is_some_and(|t| t.word.starts_with(char::is_uppercase))
    };
    (open.first().is_some_and(named) || title()) && words.first().is_some_and(named)
}

/// The most words of a title.
const TITLE: usize = 6;

/// `dehumidifier at 55 %` and on the next line `Ronnie sets his at 40`: a line that was not full, and then one that begins anew.
pub(super) fn begins_anew(open: &[Token], line: &[Token]) -> bool {
    const FULL: usize = 45;
    let Some(last) = open.last().filter(|t| t.tail().is_none()) else {
        return false;
    };
    let of_line = open.iter().rev().take_while(|t| t.at == last.at);
    let wide: usize = of_line.map(|t| t.word.len() + 1).sum();
    let says = line.len() > 3
        && line[0].word.starts_with(char::is_uppercase)
        && line[0].word.chars().nth(1).is_some_and(char::is_lowercase)
        && line[0].tail().is_none();
    wide < FULL && says
}

/// `* don't wash them, brush them`, sent alone: the star puts right, and is no sign of a list.
pub(super) fn lone_star(source: &Source, n: usize) -> Option<String> {
    let text = source.spans[n].text.trim();
    let rest = text
        .strip_prefix("* ")
        .filter(|rest| !rest.contains('\n'))?;
    let near = n.saturating_sub(2)..source.spans.len().min(n + 3);
    let alone = near
        .filter(|i| *i != n)
        .all(|i| !source.spans[i].text.trim_start().starts_with("* "));
    alone.then(|| format!("*{}", rest.trim_start()))
}

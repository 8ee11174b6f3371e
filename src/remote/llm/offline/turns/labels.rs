//! Lines with a name of their own, which go on with no line above.
use super::super::token::{At, Token, tokens};
use super::marks::plain_marks;

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

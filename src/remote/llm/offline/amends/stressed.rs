//! What only stresses a word, or asks for assent: `never, and I mean never, open it`, `they want the list, don't they.`
use super::super::patterns::{patterns, starts_any};
use super::super::token::{Token, mark_last};
use super::super::turns::{End, Sentence};
use super::spoken;

/// Takes it out of what is told.
pub(super) fn taken_out(sentences: &mut [Sentence]) {
    for s in sentences.iter_mut().filter(|s| spoken(s)) {
        if s.end != End::Question {
            untagged(&mut s.tokens);
        }
        unstressed(&mut s.tokens);
    }
}

/// `if it's chewed,` **and I mean it,** `bin it`; `never,` **and I mean never,** `open it`
fn unstressed(words: &mut Vec<Token>) {
    let found = (1..words.len()).find_map(|at| {
        let n = starts_any(&words[at..], patterns!["and? i mean|said *"])?;
        let (before, last) = (&words[at - 1], &words[at + n - 1]);
        let apart = before.comma() && last.tail().is_some();
        let again = last.key == before.key;
        let said = words[at].key == "and" && words[..at].iter().any(|t| t.key == last.key);
        (apart && (again || said || last.key == "it" && words[at].key == "and"))
            .then_some((at, n, again))
    });
    if let Some((at, n, again)) = found {
        words.drain(at..at + n);
        if again && words.len() > at {
            words[at - 1].bare();
        }
    }
}

/// `sales want the list as well,` **don't they.**
fn untagged(words: &mut Vec<Token>) {
    let Some(at) = words.len().checked_sub(2).filter(|at| *at > 2) else {
        return;
    };
    // `from the middle out,` **yeah, that's right**
    let right = (3..words.len()).find(|i| {
        let n = starts_any(
            &words[*i..],
            patterns!["yes|yeah|yep? that's right|correct|it"],
        );
        words[i - 1].comma() && n.is_some_and(|n| i + n == words.len())
    });
    if let Some(i) = right {
        words.truncate(i);
        mark_last(words, '.');
        return;
    }
    let tag = starts_any(
        &words[at..],
        patterns!["don't|doesn't it|they|we|you|he|she"],
    );
    if tag.is_some() && words[at - 1].comma() {
        words.truncate(at);
        mark_last(words, '.');
    }
}

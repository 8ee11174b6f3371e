//! Plain notes: a line is a thought of its own unless it plainly goes on with the one before.
use super::markdown;
use crate::domain::source::{Span, SpanKind};

/// The width from which a line looks wrapped rather than ended, where it is near the widest.
const WRAPPED: usize = 60;

/// How many full lines say that a text was wrapped at a width.
const MANY: usize = 3;

/// Reads anything.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    let mut spans = markdown::lines(input);
    let widest = spans
        .iter()
        .map(|s| s.text.chars().count())
        .max()
        .unwrap_or(0);
    // a line that was wrapped had no room left for the next word
    let full = |spans: &[Span], i: usize| {
        let next = spans[i].text.split(' ').next().unwrap_or_default();
        spans[i - 1].text.chars().count() + 1 + next.chars().count() > widest
    };
    let filled = (1..spans.len()).filter(|i| full(&spans, *i)).count();
    let (wraps, mostly) = (filled >= MANY, filled * 2 > spans.len());
    // where nearly every line begins small, a small letter says nothing
    let small = |s: &Span| s.text.starts_with(char::is_lowercase);
    let careless = spans.iter().filter(|s| small(s)).count() * 2 > spans.len();
    for i in 1..spans.len() {
        let before = &spans[i - 1].text;
        let wrapped = before.chars().count() >= WRAPPED.max(widest * 17 / 20)
            && full(&spans, i)
            && (wraps || !spans[i].text.starts_with(char::is_uppercase))
            && !before.ends_with(['.', '!', '?', ':', ';']);
        let lower = spans[i]
            .text
            .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(');
        let goes_on =
            (wrapped && (!careless || mostly)) || (lower && before.ends_with([',', '-', '–']));
        if spans[i].kind == SpanKind::Continuation && !goes_on {
            spans[i].kind = SpanKind::Prose;
        }
    }
    Some(spans)
}

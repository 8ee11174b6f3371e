//! Plain notes: a line is a thought of its own unless it plainly goes on with the one before.
use super::markdown;
use crate::domain::source::{Span, SpanKind};

/// The width from which a line looks wrapped rather than ended, where it is near the widest.
const WRAPPED: usize = 60;

/// How many full lines say that a text was wrapped at a width.
const MANY: usize = 3;

/// One line of so many at least is full where a text was wrapped.
const WRAPPING: usize = 6;

/// Reads anything.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    let mut spans = markdown::lines(input);
    parted(&mut spans, |_| true);
    Some(spans)
}

/// Reads the lines of paragraphs as notes, where hardly one was wrapped: a heading above makes no page of them.
pub(super) fn unwrapped(spans: &mut [Span]) {
    let prose = |s: &Span| matches!(s.kind, SpanKind::Prose | SpanKind::Continuation);
    let mut of_prose = vec![false; spans.len()];
    for i in 1..spans.len() {
        let before = &spans[i - 1];
        of_prose[i] = spans[i].kind == SpanKind::Continuation
            && (before.kind == SpanKind::Prose || of_prose[i - 1]);
    }
    let joints: Vec<usize> = (1..spans.len()).filter(|i| of_prose[*i]).collect();
    let widest = widest(spans.iter().filter(|s| prose(s)));
    let filled = joints.iter().filter(|i| full(spans, **i, widest)).count();
    // the widest line has no room for a word whatever it is
    if joints.len() >= MANY && filled.saturating_sub(1) * WRAPPING < joints.len() {
        parted(spans, |i| of_prose[i]);
    }
}

/// The width of the widest line.
fn widest<'a>(spans: impl Iterator<Item = &'a Span>) -> usize {
    spans.map(|s| s.text.chars().count()).max().unwrap_or(0)
}

/// Whether the line before one had no room left for its first word: then it may have been wrapped.
fn full(spans: &[Span], i: usize, widest: usize) -> bool {
    let next = spans[i].text.split(' ').next().unwrap_or_default();
    spans[i - 1].text.chars().count() + 1 + next.chars().count() > widest
}

/// Makes a line of its own of each that may be one, and does not go on with the one before.
fn parted(spans: &mut [Span], may: impl Fn(usize) -> bool) {
    let widest = widest(spans.iter());
    let filled = (1..spans.len()).filter(|i| full(spans, *i, widest)).count();
    // one long line among many is no width
    let at_all = filled * WRAPPING >= spans.len();
    let (wraps, mostly) = (filled >= MANY && at_all, filled * 2 > spans.len());
    // where nearly every line begins small, a small letter says nothing
    let small = |s: &Span| s.text.starts_with(char::is_lowercase);
    let smalls = spans.iter().filter(|s| small(s)).count();
    let (careless, careful) = (smalls * 2 > spans.len(), smalls * 4 < spans.len());
    for i in 1..spans.len() {
        let before = &spans[i - 1].text;
        let wrapped = before.chars().count() >= WRAPPED.max(widest * 17 / 20)
            && full(spans, i, widest)
            && (wraps || (at_all || careful) && !spans[i].text.starts_with(char::is_uppercase))
            && !before.ends_with(['.', '!', '?', ':', ';']);
        let lower = spans[i]
            .text
            .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(');
        let goes_on =
            (wrapped && (!careless || mostly)) || (lower && before.ends_with([',', '-', '–']));
        if may(i) && spans[i].kind == SpanKind::Continuation && !goes_on {
            spans[i].kind = SpanKind::Prose;
        }
    }
}

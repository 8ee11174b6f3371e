//! A text that somebody spoke and a machine wrote down without a mark: it is heard, not read.
use crate::domain::source::{Format, Source, SpanKind};

/// The fewest words of such a text, and the fewest that a mark must stand for.
const WORDS: usize = 40;
const STOP: usize = 60;

/// Whether a written source has neither lists nor headings, and hardly a stop in its long lines.
pub(super) fn is_dictated(source: &Source) -> bool {
    let prose = |kind: SpanKind| matches!(kind, SpanKind::Prose | SpanKind::Continuation);
    if !matches!(source.format, Format::Notes | Format::Prompt)
        || !source.spans.iter().all(|s| prose(s.kind))
    {
        return false;
    }
    let (mut words, mut stops, mut commas) = (0, 0, 0);
    for word in source.spans.iter().flat_map(|s| s.text.split_whitespace()) {
        words += 1;
        stops += usize::from(word.ends_with(['.', '?', '!', ':', ';', '/', '→']));
        commas += usize::from(word.ends_with(',') || matches!(word, "-" | "–" | "=" | "/" | "->"));
    }
    // a line of notes is short
    let lines = source.spans.len();
    words >= WORDS && stops * STOP <= words && commas * 20 <= words && words >= lines * LINE
}

/// The fewest words of a line.
const LINE: usize = 9;

//! Spans kept short enough to be cited: a text without line ends is no use as one piece of evidence.
use crate::domain::source::{Span, SpanKind};

/// The most bytes of one span. A longer one is cut into several of the same place.
const LONGEST: usize = 2_000;

/// Cuts spans that are too long, at the end of a sentence where there is one, else at a blank.
pub(super) fn bounded(spans: Vec<Span>) -> Vec<Span> {
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        if span.text.len() <= LONGEST || span.kind == SpanKind::Code {
            out.push(span);
        } else {
            cut(&span, &mut out);
        }
    }
    out
}

fn cut(span: &Span, out: &mut Vec<Span>) {
    let mut rest = span.text.as_str();
    let mut kind = span.kind;
    while !rest.is_empty() {
        let (piece, more) = rest.split_at(end(rest));
        out.push(Span {
            text: piece.trim().to_owned(),
            kind,
            speaker: span.speaker.clone(),
            ..*span
        });
        rest = more.trim_start();
        if kind != SpanKind::Speech {
            kind = SpanKind::Continuation;
        }
    }
}

/// Where the first piece of a text ends; never 0, always between two characters.
fn end(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let most = text.floor_char_boundary(LONGEST);
    let piece = &text[..most];
    let stop = [". ", "? ", "! "]
        .iter()
        .filter_map(|s| piece.rfind(s))
        .max();
    stop.map(|at| at + 1)
        .filter(|at| *at > LONGEST / 2)
        .or_else(|| piece.rfind(char::is_whitespace).filter(|at| *at > 0))
        .unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::source::Place;

    #[test]
    fn no_span_is_too_long_and_no_word_is_lost() {
        for text in [
            "Open it now. ".repeat(900),
            "é".repeat(5_000),
            "ab ".repeat(3_000),
        ] {
            let span = Span {
                start: Place::Line(3),
                end: Place::Line(3),
                speaker: None,
                text: text.trim().to_owned(),
                kind: SpanKind::Prose,
            };
            let cut = bounded(vec![span]);
            assert!(
                cut.iter()
                    .all(|s| s.text.len() <= LONGEST && s.start == Place::Line(3))
            );
            let all: String = cut.iter().map(|s| s.text.replace(' ', "")).collect();
            assert_eq!(all, text.replace(' ', ""));
        }
    }
}

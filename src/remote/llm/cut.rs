//! Long sources in parts: cut where the topic changes, each part small enough for the model.
use std::collections::HashSet;
use std::ops::Range;

use ecow::EcoString;

use crate::domain::source::{Source, SpanKind};
use crate::domain::words::content_stems;

/// How many lines are compared on either side of a place to cut.
const WINDOW: usize = 8;
/// How many lines of the part before are told again, so that what hangs together is understood.
const OVERLAP: usize = 2;

/// A numbered line: what the model sees, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Which source, and which of its spans.
    pub at: (usize, usize),
    /// Speaker and words as they are sent.
    pub line: String,
}

/// Tokens of a text, by the rule of thumb of four bytes each.
pub(super) fn tokens(text: &str) -> u64 {
    u64::try_from(text.len().div_ceil(4)).unwrap_or(u64::MAX)
}

/// The tokens of a numbered line.
fn cost(line: &Numbered) -> u64 {
    tokens(&line.line) + 3
}

/// Cuts lines into parts of at most `budget` tokens, at the weakest places; a line alone may be more.
pub(super) fn parts(sources: &[Source], lines: &[Numbered], budget: u64) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let told = if from == 0 {
            0
        } else {
            from.saturating_sub(OVERLAP)
        };
        let spent: u64 = lines[told..from].iter().map(cost).sum();
        let end = from + fitting(&lines[from..], budget.saturating_sub(spent));
        let to = if end == lines.len() {
            end
        } else {
            weakest(sources, lines, from, end)
        };
        parts.push(told..to);
        from = to;
    }
    parts
}

/// Two parts of what was one, cut at the weakest place of its middle third; a line alone stays one.
pub(super) fn halves(
    sources: &[Source],
    lines: &[Numbered],
    whole: &Range<usize>,
) -> Vec<Range<usize>> {
    if whole.len() < 2 {
        return vec![whole.clone()];
    }
    let at = weakest(
        sources,
        lines,
        whole.start,
        whole.start + (whole.len() * 2).div_ceil(3).min(whole.len() - 1),
    );
    let told = at.saturating_sub(OVERLAP).max(whole.start + 1);
    vec![whole.start..at, told..whole.end]
}

/// How many lines fit; one at least.
fn fitting(lines: &[Numbered], budget: u64) -> usize {
    let mut spent = 0;
    let fit = lines.iter().take_while(|line| {
        spent += cost(line);
        spent <= budget
    });
    fit.count().max(1)
}

/// The place in the later half of what fits at which the words before and after share least.
fn weakest(sources: &[Source], lines: &[Numbered], from: usize, end: usize) -> usize {
    let first = from + (end - from).div_ceil(2);
    (first.max(from + 1)..=end)
        .min_by_key(|at| (cohesion(sources, lines, *at), end - at))
        .unwrap_or(end)
}

/// How much holds a place together, in thousandths; a new source or a heading parts by itself.
fn cohesion(sources: &[Source], lines: &[Numbered], at: usize) -> u64 {
    let (before, after) = (&lines[at - 1], &lines[at.min(lines.len() - 1)]);
    if before.at.0 != after.at.0 {
        return 0;
    }
    let kind = sources
        .get(after.at.0)
        .and_then(|source| source.spans.get(after.at.1))
        .map(|span| span.kind);
    match kind {
        Some(SpanKind::Heading(_)) => return 1,
        Some(SpanKind::Continuation) => return 1_000,
        _ => {}
    }
    let stems = |range: Range<usize>| -> HashSet<EcoString> {
        lines[range]
            .iter()
            .flat_map(|line| content_stems(&line.line))
            .collect()
    };
    let left = stems(at.saturating_sub(WINDOW)..at);
    let right = stems(at..(at + WINDOW).min(lines.len()));
    let shared = left.intersection(&right).count() as u64;
    let smaller = left.len().min(right.len()).max(1) as u64;
    2 + shared * 997 / smaller
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::source::{Format, Place, Span};

    fn told(texts: &[&str]) -> (Vec<Source>, Vec<Numbered>) {
        let spans = texts.iter().enumerate().map(|(i, text)| Span {
            start: Place::Line(i + 1),
            end: Place::Line(i + 1),
            speaker: None,
            text: (*text).to_owned(),
            kind: SpanKind::Prose,
        });
        let source = Source {
            name: "notes.txt".to_owned(),
            format: Format::Notes,
            spans: spans.collect(),
            digest: String::new(),
        };
        let lines = texts.iter().enumerate().map(|(i, text)| Numbered {
            at: (0, i),
            line: (*text).to_owned(),
        });
        (vec![source], lines.collect())
    }

    #[test]
    fn what_fits_stays_whole() {
        let (sources, lines) = told(&["one", "two", "three"]);
        assert_eq!(parts(&sources, &lines, 1_000), vec![0..3; 1]);
        assert_eq!(parts(&sources, &[], 1_000), Vec::<Range<usize>>::new());
    }

    #[test]
    fn a_cut_falls_where_the_topic_changes() {
        let texts = [
            "Open the boiler valve slowly",
            "Watch the boiler pressure gauge",
            "The boiler valve must stay open",
            "Note the boiler pressure",
            "Send invoices to customers monthly",
            "Customers pay invoices late",
            "Chase late invoices by mail",
            "Book the invoices paid",
        ];
        let (sources, lines) = told(&texts);
        let all: u64 = lines.iter().map(cost).sum();
        assert_eq!(parts(&sources, &lines, all * 3 / 4), [0..4, 2..8]);
    }

    #[test]
    fn both_halves_are_less_than_the_whole_and_nothing_is_lost() {
        let texts: Vec<String> = (0..40).map(|i| format!("Do thing {i} with care")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (sources, lines) = told(&texts);
        for whole in [0..2, 0..3, 5..9, 3..40, 0..40] {
            let halves = halves(&sources, &lines, &whole);
            let [first, second] = halves.as_slice() else {
                panic!("{whole:?}: {halves:?}")
            };
            assert_eq!((first.start, second.end), (whole.start, whole.end));
            assert!(second.start <= first.end, "{whole:?}: {halves:?}");
            assert!(first.len().max(second.len()) < whole.len());
        }
        assert_eq!(halves(&sources, &lines, &(7..8)), vec![7..8; 1]);
    }

    #[test]
    fn no_line_is_lost_and_every_part_is_small() {
        let texts: Vec<String> = (0..200)
            .map(|i| format!("Do thing number {i} with care and patience"))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (sources, lines) = told(&texts);
        let parts = parts(&sources, &lines, 100);
        let mut next = 0;
        for part in &parts {
            assert!(part.start <= next && part.end > next);
            next = part.end;
            assert!(lines[part.clone()].iter().map(cost).sum::<u64>() <= 100);
        }
        assert_eq!(next, lines.len());
    }

    #[test]
    fn a_line_that_fits_nowhere_goes_alone() {
        let long = "word ".repeat(500);
        let (sources, lines) = told(&["short", &long, "short"]);
        assert_eq!(
            parts(&sources, &lines, 50).last().map(|part| part.end),
            Some(3)
        );
    }
}

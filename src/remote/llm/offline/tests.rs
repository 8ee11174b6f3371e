//! The rules on sentences of many trades: what must stand among the steps, and what must not.
mod asides;
mod corrections;
mod grammar;
mod open;
mod order;
mod revisions;

use super::super::Provider;
use super::Offline;
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;
use crate::domain::source::{Format, Place, Source, Span, SpanKind};

/// A draft of talk, one line a cue: `Ann: words`.
fn talk(lines: &str) -> Draft {
    let spans = lines
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .enumerate();
    let spans = spans.map(|(i, line)| {
        let (name, words) = line.split_once(": ").unwrap_or(("Ann", line));
        let start = i as u64 * 10_000;
        Span {
            start: Place::Time(start),
            end: Place::Time(start + 9_000),
            speaker: Some(name.to_owned()),
            text: words.to_owned(),
            kind: SpanKind::Speech,
        }
    });
    draft(Format::Vtt, spans.collect())
}

/// A draft of a numbered list.
fn list(items: &[&str]) -> Draft {
    let spans = items.iter().enumerate().map(|(i, item)| Span {
        start: Place::Line(i + 1),
        end: Place::Line(i + 1),
        speaker: None,
        text: (*item).to_owned(),
        kind: SpanKind::Item {
            ordered: true,
            depth: 0,
        },
    });
    draft(Format::Outline, spans.collect())
}

fn draft(format: Format, spans: Vec<Span>) -> Draft {
    let source = Source {
        name: "talk".to_owned(),
        format,
        spans,
        digest: String::new(),
    };
    let brief = Brief {
        title: Some("Test".to_owned()),
        sources: vec![source],
        ..Brief::default()
    };
    Offline.draft(&brief).unwrap_or(Draft {
        title: String::new(),
        sections: Vec::new(),
        steps: Vec::new(),
        warnings: Vec::new(),
        open_questions: Vec::new(),
        unused: Vec::new(),
    })
}

/// Every text of a draft that a reader would follow.
fn said(draft: &Draft) -> Vec<String> {
    let steps = draft.steps.iter().map(|s| s.text.clone());
    steps
        .chain(draft.warnings.iter().map(|w| w.text.clone()))
        .collect()
}

/// Checks rows of source, what must stand in one text each, and what must stand in none.
fn check(rows: &[(&str, &[&str], &[&str])]) {
    let mut wrong = Vec::new();
    for (lines, wanted, unwanted) in rows {
        let draft = talk(lines);
        let said = said(&draft);
        let low: Vec<String> = said.iter().map(|s| s.to_lowercase()).collect();
        for want in *wanted {
            let words: Vec<String> = want
                .to_lowercase()
                .split(" .. ")
                .map(str::to_owned)
                .collect();
            if !low
                .iter()
                .any(|s| words.iter().all(|w| s.contains(w.as_str())))
            {
                wrong.push(format!("missing {want:?} in {said:#?}"));
            }
        }
        for bad in *unwanted {
            let words: Vec<String> = bad
                .to_lowercase()
                .split(" .. ")
                .map(str::to_owned)
                .collect();
            if low
                .iter()
                .any(|s| words.iter().all(|w| s.contains(w.as_str())))
            {
                wrong.push(format!("{bad:?} stands in {said:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

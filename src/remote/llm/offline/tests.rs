//! The rules on sentences of many trades: what must stand among the steps, and what must not.
mod asides;
mod corrections;
mod grammar;
mod order;

use super::super::Provider;
use super::Offline;
use crate::domain::brief::Brief;
use crate::domain::draft::Draft;

/// A draft of talk, one line a message: `Ann: words`.
fn talk(lines: &str) -> Draft {
    let text: String = lines
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .enumerate()
        .map(|(i, l)| {
            let (name, words) = l.split_once(": ").unwrap_or(("Ann", l));
            format!(
                "{}\n00:{:02}:{:02}.000 --> 00:{:02}:{:02}.900\n{name}: {words}\n\n",
                i + 1,
                i / 6,
                i % 6 * 10,
                i / 6,
                i % 6 * 10 + 9
            )
        })
        .collect();
    draft("talk.vtt", &format!("WEBVTT\n\n{text}"))
}

/// A draft of any text.
fn draft(name: &str, text: &str) -> Draft {
    let source = crate::sources::read(name, text.as_bytes()).unwrap();
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

//! A review section by section: what is asked, what changed since somebody last looked, and what the answers amount to.

use super::reviewable;
use crate::domain::commit_id::CommitId;
use crate::domain::id::SopId;
use crate::domain::ledger::record::ReviewOutcome;
use crate::domain::time::day_in;
use crate::env::Now;
use crate::error::Result;
use crate::markdown::outline::outline;
use crate::markdown::page::Page;
use crate::markdown::questions::open_questions;
use crate::ops::diff::Side;
use crate::ops::show::Text;
use crate::store::Snapshot;

/// What is reviewed, and what it is held against.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The SOP.
    pub id: SopId,
    /// The version in force.
    pub version: String,
    /// Its text.
    pub blob: CommitId,
    /// The version last found true and the one in force, where they differ.
    pub edited: Option<(Side, Side)>,
    /// What reviews have found wrong since: day, who, what.
    pub found: Vec<(String, String, String)>,
    /// The branch of a revision in the making.
    pub draft: Option<String>,
}

/// Begins a review, where the person may review and there is something in force.
///
/// # Errors
/// It is not in force, or the person is neither owner nor approver.
pub fn begin(snapshot: &Snapshot, target: &str, now: Now) -> Result<Guide> {
    let (id, publication, item) = reviewable(snapshot, target, now)?;
    let registry = &snapshot.ledger.registry;
    let last = registry
        .reviews(&id)
        .rfind(|review| review.body.outcome == ReviewOutcome::NoChange);
    let before = last
        .filter(|review| review.body.publish != publication.record)
        .and_then(|review| registry.publication(&review.body.publish)?.item(&id));
    let since = last.map_or(publication.at, |review| review.at);
    let found = registry
        .reviews(&id)
        .filter(|review| review.at >= since && review.body.outcome == ReviewOutcome::NeedsChange)
        .map(|review| {
            let day = day_in(review.at, &snapshot.zone).to_string();
            (day, review.by.clone(), review.body.note.clone())
        })
        .collect();
    let side = |item: &crate::domain::ledger::record::PublishItem| Side {
        name: item.version.to_string(),
        text: Text::Blob(item.blob.clone()),
        published_as: Some(item.change),
    };
    let proposal = crate::ops::target::proposal(snapshot, &id);
    Ok(Guide {
        version: item.version.to_string(),
        blob: item.blob.clone(),
        edited: before.map(|before| (side(before), side(item))),
        found,
        draft: proposal.map(|proposal| proposal.branch.clone()),
        id,
    })
}

/// A part of a page that is asked about as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading, or what stands for one.
    pub title: String,
    /// Its text, heading included.
    pub text: String,
}

/// The sections of a page by its headings of the first two levels; a heading without text of its own is none.
pub fn sections(text: &str) -> Vec<Section> {
    let page = Page::split(text.as_bytes()).ok();
    let body = page.as_ref().map_or(text, |page| page.body());
    let found = outline(body, 1);
    let headings: Vec<_> = found
        .headings
        .iter()
        .filter(|heading| heading.top_level && heading.level <= 2)
        .collect();
    let begins = headings
        .first()
        .map_or(body.len(), |first| first.range.start);
    let mut sections = Vec::new();
    let mut add = |title: &str, whole: &str, text: &str| {
        if !text.trim().is_empty() {
            sections.push(Section {
                title: title.to_owned(),
                text: whole.trim().to_owned(),
            });
        }
    };
    let before = body.get(..begins).unwrap_or_default();
    add("Introduction", before, before);
    for (at, heading) in headings.iter().enumerate() {
        let end = headings
            .get(at + 1)
            .map_or(body.len(), |next| next.range.start);
        let whole = body.get(heading.range.start..end).unwrap_or_default();
        let text = body.get(heading.range.end..end).unwrap_or_default();
        add(&heading.text, whole, text);
    }
    sections
}

/// The open questions of a text.
pub fn questions(text: &str) -> Vec<String> {
    let page = Page::split(text.as_bytes()).ok();
    let body = page.as_ref().map_or(text, |page| page.body());
    open_questions(body, 1)
        .into_iter()
        .map(|question| question.text)
        .collect()
}

/// What somebody says of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is still true.
    Holds,
    /// It is not, and what is wrong.
    Wrong(String),
    /// It was not looked at.
    Skipped,
}

/// What a sitting amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// What goes on record; empty where nothing was said or looked at.
    pub note: String,
    /// The sections that nobody looked at.
    pub skipped: usize,
}

/// Puts the answers together: in the reviewer's words first, then what was found wrong, true and not looked at.
pub fn conclude(answers: &[(String, Answer)], words: &str) -> Conclusion {
    let titles = |wanted: &Answer| {
        let titles = answers.iter().filter(|(_, answer)| answer == wanted);
        titles.map(|(title, _)| title.as_str()).collect::<Vec<_>>()
    };
    let wrong: Vec<String> = answers
        .iter()
        .filter_map(|(title, answer)| match answer {
            Answer::Wrong(what) => Some(format!("{title}: {}", what.trim())),
            Answer::Holds | Answer::Skipped => None,
        })
        .collect();
    let (holds, skipped) = (titles(&Answer::Holds), titles(&Answer::Skipped));
    let said = !words.trim().is_empty() || !wrong.is_empty();
    let looked = !holds.is_empty() || !wrong.is_empty();
    let mut parts = vec![words.trim().to_owned()];
    parts.extend(wrong.iter().cloned());
    for (name, titles) in [("still true", &holds), ("not looked at", &skipped)] {
        if !titles.is_empty() {
            parts.push(format!("{name}: {}", titles.join(", ")));
        }
    }
    parts.retain(|part| !part.is_empty());
    Conclusion {
        outcome: if wrong.is_empty() {
            ReviewOutcome::NoChange
        } else {
            ReviewOutcome::NeedsChange
        },
        note: if said && looked {
            parts.join("; ")
        } else {
            String::new()
        },
        skipped: skipped.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(list: &[(&str, Answer)]) -> Vec<(String, Answer)> {
        let owned = |(title, answer): &(&str, Answer)| ((*title).to_owned(), answer.clone());
        list.iter().map(owned).collect()
    }

    #[test]
    fn a_page_is_asked_about_section_by_section() {
        let text = "---\nid: x\n---\n\nWhat this is.\n\n# Closing\n\n## Before\n\nBe there.\n\n### Keys\n\nHave them.\n\n## Procedure\n\n1. Lock up.\n\n> ## Not one\n";
        let found = sections(text);
        let titles: Vec<&str> = found.iter().map(|section| section.title.as_str()).collect();
        assert_eq!(titles, ["Introduction", "Before", "Procedure"]);
        assert!(found[1].text.contains("### Keys") && found[1].text.starts_with("## Before"));
        assert!(sections("").is_empty());
        assert_eq!(sections("Only text.")[0].title, "Introduction");
    }

    #[test]
    fn what_is_wrong_renews_nothing() {
        let both = answers(&[
            ("Before", Answer::Holds),
            (
                "Procedure",
                Answer::Wrong(" step 2 names the old lamps ".to_owned()),
            ),
        ]);
        let end = conclude(&both, "");
        assert_eq!(end.outcome, ReviewOutcome::NeedsChange);
        assert_eq!(
            end.note,
            "Procedure: step 2 names the old lamps; still true: Before"
        );
    }

    #[test]
    fn a_note_says_what_was_checked_and_what_not() {
        let part = answers(&[("Before", Answer::Holds), ("Procedure", Answer::Skipped)]);
        let end = conclude(&part, "walked through it");
        assert_eq!(end.outcome, ReviewOutcome::NoChange);
        assert_eq!(
            end.note,
            "walked through it; still true: Before; not looked at: Procedure"
        );
        assert_eq!(end.skipped, 1);
        // Nobody said what was checked, or nothing was looked at: there is no review.
        assert_eq!(conclude(&part, " ").note, "");
        assert_eq!(
            conclude(&answers(&[("Before", Answer::Skipped)]), "words").note,
            ""
        );
    }
}

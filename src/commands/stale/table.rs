//! How `sop stale` reads: who has to do what, the most urgent first.

use unicode_width::UnicodeWidthStr as _;

use crate::domain::freshness::Freshness;
use crate::domain::plural::counted;
use crate::ops::stale::{Line, Report};
use crate::ui::{Human, Sheet};

/// The most SOPs of a table: nobody acts on more in one go.
pub(super) const SHOWN: usize = 50;

/// Columns that the reasons need to be readable.
const REASONS: usize = 40;

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let shown = || self.sops.iter().take(SHOWN);
        let rows: Vec<[String; 4]> = shown().map(row).collect();
        let needed = needed(&rows);
        let wide = needed + REASONS <= sheet.width();
        if wide {
            let rows = rows.into_iter().zip(shown());
            let rows = rows.map(|(row, sop)| [&row[..], &[sop.reasons.join("; ")]].concat());
            sheet.table(&["due", "state", "owner", "run", "why"], rows.collect());
        } else if needed <= sheet.width() {
            let rows = rows.into_iter().map(Vec::from).collect();
            sheet.table(&["due", "state", "owner", "run"], rows);
        } else {
            stacked(&rows, sheet);
        }
        if let Some(more) = more(self) {
            sheet.paragraph(0, &more);
        }
        let one = self.sops.len() == 1 && !wide;
        if self.why || one {
            shown().for_each(|sop| explain(sop, self.why, sheet));
        }
        for sop in self.sops.iter().filter(|sop| !sop.opinions.is_empty()) {
            said_of(sop, sheet);
        }
        sheet.gap();
        sheet.paragraph(0, &totals(self));
        sheet.next(&next(self, wide || one || self.why));
    }
}

/// What may no longer hold of one SOP, each with where it stands and who said so.
fn said_of(sop: &Line, sheet: &mut Sheet) {
    sheet.gap();
    sheet.line(format!("{} may no longer hold:", sop.id));
    for opinion in &sop.opinions {
        let quote = crate::check::shorten(&opinion.quote, 60);
        let said = format!(
            "{}:{} “{quote}”: {} ({})",
            sop.path, opinion.line, opinion.reason, opinion.by
        );
        sheet.paragraph(2, &said);
    }
}

fn row(sop: &Line) -> [String; 4] {
    [
        when(sop),
        sop.state.to_string(),
        owner(sop),
        sop.by_hand.clone(),
    ]
}

/// The columns of a table in which nothing wraps.
fn needed(rows: &[[String; 4]]) -> usize {
    (0..4)
        .map(|column| {
            rows.iter()
                .map(|row| row[column].width())
                .max()
                .unwrap_or(0)
                + 2
        })
        .sum()
}

/// Two lines each, where a line is too short: what is to be run stays in one piece, to be copied.
fn stacked(rows: &[[String; 4]], sheet: &mut Sheet) {
    for [when, state, owner, run] in rows {
        sheet.item(&format!("{when:<15} {state:<15} "), owner);
        sheet.line(format!("{:<15} {run}", ""));
    }
}

/// What there is to do: the most urgent, and how to see why.
fn next(report: &Report, explained: bool) -> Vec<String> {
    let due = |sop: &&Line| sop.state != Freshness::Fresh;
    let first = report.sops.iter().find(due);
    let mut next: Vec<String> = first.map(|sop| sop.by_hand.clone()).into_iter().collect();
    if !next.is_empty() && !explained {
        next.push("sop stale --why   (the reasons, with their commits)".to_owned());
    }
    next
}

/// How many there are of each.
pub(super) fn totals(report: &Report) -> String {
    let totals = &report.totals;
    format!(
        "on {}: {} of {} fresh, {} due soon, {} suspect, {} overdue, {} never reviewed",
        report.as_of,
        totals.fresh,
        totals.sops,
        totals.due_soon,
        totals.suspect,
        totals.overdue,
        totals.never_reviewed
    )
}

/// What a table leaves out, and how to get it.
pub(super) fn more(report: &Report) -> Option<String> {
    let more = report.left_out + report.sops.len().saturating_sub(SHOWN);
    if more == 0 {
        return None;
    }
    Some(format!(
        "… and {more} more, less urgent: --owner, --role, --tag or --path lists some; --format csv or --json lists all"
    ))
}

fn when(sop: &Line) -> String {
    match (sop.days_overdue, sop.days_left) {
        (over @ 1.., _) => format!(
            "{} over",
            counted(usize::try_from(over).unwrap_or(0), "day")
        ),
        (_, 0) => "today".to_owned(),
        (_, left) => format!("in {}", counted(usize::try_from(left).unwrap_or(0), "day")),
    }
}

fn owner(sop: &Line) -> String {
    match (&sop.owner, sop.owner_people.as_slice()) {
        (Some(owner), []) => owner.clone(),
        (Some(owner), [only]) if owner == only => owner.clone(),
        (Some(owner), people) => format!("{owner} ({})", people.join(", ")),
        (None, _) => "–".to_owned(),
    }
}

/// What one line rests on; in full commit by commit.
fn explain(sop: &Line, full: bool, sheet: &mut Sheet) {
    sheet.gap();
    sheet.line(format!("{} is {}, due {}:", sop.id, sop.state, sop.due));
    for reason in &sop.reasons {
        sheet.paragraph(2, reason);
    }
    if !full {
        return;
    }
    if let Some(based_on) = &sop.based_on {
        sheet.paragraph(2, &format!("by {}: {based_on}", sop.basis));
    }
    touches(sop, sheet);
}

/// The commits that changed what it depends on.
pub(in crate::commands) fn touches(sop: &Line, sheet: &mut Sheet) {
    for touch in sop.drift.iter().flat_map(|drift| &drift.commits) {
        let day = touch.at.to_string();
        let day = day.split('T').next().unwrap_or_default();
        sheet.paragraph(
            2,
            &format!(
                "{} {day} {}: {} ({})",
                touch.commit.short(),
                touch.author,
                touch.summary,
                touch.paths.join(", ")
            ),
        );
    }
}

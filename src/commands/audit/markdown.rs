//! An audit as Markdown: for an issue, a pull request, a wiki.

use super::ORDER;
use crate::ops::audit::Report;
use crate::ui::cells::{cell, code};

/// The report as tables, one a verdict.
pub(super) fn render(report: &Report) -> String {
    let totals = &report.totals;
    let mut text = format!(
        "# Audit of {} pages on {}\n\n| keep | refresh | finish | merge | retire | with an owner | with steps | dead links | unfinished |\n|---|---|---|---|---|---|---|---|---|\n| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
        totals.pages,
        report.as_of,
        totals.keep,
        totals.refresh,
        totals.finish,
        totals.merge,
        totals.retire,
        totals.with_owner,
        totals.with_steps,
        totals.dead_links,
        totals.unfinished
    );
    for verdict in ORDER {
        let mut pages = report
            .pages
            .iter()
            .filter(|page| page.verdict == verdict)
            .peekable();
        if pages.peek().is_none() {
            continue;
        }
        text.push_str(&format!(
            "\n## {verdict}\n\n| page | why | owner | last change |\n|---|---|---|---|\n"
        ));
        for page in pages {
            text.push_str(&format!(
                "| {} | {} | {} | {} |\n",
                code(&page.path),
                cell(&page.reasons.join("; ")),
                cell(page.owner.as_deref().unwrap_or("–")),
                page.last_changed.as_deref().unwrap_or("–")
            ));
        }
    }
    text
}

//! The formats of `sop stale` for other tools: annotations, SARIF, JUnit, CSV, a table in Markdown.

use super::super::Context;
use super::super::context::Format;
use super::table::{SHOWN, more, totals};
use crate::domain::freshness::Freshness;
use crate::error::{Error, Result};
use crate::ops::stale::findings::{MEANINGS, findings, said, usual_severity};
use crate::ops::stale::{Line, Report};
use crate::ui::cells::{cell, code};
use crate::ui::junit::{self, Case};
use crate::ui::sarif::RuleText;

/// Whether the format shows no more than people act on.
pub(super) fn is_for_people(context: &Context) -> bool {
    let shown = [None, Some(Format::Human), Some(Format::Markdown)];
    !context.globals.is_json() && shown.contains(&context.globals.format)
}

/// The answer, in the format that is asked for.
pub(super) fn answer(report: &Report, context: &mut Context) -> Result<()> {
    match context.globals.format {
        Some(Format::Csv) => {
            let rows: Vec<Vec<String>> = report.sops.iter().map(row).collect();
            context.answer_csv(&HEADS, &rows)
        }
        Some(Format::Markdown) => context.print(&markdown(report)),
        Some(Format::Junit) => context.print(&tests(report)?),
        _ => {
            let names: Vec<String> = MEANINGS
                .iter()
                .map(|(state, ..)| state.to_string())
                .collect();
            let rules: Vec<RuleText<'_>> = MEANINGS
                .iter()
                .zip(&names)
                .map(|((state, what, why), code)| RuleText {
                    code,
                    what,
                    why,
                    severity: usual_severity(*state),
                })
                .collect();
            context.answer_findings(report, "stale", &rules, &findings(report))
        }
    }
}

/// What dates tell is for people and for programs, and for no other tool.
pub(super) fn refuse_for_dates(context: &Context) -> Result<()> {
    match context.globals.format {
        None | Some(Format::Human | Format::Json) => Ok(()),
        Some(_) => Err(Error::usage("--audit-dates has no such format").hint("--format json")),
    }
}

const HEADS: [&str; 21] = [
    "id",
    "path",
    "title",
    "version",
    "owner",
    "owner_people",
    "roles",
    "tags",
    "risk",
    "state",
    "basis",
    "based_on",
    "last_commit",
    "last_changed",
    "last_reviewed",
    "review_in_days",
    "due",
    "days_overdue",
    "reasons",
    "drift",
    "command",
];

fn row(sop: &Line) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let drift: Vec<&str> = sop.drift.iter().map(|drift| drift.on.as_str()).collect();
    vec![
        sop.id.clone(),
        sop.path.clone(),
        sop.title.clone(),
        text(&sop.version),
        text(&sop.owner),
        sop.owner_people.join(" "),
        sop.roles.join(" "),
        sop.tags.join(" "),
        sop.risk.to_string(),
        sop.state.to_string(),
        sop.basis.to_string(),
        text(&sop.based_on),
        text(&sop.last_commit),
        text(&sop.last_changed),
        text(&sop.last_reviewed),
        sop.review_in_days.to_string(),
        sop.due.clone(),
        sop.days_overdue.to_string(),
        sop.reasons.join("; "),
        drift.join(" "),
        sop.command.clone(),
    ]
}

/// A table fit for a comment, which holds so much and no more: the most urgent ones.
fn markdown(report: &Report) -> String {
    let mut text = format!("**Freshness {}**\n", cell(&totals(report)));
    if report.sops.is_empty() {
        return text;
    }
    text.push_str(
        "\n| SOP | state | days over | due | owner | why | run |\n|---|---|--:|---|---|---|---|\n",
    );
    for sop in report.sops.iter().take(SHOWN) {
        let days = match sop.days_overdue {
            0 => String::new(),
            days => days.to_string(),
        };
        text.push_str(&format!(
            "| {} {} | {} | {days} | {} | {} | {} | {} |\n",
            code(&sop.id),
            cell(&sop.title),
            sop.state,
            sop.due,
            cell(sop.owner.as_deref().unwrap_or("–")),
            cell(&sop.reasons.join("; ")),
            code(&sop.by_hand),
        ));
    }
    if let Some(more) = more(report) {
        text.push_str(&format!("\n{}\n", cell(&more)));
    }
    text
}

/// Every SOP is a test: what fails the run fails, and what is due soon says so.
fn tests(report: &Report) -> Result<String> {
    let texts: Vec<(String, String, String)> = report
        .sops
        .iter()
        .map(|sop| {
            let text = match sop.state {
                Freshness::Fresh => String::new(),
                _ => format!("{}\n{}", said(sop), sop.command),
            };
            let folder = sop.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            (text, said(sop), folder.to_owned())
        })
        .collect();
    let states: Vec<String> = report
        .sops
        .iter()
        .map(|sop| sop.state.to_string())
        .collect();
    let cases: Vec<Case<'_>> = report
        .sops
        .iter()
        .zip(texts.iter().zip(&states))
        .map(|(sop, ((text, said, folder), state))| Case {
            name: &sop.id,
            group: folder,
            file: &sop.path,
            failure: sop.failing.then_some((state.as_str(), said.as_str())),
            text,
        })
        .collect();
    junit::render("sop stale", &cases)
}

//! An export as tables: the same for CSV and HTML.

use super::html::Table;
use crate::domain::plural::counted;
use crate::ops::evidence::{Foot, Report, Row};
use crate::ops::verify::{CheckpointLine, Failure};

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

/// All tables of an export, the foot last.
pub(super) fn tables(report: &Report) -> Vec<Table> {
    vec![
        Table {
            name: "evidence",
            heads: vec![
                "sop", "version", "act", "person", "name", "at", "meaning", "class", "identity",
                "reason", "about", "digest", "record", "commit", "failures",
            ],
            rows: report.rows.iter().map(row).collect(),
        },
        versions(report),
        Table {
            name: "clauses",
            heads: vec!["clause", "sop", "title", "version", "owner", "reviewed_at"],
            rows: report
                .clauses
                .iter()
                .map(|one| {
                    let (owner, reviewed) =
                        (text(one.owner.as_ref()), text(one.reviewed_at.as_ref()));
                    vec![
                        one.clause.clone(),
                        one.sop.clone(),
                        one.title.clone(),
                        one.version.clone(),
                        owner,
                        reviewed,
                    ]
                })
                .collect(),
        },
        readers(report),
        Table {
            name: "policy",
            heads: vec!["at", "author", "commit", "what"],
            rows: report
                .policy
                .iter()
                .map(|one| {
                    vec![
                        one.at.clone(),
                        one.author.clone(),
                        one.commit.clone(),
                        one.what.clone(),
                    ]
                })
                .collect(),
        },
        Table {
            name: "failures",
            heads: vec![
                "code", "severity", "sop", "version", "record", "person", "message",
            ],
            rows: report.failures.iter().map(failure).collect(),
        },
        Table {
            name: "about",
            heads: vec!["key", "value"],
            rows: about(report)
                .into_iter()
                .map(|(key, value)| vec![key.to_owned(), value])
                .collect(),
        },
    ]
}

fn row(row: &Row) -> Vec<String> {
    vec![
        row.sop.clone(),
        text(row.version.as_ref()),
        row.act.clone(),
        row.person.clone(),
        row.name.clone(),
        row.at.clone(),
        row.meaning.clone(),
        row.class.clone(),
        row.identity
            .map(|identity| identity.to_string())
            .unwrap_or_default(),
        text(row.reason.as_ref()),
        text(row.about.as_ref()),
        text(row.digest.as_ref()),
        text(row.record.as_ref()),
        text(row.commit.as_ref()),
        row.failures.join(" "),
    ]
}

fn versions(report: &Report) -> Table {
    let row = |one: &crate::ops::evidence::VersionRow| {
        vec![
            one.sop.clone(),
            one.title.clone(),
            one.path.clone(),
            one.version.clone(),
            one.state.clone(),
            one.change.clone(),
            one.published_at.clone(),
            text(one.effective_on.as_ref()),
            text(one.ended_at.as_ref()),
            text(one.reason.as_ref()),
            text(one.owner.as_ref()),
            one.roles.join(" "),
            one.risk.clone(),
            one.review_in.clone(),
            one.clauses.join(" "),
            one.digest.clone(),
            one.record.clone(),
        ]
    };
    Table {
        name: "versions",
        heads: vec![
            "sop",
            "title",
            "path",
            "version",
            "state",
            "change",
            "published_at",
            "effective_on",
            "ended_at",
            "reason",
            "owner",
            "roles",
            "risk",
            "review_in",
            "clauses",
            "digest",
            "record",
        ],
        rows: report.versions.iter().map(row).collect(),
    }
}

fn readers(report: &Report) -> Table {
    let row = |one: &crate::ops::evidence::ReaderRow| {
        vec![
            one.sop.clone(),
            one.version.clone(),
            one.person.clone(),
            one.name.clone(),
            one.state.clone(),
            text(one.due.as_ref()),
            text(one.acknowledged.as_ref()),
            text(one.at.as_ref()),
            text(one.class.as_ref()),
            text(one.identity.as_ref()),
        ]
    };
    Table {
        name: "readers",
        heads: vec![
            "sop",
            "version",
            "person",
            "name",
            "state",
            "due",
            "acknowledged",
            "at",
            "class",
            "identity",
        ],
        rows: report.readers.iter().map(row).collect(),
    }
}

fn failure(one: &Failure) -> Vec<String> {
    vec![
        one.code.clone(),
        one.severity
            .map(|severity| severity.to_string())
            .unwrap_or_default(),
        text(one.sop.as_ref()),
        text(one.version.as_ref()),
        text(one.record.as_ref()),
        text(one.person.as_ref()),
        one.message.clone(),
    ]
}

fn checkpoint_words(one: &CheckpointLine) -> String {
    format!(
        "{} by {} ({}), {} records: {}",
        one.at, one.by, one.class, one.records, one.name
    )
}

/// What an export was taken from, a line each.
pub(super) fn about(report: &Report) -> Vec<(&'static str, String)> {
    let Foot {
        population,
        selected,
        selection,
        records,
        classes,
        tip,
        assurance,
        checkpoint,
        verified,
        failures,
        tool,
        statement,
    } = &report.foot;
    let classes: Vec<String> = classes
        .iter()
        .map(|(class, count)| format!("{count} {class}"))
        .collect();
    let stamp = checkpoint.as_ref().and_then(|one| one.stamp.as_ref());
    let mut lines = vec![
        ("as of", report.as_of.clone()),
        ("made at", report.made_at.clone()),
        ("scope", report.scope.clone()),
        ("population", counted(*population, "row")),
        (
            "selection",
            format!("{}: {selection}", counted(*selected, "row")),
        ),
        ("records", format!("{records}: {}", classes.join(", "))),
        (
            "ledger tip",
            tip.clone().unwrap_or_else(|| "none".to_owned()),
        ),
        ("assurance", assurance.clone()),
        (
            "checkpoint",
            checkpoint
                .as_ref()
                .map_or_else(|| "none".to_owned(), checkpoint_words),
        ),
    ];
    if let Some(stamp) = stamp {
        lines.push(("stamped", stamp.to_string()));
    }
    lines.extend([
        (
            "sop verify",
            if *verified {
                format!("in order today; {failures} remarks")
            } else {
                format!("NOT in order today; {failures} remarks")
            },
        ),
        ("program", tool.clone()),
        ("what this is", statement.clone()),
    ]);
    lines
}

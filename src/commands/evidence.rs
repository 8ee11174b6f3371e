//! `sop evidence`

mod html;
mod tables;

use std::path::PathBuf;

use jiff::civil::Date;

use super::context::Format;
use super::{Context, Outcome};
use crate::domain::plural::counted;
use crate::error::{Error, Result};
use crate::ops::evidence::{Report, Request, Sources, evidence};
use crate::ops::verify;
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone, csv, json};

/// Export the evidence: who wrote, approved, published and read what, and how that is known.
///
/// For an auditor: by SOP, clause, person and date; a sample; as CSV, JSON or one HTML page to print. Every export says
/// what it was taken from. The questions that auditors ask, each with its command: docs/audit.md.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop evidence renewal-call --format html --out audit/\n  sop evidence --satisfies ISO9001:7.5.3 --format csv --out audit/\n  sop evidence --person jon@example.com --as-of 2026-06-30\n  sop evidence --act approved --sample 25 --seed 2026-11-30 --format html > sample.html"
)]
pub struct Args {
    /// Only these SOPs, by id or path
    #[arg(value_name = "SOP")]
    ids: Vec<String>,
    /// Only SOPs that satisfy this clause, as STANDARD:CLAUSE or either
    #[arg(long, value_name = "CLAUSE")]
    satisfies: Option<String>,
    /// Only what this person did, or what is about them (id or e-mail)
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Only these acts (repeatable): wrote, submitted, approved, published, acknowledged …
    #[arg(long, value_name = "ACT")]
    act: Vec<String>,
    /// As things stood at the end of this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// So many of the rows
    #[arg(long, value_name = "N", requires = "seed")]
    sample: Option<usize>,
    /// What chooses them: the same seed, the same rows
    #[arg(long, value_name = "TEXT")]
    seed: Option<String>,
    /// Verify against a checkpoint that was kept elsewhere
    #[arg(long, value_name = "FILE|TAG")]
    against: Option<String>,
    /// Check the signatures of time stamps by these certificates (PEM): those of the authorities that you trust
    #[arg(long, value_name = "FILE")]
    stamp_ca: Option<PathBuf>,
    /// Write files to this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let against = args.against.as_deref();
    let against = against
        .map(|named| store.checkpoint_named(named))
        .transpose()?;
    let busy = context.busy("reading every record");
    let (today, mut found) = store.prove(against)?;
    if let Some(trusted) = &args.stamp_ca {
        store.check_stamps(&mut found, trusted)?;
    }
    let verified = verify::verify(&today, &found, Vec::new(), context.now);
    let authority = store.authority_changes(&today)?;
    let scope = Scope::NOTHING.with_records().with_tenures();
    let (then, now) = store.snapshot_as_of(scope, args.as_of)?;
    drop(busy);
    let request = Request {
        sops: args.ids.iter().map(|sop| store.from_here(sop)).collect(),
        clause: args.satisfies,
        person: args.person,
        acts: args.act,
        sample: args.sample,
        seed: args.seed.unwrap_or_default(),
    };
    let sources = Sources {
        then: &then,
        found: &found,
        verified: &verified,
        authority: &authority,
    };
    let report = evidence(&sources, &request, now, context.now)?;
    match &args.out {
        Some(folder) => {
            let files = files(&report, context.globals.format, context.globals.is_json())?;
            if store.dry_run() {
                return Err(Error::usage(
                    "an export writes no repository: leave --dry-run out, or --out",
                ));
            }
            store.write_out(folder, &files)?;
            let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
            context.say(&format!("{}: {}", folder.display(), names.join(", ")));
            let mut sheet = context.sheet();
            foot(&report, &mut sheet);
            context.print(&sheet.out)?;
        }
        None => answer(&report, context)?,
    }
    Ok(Outcome::Done)
}

fn answer(report: &Report, context: &mut Context) -> Result<()> {
    match context.globals.format {
        Some(Format::Html) => context.print(&html::render(report, &tables::tables(report))),
        Some(Format::Csv) => {
            let tables = tables::tables(report);
            match tables.first() {
                Some(table) => context.answer_csv(&table.heads, &table.rows),
                None => Ok(()),
            }
        }
        _ => context.answer(report),
    }
}

/// The files of an export: name and text.
fn files(report: &Report, format: Option<Format>, as_json: bool) -> Result<Vec<(String, String)>> {
    let tables = tables::tables(report);
    Ok(match format {
        _ if as_json => vec![("evidence.json".to_owned(), json::render(report)?)],
        Some(Format::Csv) => tables
            .iter()
            .map(|table| {
                Ok((
                    format!("{}.csv", table.name),
                    csv::render(&table.heads, &table.rows)?,
                ))
            })
            .collect::<Result<_>>()?,
        Some(Format::Html) => vec![("evidence.html".to_owned(), html::render(report, &tables))],
        _ => return Err(Error::usage("in which format?").hint("--format csv|json|html --out DIR")),
    })
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(
            Tone::Strong,
            format!("{} as of {}", counted(self.rows.len(), "row"), self.as_of),
        );
        let row = |row: &crate::ops::evidence::Row| {
            let version = row.version.clone().unwrap_or_default();
            let who = if row.name.is_empty() {
                row.person.clone()
            } else {
                row.name.clone()
            };
            vec![
                row.at.clone(),
                format!("{} {version}", row.sop),
                row.act.clone(),
                who,
                row.class.clone(),
            ]
        };
        if !self.rows.is_empty() {
            sheet.table(
                &["at", "SOP", "act", "person", "class"],
                self.rows.iter().map(row).collect(),
            );
        }
        sheet.gap();
        foot(self, sheet);
        if !self.foot.verified {
            sheet.next(&["sop verify".to_owned()]);
        }
    }
}

/// What it was taken from.
fn foot(report: &Report, sheet: &mut Sheet) {
    for (key, value) in tables::about(report) {
        if key != "what this is" && key != "program" {
            sheet.field(key, &value);
        }
    }
}

//! `sop ack import`

use std::path::PathBuf;

use jiff::civil::Date;

use super::super::{Context, Outcome};
use crate::domain::plural::counted;
use crate::domain::settings::Identity;
use crate::domain::table::{MAX_BYTES, Table};
use crate::domain::version::Version;
use crate::error::{Error, Result};
use crate::ops::ack::import::{MEANING, Report, Request, import};
use crate::store::files::read_capped;
use crate::store::{Scope, sha256_hex};
use crate::ui::{Human, Sheet, Tone};

/// Which list.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The list is CSV with a heading `person`, `email` or `name`, and where wanted `sop`, `version`, `date`. What is recorded is your word, by the evidence that you have seen; the file itself is kept elsewhere, the record holds its SHA-256.\n\nExamples:\n  sop ack import signatures.csv --sop renewal-call --on 2026-11-20 --evidence signatures.pdf\n  sop ack import form-export.csv --dry-run"
)]
pub(super) struct Args {
    /// The list, as CSV
    file: PathBuf,
    /// The SOP, where the list does not say
    #[arg(long, value_name = "SOP")]
    sop: Option<String>,
    /// The version, where the list does not say; by default what was in force on the day
    #[arg(long, value_name = "VERSION")]
    version: Option<Version>,
    /// The day of reading, where the list does not say (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// What was signed, where that is another file than the list
    #[arg(long, value_name = "FILE")]
    evidence: Option<PathBuf>,
}

/// Runs it.
pub(super) fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let cwd = context.env.cwd.clone();
    let list = read_capped(&cwd.join(&args.file), MAX_BYTES)?;
    let table = Table::read(&list)
        .map_err(|why| Error::usage(format!("{} cannot be read: {why}", args.file.display())))?;
    let evidence = match &args.evidence {
        Some(file) => read_capped(&cwd.join(file), MAX_BYTES)?,
        None => list,
    };
    let source = args.evidence.as_ref().unwrap_or(&args.file);
    let name = source.file_name().unwrap_or_default();
    let mut request = Request {
        table,
        sop: args.sop.as_deref().map(|sop| store.from_here(sop)),
        version: args.version,
        on: args.on,
        evidence: sha256_hex(&evidence),
        source: name.to_string_lossy().into_owned(),
        identity: Identity::Asserted,
    };
    let scope = Scope::default();
    let snapshot = store.snapshot(scope)?;
    let question = format!("{}: {MEANING}", request.source);
    request.identity = context.identity(&store, &snapshot, &question)?;
    let now = context.now;
    let (report, applied) = store.transact(scope, |snapshot| import(snapshot, &request, now))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let count = counted(self.attested.len(), "reading");
        sheet.toned(
            Tone::Strong,
            format!("{count} attested from {}", self.source),
        );
        sheet.field("evidence", &format!("sha256 {}", self.evidence));
        if self.already > 0 {
            sheet.field("already there", &self.already.to_string());
        }
        let rows = self.attested.iter().map(|one| {
            vec![
                one.person.clone(),
                one.sop.clone(),
                one.version.clone(),
                one.on.clone(),
            ]
        });
        sheet.table(&["who", "sop", "version", "on"], rows.collect());
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

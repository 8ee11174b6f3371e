//! `sop check`

use super::{Context, Outcome};
use crate::domain::finding::{Finding, Severity};
use crate::domain::plural::counted;
use crate::error::Result;
use crate::ops::lint::{self, Report, Request, lint, lint_range};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Check SOPs against the lint's rules.
///
/// Looks at the work tree. What each rule says and why is in docs/rules.md.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop check\n  sop check sops/renewal-call.md\n  sop check --fail-on warning --json\n  sop check --range main..HEAD"
)]
pub struct Args {
    /// Only these files or folders
    paths: Vec<String>,
    /// Only what these commits change, as it is at the end: A..B
    #[arg(long, value_name = "A..B")]
    range: Option<String>,
    /// What makes the exit code 1
    #[arg(long, value_enum, default_value = "error")]
    fail_on: FailOn,
}

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FailOn {
    /// An error
    Error,
    /// A warning is enough
    Warning,
    /// Nothing
    None,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot(Scope {
        proposals: false,
        work_tree: true,
    })?;
    context.say_what_is_read(&snapshot);
    let request = Request {
        paths: args
            .paths
            .iter()
            .map(|path| store.path_from_here(path))
            .collect(),
        fail_on: match args.fail_on {
            FailOn::Error => lint::FailOn::Error,
            FailOn::Warning => lint::FailOn::Warning,
            FailOn::None => lint::FailOn::None,
        },
    };
    let report = match &args.range {
        None => lint(&snapshot, &request)?,
        Some(range) => {
            let (pages, touched) = store.range(&snapshot, range)?;
            lint_range(&snapshot, &request, &pages, &touched)
        }
    };
    context.answer(&report)?;
    Ok(if report.failing {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for finding in &self.findings {
            one(finding, sheet);
        }
        let totals = &self.totals;
        sheet.line(format!(
            "{}, {} in {}",
            counted(totals.errors, "error"),
            counted(totals.warnings, "warning"),
            counted(totals.files, "file")
        ));
    }
}

fn one(finding: &Finding, sheet: &mut Sheet) {
    let tone = if finding.severity == Severity::Error {
        Tone::Bad
    } else {
        Tone::Warn
    };
    let severity = sheet.tint(tone, &finding.severity.to_string());
    let place = format!(
        "{}:{}:{}",
        finding.path.replace('\n', "␊"),
        finding.line,
        finding.column
    );
    let place = sheet.tint(Tone::Plain, &place);
    let message = sheet.tint(
        Tone::Plain,
        &format!("{} [{}]", finding.message, finding.code),
    );
    sheet
        .out
        .push_str(&format!("{place}: {severity}: {message}\n"));
    if let Some(hint) = &finding.hint {
        sheet.paragraph(4, hint);
    }
}

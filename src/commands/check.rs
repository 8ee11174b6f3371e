//! `sop check`

mod fixing;

use super::{Context, Outcome};
use crate::check::rules;
use crate::domain::finding::{Finding, Severity};
use crate::domain::plural::counted;
use crate::error::{Error, Result};
use crate::ops::lint::{self, Around, Report, Request, lint, lint_range};
use crate::store::{Scope, Snapshot, Store};
use crate::ui::excerpt::excerpt;
use crate::ui::sarif::RuleText;
use crate::ui::{Human, Sheet, Tone};

/// Check SOPs against the lint's rules.
///
/// Looks at the work tree. What each rule says and why is in docs/rules.md. A warning is ignored where a comment before
/// it says so and why: <!-- sop-ignore RULE: reason -->; sop.yaml ignores path by path.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop check\n  sop check sops/renewal-call.md\n  sop check --fix --dry-run\n  sop check --range main..HEAD --format github\n  sop check --format sarif > check.sarif"
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
    /// Mend in the work tree what loses nothing and is certain
    #[arg(long, conflicts_with = "range")]
    fix: bool,
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
    if args.fix {
        return fixing::run(&request, &store, context);
    }
    if context.globals.dry_run {
        return Err(Error::usage("check writes nothing").hint("sop check --fix --dry-run"));
    }
    let snapshot = store.snapshot(SCOPE)?;
    context.say_what_is_read(&snapshot);
    let around = around(&store, &snapshot, args.range.as_deref(), context)?;
    let report = match &args.range {
        None => lint(&snapshot, &request, &around)?,
        Some(range) => {
            let (pages, touched) = store.range(&snapshot, range)?;
            lint_range(&snapshot, &request, &around, &pages, &touched)
        }
    };
    let texts: Vec<RuleText<'_>> = rules()
        .iter()
        .map(|rule| RuleText {
            code: rule.code,
            what: rule.what,
            why: rule.why,
            severity: rule.severity,
        })
        .collect();
    context.answer_findings(&report, "check", &texts, &report.findings)?;
    Ok(if report.failing {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// What is looked at.
const SCOPE: Scope = Scope {
    proposals: false,
    work_tree: true,
    ..Scope::NOTHING
};

/// What there is beside the pages, in the work tree or at a range's end.
fn around(
    store: &Store,
    snapshot: &Snapshot,
    range: Option<&str>,
    context: &Context,
) -> Result<Around> {
    let texts = match snapshot.configured {
        true => store.settings_texts(snapshot, range)?,
        // Elsewhere files of these names may be anybody's.
        false => Default::default(),
    };
    Ok(Around {
        files: Some(match range {
            Some(range) => store.files_of_range(range)?,
            None => store.files(snapshot)?,
        }),
        texts,
        today: Some(snapshot.today(context.now)),
    })
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for finding in &self.findings {
            let source = self.sources.get(&(finding.path.clone(), finding.line));
            one(finding, source.map(String::as_str), sheet);
        }
        let totals = &self.totals;
        let ignored = match totals.ignored {
            0 => String::new(),
            count => format!(", {count} ignored"),
        };
        sheet.line(format!(
            "{}, {}{ignored} in {}",
            counted(totals.errors, "error"),
            counted(totals.warnings, "warning"),
            counted(totals.files, "file")
        ));
    }
}

fn one(finding: &Finding, source: Option<&str>, sheet: &mut Sheet) {
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
    if let Some(line) = source.filter(|line| !line.trim().is_empty()) {
        let shown = excerpt(finding.line, line, finding.column, sheet.width());
        let shown = sheet.tint(Tone::Faint, &shown);
        sheet.out.push_str(&shown);
    }
    if let Some(hint) = &finding.hint {
        sheet.paragraph(4, hint);
    }
}

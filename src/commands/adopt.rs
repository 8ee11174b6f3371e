//! `sop adopt`

use super::{Context, Outcome};
use crate::domain::interval::Interval;
use crate::domain::plural::counted;
use crate::error::{Error, Result};
use crate::ops::adopt::{Report, Request, adopt};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone, prompt};

/// Govern existing pages as they are, in one commit.
///
/// They become 1.0 with a record that says: these bytes were live, who approved them is unknown. Only lines of front
/// matter are inserted; a page in which a line would have to change is left out, with the reason. What is governed
/// already stays as it is, so the same command may be given again.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop adopt 'docs/**/*.md' --owner role:ops-lead --role ops --dry-run\n  sop adopt runbooks --owner role:ops-lead --role ops --yes\n  sop adopt 'docs/**/*.md' --owner role:ops-lead --role ops --branch adopt-docs"
)]
pub struct Args {
    /// Files, folders or globs from the root
    #[arg(required = true, value_name = "GLOB")]
    globs: Vec<String>,
    /// Who owns the pages that name nobody: role:NAME, a person's id or e-mail
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// Who must know the pages that name no role (repeatable)
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    /// How often the pages that say nothing of it are reviewed, such as `6 months`
    #[arg(long, value_name = "INTERVAL")]
    review_in: Option<Interval>,
    /// Put the front matter on this branch; after its merge, the same command without it records
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    context.fetch(&store)?;
    let request = Request {
        globs: args
            .globs
            .iter()
            .map(|glob| store.path_from_here(glob))
            .collect(),
        owner: args.owner,
        roles: args.roles,
        review_in: args.review_in,
        branch: args.branch,
    };
    let now = context.now;
    let scope = Scope::PROPOSED;
    let name_of = |bytes: &[u8]| store.name_of(bytes);
    confirmed(context, &store, &request, scope)?;
    let (report, applied) =
        store.transact(scope, |snapshot| adopt(snapshot, &request, now, &name_of))?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

/// The overview first, and the question; without a terminal, `--yes` answers it.
fn confirmed(
    context: &mut Context,
    store: &crate::store::Store,
    request: &Request,
    scope: Scope,
) -> Result<()> {
    if context.globals.dry_run || context.globals.yes {
        return Ok(());
    }
    let snapshot = store.snapshot_without_ledger(scope)?;
    let name_of = |bytes: &[u8]| store.name_of(bytes);
    let (report, _) = adopt(&snapshot, request, context.now, &name_of)?;
    if report.sops.is_empty() {
        return Ok(());
    }
    if !context.interactive() {
        return Err(Error::usage(format!(
            "{} would be governed from here on: this has to be confirmed",
            counted(report.sops.len(), "page")
        ))
        .hint("--dry-run   (shows which, and with which lines)")
        .hint("--yes   (confirms)"));
    }
    let mut sheet = Sheet::new(context.env.width, false);
    overview(&report, &mut sheet);
    context.say(sheet.out.trim_end());
    let question = format!("Adopt {} as they are?", counted(report.sops.len(), "page"));
    if prompt::confirm(&question)? {
        Ok(())
    } else {
        Err(Error::refused("not confirmed: nothing was written").code("not-confirmed"))
    }
}

/// The most lines that are listed one by one.
const SHOWN: usize = 20;

fn overview(report: &Report, sheet: &mut Sheet) {
    let rows = report
        .sops
        .iter()
        .take(SHOWN)
        .map(|sop| {
            vec![
                sop.id.clone(),
                sop.version.clone(),
                sop.owner.clone().unwrap_or_default(),
                sop.roles.join(", "),
                sop.path.clone(),
            ]
        })
        .collect();
    sheet.table(&["id", "version", "owner", "roles", "file"], rows);
    if report.sops.len() > SHOWN {
        sheet.line(format!("… and {} more", report.sops.len() - SHOWN));
    }
    for skipped in report.skipped.iter().take(SHOWN) {
        sheet.labelled(
            Tone::Warn,
            &skipped.path,
            &format!("left out: {}", skipped.reason),
        );
        if let Some(hint) = &skipped.hint {
            sheet.paragraph(4, hint);
        }
    }
    if report.skipped.len() > SHOWN {
        sheet.line(format!(
            "… and {} more left out",
            report.skipped.len() - SHOWN
        ));
    }
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        overview(self, sheet);
        sheet.gap();
        let verb = match (&self.record, &self.commit) {
            _ if !self.would_write.is_empty() => "to adopt",
            (Some(_), _) => "adopted",
            (None, Some(_)) => "written on a branch",
            (None, None) => "adopted now",
        };
        sheet.line(format!(
            "{} {verb}, {} left out, {} governed before",
            counted(self.sops.len(), "page"),
            self.skipped.len(),
            self.governed_before
        ));
        if let Some(record) = &self.record {
            sheet.field("record", record.get(..12).unwrap_or(record));
        }
        // A thousand lines of `write` say no more than the table.
        let shown: Vec<String> = self.would_write.iter().take(SHOWN + 4).cloned().collect();
        sheet.would_write(&shown);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

//! `sop edit`

use super::{Context, Outcome};
use crate::domain::id::SopId;
use crate::error::{Error, Result};
use crate::ops::edit::{Report, begin, commit, uncommitted};
use crate::store::{Applied, FileEdit, Scope, Snapshot, Store};
use crate::ui::{Human, Sheet, Tone, prompt};

/// Edit an SOP on its branch; this starts a revision.
///
/// Checks the branch out, opens your editor, and commits. Where the file is changed already, -m commits it as it is.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop edit renewal-call\n  sop edit renewal-call -m 'add the discount limit'   (commits what is changed)"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// The message to commit with
    #[arg(long, short = 'm', value_name = "TEXT")]
    message: Option<String>,
    /// Put it on the branch of another SOP, to be submitted together
    #[arg(long, value_name = "SOP")]
    on: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope::EVERYTHING;
    let target = store.from_here(&args.sop);
    let (mut report, applied) = store.transact(scope, |snapshot| {
        let (report, change) = begin(snapshot, &target, args.on.as_deref())?;
        let asked = args.message.is_some() || (change.is_empty() && context.interactive());
        if !asked && dirty(&store, snapshot, &report.path)? {
            return Err(uncommitted_target(&report));
        }
        Ok((report, change))
    })?;
    report = report.with(&applied);
    if store.dry_run() {
        context.answer(&report)?;
        return Ok(Outcome::Done);
    }
    stop_if_not_on(&store, &report, &applied)?;
    let mut pending = changes(&store, &report)?;
    if pending.is_empty() {
        open_editor(context, &store, &report)?;
        pending = changes(&store, &report)?;
    }
    let message = message(&args, context, &report, pending.is_empty())?;
    let (report, applied) = store.transact(scope, |snapshot| {
        commit(
            snapshot,
            &report.branch,
            pending.clone(),
            &message,
            report.clone(),
        )
    })?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

/// Whether the work tree has other bytes of a file that HEAD has: somebody's work, whose end is theirs to say.
fn dirty(store: &Store, snapshot: &Snapshot, path: &str) -> Result<bool> {
    let bytes = store.work_bytes(path)?;
    let tracked = store.differs_from_head(snapshot, path, None)?;
    Ok(bytes.is_some() && tracked && store.differs_from_head(snapshot, path, bytes.as_deref())?)
}

fn uncommitted_target(report: &Report) -> Error {
    Error::refused(format!(
        "{} has changes that are not committed",
        report.path
    ))
    .code("dirty-target")
    .at(report.path.clone(), None)
    .hint(format!(
        "sop edit {} -m 'WHAT CHANGED'   (commits them on {})",
        report.id, report.branch
    ))
    .hint(format!(
        "git checkout -- {}   (throws them away)",
        report.path
    ))
}

/// The branch has to be checked out before anything is edited.
fn stop_if_not_on(store: &Store, report: &Report, applied: &Applied) -> Result<()> {
    let snapshot = store.snapshot_without_ledger(Scope::default())?;
    if snapshot.layout.head_branch.as_deref() == Some(&report.branch) {
        return Ok(());
    }
    let mut error =
        Error::refused(format!("{} cannot be checked out", report.branch)).code("not-checked-out");
    for notice in &applied.notices {
        error = error.cause(notice);
    }
    Err(error.hint("commit or stash what is in the way: git status"))
}

fn changes(store: &Store, report: &Report) -> Result<Vec<FileEdit>> {
    let snapshot = store.snapshot_without_ledger(Scope::EVERYTHING)?;
    let id = SopId::parse(&report.id).map_err(|error| Error::bug("an id is none").cause(error))?;
    let head = store.branch_pages(&snapshot, &report.branch)?;
    let mut edits = Vec::new();
    for path in uncommitted(&snapshot, &id, &report.path, &head) {
        let bytes = store.work_bytes(&path)?;
        if store.differs_from_head(&snapshot, &path, bytes.as_deref())? {
            edits.push(FileEdit { path, bytes });
        }
    }
    Ok(edits)
}

/// Where nobody sits at a terminal and no editor is named, the branch is checked out and that is all.
fn open_editor(context: &Context, store: &Store, report: &Report) -> Result<()> {
    let named = context.env.var("GIT_EDITOR");
    if !context.interactive() && named.is_none() {
        return Ok(());
    }
    let editor = store.editor(&[named, context.env.var("VISUAL"), context.env.var("EDITOR")]);
    store.open_editor(&editor, &report.path)
}

fn message(args: &Args, context: &Context, report: &Report, unchanged: bool) -> Result<String> {
    match &args.message {
        Some(message) => Ok(message.clone()),
        None if !unchanged && context.interactive() => {
            prompt::input("What changed?", &format!("Edit {}", report.id))
        }
        None => Ok(format!("Edit {}", report.id)),
    }
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let verb = if self.commit.is_some() {
            "committed"
        } else {
            "on"
        };
        sheet.toned(Tone::Strong, format!("{verb} {}", self.branch));
        sheet.field("file", &self.path);
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

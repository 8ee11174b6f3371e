//! `sop init`

use std::path::{Path, PathBuf};

use super::{Context, Outcome};
use crate::domain::ledger::Body;
use crate::domain::settings::SETTINGS_FILE;
use crate::error::{Error, Result};
use crate::ops::init::{Report, Request, files, report};
use crate::store::files::below;
use crate::store::git::Git;
use crate::store::{Change, Content, NewCommit, Scope, Snapshot, Store, random};
use crate::ui::{Human, Sheet, Tone, prompt};

/// Start an SOP repository, or make one of an existing repository.
///
/// An empty folder gets a git repository and a first commit. In a repository that has commits the files are written
/// and left to you; --commit commits just them. Nothing that exists is touched, but for a sop.yaml that names no
/// ledger: it gets that line.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop init handbook\n  sop init --forge github --commit\n  sop init --sops 'content/**/*.md'"
)]
pub struct Args {
    /// The folder; by default this one
    dir: Option<PathBuf>,
    /// Commit the files where the repository has commits already
    #[arg(long)]
    commit: bool,
    /// Write the workflow for this forge: github, gitlab or none
    #[arg(long, value_name = "FORGE")]
    forge: Option<String>,
    /// Your name, if not git's user.name
    #[arg(long)]
    name: Option<String>,
    /// Your e-mail, if not git's user.email
    #[arg(long)]
    email: Option<String>,
    /// Write a first page about how SOPs come about here
    #[arg(long)]
    sample: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let base = context.globals.repo.clone().map_or_else(
        || context.env.cwd.clone(),
        |repo| context.env.cwd.join(repo),
    );
    let folder = args
        .dir
        .as_ref()
        .map_or_else(|| base.clone(), |dir| base.join(dir));
    let git = open(&folder, context)?;
    let fresh = git.head()?.1.is_none();
    let root = git
        .workdir()
        .ok_or_else(|| Error::repository("a bare repository has no work tree to write in"))?
        .to_owned();
    let store = Store::with(git, &context.env, &context.options())?;
    let snapshot = store.snapshot_without_ledger(Scope::default())?;
    let request = request(&args, context, &store, &snapshot, &root)?;
    let edits = files(&request)?;
    let commits = fresh || args.commit;
    let mut answer = report(&request, commits)?;
    if !edits.is_empty() {
        store.transact(Scope::default(), |snapshot| {
            let change = if commits {
                let branch = snapshot.layout.head_branch.clone().ok_or_else(|| {
                    Error::refused("HEAD is detached: there is no branch to commit on")
                        .hint("git checkout main, or leave --commit out")
                })?;
                Change {
                    commit: Some(NewCommit {
                        branch,
                        parents: snapshot.layout.head.iter().cloned().collect(),
                        content: Content::Edits(edits.clone()),
                        message: "Start an SOP repository".to_owned(),
                    }),
                    ..Change::default()
                }
            } else {
                Change {
                    files: edits.clone(),
                    ..Change::default()
                }
            };
            Ok(((), change))
        })?;
    }
    if commits && !store.dry_run() {
        begin_ledger(&store, fresh)?;
    }
    if store.dry_run() {
        answer.committed = false;
    }
    if fresh && args.dir.is_some() {
        answer.next.insert(0, format!("cd {}", folder.display()));
    }
    context.answer(&answer)?;
    Ok(Outcome::Done)
}

/// The repository of exactly this folder, made where there is none.
fn open(folder: &Path, context: &Context) -> Result<Git> {
    let above: Vec<PathBuf> = folder.parent().map(Path::to_owned).into_iter().collect();
    if folder.is_dir() {
        if let Some(git) = Git::discover(folder, &above)? {
            return Ok(git);
        }
        // Ceilings stop the search above; inside another repository a nested one would only confuse.
        if let Some(outer) = Git::discover(folder, &[])?
            && let Some(root) = outer.workdir()
            && context.env.var("GIT_CEILING_DIRECTORIES").is_none()
        {
            return Err(Error::refused(format!(
                "{} is inside the repository {}",
                folder.display(),
                root.display()
            ))
            .code("inside-a-repository")
            .hint(format!("sop -C {} init", root.display())));
        }
    }
    if context.globals.dry_run {
        return Err(Error::usage(
            "there is no repository here yet: with --dry-run nothing can be begun",
        )
        .hint("git init, then: sop init --dry-run"));
    }
    Git::init(folder, "main")
}

fn request(
    args: &Args,
    context: &Context,
    store: &Store,
    snapshot: &Snapshot,
    root: &Path,
) -> Result<Request> {
    let actor = &snapshot.actor;
    let mut request = Request {
        ledger: random::letters(20)?,
        person_id: format!("p-{}", random::letters(6)?),
        name: args.name.clone().unwrap_or_else(|| actor.name.clone()),
        email: args.email.clone().unwrap_or_else(|| actor.email.clone()),
        forge: args.forge.clone(),
        existing: below(root),
        settings: None,
        default_branch: unusual_branch(snapshot),
        sops: context.globals.sops.clone(),
        sample: args.sample,
    };
    if request.existing.contains(SETTINGS_FILE) {
        request.beside(store.settings_text(snapshot, SETTINGS_FILE, false)?)?;
    }
    if let Some(ledger) = &snapshot.settings.ledger {
        request.ledger.clone_from(ledger);
        request.settings = None;
    }
    if context.interactive() && !request.existing.contains(SETTINGS_FILE) {
        request.name = prompt::input("Your name", &request.name)?;
        request.email = prompt::input("Your e-mail, as git has it", &request.email)?;
        if request.forge.is_none() {
            const FORGES: [&str; 3] = ["none", "github", "gitlab"];
            let chosen = prompt::select("Where are pull requests made?", &FORGES)?;
            request.forge = FORGES.get(chosen).map(|forge| (*forge).to_owned());
        }
    }
    Ok(request)
}

/// The default branch, where neither a remote nor its name tells that it is one.
fn unusual_branch(snapshot: &Snapshot) -> Option<String> {
    let branch = &snapshot.layout.default_branch;
    let told = snapshot.layout.remote.is_some() || ["main", "master"].contains(&branch.as_str());
    (!told).then(|| branch.clone())
}

/// Writes the first record, where the default branch names a ledger that has none. Where a remote may have it, the first
/// command that governs does; a ledger id that was drawn just now is nowhere else.
fn begin_ledger(store: &Store, fresh: bool) -> Result<()> {
    let snapshot = store.snapshot_without_ledger(Scope::default())?;
    let begun = snapshot.ledger.count > 0;
    if snapshot.settings.ledger.is_none()
        || begun
        || (snapshot.layout.remote.is_some() && !fresh)
        || snapshot.actor.person.is_none()
    {
        return Ok(());
    }
    store
        .transact(Scope::default(), |_| {
            Ok((
                (),
                Change {
                    records: vec![Body::Genesis {}],
                    ..Change::default()
                },
            ))
        })
        .map(drop)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let verb = if self.committed {
            "committed"
        } else {
            "written"
        };
        if self.created.is_empty() && self.completed.is_empty() {
            sheet.line("everything was there already; nothing was touched");
        } else if !self.created.is_empty() {
            sheet.toned(Tone::Strong, format!("{verb} {} files", self.created.len()));
            for path in &self.created {
                sheet.line(format!("  {path}"));
            }
        }
        for path in &self.completed {
            sheet.line(format!("{path} named no ledger: the line was added"));
        }
        if !self.kept.is_empty() {
            sheet.field("left alone", &self.kept.join(", "));
        }
        sheet.field("ledger", &self.ledger);
        sheet.next(&self.next);
    }
}

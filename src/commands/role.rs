//! `sop role`

mod said;

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::role::{AssignRequest, ListReport, ShowReport, assign, gaps, list, show};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// List roles, what each must know and what is missing; assign SOPs.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

/// What to do with roles.
#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the roles of roles.yaml
    List,
    /// Show a role: who is in it, what it must know, who has not acknowledged it
    Show {
        /// Its name
        role: String,
    },
    /// Show what is missing: SOPs without a role, roles without a path, people without a role
    Gaps,
    /// Make an SOP one that more roles must know; what was approved stays approved
    Assign(AssignArgs),
}

/// Which SOP, and for whom.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop role assign renewal-call cs-agent cs-lead --commit")]
struct AssignArgs {
    /// The SOP, by id or path
    sop: String,
    /// The roles that have to know it as well
    #[arg(required = true, value_name = "ROLE")]
    roles: Vec<String>,
    /// Commit just this file, on the default branch
    #[arg(long)]
    commit: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let now = context.now;
    match args.command {
        Command::List => context.answer(&list(&store.snapshot(Scope::default())?, now))?,
        Command::Show { role } => {
            context.answer(&show(&store.snapshot(Scope::default())?, &role, now)?)?;
        }
        Command::Gaps => context.answer(&gaps(&store.snapshot(Scope::default())?, now))?,
        Command::Assign(args) => {
            let request = AssignRequest {
                target: store.from_here(&args.sop),
                roles: args.roles,
                commit: args.commit,
            };
            let scope = Scope {
                proposals: false,
                work_tree: true,
            };
            let (mut report, applied) = store.transact(scope, |snapshot| {
                assign(snapshot, &request, snapshot.today(now))
            })?;
            report.commit = applied.commit.as_ref().map(ToString::to_string);
            report.would_write = applied.preview;
            let layout = store.snapshot_without_ledger(Scope::default())?.layout;
            if report.commit.is_some() && layout.local_ahead {
                let push = "git push   (others know by the default branch of the remote)";
                report.next.insert(0, push.to_owned());
            }
            context.answer(&report)?;
        }
    }
    Ok(Outcome::Done)
}

impl Human for ListReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self.roles.iter().map(|role| {
            vec![
                role.role.clone(),
                role.title.clone().unwrap_or_default(),
                role.includes.join(", "),
                role.path.clone().unwrap_or_default(),
                role.people.to_string(),
                role.sops.to_string(),
            ]
        });
        let heads = ["role", "title", "includes", "path", "people", "sops"];
        sheet.table(&heads, rows.collect());
        if self.roles.is_empty() {
            sheet.line("roles.yaml has no role");
        }
    }
}

impl Human for ShowReport {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, &self.role);
        sheet.field("title", self.title.as_deref().unwrap_or_default());
        sheet.field("includes", &self.includes.join(", "));
        sheet.field("path", self.path.as_deref().unwrap_or_default());
        sheet.field("people", &self.people.join(", "));
        sheet.gap();
        let rows = self.sops.iter().map(|sop| {
            vec![
                sop.id.clone(),
                sop.version.clone(),
                sop.by.clone(),
                if sop.required { "yes" } else { "no" }.to_owned(),
                sop.missing.join(", "),
            ]
        });
        let heads = ["must know", "version", "as", "acknowledge", "missing"];
        sheet.table(&heads, rows.collect());
        if self.sops.is_empty() {
            sheet.line("no SOP in force is for this role");
        }
    }
}

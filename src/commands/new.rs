//! `sop new`

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::create::{Report, Request, create};
use crate::ops::template::own_path;
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Begin an SOP from a template, on its own branch.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop new 'Renewal call' --role cs-lead --owner role:cs-lead\n  sop new 'Database failover' --kind runbook"
)]
pub struct Args {
    /// The title
    title: String,
    #[command(flatten)]
    page: PageArgs,
}

/// What `new` and `draft` take alike.
#[derive(Debug, Clone, clap::Args)]
pub struct PageArgs {
    /// The id; by default made from the title
    #[arg(long)]
    id: Option<String>,
    /// Who must know it (repeatable)
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,
    /// Who owns it: role:NAME, a person's id or e-mail; by default your first role
    #[arg(long)]
    owner: Option<String>,
    /// The template: procedure, runbook, policy, or your own in .sop/templates/
    #[arg(long, default_value = "procedure")]
    kind: String,
    /// The workflow of workflows.yaml that it belongs to
    #[arg(long)]
    workflow: Option<String>,
    /// Put it on the branch of another SOP, to be submitted together
    #[arg(long, value_name = "SOP")]
    on: Option<String>,
}

impl PageArgs {
    /// The request for a page with this title.
    pub fn request(&self, title: &str) -> Request {
        Request {
            title: title.to_owned(),
            id: self.id.clone(),
            roles: self.role.clone(),
            owner: self.owner.clone(),
            kind: self.kind.clone(),
            workflow: self.workflow.clone(),
            on: self.on.clone(),
        }
    }
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let request = args.page.request(&args.title);
    let scope = Scope::PROPOSED;
    let own = own_path(&request.kind)?;
    let (report, applied) = store.transact(scope, |snapshot| {
        let own = store.own_file(snapshot, &own)?;
        create(snapshot, &request, own.as_deref())
    })?;
    context.answer(&report.with(&applied))?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, format!("began {}", self.id));
        sheet.field("file", &self.path);
        sheet.field("branch", &self.branch);
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

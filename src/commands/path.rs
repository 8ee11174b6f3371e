//! `sop path`

use super::{Context, Outcome};
use crate::domain::plural::counted;
use crate::error::Result;
use crate::ops::path::{ListReport, ShowReport, list, show};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// List and show training paths.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

/// What to do with paths.
#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the paths of paths.yaml
    List,
    /// Show a path, stage by stage
    Show {
        /// Its name
        path: String,
    },
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    match args.command {
        Command::List => {
            let snapshot = store.snapshot_without_ledger(Scope::default())?;
            context.answer(&list(&snapshot))?;
        }
        Command::Show { path } => {
            let snapshot = store.snapshot(Scope::default())?;
            context.answer(&show(&snapshot, &path, context.now)?)?;
        }
    }
    Ok(Outcome::Done)
}

impl Human for ListReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self.paths.iter().map(|path| {
            vec![
                path.path.clone(),
                path.title.clone().unwrap_or_default(),
                path.roles.join(", "),
                path.stages.to_string(),
                path.sops.to_string(),
            ]
        });
        sheet.table(
            &["path", "title", "leads into", "stages", "sops"],
            rows.collect(),
        );
        if self.paths.is_empty() {
            sheet.line("paths.yaml has no path");
        }
    }
}

impl Human for ShowReport {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, &self.path);
        sheet.field("title", self.title.as_deref().unwrap_or_default());
        sheet.field("leads into", &self.roles.join(", "));
        for stage in &self.stages {
            sheet.gap();
            let title = stage.title.as_deref().unwrap_or_default();
            sheet.toned(Tone::Strong, format!("{} {title}", stage.id).trim_end());
            if let Some(due) = &stage.due {
                sheet.field("due", &format!("{due} after the first day"));
            }
            sheet.field("after", &stage.after.join(", "));
            for sop in &stage.sops {
                let version = sop.version.as_deref().unwrap_or("(not in force)");
                sheet.field("sop", &format!("{} {version}", sop.id));
            }
            sheet.field(
                "checkpoint",
                stage.checkpoint.as_deref().unwrap_or_default(),
            );
        }
        let sops = self.stages.iter().map(|stage| stage.sops.len()).sum();
        sheet.gap();
        sheet.line(counted(sops, "SOP"));
    }
}

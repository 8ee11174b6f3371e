//! `sop schema`

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::schema::{ListReport, list, named};
use crate::ui::{Human, Sheet};

/// Print the JSON Schema of a file, so that editors complete and check it.
///
/// An editor finds it by a first line like `# yaml-language-server: $schema=people.schema.json`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop schema --list\n  sop schema people > people.schema.json\n  sop schema front-matter"
)]
pub struct Args {
    /// Which: sop, people, roles, paths, workflows, front-matter
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// List what there is
    #[arg(long, conflicts_with = "name")]
    list: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    match &args.name {
        Some(name) => context.print(named(name)?)?,
        None => context.answer(&list())?,
    }
    Ok(Outcome::Done)
}

impl Human for ListReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self.schemas.iter();
        let rows = rows.map(|one| vec![one.name.clone(), one.files.clone()]);
        sheet.table(&["schema", "describes"], rows.collect());
        sheet.next(&["sop schema people > people.schema.json".to_owned()]);
    }
}

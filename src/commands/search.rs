//! `sop search`

use super::{Context, Outcome};
use crate::error::Result;
use crate::ops::search::{Report, Request, search};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Find SOPs by their words.
///
/// Searches what readers have, the best first. Words are found in their forms; a word that nothing has is looked for
/// again with a slip forgiven. Quotes keep words together.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop search restore backup\n  sop search '\"maintenance window\"' --role ops\n  sop search discount --state published --json"
)]
pub struct Args {
    /// The words
    #[arg(required = true)]
    words: Vec<String>,
    /// Owned by this role or person
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// To be known by this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// With this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// In this state: published, ungoverned, retired …
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let begun = context.stopwatch();
    let store = context.store()?;
    let snapshot = store.snapshot(Scope::PROPOSED)?;
    context.say_what_is_read(&snapshot);
    let request = Request {
        words: args.words.join(" "),
        owner: args.owner,
        role: args.role,
        tag: args.tag,
        state: args.state.as_deref().map(super::list::state).transpose()?,
        limit: args.limit,
    };
    let mut report = search(&snapshot, &request, context.now)?;
    report.took_ms = begun();
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for instead in &self.instead {
            sheet.notice(&format!(
                "nothing has `{}`: looked for {}",
                instead.word,
                instead.near.join(", ")
            ));
        }
        for hit in &self.hits {
            let version = hit.version.as_deref().unwrap_or("");
            let state = format!("{} {version}", hit.state);
            sheet.toned(Tone::Strong, format!("{}  {}", hit.id, hit.title));
            let section = match &hit.section {
                Some(section) if *section != hit.title => format!("  {section}"),
                _ => String::new(),
            };
            let place = format!("{}:{}  {}{section}", hit.path, hit.line, state.trim());
            sheet.toned(Tone::Faint, format!("    {place}"));
            if !hit.snippet.is_empty() {
                sheet.paragraph(4, &hit.snippet);
            }
        }
        if self.hits.is_empty() {
            sheet.line("nothing has these words");
        } else if self.found > self.hits.len() {
            sheet.notice(&format!(
                "{} of {}: --limit {}",
                self.hits.len(),
                self.found,
                self.found
            ));
        }
    }
}

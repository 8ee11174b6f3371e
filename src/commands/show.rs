//! `sop show`

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::domain::version::Version;
use crate::error::Result;
use crate::ops::show::{Report, Request, Text, choose};
use crate::ops::target::find;
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Show an SOP as its readers get it.
///
/// That is the version in force, whatever the work tree says.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop show renewal-call\n  sop show renewal-call --version 1.0\n  sop show renewal-call --as-of 2026-06-30\n  sop show renewal-call --work-tree     (the draft)"
)]
pub struct Args {
    /// The SOP, by id or path
    sop: String,
    /// This published version
    #[arg(long = "version", value_name = "VERSION", conflicts_with_all = ["as_of", "work_tree"])]
    number: Option<Version>,
    /// What was in force on this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", conflicts_with = "work_tree")]
    as_of: Option<Date>,
    /// The draft
    #[arg(long)]
    work_tree: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope {
        proposals: true,
        work_tree: args.work_tree,
        ..Scope::NOTHING
    };
    let mut target = store.from_here(&args.sop);
    if args.as_of.is_some() {
        // What an SOP is called is known now, and perhaps was not then.
        target = find(&store.snapshot(scope)?, &target)?.to_string();
    }
    let (snapshot, now) = match args.as_of {
        Some(_) => store.snapshot_as_of(scope, args.as_of)?,
        None => (store.snapshot_about(scope, &target)?, context.now),
    };
    context.say_what_is_read(&snapshot);
    let request = Request {
        target,
        version: args.number,
        as_of: args.as_of,
        work_tree: args.work_tree,
    };
    let (mut report, text) = choose(&snapshot, &request, now)?;
    report.markdown = match text {
        Text::Here(text) => text,
        Text::Blob(blob) => store.text(&blob)?,
    };
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        if let Some(banner) = &self.banner {
            sheet.toned(Tone::Bad, format!("*** {banner} ***"));
            sheet.gap();
        }
        let version = self
            .version
            .as_deref()
            .map(|version| format!(" {version}"))
            .unwrap_or_default();
        sheet.toned(
            Tone::Strong,
            format!("{}{version} · {}", self.sop.id, self.shown),
        );
        sheet.field("file", &self.path);
        sheet.field("owner", self.sop.owner.as_deref().unwrap_or_default());
        sheet.field("roles", &self.sop.roles.join(", "));
        sheet.field(
            "published",
            self.published_at.as_deref().unwrap_or_default(),
        );
        // Both belong to the version in force, and to no other.
        if self.shown == "in-force" {
            sheet.field("approved by", &self.sop.approved_by.join(", "));
            sheet.field("review due", self.sop.due.as_deref().unwrap_or_default());
        }
        sheet.gap();
        let body = crate::markdown::Page::split(self.markdown.as_bytes())
            .map_or(self.markdown.as_str(), |page| {
                self.markdown.get(page.body.start..).unwrap_or_default()
            });
        sheet.verbatim(body.trim_matches('\n'));
        if let Some(banner) = &self.banner {
            sheet.gap();
            sheet.toned(Tone::Bad, format!("*** {banner} ***"));
        }
        if self.shown == "in-force" && self.sop.branch.is_some() {
            sheet.notice(&format!(
                "a revision is in the making: sop diff {}",
                self.sop.id
            ));
        }
    }
}

//! `sop audit`

mod html;
mod markdown;

use std::collections::BTreeMap;

use super::context::Format;
use super::{Context, Outcome};
use crate::domain::codeowners::{CodeOwners, PLACES};
use crate::domain::interval::Interval;
use crate::domain::workflows::WORKFLOWS_FILE;
use crate::error::Result;
use crate::ops::audit::{Findings, Judged, Report, Request, Verdict, audit, backlog::backlog};
use crate::store::{Scope, Snapshot, Store};
use crate::ui::{Human, Sheet, Tone};

/// Judge an old folder of pages, file by file.
///
/// Each page gets a verdict (keep, refresh, merge, finish, retire) with its reasons. Nothing is written, unless
/// `--backlog` asks for entries in workflows.yaml.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop audit\n  sop audit docs/runbooks --format markdown\n  sop audit --format html > audit.html\n  sop audit --backlog"
)]
pub struct Args {
    /// Only what is below this folder
    #[arg(value_name = "DIR", default_value = "")]
    folder: String,
    /// How long a page stays true that says nothing of it
    #[arg(long, value_name = "INTERVAL", default_value = "12 months")]
    review_in: Interval,
    /// Only these verdicts (comma-separated)
    #[arg(long, value_name = "VERDICTS", value_delimiter = ',')]
    verdict: Vec<String>,
    /// Write what is to be done into workflows.yaml
    #[arg(long)]
    backlog: bool,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot(Scope::default())?;
    context.say_what_is_read(&snapshot);
    let wanted = args
        .verdict
        .iter()
        .map(|name| verdict(name))
        .collect::<Result<Vec<Verdict>>>()?;
    let request = Request {
        folder: store.path_from_here(&args.folder),
        review_in: args.review_in,
    };
    let busy = context.busy("reading every page and its history");
    let pages = store.head_pages(&snapshot)?;
    let found = findings(&store, &snapshot, &pages)?;
    let mut report = audit(&snapshot, &pages, &request, &found, context.now)?;
    drop(busy);
    if args.backlog {
        let (added, applied) = store.transact(Scope::default(), |snapshot| {
            let text = store.own_file(snapshot, WORKFLOWS_FILE)?;
            let (change, added) = backlog(&report, text.as_deref())?;
            Ok((added, change))
        })?;
        for line in &applied.preview {
            context.say(line);
        }
        context.say(&format!(
            "{added} added to {WORKFLOWS_FILE}: sop draft --next 3"
        ));
    }
    if !wanted.is_empty() {
        report.pages.retain(|page| wanted.contains(&page.verdict));
    }
    match context.globals.format {
        Some(Format::Csv) => {
            let rows: Vec<Vec<String>> = report.pages.iter().map(row).collect();
            context.answer_csv(&HEADS, &rows)?;
        }
        Some(Format::Markdown) => context.print(&crate::ui::safe(&markdown::render(&report)))?,
        Some(Format::Html) => context.print(&html::render(&report))?,
        _ => context.answer(&report)?,
    }
    Ok(Outcome::Done)
}

fn findings(
    store: &Store,
    snapshot: &Snapshot,
    pages: &[crate::domain::document::Document],
) -> Result<Findings> {
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    let mut owners = CodeOwners::default();
    for place in PLACES {
        if let Some(text) = store.default_text(snapshot, place)? {
            owners = CodeOwners::parse(&text);
            break;
        }
    }
    let found = store.last_changes(snapshot, &paths)?;
    let own = |(place, path): (usize, &&str)| Some(((*path).to_owned(), found.get(place)?));
    let changes: BTreeMap<_, _> = paths.iter().enumerate().filter_map(own).collect();
    Ok(Findings {
        authors: store.authors(changes.values().map(|change| &change.meant)),
        changes,
        files: store.files(snapshot)?,
        owners,
    })
}

fn verdict(name: &str) -> Result<Verdict> {
    super::by_name(name).ok_or_else(|| {
        crate::error::Error::usage(format!("`{name}` is no verdict"))
            .hint("one of keep, refresh, merge, finish, retire")
    })
}

const HEADS: [&str; 14] = [
    "path",
    "id",
    "title",
    "verdict",
    "reasons",
    "owner",
    "owner_from",
    "last_changed",
    "days",
    "words",
    "steps",
    "unfinished",
    "dead_links",
    "linked_from",
];

fn row(page: &Judged) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        page.path.clone(),
        page.id.clone(),
        page.title.clone(),
        page.verdict.to_string(),
        page.reasons.join("; "),
        text(&page.owner),
        text(&page.owner_from),
        text(&page.last_changed),
        page.days.map(|days| days.to_string()).unwrap_or_default(),
        page.words.to_string(),
        page.steps.to_string(),
        page.unfinished.len().to_string(),
        page.dead_links.len().to_string(),
        page.linked_from.to_string(),
    ]
}

/// The order in which verdicts are listed: what is quickest to decide first.
const ORDER: [Verdict; 5] = [
    Verdict::Retire,
    Verdict::Merge,
    Verdict::Finish,
    Verdict::Refresh,
    Verdict::Keep,
];

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for verdict in ORDER {
            let pages: Vec<&Judged> = self
                .pages
                .iter()
                .filter(|page| page.verdict == verdict)
                .collect();
            if pages.is_empty() || verdict == Verdict::Keep {
                continue;
            }
            sheet.gap();
            sheet.toned(Tone::Strong, format!("{verdict} ({})", pages.len()));
            for page in pages {
                sheet.item("  ", &page.path);
                let owner = match (&page.owner, page.owner_from.as_deref()) {
                    (Some(owner), Some("last-editor")) => format!("last edited by {owner}"),
                    (Some(owner), _) => format!("owner {owner}"),
                    (None, _) => "no owner".to_owned(),
                };
                sheet.item("    ", &format!("{} ({owner})", page.reasons.join("; ")));
            }
        }
        let totals = &self.totals;
        sheet.gap();
        sheet.line(format!(
            "on {}: {} pages: {} keep, {} refresh, {} finish, {} merge, {} retire",
            self.as_of,
            totals.pages,
            totals.keep,
            totals.refresh,
            totals.finish,
            totals.merge,
            totals.retire
        ));
        sheet.line(format!(
            "{} name an owner, {} have steps, {} dead links, {} unfinished marks, {} that nobody links to",
            totals.with_owner, totals.with_steps, totals.dead_links, totals.unfinished, totals.orphans
        ));
        sheet.next(&[
            "sop audit --backlog   (puts these into workflows.yaml)".to_owned(),
            "sop adopt GLOB --owner role:NAME --role NAME --dry-run   (governs what is kept)"
                .to_owned(),
        ]);
    }
}

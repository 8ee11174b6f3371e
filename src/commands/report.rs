//! `sop report`

use jiff::civil::Date;

use super::{Context, Outcome};
use crate::domain::head::Head;
use crate::domain::interval::Interval;
use crate::error::Result;
use crate::ops::report::{Exceptions, Report, Share, report};
use crate::store::Scope;
use crate::ui::{Human, Sheet, Tone};

/// Count how fresh and how well covered the SOPs are.
///
/// Every figure stands with what it is counted from. A fresh repository shows nothing of nothing, never "satisfied".
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop report\n  sop report --review-in '6 months' --json")]
pub struct Args {
    /// The interval of pages that name none, such as `6 months`
    #[arg(long, value_name = "INTERVAL")]
    review_in: Option<Interval>,
    /// On another day than today (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope::PROPOSED.with_records();
    let (snapshot, now) = store.snapshot_as_of(scope, args.as_of)?;
    context.say_what_is_read(&snapshot);
    let busy = context.busy("walking the history");
    let pages = store.head_pages(&snapshot)?;
    let history = super::stale::history(&store, &snapshot, &Head::all(&pages), now)?;
    drop(busy);
    let late = store.late_approvals(&snapshot)?;
    let answer = report(&snapshot, &pages, &history, &late, args.review_in, now)?;
    context.answer(&answer)?;
    Ok(Outcome::Done)
}

fn share(share: Share) -> String {
    let of = format!("{} of {}", share.numerator, share.denominator);
    match share.percent() {
        Some(percent) => format!("{of} ({percent} %)"),
        None => of,
    }
}

/// The most rows of a table.
const SHOWN: usize = 30;

fn by(sheet: &mut Sheet, name: &str, shares: &std::collections::BTreeMap<String, Share>) {
    if shares.is_empty() {
        return;
    }
    sheet.gap();
    let row = |(key, value): (&String, &Share)| vec![key.clone(), share(*value)];
    sheet.table(
        &[name, "not overdue"],
        shares.iter().take(SHOWN).map(row).collect(),
    );
    if shares.len() > SHOWN {
        sheet.line(format!("… and {} more: --json", shares.len() - SHOWN));
    }
}

/// What was let through, the newest last.
fn exceptions(found: &Exceptions, sheet: &mut Sheet) {
    if found.items.is_empty() {
        return;
    }
    sheet.gap();
    let hidden = found.items.len().saturating_sub(SHOWN);
    let rows = found.items.iter().skip(hidden).map(|item| {
        let state = item.state.as_deref().map(|state| format!(" ({state})"));
        let mut why = item.reason.clone().unwrap_or_default();
        if let Some(until) = &item.until {
            why = format!("{why} (until {until})");
        }
        vec![
            format!("{}{}", item.kind, state.unwrap_or_default()),
            format!("{} {}", item.sop, item.version),
            item.person.clone(),
            item.at.clone(),
            why.trim().to_owned(),
            item.command.clone(),
        ]
    });
    let rows = rows.collect();
    sheet.table(
        &["exception", "sop", "by", "at", "why", "look closer"],
        rows,
    );
    if hidden > 0 {
        sheet.line(format!("{hidden} more before these: --json"));
    }
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, format!("on {}", self.as_of));
        sheet.field("not overdue", &share(self.freshness.all));
        sheet.field("governed", &share(self.coverage.governed));
        sheet.field("with an owner", &share(self.coverage.owned));
        sheet.field("with a role", &share(self.coverage.with_role));
        sheet.field(
            "roles",
            &format!("{} have a page", share(self.coverage.roles)),
        );
        sheet.field("without one", &self.coverage.roles_without.join(", "));
        sheet.field(
            "workflows",
            &format!("{} have an SOP", share(self.coverage.workflows)),
        );
        by(sheet, "role", &self.freshness.by_role);
        by(sheet, "owner", &self.freshness.by_owner);
        exceptions(&self.exceptions, sheet);
        sheet.next(&["sop stale".to_owned()]);
    }
}

//! `sop list`

use jiff::civil::Date;

use super::context::Format;
use super::{Context, Outcome};
use crate::domain::plural::are;
use crate::domain::state::SopState;
use crate::error::{Error, Result};
use crate::ops::list::{Report, Request, list};
use crate::store::{Readers, Scope};
use crate::ui::{Human, Sheet};

/// List SOPs and where they stand.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop list\n  sop list --role cs-lead --state published\n  sop list --satisfies ISO9001:7.5.3 --format csv"
)]
pub struct Args {
    /// Owned by this role or person
    #[arg(long, value_name = "OWNER")]
    owner: Option<String>,
    /// To be known by this role
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// With this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// In this state: draft, submitted, approved, published, scheduled, revising, retired, ungoverned …
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Satisfying this clause, as STANDARD:CLAUSE or either
    #[arg(long, value_name = "CLAUSE")]
    satisfies: Option<String>,
    /// As of the end of this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let scope = Scope::PROPOSED.of(Readers::Nobody);
    let (snapshot, now) = store.snapshot_as_of(scope, args.as_of)?;
    context.say_what_is_read(&snapshot);
    let request = Request {
        owner: args.owner,
        role: args.role,
        tag: args.tag,
        state: args.state.as_deref().map(state).transpose()?,
        satisfies: args.satisfies,
        digests: matches!(context.globals.format, Some(Format::Json | Format::Csv)),
        may_be_empty: args.as_of.is_some(),
    };
    let report = list(&snapshot, &request, now)?;
    if context.globals.format == Some(Format::Csv) {
        let rows: Vec<Vec<String>> = report.sops.iter().map(row).collect();
        context.answer_csv(&HEADS, &rows)?;
    } else {
        context.answer(&report)?;
    }
    Ok(Outcome::Done)
}

const HEADS: [&str; 20] = [
    "id",
    "path",
    "title",
    "status",
    "state",
    "version",
    "owner",
    "roles",
    "tags",
    "risk",
    "digest",
    "published_at",
    "effective_on",
    "due",
    "approved_by",
    "branch",
    "pull_request",
    "unapproved_until",
    "scheduled_version",
    "scheduled_on",
];

fn row(sop: &crate::ops::overview::SopLine) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (emergency, scheduled) = (sop.emergency.as_ref(), sop.scheduled.as_ref());
    vec![
        sop.id.clone(),
        sop.path.clone(),
        sop.title.clone(),
        text(&sop.status),
        sop.state.to_string(),
        text(&sop.version),
        text(&sop.owner),
        sop.roles.join(" "),
        sop.tags.join(" "),
        sop.risk.to_string(),
        text(&sop.digest),
        text(&sop.published_at),
        text(&sop.effective_on),
        text(&sop.due),
        sop.approved_by.join(" "),
        text(&sop.branch),
        text(&sop.pull_request),
        text(&emergency.map(|emergency| emergency.until.clone())),
        text(&scheduled.map(|scheduled| scheduled.version.clone())),
        text(&scheduled.and_then(|scheduled| scheduled.effective_on.clone())),
    ]
}

/// A state by its name in JSON.
pub(super) fn state(text: &str) -> Result<SopState> {
    const NAMES: [&str; 10] = [
        "draft",
        "submitted",
        "approved",
        "published",
        "scheduled",
        "revising",
        "retired",
        "ungoverned",
        "pending",
        "merged-not-recorded",
    ];
    super::by_name(text).ok_or_else(|| {
        let error = Error::usage(format!("`{text}` is no state"));
        match crate::domain::suggest::nearest(text, NAMES) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint(format!("one of {}", NAMES.join(", "))),
        }
    })
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self
            .sops
            .iter()
            .map(|sop| {
                vec![
                    sop.id.clone(),
                    sop.version.clone().unwrap_or_else(|| "–".to_owned()),
                    match &sop.emergency {
                        Some(_) => format!("{}, unapproved", sop.state),
                        None => sop.state.to_string(),
                    },
                    sop.owner.clone().unwrap_or_else(|| "–".to_owned()),
                    sop.due.clone().unwrap_or_else(|| "–".to_owned()),
                    sop.title.clone(),
                ]
            })
            .collect();
        sheet.table(&["id", "version", "state", "owner", "due", "title"], rows);
        if self.sops.is_empty() {
            sheet.line("no SOP fits");
        }
        if self.ledger.unshared > 0 {
            sheet.notice(&format!(
                "{} not on the remote yet: sop sync",
                are(self.ledger.unshared, "record")
            ));
        }
    }
}

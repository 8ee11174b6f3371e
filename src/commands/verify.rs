//! `sop verify`

use std::path::PathBuf;

use super::{Context, Outcome, forge};
use crate::domain::finding::{Finding, Severity};
use crate::domain::plural::{are, counted};
use crate::error::{Kind, Result};
use crate::ops::verify::codes::AREAS;
use crate::ops::verify::{self, Checked, Failure, Report, online};
use crate::store::checkpoints::Against;
use crate::store::evidence::Evidence;
use crate::store::{Proposal, Scope, Snapshot, Store};
use crate::ui::sarif::RuleText;
use crate::ui::{Human, Sheet, Tone};

/// Prove what is live, who approved it, and that nothing was rewritten.
///
/// Works in a bare clone, without a network. Every failure has a name; docs/verify.md explains each.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop verify\n  sop verify --json\n  sop verify --online        (asks the forge whether it confirms its reviews)\n  sop -C handbook.git verify     (a bare clone)\n  sop verify --against handbook-2026-11.txt     (a copy by sop checkpoint --export)\n  sop verify --stamp-ca authority.pem     (what signs its time stamps)\n  sop verify --range origin/main..HEAD --format github     (in a pull request)"
)]
pub struct Args {
    /// Ask the forge whether the reviews that are on record were given there
    #[arg(long, conflicts_with = "range")]
    online: bool,
    /// Check against a checkpoint: a copy that was kept elsewhere, or a tag here
    #[arg(long, value_name = "FILE|TAG")]
    against: Option<String>,
    /// Check the signatures of time stamps by these certificates (PEM): those of the authorities that you trust
    #[arg(long, value_name = "FILE", conflicts_with = "range")]
    stamp_ca: Option<PathBuf>,
    /// Judge only what these commits would make live: A..B, for a pull request
    #[arg(long, value_name = "A..B", conflicts_with = "against")]
    range: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let now = context.now;
    let against = args.against.as_deref();
    let against = against
        .map(|named| store.checkpoint_named(named))
        .transpose()?;
    let busy = context.busy("reading every record");
    let loaded = loaded(&store, against, args.range.as_deref());
    drop(busy);
    let report = match loaded {
        Ok((mut snapshot, mut evidence, proposal)) => {
            context.say_what_is_taken(&snapshot);
            if let Some(trusted) = &args.stamp_ca {
                store.check_stamps(&mut evidence, trusted)?;
            }
            match (&proposal, &args.range) {
                (Some(proposal), Some(range)) => {
                    let settings = store.settings_of(proposal);
                    verify::verify_range(&snapshot, &evidence, (proposal, settings), range, now)
                }
                _ => {
                    let more = match args.online {
                        true => confirmed(context, &store, &mut snapshot)?,
                        false => Vec::new(),
                    };
                    verify::verify(&snapshot, &evidence, more, now)
                }
            }
        }
        // What cannot be read cannot be proven: that is the answer, and no failure to answer.
        Err(error) if error.kind() == Kind::Repository && !error.is_coded() => {
            verify::unreadable(error.to_string(), now)
        }
        Err(error) => return Err(error),
    };
    let texts: Vec<RuleText<'_>> = AREAS
        .iter()
        .flat_map(|area| area.codes)
        .map(|code| RuleText {
            code: code.code,
            what: code.when,
            why: code.mends,
            severity: code.severity,
        })
        .collect();
    let findings: Vec<Finding> = report.failures.iter().map(Failure::finding).collect();
    context.answer_findings(&report, "verify", &texts, &findings)?;
    Ok(if report.ok {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// What the forge says of the reviews that are on record; what it confirms is known to be so from then on.
fn confirmed(
    context: &mut Context,
    store: &Store,
    snapshot: &mut Snapshot,
) -> Result<Vec<Failure>> {
    let answers = forge::confirm(context, store, snapshot)?;
    let (confirmed, more) = online::confirm(snapshot, &answers);
    std::sync::Arc::make_mut(&mut snapshot.ledger).confirmed = confirmed;
    Ok(more)
}

/// What is judged; with a range, what it proposes.
fn loaded(
    store: &Store,
    against: Option<Against>,
    range: Option<&str>,
) -> Result<(Snapshot, Evidence, Option<Proposal>)> {
    let Some(range) = range else {
        let (snapshot, evidence) = store.prove(against)?;
        return Ok((snapshot, evidence, None));
    };
    let snapshot = store.snapshot_to_prove(Scope::PROPOSED)?;
    let proposal = store.proposed_by(&snapshot, range)?;
    let evidence = store.fitness(&snapshot)?;
    Ok((snapshot, evidence, Some(proposal)))
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for failure in &self.failures {
            one(failure, sheet);
        }
        let checked = &self.checked;
        sheet.gap();
        if self.ok {
            sheet.toned(Tone::Good, "everything that is claimed is proven or named");
        } else {
            sheet.toned(Tone::Bad, "not everything holds");
        }
        sheet.field("looked at", &looked_at(checked));
        if checked.adopted > 0 {
            sheet.field(
                "adopted",
                &format!(
                    "{} live as taken over: who approved what is there is unknown",
                    are(checked.adopted, "SOP")
                ),
            );
        }
        sheet.field(
            "claimed",
            &format!(
                "{} not signed by a listed key: {} somebody's word",
                are(checked.unsigned, "record"),
                if checked.unsigned == 1 {
                    "it is"
                } else {
                    "they are"
                }
            ),
        );
        if checked.attested > 0 {
            let attested = format!(
                "{} of the forge's reviews, by a service's key or confirmed just now",
                are(checked.attested, "record")
            );
            sheet.field("attested", &attested);
        }
        if let Some(checkpoint) = &self.checkpoint {
            sheet.field(
                "checkpoint",
                &format!(
                    "{} by {} ({}): {}",
                    checkpoint.at, checkpoint.by, checkpoint.class, checkpoint.name
                ),
            );
            if let Some(stamp) = &checkpoint.stamp {
                sheet.field("stamped", &stamp.to_string());
            }
        }
        sheet.field(
            "assurance",
            match self.assurance.as_str() {
                "internal" => {
                    "internal: what was rewritten before this clone first saw it cannot be seen"
                }
                "external" => "external: checked against a copy kept elsewhere",
                _ => "none: there is no evidence yet",
            },
        );
    }
}

fn one(failure: &Failure, sheet: &mut Sheet) {
    let (tone, word) = match failure.severity {
        Some(Severity::Warning) => (Tone::Warn, "warning"),
        _ => (Tone::Bad, "failure"),
    };
    let message = format!("{} [{}]", failure.message, failure.code);
    sheet.labelled(tone, word, &message);
    if let Some(hint) = &failure.hint {
        sheet.paragraph(4, hint);
    }
}

fn looked_at(checked: &Checked) -> String {
    let mut counts = vec![
        counted(checked.records, "record"),
        counted(checked.publications, "publication"),
        counted(checked.approvals, "approval"),
        counted(checked.ungoverned, "ungoverned page"),
    ];
    if checked.acknowledgements > 0 {
        counts.insert(3, counted(checked.acknowledgements, "acknowledgement"));
    }
    counts.join(", ")
}

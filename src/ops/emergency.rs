//! What went live before it was approved: who may do that, what is owed then, and until when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::approve::open;
use super::governed::needs;
use super::publish::reasons::approval_reasons;
use super::target::find;
use crate::domain::approval::{Case, Judgement};
use crate::domain::commit_id::CommitId;
use crate::domain::emergency::{Publisher, deadline, entitled, until, went_live};
use crate::domain::id::SopId;
use crate::domain::ledger::Class;
use crate::domain::ledger::record::Emergency;
use crate::domain::plain::says_something;
use crate::domain::registry::{Publication, Submission};
use crate::domain::settings::Identity;
use crate::domain::time::{day_in, stamp};
use crate::env::Now;
use crate::error::{Reason, Result};
use crate::store::{Snapshot, SubmissionFacts};

/// Where the approval of something stands that was published before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is owed.
    Open,
    /// It is owed, and its last day is over.
    Overdue,
    /// It came in time.
    Settled,
    /// It came after its last day.
    Late,
    /// The publication was taken back.
    Withdrawn,
}

impl Standing {
    /// Whether it is live unapproved.
    pub fn is_owed(self) -> bool {
        matches!(self, Self::Open | Self::Overdue)
    }
}

/// A publication before its approval, in answers: stable JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyLine {
    /// Which version went live so.
    pub version: String,
    /// Who published it.
    pub by: String,
    /// When.
    pub at: String,
    /// Why it could not wait.
    pub reason: String,
    /// The last day for its approval.
    pub until: String,
    /// Where that stands.
    pub state: Standing,
    /// When it was approved, where it is.
    pub approved_at: Option<String>,
    /// What is still missing, each in a phrase.
    pub needs: Vec<String>,
    /// The record.
    pub record: String,
}

/// A publication before its approval, judged.
pub struct Judged<'a> {
    /// The publication.
    pub publication: &'a Publication,
    /// What was submitted.
    pub submission: &'a Submission,
    /// What is known of that.
    pub facts: &'a SubmissionFacts,
    /// What its record says of it.
    pub emergency: &'a Emergency,
    /// How the votes on it stand now.
    pub judgement: Judgement,
    /// The last day for its approval.
    pub until: Date,
    /// Where it stands.
    pub standing: Standing,
}

/// Judges a publication; `None` where it was approved before, or cannot be judged here.
pub fn judged<'a>(
    snapshot: &'a Snapshot,
    publication: &'a Publication,
    now: Now,
) -> Option<Judged<'a>> {
    let emergency = publication.body.emergency.as_ref()?;
    let registry = &snapshot.ledger.registry;
    let submission = registry.submission(&publication.body.submit)?;
    let facts = snapshot.submitted.get(&submission.record)?;
    if facts.unreadable.is_some() || !publication.merged {
        return None;
    }
    let case = snapshot.case(submission, facts);
    let judgement = case.judge(registry.votes(&submission.record));
    let at = went_live(publication.at, submission.at, now.at);
    let zone = case.settings.zone();
    let day = day_in(at, &zone);
    let rule = case.settings.approvals.emergency.as_ref();
    let until = rule.map_or(emergency.until, |rule| deadline(rule, emergency, day).0);
    let standing = match judgement.approved_at() {
        _ if publication.withdrawn.is_some() => Standing::Withdrawn,
        Some(at) if day_in(at, &zone) <= until => Standing::Settled,
        Some(_) => Standing::Late,
        None if day_in(now.at, &zone) <= until => Standing::Open,
        None => Standing::Overdue,
    };
    Some(Judged {
        publication,
        submission,
        facts,
        emergency,
        judgement,
        until,
        standing,
    })
}

/// Everything that was published before it was approved, in order.
pub fn all(snapshot: &Snapshot, now: Now) -> impl Iterator<Item = Judged<'_>> {
    let publications = snapshot.ledger.registry.publications().iter();
    publications.filter_map(move |publication| judged(snapshot, publication, now))
}

/// What of an SOP is live unapproved; the last, where there are several.
pub fn owed<'a>(snapshot: &'a Snapshot, id: &SopId, now: Now) -> Option<Judged<'a>> {
    let publications = snapshot.ledger.registry.publications_of(id).rev();
    publications
        .filter_map(|(publication, _)| judged(snapshot, publication, now))
        .find(|judged| judged.standing.is_owed())
}

/// What can be voted on: the open submission, else what went live unapproved; with `live` the other way round.
///
/// # Errors
/// There is neither.
pub fn votable<'a>(
    snapshot: &'a Snapshot,
    target: &str,
    live: bool,
    now: Now,
) -> Result<(&'a Submission, &'a SubmissionFacts)> {
    let id = find(snapshot, target)?;
    if (live || snapshot.ledger.registry.open_submission(&id).is_none())
        && let Some(owed) = owed(snapshot, &id, now)
    {
        return Ok((owed.submission, owed.facts));
    }
    open(snapshot, target)
}

/// What may be approved on the forge since: owed, or not long enough ago that what was said cannot change any more.
pub fn unsettled(snapshot: &Snapshot, now: Now) -> Vec<CommitId> {
    let today = snapshot.today(now);
    all(snapshot, now)
        .filter(|judged| judged.standing.is_owed() || judged.until >= today)
        .filter(|judged| judged.standing != Standing::Withdrawn)
        .map(|judged| judged.publication.record.clone())
        .collect()
}

/// What is missing of a publication that is owed its approval, each with what mends it; `None` where nothing is owed.
pub fn lacking(snapshot: &Snapshot, publish: &CommitId, now: Now) -> Option<(String, Vec<Reason>)> {
    let publication = snapshot.ledger.registry.publication(publish)?;
    let owed = judged(snapshot, publication, now).filter(|judged| judged.standing.is_owed())?;
    let eligible = snapshot.case(owed.submission, owed.facts).eligible(now.at);
    let sops = publication.body.sops.iter();
    let names: Vec<String> = sops
        .map(|item| format!("{} {}", item.id, item.version))
        .collect();
    let when = match owed.standing {
        Standing::Overdue => "was to be approved by",
        _ => "has to be approved by",
    };
    let message = format!(
        "{} is live unapproved ({}: {}), and {when} {}",
        names.join(", "),
        publication.by,
        owed.emergency.reason,
        owed.until
    );
    Some((
        message,
        approval_reasons(snapshot, &owed.judgement, &eligible),
    ))
}

/// Who approved what went live before that, and counts.
pub fn approved_since(snapshot: &Snapshot, publication: &Publication) -> Vec<String> {
    let registry = &snapshot.ledger.registry;
    let submission = registry.submission(&publication.body.submit);
    let submission = submission.filter(|_| publication.body.emergency.is_some());
    let Some((submission, facts)) =
        submission.and_then(|one| Some((one, snapshot.submitted.get(&one.record)?)))
    else {
        return Vec::new();
    };
    let judgement = snapshot
        .case(submission, facts)
        .judge(registry.votes(&submission.record));
    let counted = judgement.items.iter().flat_map(|item| &item.counted);
    let new = counted.filter(|vote| !publication.body.approvals.contains(&vote.record));
    new.map(|vote| vote.by.clone()).collect()
}

/// The command by which an approval is given that is owed.
pub fn command(snapshot: &Snapshot, id: &SopId) -> String {
    match snapshot.ledger.registry.open_submission(id) {
        Some(_) => format!("sop approve {id} --emergency"),
        None => format!("sop approve {id}"),
    }
}

impl Judged<'_> {
    /// What is still missing for one SOP, each in a phrase.
    pub fn needs(&self, snapshot: &Snapshot, id: &SopId, now: Now) -> Vec<String> {
        let case = snapshot.case(self.submission, self.facts);
        let item = self.judgement.items.iter().find(|item| item.id == *id);
        let eligible = case.eligible(now.at);
        let missing = item.map(|item| needs(snapshot, item, &self.judgement, &eligible));
        let when = match self.standing {
            Standing::Overdue => format!("was owed by {}", self.until),
            _ => format!("by {}", self.until),
        };
        let phrase = |need: String| format!("{need}, {when}: it is live unapproved");
        missing.into_iter().flatten().map(phrase).collect()
    }

    /// As answers have it.
    pub fn line(&self, snapshot: &Snapshot, id: &SopId, now: Now) -> EmergencyLine {
        let item = self.publication.item(id);
        EmergencyLine {
            version: item
                .map(|item| item.version.to_string())
                .unwrap_or_default(),
            by: self.publication.by.clone(),
            at: stamp(self.publication.at),
            reason: self.emergency.reason.clone(),
            until: self.until.to_string(),
            state: self.standing,
            approved_at: self.judgement.approved_at().map(stamp),
            needs: if self.standing.is_owed() {
                self.needs(snapshot, id, now)
            } else {
                Vec::new()
            },
            record: self.publication.record.to_string(),
        }
    }
}

/// What the record of a publication says that goes before its approval.
///
/// # Errors
/// Nobody may here, or not this person, or they are not known well enough, or do not say why.
pub fn plan(
    snapshot: &Snapshot,
    case: &Case<'_>,
    (reason, identity): (Option<&str>, Identity),
    now: Now,
) -> std::result::Result<Emergency, Box<Reason>> {
    let by = snapshot.actor.person.clone().unwrap_or_default();
    let day = snapshot.today(now);
    let class = match identity {
        Identity::Key => Class::Proven,
        _ => Class::Claimed,
    };
    let publisher = Publisher {
        by: &by,
        day,
        class,
    };
    let high_risk = case.items.iter().any(|item| item.high_risk);
    let refused = |why: &str| {
        let reason = Reason::new(
            "emergency-not-allowed",
            format!("{by} may not publish it before it is approved: {why}"),
        );
        Box::new(reason.hint(match &case.settings.approvals.emergency {
            None => "in sop.yaml, below `approvals:` ->   emergency: {by: [\"role:ROLE\"], within: 2 days}",
            Some(_) => "have it approved, or let somebody publish it whom `approvals.emergency` in sop.yaml names",
        }))
    };
    let rule = entitled(case.settings, case.organisation, publisher, high_risk).map_err(refused)?;
    if class != Class::Proven && !case.settings.identity.contains(&identity) {
        return Err(refused(&format!(
            "they are known only as `{identity}` here, and that does not suffice"
        )));
    }
    match reason
        .map(str::trim)
        .filter(|reason| says_something(reason))
    {
        Some(reason) => Ok(Emergency {
            reason: reason.to_owned(),
            until: until(rule, day),
        }),
        None => Err(refused("it needs a reason (--reason)")),
    }
}

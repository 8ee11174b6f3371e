//! What a record says: the kinds, what each binds, and its summary line.
//!
//! [`kinds`](super::kinds) lists the exact keys, `docs/ledger.md` shows them; tests hold both against these types.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::canonical;
use super::forge_review::ForgeReview;
use super::readers::{AckBody, AttestBody, CompleteBody, WaiveBody};
use crate::domain::change::Change;
use crate::domain::commit_id::CommitId;
use crate::domain::digest::Digest;
use crate::domain::id::SopId;
use crate::domain::interval::Interval;
use crate::domain::risk::Risk;
use crate::domain::settings::Identity;
use crate::domain::time;
use crate::domain::version::Version;

/// The version of the record format.
pub const FORMAT: u64 = 1;

/// One record: who did what, when, and what they saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The ledger's id: a record of another repository is no evidence here.
    pub ledger: String,
    /// Who acts, by people.yaml id.
    pub by: String,
    /// When, as the writer's clock had it: a claim.
    pub at: Timestamp,
    /// The default branch's commit that the writer saw; none before the first.
    pub main: Option<CommitId>,
    /// The program that wrote it.
    pub tool: String,
    /// Whether somebody set the clock (`SOP_NOW`).
    pub clock_set: bool,
    /// What was done.
    pub body: Body,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Body {
    /// The ledger begins.
    Genesis {},
    /// Existing pages are governed from here on, as they were.
    Adopt(AdoptBody),
    /// A machine drafted.
    Draft(DraftBody),
    /// A branch's proposal, as one unit.
    Submit(SubmitBody),
    /// Somebody approves a submission as a whole.
    Approve(ApproveBody),
    /// Somebody rejects a submission, or lifts their rejection.
    Reject(RejectBody),
    /// A submission goes live.
    Publish(PublishBody),
    /// A submission or a publication is taken back.
    Withdraw(WithdrawBody),
    /// Somebody checked that what is live is still true.
    Review(ReviewBody),
    /// Somebody confirms that they have read what is in force.
    Ack(AckBody),
    /// Somebody is excused from that.
    Waive(WaiveBody),
    /// Somebody has passed a stage's checkpoint.
    Complete(CompleteBody),
    /// Somebody brings in a reading that is on record elsewhere.
    Attest(AttestBody),
    /// A kind that this version does not know: kept, reported, never dropped.
    #[serde(skip)]
    Other(Map<String, Value>),
}

/// Pages taken over as they were: these bytes were live, and who approved them is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptBody {
    /// The default branch before: what was live.
    pub base: CommitId,
    /// The commit that wrote the front matter; `base` itself where nothing had to be written.
    pub commit: CommitId,
    /// Every SOP that is adopted, by id.
    pub sops: Vec<AdoptItem>,
}

/// One SOP of an adoption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptItem {
    /// The SOP.
    pub id: SopId,
    /// Its file.
    pub path: String,
    /// The number that it gets: 1.0.
    pub version: Version,
    /// The bytes that were live.
    pub was: CommitId,
    /// The same with front-matter lines inserted.
    pub blob: CommitId,
    /// What is governed from here on.
    pub digest: Digest,
    /// The pictures that belong to it.
    pub images: Vec<ImageDigest>,
    /// Who owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Who has to know it.
    pub roles: Vec<String>,
    /// How often it has to be reviewed.
    pub review_in: Interval,
    /// How much is at stake.
    pub risk: Risk,
}

impl AdoptItem {
    /// As what readers have from here on.
    pub fn published(&self) -> PublishItem {
        PublishItem {
            id: self.id.clone(),
            path: self.path.clone(),
            action: Action::Publish,
            version: self.version,
            change: Change::Major,
            effective_on: None,
            digest: self.digest,
            blob: self.blob.clone(),
            images: self.images.clone(),
            owner: self.owner.clone(),
            roles: self.roles.clone(),
            review_in: self.review_in,
            risk: self.risk,
            superseded_by: None,
        }
    }
}

/// What a machine's draft was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftBody {
    /// The SOP.
    pub sop: SopId,
    /// Its file.
    pub path: String,
    /// Who drafted: `offline`, or a provider's name.
    pub provider: String,
    /// The model, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// SHA-256 of the prompt, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Name, version and digest of the prompt's file, where a model was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// SHA-256 of the answer, in hex.
    pub answer: String,
    /// The sources, each by name and SHA-256.
    pub sources: Vec<SourceDigest>,
    /// How many words were blacked out before they left the machine.
    pub redactions: u64,
    /// The commit of the machine's words, before a human touched them.
    pub commit: CommitId,
}

/// A source by name and content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceDigest {
    /// File name, without folders.
    pub name: String,
    /// SHA-256 in hex.
    pub sha256: String,
}

/// What a submission does with an SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// A new version goes live.
    Publish,
    /// The SOP ends.
    Retire,
}

/// A branch's proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmitBody {
    /// The branch, without `refs/heads/`.
    pub branch: String,
    /// Where the branch left the default branch.
    pub base: CommitId,
    /// The commit that is submitted.
    pub head: CommitId,
    /// Why; required for a revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Every SOP that the branch changes, by id.
    pub sops: Vec<SubmitItem>,
}

/// One SOP of a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmitItem {
    /// The SOP.
    pub id: SopId,
    /// Its file in the submitted commit.
    pub path: String,
    /// Goes live, or ends.
    pub action: Action,
    /// The number that it gets.
    pub version: Version,
    /// Minor or major.
    pub change: Change,
    /// From when it holds; absent: from publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<Date>,
    /// What is approved.
    pub digest: Digest,
    /// The publication that it revises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<CommitId>,
    /// What takes its place, where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<SopId>,
}

/// An approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproveBody {
    /// The submission, by record.
    pub submit: CommitId,
    /// What the person was asked to confirm.
    pub meaning: String,
    /// Why, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether they wrote part of it.
    pub edited: bool,
    /// How the person was known to the writer.
    pub identity: Identity,
    /// The review on a forge that it was taken from.
    #[serde(flatten)]
    pub forge: Option<ForgeReview>,
}

/// A rejection, or the lifting of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectBody {
    /// The submission, by record.
    pub submit: CommitId,
    /// `reject` or `lift`.
    pub meaning: RejectMeaning,
    /// Why, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How the person was known to the writer.
    pub identity: Identity,
    /// The review on a forge that it was taken from.
    #[serde(flatten)]
    pub forge: Option<ForgeReview>,
}

/// Whether a rejection begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RejectMeaning {
    /// It blocks from here on.
    Reject,
    /// It blocks no longer.
    Lift,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishBody {
    /// The submission, by record.
    pub submit: CommitId,
    /// The approvals that it rests on, by record.
    pub approvals: Vec<CommitId>,
    /// The default branch before.
    pub base: CommitId,
    /// What was merged into it.
    pub head: CommitId,
    /// The commit with which it is on the default branch.
    pub merge: CommitId,
    /// Why it went past the pace, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over_pace: Option<String>,
    /// It went live before it was approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Emergency>,
    /// Every SOP of the submission, by id.
    pub sops: Vec<PublishItem>,
}

/// Why something was published before it was approved, and until when that has to follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    /// Why it could not wait.
    pub reason: String,
    /// The last day for its approval.
    pub until: Date,
}

/// One SOP of a publication, as it was at that moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishItem {
    /// The SOP.
    pub id: SopId,
    /// Its file.
    pub path: String,
    /// Goes live, or ends.
    pub action: Action,
    /// Its number.
    pub version: Version,
    /// Minor or major.
    pub change: Change,
    /// From when it holds; absent: from publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_on: Option<Date>,
    /// What was approved.
    pub digest: Digest,
    /// The bytes that readers get.
    pub blob: CommitId,
    /// The pictures that belong to it.
    pub images: Vec<ImageDigest>,
    /// Who owned it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Who had to know it.
    pub roles: Vec<String>,
    /// How often it had to be reviewed.
    pub review_in: Interval,
    /// How much was at stake.
    pub risk: Risk,
    /// What takes its place, where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<SopId>,
}

/// A picture by path and content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ImageDigest {
    /// From the repository's root.
    pub path: String,
    /// SHA-256 of the blob, in hex.
    pub sha256: String,
}

/// Something taken back: a submission, or a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawBody {
    /// The submission, by record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submit: Option<CommitId>,
    /// The publication, by record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publish: Option<CommitId>,
    /// The default branch before, where bytes are restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<CommitId>,
    /// The commit that restores the bytes from before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merge: Option<CommitId>,
    /// Why.
    pub reason: String,
    /// Who is told: they had to read what is withdrawn.
    pub told: Vec<String>,
}

/// A review of what is live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewBody {
    /// The SOP.
    pub sop: SopId,
    /// The publication, by record.
    pub publish: CommitId,
    /// What was reviewed.
    pub digest: Digest,
    /// What came of it.
    pub outcome: ReviewOutcome,
    /// What was checked, in the reviewer's words.
    pub note: String,
    /// When it is due again.
    pub next_due: Date,
}

/// What came of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewOutcome {
    /// Still true as it stands.
    NoChange,
    /// It has to be revised; freshness is not renewed.
    NeedsChange,
}

/// The kinds that this version reads.
pub const KNOWN_KINDS: [&str; 13] = [
    "genesis", "adopt", "draft", "submit", "approve", "reject", "publish", "withdraw", "review",
    "ack", "waive", "complete", "attest",
];

impl Record {
    /// The record as a JSON object.
    pub fn to_value(&self) -> Option<Value> {
        let mut fields = match &self.body {
            Body::Other(fields) => fields.clone(),
            body => match serde_json::to_value(body).ok()? {
                Value::Object(fields) => fields,
                _ => return None,
            },
        };
        fields.insert("v".into(), FORMAT.into());
        fields.insert("ledger".into(), self.ledger.clone().into());
        fields.insert("by".into(), self.by.clone().into());
        fields.insert("at".into(), time::stamp(self.at).into());
        fields.insert("tool".into(), self.tool.clone().into());
        if let Some(main) = &self.main {
            fields.insert("main".into(), main.as_str().into());
        }
        if self.clock_set {
            fields.insert("clock".into(), "set".into());
        }
        Some(Value::Object(fields))
    }

    /// The commit message: summary, blank line, one line of canonical JSON.
    pub fn message(&self) -> Option<String> {
        let json = canonical::write(&self.to_value()?)?;
        Some(format!("{}\n\n{json}\n", self.summary()))
    }

    /// Reads the JSON line of a record.
    ///
    /// # Errors
    /// Says what is wrong with it: not canonical, a key missing, unknown or of the wrong form.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let Value::Object(mut fields) = canonical::read(text)? else {
            return Err("it is not an object".to_owned());
        };
        let read = fields.clone();
        let record = Self::from_fields(&mut fields)?;
        record.whole()?;
        // What the typed reading ignored would be missing here: exact keys, each in its one form.
        if record.to_value() == Some(Value::Object(read)) {
            Ok(record)
        } else {
            Err(
                "it has a key that its kind does not know, or a value in another spelling"
                    .to_owned(),
            )
        }
    }

    /// What the keys alone do not say: who could act when is judged by `main`, and a withdrawal is of one thing.
    fn whole(&self) -> Result<(), String> {
        if self.main.is_none() && !matches!(self.body, Body::Genesis {}) {
            return Err(
                "it has no `main`: only a genesis may come before the first commit".to_owned(),
            );
        }
        match &self.body {
            Body::Withdraw(body) if body.submit.is_some() == body.publish.is_some() => {
                Err("a withdrawal names either a submission or a publication".to_owned())
            }
            Body::Ack(body) if body.identity == Identity::Forge => {
                Err("nobody acknowledges on a forge".to_owned())
            }
            Body::Approve(body) => from_forge(body.identity, body.forge.as_ref()),
            Body::Reject(body) => from_forge(body.identity, body.forge.as_ref()),
            Body::Complete(CompleteBody { identity, .. })
            | Body::Attest(AttestBody { identity, .. })
                if *identity == Identity::Forge =>
            {
                Err("nobody does this on a forge".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn from_fields(fields: &mut Map<String, Value>) -> Result<Self, String> {
        if fields.remove("v").and_then(|v| v.as_u64()) != Some(FORMAT) {
            return Err(format!("it is not of format {FORMAT}"));
        }
        let at = take_text(fields, "at")?;
        let main = match fields.remove("main") {
            None => None,
            Some(Value::String(text)) => Some(CommitId::try_from(text)?),
            Some(_) => return Err("`main` is not text".to_owned()),
        };
        let clock_set = match fields.remove("clock") {
            None => false,
            Some(Value::String(text)) if text == "set" => true,
            Some(_) => return Err("`clock` is not `set`".to_owned()),
        };
        let known = fields
            .get("kind")
            .and_then(Value::as_str)
            .ok_or("it has no `kind`")
            .map(|kind| KNOWN_KINDS.contains(&kind))?;
        Ok(Self {
            ledger: take_text(fields, "ledger")?,
            by: take_text(fields, "by")?,
            at: time::parse_stamp(&at).ok_or_else(|| format!("`at` is not a time: {at}"))?,
            main,
            tool: take_text(fields, "tool")?,
            clock_set,
            body: if known {
                serde_json::from_value(Value::Object(std::mem::take(fields)))
                    .map_err(|error| error.to_string())?
            } else {
                Body::Other(std::mem::take(fields))
            },
        })
    }

    /// The review on a forge that it was taken from.
    pub fn forge_review(&self) -> Option<&ForgeReview> {
        match &self.body {
            Body::Approve(body) => body.forge.as_ref(),
            Body::Reject(body) => body.forge.as_ref(),
            _ => None,
        }
    }

    /// The kind's name.
    pub fn kind(&self) -> &str {
        match &self.body {
            Body::Genesis {} => "genesis",
            Body::Adopt(_) => "adopt",
            Body::Draft(_) => "draft",
            Body::Submit(_) => "submit",
            Body::Approve(_) => "approve",
            Body::Reject(_) => "reject",
            Body::Publish(_) => "publish",
            Body::Withdraw(_) => "withdraw",
            Body::Review(_) => "review",
            Body::Ack(_) => "ack",
            Body::Waive(_) => "waive",
            Body::Complete(_) => "complete",
            Body::Attest(_) => "attest",
            Body::Other(fields) => fields
                .get("kind")
                .and_then(Value::as_str)
                .unwrap_or("unknown"),
        }
    }

    /// The summary line: it follows from the rest and says nothing of its own.
    pub fn summary(&self) -> String {
        let what = match &self.body {
            Body::Genesis {} => self.ledger.clone(),
            Body::Adopt(body) => body.commit.short().to_owned(),
            Body::Draft(body) => body.sop.to_string(),
            Body::Submit(body) => listed(body.sops.iter().map(|item| (&item.id, &item.version))),
            Body::Publish(body) => listed(body.sops.iter().map(|item| (&item.id, &item.version))),
            Body::Approve(body) => body.submit.short().to_owned(),
            Body::Reject(body) => body.submit.short().to_owned(),
            Body::Withdraw(body) => body
                .submit
                .as_ref()
                .or(body.publish.as_ref())
                .map_or_else(String::new, |record| record.short().to_owned()),
            Body::Review(body) => body.sop.to_string(),
            Body::Ack(body) => format!("{} {}", body.sop, body.version),
            Body::Waive(body) => format!("{} for {}", body.sop, body.person),
            Body::Complete(body) => format!("{} {} for {}", body.path, body.stage, body.person),
            Body::Attest(body) => format!("{} {} for {}", body.sop, body.version, body.person),
            Body::Other(_) => self.ledger.clone(),
        };
        format!("{}: {what} by {}", self.kind(), self.by)
    }
}

/// A review on a forge is named by all of its keys, and nothing else is one.
fn from_forge(identity: Identity, review: Option<&ForgeReview>) -> Result<(), String> {
    match (identity, review) {
        (Identity::Forge, None) => Err("it does not name the review that it is from".to_owned()),
        (Identity::Forge, Some(review)) => match time::parse_stamp(&review.submitted_at) {
            Some(_) => Ok(()),
            None => Err(format!(
                "`submitted_at` is not a time: {}",
                review.submitted_at
            )),
        },
        (_, None) => Ok(()),
        (_, Some(_)) => Err("it names a review, and is not from a forge".to_owned()),
    }
}

fn listed<'a>(items: impl Iterator<Item = (&'a SopId, &'a Version)>) -> String {
    let items: Vec<String> = items
        .map(|(id, version)| format!("{id} {version}"))
        .collect();
    items.join(", ")
}

fn take_text(fields: &mut Map<String, Value>, key: &str) -> Result<String, String> {
    match fields.remove(key) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(format!("`{key}` is missing or not text")),
    }
}

//! What a record says of an SOP, in a phrase.

use crate::domain::digest::Digest;
use crate::domain::id::SopId;
use crate::domain::ledger::Action;
use crate::domain::ledger::record::{
    Body, DraftBody, PublishBody, PublishItem, RejectBody, RejectMeaning, ReviewBody,
    ReviewOutcome, SubmitItem, WithdrawBody,
};
use crate::domain::plural::counted;
use crate::domain::registry::Registry;
use crate::domain::version::Version;

/// The version and the digest that a record is about, and the phrase.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) version: Option<Version>,
    pub(super) digest: Option<Digest>,
    pub(super) summary: String,
}

impl Told {
    fn of(version: Version, digest: Digest, summary: impl Into<String>) -> Self {
        Self {
            version: Some(version),
            digest: Some(digest),
            summary: summary.into(),
        }
    }

    fn of_submitted(item: &SubmitItem, summary: impl Into<String>) -> Self {
        Self::of(item.version, item.digest, summary)
    }

    fn of_published(item: &PublishItem, summary: impl Into<String>) -> Self {
        Self::of(item.version, item.digest, summary)
    }
}

/// What a record says of an SOP; nothing where it is about others.
pub(super) fn told(registry: &Registry, id: &SopId, body: &Body) -> Option<Told> {
    Some(match body {
        Body::Draft(body) if body.sop == *id => drafted(body),
        Body::Submit(body) => {
            let item = body.sops.iter().find(|item| item.id == *id)?;
            Told::of_submitted(
                item,
                format!("submitted{}", because(body.reason.as_deref())),
            )
        }
        Body::Approve(body) => {
            let item = registry.submission(&body.submit)?.item(id)?;
            Told::of_submitted(item, format!("approved ({})", body.identity))
        }
        Body::Reject(body) => rejected(registry.submission(&body.submit)?.item(id)?, body),
        Body::Publish(body) => {
            let item = body.sops.iter().find(|item| item.id == *id)?;
            Told::of_published(item, published(item, body))
        }
        Body::Withdraw(body) => return withdrawn(registry, id, body),
        Body::Adopt(body) => {
            let item = body.sops.iter().find(|item| item.id == *id)?;
            let summary = "adopted as it was; who approved it is unknown";
            Told::of(item.version, item.digest, summary)
        }
        Body::Review(body) if body.sop == *id => reviewed(body),
        Body::Ack(body) if body.sop == *id => {
            let summary = format!("acknowledged ({})", body.identity);
            Told::of(body.version, body.digest, summary)
        }
        Body::Attest(body) if body.sop == *id => Told::of(
            body.version,
            body.digest,
            format!(
                "attested for {}, read on {} ({}, {})",
                body.person, body.on, body.source, body.identity
            ),
        ),
        Body::Waive(body) if body.sop == *id => {
            let item = registry.publication(&body.publish)?.item(id)?;
            Told::of_published(item, format!("waived for {}: {}", body.person, body.reason))
        }
        _ => return None,
    })
}

fn because(reason: Option<&str>) -> String {
    reason.map(|why| format!(": {why}")).unwrap_or_default()
}

fn drafted(body: &DraftBody) -> Told {
    let sources = counted(body.sources.len(), "source");
    Told {
        version: None,
        digest: None,
        summary: format!("drafted by {} from {sources}", body.provider),
    }
}

fn rejected(item: &SubmitItem, body: &RejectBody) -> Told {
    let verb = match body.meaning {
        RejectMeaning::Reject => "rejected",
        RejectMeaning::Lift => "lifted the rejection",
    };
    Told::of_submitted(item, format!("{verb}{}", because(body.reason.as_deref())))
}

fn published(item: &PublishItem, body: &PublishBody) -> String {
    let from = item.effective_on;
    let from = from.map(|date| format!(", in force from {date}"));
    let from = from.unwrap_or_default();
    let verb = match item.action {
        Action::Retire => "retired",
        Action::Publish => "published",
    };
    match &body.emergency {
        Some(emergency) => format!(
            "{verb}{from} before it was approved, to be approved by {}: {}",
            emergency.until, emergency.reason
        ),
        None => format!("{verb}{from}"),
    }
}

fn withdrawn(registry: &Registry, id: &SopId, body: &WithdrawBody) -> Option<Told> {
    let submission = body.submit.as_ref();
    let submitted = submission.and_then(|record| registry.submission(record)?.item(id));
    if let Some(item) = submitted {
        let summary = format!("submission withdrawn: {}", body.reason);
        return Some(Told::of_submitted(item, summary));
    }
    let item = registry.publication(body.publish.as_ref()?)?.item(id)?;
    let summary = format!("publication withdrawn: {}", body.reason);
    Some(Told::of_published(item, summary))
}

fn reviewed(body: &ReviewBody) -> Told {
    let outcome = match body.outcome {
        ReviewOutcome::NoChange => "reviewed, still true",
        ReviewOutcome::NeedsChange => "reviewed, needs a change",
    };
    Told {
        version: None,
        digest: Some(body.digest),
        summary: format!("{outcome}: {}", body.note),
    }
}

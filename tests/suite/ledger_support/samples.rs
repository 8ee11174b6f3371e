//! Records with every key, and with those alone that none may lack; a withdrawal is of one thing, each has the other.
//!
//! Each body is written out in full, so a new field does not compile until it stands here, and then in the table.

use sop::domain::change::Change;
use sop::domain::commit_id::CommitId;
use sop::domain::ledger::readers::{Checkpoint, CompletedSop};
use sop::domain::ledger::record::{
    Action, AdoptBody, AdoptItem, ApproveBody, DraftBody, Emergency, ImageDigest, PublishBody,
    PublishItem, RejectBody, RejectMeaning, ReviewBody, ReviewOutcome, SourceDigest, SubmitBody,
    SubmitItem, WithdrawBody,
};
use sop::domain::ledger::{
    AckBody, AttestBody, Body, CompleteBody, ForgeReview, Record, Shown, WaiveBody,
};
use sop::domain::settings::Identity;

/// A record of that kind with every key.
pub fn full(kind: &str) -> Record {
    record(kind, true)
}

/// A record of that kind with no key that it may lack.
pub fn bare(kind: &str) -> Record {
    record(kind, false)
}

fn record(kind: &str, full: bool) -> Record {
    Record {
        ledger: "q7v4y9upqck4kmpwidmn".to_owned(),
        by: "p-7f3a".to_owned(),
        at: "2026-11-22T09:14:03Z".parse().expect("a time"),
        main: (full || kind != "genesis").then(|| commit('0')),
        tool: "sop 0.1.0".to_owned(),
        clock_set: full,
        body: body(kind, full),
    }
}

fn commit(digit: char) -> CommitId {
    let name: String = std::iter::repeat_n(digit, 40).collect();
    CommitId::parse(&name).expect("an object name")
}

fn sha256() -> String {
    "ab".repeat(32)
}

fn text(full: bool) -> Option<String> {
    full.then(|| "in their own words".to_owned())
}

fn body(kind: &str, full: bool) -> Body {
    let id = |text: &str| sop::domain::id::SopId::parse(text).expect("an id");
    let digest = format!("sop1:{}", sha256()).parse().expect("a digest");
    match kind {
        "genesis" => Body::Genesis {},
        "adopt" => Body::Adopt(AdoptBody {
            base: commit('6'),
            commit: commit('8'),
            sops: vec![adopted(full, "closing"), adopted(full, "opening")],
        }),
        "draft" => Body::Draft(DraftBody {
            sop: id("closing"),
            path: "sops/closing.md".to_owned(),
            provider: "offline".to_owned(),
            model: text(full),
            prompt: full.then(sha256),
            template: text(full),
            answer: sha256(),
            sources: vec![SourceDigest {
                name: "notes.txt".to_owned(),
                sha256: sha256(),
            }],
            redactions: 0,
            commit: commit('1'),
        }),
        "submit" => Body::Submit(SubmitBody {
            branch: "sop/closing".to_owned(),
            base: commit('2'),
            head: commit('3'),
            reason: text(full),
            sops: vec![submitted(full, "closing"), submitted(full, "opening")],
        }),
        "approve" => Body::Approve(ApproveBody {
            submit: commit('4'),
            meaning: "I approve".to_owned(),
            reason: text(full),
            edited: false,
            identity: if full { Identity::Forge } else { Identity::Key },
            forge: full.then(review),
        }),
        "reject" => Body::Reject(RejectBody {
            submit: commit('4'),
            meaning: RejectMeaning::Lift,
            reason: text(full),
            identity: if full { Identity::Forge } else { Identity::Key },
            forge: full.then(review),
        }),
        "publish" => Body::Publish(PublishBody {
            submit: commit('4'),
            approvals: vec![commit('5')],
            base: commit('6'),
            head: commit('7'),
            merge: commit('8'),
            over_pace: text(full),
            emergency: full.then(|| Emergency {
                reason: "in their own words".to_owned(),
                until: jiff::civil::date(2026, 11, 24),
            }),
            sops: vec![published(full, "closing"), published(full, "opening")],
        }),
        "withdraw" => Body::Withdraw(WithdrawBody {
            submit: (!full).then(|| commit('4')),
            publish: full.then(|| commit('9')),
            base: full.then(|| commit('a')),
            merge: full.then(|| commit('b')),
            reason: "base-moved".to_owned(),
            told: vec!["jon".to_owned()],
        }),
        "review" => Body::Review(ReviewBody {
            sop: id("closing"),
            publish: commit('9'),
            digest,
            outcome: ReviewOutcome::NoChange,
            note: "done".to_owned(),
            next_due: jiff::civil::date(2027, 2, 22),
        }),
        "ack" => Body::Ack(AckBody {
            sop: id("closing"),
            publish: commit('9'),
            version: sop::domain::version::Version::FIRST,
            digest,
            shown: if full {
                Shown::From(digest)
            } else {
                Shown::Full
            },
            meaning: "I have read it".to_owned(),
            identity: Identity::Key,
        }),
        "waive" => Body::Waive(WaiveBody {
            sop: id("closing"),
            publish: commit('9'),
            person: "jon".to_owned(),
            reason: "wrote it".to_owned(),
            until: full.then(|| jiff::civil::date(2027, 2, 22)),
        }),
        "complete" => Body::Complete(CompleteBody {
            path: "ramp".to_owned(),
            stage: "week-1".to_owned(),
            person: "jon".to_owned(),
            checkpoint: if full {
                Checkpoint::Quiz
            } else {
                Checkpoint::SignOff
            },
            score: full.then_some(90),
            sops: vec![CompletedSop {
                id: id("closing"),
                publish: commit('9'),
                version: sop::domain::version::Version::FIRST,
            }],
            meaning: "I have seen it done".to_owned(),
            identity: Identity::Key,
        }),
        "attest" => Body::Attest(AttestBody {
            sop: id("closing"),
            publish: commit('9'),
            version: sop::domain::version::Version::FIRST,
            digest,
            person: "jon".to_owned(),
            on: jiff::civil::date(2026, 11, 22),
            evidence: sha256(),
            source: "signatures.pdf".to_owned(),
            meaning: "I have seen the list".to_owned(),
            identity: Identity::Key,
        }),
        other => panic!("no sample of a {other}"),
    }
}

fn review() -> ForgeReview {
    ForgeReview {
        host: "github.com".to_owned(),
        repo: "acme/handbook".to_owned(),
        pull: 7,
        review: "80".to_owned(),
        login: "jberg".to_owned(),
        user: 4411,
        commit: commit('c'),
        submitted_at: "2026-11-22T09:00:00Z".to_owned(),
    }
}

fn submitted(full: bool, id: &str) -> SubmitItem {
    let item = published(full, id);
    SubmitItem {
        id: item.id,
        path: item.path,
        action: item.action,
        version: item.version,
        change: item.change,
        effective_on: item.effective_on,
        digest: item.digest,
        from: full.then(|| commit('9')),
        superseded_by: item.superseded_by,
    }
}

fn adopted(full: bool, id: &str) -> AdoptItem {
    let item = published(full, id);
    AdoptItem {
        id: item.id,
        path: item.path,
        version: item.version,
        was: commit('d'),
        blob: item.blob,
        digest: item.digest,
        images: item.images,
        owner: item.owner,
        roles: item.roles,
        review_in: item.review_in,
        risk: item.risk,
    }
}

fn published(full: bool, id: &str) -> PublishItem {
    let parsed = |text: &str| sop::domain::id::SopId::parse(text).expect("an id");
    PublishItem {
        id: parsed(id),
        path: format!("sops/{id}.md"),
        action: Action::Publish,
        version: sop::domain::version::Version::FIRST,
        change: Change::Major,
        effective_on: full.then(|| jiff::civil::date(2026, 12, 1)),
        digest: format!("sop1:{}", sha256()).parse().expect("a digest"),
        blob: commit('c'),
        images: vec![ImageDigest {
            path: "sops/till.png".to_owned(),
            sha256: sha256(),
        }],
        owner: full.then(|| "role:ops-lead".to_owned()),
        roles: vec!["ops-lead".to_owned()],
        review_in: "3 months".parse().expect("an interval"),
        risk: sop::domain::risk::Risk::High,
        superseded_by: full.then(|| parsed("night")),
    }
}

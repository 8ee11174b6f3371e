//! Finishing what a crash cut off, and refusing to go on where evidence is missing.

use std::collections::{BTreeMap, HashSet};

use git2::Oid;

use super::Store;
use super::change::{Change, Content, NewCommit};
use super::git::{id_of, oid_of};
use super::ledger::{self, Author, Writer, ledger_ref};
use super::pushed::is_noted;
use super::signing::Signer;
use super::snapshot::{Scope, Snapshot};
use crate::domain::commit_id::CommitId;
use crate::domain::ledger::record::WithdrawBody;
use crate::domain::ledger::tag::tags_of;
use crate::domain::ledger::{Body, Record};
use crate::domain::registry::Publication;
use crate::domain::settings::LedgerIdentities;
use crate::error::{Error, Result};

impl Store {
    /// Finishes, under the lock, what an earlier command left undone; says what.
    ///
    /// Where nothing had been left, there is the snapshot that showed it.
    pub(super) fn recover(&self, scope: Scope) -> Result<(Vec<String>, Option<Snapshot>)> {
        let pushing = is_noted(&self.git);
        let mut notices = self.git.clear_own_locks();
        notices.extend(self.finish_move()?);
        let mut snapshot = self.snapshot_without_ledger(scope)?;
        if let Some(joined) = self.join_beginnings(&snapshot)? {
            notices.push(joined);
            snapshot = self.snapshot_without_ledger(scope)?;
        }
        if snapshot.layout.remote.is_none() {
            // What was live before and is gone was not cut off: `verify` names it, and nothing covers it up.
            let once_live = &snapshot.ledger.once_live;
            let pending = snapshot.ledger.registry.pending();
            let pending: Vec<Publication> = pending
                .filter(|publication| !once_live.contains(&publication.record))
                .cloned()
                .collect();
            for publication in pending {
                notices.push(self.finish_publication(&publication)?);
            }
        }
        notices.extend(self.finish_push(&snapshot)?);
        // Tags follow from what is merged by now.
        if notices.is_empty() && !pushing {
            self.finish_tags(&snapshot)?;
            return Ok((notices, Some(snapshot)));
        }
        self.finish_tags(&self.snapshot_without_ledger(Scope::BRIEF)?)?;
        Ok((notices, None))
    }

    /// The record is the decision: the merge follows, or, where the branch has moved on, the record is taken back.
    fn finish_publication(&self, publication: &Publication) -> Result<String> {
        let snapshot = self.snapshot_without_ledger(Scope {
            proposals: true,
            work_tree: false,
            ..Scope::BRIEF
        })?;
        let names: Vec<String> = publication
            .body
            .sops
            .iter()
            .map(|item| format!("{} {}", item.id, item.version))
            .collect();
        let names = names.join(", ");
        let merge = oid_of(&publication.body.merge);
        if snapshot.layout.main.as_ref() == Some(&publication.body.base) && self.git.has(merge)? {
            let change = Change {
                commit: Some(NewCommit {
                    branch: snapshot.layout.default_branch.clone(),
                    parents: vec![publication.body.base.clone(), publication.body.head.clone()],
                    content: Content::Edits(Vec::new()),
                    message: String::new(),
                }),
                finished: self.finished_by(&snapshot, publication),
                ..Change::default()
            };
            self.check_work_tree(&snapshot, &change, Some(merge))?;
            let mut applied = super::Applied::default();
            self.advance_default_branch(&snapshot, &change, merge, &mut applied)?;
            for (branch, at) in &change.finished {
                self.finish_branch(branch, oid_of(at))?;
            }
            return Ok(format!(
                "a publication was cut off before: {names} is live now"
            ));
        }
        let change = Change {
            records: vec![Body::Withdraw(WithdrawBody {
                submit: None,
                publish: Some(publication.record.clone()),
                base: None,
                merge: None,
                reason: "base-moved".to_owned(),
                told: Vec::new(),
            })],
            ..Change::default()
        };
        self.apply(&snapshot, &change)?;
        Ok(format!(
            "a publication was cut off before, and {} has moved since: the record of {names} is taken back, publish it again",
            snapshot.layout.default_branch
        ))
    }

    pub(super) fn finished_by(
        &self,
        snapshot: &Snapshot,
        publication: &Publication,
    ) -> Vec<(String, CommitId)> {
        snapshot
            .ledger
            .registry
            .submission(&publication.body.submit)
            .map(|submission| {
                (
                    submission.body.branch.clone(),
                    publication.body.head.clone(),
                )
            })
            .into_iter()
            .collect()
    }

    /// Tags follow from records: those that a crash left out are made.
    fn finish_tags(&self, snapshot: &Snapshot) -> Result<()> {
        let prefix = &snapshot.settings.branch_prefix;
        let there = self.git.references(&format!("refs/tags/{prefix}/*"))?;
        let there: HashSet<String> = there.into_iter().map(|(name, _)| name).collect();
        for publication in snapshot.ledger.registry.publications() {
            if publication.withdrawn.is_some() || !publication.merged {
                continue;
            }
            let submission = snapshot
                .ledger
                .registry
                .submission(&publication.body.submit);
            let Some(submission) = submission else {
                continue;
            };
            for tag in tags_of(publication, submission, prefix) {
                let reference = format!("refs/tags/{}", tag.name);
                if there.contains(&reference) {
                    continue;
                }
                if self.git.reference(&reference)?.is_none() && self.git.has(oid_of(&tag.target))? {
                    let oid = super::prepare::write_object(
                        &self.git,
                        git2::ObjectType::Tag,
                        tag.bytes.as_bytes(),
                    )?;
                    self.git.swap_reference(&reference, None, oid, "sop: tag")?;
                }
            }
        }
        Ok(())
    }

    /// Going on with a ledger that has lost records would bury the loss.
    pub(super) fn stop_at_lost_ledger(&self, snapshot: &Snapshot) -> Result<()> {
        if let Some(tip) = snapshot.ledger.lost.first() {
            return Err(Error::repository(format!(
                "the ledger was rolled back: {} was seen here before, and nothing reaches it now",
                tip.short()
            ))
            .code("ledger-rolled-back")
            .hint("sop verify   (names what is missing)")
            .hint(format!(
                "git branch sop-inbox/recovered {tip}   (brings it back, where the object is still here)"
            )));
        }
        if snapshot.ledger.count == 0
            && let (Some(id), Some(main)) = (&snapshot.settings.ledger, &snapshot.layout.main)
            && self.names_a_ledger_tip(oid_of(main))?
        {
            return Err(Error::repository(format!(
                "publications name the ledger {id}, and it is not in this clone"
            ))
            .code("ledger-missing")
            .hint("git fetch REMOTE '+refs/heads/sop-*:refs/remotes/REMOTE/sop-*'"));
        }
        Ok(())
    }

    /// Whether some merge of ours on this branch names a ledger tip: then there was a ledger.
    fn names_a_ledger_tip(&self, main: Oid) -> Result<bool> {
        for oid in self.git.walk(main, &[])? {
            let commit = self.git.raw_commit(oid)?;
            if ledger_tip(&commit.message).is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes this clone's records anew on top of others, in order, their references to each other with them.
    pub(super) fn write_anew(
        &self,
        snapshot: &Snapshot,
        local: Oid,
        onto: &[Oid],
    ) -> Result<usize> {
        let id = snapshot.settings.ledger.clone().unwrap_or_default();
        let expected = crate::domain::ledger::entry::Expected {
            ledger: &id,
            identities: snapshot.settings.ledger_identities,
            now: self.now().at.as_second(),
        };
        let own = ledger::read(&self.git, &[local], expected);
        let writer = Writer::load_or_create(&self.git)?;
        let person = snapshot
            .actor
            .person
            .as_deref()
            .and_then(|id| snapshot.organisation.people.by_id(id));
        let signer = Signer::configured(&self.git, &self.programs, person)?;
        let mut tip = ledger::build_fold(&self.git, onto, self.now().at, &writer)?;
        let mut renamed: BTreeMap<String, String> = BTreeMap::new();
        let mut count = 0;
        for placed in own.in_order() {
            if matches!(placed.record().body, Body::Genesis {}) {
                continue;
            }
            let record = with_renamed(placed.record(), &renamed)?;
            let author = match snapshot.settings.ledger_identities {
                LedgerIdentities::Opaque => Author::Opaque,
                LedgerIdentities::Git => Author::Git {
                    name: snapshot.actor.name.clone(),
                    email: snapshot.actor.email.clone(),
                },
            };
            let signed = placed.entry.signature.is_some()
                && person.is_some_and(|person| person.id == record.by);
            let signer = signer.as_ref().filter(|_| signed);
            let made = ledger::append(&self.git, tip, &[record], &author, &writer, signer)?;
            renamed.insert(placed.id().to_string(), id_of(made.tip).to_string());
            tip = Some(made.tip);
            count += 1;
        }
        if let Some(tip) = tip {
            self.git
                .swap_reference(&ledger_ref(), Some(local), tip, "sop: join")?;
            let seen = self.git.sop_dir().join("seen");
            let _ = std::fs::remove_file(seen);
        }
        Ok(count)
    }
}

fn with_renamed(record: &Record, renamed: &BTreeMap<String, String>) -> Result<Record> {
    let mut record = record.clone();
    let mut text = serde_json::to_string(&record.body)
        .map_err(|error| Error::bug("a record cannot be spelled").cause(error))?;
    for (old, new) in renamed {
        text = text.replace(old, new);
    }
    if !matches!(record.body, Body::Other(_)) {
        record.body = serde_json::from_str(&text)
            .map_err(|error| Error::bug("a record cannot be spelled").cause(error))?;
    }
    Ok(record)
}

/// The ledger tip that a merge of ours names.
pub fn ledger_tip(message: &str) -> Option<CommitId> {
    message
        .lines()
        .rev()
        .find_map(|line| CommitId::parse(line.strip_prefix("Sop-Ledger: ")?.trim()))
}

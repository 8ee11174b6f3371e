//! Who may approve a submission, and whether enough of them have.

use std::collections::BTreeSet;

use super::id::SopId;
use super::ledger::Class;
use super::organisation::Organisation;
use super::reference::Reference;
use super::registry::{Says, Vote};
use super::settings::{Identity, OwnApproval, Settings};
use super::time::day_in;
use crate::error::Reason;

/// What the judgement rests on: the default branch before the merge, and the proposal where it is stricter.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// sop.yaml on the default branch before the merge.
    pub settings: &'a Settings,
    /// people.yaml and roles.yaml there.
    pub organisation: &'a Organisation,
    /// Who submitted.
    pub submitter: String,
    /// When: nobody can have voted before.
    pub submitted_at: jiff::Timestamp,
    /// Who asked a machine for a draft of it.
    pub drafters: BTreeSet<String>,
    /// Who wrote the branch's first commit; several where it has several beginnings.
    pub first_authors: BTreeSet<String>,
    /// Who wrote any other commit of it.
    pub editors: BTreeSet<String>,
    /// The SOPs.
    pub items: Vec<CaseItem>,
}

/// One SOP of the submission.
#[derive(Debug, Clone)]
pub struct CaseItem {
    /// Which.
    pub id: SopId,
    /// High before or in the proposal.
    pub high_risk: bool,
    /// The page's own approvers, before and in the proposal: each list that is there has to allow a person.
    pub approvers: Vec<Vec<Reference>>,
    /// Its tags, before and in the proposal: the rule of each that has one applies.
    pub tags: BTreeSet<String>,
}

/// Why a person's approval does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barrier {
    /// Not in people.yaml.
    Unknown,
    /// A machine.
    NotHuman,
    /// Not with us on the day.
    NotActive,
    /// sop.yaml's `approvals.by` does not name them.
    Policy(Vec<Reference>),
    /// The page's `approvers` do not name them.
    Page(Vec<Reference>),
    /// sop.yaml's rule for a tag of the page does not name them.
    Tag(String, Vec<Reference>),
    /// It is their own: they asked for it, began it or submitted it.
    Own(&'static str),
    /// They edited it, and here that is not allowed.
    Edited,
    /// They are not known well enough.
    Identity(Identity),
}

/// The judgement on one SOP.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Which.
    pub id: SopId,
    /// How many it takes.
    pub needed: usize,
    /// The approvals that count.
    pub counted: Vec<Vote>,
    /// The approvals that do not, each with why.
    pub discounted: Vec<(Vote, Barrier)>,
    /// Own approval was counted.
    pub own_counted: bool,
    /// The page itself says who may approve it.
    pub page_approvers: bool,
    /// Much is at stake.
    pub high_risk: bool,
    /// The tags whose rules in sop.yaml apply.
    pub ruled_by: Vec<String>,
}

/// The judgement on a submission.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// SOP by SOP.
    pub items: Vec<Judged>,
    /// The rejections that block.
    pub rejections: Vec<Vote>,
}

impl Judgement {
    /// Whether it may go live as far as approvals are concerned.
    pub fn approved(&self) -> bool {
        self.rejections.is_empty()
            && self
                .items
                .iter()
                .all(|item| item.counted.len() >= item.needed)
    }

    /// When the last approval came that it takes; `None` where it is not approved.
    pub fn approved_at(&self) -> Option<jiff::Timestamp> {
        if !self.approved() {
            return None;
        }
        let of_item = |item: &Judged| {
            let mut times: Vec<_> = item.counted.iter().map(|vote| vote.given).collect();
            times.sort();
            times.get(item.needed.checked_sub(1)?).copied()
        };
        self.items.iter().filter_map(of_item).max()
    }
}

impl Case<'_> {
    /// Judges the votes that stand.
    pub fn judge(&self, votes: &[Vote]) -> Judgement {
        let items = self
            .items
            .iter()
            .map(|item| self.judge_item(item, votes))
            .collect();
        let rejections = votes
            .iter()
            .filter(|vote| vote.says == Says::Reject)
            .filter(|vote| {
                self.items
                    .iter()
                    .any(|item| self.barrier(item, &vote.by, vote.at).is_none())
            })
            .cloned()
            .collect();
        Judgement { items, rejections }
    }

    fn judge_item(&self, item: &CaseItem, votes: &[Vote]) -> Judged {
        let alone = self.organisation.people.alone();
        let policy = &self.settings.approvals;
        let mut judged = Judged {
            id: item.id.clone(),
            needed: policy.needed(item.high_risk, alone, &item.tags) as usize,
            counted: Vec::new(),
            discounted: Vec::new(),
            own_counted: false,
            high_risk: item.high_risk,
            page_approvers: item.approvers.iter().any(|list| !list.is_empty()),
            ruled_by: policy
                .of_tags(&item.tags)
                .map(|(tag, _)| tag.clone())
                .collect(),
        };
        for vote in votes.iter().filter(|vote| vote.says == Says::Approve) {
            let barrier = self
                .barrier(item, &vote.by, vote.at)
                .or_else(|| self.identity_barrier(item, vote));
            match barrier {
                None => {
                    judged.own_counted |= self.own_work(&vote.by).is_some();
                    judged.counted.push(vote.clone());
                }
                Some(barrier) => judged.discounted.push((vote.clone(), barrier)),
            }
        }
        judged
    }

    /// Why this person may not approve this SOP; `None` where they may.
    pub fn barrier(&self, item: &CaseItem, person: &str, at: jiff::Timestamp) -> Option<Barrier> {
        let Some(person) = self.organisation.people.by_id(person) else {
            return Some(Barrier::Unknown);
        };
        if !person.is_human() {
            return Some(Barrier::NotHuman);
        }
        // The voter chose the time; it cannot be before what was voted on.
        if !person.active_on(day_in(at.max(self.submitted_at), &self.settings.zone())) {
            return Some(Barrier::NotActive);
        }
        let names = |list: &[Reference]| {
            list.iter()
                .any(|name| self.organisation.refers_to(name, person))
        };
        let by = &self.settings.approvals.by;
        if !by.is_empty() && !names(by) {
            return Some(Barrier::Policy(by.clone()));
        }
        let mut rules = self.settings.approvals.of_tags(&item.tags);
        if let Some((tag, rule)) = rules.find(|(_, rule)| !rule.by.is_empty() && !names(&rule.by)) {
            return Some(Barrier::Tag(tag.clone(), rule.by.clone()));
        }
        if let Some(list) = item
            .approvers
            .iter()
            .find(|list| !list.is_empty() && !names(list))
        {
            return Some(Barrier::Page(list.clone()));
        }
        let own_counts = match self.settings.approvals.own {
            OwnApproval::Always => true,
            OwnApproval::Alone => self.organisation.people.alone(),
            OwnApproval::Never => false,
        };
        if own_counts {
            return None;
        }
        if let Some(how) = self.own_work(&person.id) {
            return Some(Barrier::Own(how));
        }
        let editing_bars = item.high_risk || !self.settings.approvals.editors;
        (editing_bars && self.editors.contains(&person.id)).then_some(Barrier::Edited)
    }

    fn identity_barrier(&self, item: &CaseItem, vote: &Vote) -> Option<Barrier> {
        let known = known_as(vote);
        let suffices = self.settings.identity.contains(&known)
            && (!item.high_risk || known == Identity::Key || vote.class >= Class::Attested);
        (!suffices).then_some(Barrier::Identity(known))
    }

    fn own_work(&self, person: &str) -> Option<&'static str> {
        if self.submitter == person {
            Some("submitted it")
        } else if self.drafters.contains(person) {
            Some("asked for the draft")
        } else if self.first_authors.contains(person) {
            Some("wrote the branch's first commit")
        } else {
            None
        }
    }

    /// The humans who may approve every SOP of it at that moment, in the order of people.yaml.
    pub fn eligible(&self, at: jiff::Timestamp) -> Vec<String> {
        self.organisation
            .people
            .people
            .iter()
            .filter(|person| {
                self.items
                    .iter()
                    .all(|item| self.barrier(item, &person.id, at).is_none())
            })
            .map(|person| person.id.clone())
            .collect()
    }

    /// Whether the person wrote part of it.
    pub fn edited(&self, person: &str) -> bool {
        self.editors.contains(person)
    }
}

/// How a voter is known: a signature is what it proves to be, and a `key` without one is an assertion.
pub fn known_as(vote: &Vote) -> Identity {
    known(vote.identity, vote.class)
}

/// As [`known_as`], by what a record says and how well it is known who wrote it.
pub fn known(identity: Identity, class: Class) -> Identity {
    match (class, identity) {
        (Class::Proven, Identity::Forge) => Identity::Forge,
        (Class::Proven, _) => Identity::Key,
        (_, Identity::Key) => Identity::Asserted,
        (_, identity) => identity,
    }
}

impl Barrier {
    /// The reason for people and scripts.
    pub fn reason(&self, person: &str, sop: &SopId) -> Reason {
        self.reason_at(person, sop, false)
    }

    /// As [`Barrier::reason`]; at high risk only a key or the forge will do, and nothing else is proposed.
    pub fn reason_at(&self, person: &str, sop: &SopId, high_risk: bool) -> Reason {
        match self {
            Barrier::Unknown => {
                Reason::new("unknown-person", format!("{person} is not in people.yaml"))
                    .hint("sop people add --name NAME --email EMAIL")
            }
            Barrier::NotHuman => Reason::new(
                "not-human",
                format!("{person} is a service, and a human has to approve"),
            ),
            Barrier::NotActive => Reason::new(
                "not-active",
                format!("{person} is not with us on that day, by people.yaml"),
            ),
            Barrier::Policy(by) => Reason::new(
                "not-allowed-by-policy",
                format!("{person} is none of `approvals.by` ({})", listed(by)),
            ),
            Barrier::Page(by) => Reason::new(
                "not-an-approver",
                format!(
                    "{person} is none of the approvers of {sop} ({})",
                    listed(by)
                ),
            ),
            Barrier::Tag(tag, by) => Reason::new(
                "not-allowed-by-policy",
                format!(
                    "{person} is none of `approvals.tags.{tag}.by` ({}), and {sop} has that tag",
                    listed(by)
                ),
            ),
            Barrier::Own(how) => Reason::new(
                "own-approval",
                format!("{person} {how}: somebody else has to approve"),
            )
            .hint("ask one of those named by `sop status`"),
            Barrier::Edited => Reason::new(
                "edited",
                format!("{person} edited {sop}, and editors may not approve it"),
            ),
            Barrier::Identity(known) => {
                let reason = Reason::new(
                    "identity",
                    format!(
                        "{person} is known only as `{known}` here, which does not suffice for {sop}"
                    ),
                );
                let sign = "sign: git config user.signingkey KEY and list the key in people.yaml";
                if high_risk {
                    reason.hint(format!("{sign}   (at `risk: high` a prompt is not enough)"))
                } else {
                    reason.hint(format!("confirm at a terminal, or {sign}"))
                }
            }
        }
    }
}

fn listed(references: &[Reference]) -> String {
    let names: Vec<String> = references.iter().map(ToString::to_string).collect();
    names.join(", ")
}

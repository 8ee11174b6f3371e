//! Front matter as typed values, each with the line that it stands on.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Interval, Reference, Risk, SopId, Status, StatusField, Version};

/// A value and the line of the file that it begins on, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Line in the file, from 1.
    pub line: usize,
}

impl<T> Located<T> {
    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located {
            value: change(self.value),
            line: self.line,
        }
    }
}

/// What a page says about itself. A key that is absent, empty or wrong is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The page's own id.
    pub id: Option<Located<SopId>>,
    /// The title; absent, the first heading is it.
    pub title: Option<Located<String>>,
    /// What the page proposes to be.
    pub status: Option<Located<StatusField>>,
    /// The version that it proposes or has.
    pub version: Option<Located<Version>>,
    /// Who answers for it.
    pub owner: Option<Located<Reference>>,
    /// Names of the roles that must know it.
    pub roles: Option<Located<Vec<String>>>,
    /// Who may approve, beside the policy's.
    pub approvers: Option<Located<Vec<Reference>>>,
    /// How often it is looked at again.
    pub review_in: Option<Located<Interval>>,
    /// The day from which it is in force.
    pub effective_on: Option<Located<Date>>,
    /// What depends on it.
    pub risk: Option<Located<Risk>>,
    /// Who must confirm reading, and until when.
    pub ack: Option<Located<Ack>>,
    /// Ids, `path:GLOB` or addresses that it rests on, as written.
    pub depends_on: Option<Located<Vec<String>>>,
    /// Clauses by standard: `ISO9001` to `7.5.3`.
    pub satisfies: Option<Located<BTreeMap<String, Vec<String>>>>,
    /// The workflow that it describes.
    pub workflow: Option<Located<String>>,
    /// Where its words come from.
    pub origin: Option<Located<Origin>>,
    /// Words to find it by.
    pub tags: Option<Located<Vec<String>>>,
    /// The SOP that replaced it.
    pub superseded_by: Option<Located<SopId>>,
    /// The template that it follows: `procedure`, `runbook`, `policy` or a team's own.
    pub kind: Option<Located<String>>,
    /// Dates that somebody typed, by key, in the order `last_reviewed_on`, `last_reviewed_at`, `lastmod`, `ms.date`.
    pub review_dates: Vec<(String, Located<Date>)>,
    /// Where existing handbooks name an owner.
    pub owner_slack: Option<Located<String>>,
    /// People whom existing handbooks name, as written.
    pub reviewers: Option<Located<Vec<String>>>,
    /// Names of all other keys, in their order.
    pub unknown: Vec<String>,
    /// The front matter is TOML or JSON: read as far as it can be, never edited.
    pub foreign: bool,
}

/// `ack:`; what is absent comes from sop.yaml.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ack {
    /// Whether reading must be confirmed.
    pub required: Option<bool>,
    /// How soon.
    pub within: Option<Interval>,
    /// How long it counts.
    pub expires: Option<Interval>,
}

/// `origin:`, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// `ai`, `rules`, `human` …
    pub kind: Option<String>,
    /// Which service drafted.
    pub provider: Option<String>,
    /// Which model.
    pub model: Option<String>,
    /// Names of the files that it was drafted from.
    pub sources: Vec<String>,
    /// The day of the draft.
    pub drafted_on: Option<String>,
}

impl Origin {
    /// Whether a machine wrote the first words: then a human must approve.
    #[must_use]
    pub fn is_machine(&self) -> bool {
        matches!(self.kind.as_deref(), Some("ai" | "rules"))
    }
}

fn get<T: Copy>(field: Option<&Located<T>>) -> Option<T> {
    field.map(|found| found.value)
}

fn list<T>(field: Option<&Located<Vec<T>>>) -> &[T] {
    field.map_or(&[], |found| &found.value)
}

impl Meta {
    /// The page's own id.
    #[must_use]
    pub fn id(&self) -> Option<&SopId> {
        self.id.as_ref().map(|found| &found.value)
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_ref().map(|found| found.value.as_str())
    }

    /// The status, if it is one of ours.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        match self.status.as_ref()?.value {
            StatusField::Ours(status) => Some(status),
            StatusField::Foreign(_) => None,
        }
    }

    /// The version.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        get(self.version.as_ref())
    }

    /// The owner.
    #[must_use]
    pub fn owner(&self) -> Option<&Reference> {
        self.owner.as_ref().map(|found| &found.value)
    }

    /// The roles, none where the key is absent.
    #[must_use]
    pub fn roles(&self) -> &[String] {
        list(self.roles.as_ref())
    }

    /// The page's approvers, none where the key is absent.
    #[must_use]
    pub fn approvers(&self) -> &[Reference] {
        list(self.approvers.as_ref())
    }

    /// What it depends on.
    #[must_use]
    pub fn depends_on(&self) -> &[String] {
        list(self.depends_on.as_ref())
    }

    /// The tags.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        list(self.tags.as_ref())
    }

    /// The review interval.
    #[must_use]
    pub fn review_in(&self) -> Option<Interval> {
        get(self.review_in.as_ref())
    }

    /// The effective date.
    #[must_use]
    pub fn effective_on(&self) -> Option<Date> {
        get(self.effective_on.as_ref())
    }

    /// The risk, `normal` where none is stated.
    #[must_use]
    pub fn risk(&self) -> Risk {
        get(self.risk.as_ref()).unwrap_or_default()
    }

    /// The typed date of the last review: the first of [`Meta::review_dates`].
    #[must_use]
    pub fn last_reviewed(&self) -> Option<Located<Date>> {
        self.review_dates.first().map(|(_, date)| date.clone())
    }

    /// Whether a machine drafted it.
    #[must_use]
    pub fn is_machine_drafted(&self) -> bool {
        self.origin
            .as_ref()
            .is_some_and(|origin| origin.value.is_machine())
    }
}

//! `approvals:` of sop.yaml: how many have to approve, who may, and what is stricter for a tag.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::interval::Interval;
use crate::domain::reference::Reference;

/// Who has to approve a submission before it may be published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApprovalPolicy {
    /// How many, for low and normal risk.
    pub required: u32,
    /// How many at `risk: high`; absent: two, or one while somebody works alone.
    pub high: Option<u32>,
    /// Who may; empty: any human of people.yaml.
    pub by: Vec<Reference>,
    /// Whether one's own approval counts.
    #[serde(rename = "self")]
    pub own: OwnApproval,
    /// Whether somebody who edited the draft may approve it.
    pub editors: bool,
    /// What is asked beside all that for pages with a tag.
    pub tags: BTreeMap<String, TagRule>,
    /// Who may publish before it is approved; absent: nobody.
    pub emergency: Option<EmergencyRule>,
}

/// What a tag asks for; it only ever makes stricter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TagRule {
    /// No fewer than so many; absent: as many as elsewhere.
    pub required: Option<u32>,
    /// They have to be among these; empty: it narrows nothing.
    pub by: Vec<Reference>,
}

/// Who may publish before it is approved, and how soon it has to be approved then.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyRule {
    /// These, and nobody else.
    pub by: Vec<Reference>,
    /// From the day of the publication to the last day for its approval.
    #[serde(default = "two_days")]
    pub within: Interval,
}

fn two_days() -> Interval {
    Interval::days(2)
}

impl Default for ApprovalPolicy {
    fn default() -> Self {
        Self {
            required: 1,
            high: None,
            by: Vec::new(),
            own: OwnApproval::Alone,
            editors: true,
            tags: BTreeMap::new(),
            emergency: None,
        }
    }
}

/// Whether the approval of the one who asked, began or submitted counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OwnApproval {
    /// It never counts.
    Never,
    /// It counts while people.yaml lists a single human.
    Alone,
    /// It always counts.
    Always,
}

impl ApprovalPolicy {
    /// How many approvals it takes at this risk, with these tags: the strictest of what applies.
    pub fn needed(&self, high_risk: bool, alone: bool, tags: &BTreeSet<String>) -> u32 {
        let by_risk = match (high_risk, self.high) {
            (false, _) => self.required,
            (true, Some(high)) => high.max(self.required),
            (true, None) if alone => self.required.max(1),
            (true, None) => self.required.max(2),
        };
        let by_tags = self.of_tags(tags).filter_map(|(_, rule)| rule.required);
        by_tags.fold(by_risk, u32::max)
    }

    /// The rules of those of these tags that have one, by tag.
    pub fn of_tags<'a>(
        &'a self,
        tags: &'a BTreeSet<String>,
    ) -> impl Iterator<Item = (&'a String, &'a TagRule)> {
        self.tags.iter().filter(|(tag, _)| tags.contains(*tag))
    }

    /// Everybody whom it names, wherever.
    pub fn named(&self) -> impl Iterator<Item = &Reference> {
        self.by
            .iter()
            .chain(self.tags.values().flat_map(|rule| &rule.by))
            .chain(self.emergency.iter().flat_map(|rule| &rule.by))
    }

    /// What of it would let something go live without a human.
    pub fn wrong(&self) -> Option<String> {
        if self.required == 0 {
            return Some(
                "`approvals.required` is at least 1: nothing goes live without a human".to_owned(),
            );
        }
        if self
            .emergency
            .as_ref()
            .is_some_and(|rule| rule.by.is_empty())
        {
            return Some("`approvals.emergency.by` names nobody".to_owned());
        }
        let none = |(tag, rule): (&String, &TagRule)| {
            (rule.required == Some(0)).then(|| {
                format!("`approvals.tags.{tag}.required` is at least 1: a tag only makes stricter")
            })
        };
        self.tags.iter().find_map(none)
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        reason = "a test that cannot set up its world has failed"
    )]

    use super::*;

    #[test]
    fn the_strictest_of_risk_and_tags_is_what_it_takes() {
        let read = |text: &str| serde_yaml::from_str::<ApprovalPolicy>(text).unwrap();
        let policy = read(
            "{required: 1, high: 3, tags: {legal: {required: 2}, money: {required: 4}, wide: {by: [jon]}}}",
        );
        for (high_risk, tags, needed) in [
            (false, vec![], 1),
            (true, vec![], 3),
            (false, vec!["legal"], 2),
            // A tag does not lower what risk asks for.
            (true, vec!["legal"], 3),
            (false, vec!["legal", "money"], 4),
            (true, vec!["money"], 4),
            // A rule that says only who, and a tag that has no rule.
            (false, vec!["wide"], 1),
            (false, vec!["other", "Legal"], 1),
        ] {
            let set: BTreeSet<String> = tags.iter().map(ToString::to_string).collect();
            let found = policy.needed(high_risk, false, &set);
            assert_eq!(found, needed, "{high_risk} {tags:?}");
        }
        // What somebody wrote down holds while they work alone too.
        let set = BTreeSet::from(["legal".to_owned()]);
        assert_eq!(policy.needed(false, true, &set), 2);
        assert_eq!(read("{}").needed(true, true, &set), 1);
        assert_eq!(read("{}").needed(true, false, &set), 2);
    }

    #[test]
    fn nothing_lets_go_live_without_a_human() {
        let read = |text: &str| serde_yaml::from_str::<ApprovalPolicy>(text).unwrap();
        assert!(read("{required: 0}").wrong().is_some());
        let wrong = read("{tags: {legal: {required: 0}}}").wrong();
        assert!(wrong.unwrap().contains("approvals.tags.legal.required"));
        assert_eq!(read("{tags: {legal: {by: [role:legal]}}}").wrong(), None);
        assert!(serde_yaml::from_str::<ApprovalPolicy>("{tags: {legal: {who: x}}}").is_err());
        assert!(read("{emergency: {by: []}}").wrong().is_some());
        assert!(serde_yaml::from_str::<ApprovalPolicy>("{emergency: {within: 1 day}}").is_err());
        let rule = read("{emergency: {by: [jon]}}").emergency.unwrap();
        assert_eq!(rule.within, Interval::days(2));
    }
}

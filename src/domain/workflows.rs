//! workflows.yaml: what the company does, and whether an SOP exists for it.

mod add;
mod rank;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

pub use add::{AddError, add_field, quoted};
pub use rank::{per_year, rank};

/// The file's name, at the top of the repository.
pub const WORKFLOWS_FILE: &str = "workflows.yaml";

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Workflows {
    /// The workflows by name.
    pub workflows: BTreeMap<String, Value>,
}

/// One workflow, as far as it can be read; what is not there is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workflow {
    /// Its key in the file.
    pub name: String,
    /// For people's eyes.
    pub title: Option<String>,
    /// `role:NAME`, a person's id or an e-mail.
    pub owner: Option<String>,
    /// Who has to know it.
    pub roles: Vec<String>,
    /// `40 a month`, `every six weeks`, `rarely`
    pub how_often: Option<String>,
    /// What a mistake costs, from 1 to 5.
    pub cost: Option<f64>,
    /// How much depends on single people, from 1 to 5.
    pub dependence: Option<f64>,
    /// The one person who knows how.
    pub only: Option<String>,
    /// How it is done today.
    pub today: Option<String>,
    /// Whether it should be an SOP, where somebody decided.
    pub decision: Option<Decision>,
    /// Its SOP, where there is one.
    pub sop: Option<String>,
    /// Files to draft it from, from the repository's root.
    pub sources: Vec<String>,
    /// What is done, in words.
    pub prompt: Option<String>,
}

/// What was decided about a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// `document` where it is to be an SOP; anything else is another way.
    pub outcome: String,
    /// Why, or the document that says so.
    pub words: String,
    /// When, as written.
    pub on: Option<String>,
    /// Who, as written.
    pub by: Option<String>,
}

impl Decision {
    /// Whether it is to be an SOP.
    pub fn is_for(&self) -> bool {
        self.outcome == "document"
    }
}

impl Workflows {
    /// One workflow; `None` where the file has none of that name.
    pub fn get(&self, name: &str) -> Option<Workflow> {
        let value = self.workflows.get(name)?;
        Some(read(name, value))
    }

    /// All workflows without an SOP, the highest rank first, then by name.
    pub fn backlog(&self) -> Vec<(Workflow, f64)> {
        let mut found: Vec<(Workflow, f64)> = self
            .workflows
            .iter()
            .map(|(name, value)| read(name, value))
            .filter(|workflow| workflow.sop.is_none())
            .map(|workflow| {
                let rank = rank(&workflow);
                (workflow, rank)
            })
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.name.cmp(&b.0.name)));
        found
    }
}

fn read(name: &str, value: &Value) -> Workflow {
    let text = |key: &str| value.get(key).and_then(text_of);
    let number = |key: &str| {
        let value = value.get(key)?;
        value
            .as_f64()
            .or_else(|| value.as_str()?.trim().parse().ok())
    };
    let list = |key: &str| match value.get(key) {
        Some(Value::Array(items)) => items.iter().filter_map(text_of).collect(),
        Some(single) => text_of(single).into_iter().collect(),
        None => Vec::new(),
    };
    Workflow {
        name: name.to_owned(),
        title: text("title"),
        owner: text("owner"),
        roles: list("roles"),
        how_often: text("how_often"),
        cost: number("cost"),
        dependence: number("dependence"),
        only: text("only"),
        today: text("today"),
        decision: value.get("decision").and_then(decision),
        sop: text("sop"),
        sources: list("sources"),
        prompt: text("prompt"),
    }
}

fn decision(value: &Value) -> Option<Decision> {
    let Value::Object(fields) = value else {
        return text_of(value).map(|outcome| Decision {
            outcome,
            words: String::new(),
            on: None,
            by: None,
        });
    };
    let (outcome, words) = fields
        .iter()
        .find(|(key, _)| !matches!(key.as_str(), "on" | "by"))?;
    let text = |key: &str| fields.get(key).and_then(text_of);
    Some(Decision {
        outcome: outcome.clone(),
        words: text_of(words).unwrap_or_default(),
        on: text("on"),
        by: text("by"),
    })
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_as_the_contract_has_it() {
        let text = "workflows:\n  renewals: {title: Renewal calls, owner: role:cs-lead, roles: [cs-lead], how_often: 40 a month, cost: 4, dependence: 5, only: p-7f3a, today: \"each does it differently\", noted_on: 2026-10-02, decision: {document: \"minutes of 5 October\", on: 2026-10-05, by: p-1c20}, sop: renewal-call}\n  rest:\n";
        let all: Workflows =
            crate::domain::yaml::parse(WORKFLOWS_FILE, text.as_bytes()).expect("reads");
        let one = all.get("renewals").expect("is there");
        assert_eq!(one.owner.as_deref(), Some("role:cs-lead"));
        assert_eq!((one.cost, one.dependence), (Some(4.0), Some(5.0)));
        let decision = one.decision.expect("decided");
        assert!(decision.is_for());
        assert_eq!(decision.on.as_deref(), Some("2026-10-05"));
        assert_eq!(all.get("rest").expect("is there").title, None);
        let names: Vec<String> = all.backlog().into_iter().map(|(own, _)| own.name).collect();
        assert_eq!(names, ["rest"]);
    }
}

//! paths.yaml: how somebody new comes to know a role's SOPs, stage by stage.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::interval::Interval;
use super::reference::Reference;
use super::suggest;

/// The file's name, at the top of the repository.
pub const PATHS_FILE: &str = "paths.yaml";

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Paths {
    /// The paths by name.
    pub paths: BTreeMap<String, TrainingPath>,
}

/// One training path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TrainingPath {
    /// For people's eyes.
    pub title: Option<String>,
    /// What is learnt, in order.
    pub stages: Vec<Stage>,
}

/// One stage of a path.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Unique in the path.
    pub id: String,
    /// For people's eyes.
    #[serde(default)]
    pub title: Option<String>,
    /// Relative to the person's start.
    #[serde(default)]
    pub due: Option<Interval>,
    /// Stages that come first.
    #[serde(default)]
    pub after: Vec<String>,
    /// The SOPs of the stage, by id.
    #[serde(default)]
    pub sops: Vec<String>,
    /// How it is shown that the stage is known.
    #[serde(default)]
    pub checkpoint: Option<Checkpoint>,
}

/// How it is shown that a stage is known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Checkpoint {
    /// All of its SOPs are acknowledged, even those that ask for none by themselves.
    Acknowledgement {},
    /// Questions are answered.
    Quiz(Quiz),
    /// Somebody else says so.
    SignOff {
        /// Who may.
        #[serde(default)]
        by: Signer,
    },
}

/// Questions, and how many of them have to be answered rightly.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// The share of right answers that is enough, in percent.
    #[serde(default = "all")]
    pub pass: u64,
    /// In order.
    pub questions: Vec<Question>,
}

fn all() -> u64 {
    100
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub ask: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// Which of them is right, from 1.
    pub answer: usize,
}

/// Who signs off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Signer {
    /// The person's own manager.
    #[default]
    Manager,
    /// Anybody in a role, or somebody by name.
    Named(Reference),
}

impl TryFrom<String> for Signer {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text == "manager" {
            return Ok(Self::Manager);
        }
        let named = Reference::parse(&text).map(Self::Named);
        named.map_err(|_| {
            format!("`by: {text}` is neither manager nor role:NAME, a person's id or an e-mail")
        })
    }
}

impl std::fmt::Display for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Manager => f.write_str("manager"),
            Self::Named(reference) => reference.fmt(f),
        }
    }
}

impl Stage {
    /// Whether it ends with the acknowledgement of its SOPs, even of those that ask for none by themselves.
    pub fn is_acknowledged(&self) -> bool {
        self.checkpoint == Some(Checkpoint::Acknowledgement {})
    }
}

impl Checkpoint {
    /// Whether it is passed by itself, as a quiz or a sign-off is.
    pub fn is_examined(&self) -> bool {
        !matches!(self, Self::Acknowledgement {})
    }

    /// `acknowledgement`, `quiz` or `sign-off`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Acknowledgement {} => "acknowledgement",
            Self::Quiz(_) => "quiz",
            Self::SignOff { .. } => "sign-off",
        }
    }
}

impl Quiz {
    /// The share of right answers, in percent, rounded down; answers count from 1.
    pub fn score(&self, answers: &[usize]) -> u64 {
        let right = self.questions.iter().zip(answers);
        let right = right.filter(|(question, answer)| question.answer == **answer);
        (right.count() * 100 / self.questions.len().max(1)) as u64
    }
}

impl TrainingPath {
    /// The stage of this id.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    fn problem(&self) -> Option<(&Stage, String)> {
        let mut ids = BTreeSet::new();
        for stage in &self.stages {
            if !ids.insert(stage.id.as_str()) {
                return Some((stage, "there are two stages of that id".to_owned()));
            }
        }
        for stage in &self.stages {
            for before in &stage.after {
                if !ids.contains(before.as_str()) {
                    let near = suggest::nearest(before, ids.iter().copied());
                    let near = near.map_or(String::new(), |near| format!(" (`{near}`?)"));
                    return Some((stage, format!("`after` names no stage: {before}{near}")));
                }
            }
            if self.leads_to(stage, &stage.id) {
                return Some((stage, "it comes after itself".to_owned()));
            }
            if let Some(Checkpoint::Quiz(quiz)) = &stage.checkpoint
                && let Some(why) = quiz.problem()
            {
                return Some((stage, why));
            }
        }
        None
    }

    /// Whether a stage waits for another, directly or not.
    fn leads_to(&self, stage: &Stage, wanted: &str) -> bool {
        let (mut seen, mut open) = (BTreeSet::new(), vec![stage]);
        while let Some(stage) = open.pop() {
            for before in &stage.after {
                if before == wanted {
                    return true;
                }
                if seen.insert(before) {
                    open.extend(self.stage(before));
                }
            }
        }
        false
    }
}

impl Quiz {
    fn problem(&self) -> Option<String> {
        if self.questions.is_empty() {
            return Some("its quiz has no question".to_owned());
        }
        if !(1..=100).contains(&self.pass) {
            return Some(format!("`pass: {}` is no share from 1 to 100", self.pass));
        }
        self.questions.iter().find_map(|question| {
            let choices = question.choices.len();
            if choices < 2 {
                Some(format!("nothing to choose from: {}", question.ask))
            } else if !(1..=choices).contains(&question.answer) {
                Some(format!(
                    "`answer: {}` is none of the {choices} choices, counted from 1: {}",
                    question.answer, question.ask
                ))
            } else {
                None
            }
        })
    }
}

impl Paths {
    /// What no path can be like: the path, the stage, and why.
    pub fn problem(&self) -> Option<(&str, &str, String)> {
        self.paths.iter().find_map(|(name, path)| {
            let (stage, why) = path.problem()?;
            Some((name.as_str(), stage.id.as_str(), why))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(stages: &str) -> String {
        let text = format!("paths: {{p: {{stages: [{stages}]}}}}");
        match serde_yaml::from_str::<Paths>(&text) {
            Ok(paths) => paths.problem().map_or(String::new(), |found| found.2),
            Err(error) => format!("refused: {error}"),
        }
    }

    #[test]
    fn what_no_path_can_be_like() {
        let quiz = |rest: &str| format!("{{id: a, checkpoint: {{kind: quiz, {rest}}}}}");
        for (stages, wanted) in [
            ("{id: a}, {id: b, after: [a]}", ""),
            ("{id: a}, {id: a}", "two stages"),
            ("{id: week-1}, {id: b, after: [week-2]}", "`week-1`?"),
            ("{id: a, after: [b]}, {id: b, after: [a]}", "after itself"),
            ("{id: a, after: [a]}", "after itself"),
            ("{id: a, due: soon}", "refused"),
            ("{id: a, checkpoint: {kind: exam}}", "refused"),
            (
                "{id: a, checkpoint: {kind: sign-off, by: the boss}}",
                "refused",
            ),
            ("{id: a, checkpoint: {kind: sign-off}}", ""),
            (&quiz("questions: []"), "no question"),
            (
                &quiz("pass: 0, questions: [{ask: x, choices: [y, z], answer: 1}]"),
                "1 to 100",
            ),
            (
                &quiz("questions: [{ask: x, choices: [y], answer: 1}]"),
                "choose",
            ),
            (
                &quiz("questions: [{ask: x, choices: [y, z], answer: 0}]"),
                "none of the 2",
            ),
            (
                &quiz("questions: [{ask: x, choices: [y, z], answer: 3}]"),
                "none of the 2",
            ),
            (
                &quiz("questions: [{ask: x, choices: [y, z], answer: 2}]"),
                "",
            ),
        ] {
            let found = problem(stages);
            assert!(
                found.contains(wanted) && found.is_empty() == wanted.is_empty(),
                "{stages}: {found}"
            );
        }
    }

    #[test]
    fn a_score_is_a_share() {
        let question = |answer| Question {
            ask: String::new(),
            choices: vec![String::new(); 3],
            answer,
        };
        let quiz = Quiz {
            pass: 80,
            questions: vec![question(1), question(2), question(3)],
        };
        for (answers, score) in [
            (&[1, 2, 3][..], 100),
            (&[1, 2, 1], 66),
            (&[2, 1, 1], 0),
            (&[1], 33),
            (&[], 0),
        ] {
            assert_eq!(quiz.score(answers), score, "{answers:?}");
        }
    }
}

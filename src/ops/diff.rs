//! `diff`: what changed between two versions, step by step.

use serde::{Deserialize, Serialize};

use crate::domain::change::Change;
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::step::{ChangeKind, StepChange};
use crate::domain::version::Version;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::markdown::blockdiff::diff_blocks;
use crate::markdown::change_class::propose;
use crate::markdown::page::Page;
use crate::markdown::stepdiff::diff_steps;
use crate::markdown::steps::steps;
use crate::store::Snapshot;

/// One side of a comparison: how it is called, and where its text is.
#[derive(Debug, Clone)]
pub struct Side {
    /// `1.0`, `work tree`, `nothing` …
    pub name: String,
    /// Where its text is.
    pub text: super::show::Text,
    /// What it was published as, where it is a published version.
    pub published_as: Option<Change>,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The SOP.
    pub id: String,
    /// How the first side is called.
    pub from: String,
    /// How the second side is called.
    pub to: String,
    /// The second side is a published version.
    #[serde(skip)]
    pub published: bool,
    /// The rest of the text was left out.
    #[serde(skip)]
    pub only_steps: bool,
    /// What it was published as, else what it would be proposed as; absent where nothing changed.
    pub change: Option<Change>,
    /// Why.
    pub reasons: Vec<String>,
    /// The steps that changed.
    pub steps: Vec<StepLine>,
    /// Everything else that changed, block by block.
    pub blocks: Vec<BlockLine>,
}

/// A step that changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StepLine {
    /// added, removed, changed or moved.
    pub kind: ChangeKind,
    /// Its text before.
    pub before: Option<String>,
    /// Its text after.
    pub after: Option<String>,
    /// Its number before.
    pub before_number: Option<String>,
    /// Its number after.
    pub after_number: Option<String>,
}

/// Another block that changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BlockLine {
    /// The section that it is in.
    pub section: String,
    /// Its text before.
    pub before: Option<String>,
    /// Its text after.
    pub after: Option<String>,
}

/// What one side is asked to be.
#[derive(Debug, Clone)]
pub enum Named {
    /// What is in the making.
    Draft,
    /// A published version.
    Version(Version),
    /// What the file was in a commit, as that is called.
    Then {
        /// How the commit was named.
        commit: String,
        /// The text.
        text: String,
    },
}

impl Named {
    /// What a word means on its own; `None` where only the repository can tell.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "work" | "draft" => Some(Self::Draft),
            _ => word.parse().ok().map(Self::Version),
        }
    }
}

/// Chooses the two sides: by default what readers have against what is in the making.
///
/// # Errors
/// There is no such version.
pub fn sides(
    snapshot: &Snapshot,
    id: &SopId,
    from: Option<&Named>,
    to: Option<&Named>,
    now: Now,
) -> Result<(Side, Side)> {
    let from = match from {
        Some(asked) => named(snapshot, id, asked)?,
        None => published(snapshot, id, now),
    };
    let to = match to {
        Some(asked) => named(snapshot, id, asked)?,
        None => work(snapshot, id)?,
    };
    Ok((from, to))
}

fn here(name: &str, text: String) -> Side {
    Side {
        name: name.to_owned(),
        text: super::show::Text::Here(text),
        published_as: None,
    }
}

fn of(item: &PublishItem) -> Side {
    Side {
        name: item.version.to_string(),
        text: super::show::Text::Blob(item.blob.clone()),
        published_as: Some(item.change),
    }
}

fn named(snapshot: &Snapshot, id: &SopId, asked: &Named) -> Result<Side> {
    let version = match asked {
        Named::Draft => return work(snapshot, id),
        Named::Then { commit, text } => return Ok(here(commit, text.clone())),
        Named::Version(version) => *version,
    };
    snapshot
        .ledger
        .registry
        .publications_of(id)
        .rev()
        .map(|(_, item)| item)
        .find(|item| item.version == version)
        .map(of)
        .ok_or_else(|| {
            Error::refused(format!("{id} {version} was never published"))
                .code("no-such-version")
                .hint(format!("sop history {id}"))
        })
}

fn published(snapshot: &Snapshot, id: &SopId, now: Now) -> Side {
    let registry = &snapshot.ledger.registry;
    match registry
        .in_force(id, snapshot.today(now))
        .or_else(|| registry.last(id))
    {
        Some((_, item)) => of(item),
        None => match snapshot.page(id) {
            Some(page) => here(&snapshot.layout.default_branch, page.text.clone()),
            None => here("nothing", String::new()),
        },
    }
}

fn work(snapshot: &Snapshot, id: &SopId) -> Result<Side> {
    let proposal = super::target::proposal(snapshot, id);
    let elsewhere = proposal
        .filter(|proposal| snapshot.layout.head_branch.as_deref() != Some(&proposal.branch));
    if let Some(proposal) = elsewhere
        && let Some(page) = proposal.pages.iter().find(|page| page.id == *id)
    {
        return Ok(here(&proposal.branch, page.text.clone()));
    }
    snapshot
        .work
        .iter()
        .find(|page| page.id == *id)
        .map(|page| here("work tree", page.text.clone()))
        .ok_or_else(|| {
            let error = Error::refused(format!("{id} is not in the work tree, nor on a branch"))
                .code("not-in-work-tree");
            let used = snapshot.ledger.registry.versions_used(id);
            match used.as_slice() {
                [.., before, last] => error.hint(format!("sop diff {id} {before} {last}")),
                _ => error.hint(format!("sop show {id}")),
            }
        })
}

/// Compares the texts of two sides.
pub fn diff(id: &SopId, from: (&Side, &str), to: (&Side, &str)) -> Report {
    let (before, after) = (body(from.1), body(to.1));
    let changes = diff_steps(&steps(&before, 1), &steps(&after, 1));
    let blocks: Vec<BlockLine> = diff_blocks(&before, &after)
        .into_iter()
        .map(|block| BlockLine {
            section: block.section,
            before: block.before,
            after: block.after,
        })
        .collect();
    let changed = !changes.is_empty() || !blocks.is_empty();
    let proposal = changed.then(|| propose(&before, &after));
    Report {
        id: id.to_string(),
        from: from.0.name.clone(),
        to: to.0.name.clone(),
        published: to.0.published_as.is_some(),
        only_steps: false,
        change: proposal
            .as_ref()
            .map(|proposal| to.0.published_as.unwrap_or(proposal.change)),
        reasons: proposal
            .map(|proposal| proposal.reasons)
            .unwrap_or_default(),
        steps: changes.into_iter().map(step_line).collect(),
        blocks,
    }
}

impl Report {
    /// With nothing but the steps.
    #[must_use]
    pub fn of_steps(self) -> Self {
        Self {
            blocks: Vec::new(),
            only_steps: true,
            ..self
        }
    }
}

fn step_line(change: StepChange) -> StepLine {
    StepLine {
        kind: change.kind,
        before: change.before,
        after: change.after,
        before_number: change.before_number,
        after_number: change.after_number,
    }
}

fn body(text: &str) -> String {
    Page::split(text.as_bytes())
        .map(|page| page.body().to_owned())
        .unwrap_or_else(|_| text.to_owned())
}

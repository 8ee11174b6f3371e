//! What no evidence can rest on: cut-off history, replaced objects, a lying commit-graph.

use std::path::PathBuf;

use super::Evidence;
use crate::error::Result;
use crate::store::Store;
use crate::store::program::{Programs, said};
use crate::store::snapshot::Snapshot;

/// The commit-graph, which git itself looks through.
pub(super) struct Graph {
    programs: Programs,
    info: PathBuf,
}

impl Graph {
    pub(super) fn of(store: &Store) -> Self {
        Self {
            programs: store.programs.clone(),
            info: store.git.raw().commondir().join("objects/info"),
        }
    }

    /// Looks through it; what git says where it does not agree with the objects.
    pub(super) fn check(self) -> impl FnOnce() -> Result<Option<String>> + Send {
        move || {
            let there = |name| self.info.join(name).exists();
            if !there("commit-graph") && !there("commit-graphs") {
                return Ok(None);
            }
            let words = ["commit-graph", "verify", "--no-progress"];
            let output = self.programs.git(&words)?;
            Ok((!output.status.success()).then(|| said(&output)))
        }
    }
}

impl Store {
    /// What makes this clone unfit as evidence, and nothing else: enough to judge a range.
    ///
    /// # Errors
    /// The repository cannot be read.
    pub fn fitness(&self, snapshot: &Snapshot) -> Result<Evidence> {
        let remotes = self.git.remotes()?;
        let graph = Graph::of(self).check()()?;
        Ok(Evidence {
            unfit: self.unfit(snapshot, &remotes, graph)?,
            borrowed: self.borrowed(),
            remotes,
            ..Evidence::default()
        })
    }

    /// The folders outside of this clone in which objects of it are kept.
    pub(super) fn borrowed(&self) -> Vec<String> {
        let file = self.git.raw().commondir().join("objects/info/alternates");
        let folders = std::fs::read(file).unwrap_or_default();
        let folders = String::from_utf8_lossy(&folders);
        folders.lines().map(str::to_owned).collect()
    }

    pub(super) fn unfit(
        &self,
        snapshot: &Snapshot,
        remotes: &[String],
        graph: Option<String>,
    ) -> Result<Vec<(&'static str, String)>> {
        let mut unfit = Vec::new();
        if snapshot.layout.shallow {
            unfit.push((
                "shallow-clone",
                "history is cut off: nothing before it can be proven".to_owned(),
            ));
        }
        for (name, _) in self.git.references("refs/replace/*")? {
            unfit.push((
                "replaced-object",
                format!("{name} puts another object in an object's place"),
            ));
        }
        if self.git.raw().commondir().join("info/grafts").is_file() {
            unfit.push(("grafts", "info/grafts rewrites who follows whom".to_owned()));
        }
        for remote in remotes {
            if self.git.config_bool(&format!("remote.{remote}.promisor")) {
                unfit.push((
                    "partial-clone",
                    format!("objects of {remote} are left out of this clone"),
                ));
                break;
            }
        }
        if let Some(said) = graph {
            unfit.push(("commit-graph-lies", said));
        }
        Ok(unfit)
    }
}

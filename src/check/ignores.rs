//! What sop.yaml puts up with, path by path: `ignore:`.

use std::sync::atomic::{AtomicBool, Ordering};

use globset::{GlobBuilder, GlobMatcher};

use crate::domain::finding::Finding;
use crate::domain::settings::Settings;

/// The entries of `ignore:`, ready to be asked.
#[derive(Debug, Default)]
pub struct Ignores {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    glob: Option<GlobMatcher>,
    rules: Vec<String>,
    reasoned: bool,
    used: AtomicBool,
}

impl Ignores {
    /// Those of sop.yaml.
    pub fn new(settings: &Settings) -> Self {
        let entries = settings.ignore.iter().map(|ignore| Entry {
            glob: GlobBuilder::new(&ignore.path)
                .literal_separator(true)
                .build()
                .ok()
                .map(|glob| glob.compile_matcher()),
            rules: ignore.rules.clone(),
            reasoned: !ignore.reason.trim().is_empty(),
            used: AtomicBool::new(false),
        });
        Self {
            entries: entries.collect(),
        }
    }

    /// Whether a finding is put up with. An entry without a reason puts up with nothing.
    pub(super) fn covers(&self, finding: &Finding) -> bool {
        let covering = self.entries.iter().find(|entry| {
            entry.reasoned
                && entry.rules.contains(&finding.code)
                && entry
                    .glob
                    .as_ref()
                    .is_some_and(|glob| glob.is_match(&finding.path))
        });
        if let Some(entry) = covering {
            entry.used.store(true, Ordering::Relaxed);
        }
        covering.is_some()
    }

    /// Whether the entry at this place has covered a finding.
    pub(super) fn was_used(&self, index: usize) -> bool {
        self.entries
            .get(index)
            .is_some_and(|entry| entry.used.load(Ordering::Relaxed))
    }

    /// Whether the entry's path is a glob.
    pub(super) fn is_glob(&self, index: usize) -> bool {
        self.entries
            .get(index)
            .is_some_and(|entry| entry.glob.is_some())
    }
}

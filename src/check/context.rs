//! What a rule may know beside the page.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::ignores::Ignores;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::domain::organisation::Organisation;
use crate::domain::settings::Settings;
use crate::domain::version::Version;
use crate::markdown::links::{Anchors, Files};

/// What a rule may know beside the page.
pub struct Context<'a> {
    /// What sop.yaml says; its `check` decides severities.
    pub settings: &'a Settings,
    /// What people.yaml and roles.yaml say.
    pub organisation: &'a Organisation,
    /// Every page that is looked at together: ids are unique among them, and links lead from one to another.
    pub neighbours: &'a Neighbours<'a>,
    /// Which files there are; without them no link is followed.
    pub files: Option<&'a Files>,
    /// sop.yaml, roles.yaml, paths.yaml, people.yaml as text, by path; what is not here is not looked at.
    pub texts: &'a BTreeMap<String, String>,
    /// What sop.yaml puts up with, path by path.
    pub ignores: &'a Ignores,
    /// The day on which a date is past; without it no date is.
    pub today: Option<Date>,
    /// The version numbers that an SOP has used up, in order; empty where it was never published.
    pub published: &'a (dyn Fn(&SopId) -> Vec<Version> + Sync),
    /// The last published version of an SOP.
    pub last: &'a (dyn Fn(&SopId) -> Option<Version> + Sync),
    /// Whether the repository has a sop.yaml: then a page that cannot be read is no matter of taste.
    pub configured: bool,
    /// Whether a page is governed or on its way there. Rules about owner, roles, references, placeholders, version,
    /// open questions and words that no approval covers skip every other page.
    pub governed: &'a (dyn Fn(&Document) -> bool + Sync),
}

/// Pages that are looked at together, found by id and path.
pub struct Neighbours<'a> {
    by_id: HashMap<String, Vec<&'a Document>>,
    by_path: HashMap<&'a str, (&'a Document, OnceLock<Anchors>)>,
}

impl<'a> Neighbours<'a> {
    /// Of these pages.
    pub fn new(pages: &[&'a Document]) -> Self {
        let mut by_id: HashMap<String, Vec<&'a Document>> = HashMap::new();
        let mut by_path = HashMap::new();
        for page in pages {
            by_id.entry(folded(&page.id)).or_default().push(page);
            by_path.insert(&*page.path, (*page, OnceLock::new()));
        }
        Self { by_id, by_path }
    }

    /// The pages whose id is this one, or differs from it in case alone, in the order in which they were given.
    pub fn with_id(&self, id: &SopId) -> &[&'a Document] {
        self.by_id.get(&folded(id)).map_or(&[], Vec::as_slice)
    }

    /// All pages, in no order.
    pub fn pages(&self) -> impl Iterator<Item = &'a Document> {
        self.by_path.values().map(|(page, _)| *page)
    }

    /// The anchors of the page at a path; `None` where no page is.
    pub fn anchors(&self, path: &str) -> Option<&Anchors> {
        let (page, anchors) = self.by_path.get(path)?;
        Some(anchors.get_or_init(|| Anchors::of(Some(&page.title), page.body())))
    }
}

/// Folding is dear; plain ASCII, which is nearly all ids, needs none.
fn folded(id: &SopId) -> String {
    match id.as_str().is_ascii() {
        true => id.as_str().to_ascii_lowercase(),
        false => id.fold(),
    }
}

//! Governed pages whose bytes a branch would change without touching them: it brings, changes or deletes a picture that they name.

use std::collections::BTreeSet;

use super::proposals::OtherFile;
use super::snapshot::Snapshot;
use crate::domain::document::Document;
use crate::domain::id::SopId;
use crate::markdown::digest::{Tree, names_pictures, sop1_bytes};

/// Files that a branch touches, as a tree that has nothing else.
struct Touched<'a>(BTreeSet<&'a str>);

impl Tree for Touched<'_> {
    fn blob_sha256(&self, path: &str) -> Option<String> {
        self.0.contains(path).then(String::new)
    }
}

impl Snapshot {
    /// The governed pages, as the default branch has them, that name a file among these; those that the branch edits are left
    /// out by `edited`.
    pub fn repictured(
        &self,
        files: &[OtherFile],
        edited: &dyn Fn(&SopId) -> bool,
    ) -> Vec<&Document> {
        let touched = Touched(files.iter().map(|file| file.path.as_str()).collect());
        if touched.0.is_empty() {
            return Vec::new();
        }
        let site_root = self.settings.site_root.as_deref();
        let governed = self.ledger.registry.governed();
        let pages = governed
            .iter()
            .filter(|(id, _)| !edited(id))
            .filter_map(|(_, (_, item))| self.page_at(&item.path));
        pages
            .filter(|page| names_pictures(page.text.get(page.body_at..).unwrap_or_default()))
            .filter(|page| {
                let read = sop1_bytes(&page.path, page.text.as_bytes(), &touched, site_root);
                read.is_ok_and(|read| !read.images.is_empty())
            })
            .collect()
    }
}

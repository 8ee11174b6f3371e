//! Reading pages for a snapshot: all of them, or those of the one SOP that is asked about.

use std::collections::BTreeSet;

use git2::Oid;

use super::Load;
use crate::domain::document::Document;
use crate::domain::pages::Pages;
use crate::error::Result;
use crate::store::heads::heads_at;
use crate::store::layout::Layout;
use crate::store::pages::{Reader, Refused};

/// The pages of a commit and of the work tree, and what has a page's name and is none.
#[derive(Default)]
pub(super) struct Read {
    pub(super) pages: Pages,
    pub(super) work: Vec<Document>,
    pub(super) refused: Vec<Refused>,
}

impl Load<'_> {
    /// All pages of a commit, and of the work tree where the scope has it.
    pub(super) fn all(
        &self,
        reader: Reader<'_>,
        layout: &Layout,
        main: Option<Oid>,
    ) -> Result<Read> {
        let read = main.map(|main| self.pages(reader, main)).transpose()?;
        let (pages, mut refused) = read.unwrap_or_default();
        let (work, unread) = match (&layout.root, self.scope.work_tree) {
            (Some(root), true) => reader.work_tree(root, &pages)?,
            _ => (Vec::new(), Vec::new()),
        };
        for path in unread {
            if !refused.contains(&path) {
                refused.push(path);
            }
        }
        Ok(Read {
            pages,
            work,
            refused,
        })
    }

    /// The pages of one SOP, by id or path; all of them where no page of the commit is it, or the work tree has
    /// something else in its place.
    pub(super) fn one(
        &self,
        reader: Reader<'_>,
        layout: &Layout,
        main: Option<Oid>,
        sop: &str,
    ) -> Result<Read> {
        let Some(commit) = main else {
            return self.all(reader, layout, main);
        };
        let heads = heads_at(reader, commit)?;
        let all = heads.all()?;
        let named = all.iter().filter(|page| page.path == sop || page.id == sop);
        let ids: BTreeSet<&str> = named.map(|page| page.id).collect();
        let mut pages = Vec::new();
        let mut work = Vec::new();
        for head in all.iter().filter(|page| ids.contains(page.id)) {
            let Some(page) = reader.file(commit, head.path)? else {
                return self.all(reader, layout, main);
            };
            pages.push(page);
            if let (Some(root), true) = (&layout.root, self.scope.work_tree) {
                match reader.work_file(root, head.path)? {
                    Some(page) if page.id.as_str() == head.id => work.push(page),
                    _ => return self.all(reader, layout, main),
                }
            }
        }
        if pages.is_empty() {
            return self.all(reader, layout, main);
        }
        Ok(Read {
            pages: pages.into(),
            work,
            refused: heads.refused().to_vec(),
        })
    }
}

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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::Timestamp;

    use super::super::{Load, Memory, Need};
    use crate::domain::actor::Actor;
    use crate::env::Now;
    use crate::store::git::Git;
    use crate::store::program::Programs;
    use crate::store::snapshot::{Scope, Snapshot};

    fn load(git: &Git, about: Option<&str>) -> Snapshot {
        let programs = Programs::new(Path::new("."), std::iter::empty());
        let actor = Actor {
            person: None,
            name: "Ann".to_owned(),
            email: "ann@example.com".to_owned(),
            borrowed: false,
        };
        let now = Now {
            at: Timestamp::from_second(1_795_000_000).unwrap(),
            set: false,
        };
        Load {
            git,
            programs: &programs,
            globs: &["**/*.md".to_owned()],
            actor: &|_| Ok(actor.clone()),
            now,
            scope: Scope::EVERYTHING,
            need: Need::Nothing,
            memory: &Memory::default(),
            as_of: None,
            about,
            readers: &|_| None,
        }
        .run()
        .unwrap()
    }

    /// What is said of one SOP: its pages on the branch, and in the work tree.
    fn of(snapshot: &Snapshot, sop: &str) -> Vec<(String, String)> {
        let pages = snapshot.pages.iter().chain(&snapshot.work);
        let own = pages.filter(|page| page.path == sop || page.id.as_str() == sop);
        own.map(|page| (page.path.clone(), page.text.clone()))
            .collect()
    }

    #[test]
    fn one_sop_is_as_among_all() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text);
        let git = Git::init(folder.path(), "main").unwrap();
        let names = [
            "edited", "removed", "renamed", "twin-a", "twin-b", "another",
        ];
        for name in names {
            let id = name.split_once("-").map_or(name, |(twin, _)| twin);
            write(
                &format!("{name}.md"),
                &format!("---\nid: {id}\n---\n# {name}\n"),
            )
            .unwrap();
        }
        let repo = git.raw();
        let mut index = repo.index().unwrap();
        for name in names {
            index.add_path(Path::new(&format!("{name}.md"))).unwrap();
        }
        index.write().unwrap();
        let tree = repo.find_tree(index.write_tree().unwrap()).unwrap();
        let who = git2::Signature::new("A", "a@example.com", &git2::Time::new(0, 0)).unwrap();
        let head = Some("HEAD");
        repo.commit(head, &who, &who, "m", &tree, &[]).unwrap();

        write("edited.md", "---\nid: edited\n---\n# Anew\n").unwrap();
        std::fs::remove_file(folder.path().join("removed.md")).unwrap();
        std::fs::rename(
            folder.path().join("renamed.md"),
            folder.path().join("to.md"),
        )
        .unwrap();
        write("another.md", "---\nid: changed\n---\n# Another id\n").unwrap();
        write("new.md", "# New\n").unwrap();
        let all = load(&git, None);
        for sop in [
            "edited",
            "edited.md",
            "removed",
            "removed.md",
            "renamed",
            "to.md",
            "twin",
            "twin-b.md",
            "another",
            "changed",
            "new",
            "new.md",
            "nothing",
        ] {
            let one = load(&git, Some(sop));
            assert_eq!(of(&one, sop), of(&all, sop), "{sop}");
        }
        assert_eq!(load(&git, Some("edited")).pages.len(), 1);
        assert_eq!(load(&git, Some("twin-b.md")).pages.len(), 2);
        assert_eq!(load(&git, Some("removed")).pages.len(), names.len());
    }
}

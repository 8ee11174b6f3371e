//! Which file of the commit before a new file was.

use std::collections::HashMap;

use git2::Oid;

use super::trees::Trees;
use crate::error::Result;
use crate::markdown::meaning;
use crate::store::git::Git;

/// The files that vanished between two commits, found once for each pair.
#[derive(Default)]
pub struct Renames {
    pairs: HashMap<(Oid, Oid), Vanished>,
}

/// What one commit did away with.
struct Vanished {
    files: Vec<(String, Oid)>,
    /// Places in `files` by what they held.
    by_blob: HashMap<Oid, Vec<usize>>,
    /// What each says, folded, by its place; read when something may have been changed on the way.
    folded: HashMap<usize, Option<String>>,
}

/// More vanished files than this are compared by id alone.
const COMPARED: usize = 200;

impl Vanished {
    fn of(files: Vec<(String, Oid)>) -> Self {
        let mut by_blob: HashMap<Oid, Vec<usize>> = HashMap::new();
        for (place, (_, oid)) in files.iter().enumerate() {
            by_blob.entry(*oid).or_default().push(place);
        }
        Self {
            files,
            by_blob,
            folded: HashMap::new(),
        }
    }

    /// Of several that fit, the one that kept its name is taken, as git does.
    fn best<'v>(
        &'v self,
        places: impl Iterator<Item = &'v usize>,
        path: &str,
    ) -> Option<&'v String> {
        let names = places.filter_map(|place| self.files.get(*place).map(|(old, _)| old));
        names
            .filter(|old| extension(old) == extension(path))
            .min_by_key(|old| (name(old) != name(path), *old))
    }

    fn with_the_same_bytes(&self, own: Oid, path: &str) -> Option<String> {
        self.best(self.by_blob.get(&own)?.iter(), path).cloned()
    }

    fn that_says_the_same(&mut self, git: &Git, own: Oid, path: &str) -> Option<String> {
        let alike: Vec<usize> = (0..self.files.len())
            .filter(|place| extension(&self.files[*place].0) == extension(path))
            .collect();
        if alike.is_empty() || alike.len() > COMPARED {
            return None;
        }
        let folded = |oid| meaning::folded(&git.blob(oid).ok()?);
        let own = folded(own)?;
        for place in &alike {
            let oid = self.files[*place].1;
            self.folded.entry(*place).or_insert_with(|| folded(oid));
        }
        let says_so = |place: &&usize| self.folded.get(place) == Some(&Some(own.clone()));
        self.best(alike.iter().filter(says_so), path).cloned()
    }
}

impl Renames {
    /// The earlier name of a file that a commit brought in, where a file with the same bytes, or that says the same,
    /// vanished in that commit. `None`: it is new, or was changed while it was renamed.
    ///
    /// # Errors
    /// A tree or file cannot be read.
    pub fn earlier(
        &mut self,
        git: &Git,
        trees: &mut Trees<'_>,
        (before, after): (Oid, Oid),
        path: &str,
        own: Oid,
    ) -> Result<Option<String>> {
        use std::collections::hash_map::Entry;
        let vanished = match self.pairs.entry((before, after)) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(none) => none.insert(Vanished::of(trees.vanished(before, after)?)),
        };
        Ok(vanished
            .with_the_same_bytes(own, path)
            .or_else(|| vanished.that_says_the_same(git, own, path)))
    }
}

fn extension(path: &str) -> Option<&str> {
    path.rsplit_once('.').map(|(_, end)| end)
}

/// The last part of a path.
pub(super) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

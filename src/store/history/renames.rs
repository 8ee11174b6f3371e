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
    vanished: HashMap<(Oid, Oid), Vec<(String, Oid)>>,
}

/// More vanished files than this are compared by id alone.
const COMPARED: usize = 200;

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
        let vanished = match self.vanished.entry((before, after)) {
            std::collections::hash_map::Entry::Occupied(there) => there.into_mut(),
            std::collections::hash_map::Entry::Vacant(none) => {
                none.insert(trees.vanished(before, after)?)
            }
        };
        let extension = |path: &str| path.rsplit_once('.').map(|(_, end)| end.to_owned());
        let mut alike: Vec<&(String, Oid)> = vanished
            .iter()
            .filter(|(old, _)| extension(old) == extension(path))
            .collect();
        // Of several that fit, the one that kept its name is taken, as git does.
        alike.sort_by_key(|(old, _)| (name(old) != name(path), old));
        if let Some((old, _)) = alike.iter().find(|(_, oid)| *oid == own) {
            return Ok(Some(old.clone()));
        }
        if alike.is_empty() || alike.len() > COMPARED {
            return Ok(None);
        }
        let folded = |oid| meaning::folded(&git.blob(oid).ok()?);
        let Some(own) = folded(own) else {
            return Ok(None);
        };
        for (old, oid) in alike {
            if folded(*oid).as_ref() == Some(&own) {
                return Ok(Some(old.clone()));
            }
        }
        Ok(None)
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

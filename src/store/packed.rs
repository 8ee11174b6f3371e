//! Many objects as one pack: loose, each would be synced by itself, and a thousand pages would take a quarter of a minute.

use std::fs::File;
use std::io::Write;

use git2::{Buf, Indexer, ObjectType, Oid, PackBuilder, Tree};

use super::git::{Git, failed};
use crate::error::{Error, Result};

/// Writes what `build` makes: its objects are kept in memory, and those that `base` does not have go into one pack.
///
/// The pack is synced before this returns. Nothing refers to it yet: a crash leaves objects that git collects.
///
/// # Errors
/// `build` fails, or the pack cannot be written.
pub(super) fn packed(
    git: &Git,
    base: &Tree<'_>,
    build: impl FnOnce(&Git) -> Result<Oid>,
) -> Result<Oid> {
    let what = "cannot write to the object database";
    let apart = git.again()?;
    apart.keep_in_memory()?;
    let tree = build(&apart)?;
    let repo = apart.raw();
    let mut pack = repo.packbuilder().map_err(|error| failed(what, error))?;
    let made = repo.find_tree(tree).map_err(|error| failed(what, error))?;
    let before = repo
        .find_tree(base.id())
        .map_err(|error| failed(what, error))?;
    gather(&apart, Some(&before), &made, &mut pack).map_err(|error| failed(what, error))?;
    if pack.object_count() == 0 {
        return Ok(tree);
    }
    let mut bytes = Buf::new();
    pack.write_buf(&mut bytes)
        .map_err(|error| failed(what, error))?;
    let wrong = |error: std::io::Error| Error::repository(what).cause(error);
    let folder = git.raw().commondir().join("objects").join("pack");
    std::fs::create_dir_all(&folder).map_err(wrong)?;
    let odb = git.raw().odb().map_err(|error| failed(what, error))?;
    let mut index =
        Indexer::new(Some(&odb), &folder, 0o444, true).map_err(|error| failed(what, error))?;
    index.write_all(&bytes).map_err(wrong)?;
    let name = index.commit().map_err(|error| failed(what, error))?;
    for ending in ["pack", "idx"] {
        let file = folder.join(format!("pack-{name}.{ending}"));
        File::open(file)
            .and_then(|file| file.sync_all())
            .map_err(wrong)?;
    }
    if let Ok(folder) = File::open(&folder) {
        // Where a folder cannot be synced the file system does it by itself.
        let _ = folder.sync_all();
    }
    odb.refresh().map_err(|error| failed(what, error))?;
    Ok(tree)
}

/// Adds a tree, and below it what is not the same before.
fn gather(
    git: &Git,
    before: Option<&Tree<'_>>,
    made: &Tree<'_>,
    pack: &mut PackBuilder<'_>,
) -> std::result::Result<(), git2::Error> {
    if before.is_some_and(|before| before.id() == made.id()) {
        return Ok(());
    }
    pack.insert_object(made.id(), None)?;
    for entry in made {
        let name = entry.name_bytes();
        let old = before.and_then(|before| before.get_name_bytes(name));
        if old.as_ref().is_some_and(|old| old.id() == entry.id()) {
            continue;
        }
        match entry.kind() {
            Some(ObjectType::Tree) => {
                let inner = git.raw().find_tree(entry.id())?;
                let old = old.and_then(|old| git.raw().find_tree(old.id()).ok());
                gather(git, old.as_ref(), &inner, pack)?;
            }
            Some(ObjectType::Blob) => pack.insert_object(entry.id(), None)?,
            _ => {}
        }
    }
    Ok(())
}

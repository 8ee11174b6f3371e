//! Files of the work tree and of `.git/sop`: whole or not at all, and never outside the repository.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Result};

/// Writes a file by temporary file, sync and rename: a full disk keeps the old one.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(staged(path, bytes)?, path)
}

/// As [`write_atomically`], for what may be lost: its parts are all there or none, and nobody waits for the disk.
pub fn write_disposable(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut file = beside(path, &[])?;
    for part in parts {
        file.write_all(part)?;
    }
    put(file, path)
}

/// A temporary file beside its place, whose folder is there from then on.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// A temporary file beside its place, complete and synced: of several, all are there before the first is put.
pub fn staged(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let file = beside(path, bytes)?;
    if let Ok(existing) = std::fs::metadata(path) {
        file.as_file().set_permissions(existing.permissions())?;
    } else {
        readable(file.as_file())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Puts a temporary file in its place.
pub fn put(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

#[cfg(unix)]
fn readable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // Temporary files are private; a page is as readable as any other file of a work tree.
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}

/// A file anywhere that the user named, up to a size.
///
/// # Errors
/// It cannot be read, or is larger.
pub fn read_capped(path: &Path, most: u64) -> Result<Vec<u8>> {
    use std::io::Read;
    let name = path.display().to_string();
    let failed = |error: io::Error| Error::usage(format!("cannot read {name}")).cause(error);
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(Error::usage(format!("{name} is larger than {most} bytes")));
    }
    Ok(bytes)
}

/// A fresh folder of our own, which stays.
///
/// # Errors
/// No temporary folder can be made.
pub fn fresh_folder(prefix: &str) -> Result<PathBuf> {
    tempfile::Builder::new()
        .prefix(prefix)
        .tempdir()
        .map(tempfile::TempDir::keep)
        .map_err(|error| Error::repository("no temporary folder can be made").cause(error))
}

/// An empty folder at a path.
///
/// # Errors
/// It cannot be made.
pub fn fresh_subfolder(path: &Path) -> Result<()> {
    std::fs::create_dir_all(path)
        .map_err(|error| Error::repository(format!("cannot make {}", path.display())).cause(error))
}

/// Every file below a folder, from it, with `/`; `.git` aside.
pub fn below(root: &Path) -> std::collections::BTreeSet<String> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".git")
        .filter_map(|entry| entry.ok())
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| super::pages::relative(root, entry.path()))
        .collect()
}

/// The place of a repository path in the work tree.
///
/// # Errors
/// The path leaves the repository: absolute, with `..`, or through a symbolic link.
pub fn inside(root: &Path, path: &str) -> Result<PathBuf> {
    let refuse = |why: &str| Err(Error::repository(format!("{path}: {why}")).at(path, None));
    let relative = Path::new(path);
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty()
        || !plain
        || path.contains(['\0', '\\'])
        || path
            .split('/')
            .any(|part| part.eq_ignore_ascii_case(".git"))
    {
        return refuse("not a path inside the repository");
    }
    let mut place = root.to_owned();
    for part in relative.components() {
        place.push(part);
        if place
            .symlink_metadata()
            .is_ok_and(|data| data.file_type().is_symlink())
        {
            return refuse("a symbolic link stands in the way");
        }
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_outside() {
        let root = tempfile::tempdir().expect("a folder");
        for path in [
            "../x",
            "/etc/x",
            "a/../../x",
            "",
            "a\\b",
            "a\0b",
            ".git/config",
            "a/.GIT/x",
        ] {
            assert!(inside(root.path(), path).is_err(), "{path:?}");
        }
        assert!(inside(root.path(), "sops/a b/é.md").is_ok());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/tmp", root.path().join("link")).expect("a link");
            assert!(inside(root.path(), "link/x").is_err());
        }
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let root = tempfile::tempdir().expect("a folder");
        let path = root.path().join("a/b.txt");
        write_atomically(&path, b"one").expect("written");
        write_atomically(&path, b"two").expect("written");
        assert_eq!(std::fs::read(&path).expect("there"), b"two");
        assert_eq!(
            std::fs::read_dir(root.path().join("a"))
                .expect("there")
                .count(),
            1
        );
    }
}

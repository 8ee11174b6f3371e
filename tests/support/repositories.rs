//! Cross-checks with the real git.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Every repository below a folder: work trees' `.git` and bare ones, in a stable order.
pub fn repositories(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        if ["HEAD", "objects", "refs"]
            .iter()
            .all(|name| folder.join(name).exists())
        {
            found.push(folder);
            continue;
        }
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// Asserts that `git fsck --strict` finds nothing; `dir` is a work tree or a git directory.
pub fn fsck(dir: &Path) {
    if let Some(complaints) = complaints(dir) {
        panic!("git fsck --strict in {}:\n{complaints}", dir.display());
    }
}

/// What `git fsck --strict` has to say, beside notices of what is merely unborn.
pub fn complaints(dir: &Path) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(["fsck", "--strict", "--no-dangling", "--no-progress"])
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .expect("git can be started");
    let said = [output.stdout, output.stderr].concat();
    let lines: Vec<String> = String::from_utf8_lossy(&said)
        .lines()
        .filter(|line| !line.starts_with("notice: "))
        .map(str::to_owned)
        .collect();
    (!output.status.success() || !lines.is_empty())
        .then(|| format!("{}\n{}", lines.join("\n"), output.status))
}

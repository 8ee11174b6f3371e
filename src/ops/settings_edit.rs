//! What the commands that edit people.yaml, roles.yaml and paths.yaml have in common: where the edit goes, and what is
//! left to do.

use super::propose::on_default_branch;
use crate::error::{Error, Result};
use crate::store::{Change, Content, FileEdit, Snapshot};

/// A change of settings files, and the line that commits them where that is left to the user.
#[derive(Debug)]
pub struct Committed {
    /// What to write.
    pub change: Change,
    /// The line.
    pub next: Option<Vec<String>>,
}

/// Files written to the work tree, or committed by themselves on the default branch that is checked out.
///
/// # Errors
/// Another branch is checked out, or there is no commit yet.
pub fn committed(
    snapshot: &Snapshot,
    edits: Vec<FileEdit>,
    subject: &str,
    commit: bool,
) -> Result<Committed> {
    if !commit {
        let paths: Vec<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
        let line = format!("git add {} && git commit -m '{subject}'", paths.join(" "));
        return Ok(Committed {
            change: Change {
                files: edits,
                ..Change::default()
            },
            next: Some(vec![line]),
        });
    }
    let layout = &snapshot.layout;
    let mut edits = edits.into_iter();
    let Some(first) = edits.next() else {
        return Ok(Committed {
            change: Change::default(),
            next: None,
        });
    };
    if layout.head_branch.as_deref() != Some(&layout.default_branch) {
        let what = format!("{} is committed on {}", first.path, layout.default_branch);
        return Err(Error::refused(what)
            .code("not-on-default-branch")
            .hint(format!("git checkout {}", layout.default_branch)));
    }
    let mut change = on_default_branch(layout, first, subject.to_owned())?;
    if let Some(commit) = &mut change.commit
        && let Content::Edits(all) = &mut commit.content
    {
        all.extend(edits);
    }
    Ok(Committed { change, next: None })
}

/// A file in which nothing can be edited safely.
pub fn layout(path: &str) -> Error {
    Error::refused(format!(
        "{path} is laid out so that it cannot be edited safely"
    ))
    .code("layout")
    .at(path, None)
    .hint("write it as a block, an entry a line or below its name; or edit it by hand")
}

//! What an operation wants written: inert, so that `--dry-run` can show it and `store` can apply it or not at all.

use crate::domain::commit_id::CommitId;
use crate::domain::ledger::Body;

/// Stands in a record for the commit that the same change makes.
pub const THIS_COMMIT: &str = "0000000000000000000000000000000000000000";

/// Everything that a command wants written.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The refs that the decision rests on: a ref that moved makes the command load and decide again.
    pub expects: Vec<(String, Option<CommitId>)>,
    /// A branch to begin at a commit, where there is none of that name.
    pub begin: Option<(String, CommitId)>,
    /// A commit.
    pub commit: Option<NewCommit>,
    /// Records, in order; [`THIS_COMMIT`] in them stands for `commit`.
    pub records: Vec<Body>,
    /// What others said on a forge: by whom, and what. These come before `records`.
    pub said: Vec<(String, Body)>,
    /// Tags, made after the commit point.
    pub tags: Vec<TagPlan>,
    /// Branches that are finished: deleted where they still are at that commit, here and on the remote.
    pub finished: Vec<(String, CommitId)>,
    /// Whether it is shared, and how.
    pub sharing: Sharing,
    /// The commit takes what the work tree has: those files are not in its way.
    pub from_work_tree: bool,
    /// Whether the commit's branch is pushed as well.
    pub push_branch: bool,
    /// A branch that is pushed as it is, where no commit is made.
    pub push_only: Option<(String, CommitId)>,
    /// The branch to be on afterwards, where nothing of the user's is in the way.
    pub check_out: Option<String>,
    /// The commit at which the default branch already is on the remote: the local one follows.
    pub arrived: Option<CommitId>,
    /// Files of the work tree, written as they are and left to the user.
    pub files: Vec<FileEdit>,
}

/// A commit to make.
#[derive(Debug, Clone)]
pub struct NewCommit {
    /// The branch that it goes on, without `refs/heads/`.
    pub branch: String,
    /// Its parents; the first is where the branch has to be (or begins).
    pub parents: Vec<CommitId>,
    /// What it changes against the base tree.
    pub content: Content,
    /// Subject and body.
    pub message: String,
}

/// What a commit's tree is.
#[derive(Debug, Clone)]
pub enum Content {
    /// The first parent's tree with these files changed.
    Edits(Vec<FileEdit>),
    /// A tree that was computed when the snapshot was loaded.
    Tree(CommitId),
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// From the repository's root, with `/`.
    pub path: String,
    /// The new bytes; `None` deletes.
    pub bytes: Option<Vec<u8>>,
}

/// An annotated tag; its bytes follow from the record that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagPlan {
    /// Without `refs/tags/`.
    pub name: String,
    /// What it points at.
    pub target: CommitId,
    /// The text, up to the line that names the record.
    pub text: String,
}

/// How a change reaches others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sharing {
    /// It stays in this clone.
    #[default]
    Local,
    /// The writer's inbox and the branch are pushed afterwards; a push that fails is a warning.
    Afterwards,
    /// One push is the decision: default branch, inbox and tags, all or nothing.
    Atomic,
}

impl Change {
    /// Whether nothing would be written.
    pub fn is_empty(&self) -> bool {
        self.commit.is_none()
            && self.begin.is_none()
            && self.records.is_empty()
            && self.said.is_empty()
            && self.tags.is_empty()
            && self.finished.is_empty()
            && self.files.is_empty()
            && self.check_out.is_none()
    }

    /// What would be written, a line each: `--dry-run`.
    pub fn preview(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for file in &self.files {
            let verb = if file.bytes.is_some() {
                "write"
            } else {
                "delete"
            };
            lines.push(format!("{verb} {}", file.path));
        }
        if let Some((branch, at)) = &self.begin {
            lines.push(format!("branch {branch} at {}", at.short()));
        }
        if let Some(commit) = &self.commit {
            let subject = commit.message.lines().next().unwrap_or_default();
            lines.push(format!("commit on {}: {subject}", commit.branch));
            if let Content::Edits(edits) = &commit.content {
                for edit in edits {
                    let verb = if edit.bytes.is_some() {
                        "write"
                    } else {
                        "delete"
                    };
                    lines.push(format!("  {verb} {}", edit.path));
                }
            }
        }
        for (by, record) in &self.said {
            lines.push(format!(
                "record {} of {by}, from the forge",
                kind_of(record)
            ));
        }
        for record in &self.records {
            lines.push(format!("record {}", kind_of(record)));
        }
        lines.extend(self.tags.iter().map(|tag| format!("tag {}", tag.name)));
        lines.extend(
            self.finished
                .iter()
                .map(|(branch, _)| format!("delete branch {branch}")),
        );
        match self.sharing {
            Sharing::Local => {}
            Sharing::Afterwards => lines.push("push to the remote, where there is one".to_owned()),
            Sharing::Atomic => lines.push("push default branch, record and tag in one".to_owned()),
        }
        if let Some(branch) = &self.check_out {
            lines.push(format!("check out {branch}"));
        }
        lines
    }
}

fn kind_of(body: &Body) -> &'static str {
    match body {
        Body::Genesis {} => "genesis",
        Body::Adopt(_) => "adopt",
        Body::Draft(_) => "draft",
        Body::Submit(_) => "submit",
        Body::Approve(_) => "approve",
        Body::Reject(_) => "reject",
        Body::Publish(_) => "publish",
        Body::Withdraw(_) => "withdraw",
        Body::Review(_) => "review",
        Body::Ack(_) => "ack",
        Body::Waive(_) => "waive",
        Body::Complete(_) => "complete",
        Body::Attest(_) => "attest",
        Body::Other(_) => "of a kind unknown here",
    }
}

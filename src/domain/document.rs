//! One page as it stands at one place: a commit, a branch, the work tree.

use std::sync::OnceLock;

use super::commit_id::CommitId;
use super::digest::Digest;
use super::id::SopId;
use super::ledger::record::ImageDigest;
use super::meta::Meta;
use super::problem::Problem;
use super::reference::Reference;
use super::risk::Risk;
use super::status::Status;
use super::version::Version;

/// A page, read.
#[derive(Debug, Clone)]
pub struct Document {
    /// From the repository's root, with `/`.
    pub path: String,
    /// The blob, where the page is in git.
    pub blob: Option<CommitId>,
    /// Everything, front matter included, as it stands.
    pub text: String,
    /// Where the body begins in `text`.
    pub body_at: usize,
    /// The body's first line in the file, from 1.
    pub body_line: usize,
    /// What the front matter says.
    pub meta: Meta,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Written down, or derived from the path.
    pub id: SopId,
    /// Written down, else the first heading, else the id.
    pub title: String,
    /// What is approved; or why it has none.
    pub digest: Digestion,
}

/// The content digest of a page, worked out when it is first asked for: most questions about a folder of pages never do.
#[derive(Debug, Clone)]
pub struct Digestion {
    known: OnceLock<Result<Digested, Problem>>,
    of_text: fn(&str) -> Result<Digested, Problem>,
}

impl Digestion {
    /// A digest that is known, or cannot be had.
    pub fn known(digest: Result<Digested, Problem>) -> Self {
        Self {
            known: OnceLock::from(digest),
            of_text: |_| Err(Problem::new(1, 1, "digest", "the page has no digest")),
        }
    }

    /// The digest of a page that depends on nothing but its text.
    pub const fn of_text(of_text: fn(&str) -> Result<Digested, Problem>) -> Self {
        Self {
            known: OnceLock::new(),
            of_text,
        }
    }
}

/// A content digest and the pictures in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digested {
    /// `sop1:…`
    pub digest: Digest,
    /// Sorted by path.
    pub images: Vec<ImageDigest>,
}

impl Document {
    /// What comes after the front matter.
    pub fn body(&self) -> &str {
        self.text.get(self.body_at..).unwrap_or_default()
    }

    /// The status, where it is one of ours.
    pub fn status(&self) -> Option<Status> {
        self.meta.status()
    }

    /// The version that the page claims.
    pub fn version(&self) -> Option<Version> {
        self.meta.version()
    }

    /// The owner, as written.
    pub fn owner(&self) -> Option<String> {
        self.meta
            .owner
            .as_ref()
            .map(|owner| owner.value.to_string())
    }

    /// The roles that must know it, as written.
    pub fn roles(&self) -> Vec<String> {
        self.meta
            .roles
            .as_ref()
            .map(|roles| roles.value.clone())
            .unwrap_or_default()
    }

    /// The tags, as written.
    pub fn tags(&self) -> Vec<String> {
        self.meta
            .tags
            .as_ref()
            .map(|tags| tags.value.clone())
            .unwrap_or_default()
    }

    /// The page's own approvers, as written.
    pub fn approvers(&self) -> Vec<Reference> {
        self.meta
            .approvers
            .as_ref()
            .map(|list| list.value.clone())
            .unwrap_or_default()
    }

    /// How much is at stake.
    pub fn risk(&self) -> Risk {
        self.meta
            .risk
            .as_ref()
            .map(|risk| risk.value)
            .unwrap_or_default()
    }

    /// Whether a machine drafted it, by its own word.
    pub fn machine_drafted(&self) -> bool {
        self.meta
            .origin
            .as_ref()
            .is_some_and(|origin| origin.value.is_machine())
    }

    /// The digest and the pictures under it.
    ///
    /// # Errors
    /// Why the page has none.
    pub fn digested(&self) -> Result<&Digested, &Problem> {
        let Digestion { known, of_text } = &self.digest;
        known.get_or_init(|| of_text(&self.text)).as_ref()
    }

    /// The pictures under its digest; none where it has none.
    pub fn images(&self) -> &[ImageDigest] {
        self.digested()
            .map_or(&[], |digested| digested.images.as_slice())
    }

    /// The digest, where there is one.
    pub fn digest(&self) -> Option<&Digest> {
        self.digested().ok().map(|digested| &digested.digest)
    }
}

//! The tag of a publication: its bytes follow from the record, so that a moved or rewritten one shows.

use jiff::Timestamp;

use crate::domain::commit_id::CommitId;
use crate::domain::ledger::record::{Action, PublishItem};
use crate::domain::people::OPAQUE_DOMAIN;
use crate::domain::registry::{Publication, Submission};
use crate::domain::version::Version;

/// A tag as it has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedTag {
    /// Without `refs/tags/`.
    pub name: String,
    /// The submitted commit: the human's pass on the draft outlives a squash.
    pub target: CommitId,
    /// The tag object.
    pub bytes: String,
}

/// The name of a version's tag.
pub fn tag_name(prefix: &str, item: &PublishItem) -> String {
    format!("{prefix}/{}/{}", item.id, item.version)
}

/// Whether a tag has the name of a version's: other tags under the prefix are their maker's own.
pub fn is_of_a_version(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix('/')?.split_once('/'))
        .is_some_and(|(_, version)| version.parse::<Version>().is_ok())
}

/// The text of a version's tag, up to the line that names the record.
pub fn tag_text(item: &PublishItem) -> String {
    format!("{} {}\n\n{}", item.id, item.version, item.digest)
}

/// The bytes of a tag object.
pub fn tag_bytes(
    name: &str,
    target: &CommitId,
    by: &str,
    at: Timestamp,
    text: &str,
    record: &CommitId,
) -> String {
    format!(
        "object {target}\ntype commit\ntag {name}\ntagger {by} <{by}@{OPAQUE_DOMAIN}> {} +0000\n\n{text}\n\nSop-Record: {record}\n",
        at.as_second()
    )
}

/// The tags that a publication has: one for each version that goes live, none for a retirement.
///
/// It points at what was submitted, so that the human's pass on a draft outlives a squash.
pub fn tags_of(
    publication: &Publication,
    submission: &Submission,
    prefix: &str,
) -> Vec<ExpectedTag> {
    publication
        .body
        .sops
        .iter()
        .filter(|item| item.action == Action::Publish)
        .map(|item| {
            let name = tag_name(prefix, item);
            let target = submission.body.head.clone();
            let bytes = tag_bytes(
                &name,
                &target,
                &publication.by,
                publication.at,
                &tag_text(item),
                &publication.record,
            );
            ExpectedTag {
                name,
                target,
                bytes,
            }
        })
        .collect()
}

//! Where records are kept: commits with an empty tree on `sop-ledger` and the writers' inboxes.
//!
//! Reading is the union of everything that those refs reach, here and on the remote; appending moves the local
//! branch by compare-and-swap; sharing pushes it to this clone's own inbox, so that no two clones race for a ref.

mod read;
mod seen;
mod write;
mod writer;

pub use read::{read, tips};
pub use seen::{Seen, once_live, remember_live};
pub(in crate::store) use write::write_commit;
pub use write::{Appended, Author, append, build_fold};
pub use writer::Writer;

/// The ledger's branch.
pub const LEDGER_BRANCH: &str = "sop-ledger";
/// What comes before `/WRITER` in the name of an inbox.
pub const INBOX_PREFIX: &str = "sop-inbox";

/// The local ledger's ref.
pub fn ledger_ref() -> String {
    format!("refs/heads/{LEDGER_BRANCH}")
}

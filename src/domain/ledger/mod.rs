//! The ledger as data: records, their one spelling, their order, and what follows from them.
//!
//! A record is a commit with an empty tree; `store::ledger` reads and writes those. Here is all that can be
//! decided without git: whether a commit is a record at all ([`entry`]), how records are ordered ([`graph`]),
//! and how signatures are believed ([`signature`]). `registry` (one room up) says what they amount to.

pub mod ancestry;
pub mod canonical;
pub mod checkpoint;
pub mod entry;
mod forge_review;
pub mod graph;
pub mod kinds;
mod known;
pub mod openpgp;
pub mod readers;
pub mod record;
pub mod shape;
pub mod signature;
pub mod stamp;
pub mod tag;

pub use entry::{Entry, Fault, RawCommit, read_commit};
pub use forge_review::ForgeReview;
pub use graph::{Key, Ledger};
pub use readers::{AckBody, AttestBody, CompleteBody, Shown, WaiveBody};
pub use record::{Action, Body, PublishItem, Record, SubmitItem};
pub use signature::Class;

#[cfg(test)]
mod tests;

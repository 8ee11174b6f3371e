//! `sop`: standard operating procedures as Markdown in git, and everything that makes them an operating system for a team.
//!
//! Data flows one way; `docs/architecture.md` draws it:
//!
//! ```text
//! argv → commands::X::Args → Request → store.load(scope) → Snapshot
//!      → ops::x(&Snapshot, Request, now) → (Report, Change)
//!      → store.apply(Change) → ui::render(Report)
//! ```
//!
//! - [`domain`]: the terms of the field and their rules; the ledger as data is [`domain::ledger`].
//! - [`markdown`]: pages as text: front matter, steps, differences, the content digest.
//! - [`store`]: git, files, the ledger on disk; gives a snapshot, takes a change.
//! - [`ops`]: the use cases, pure.
//! - [`check`]: the lint, one file per rule. [`sources`]: what a draft is made from. [`remote`]: providers.
//! - [`ui`]: how reports read. `commands` and `cli`: from a command line to an exit code.

pub mod check;
mod cli;
pub mod commands;
pub mod domain;
pub mod env;
pub mod error;
pub mod markdown;
pub mod ops;
pub mod remote;
pub mod sources;
pub mod store;
pub mod ui;

pub use cli::run;

//! What the program says and does, asked from outside, and what `docs/` say of it, held against the code.
//!
//! One program, because each further one is linked with libgit2 and SQLite again. `cargo test --test suite forges::` runs
//! one file. Beside it: the attacks (`tests/attacks/`) and the stories (`tests/stories/`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that cannot set up its world has failed; the bans are for the program"
)]

mod acknowledgements;
mod action;
mod authority;
mod checkpoints;
mod contract;
mod digest_support;
mod digest_twin;
mod digest_vectors;
mod duties;
mod evidence;
mod example_company;
mod fake_forge;
mod forge_emergencies;
mod forge_faults;
mod forge_people;
mod forge_pipeline;
mod forgeries;
mod forges;
mod freshness;
mod git_http;
mod governance;
mod hostile_drafts;
mod hostile_support;
mod hris;
mod layer;
mod layers;
mod ledger_docs;
mod ledger_support;
mod odd_places;
mod opinions;
mod peer;
mod providers;
mod rule_book;
mod schemas;
mod signing;
mod stage_checkpoints;
mod stamps;
mod states;
#[path = "../story/mod.rs"]
mod story;
mod story_runner;
#[path = "../support/mod.rs"]
mod support;
mod terminal;
mod verify_docs;
mod verify_twin;

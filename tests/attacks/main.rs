//! Attacks, each once: by somebody who may push to branches, to the ledger and its inboxes, who may force-push, who sits at
//! another's terminal. Each is named by `verify`, or is one of those that nothing offline can show: these stand in
//! docs/verify.md with what the answer says then. The second verifier has to agree on every one: `tests/support/twin.rs`.
//!
//! More of them, with what readers get all the same: `tests/suite/forgeries.rs`, `tests/suite/acknowledgements.rs`, `tests/suite/governance.rs`.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot set up its world has failed; the bans are for the program"
)]

mod approvals;
mod aside;
mod clone;
mod emergencies;
mod honest;
mod pages;
mod publications;
mod records;
mod subtle;
#[path = "../support/mod.rs"]
mod support;
mod unseen;
mod world;

use world::{Attack, all_named};

/// Every table.
const TABLES: [(&str, &[Attack]); 9] = [
    ("pages", pages::TABLE),
    ("approvals", approvals::TABLE),
    ("aside", aside::TABLE),
    ("publications", publications::TABLE),
    ("records", records::TABLE),
    ("clone", clone::TABLE),
    ("emergencies", emergencies::TABLE),
    ("subtle", subtle::TABLE),
    ("unseen", unseen::TABLE),
];

#[test]
fn on_pages() {
    all_named(pages::TABLE);
}

#[test]
fn on_approvals() {
    all_named(approvals::TABLE);
}

#[test]
fn beside_the_line() {
    all_named(aside::TABLE);
}

#[test]
fn on_publications() {
    all_named(publications::TABLE);
}

#[test]
fn on_records() {
    all_named(records::TABLE);
}

#[test]
fn on_the_clone() {
    all_named(clone::TABLE);
}

#[test]
fn on_emergencies() {
    all_named(emergencies::TABLE);
}

#[test]
fn by_the_letter() {
    all_named(subtle::TABLE);
}

#[test]
fn of_honest_people_nobody_is_accused() {
    honest::none_accused();
}

#[test]
fn that_nothing_offline_shows() {
    unseen::all_said();
}

/// docs/verify.md lists what cannot be seen offline: the same attacks, in the same words.
#[test]
fn the_document_lists_what_cannot_be_seen() {
    let page = include_str!("../../docs/verify.md");
    for attack in unseen::TABLE {
        assert!(
            page.contains(attack.what),
            "docs/verify.md lacks: {}",
            attack.what
        );
    }
    let count: usize = TABLES.iter().map(|(_, table)| table.len()).sum();
    println!("{count} attacks");
    assert!(count >= 60, "{count} attacks");
}

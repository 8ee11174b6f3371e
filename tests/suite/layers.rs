//! Holds the table "module may import" of docs/architecture.md against the code.
//!
//! The table, the prose and the code change together: a room that needs more gets a line here and in the document.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::layer::paths::{Named, module_of, named};
use crate::layer::snippets::{ALLOWED, OFFENDING};

/// What one room may name of the others, beside itself and `error`.
struct Room {
    name: &'static str,
    /// Rooms that it may use as a whole.
    rooms: &'static [&'static str],
    /// Rooms of which it may use these items (or modules) only: plain data.
    items: &'static [(&'static str, &'static [&'static str])],
}

const fn room(name: &'static str, rooms: &'static [&'static str]) -> Room {
    Room {
        name,
        rooms,
        items: &[],
    }
}

/// The table of docs/architecture.md, row by row.
const TABLE: &[Room] = &[
    room("domain", &[]),
    room("error", &[]),
    room("env", &[]),
    room("markdown", &["domain"]),
    room("sources", &["domain"]),
    room("check", &["domain", "markdown"]),
    Room {
        name: "ops",
        rooms: &["domain", "markdown", "check"],
        items: &[("store", STORE_DATA), ("env", &["Now"])],
    },
    room("store", &["domain", "markdown", "env"]),
    room("remote", &["domain"]),
    Room {
        name: "site",
        rooms: &["domain", "markdown"],
        items: &[("store", &["Snapshot"])],
    },
    room("ui", &["domain"]),
    room(
        "commands",
        &[
            "domain", "env", "markdown", "sources", "check", "ops", "store", "remote", "site", "ui",
        ],
    ),
    room("cli", &["commands", "ui", "env"]),
];

/// What `store` hands out as plain data: snapshots to decide on, changes to decide for.
const STORE_DATA: &[&str] = &[
    "Snapshot",
    "Applied",
    "Scope",
    "Change",
    "Content",
    "FileEdit",
    "NewCommit",
    "Sharing",
    "TagPlan",
    "THIS_COMMIT",
    "Proposal",
    "LedgerView",
    "SubmissionFacts",
    "Layout",
    "snapshot",
    "change",
    "checkpoints",
    "evidence",
    "proposals",
    "globs",
    "questions",
];

/// Crates and parts of `std` that touch the outside, and the rooms that may name them.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("git2", &["store"]),
    ("rusqlite", &["store"]),
    ("walkdir", &["store"]),
    ("std::fs", &["store"]),
    ("std::process::Command", &["store"]),
    ("std::env", &["env", "main"]),
    ("std::net", &["remote", "site"]),
    ("reqwest", &["remote"]),
    ("lettre", &["remote"]),
    ("rustls", &["remote"]),
];

/// Paths below [`OUTSIDE`] that touch nothing: (path, file or "" for every file, why).
const HARMLESS: &[(&str, &str, &str)] = &[
    ("std::env::split_paths", "", "splits a text"),
    ("std::env::consts", "", "constants of the platform"),
    (
        "std::env::var_os",
        "store/apply.rs",
        "where a crash test stops the process, in debug builds",
    ),
];

/// Files at the top of `src/` that are the way in and no room.
const ENTRANCES: [&str; 2] = ["lib", "main"];

fn checkout(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file of `src/`, with its path from there, `/` between folders.
fn sources() -> Vec<(String, String)> {
    let root = checkout("src");
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .expect("below src")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).expect("a source")));
            }
        }
    }
    found.sort();
    found
}

/// The room that a file belongs to.
fn room_of(file: &str) -> String {
    module_of(file)
        .first()
        .cloned()
        .unwrap_or_else(|| file.trim_end_matches(".rs").to_owned())
}

/// What a file names and may not, one line each.
fn offences(file: &str, source: &str) -> BTreeSet<String> {
    let room = room_of(file);
    let mut found = BTreeSet::new();
    for path in named(file, source) {
        if path.segments[0] == "crate" {
            found.extend(inner_offence(&room, file, &path));
        } else {
            found.extend(outer_offence(&room, file, &path));
        }
    }
    found
}

fn inner_offence(room: &str, file: &str, path: &Named) -> Option<String> {
    let target = path.segments.get(1)?.as_str();
    if ENTRANCES.contains(&room) || target == room || target == "error" {
        return None;
    }
    let Some(row) = TABLE.iter().find(|row| row.name == room) else {
        return Some(format!(
            "src/{file}:{} is in `{room}`, a room that the table does not know",
            path.line
        ));
    };
    let item = path.segments.get(2).map(String::as_str);
    let as_data = row
        .items
        .iter()
        .any(|(from, items)| *from == target && item.is_some_and(|item| items.contains(&item)));
    if row.rooms.contains(&target) || as_data {
        return None;
    }
    let what = path.segments[1..].join("::");
    Some(format!(
        "src/{file}:{} imports {what}; {room} may import: {}",
        path.line,
        row_text(row)
    ))
}

fn outer_offence(room: &str, file: &str, path: &Named) -> Option<String> {
    let text = path.segments.join("::");
    let below = |whole: &str| text == whole || text.starts_with(&format!("{whole}::"));
    let (banned, rooms) = OUTSIDE.iter().find(|(banned, _)| below(banned))?;
    let harmless = HARMLESS
        .iter()
        .any(|(whole, only, _)| below(whole) && (only.is_empty() || *only == file));
    if rooms.contains(&room) || harmless {
        return None;
    }
    Some(format!(
        "src/{file}:{} names {text}; only {} may name {banned}",
        path.line,
        rooms.join(", ")
    ))
}

/// The right-hand cell of a row.
fn row_text(row: &Room) -> String {
    if row.rooms.len() + 3 == TABLE.len() {
        return "all but cli".to_owned();
    }
    let rooms = row.rooms.iter().map(|&name| name.to_owned());
    let items = row
        .items
        .iter()
        .map(|(from, items)| format!("{from} as data: `{}`", items.join("`, `")));
    let cells: Vec<String> = rooms.chain(items).collect();
    if cells.is_empty() {
        "nothing of the crate".to_owned()
    } else {
        cells.join(", ")
    }
}

#[test]
fn every_room_imports_only_what_the_table_allows() {
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|(file, source)| offences(file, source))
        .collect();
    assert!(
        found.is_empty(),
        "{} offences\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_document_has_the_same_table() {
    let document =
        std::fs::read_to_string(checkout("docs/architecture.md")).expect("docs/architecture.md");
    let rows: Vec<&str> = document
        .lines()
        .skip_while(|line| !line.starts_with("| module | may import"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    let expected: Vec<String> = TABLE
        .iter()
        .map(|row| format!("| {} | {} |", row.name, row_text(row)))
        .collect();
    assert_eq!(
        rows,
        expected,
        "docs/architecture.md should have these rows:\n{}\n",
        expected.join("\n")
    );
}

#[test]
fn offending_snippets_are_found() {
    for (file, source, told) in OFFENDING {
        let found = offences(file, source);
        assert!(
            found.iter().any(|line| line.contains(told)),
            "{file}: {source}\nexpected {told}\nfound {found:#?}"
        );
        assert_eq!(found.len(), 1, "{file}: {source}\n{found:#?}");
    }
}

#[test]
fn what_is_allowed_is_left_alone() {
    for (file, source) in ALLOWED {
        assert_eq!(offences(file, source), BTreeSet::new(), "{file}: {source}");
    }
}

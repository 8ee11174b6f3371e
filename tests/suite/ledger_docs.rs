//! `docs/ledger.md` says what the code does: keys, summaries and examples.
//!
//! `UPDATE_DOCS=1 cargo test --test suite ledger_docs` writes the tables anew; with `UPDATE_DOCS=vectors` the real program
//! writes `docs/ledger-vectors.json` anew as well. What the tables are held against: the types that records are read
//! with, and a ledger that the real program writes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::ledger_support::pages::{docs, hold, read, updating};
use crate::ledger_support::reader::{filled, taken_apart};
use crate::ledger_support::samples::{bare, full};
use crate::ledger_support::{Vectors, play};
use serde_json::Value;
use sop::domain::commit_id::CommitId;
use sop::domain::ledger::entry::{Expected, Reading};
use sop::domain::ledger::kinds::{COMMON, KINDS, Key, Kind};
use sop::domain::ledger::record::KNOWN_KINDS;
use sop::domain::ledger::shape::Shape;
use sop::domain::ledger::signature::{SignatureState, judge};
use sop::domain::ledger::{Ledger, Record, read_commit};
use sop::domain::people::People;
use sop::domain::settings::LedgerIdentities;

/// The checked-in vectors; under `UPDATE_DOCS=vectors` those that the program writes now.
fn vectors() -> Vectors {
    static PLAYED: OnceLock<Vectors> = OnceLock::new();
    let place = docs("ledger-vectors.json");
    if updating().as_deref() != Some("vectors") {
        return serde_json::from_str(&read(&place)).expect("docs/ledger-vectors.json");
    }
    PLAYED
        .get_or_init(|| {
            let played = play(&crate::support::TestEnv::new());
            let text = serde_json::to_string_pretty(&played).expect("JSON");
            std::fs::write(&place, text + "\n").expect("docs/ can be written");
            played
        })
        .clone()
}

// What the tables say.

fn table(keys: &[Key]) -> String {
    let mut table = "| key | value | says |\n|---|---|---|\n".to_owned();
    for key in keys {
        let optional = if key.optional { ", optional" } else { "" };
        let _ = writeln!(
            table,
            "| `{}` | {}{optional} | {} |",
            key.name, key.shape, key.says
        );
    }
    table
}

fn section(kind: &Kind, vectors: &Vectors) -> String {
    let mut text = format!(
        "\n### {}\n\n{}\n\nBy: {}.\nSummary: `{}`\n\n",
        kind.name, kind.says, kind.by, kind.summary
    );
    if !kind.keys.is_empty() {
        let _ = writeln!(text, "{}", table(kind.keys));
    }
    let example = vectors
        .objects
        .iter()
        .find(|object| object.what == kind.name);
    let example = example.unwrap_or_else(|| panic!("no vector of a {}", kind.name));
    let message = example.text.split_once("\n\n").expect("a message").1;
    let _ = write!(text, "```text\n{message}```\n");
    text
}

#[test]
fn ledger_page_shows_the_tables() {
    let vectors = vectors();
    hold(
        "ledger_docs",
        "ledger.md",
        "common keys",
        &format!("\n{}\n", table(COMMON)),
    );
    let kinds: String = KINDS.iter().map(|kind| section(kind, &vectors)).collect();
    hold("ledger_docs", "ledger.md", "kinds", &format!("{kinds}\n"));
    for what in ["approve", "fold", "tag"] {
        let example = vectors
            .objects
            .iter()
            .find(|object| object.what == what)
            .expect("an example");
        hold(
            "ledger_docs",
            "ledger.md",
            what,
            &format!("\n```text\n{}```\n\n", example.text),
        );
    }
}

// What the types say.

/// The paths of the keys of an object, with a value that stood there.
fn paths(prefix: &str, value: &Value, found: &mut BTreeMap<String, Value>) {
    for (key, value) in value.as_object().expect("an object") {
        let path = format!("{prefix}{key}");
        for item in value
            .as_array()
            .into_iter()
            .flatten()
            .filter(|item| item.is_object())
        {
            paths(&format!("{path}[]."), item, found);
        }
        if value.is_object() {
            paths(&format!("{path}."), value, found);
        }
        found.insert(path, value.clone());
    }
}

fn keys_of(record: &Record) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    paths(
        "",
        &record.to_value().expect("a canonical record"),
        &mut found,
    );
    found
}

fn named(kind: &Kind, which: impl Fn(&Key) -> bool) -> BTreeSet<String> {
    let keys = COMMON.iter().chain(kind.keys).filter(|key| which(key));
    keys.map(|key| key.name.to_owned()).collect()
}

#[test]
fn kinds_are_those_that_are_read() {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names, KNOWN_KINDS);
}

/// What may be lacking only where something else is there: `main` in a genesis, `submit` beside `publish`.
fn one_is_needed(kind: &Kind, key: &Key) -> bool {
    match key.name {
        "main" => kind.name != "genesis",
        "submit" => kind.name == "withdraw",
        _ => false,
    }
}

#[test]
fn keys_are_those_of_the_types() {
    for kind in KINDS {
        let (full, bare) = (full(kind.name), bare(kind.name));
        let both = keys_of(&full).into_keys().chain(keys_of(&bare).into_keys());
        let all: BTreeSet<String> = both.collect();
        assert_eq!(all, named(kind, |_| true), "{}: all keys", kind.name);
        let always: BTreeSet<String> = keys_of(&bare).into_keys().collect();
        assert_eq!(
            always,
            named(kind, |key| !key.optional || one_is_needed(kind, key)),
            "{}: required keys",
            kind.name
        );
    }
}

#[test]
fn a_record_lacks_no_key_and_has_no_other() {
    for kind in KINDS {
        let record = bare(kind.name).to_value().expect("a canonical record");
        let reads = |value: &Value| {
            let text = serde_json::to_string(value).expect("JSON");
            Record::from_json(&text).is_ok()
        };
        assert!(reads(&record), "{}", kind.name);
        for key in record.as_object().expect("an object").keys() {
            let mut less = record.clone();
            less.as_object_mut().expect("an object").remove(key);
            assert!(!reads(&less), "{} is read without `{key}`", kind.name);
        }
        let mut more = record.clone();
        more["zzz"] = true.into();
        assert!(!reads(&more), "{} is read with another key", kind.name);
    }
}

#[test]
fn shapes_are_those_of_the_types() {
    for kind in KINDS {
        let mut found = keys_of(&bare(kind.name));
        found.extend(keys_of(&full(kind.name)));
        for key in COMMON.iter().chain(kind.keys) {
            let value = &found[key.name];
            assert!(
                fits(key.shape, value),
                "{} {}: {value} is no {}",
                kind.name,
                key.name,
                key.shape
            );
            if let Shape::OneOf(words) = key.shape {
                words_are_all(kind, key, words);
            }
        }
    }
}

/// Each word is read, in a record with every key or in one with none that may lack, and another is not.
fn words_are_all(kind: &Kind, key: &Key, words: &[&str]) {
    let name = key.name.rsplit('.').next().expect("a name");
    let with = |word: &str| {
        [full(kind.name), bare(kind.name)].iter().any(|record| {
            let json = record.message().expect("a canonical record");
            let json = json.lines().last().expect("JSON").to_owned();
            let Some(at) = json.find(&format!("\"{name}\":\"")) else {
                return false;
            };
            let at = at + name.len() + 4;
            let end = at + json[at..].find('"').expect("the value ends");
            Record::from_json(&format!("{}{word}{}", &json[..at], &json[end..])).is_ok()
        })
    };
    assert!(
        words.iter().all(|word| with(word)),
        "{} {}",
        kind.name,
        key.name
    );
    assert!(!with("other") && !with(""), "{} {}", kind.name, key.name);
}

fn hex(text: &str, digits: usize) -> bool {
    text.len() == digits
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn fits(shape: Shape, value: &Value) -> bool {
    let text = value.as_str();
    let is = |test: &dyn Fn(&str) -> bool| text.is_some_and(test);
    let all = |test: &dyn Fn(&str) -> bool| {
        value
            .as_array()
            .is_some_and(|items| items.iter().all(|item| item.as_str().is_some_and(test)))
    };
    match shape {
        Shape::Text => text.is_some(),
        Shape::Object | Shape::Record(_) => is(&|text| hex(text, 40)),
        Shape::Sha256 => is(&|text| hex(text, 64)),
        Shape::Digest => is(&|text| text.strip_prefix("sop1:").is_some_and(|rest| hex(rest, 64))),
        Shape::SopId => is(&|text| sop::domain::id::SopId::parse(text).is_ok()),
        Shape::Version => is(&|text| sop::domain::version::Version::parse(text).is_ok()),
        Shape::Day => is(&|text| text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10),
        Shape::Moment => is(&|text| sop::domain::time::parse_stamp(text).is_some()),
        Shape::Interval => is(&|text| text.parse::<sop::domain::interval::Interval>().is_ok()),
        Shape::Shown => is(&|text| sop::domain::ledger::Shown::try_from(text.to_owned()).is_ok()),
        Shape::Number => value.is_u64(),
        Shape::Bool => value.is_boolean(),
        Shape::OneOf(words) => is(&|text| words.contains(&text)),
        Shape::Texts => all(&|_| true),
        Shape::Records(_) => all(&|text| hex(text, 40)),
        Shape::Objects => value
            .as_array()
            .is_some_and(|items| items.iter().all(Value::is_object)),
        Shape::Keys => value.is_object(),
    }
}

#[test]
fn summaries_are_those_of_the_types() {
    for kind in KINDS {
        for record in [full(kind.name), bare(kind.name)] {
            let value = record.to_value().expect("a canonical record");
            assert_eq!(
                filled(kind.summary, &value),
                record.summary(),
                "{}",
                kind.name
            );
        }
    }
}

// What the examples say.

#[test]
fn examples_are_records() {
    let vectors = vectors();
    let expected = Expected {
        ledger: &vectors.ledger,
        identities: LedgerIdentities::Opaque,
        now: i64::MAX / 2,
    };
    let people: People = serde_yaml::from_str(&format!(
        "people:\n  - {{id: jon, keys: [{{key: \"{}\"}}]}}\n",
        vectors.jon_key
    ))
    .expect("people");
    let mut ledger = Ledger::default();
    for object in &vectors.objects {
        let kind = if object.what == "tag" {
            git2::ObjectType::Tag
        } else {
            git2::ObjectType::Commit
        };
        let name = git2::Oid::hash_object(kind, object.text.as_bytes()).expect("a hash");
        assert_eq!(name.to_string(), object.id, "{}", object.what);
        if object.what == "tag" {
            continue;
        }
        let id = CommitId::parse(&object.id).expect("an object name");
        let raw = taken_apart(&object.text);
        let reading = read_commit(&id, &raw, expected);
        match (&reading, object.what.as_str()) {
            (Reading::Fold, "fold") => {}
            (Reading::Record(entry), kind) => assert_eq!(entry.record.kind(), kind),
            (other, _) => panic!("{}: {other:?}", object.what),
        }
        ledger.absorb(id.clone(), &raw.parents, reading);
        let Some(placed) = ledger.get(&id) else {
            continue;
        };
        let day = jiff::civil::date(2026, 11, 22);
        let state = judge(placed, people.by_id(&placed.record().by), day);
        let signed = placed.record().by == "jon";
        let wanted = if signed {
            SignatureState::Good
        } else {
            SignatureState::Unsigned
        };
        assert_eq!(state, wanted, "{}", object.what);
    }
    let order: Vec<&str> = ledger
        .in_order()
        .into_iter()
        .map(|placed| placed.id().as_str())
        .collect();
    assert_eq!(order, vectors.order);
}

#[test]
fn the_real_program_writes_the_kinds_and_keys_of_the_examples() {
    let env = crate::support::TestEnv::new();
    let (played, shown) = (play(&env), vectors());
    let keys = |vectors: &Vectors| -> BTreeSet<(String, Vec<String>)> {
        let keys_of = |text: &str| {
            let json: Value = serde_json::from_str(text.lines().last().unwrap_or_default()).ok()?;
            let mut found = BTreeMap::new();
            paths("", &json, &mut found);
            Some(found.into_keys().collect())
        };
        let objects = vectors.objects.iter();
        objects
            .map(|object| {
                (
                    object.what.clone(),
                    keys_of(&object.text).unwrap_or_default(),
                )
            })
            .collect()
    };
    assert_eq!(
        keys(&played),
        keys(&shown),
        "UPDATE_DOCS=vectors cargo test --test suite ledger_docs writes docs/ledger-vectors.json anew"
    );
}

//! A second reader, written from `docs/ledger.md` alone.

use std::fmt::Write as _;

use serde_json::Value;
use sop::domain::commit_id::CommitId;
use sop::domain::ledger::RawCommit;

/// A summary's pattern, filled in from the record, by the rules that the page gives.
pub fn filled(pattern: &str, record: &Value) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, more)) = rest.split_once('{') {
        let (place, after) = more.split_once('}').expect("a place ends");
        text.push_str(before);
        let (keys, digits) = place
            .split_once(':')
            .map_or((place, usize::MAX), |(keys, digits)| {
                (keys, digits.parse().expect("a number"))
            });
        let value = if keys == "sops" {
            let items = record["sops"].as_array().expect("a list").iter();
            let names = items.map(|item| {
                let of = |key: &str| item[key].as_str().expect("text").to_owned();
                format!("{} {}", of("id"), of("version"))
            });
            names.collect::<Vec<_>>().join(", ")
        } else {
            let value = keys.split('|').find_map(|key| record.get(key)?.as_str());
            value.unwrap_or_default().chars().take(digits).collect()
        };
        text.push_str(&value);
        rest = after;
    }
    text + rest
}

/// A commit taken apart by the page's own words, apart from the program's reader.
pub fn taken_apart(text: &str) -> RawCommit {
    let (head, message) = text.split_once("\n\n").expect("a message");
    let mut commit = RawCommit {
        message: message.to_owned(),
        ..RawCommit::default()
    };
    let mut signed = String::new();
    let mut in_signature = false;
    for line in head.lines() {
        let (name, value) = line.split_once(' ').expect("a header");
        in_signature = name == "gpgsig" || (in_signature && name.is_empty());
        if !in_signature {
            let _ = writeln!(signed, "{line}");
        }
        match name {
            "tree" => commit.tree = value.to_owned(),
            "parent" => commit
                .parents
                .push(CommitId::parse(value).expect("an object name")),
            "author" => commit.author = value.to_owned(),
            "committer" => commit.committer = value.to_owned(),
            "gpgsig" | "" => {
                let signature = commit.signature.get_or_insert_default();
                let _ = writeln!(signature, "{value}");
            }
            other => panic!("another header: {other}"),
        }
    }
    if commit.signature.is_some() {
        commit.signed = format!("{signed}\n{message}").into_bytes();
    }
    commit
}

//! Records written by hand, as somebody with nothing but git would.

use serde_json::{Value, json};

use super::Session;

const EMPTY_TREE: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/// The newest record of a kind, by name and as JSON.
pub fn newest(maria: &Session<'_>, kind: &str) -> (String, Value) {
    let names = maria.git(&["rev-list", "--topo-order", "sop-ledger"]);
    names
        .lines()
        .find_map(|name| {
            let message = maria.git(&["show", "-s", "--format=%B", name]);
            let record: Value = serde_json::from_str(message.lines().nth(2)?).ok()?;
            (record["kind"] == kind).then(|| (name.to_owned(), record))
        })
        .expect("a record of that kind")
}

/// A record's JSON: the common keys as at hand, then the given ones; `null` takes a key away.
pub fn record(maria: &Session<'_>, kind: &str, by: &str, body: Value) -> Value {
    let (_, genesis) = newest(maria, "genesis");
    let mut record = json!({
        "v": 1, "kind": kind, "by": by, "at": "2026-11-22T12:00:00Z", "tool": "sop 0.1.0",
        "ledger": genesis["ledger"], "main": maria.git(&["rev-parse", "main"]),
    });
    let fields = record.as_object_mut().expect("an object");
    for (key, value) in body.as_object().expect("an object") {
        if value.is_null() {
            fields.remove(key);
        } else {
            fields.insert(key.clone(), value.clone());
        }
    }
    record
}

/// Appends a record to the ledger as somebody with nothing but git would; returns its name.
pub fn forge(maria: &Session<'_>, summary: &str, record: &Value) -> String {
    let by = record["by"].as_str().expect("an author");
    forge_as(
        maria,
        &format!("{by} <{by}@people.invalid>"),
        summary,
        record,
    )
}

/// As [`forge`], under another author.
pub fn forge_as(maria: &Session<'_>, author: &str, summary: &str, record: &Value) -> String {
    let at: jiff::Timestamp = record["at"].as_str().expect("a time").parse().expect("one");
    let (at, json) = (at.as_second(), serde_json::to_string(record).expect("JSON"));
    let parent = maria.git(&["rev-parse", "sop-ledger"]);
    let by = record["by"].as_str().expect("an author");
    let commit = format!(
        "tree {EMPTY_TREE}\nparent {parent}\nauthor {author} {at} +0000\n\
         committer w-x <w-x@writers.invalid> {at} +0000\n\n{summary} by {by}\n\n{json}\n"
    );
    let write = |kind: &str, bytes: &[u8]| {
        let args = ["hash-object", "-t", kind, "-w", "--stdin"];
        let out = maria.program("git", &args, bytes).expect_code(0).stdout;
        out.trim().to_owned()
    };
    write("tree", b"");
    let name = write("commit", commit.as_bytes());
    maria.git(&["update-ref", "refs/heads/sop-ledger", &name]);
    name
}

//! Two implementations of one definition: random pages must have one digest in Rust and in `tests/digest.py`.
//!
//! `SOP_TWIN_PAGES` and `SOP_TWIN_SEED` choose how many pages and which.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::process::Command;

use crate::digest_support::{BASE64, Entry, Vector, VectorTree};
use crate::support::twin::python;
use sop::markdown::digest::{sop1, sop1_bytes};

const TWIN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/digest.py");

#[test]
fn python_agrees() -> Result<(), Box<dyn Error>> {
    let Some(python) = python() else {
        eprintln!("skipped: no python3 here, so nothing was compared");
        return Ok(());
    };
    let pages = setting("SOP_TWIN_PAGES").unwrap_or(300);
    let mut dice = Dice(setting("SOP_TWIN_SEED").unwrap_or(1) | 1 << 40);
    let vectors: Vec<_> = (0..pages).map(|number| vector(&mut dice, number)).collect();
    let digests = vectors.iter().filter(|v| v.digest.is_some()).count();
    assert!(
        digests * 2 > vectors.len(),
        "most pages should have a digest: {digests} of {pages}"
    );

    let file = format!("{}/digest-twin.json", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&file, serde_json::to_vec(&vectors)?)?;
    let run = Command::new(python).arg(TWIN).arg(&file).output()?;
    let said = String::from_utf8_lossy(&run.stdout);
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "see {file}\n{said}{errors}");
    assert!(
        said.ends_with(&format!("\n{pages} passed, 0 failed\n")),
        "{said}"
    );
    Ok(())
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// A page with the result of the Rust side.
fn vector(dice: &mut Dice, number: u64) -> Vector {
    let blob = page(dice);
    let (text, blob_base64) = match String::from_utf8(blob.clone()) {
        Ok(text) => (Some(text), None),
        Err(_) => (None, Some(to_base64(&blob))),
    };
    let mut vector = Vector {
        name: format!("page-{number}"),
        path: dice.pick(&["x.md", "sops/x.md", "sops/a/x.md"]).to_owned(),
        site_root: (!dice.one_in(3)).then(|| {
            dice.pick(&["", "static", "./static/", "../x", "sops/.."])
                .to_owned()
        }),
        text,
        blob_base64,
        tree: tree(),
        ..Vector::default()
    };
    assert_eq!(vector.blob(), blob, "a vector carries its page");
    let tree = VectorTree(&vector.tree);
    let root = vector.site_root.as_deref();
    let by_bytes = sop1_bytes(&vector.path, &blob, &tree, root);
    if let Ok(by_sop) = sop1(&vector.path, &blob, &tree, root) {
        assert_eq!(
            Ok(&by_sop),
            by_bytes.as_ref(),
            "the two differ only in what they refuse"
        );
    }
    match by_bytes {
        Ok(digested) => vector.digest = Some(digested.digest.to_string()),
        Err(refusal) => vector.refusal = Some(refusal.code().to_owned()),
    }
    vector
}

fn tree() -> BTreeMap<String, Entry> {
    let paths = [
        "a.png",
        "sops/a.png",
        "sops/a/a.png",
        "sops/B.JPG",
        "sops/my pic.svg",
        "static/a.png",
        "sops/ü.pdf",
        "sops/a%2.gif",
        "sops/a/..webp",
        "sops/x?.png",
        "sops/.png",
        "a.md",
    ];
    let mut tree: BTreeMap<_, _> = paths
        .iter()
        .map(|path| ((*path).to_owned(), Entry::Text(format!("of {path}"))))
        .collect();
    let link = BTreeMap::from([("symlink".to_owned(), "a.png".to_owned())]);
    tree.insert("sops/link.png".to_owned(), Entry::Other(link));
    tree
}

fn page(dice: &mut Dice) -> Vec<u8> {
    let mut lines = Vec::new();
    if dice.one_in(8) {
        lines.push(
            dice.pick(&["", "--- ", "----", "\u{feff}---", "+++"])
                .to_owned(),
        );
    }
    if !dice.one_in(10) {
        lines.push("---".to_owned());
        for _ in 0..dice.below(9) {
            entry(dice, &mut lines);
        }
        lines.push(
            dice.pick(&["---", "---", "---", "---", "---", "--- ", "..."])
                .to_owned(),
        );
    }
    for _ in 0..dice.below(5) {
        lines.push(body_line(dice));
    }
    let mixed = dice.one_in(4);
    let mut blob = Vec::new();
    if dice.one_in(8) {
        blob.extend("\u{feff}".bytes());
    }
    let count = lines.len();
    for (at, line) in lines.into_iter().enumerate() {
        blob.extend(line.bytes());
        if at + 1 < count || !dice.one_in(4) {
            let end: &[u8] = if mixed && dice.one_in(2) {
                b"\r\n"
            } else {
                b"\n"
            };
            blob.extend(end);
        }
    }
    if dice.one_in(6) {
        mutate(dice, &mut blob);
    }
    blob
}

/// One entry of front matter with what may stand after it.
fn entry(dice: &mut Dice, lines: &mut Vec<String>) {
    const KEYS: [&str; 19] = [
        "status",
        "version",
        "owner",
        "workflow",
        "roles",
        "tags",
        "review_in",
        "last_reviewed_on",
        "last_reviewed_at",
        "lastmod",
        "ms.date",
        "title",
        "\"status\"",
        "Status",
        "roles",
        "tags",
        "ms_date",
        "statuses",
        "# status",
    ];
    const VALUES: [&str; 44] = [
        "draft",
        "published",
        "retired",
        "retiredx",
        "2.1",
        "\"2.1\"",
        "'10.20'",
        "\"2.1'",
        "\"",
        "2.",
        ".1",
        "2.1.0",
        "a",
        "role:cs-lead",
        "role:",
        ":a",
        "a b",
        "ü",
        "a@b.c+d",
        "a/b",
        "[a, b]",
        "[ a ,b ]",
        "[]",
        "[a,]",
        "[a,,b]",
        "[",
        "[a",
        "[a:b]",
        "[a: b]",
        "[[a]]",
        "[a b]",
        "90d",
        "3 months",
        "1  year",
        "d",
        "3 Days",
        "2026-11-22",
        "11/22/2026",
        "2026-1-2",
        "2026-11-22 ",
        "",
        "",
        "\"a",
        "|",
    ];
    const SPACE: [&str; 8] = [": ", ": ", ": ", ": ", ":   ", ":", ":\t", " : "];
    const TAIL: [&str; 12] = [
        "", "", "", "", "  ", " # c", " #c # d", "#c", "\t", "\t# c", " \u{85}", "\u{a0}",
    ];
    let key = dice.pick(&KEYS);
    let value = if dice.one_in(2) {
        fitting(dice, key)
    } else {
        dice.pick(&VALUES)
    };
    lines.push([key, dice.pick(&SPACE), value, dice.pick(&TAIL)].concat());
    if value.is_empty() {
        let indent = dice.pick(&["", "  ", "    "]);
        for _ in 0..dice.below(4) {
            let other = if dice.one_in(8) { " " } else { "" };
            let dash = dice.pick(&["- ", "- ", "- ", "-  ", "-", "-\t"]);
            lines.push(
                [
                    indent,
                    other,
                    dash,
                    dice.pick(&["a", "b-c", "x y", "'q'", "", "a:"]),
                    dice.pick(&TAIL),
                ]
                .concat(),
            );
        }
    }
    if dice.one_in(4) {
        let more = [
            "", " ", "\t", "# c", "  # c", "\t# c", "  more", "\tmore", "- a", "  - a", "-", "---",
            "}",
        ];
        lines.push(dice.pick(&more).to_owned());
    }
}

/// A value that the key takes.
fn fitting(dice: &mut Dice, key: &str) -> &'static str {
    match key {
        "status" => dice.pick(&["draft", "published", "retired"]),
        "version" => dice.pick(&["2.1", "\"2.1\"", "'10.20'"]),
        "roles" | "tags" => dice.pick(&["[a, b]", "[ a ,b ]", "", ""]),
        "review_in" => dice.pick(&["90d", "3 months", "1  year"]),
        "owner" | "workflow" => dice.pick(&["a", "role:cs-lead", "ü"]),
        _ => dice.pick(&["2026-11-22", "11/22/2026"]),
    }
}

fn body_line(dice: &mut Dice) -> String {
    const NAMES: [&str; 30] = [
        "a.png",
        "./a.png",
        "../a.png",
        "../../a.png",
        "../../../a.png",
        "/a.png",
        "//a.png",
        "/../a.png",
        "B.JPG",
        "B.jpg",
        "my%20pic.svg",
        "%c3%bc.pdf",
        "ü.pdf",
        "a%2.gif",
        "a%252.gif",
        "a%2E%70ng",
        "a.png?x#y",
        "a.png#y?x",
        "x%3F.png",
        "..webp",
        "a/..webp",
        "link.png",
        "%ff.png",
        "%00.png",
        ".png",
        "a%",
        "a%2",
        "http://h/a.png",
        "a.md",
        "%2fa.png",
    ];
    const AROUND: [(&str, &str); 14] = [
        ("![a](", ")"),
        ("[a](", " \"t\")"),
        ("<img src=\"", "\">"),
        ("`", "`"),
        ("|", "|"),
        ("x ", " y"),
        ("\u{a0}", ""),
        ("", "."),
        ("<", ">"),
        ("'", "'"),
        ("\u{b}", "\u{c}"),
        ("=", ""),
        ("{", "}"),
        ("\u{2028}", " "),
    ];
    if dice.one_in(4) {
        return dice
            .pick(&["---", "status: draft", "", "# Title", "text"])
            .to_owned();
    }
    let mut line = String::new();
    for _ in 0..=dice.below(3) {
        let (open, close) = AROUND[dice.below(AROUND.len())];
        line += &[open, dice.pick(&NAMES), close].concat();
    }
    line
}

/// Bytes that no page should have, or one that is lost.
fn mutate(dice: &mut Dice, blob: &mut Vec<u8>) {
    const BYTES: &[u8] = b"\r\0\n \t#:-.%\xff\xc3\xbf\"'[],|";
    let at = dice.below(blob.len() + 1);
    let byte = BYTES[dice.below(BYTES.len())];
    match blob.get_mut(at) {
        Some(_) if dice.one_in(3) => drop(blob.remove(at)),
        Some(old) if dice.one_in(2) => *old = byte,
        _ => blob.insert(at, byte),
    }
}

fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0, |held, at| {
            held << 8 | usize::from(chunk.get(at).copied().unwrap_or(0))
        });
        for place in 0..4 {
            let digit = char::from(BASE64[group >> (18 - 6 * place) & 63]);
            text.push(if place <= chunk.len() { digit } else { '=' });
        }
    }
    text
}

/// xorshift64*: the same pages for the same seed, everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % end.max(1)
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from.get(self.below(from.len()))
            .copied()
            .unwrap_or_default()
    }
}

//! `docs/verify.md` shows the registry of codes, and the sources name the codes of the registry and no others.
//!
//! `UPDATE_DOCS=1 cargo test --test suite verify_docs` writes the tables anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::ledger_support::pages::{hold, read};
use sop::domain::finding::Severity;
use sop::ops::verify::codes::AREAS;

#[test]
fn verify_page_shows_the_codes() {
    let mut text = String::new();
    for area in AREAS {
        let _ = write!(
            text,
            "\n### {}\n\nHolds: {}.\n\n| code | severity | named when | what mends it |\n|---|---|---|---|\n",
            area.name, area.holds
        );
        for code in area.codes {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} |",
                code.code, code.severity, code.when, code.mends
            );
        }
    }
    hold("verify_docs", "verify.md", "codes", &format!("{text}\n"));
}

/// Where codes of `verify` stand in the sources as texts.
const SOURCES: [&str; 18] = [
    "src/domain/ledger/entry.rs",
    "src/domain/ledger/graph.rs",
    "src/ops/verify/acknowledgements.rs",
    "src/ops/verify/adoptions.rs",
    "src/ops/verify/authority.rs",
    "src/ops/verify/emergency.rs",
    "src/ops/verify/late.rs",
    "src/ops/verify/checkpoints.rs",
    "src/ops/verify/ledger.rs",
    "src/ops/verify/live.rs",
    "src/ops/verify/mod.rs",
    "src/ops/verify/online.rs",
    "src/ops/verify/publications.rs",
    "src/ops/verify/range.rs",
    "src/ops/verify/stamps.rs",
    "src/ops/verify/submissions.rs",
    "src/ops/verify/tags.rs",
    "src/store/ledger/read.rs",
];

/// Codes that the store finds out; other texts in that file are no codes.
const UNFIT: (&str, &str) = ("src/store/evidence/fitness.rs", "unfit.push((");

fn source(path: &str) -> String {
    let text = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let text = text
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .to_owned();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// The text that is the first argument of each call.
fn arguments<'a>(source: &'a str, call: &str) -> Vec<&'a str> {
    let calls = source.match_indices(call);
    let after = calls.map(|(at, _)| source[at + call.len()..].trim_start());
    after
        .filter_map(|rest| rest.strip_prefix('"')?.split('"').next())
        .collect()
}

fn used() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut used: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for path in SOURCES {
        let text = source(path);
        for (call, severity) in [
            ("Failure::error(", "error"),
            ("Failure::warning(", "warning"),
            ("Fault::new(", ""),
            ("Barrier::Unknown =>", "error"),
            ("Barrier::NotHuman =>", "error"),
            ("Barrier::NotActive =>", "error"),
            (
                "Barrier::Policy(_) | Barrier::Page(_) | Barrier::Tag(..) =>",
                "error",
            ),
            ("Barrier::Own(_) =>", "error"),
            ("Barrier::Edited =>", "error"),
            ("Barrier::Identity(_) =>", "error"),
        ] {
            for code in arguments(&text, call) {
                let severities = used.entry(code.to_owned()).or_default();
                severities.extend(
                    [severity]
                        .into_iter()
                        .filter(|severity| !severity.is_empty()),
                );
            }
        }
        let kebab = text.split('"').skip(1).step_by(2).filter(|text| {
            text.contains('-')
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        });
        // However a code is put together: a text in its form is one, and has to be listed.
        for code in kebab.filter(|text| !text.starts_with('-')) {
            used.entry(code.to_owned()).or_default();
        }
    }
    for code in arguments(&source(UNFIT.0), UNFIT.1) {
        used.entry(code.to_owned()).or_default().insert("error");
    }
    used
}

#[test]
fn codes_are_those_of_the_sources() {
    let mut listed: BTreeMap<String, Severity> = BTreeMap::new();
    for code in AREAS.iter().flat_map(|area| area.codes) {
        assert!(
            listed.insert(code.code.to_owned(), code.severity).is_none(),
            "{} stands twice",
            code.code
        );
    }
    let used = used();
    let names: BTreeSet<&String> = used.keys().collect();
    assert_eq!(
        names,
        listed.keys().collect(),
        "codes that are used, and codes that are listed"
    );
    for (code, severities) in &used {
        let severity = listed[code].to_string();
        assert!(
            severities.iter().all(|used| *used == severity),
            "{code} is listed as {severity}, and used as {severities:?}"
        );
    }
}

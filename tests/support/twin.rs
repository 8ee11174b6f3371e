//! The second verifier, `tests/verify.py` with `tests/verify_policy.py`: both are asked wherever a test asks `sop verify`, and
//! have to agree with it: the whole by what it says, and `verify.py` alone code by code (docs/verify.md says of which).

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use super::{Output, Session};

const TWIN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verify_policy.py");
/// Where Python keeps what it has compiled: hundreds of runs, and nothing is written beside the sources.
const COMPILED: &str = concat!("pycache_prefix=", env!("CARGO_TARGET_TMPDIR"), "/pycache");

/// Codes of records that `sop verify` reads no further or gives no effect, for what `verify.py` alone does not look at. Where it
/// names one and `verify.py` does not, the two judge other records.
const OTHERWISE: [&str; 6] = [
    "adopted-after-record",
    "adopted-without-right",
    "not-entitled",
    "record-not-canonical",
    "record-summary",
    "unknown-author",
];
/// Codes of what cannot be read as it is: `verify.py` alone ends there.
const UNREAD: [&str; 3] = ["grafts", "object-unreadable", "submission-unreadable"];

/// Python itself, behind whatever chooses among several at every call; `None` where there is none.
pub fn python() -> Option<&'static str> {
    static PYTHON: OnceLock<Option<String>> = OnceLock::new();
    let found = PYTHON.get_or_init(|| {
        let asked = ["-c", "import sys; print(sys.executable)"];
        let said = Command::new("python3").args(asked).output().ok()?;
        let path = String::from_utf8(said.stdout).ok()?.trim().to_owned();
        (said.status.success() && !path.is_empty()).then_some(path)
    });
    found.as_deref()
}

/// Asserts that the second verifier says what `sop verify --json` said.
#[track_caller]
pub fn agrees(session: &Session<'_>, first: &Output) {
    assert_eq!(differs(session, first), None);
}

/// Lets the second verifier judge what `sop verify --json` judged: what it says otherwise than in order, or not and one
/// error named alike, or no answer; and what its half says otherwise by itself. Without Python nothing is compared.
pub fn differs(session: &Session<'_>, first: &Output) -> Option<String> {
    let second = asked(session)?;
    if first.code != second.code {
        return Some(format!("{first}\n{second}"));
    }
    let answer = second.json();
    let (named, judged) = match first.code {
        0 | 1 => (errors(&first.json()), errors(&answer)),
        _ => (BTreeSet::new(), BTreeSet::new()),
    };
    if first.code == 1 && named.is_disjoint(&judged) {
        return Some(format!("{named:?} and {judged:?}"));
    }
    alone_differs(&named, &answer["alone"])
}

/// Asks the second verifier; `None` where there is no Python.
pub fn asked(session: &Session<'_>) -> Option<Output> {
    let words = ["-E", "-S", "-X", COMPILED, TWIN, "."];
    Some(session.program(python()?, &words, b""))
}

/// What `verify.py` says by itself that `sop verify` did not name, or lacks of the codes that it always names.
fn alone_differs(named: &BTreeSet<String>, alone: &Value) -> Option<String> {
    let own = errors(alone);
    let holds = |codes: &[&str], of: &BTreeSet<String>| codes.iter().any(|code| of.contains(*code));
    let unseen: BTreeSet<String> = named.difference(&own).cloned().collect();
    if holds(&OTHERWISE, &unseen) {
        return None;
    }
    let whole = texts(&alone["whole"]);
    let accused: Vec<&String> = own.difference(named).collect();
    let missed: Vec<&String> = unseen.intersection(&whole).collect();
    let agreed = accused.is_empty() && (missed.is_empty() || holds(&UNREAD, named));
    (!agreed)
        .then(|| format!("verify.py alone names {accused:?} and misses {missed:?} of {named:?}"))
}

/// The texts of a list.
pub fn texts(list: &Value) -> BTreeSet<String> {
    let all = list.as_array().into_iter().flatten();
    all.filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

fn errors(report: &Value) -> BTreeSet<String> {
    let all = report["failures"].as_array().cloned().unwrap_or_default();
    let errors = all
        .iter()
        .filter(|failure| failure["severity"] != "warning");
    errors
        .filter_map(|failure| failure["code"].as_str().map(str::to_owned))
        .collect()
}

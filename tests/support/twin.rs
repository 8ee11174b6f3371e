//! The second verifier, `tests/verify.py`: it is asked wherever a test asks `sop verify`, and the two have to agree.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use super::{Output, Session};

const TWIN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verify.py");
/// Where Python keeps what it has compiled: hundreds of runs, and nothing is written beside the sources.
const COMPILED: &str = concat!("pycache_prefix=", env!("CARGO_TARGET_TMPDIR"), "/pycache");

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
/// error named alike, or no answer. Without Python nothing is compared.
pub fn differs(session: &Session<'_>, first: &Output) -> Option<String> {
    let words = ["-E", "-S", "-X", COMPILED, TWIN, "."];
    let second = session.program(python()?, &words, b"");
    if first.code != second.code {
        return Some(format!("{first}\n{second}"));
    }
    if first.code != 1 {
        return None;
    }
    let (first, second) = (errors(&first.json()), errors(&second.json()));
    first
        .is_disjoint(&second)
        .then(|| format!("{first:?} and {second:?}"))
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

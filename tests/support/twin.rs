//! The second verifier, `tests/verify.py`: it is asked wherever a test asks `sop verify`, and the two have to agree.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Output, Session};

const TWIN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verify.py");

/// Asserts that the second verifier says what `sop verify --json` said.
#[track_caller]
pub fn agrees(session: &Session<'_>, first: &Output) {
    assert_eq!(differs(session, first), None);
}

/// Lets the second verifier judge what `sop verify --json` judged: what it says otherwise than in order, or not and one
/// error named alike, or no answer. Without Python nothing is compared.
pub fn differs(session: &Session<'_>, first: &Output) -> Option<String> {
    let version = session.program("sh", &["-c", "command -v python3"], b"");
    if version.code != 0 {
        return None;
    }
    let second = session.program("python3", &["-B", TWIN, "."], b"");
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

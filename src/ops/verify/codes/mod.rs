//! Every code that `verify` can name: the one list, from which `docs/verify.md` is written and held.
//!
//! A code is never renamed and has one severity. `tests/suite/verify_docs.rs` fails where the sources use a code that is
//! not here, or with another severity, and where one here is used nowhere.

mod checks;
mod ledger;
mod publications;

use crate::domain::finding::Severity;

/// One thing that can fail to hold.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// Kebab-case and stable.
    pub code: &'static str,
    /// Whether it makes the answer `no`.
    pub severity: Severity,
    /// When it is named.
    pub when: &'static str,
    /// What mends it.
    pub mends: &'static str,
}

/// Codes that belong together.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// A heading.
    pub name: &'static str,
    /// What holds where none of them is named.
    pub holds: &'static str,
    /// Its codes.
    pub codes: &'static [Code],
}

const fn error(code: &'static str, when: &'static str, mends: &'static str) -> Code {
    Code {
        code,
        severity: Severity::Error,
        when,
        mends,
    }
}

const fn warning(code: &'static str, when: &'static str, mends: &'static str) -> Code {
    Code {
        severity: Severity::Warning,
        ..error(code, when, mends)
    }
}

/// All codes, by what they are about.
pub const AREAS: &[Area] = &[
    ledger::CLONE,
    ledger::LEDGER,
    ledger::RECORD,
    checks::CHECKPOINTS,
    checks::STAMPS,
    publications::SUBMISSION,
    publications::BRANCH,
    publications::APPROVALS,
    publications::ADOPTIONS,
    publications::LIVE,
    publications::TAGS,
    publications::AUTHORITY,
    checks::RANGE,
];

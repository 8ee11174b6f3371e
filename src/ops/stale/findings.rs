//! What is due, as findings: for the formats that other tools read.

use super::{Line, Report};
use crate::domain::finding::{Finding, Severity};
use crate::domain::freshness::Freshness;

/// What a state means that is a finding: the state, what it says, and why it matters.
pub const MEANINGS: [(Freshness, &str, &str); 4] = [
    (
        Freshness::NeverReviewed,
        "The date of the review has passed, and nobody has touched the page since it first appeared.",
        "Nobody has looked since it was written. Readers trust it all the same.",
    ),
    (
        Freshness::Overdue,
        "The date of the review has passed.",
        "What was true then may not be true now. A review says what was checked, and renews the date.",
    ),
    (
        Freshness::Suspect,
        "What the SOP depends on has changed since somebody last looked.",
        "Another SOP, a file or a page that it rests on has moved, and the procedure may no longer fit it.",
    ),
    (
        Freshness::DueSoon,
        "The review is due within the grace period.",
        "A review that is done in time keeps the SOP from becoming overdue.",
    ),
];

/// How much a state matters where nobody said so.
pub fn usual_severity(state: Freshness) -> Severity {
    match state {
        Freshness::DueSoon | Freshness::Fresh => Severity::Warning,
        Freshness::Suspect | Freshness::Overdue | Freshness::NeverReviewed => Severity::Error,
    }
}

/// All that is not fresh, the most urgent first; an error where it makes the exit code 1.
pub fn findings(report: &Report) -> Vec<Finding> {
    let due = report
        .sops
        .iter()
        .filter(|sop| sop.state != Freshness::Fresh);
    due.map(finding).collect()
}

fn finding(sop: &Line) -> Finding {
    Finding {
        path: sop.path.clone(),
        line: 1,
        column: 1,
        code: sop.state.to_string(),
        severity: if sop.failing {
            Severity::Error
        } else {
            Severity::Warning
        },
        message: said(sop),
        hint: Some(sop.command.clone()),
    }
}

/// One SOP in a sentence without a full stop.
pub fn said(sop: &Line) -> String {
    let owner = match &sop.owner {
        Some(owner) => format!("; owner {owner}"),
        None => "; nobody owns it".to_owned(),
    };
    let days = match sop.days_overdue {
        0 => String::new(),
        1 => ", 1 day over".to_owned(),
        days => format!(", {days} days over"),
    };
    format!(
        "{} is {}{days}: {}{owner}",
        sop.id,
        sop.state,
        sop.reasons.join("; ")
    )
}

//! What the rules about words that no approval covers have in common.

use super::quote::quote;
use super::{Context, Rule};
use crate::domain::document::Document;
use crate::domain::finding::{Finding, Severity};
use crate::domain::risk::Risk;
use crate::markdown::hidden::{HiddenKind, hidden};

/// The findings of these kinds on a governed page: an error where much is at stake, else a warning.
pub(super) fn findings(
    rule: &Rule,
    context: &Context<'_>,
    page: &Document,
    kinds: &[HiddenKind],
    hint: &str,
) -> Vec<Finding> {
    if !(context.governed)(page) {
        return Vec::new();
    }
    let severity = match page.risk() {
        Risk::High => rule.severity,
        _ => Severity::Warning,
    };
    hidden(page.body(), page.body_line)
        .into_iter()
        .filter(|found| kinds.contains(&found.kind))
        .map(|found| {
            let message = format!("{}: {}", found.kind, quote(&found.text));
            Finding {
                severity,
                ..rule.finding(page, (found.line, found.column), &message, hint)
            }
        })
        .collect()
}

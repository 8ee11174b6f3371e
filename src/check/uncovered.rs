//! What the rules about words that no approval covers have in common.

use super::quote::quote;
use super::{Context, Rule, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::domain::risk::Risk;
use crate::markdown::hidden::{Hidden, HiddenKind};

/// The findings of these kinds on a governed page: an error where much is at stake, else a warning.
pub(super) fn findings(
    rule: &Rule,
    context: &Context<'_>,
    page: &Subject<'_>,
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
    page.hidden()
        .iter()
        .filter(|found| kinds.contains(&found.kind))
        .filter(|found| found.kind != HiddenKind::RawHtml || !is_gap(page, found))
        .map(|found| {
            let message = format!("{}: {}", found.kind, quote(&found.text));
            Finding {
                severity,
                ..rule.finding(page, (found.line, found.column), &message, hint)
            }
        })
        .collect()
}

/// `<your shop>` is a tag to a renderer and a gap to everybody else: it is said once, as what it is.
fn is_gap(page: &Subject<'_>, html: &Hidden) -> bool {
    super::placeholder::holes(page).any(|gap| (gap.line, gap.column) == (html.line, html.column))
}

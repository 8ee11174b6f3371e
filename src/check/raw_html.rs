//! `raw-html`: markup that one renderer obeys and the next one drops.

use super::{Context, Rule, placeholder};
use crate::domain::document::Document;
use crate::domain::finding::{Finding, Severity};
use crate::markdown::hidden::HiddenKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "raw-html",
    severity: Severity::Error,
    what: "The page has raw HTML in it.",
    why: "Whoever approves sees what one renderer makes of it; readers may see another page, or a script. An error at `risk: high`, else a warning.",
    bad: "---\n\
          id: renewal-call\n\
          risk: high\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          <p style='display:none'>Skip the second signature.</p>\n",
    good: "---\n\
           id: renewal-call\n\
           risk: high\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           Ask for the second signature.\n",
    run,
};

fn run(context: &Context<'_>, page: &Document) -> Vec<Finding> {
    let mut found = super::uncovered::findings(
        &RULE,
        context,
        page,
        &[HiddenKind::RawHtml],
        "say it in Markdown",
    );
    // `<your shop>` is a tag to a renderer and a gap to everybody else: it is said once, as what it is.
    let gaps = (placeholder::RULE.run)(context, page);
    found.retain(|html| {
        let same = |gap: &Finding| (gap.line, gap.column) == (html.line, html.column);
        !gaps.iter().any(same)
    });
    found
}

//! `raw-html`: markup that one renderer obeys and the next one drops.

use super::{Rule, Run};
use crate::domain::finding::Severity;
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
    run: Run::Hidden(&[HiddenKind::RawHtml], "say it in Markdown"),
    fix: None,
};

//! `include`: words that come from another file when the page is rendered.

use super::{Rule, Run};
use crate::domain::finding::Severity;
use crate::markdown::hidden::HiddenKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "include",
    severity: Severity::Error,
    what: "A line includes another file, as some renderers do.",
    why: "An approval binds the words of the page itself: what is included can change without anybody's approval. An error at `risk: high`, else a warning.",
    bad: "---\n\
          id: renewal-call\n\
          risk: high\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          {% include discounts.md %}\n",
    good: "---\n\
           id: renewal-call\n\
           risk: high\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           Discounts: at most 10 %.\n",
    run: Run::Hidden(
        &[HiddenKind::Include],
        "write the words here, or link to the page that has them",
    ),
    fix: None,
};

//! `invisible-text`: characters that nobody sees, or that turn the text around.

use super::{Rule, Run};
use crate::domain::finding::Severity;
use crate::markdown::hidden::HiddenKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "invisible-text",
    severity: Severity::Error,
    what: "A character shows nothing, or changes the order in which text is shown.",
    why: "With such characters the page reads otherwise than its bytes say, and whoever approves it does not see that. An error at `risk: high`, else a warning.",
    bad: "---\n\
          id: renewal-call\n\
          risk: high\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          Pay at most \u{202e}001 EUR.\n",
    good: "---\n\
           id: renewal-call\n\
           risk: high\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           Pay at most 100 EUR.\n",
    run: Run::Hidden(
        &[HiddenKind::Bidi, HiddenKind::Invisible],
        "take the character out, and type the word anew",
    ),
    fix: None,
};

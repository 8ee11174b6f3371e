//! `remote-image`: a picture that somebody else can swap.

use super::{Rule, Run};
use crate::domain::finding::Severity;
use crate::markdown::hidden::HiddenKind;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "remote-image",
    severity: Severity::Error,
    what: "A picture comes from another server.",
    why: "An approval binds the words and the pictures of the repository. What another server shows tomorrow nobody approved. An error at `risk: high`, else a warning.",
    bad: "---\n\
          id: renewal-call\n\
          risk: high\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          ![The form](https://example.com/form.png)\n",
    good: "---\n\
           id: renewal-call\n\
           risk: high\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           Ask the bank for the form.\n",
    run: Run::Hidden(
        &[HiddenKind::RemoteImage],
        "put the picture beside the page, and name it from there",
    ),
    fix: None,
};

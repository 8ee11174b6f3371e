//! `version`: a number that is neither taken nor next.

use super::{Context, Rule, Run, Subject, place};
use crate::domain::change::Change;
use crate::domain::finding::{Finding, Severity};
use crate::domain::numbering::next;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "version",
    severity: Severity::Error,
    what: "The page's version is neither one that was published nor the next minor or major one.",
    why: "A number is given once, and in order: a gap looks like a version that somebody has lost. `sop submit` writes \
          the right number; a page without one is fine.",
    bad: "---\n\
          id: escalation-calls\n\
          version: \"1.5\"\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Escalation calls\n",
    good: "---\n\
           id: escalation-calls\n\
           version: \"1.2\"\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Escalation calls\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let Some(written) = page
        .meta
        .version
        .as_ref()
        .filter(|_| (context.governed)(page))
    else {
        return Vec::new();
    };
    let version = written.value;
    let (used, last) = ((context.published)(&page.id), (context.last)(&page.id));
    let (minor, major) = (
        next(Change::Minor, last, &used),
        next(Change::Major, last, &used),
    );
    if version == minor || version == major || used.contains(&version) {
        return Vec::new();
    }
    let message = match last {
        Some(last) => format!("{version} does not follow {last}, the last published version"),
        None if used.is_empty() => {
            format!("{version} cannot be the version of a page that was never published")
        }
        None => format!("{version} does not follow the numbers that were used"),
    };
    let hint = match minor == major {
        true => format!("write `version: \"{major}\"`, or no version: sop submit writes it"),
        false => format!(
            "write `version: \"{minor}\"` (minor) or `version: \"{major}\"` (major), or leave it to sop submit"
        ),
    };
    let at = place::of_name(page, written.line, &version.to_string());
    vec![RULE.finding(page, at, &message, &hint)]
}

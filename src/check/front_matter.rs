//! `front-matter`: bytes and front matter that are not read as they were meant.

use super::quote::shorten;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::domain::problem::Problem;

/// The most characters of a problem's own message, which may hold words of the page.
const LONGEST: usize = 320;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "front-matter",
    severity: Severity::Error,
    what: "The page's bytes or front matter cannot be read as they are meant, or the page has no content digest.",
    why: "A key that is not understood does not count: an interval with a typing error is no interval. And without a \
          content digest nobody can approve the page. On an ungoverned page this is a warning, and its digest does \
          not matter; but a file that is not UTF-8 or too large is an error everywhere, and front matter that is no \
          YAML wherever there is a sop.yaml: nobody can tell what such a page is.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          review_in: three months\n\
          ---\n\
          # Renewal call\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           review_in: 3 months\n\
           ---\n\
           # Renewal call\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let governed = (context.governed)(page);
    let severity = if governed {
        RULE.severity
    } else {
        Severity::Warning
    };
    // The reader and the digest mostly trip over the same line: it is said once.
    let told = |digest: &Problem| {
        page.problems
            .iter()
            .any(|problem| problem.line == digest.line)
    };
    let digest = governed
        .then(|| page.digested().err())
        .flatten()
        .filter(|problem| !told(problem));
    // Where nobody has set `sop` up, a key may mean something else: the version of a product, a status of another tool.
    let foreign = |problem: &&Problem| {
        !context.configured
            && ["`version`", "`status`", "`risk`"]
                .iter()
                .any(|key| problem.message.starts_with(key))
    };
    page.problems
        .iter()
        .filter(|problem| !foreign(problem))
        .chain(digest)
        .map(|problem| Finding {
            severity: match problem.code {
                "unreadable" => RULE.severity,
                "front-matter-syntax" if context.configured => RULE.severity,
                _ => severity,
            },
            ..finding(page, problem)
        })
        .collect()
}

fn finding(page: &Subject<'_>, problem: &Problem) -> Finding {
    let at = (problem.line, problem.column);
    let hint = match &problem.hint {
        Some(hint) => shorten(hint, LONGEST),
        None if problem.code == "unreadable" => {
            format!("save {} as UTF-8 text of at most 5 MB", page.path)
        }
        None if problem.code.starts_with("front-matter") => {
            format!(
                "mend the front matter of {}, line {}",
                page.path, problem.line
            )
        }
        None => format!("sop edit {}   (line {})", page.id, problem.line),
    };
    RULE.finding(page, at, &shorten(&problem.message, LONGEST), &hint)
}

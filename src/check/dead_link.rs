//! `dead-link`: a link to a file that is not there.

use super::quote::quote;
use super::{Context, Edit, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::markdown::links::{PageLink, Resolved, resolve};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "dead-link",
    severity: Severity::Warning,
    what: "A relative link or picture leads to no file of the repository, or a link leads nowhere at all. Addresses with a \
          scheme, templates, shortcodes, and paths that only a site knows are left alone; those that begin with `/` are \
          followed where sop.yaml has a `site_root`.",
    why: "A step that says \"see the form\" is worth nothing without the form. What was renamed or deleted is easiest to \
          mend on the day on which it happens.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          The limits are in [the table](discounts.md).\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           The limits are in [the table](../escalation.md).\n",
    run: Run::Page(run),
    fix: Some(fix),
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let Some(files) = context.files else {
        return Vec::new();
    };
    let site_root = context.settings.site_root.as_deref();
    let mut found = Vec::new();
    // That a picture of a governed page is missing is an error, and said by another rule.
    let said = |link: &PageLink| {
        let governed = link.image && (context.governed)(page);
        governed
            && page
                .digested()
                .is_err_and(|problem| problem.line == link.line)
    };
    for link in page.links().iter().filter(|link| !said(link)) {
        let (message, hint) = match resolve(files, site_root, &page.path, &link.target) {
            Resolved::Missing { path, near, .. } => missing(page, link, &path, near.as_deref()),
            Resolved::Nowhere if !link.image => (
                "the link leads nowhere".to_owned(),
                "write where it leads between the parentheses".to_owned(),
            ),
            _ => continue,
        };
        found.push(RULE.finding(page, (link.line, link.column), &message, &hint));
    }
    found
}

fn missing(
    page: &Subject<'_>,
    link: &PageLink,
    path: &str,
    near: Option<&str>,
) -> (String, String) {
    let target = quote(&link.target);
    if is_address(&link.target) {
        return (
            format!("{target} is taken for a file, and there is none"),
            format!("write its scheme: https://{target}"),
        );
    }
    if link.target.contains('@') && !link.target.contains('/') {
        return (
            format!("{target} is taken for a file, and there is none"),
            format!("write: mailto:{target}"),
        );
    }
    let hint = match near {
        Some(near) => format!("did you mean {}?", quote(&relative(&page.path, near))),
        None => "name the file as it is called now, or take the link out".to_owned(),
    };
    (format!("nothing is at {}", quote(path)), hint)
}

/// `www.example.com`, `example.com/a`.
fn is_address(target: &str) -> bool {
    let host = target.split(['/', '?', '#']).next().unwrap_or_default();
    let domains = [
        ".com", ".org", ".net", ".io", ".gov", ".edu", ".uk", ".de", ".dev",
    ];
    host.starts_with("www.") || domains.iter().any(|domain| host.ends_with(domain))
}

/// A path as a page would write it.
fn relative(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.split('/').collect();
    let target: Vec<&str> = to.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let shared = folder
        .iter()
        .zip(&target)
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(folder.len() - shared);
    format!("{up}{}", target[shared.min(target.len() - 1)..].join("/"))
}

/// A path whose upper and lower case alone is wrong is written as the file is called.
fn fix(context: &Context<'_>, page: &Subject<'_>) -> Vec<Edit> {
    let Some(files) = context.files else {
        return Vec::new();
    };
    let site_root = context.settings.site_root.as_deref();
    let body = page.text_of_body();
    let mut edits = Vec::new();
    for link in page.links().iter().filter(|link| link.inline) {
        let Resolved::Missing {
            path,
            near: Some(near),
            case_only: true,
        } = resolve(files, site_root, &page.path, &link.target)
        else {
            continue;
        };
        let source = body.get(link.range.clone()).unwrap_or_default();
        // The name is replaced where it stands as it is, and nowhere else.
        let cut = path.len()
            - path
                .bytes()
                .rev()
                .zip(link.target.bytes().rev().skip(tail(&link.target)))
                .take_while(|(a, b)| a == b)
                .count();
        let (Some(written), Some(meant)) = (path.get(cut..), near.get(cut..)) else {
            continue;
        };
        let at = source
            .rfind(written)
            .filter(|_| source.matches(written).count() == 1);
        if let Some(at) = at.filter(|_| !written.is_empty() && path.get(..cut) == near.get(..cut)) {
            let start = link.range.start + at;
            edits.push(Edit {
                range: page.in_file(start..start + written.len()),
                with: meant.to_owned(),
            });
        }
    }
    edits
}

/// How many bytes of a target come after its path.
fn tail(target: &str) -> usize {
    target.find(['?', '#']).map_or(0, |at| target.len() - at)
}

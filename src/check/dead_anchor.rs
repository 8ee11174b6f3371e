//! `dead-anchor`: a link to a section that is not there.

use super::quote::quote;
use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::markdown::links::{Resolved, resolve};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "dead-anchor",
    severity: Severity::Warning,
    what: "A link names a section (`#…`) that its page does not have. Anchors as GitHub, Docusaurus, MkDocs and kramdown \
          make them all count; a page that includes others or has templates in it is not judged.",
    why: "The reader lands at the top of a long page and looks for what the link promised; mostly the section was renamed.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          The limits are [below](#discount-limits).\n\
          \n\
          ## Discounts\n\
          \n\
          At most 10 %.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           The limits are [below](#discounts).\n\
           \n\
           ## Discounts\n\
           \n\
           At most 10 %.\n",
    run: Run::Page(run),
    fix: None,
};

fn run(context: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let Some(files) = context.files else {
        return Vec::new();
    };
    let site_root = context.settings.site_root.as_deref();
    let mut found = Vec::new();
    for link in page
        .links()
        .iter()
        .filter(|link| !link.image && link.target.contains('#'))
    {
        let (path, fragment) = match resolve(files, site_root, &page.path, &link.target) {
            Resolved::Here { fragment } => (page.path.clone(), fragment),
            Resolved::File {
                path,
                fragment: Some(fragment),
            } => (path, fragment),
            _ => continue,
        };
        let Some(anchors) = context
            .neighbours
            .anchors(&path)
            .filter(|anchors| !anchors.has(&fragment))
        else {
            continue;
        };
        let message = match path == page.path {
            true => format!("the page has no section #{}", quote(&fragment)),
            false => format!("{path} has no section #{}", quote(&fragment)),
        };
        let hint = match anchors.nearest(&fragment) {
            Some(near) => format!("did you mean #{}?", quote(near)),
            None => {
                "name the section by its heading as it is now, or link to the page alone".to_owned()
            }
        };
        found.push(RULE.finding(page, (link.line, link.column), &message, &hint));
    }
    found
}

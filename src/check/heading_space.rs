//! `heading-space`: a heading that is shown as text.

use super::{Context, Edit, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "heading-space",
    severity: Severity::Warning,
    what: "A line begins with two or more `#` and a word, without a space between them.",
    why: "Renderers that follow CommonMark, as that of GitHub does, take it for text: the marks are shown, and the section \
          is missing from every table of contents.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          ##Discounts\n\
          \n\
          At most 10 %.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           ## Discounts\n\
           \n\
           At most 10 %.\n",
    run: Run::Page(run),
    fix: Some(fix),
};

/// The bytes where a space is missing.
fn places(page: &Subject<'_>) -> Vec<usize> {
    page.body_lines()
        .filter(|(_, line)| line.starts_with("##"))
        .filter_map(|(start, line)| {
            let marks = line.len() - line.trim_start_matches('#').len();
            let heading =
                (2..=6).contains(&marks) && line[marks..].starts_with(char::is_alphabetic);
            (heading && !page.prose().is_apart(start)).then_some(start + marks)
        })
        .collect()
}

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    places(page)
        .into_iter()
        .map(|at| {
            let hint = "write a space after the marks   (sop check --fix does)";
            RULE.finding(
                page,
                page.place(at),
                "without a space this is no heading",
                hint,
            )
        })
        .collect()
}

fn fix(_: &Context<'_>, page: &Subject<'_>) -> Vec<Edit> {
    places(page)
        .into_iter()
        .map(|at| Edit {
            range: page.in_file(at..at),
            with: " ".to_owned(),
        })
        .collect()
}

//! `wide-table`: a table that no screen holds.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::domain::plural::counted;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "wide-table",
    severity: Severity::Warning,
    what: "A table has more than eight columns.",
    why: "On a phone, on paper and beside a terminal only its first columns are seen; a procedure is followed with one \
          hand on the machine.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          | a | b | c | d | e | f | g | h | i |\n\
          |---|---|---|---|---|---|---|---|---|\n\
          | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           | a | b | c |\n\
           |---|---|---|\n\
           | 1 | 2 | 3 |\n",
    run: Run::Page(run),
    fix: None,
};

/// The most columns.
const MOST: usize = 8;

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    page.prose()
        .tables
        .iter()
        .filter(|table| table.columns > MOST)
        .map(|table| {
            let message = format!("the table has {}", counted(table.columns, "column"));
            let hint = "make two tables of it, or turn rows and columns around";
            RULE.finding(page, page.place(table.range.start), &message, hint)
        })
        .collect()
}

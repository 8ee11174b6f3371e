//! `lost-cells`: cells of a table that are never shown.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "lost-cells",
    severity: Severity::Warning,
    what: "A row of a table has more cells than the head, so that its last ones are dropped; mostly a `|` in the text was \
          not escaped.",
    why: "What is in the source and not on the page is approved unseen and missed by its readers.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          | discount | who |\n\
          |---|---|\n\
          | 10 % | anybody | ask first |\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           | discount | who | how |\n\
           |---|---|---|\n\
           | 10 % | anybody | ask first |\n",
    run: Run::Page(run),
    fix: None,
};

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let body = page.text_of_body();
    let mut found = Vec::new();
    for table in &page.prose().tables {
        let source = body.get(table.range.clone()).unwrap_or_default();
        let mut start = table.range.start;
        for line in source.split_inclusive('\n') {
            let template = ["<%", "{{", "{%"].iter().any(|mark| line.contains(mark));
            if let Some(lost) = lost(line, table.columns).filter(|_| !template) {
                let message = format!(
                    "the cell {:?} is not shown: the head has {}",
                    super::quote::shorten(lost, 40),
                    crate::domain::plural::counted(table.columns, "column")
                );
                let hint = "give the head another column, or write `\\|` where the character itself is meant";
                found.push(RULE.finding(page, (page.place(start).0, 1), &message, hint));
            }
            start += line.len();
        }
    }
    found
}

/// The first cell of a row that has words and no column.
fn lost(line: &str, columns: usize) -> Option<&str> {
    let row = line.trim().trim_start_matches(['>', ' ']);
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let mut from = 0;
    for (at, _) in row
        .match_indices('|')
        .filter(|(at, _)| !row[..*at].ends_with('\\'))
    {
        cells.push(&row[from..at]);
        from = at + 1;
    }
    cells.push(&row[from..]);
    cells
        .into_iter()
        .skip(columns)
        .map(str::trim)
        .find(|cell| !cell.is_empty())
}

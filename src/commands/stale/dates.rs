//! What `sop stale --audit-dates` prints.

use crate::domain::plural::counted;
use crate::ops::theatre::Report;
use crate::ui::{Human, Sheet};

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        if self.is_clean() {
            sheet.line(format!(
                "{}: no date moved alone since a page last changed, and no reviews followed each other within a minute",
                counted(self.pages, "page")
            ));
            return;
        }
        for bulk in &self.bulk {
            sheet.paragraph(
                0,
                &format!(
                    "{} {} {}: {} moved the dates of {} and nothing that they say",
                    short(&bulk.commit),
                    bulk.on,
                    bulk.author,
                    quoted(&bulk.summary),
                    counted(bulk.pages.len(), "page")
                ),
            );
        }
        let alone = self
            .date_only
            .iter()
            .filter(|bump| self.bulk.iter().all(|bulk| bulk.commit != bump.commit));
        let rows: Vec<Vec<String>> = alone
            .map(|bump| {
                vec![
                    bump.path.clone(),
                    bump.before.clone().unwrap_or_else(|| "–".to_owned()),
                    bump.after.clone(),
                    format!("{} {}", short(&bump.commit), bump.on),
                    bump.author.clone(),
                ]
            })
            .collect();
        if !rows.is_empty() {
            sheet.table(&["page", "from", "to", "commit", "by"], rows);
        }
        for hasty in &self.hasty {
            sheet.paragraph(
                0,
                &format!(
                    "{} reviewed {} within {} from {}: {}",
                    hasty.person,
                    counted(hasty.sops.len(), "SOP"),
                    counted(hasty.seconds.unsigned_abs() as usize, "second"),
                    hasty.from,
                    hasty.sops.join(", ")
                ),
            );
        }
        sheet.gap();
        sheet.line(format!(
            "{} of {} moved alone. This says what happened, not why: ask",
            counted(self.date_only.len(), "date"),
            counted(self.pages, "page")
        ));
    }
}

fn short(commit: &str) -> &str {
    commit.get(..7).unwrap_or(commit)
}

fn quoted(summary: &str) -> String {
    format!("`{summary}`")
}

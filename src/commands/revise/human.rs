//! How a revision's report reads.

use crate::domain::hunk::Hunk;
use crate::ops::revise::Report;
use crate::ui::{Human, Sheet, Tone};

/// A hunk as a step diff with its evidence.
pub fn show(sheet: &mut Sheet, hunk: &Hunk, of: Option<usize>) {
    let of = of.map(|count| format!(" of {count}")).unwrap_or_default();
    sheet.item(
        &format!("  {}{of}. ", hunk.number),
        &format!("{} ({})", hunk.title(), hunk.why),
    );
    let lines = [
        ("- ", &hunk.before, Tone::Bad),
        ("+ ", &hunk.after, Tone::Good),
    ];
    for (mark, text, tone) in lines {
        if let Some(text) = text {
            let lead = sheet.tint(tone, mark);
            let words = crate::ui::sheet::wrapped(
                &crate::ui::safe(text),
                sheet.width().saturating_sub(7),
                "       ",
            );
            sheet.out.push_str(&format!("     {lead}{words}\n"));
        }
    }
    for evidence in &hunk.evidence {
        sheet.item("       ", &format!("“{}”", evidence.text));
        let from = sheet.tint(Tone::Faint, &format!("       {}", evidence.footnote()));
        sheet.out.push_str(&format!("{from}\n"));
    }
    if let Some(edited) = &hunk.edited {
        sheet.item("       ", &format!("in the words of {edited}"));
    }
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let taken = self.hunks.iter().filter(|choice| choice.taken).count();
        let count = self.hunks.len();
        let head = match (count, taken, self.commit.is_some()) {
            (0, ..) => format!("the material changes nothing in {}", self.id),
            (_, 0, _) => format!(
                "{count} change{} to {}",
                if count == 1 { "" } else { "s" },
                self.id
            ),
            (_, _, true) => format!("revised {}: {taken} of {count} changes taken", self.id),
            _ => format!("{taken} of {count} changes to {} taken", self.id),
        };
        sheet.toned(Tone::Strong, head);
        sheet.field("file", &self.path);
        sheet.field("branch", &self.branch);
        if taken > 0 {
            sheet.gap();
        }
        for choice in &self.hunks {
            if taken > 0 {
                let mark = if choice.taken { "taken" } else { "left " };
                let lead = format!("  {}. {mark}  ", choice.hunk.number);
                sheet.item(&lead, &choice.hunk.summary());
            } else {
                sheet.gap();
                show(sheet, &choice.hunk, None);
            }
        }
        if !self.unused.is_empty() {
            sheet.gap();
            sheet.toned(
                Tone::Faint,
                format!(
                    "{} things that were said are in no change: --json lists them",
                    self.unused.len()
                ),
            );
        }
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

//! How an interview's report reads.

use crate::ops::interview::{Line, Report};
use crate::ui::{Human, Sheet, Tone};

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        let count = self.questions.len();
        let plural = if count == 1 { "" } else { "s" };
        let head = match (count, self.answered, &self.form) {
            (0, ..) => format!("nothing is open in {}", self.id),
            (_, _, Some(form)) if self.would_write.is_empty() => {
                format!("wrote {form}: {count} open question{plural} of {}", self.id)
            }
            (_, 0, _) => format!("{count} open question{plural} in {}", self.id),
            (_, answered, _) => format!(
                "answered {answered} of {count} open question{plural} in {}",
                self.id
            ),
        };
        sheet.toned(Tone::Strong, head);
        sheet.field("file", &self.path);
        if self.commit.is_some() {
            sheet.field("branch", &self.branch);
        }
        let (answered, open): (Vec<&Line>, Vec<&Line>) = self
            .questions
            .iter()
            .partition(|line| line.state == "answered");
        sheet_lines(sheet, &answered);
        if !answered.is_empty() && !open.is_empty() {
            sheet.gap();
            sheet.toned(Tone::Warn, "still open:");
        }
        sheet_lines(sheet, &open);
        for lost in &self.not_taken {
            sheet.gap();
            let head = format!("not taken: {} {}", lost.question, lost.text);
            sheet.toned(Tone::Warn, head.trim_end());
            sheet.paragraph(4, &format!("answer: {}", lost.answer));
            sheet.paragraph(4, &format!("because {}", lost.why));
        }
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

fn sheet_lines(sheet: &mut Sheet, lines: &[&Line]) {
    if !lines.is_empty() {
        sheet.gap();
    }
    for line in lines {
        let asked = &line.asked;
        let ask = match (&asked.ask, &line.answer) {
            (Some(ask), None) => format!(" (ask {ask})"),
            _ => String::new(),
        };
        let lead = format!("  {}. ", asked.number);
        sheet.item(&lead, &format!("{}{ask}", asked.text));
        match (&line.answer, &line.by, &line.placed) {
            (Some(answer), Some(by), Some(placed)) => {
                sheet.paragraph(5, &format!("{by}: {answer}"));
                sheet.paragraph(5, &format!("→ {placed}"));
            }
            _ => {
                if let Some(about) = &asked.about {
                    sheet.item(&format!("     step {}: ", about.number), &about.text);
                }
                for raised in &asked.raised_by {
                    sheet.item("     raised by: ", raised);
                }
            }
        }
    }
}

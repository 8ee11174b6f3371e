//! How reminders read, on a terminal and in a channel.

use crate::domain::plural::counted;
use crate::ops::remind::Report;
use crate::ui::{Human, Sheet, Tone};

fn who(name: &str, id: &str) -> String {
    if name.is_empty() {
        id.to_owned()
    } else {
        format!("{name} ({id})")
    }
}

/// A message for a channel, line by line.
pub(super) fn lines(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for person in &report.people {
        let items: Vec<String> = person.items.iter().map(|item| item.line()).collect();
        lines.push(format!(
            "{}: {}",
            who(&person.name, &person.person),
            items.join("; ")
        ));
    }
    for manager in &report.managers {
        let late = manager.late.iter().map(|(name, id, items)| {
            format!("{} ({})", who(name, id), counted(items.len(), "thing"))
        });
        let late: Vec<String> = late.collect();
        lines.push(format!(
            "{}, late in your team: {}",
            who(&manager.name, &manager.person),
            late.join(", ")
        ));
    }
    lines
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for person in &self.people {
            sheet.toned(Tone::Strong, who(&person.name, &person.person));
            for item in &person.items {
                let tone = if item.overdue {
                    Tone::Warn
                } else {
                    Tone::Plain
                };
                let line = sheet.tint(tone, &item.line());
                sheet.item("  ", &line);
            }
        }
        for manager in &self.managers {
            sheet.gap();
            let who = who(&manager.name, &manager.person);
            sheet.toned(Tone::Strong, format!("{who}, late in their team"));
            for (name, id, items) in &manager.late {
                sheet.item(
                    "  ",
                    &format!("{}: {}", self::who(name, id), items.join("; ")),
                );
            }
        }
        if self.people.is_empty() && self.managers.is_empty() {
            sheet.toned(Tone::Good, "nobody is to be told anything");
        }
        if self.quiet > 0 {
            let things = counted(self.quiet, "thing");
            sheet.notice(&format!(
                "{things} said within the quiet period, and not said again"
            ));
        }
        if !self.unreachable.is_empty() {
            let who = self.unreachable.join(", ");
            sheet.notice(&format!("no address to write to: {who}"));
        }
        if !self.sent.is_empty() {
            sheet.gap();
            sheet.field("sent", &self.sent.join(", "));
        }
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

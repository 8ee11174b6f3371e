//! How an import reads.

use crate::domain::plural::counted;
use crate::ops::people::{ImportReport, PersonPlan};
use crate::ui::{Human, Sheet, Tone};

/// As many are said one by one.
const MOST: usize = 20;

impl Human for ImportReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = counted(self.rows, "row");
        let what = if self.applied {
            "took over"
        } else {
            "a plan from"
        };
        sheet.toned(Tone::Strong, format!("{what} {rows} of {}", self.source));
        let parts = [
            ("added", &self.added),
            ("changed", &self.changed),
            ("left", &self.left),
            ("back", &self.back),
        ];
        for (what, people) in &parts {
            sheet.field(what, &people.len().to_string());
        }
        sheet.field("unchanged", &self.unchanged.to_string());
        sheet.field("by hand", &self.others.to_string());
        for (what, people) in parts.iter().filter(|(_, people)| !people.is_empty()) {
            sheet.gap();
            list(what, people, sheet);
        }
        if !self.effects.is_empty() {
            sheet.gap();
            sheet.toned(Tone::Strong, "what changes for whom");
            super::super::said::effects(&self.effects[..self.effects.len().min(MOST)], sheet);
            more(self.effects.len(), sheet);
        }
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

fn list(what: &str, people: &[PersonPlan], sheet: &mut Sheet) {
    sheet.toned(Tone::Strong, what);
    for person in people.iter().take(MOST) {
        let fields = person.changed.iter().map(|change| {
            let after = change.after.as_deref().unwrap_or("nothing");
            format!("{} {after}", change.field)
        });
        let fields: Vec<String> = fields.collect();
        let says = match fields.as_slice() {
            [] => person.name.clone(),
            _ => format!("{}: {}", person.name, fields.join("; ")),
        };
        sheet.field(&person.person, &says);
    }
    more(people.len(), sheet);
}

fn more(count: usize, sheet: &mut Sheet) {
    if count > MOST {
        sheet.line(format!("and {} more (--json says all)", count - MOST));
    }
}

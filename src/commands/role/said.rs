//! How gaps and an assignment read.

use crate::ops::role::{AssignReport, GapsReport};
use crate::ui::{Human, Sheet, Tone};

impl Human for GapsReport {
    fn human(&self, sheet: &mut Sheet) {
        let gaps = [
            ("SOPs that no role has to know", &self.sops_without_role),
            ("roles that no path leads into", &self.roles_without_path),
            ("roles that nobody is in", &self.roles_without_people),
            ("people in no role", &self.people_without_role),
        ];
        for (what, names) in gaps.iter().filter(|(_, names)| !names.is_empty()) {
            sheet.toned(Tone::Warn, format!("{what}:"));
            sheet.paragraph(2, &names.join(", "));
        }
        if gaps.iter().all(|(_, names)| names.is_empty()) {
            sheet.toned(Tone::Good, "nothing is missing");
        }
    }
}

impl Human for AssignReport {
    fn human(&self, sheet: &mut Sheet) {
        if self.added.is_empty() {
            sheet.line(format!("{} is for these roles already", self.id));
            return;
        }
        let line = format!("{} is for {} as well", self.id, self.added.join(", "));
        sheet.toned(Tone::Strong, line);
        sheet.field("file", &self.path);
        sheet.field("roles", &self.roles.join(", "));
        sheet.field("new readers", &self.readers.join(", "));
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

//! How roles, gaps and assignments read.

use crate::ops::role::{AddReport, AssignReport, GapsReport, ListReport, ShowReport};
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
        for orphan in &self.sops_without_owner {
            sheet.toned(Tone::Warn, format!("{} has no owner:", orphan.sop));
            let owner = orphan.owner.as_deref().unwrap_or("its page");
            sheet.paragraph(2, &format!("{owner} {}", orphan.why));
            if let (Some(next), Some(because)) = (&orphan.successor, &orphan.because) {
                sheet.paragraph(2, &format!("proposed: {next}, {because}"));
            }
        }
        let commands = self.sops_without_owner.iter();
        let commands: Vec<String> = commands.filter_map(|one| one.command.clone()).collect();
        sheet.next(&commands);
        let owned = self.sops_without_owner.is_empty();
        if owned && gaps.iter().all(|(_, names)| names.is_empty()) {
            sheet.toned(Tone::Good, "nothing is missing");
        }
    }
}

impl Human for AssignReport {
    fn human(&self, sheet: &mut Sheet) {
        let mut lines = Vec::new();
        if !self.added.is_empty() {
            lines.push(format!(
                "{} is for {} as well",
                self.id,
                self.added.join(", ")
            ));
        }
        lines.extend(
            self.owner
                .iter()
                .map(|owner| format!("{} is owned by {owner}", self.id)),
        );
        if lines.is_empty() {
            sheet.line(format!("{} is for these roles already", self.id));
            return;
        }
        for line in lines {
            sheet.toned(Tone::Strong, line);
        }
        sheet.field("file", &self.path);
        sheet.field("roles", &self.roles.join(", "));
        sheet.field("new readers", &self.readers.join(", "));
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

impl Human for AddReport {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, format!("added the role {}", self.role));
        sheet.field("people", &self.people.join(", "));
        sheet.field("must know", &self.sops.join(", "));
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

impl Human for ListReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self.roles.iter().map(|role| {
            vec![
                role.role.clone(),
                role.title.clone().unwrap_or_default(),
                role.includes.join(", "),
                role.path.clone().unwrap_or_default(),
                role.people.to_string(),
                role.sops.to_string(),
            ]
        });
        let heads = ["role", "title", "includes", "path", "people", "sops"];
        sheet.table(&heads, rows.collect());
        if self.roles.is_empty() {
            sheet.line("roles.yaml has no role");
        }
    }
}

impl Human for ShowReport {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, &self.role);
        sheet.field("title", self.title.as_deref().unwrap_or_default());
        sheet.field("includes", &self.includes.join(", "));
        sheet.field("path", self.path.as_deref().unwrap_or_default());
        sheet.field("people", &self.people.join(", "));
        sheet.gap();
        let rows = self.sops.iter().map(|sop| {
            vec![
                sop.id.clone(),
                sop.version.clone(),
                sop.by.clone(),
                if sop.required { "yes" } else { "no" }.to_owned(),
                sop.missing.join(", "),
            ]
        });
        let heads = ["must know", "version", "as", "acknowledge", "missing"];
        sheet.table(&heads, rows.collect());
        if self.sops.is_empty() {
            sheet.line("no SOP in force is for this role");
        }
    }
}

//! How people and changes of them read.

use crate::domain::plural::counted;
use crate::ops::people::{AddReport, EditReport, Effect, ListReport};
use crate::ui::{Human, Sheet, Tone};

impl Human for ListReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self
            .people
            .iter()
            .map(|person| {
                let mut name = person.name.clone();
                if !person.active {
                    name.push_str(" (not with us today)");
                }
                vec![
                    person.id.clone(),
                    name,
                    person.kind.clone(),
                    person.roles.join(", "),
                    person.emails.join(", "),
                ]
            })
            .collect();
        sheet.table(&["id", "name", "kind", "roles", "e-mail"], rows);
        if self.people.is_empty() {
            sheet.line("people.yaml lists nobody");
            sheet.next(&["sop people add --name NAME --email EMAIL".to_owned()]);
        }
    }
}

impl Human for AddReport {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, format!("added {}", self.id));
        sheet.field("roles", &self.roles.join(", "));
        if self.must_know.is_empty() {
            sheet.line("no SOP is in force for their roles yet");
        } else {
            sheet.field("must know", &self.must_know.join(", "));
        }
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

impl Human for EditReport {
    fn human(&self, sheet: &mut Sheet) {
        let who = if self.name.is_empty() {
            self.person.clone()
        } else {
            format!("{} ({})", self.name, self.person)
        };
        if self.changed.is_empty() {
            sheet.line(format!("people.yaml says this of {who} already"));
            return;
        }
        sheet.toned(Tone::Strong, format!("changed {who}"));
        for change in &self.changed {
            let was = change.before.as_deref().unwrap_or("nothing");
            let is = change.after.as_deref().unwrap_or("nothing");
            sheet.field(&change.field, &format!("{is}   (was {was})"));
        }
        effects(&self.effects, sheet);
        for orphan in &self.orphans {
            let next = match (&orphan.successor, &orphan.because) {
                (Some(next), Some(because)) => format!("; proposed: {next}, {because}"),
                _ => String::new(),
            };
            sheet.field("loses owner", &format!("{}{next}", orphan.sop));
        }
        sheet.field("lose manager", &self.reports.join(", "));
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

/// What changes for whom, a line or two each.
pub(super) fn effects(effects: &[Effect], sheet: &mut Sheet) {
    for effect in effects {
        let mut says = Vec::new();
        if !effect.roles_gained.is_empty() {
            let roles = effect.roles_gained.iter();
            let roles = roles.map(|(role, by)| match by.as_str() {
                "match" => format!("{role} (by match)"),
                _ => role.clone(),
            });
            says.push(format!("is {}", roles.collect::<Vec<_>>().join(", ")));
        }
        if !effect.roles_lost.is_empty() {
            says.push(format!("is no longer {}", effect.roles_lost.join(", ")));
        }
        if !effect.sops_gained.is_empty() {
            says.push(format!("has to know {}", some(&effect.sops_gained)));
        }
        if !effect.sops_lost.is_empty() {
            says.push(format!("need not know {}", some(&effect.sops_lost)));
        }
        sheet.field(&effect.person, &says.join("; "));
    }
}

fn some(sops: &[String]) -> String {
    match sops.len() {
        0..=5 => sops.join(", "),
        count => format!(
            "{} and {} more",
            sops[..4].join(", "),
            counted(count - 4, "SOP")
        ),
    }
}

//! How the one report of `submit`, `approve`, `reject`, `withdraw`, `publish` and `retire` reads.

use crate::domain::state::SopState;
use crate::ops::governed::{Report, SopOutcome};
use crate::ui::{Human, Sheet, Tone};

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for sop in &self.sops {
            sheet.toned(
                Tone::Strong,
                format!("{} {} {}", self.done, sop.id, sop.version),
            );
            one(sop, sheet);
        }
        if let (Some(record), true) = (&self.record, !self.sops.is_empty()) {
            sheet.field("record", record.get(..12).unwrap_or(record));
        }
        sheet.field("look at", self.pull_request.as_deref().unwrap_or_default());
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

fn one(sop: &SopOutcome, sheet: &mut Sheet) {
    sheet.field("file", &sop.path);
    sheet.field("state", &sop.state.to_string());
    for approval in &sop.approvals {
        let mut how = format!(
            "{} ({}, {})",
            approval.person, approval.identity, approval.class
        );
        if approval.edited {
            how.push_str(", who edited it");
        }
        if approval.own {
            how.push_str(", own work counted: nobody else has to approve here");
        }
        sheet.field("approved by", &how);
    }
    for need in &sop.needs {
        sheet.field("needs", need);
    }
    if matches!(sop.state, SopState::Published | SopState::Scheduled) && !sop.readers.is_empty() {
        sheet.field("must read it", &sop.readers.join(", "));
    }
    for person in &sop.must_acknowledge {
        sheet.field(
            "acknowledge",
            &format!("{} until {}", person.person, person.due),
        );
    }
}

//! How paths and progress read.

use crate::domain::plural::counted;
use crate::domain::progress::StageState;
use crate::ops::path::{
    AddReport, CompleteReport, ListReport, PersonProgress, ProgressReport, ShowReport,
    StageProgress,
};
use crate::ui::{Human, Sheet, Tone};

impl Human for ListReport {
    fn human(&self, sheet: &mut Sheet) {
        let rows = self.paths.iter().map(|path| {
            vec![
                path.path.clone(),
                path.title.clone().unwrap_or_default(),
                path.roles.join(", "),
                path.stages.to_string(),
                path.sops.to_string(),
            ]
        });
        sheet.table(
            &["path", "title", "leads into", "stages", "sops"],
            rows.collect(),
        );
        if self.paths.is_empty() {
            sheet.line("paths.yaml has no path");
        }
    }
}

impl Human for ShowReport {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, &self.path);
        sheet.field("title", self.title.as_deref().unwrap_or_default());
        sheet.field("leads into", &self.roles.join(", "));
        for stage in &self.stages {
            sheet.gap();
            let title = stage.title.as_deref().unwrap_or_default();
            sheet.toned(Tone::Strong, format!("{} {title}", stage.id).trim_end());
            if let Some(due) = &stage.due {
                sheet.field("due", &format!("{due} after the first day"));
            }
            sheet.field("after", &stage.after.join(", "));
            for sop in &stage.sops {
                let version = sop.version.as_deref().unwrap_or("(not in force)");
                sheet.field("sop", &format!("{} {version}", sop.id));
            }
            sheet.field(
                "checkpoint",
                stage.checkpoint.as_deref().unwrap_or_default(),
            );
        }
        let sops = self.stages.iter().map(|stage| stage.sops.len()).sum();
        sheet.gap();
        sheet.line(counted(sops, "SOP"));
    }
}

impl Human for AddReport {
    fn human(&self, sheet: &mut Sheet) {
        let line = match (&self.stage, self.new) {
            (None, _) => format!("added the path {}", self.path),
            (Some(stage), true) => format!("added the path {} with the stage {stage}", self.path),
            (Some(stage), false) => format!("added the stage {stage} to {}", self.path),
        };
        sheet.toned(Tone::Strong, line);
        sheet.field("leads into", self.role.as_deref().unwrap_or_default());
        sheet.field("on it", &self.people.join(", "));
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

impl Human for ProgressReport {
    fn human(&self, sheet: &mut Sheet) {
        for (at, person) in self.people.iter().enumerate() {
            if at > 0 {
                sheet.gap();
            }
            one(person, sheet);
        }
        if self.people.is_empty() {
            sheet.paragraph(0, "nobody here is on a path (without PATH, --person, --team or --role this is about you)");
        }
    }
}

fn one(person: &PersonProgress, sheet: &mut Sheet) {
    let who = if person.name.is_empty() {
        person.person.clone()
    } else {
        format!("{} ({})", person.name, person.person)
    };
    let line = format!(
        "{who} on {}: {} of {} stages",
        person.path, person.done, person.of
    );
    sheet.toned(Tone::Strong, line);
    let rows = person.stages.iter().map(|stage| {
        vec![
            stage.stage.clone(),
            stage.state.to_string(),
            stage.due.clone().unwrap_or_default(),
            left(stage),
        ]
    });
    sheet.table(&["stage", "state", "due", ""], rows.collect());
}

/// What is left to do, or what was passed.
fn left(stage: &StageProgress) -> String {
    let kind = stage.checkpoint.as_deref().unwrap_or_default();
    if !stage.waits_for.is_empty() {
        return format!("waits for {}", stage.waits_for.join(", "));
    }
    let mut left = Vec::new();
    if !stage.open.is_empty() {
        left.push(format!("acknowledge {}", stage.open.join(", ")));
    }
    match (&stage.passed_at, stage.score, &stage.by) {
        (Some(_), Some(score), _) => left.push(format!("{kind} passed with {score} %")),
        (Some(_), None, Some(by)) => left.push(format!("signed off by {by}")),
        _ if stage.state == StageState::Done || !["quiz", "sign-off"].contains(&kind) => {}
        _ => left.push(kind.to_owned()),
    }
    if let Some(day) = &stage.ended {
        left.push(format!("again since {day}"));
    }
    left.join("; ")
}

impl Human for CompleteReport {
    fn human(&self, sheet: &mut Sheet) {
        let stage = format!("{} {}", self.path, self.stage);
        let line = match (self.passed, self.already) {
            (false, _) => format!("{stage} is not passed"),
            (true, true) => format!("{stage} is passed already by {}", self.person),
            (true, false) => format!("{stage} is passed by {}", self.person),
        };
        sheet.toned(if self.passed { Tone::Good } else { Tone::Warn }, line);
        if let (Some(score), Some(pass)) = (self.score, self.pass) {
            sheet.field("score", &format!("{score} %, and {pass} % is enough"));
        }
        let wrong: Vec<String> = self.wrong.iter().map(ToString::to_string).collect();
        if !self.passed {
            sheet.field(
                "wrong",
                &format!(
                    "question{} {}",
                    if wrong.len() > 1 { "s" } else { "" },
                    wrong.join(", ")
                ),
            );
        }
        sheet.field("record", self.record.as_deref().unwrap_or_default());
        sheet.would_write(&self.would_write);
        for notice in &self.notices {
            sheet.notice(notice);
        }
        sheet.next(&self.next);
    }
}

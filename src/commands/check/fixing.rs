//! `sop check --fix`

use std::collections::BTreeMap;

use super::{SCOPE, around};
use crate::commands::{Context, Outcome};
use crate::domain::plural::counted;
use crate::error::Result;
use crate::ops::fix::{Report, fix};
use crate::ops::lint::Request;
use crate::store::Store;
use crate::ui::{Human, Sheet, Tone};

/// Mends what can be mended, and says what it changed.
pub fn run(request: &Request, store: &Store, context: &mut Context) -> Result<Outcome> {
    let (mut report, applied) = store.transact(SCOPE, |snapshot| {
        let around = around(store, snapshot, None, context)?;
        let mut bytes = BTreeMap::new();
        for page in &snapshot.work {
            if let Some(raw) = store.raw_bytes(&page.path)? {
                bytes.insert(page.path.clone(), raw);
            }
        }
        fix(snapshot, request, &around, &bytes)
    })?;
    report.would_write = applied.preview;
    context.answer(&report)?;
    Ok(Outcome::Done)
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for page in &self.fixed {
            let what: Vec<String> = page
                .rules
                .iter()
                .map(|(rule, count)| format!("{rule} ({count})"))
                .collect();
            let text = match page.digest_changes {
                true => "its content digest is another now",
                false => "its content digest stays",
            };
            sheet.line(format!("{}: {}; {text}", page.path, what.join(", ")));
        }
        for page in &self.left {
            let line = format!("{}: left as it is: {}", page.path, page.why);
            sheet.toned(Tone::Warn, line);
        }
        let places: usize = self.fixed.iter().flat_map(|page| page.rules.values()).sum();
        let done = if self.would_write.is_empty() {
            "mended"
        } else {
            "to mend"
        };
        sheet.line(format!(
            "{} {done} in {}",
            counted(places, "place"),
            counted(self.fixed.len(), "file")
        ));
        sheet.would_write(&self.would_write);
        sheet.next(&self.next);
    }
}

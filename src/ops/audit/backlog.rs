//! What an audit leaves to do, as entries of workflows.yaml: the refresh backlog.

use super::{Judged, Report, Verdict};
use crate::domain::workflows::{WORKFLOWS_FILE, Workflows, quoted};
use crate::domain::yaml::parse;
use crate::error::{Error, Result};
use crate::store::{Change, FileEdit};

/// The file with an entry for each page that is not kept, and how many were added; entries that are there stay.
///
/// # Errors
/// The file as it stands cannot be read, or is laid out so that nothing can be added safely.
pub fn backlog(report: &Report, text: Option<&str>) -> Result<(Change, usize)> {
    let text = text.unwrap_or("workflows: {}\n");
    let before: Workflows = parse(WORKFLOWS_FILE, text.as_bytes())?;
    let mut entries = String::new();
    let mut added = 0;
    let left = report
        .pages
        .iter()
        .filter(|page| page.verdict != Verdict::Keep);
    for page in left {
        let name = format!("{}-{}", page.verdict, page.id);
        if before.workflows.contains_key(&name) {
            continue;
        }
        added += 1;
        entries.push_str(&entry(&name, page, &report.as_of));
    }
    if added == 0 {
        return Ok((Change::default(), 0));
    }
    let edited = with_entries(text, &entries);
    let laid_out = || {
        Error::repository(format!(
            "{WORKFLOWS_FILE} is laid out so that nothing can be added safely"
        ))
        .code("workflows-layout")
        .hint("write `workflows:` on a line of its own, as the last key of the file")
    };
    let after: Workflows = parse(WORKFLOWS_FILE, edited.as_bytes()).map_err(|_| laid_out())?;
    let kept = before
        .workflows
        .iter()
        .all(|(name, value)| after.workflows.get(name) == Some(value));
    if !kept || after.workflows.len() != before.workflows.len() + added {
        return Err(laid_out());
    }
    let change = Change {
        files: vec![FileEdit {
            path: WORKFLOWS_FILE.to_owned(),
            bytes: Some(edited.into_bytes()),
        }],
        ..Change::default()
    };
    Ok((change, added))
}

fn entry(name: &str, page: &Judged, day: &str) -> String {
    let verb = match page.verdict {
        Verdict::Merge => "Merge",
        Verdict::Finish => "Finish",
        Verdict::Retire => "Retire",
        Verdict::Refresh | Verdict::Keep => "Refresh",
    };
    let mut fields = vec![format!(
        "title: {}",
        quoted(&format!("{verb}: {}", page.title))
    )];
    let named = page.owner_from.as_deref() == Some("front-matter");
    if let Some(owner) = page.owner.as_ref().filter(|_| named) {
        fields.push(format!("owner: {}", quoted(owner)));
    }
    fields.push(format!("today: {}", quoted(&page.reasons.join("; "))));
    fields.push(format!("noted_on: {day}"));
    fields.push(format!("sources: [{}]", quoted(&page.path)));
    format!("  {}: {{{}}}\n", quoted(name), fields.join(", "))
}

fn with_entries(text: &str, entries: &str) -> String {
    let empty = text.lines().find(|line| line.trim_end() == "workflows: {}");
    if let Some(line) = empty {
        return text.replacen(line, &format!("workflows:\n{}", entries.trim_end()), 1);
    }
    let body = text.trim_end();
    let head = if body.lines().any(|line| line.starts_with("workflows:")) {
        ""
    } else {
        "workflows:\n"
    };
    let gap = if body.is_empty() { "" } else { "\n" };
    format!("{body}{gap}{head}{entries}")
}

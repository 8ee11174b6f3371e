//! `check --fix`: what of the lint's findings can be mended without losing anything, as edits of the work tree.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::lint::{Around, Request, pages, with_context};
use crate::check::{Edit, fixes};
use crate::domain::document::Document;
use crate::error::Result;
use crate::markdown::digest::{Tree, sop1_bytes};
use crate::store::{Change, FileEdit, Snapshot};

/// The answer: stable JSON.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// The pages that are changed, by path.
    pub fixed: Vec<Fixed>,
    /// The pages that could be mended and are left as they are.
    pub left: Vec<Left>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
    /// What comes next.
    #[serde(skip)]
    pub next: Vec<String>,
}

/// A page that is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixed {
    /// The SOP.
    pub id: String,
    /// Its file.
    pub path: String,
    /// How many places were mended, by rule.
    pub rules: BTreeMap<String, usize>,
    /// Whether an approval of the text before is none of the text now.
    pub digest_changes: bool,
}

/// A page that is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The SOP.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Why.
    pub why: String,
}

/// Mends the pages of the work tree that are asked for; `bytes` are their files as they are on disk.
///
/// A page that was published changes only on its own branch: elsewhere that would be a change nobody approved.
///
/// # Errors
/// No page is among the paths.
pub fn fix(
    snapshot: &Snapshot,
    request: &Request,
    around: &Around,
    bytes: &BTreeMap<String, Vec<u8>>,
) -> Result<(Report, Change)> {
    let (all, chosen) = pages(snapshot, request)?;
    let (mut report, mut change) = (Report::default(), Change::default());
    with_context(snapshot, around, &all, |context| {
        for page in chosen {
            let edits = fixes(context, page);
            let Some(raw) = bytes.get(&page.path).filter(|_| !edits.is_empty()) else {
                continue;
            };
            match mended(snapshot, page, raw, &edits) {
                Ok((fixed, text)) => {
                    change.files.push(FileEdit {
                        path: page.path.clone(),
                        bytes: Some(text),
                    });
                    report.fixed.push(fixed);
                }
                Err(why) => report.left.push(Left {
                    id: page.id.to_string(),
                    path: page.path.clone(),
                    why,
                }),
            }
        }
    });
    report.fixed.sort_by(|a, b| a.path.cmp(&b.path));
    report.left.sort_by(|a, b| a.path.cmp(&b.path));
    if !report.fixed.is_empty() {
        report.next = vec!["git diff   (what was changed)".to_owned()];
    }
    if let Some(left) = report.left.first() {
        let id = &left.id;
        report.next.push(format!(
            "sop edit {id}   (begins a revision; then: sop check --fix {})",
            left.path
        ));
    }
    Ok((report, change))
}

/// The page's file with all edits, or why it is left alone.
fn mended(
    snapshot: &Snapshot,
    page: &Document,
    raw: &[u8],
    edits: &[(&'static str, Edit)],
) -> Result<(Fixed, Vec<u8>), String> {
    let published = snapshot.ledger.registry.last(&page.id).is_some();
    let own = snapshot.settings.branch_of(page.id.as_str());
    let text = on_disk(raw, &page.text, edits)
        .ok_or("git writes this file with other line ends, or as something else")?;
    let after = digest(page, &text, snapshot.settings.site_root.as_deref());
    let digest_changes = after.as_ref() != page.digest();
    if published && digest_changes && snapshot.layout.head_branch.as_deref() != Some(&own) {
        return Err("it is published, and its text changes on its own branch alone".to_owned());
    }
    let mut rules = BTreeMap::new();
    for (rule, _) in edits {
        *rules.entry((*rule).to_owned()).or_insert(0) += 1;
    }
    let fixed = Fixed {
        id: page.id.to_string(),
        path: page.path.clone(),
        rules,
        digest_changes,
    };
    Ok((fixed, text))
}

/// The bytes on disk with the edits of the text as git has it; `None` where the two differ by more than line ends.
fn on_disk(raw: &[u8], text: &str, edits: &[(&'static str, Edit)]) -> Option<Vec<u8>> {
    let same = raw == text.as_bytes();
    let raw = std::str::from_utf8(raw).ok()?;
    if !same && raw.replace("\r\n", "\n") != text {
        return None;
    }
    // Every line of the text ends in one byte more on disk.
    let carriages = |at: usize| text.get(..at).map(|before| before.matches('\n').count());
    let place = |at: usize| {
        if same {
            Some(at)
        } else {
            Some(at + carriages(at)?)
        }
    };
    if !same && raw.matches("\r\n").count() != text.matches('\n').count() {
        return None;
    }
    let mut out = String::with_capacity(raw.len() + 64);
    let mut next = 0;
    for (_, edit) in edits {
        let (start, end) = (place(edit.range.start)?, place(edit.range.end)?);
        out.push_str(raw.get(next..start)?);
        out.push_str(&edit.with);
        next = end;
    }
    out.push_str(raw.get(next..)?);
    Some(out.into_bytes())
}

/// The pictures that the page had before.
struct Before<'a>(&'a Document);

impl Tree for Before<'_> {
    fn blob_sha256(&self, path: &str) -> Option<String> {
        let images = &self.0.digested().ok()?.images;
        let image = images.iter().find(|image| image.path == path)?;
        Some(image.sha256.clone())
    }
}

fn digest(
    page: &Document,
    bytes: &[u8],
    site_root: Option<&str>,
) -> Option<crate::domain::digest::Digest> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let bytes = if page.text.contains("\r\n") {
        bytes
    } else {
        text.as_bytes()
    };
    let digested = sop1_bytes(&page.path, bytes, &Before(page), site_root).ok()?;
    Some(digested.digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_keep_every_other_byte() {
        let edit = |range: std::ops::Range<usize>, with: &str| {
            let with = with.to_owned();
            ("rule", Edit { range, with })
        };
        let edits = [edit(2..2, " "), edit(6..7, "3")];
        let on = |raw: &str| on_disk(raw.as_bytes(), "##a\n1\n4. b\n", &edits);
        assert_eq!(
            on("##a\n1\n4. b\n").as_deref(),
            Some(&b"## a\n1\n3. b\n"[..])
        );
        assert_eq!(
            on("##a\r\n1\r\n4. b\r\n").as_deref(),
            Some(&b"## a\r\n1\r\n3. b\r\n"[..])
        );
        assert_eq!(on("##a\n1\r\n4. b\n"), None);
        assert_eq!(on("##x\n1\n4. b\n"), None);
    }
}

//! Whether YAML reads what is left out as routing the way the lines have it.
//!
//! A line that looks like routing may be the middle of a quoted title. Left
//! out, it would be approved by nobody. So the whole front matter must be the
//! front matter that is digested plus exactly the entries left out.

use serde_yaml::{Mapping, Value};

use super::forms::unquoted;
use super::routing::{Entry, kept};
use super::{Page, Refusal, caps};

/// Refuses front matter over the caps, and entries that YAML reads otherwise.
pub(super) fn agrees(page: &Page<'_>) -> Result<(), Refusal> {
    caps::hold(page.parts.inner, &page.lines)?;
    if page.entries.is_empty() {
        return Ok(());
    }
    let whole = mapping(page.parts.inner).map_err(|error| Refusal::FrontMatterUnreadable {
        line: error
            .location()
            .map(|at| Page::front_line(at.line().saturating_sub(1))),
        reason: error.to_string(),
    })?;
    if is_sum(page, &whole, &page.entries) {
        return Ok(());
    }
    let alone = |entry: &&Entry<'_>| !is_sum(page, &whole, std::slice::from_ref(*entry));
    let culprit = page.entries.iter().find(alone).or(page.entries.first());
    culprit.map_or(Ok(()), |entry| {
        Err(Refusal::RoutingDiffers {
            key: entry.key,
            line: Page::front_line(entry.first),
        })
    })
}

/// Whether the whole is what stays without these entries, plus these entries.
fn is_sum(page: &Page<'_>, whole: &Mapping, entries: &[Entry<'_>]) -> bool {
    let Ok(mut sum) = mapping(&kept(&page.parts, entries)) else {
        return false;
    };
    let added = entries.iter().all(|entry| {
        value(entry).is_some_and(|value| {
            sum.insert(Value::String(entry.key.to_owned()), value)
                .is_none()
        })
    });
    added && sum == *whole
}

fn mapping(yaml: &str) -> Result<Mapping, serde_yaml::Error> {
    serde_yaml::from_str::<Option<Mapping>>(yaml).map(Option::unwrap_or_default)
}

/// What YAML must read for an entry.
fn value(entry: &Entry<'_>) -> Option<Value> {
    let scalars: Option<Vec<_>> = entry.scalars.iter().map(|text| scalar(text)).collect();
    let mut scalars = scalars?;
    match entry.list {
        true => Some(Value::Sequence(scalars)),
        false => scalars.pop(),
    }
}

/// A scalar by itself: its type is YAML's affair, its text is not.
fn scalar(text: &str) -> Option<Value> {
    match serde_yaml::from_str(text).ok()? {
        Value::String(read) if read != unquoted(text) => None,
        Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
        value => Some(value),
    }
}

//! Whether every local image that Markdown shows is one that the digest covers.
//!
//! The digest finds pictures by bytes. Markdown has more ways to write a path
//! (escapes, entities, angle brackets), and a picture that is shown but not
//! covered could be swapped after its approval.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::pictures::Names;
use super::{Image, Page, Refusal};

/// Refuses the first local image that is not among those covered.
pub(super) fn are_named(
    page: &Page<'_>,
    names: &Names<'_>,
    covered: &[Image],
) -> Result<(), Refusal> {
    if !page.parts.body.contains("![") {
        return Ok(());
    }
    for (event, span) in Parser::new_ext(page.parts.body, options()).into_offset_iter() {
        let Event::Start(Tag::Image { dest_url, .. }) = event else {
            continue;
        };
        if is_local(&dest_url) && !is_covered(&dest_url, names, covered) {
            return Err(Refusal::ImageNotNamed {
                target: dest_url.into_string(),
                line: page.body_line(span.start),
            });
        }
    }
    Ok(())
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

fn is_covered(target: &str, names: &Names<'_>, covered: &[Image]) -> bool {
    names.resolve(target.as_bytes()).is_some_and(|path| {
        covered
            .binary_search_by(|image| image.path.cmp(&path))
            .is_ok()
    })
}

/// Neither empty nor with a host or a scheme. One letter and `:` is a drive, not a scheme.
fn is_local(target: &str) -> bool {
    let scheme = target
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| {
            scheme.len() > 1
                && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b))
        });
    !target.is_empty() && !target.starts_with("//") && scheme.is_none()
}

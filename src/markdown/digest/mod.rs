//! The content digest `sop1`: which bytes of a page an approval is for.
//!
//! Everything a reader acts on is in it, the pictures included; who owns a page
//! and when it is looked at again is not, so that routing asks for no new
//! approval. `docs/digest.md` defines it; a verifier needs no YAML and no
//! Markdown parser, so the digest itself uses neither. [`sop1`] then asks both
//! whether they see the same page, and refuses it where they do not.

mod caps;
mod forms;
mod images;
mod pictures;
mod refusal;
mod routing;
#[cfg(test)]
mod tests;
mod text;
mod yaml;

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

pub use refusal::Refusal;

use crate::domain::digest::Digest;
use pictures::Names;
use routing::Entry;
use text::Parts;

/// The tree that a page was committed in.
pub trait Tree {
    /// The SHA-256 of the regular blob at a path from the repository root, as 64 lower-case hex digits;
    /// `None` where there is none: nothing, a folder, a symbolic link, a submodule.
    fn blob_sha256(&self, path: &str) -> Option<String>;
}

/// A picture or PDF that a digest covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Image {
    /// From the repository root.
    pub path: String,
    /// 64 lower-case hex digits.
    pub sha256: String,
}

/// A digest and the pictures under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digested {
    /// The content digest.
    pub digest: Digest,
    /// Sorted by the bytes of their paths, each once.
    pub images: Vec<Image>,
}

/// The digest of the page at `path` (from the repository root), for anything that `sop` approves, publishes or shows.
///
/// `site_root` is the folder that names beginning with `/` start from; `None` is the repository root.
///
/// # Errors
/// As [`sop1_bytes`]; and where YAML reads differently what is left out as
/// routing, or Markdown shows a local image that is not covered.
pub fn sop1(
    path: &str,
    blob: &[u8],
    tree: &dyn Tree,
    site_root: Option<&str>,
) -> Result<Digested, Refusal> {
    let text = text::read(blob)?;
    let page = Page::read(&text);
    yaml::agrees(&page)?;
    let names = Names::new(path, site_root);
    let digested = page.digest(&names, tree);
    images::are_named(&page, &names, &digested.images)?;
    Ok(digested)
}

/// The same digest by bytes alone, as a verifier computes it.
///
/// # Errors
/// Where the blob is not UTF-8, or has a NUL or a lone CR.
pub fn sop1_bytes(
    path: &str,
    blob: &[u8],
    tree: &dyn Tree,
    site_root: Option<&str>,
) -> Result<Digested, Refusal> {
    let text = text::read(blob)?;
    Ok(Page::read(&text).digest(&Names::new(path, site_root), tree))
}

/// Whether a body has anything that could be the path of a picture: where it has not, its digest is the same in every tree.
#[must_use]
pub fn names_pictures(body: &str) -> bool {
    pictures::any(body)
}

/// The exact text that is digested, without the lines for pictures: what to diff where two digests differ.
///
/// # Errors
/// As [`sop1_bytes`].
pub fn normalized(blob: &[u8]) -> Result<String, Refusal> {
    let text = text::read(blob)?;
    let page = Page::read(&text);
    Ok(page.digested_text().into_owned())
}

/// A page with its routing entries found.
struct Page<'a> {
    parts: Parts<'a>,
    lines: Vec<&'a str>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Page<'a> {
    fn read(text: &'a str) -> Self {
        let parts = text::split(text);
        let lines = routing::lines(&parts);
        let entries = routing::entries(&lines);
        Self {
            parts,
            lines,
            entries,
        }
    }

    fn digested_text(&self) -> Cow<'a, str> {
        if self.parts.open.is_empty() {
            return Cow::Borrowed(self.parts.body);
        }
        Cow::Owned(routing::join(
            &self.parts,
            &routing::kept(&self.parts, &self.entries),
        ))
    }

    fn digest(&self, names: &Names<'_>, tree: &dyn Tree) -> Digested {
        let mut hash = Sha256::new();
        hash.update(self.digested_text().as_bytes());
        let named = pictures::named(self.parts.body, names, tree);
        for (path, sha256) in &named {
            hash.update(format!("\0{path} {sha256}\n"));
        }
        Digested {
            digest: Digest::new(hash.finalize().into()),
            images: named
                .into_iter()
                .map(|(path, sha256)| Image { path, sha256 })
                .collect(),
        }
    }

    /// The line of the file, from 1, of a line of the front matter, from 0.
    const fn front_line(line: usize) -> usize {
        line + 2
    }

    /// The line of the file, from 1, of a byte of the body.
    fn body_line(&self, offset: usize) -> usize {
        let before = match self.parts.open {
            "" => 0,
            _ => self.lines.len() + 2,
        };
        before + text::line_at(self.parts.body.as_bytes(), offset)
    }
}

//! From a file's bytes to a [`Document`]: front matter, title, id and digest, and everything that is wrong with them.

use super::digest::{Refusal, Tree, names_pictures, sop1};
use super::outline::title_of;
use super::page::{Page, PageError};
use crate::domain::document::{Digested, Digestion, Document};
use crate::domain::id::SopId;
use crate::domain::ledger::record::ImageDigest;
use crate::domain::meta::Meta;
use crate::domain::problem::Problem;

/// Reads a page. Nothing makes it fail: what cannot be read is a problem of the document.
///
/// `below` is the path below the folder of SOPs, from which an id is derived where none is written.
pub fn read(
    path: &str,
    below: &str,
    bytes: &[u8],
    tree: &dyn Tree,
    site_root: Option<&str>,
) -> Document {
    let mut page = undigested(path, below, bytes);
    // Where nothing could be a picture, the digest is the same at every path and in every tree.
    if names_pictures(&page.text) || page.text.contains("![") {
        page.digest = Digestion::known(digest(path, bytes, tree, site_root));
    }
    page
}

/// As [`read`], where nobody will ask for the digest of a page with pictures: they are not looked for.
pub fn undigested(path: &str, below: &str, bytes: &[u8]) -> Document {
    let derived = || SopId::derive(below).or_else(|| SopId::derive("page"));
    let page = match Page::split(bytes) {
        Ok(page) => page,
        Err(error) => return unreadable(path, derived().unwrap_or_else(fallback), &error),
    };
    let (meta, problems) = super::read(&page);
    let id = meta.id().cloned().or_else(derived).unwrap_or_else(fallback);
    let title = meta
        .title()
        .map(str::to_owned)
        .or_else(|| title_of(page.body()))
        .filter(|title| !title.trim().is_empty())
        .unwrap_or_else(|| id.to_string());
    Document {
        path: path.to_owned(),
        blob: None,
        body_at: page.body.start,
        body_line: page.body_line,
        text: page.text.to_owned(),
        meta,
        problems,
        id,
        title,
        digest: Digestion::of_text(|text| digest("", text.as_bytes(), &NoTree, None)),
    }
}

/// A tree without pictures.
struct NoTree;

impl Tree for NoTree {
    fn blob_sha256(&self, _: &str) -> Option<String> {
        None
    }
}

fn digest(
    path: &str,
    bytes: &[u8],
    tree: &dyn Tree,
    site_root: Option<&str>,
) -> Result<Digested, Problem> {
    let digested =
        sop1(path, bytes, tree, site_root).map_err(|refusal| digest_problem(&refusal))?;
    let images = digested.images.into_iter().map(|image| ImageDigest {
        path: image.path,
        sha256: image.sha256,
    });
    Ok(Digested {
        digest: digested.digest,
        images: images.collect(),
    })
}

fn digest_problem(refusal: &Refusal) -> Problem {
    Problem::new(
        refusal.line().unwrap_or(1),
        1,
        refusal.code(),
        refusal.to_string(),
    )
}

fn unreadable(path: &str, id: SopId, error: &PageError) -> Document {
    let problem = Problem::new(1, 1, "unreadable", error.to_string());
    Document {
        path: path.to_owned(),
        blob: None,
        text: String::new(),
        body_at: 0,
        body_line: 1,
        meta: Meta::default(),
        title: id.to_string(),
        problems: vec![problem.clone()],
        digest: Digestion::known(Err(problem)),
        id,
    }
}

fn fallback() -> SopId {
    // "page" is within the grammar, so this is what `derive` gives.
    SopId::parse("page").unwrap_or_else(|_| unreachable!("`page` is an id"))
}

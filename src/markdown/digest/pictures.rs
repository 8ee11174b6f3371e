//! Clause 4: the pictures and PDFs that a body names.
//!
//! They are found by bytes alone, so that a verifier needs no Markdown parser:
//! whatever looks like the path of a picture and is one in the tree counts.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memchr2_iter;

use super::Tree;

const ENDINGS: [&[u8]; 8] = [
    b".png", b".jpg", b".jpeg", b".gif", b".svg", b".webp", b".avif", b".pdf",
];

/// Resolves names as they stand in one page.
pub(super) struct Names<'a> {
    folder: Vec<&'a [u8]>,
    root: Option<Vec<&'a [u8]>>,
}

impl<'a> Names<'a> {
    /// For the page at `path`; names that begin with `/` start at `site_root`.
    pub(super) fn new(path: &'a str, site_root: Option<&'a str>) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self {
            folder: walk(Vec::new(), folder.as_bytes()).unwrap_or_default(),
            root: walk(Vec::new(), site_root.unwrap_or_default().as_bytes()),
        }
    }

    /// The path from the repository root that a run of the body stands for, if it looks like a picture.
    pub(super) fn resolve(&self, run: &[u8]) -> Option<String> {
        let cut = run
            .iter()
            .position(|b| matches!(b, b'?' | b'#'))
            .unwrap_or(run.len());
        let name = percent_decoded(&run[..cut]);
        if !ENDINGS.iter().any(|ending| ends_with(&name, ending)) {
            return None;
        }
        let base = match name.first() {
            Some(b'/') => self.root.clone()?,
            _ => self.folder.clone(),
        };
        let path = walk(base, &name)?.join(&b'/');
        String::from_utf8(path)
            .ok()
            .filter(|path| !path.contains('\0'))
    }
}

/// Goes from `base` along `path`, by bytes; `None` above the root.
fn walk<'s>(mut base: Vec<&'s [u8]>, path: &'s [u8]) -> Option<Vec<&'s [u8]>> {
    for segment in path.split(|byte| *byte == b'/') {
        match segment {
            b"" | b"." => {}
            b".." => {
                base.pop()?;
            }
            name => base.push(name),
        }
    }
    Some(base)
}

/// Path and SHA-256 of each picture that the body names and the tree holds, in order of path bytes.
pub(super) fn named(body: &str, names: &Names<'_>, tree: &dyn Tree) -> BTreeMap<String, String> {
    let paths: BTreeSet<String> = runs(body).filter_map(|run| names.resolve(run)).collect();
    paths
        .into_iter()
        .filter_map(|path| tree.blob_sha256(&path).map(|sha256| (path, sha256)))
        .collect()
}

/// Whether a body has anything that could be the path of a picture, in whatever tree.
pub(super) fn any(body: &str) -> bool {
    // Most pages have none, and two bytes tell where one could be.
    let bytes = body.as_bytes();
    let could_be = memchr2_iter(b'.', b'%', bytes).any(|at| {
        bytes[at] == b'%'
            || ENDINGS
                .iter()
                .any(|ending| begins_with(&bytes[at..], ending))
    });
    could_be && runs(body).next().is_some()
}

/// The runs of a body that could end as a picture does: all others are words, and words are most of a page.
fn runs(body: &str) -> impl Iterator<Item = &[u8]> {
    body.as_bytes()
        .split(|byte| DELIMITERS[usize::from(*byte)])
        .filter(|run| run.len() >= 4 && run.iter().any(|byte| matches!(byte, b'.' | b'%')))
        .filter(|run| run.contains(&b'%') || could_end(run))
}

/// Whether a run without percent signs has one of the endings, at its end or before a `?` or `#`.
fn could_end(run: &[u8]) -> bool {
    let cut = run.iter().position(|b| matches!(b, b'?' | b'#'));
    let name = &run[..cut.unwrap_or(run.len())];
    ENDINGS.iter().any(|ending| ends_with(name, ending))
}

const DELIMITERS: [bool; 256] = {
    let mut table = [false; 256];
    let all = b" \t\n\x0b\x0c\r()[]<>\"'`|";
    let mut at = 0;
    while at < all.len() {
        table[all[at] as usize] = true;
        at += 1;
    }
    table
};

fn begins_with(name: &[u8], ending: &[u8]) -> bool {
    name.get(..ending.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(ending))
}

fn ends_with(name: &[u8], ending: &[u8]) -> bool {
    name.len()
        .checked_sub(ending.len())
        .is_some_and(|at| name[at..].eq_ignore_ascii_case(ending))
}

/// `%` and two hex digits become their byte; any other `%` stays.
fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, tail)) = rest.split_first() {
        let pair = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        out.push(pair.map_or(*first, |(high, low)| high << 4 | low));
        rest = if pair.is_some() { &tail[2..] } else { tail };
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

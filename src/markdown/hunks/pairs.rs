//! Which step of new material is which step of the page.
//!
//! The page's own alignment first, as for a difference of versions; a pair of it counts only where the two share words
//! of content, since material is not a version of the page. What is left is paired by such words, best first.

use ecow::EcoString;

use super::super::align::{Entry, Unit, align};
use super::super::normal;
use super::changed::JOINTS;
use crate::domain::measure::measures;
use crate::domain::words::{content_stems, overlap};

/// The least share of the shorter one's words of content.
const ALIKE: f64 = 0.6;

/// For each step of the material, the index of the page's step; an empty text has none.
pub(super) fn pairs(page: &[&str], material: &[&str]) -> Vec<Option<usize>> {
    let words =
        |texts: &[&str]| -> Vec<Vec<EcoString>> { texts.iter().map(|text| topic(text)).collect() };
    let (old, new) = (words(page), words(material));
    let mut partner: Vec<Option<usize>> = vec![None; material.len()];
    for entry in align(&units(page), &units(material)) {
        if let Entry::Pair { before, after, .. } = entry
            && alike(&old[before], &new[after]).is_some()
        {
            partner[after] = Some(before);
        }
    }
    let mut rest: Vec<(f64, usize, usize, usize)> = Vec::new();
    for after in (0..new.len()).filter(|after| partner[*after].is_none()) {
        for (before, words) in old.iter().enumerate() {
            if let Some((share, shared)) = alike(words, &new[after]) {
                rest.push((share, shared, after, before));
            }
        }
    }
    rest.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    for (_, _, after, before) in rest {
        if partner[after].is_none() && !partner.contains(&Some(before)) {
            partner[after] = Some(before);
        }
    }
    partner
}

/// The words of content without numbers and joining words: what a step is about, whatever its values are.
pub(super) fn topic(text: &str) -> Vec<EcoString> {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for number in measures(text) {
        kept.push_str(text.get(at..number.bytes.start).unwrap_or_default());
        at = number.bytes.end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    let mut words = content_stems(&kept);
    words.retain(|word| !JOINTS.contains(&word.as_str()));
    words
}

fn units(texts: &[&str]) -> Vec<Unit> {
    let unit = |text: &&str| {
        let words = normal::words(text).join(" ");
        Unit {
            key: words.clone(),
            text: words,
        }
    };
    texts.iter().map(unit).collect()
}

/// How alike two are, where they are alike enough: most of the shorter one's words, and the same first one where it
/// has only two.
pub(super) fn alike(old: &[EcoString], new: &[EcoString]) -> Option<(f64, usize)> {
    let (share, shared) = overlap(old, new);
    let shorter = old.len().min(new.len());
    let enough = match shorter {
        0 => false,
        1 | 2 => share > 0.99 && old.first() == new.first(),
        _ => share >= ALIKE && shared >= 2,
    };
    enough.then_some((share, shared))
}

//! What was just told, told back in a few words each: `so three, cut, fold, two`.
use super::super::amounts::amounts;
use super::super::talk;
use super::super::token::{Token, stems};
use super::super::turns::{End, Sentence};
use super::{NEAR, before};

/// `Three, cut, fold, two.`: in this order, nothing but words said just before. It puts nothing right.
pub(super) fn told_back(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let parts: Vec<&[Token]> = words.split_inclusive(|t| t.tail().is_some()).collect();
    let short = parts.len() >= 3 && parts.iter().all(|p| p.len() <= 2);
    if !short || s.end == End::Question {
        return false;
    }
    let said: Vec<&[Token]> = before(sentences, at, NEAR)
        .map(|i| sentences[i].tokens.as_slice())
        .collect();
    let sizes: Vec<String> = said
        .iter()
        .flat_map(|w| amounts(w))
        .map(|a| a.size)
        .collect();
    let heard: Vec<String> = said.iter().flat_map(|w| stems(w)).collect();
    let word = |t: &Token| {
        said.iter().any(|w| w.iter().any(|o| o.key == t.key))
            || stems(std::slice::from_ref(t))
                .iter()
                .any(|w| heard.contains(w))
    };
    let known = parts.iter().all(|part| {
        let values = amounts(part);
        let sized = !values.is_empty() && values.iter().all(|v| sizes.contains(&v.size));
        sized || part.iter().all(word)
    });
    if known {
        sentences[at].tokens.clear();
    }
    known
}

//! A thing named and denied at once: `Then grease, no, not grease.` **`Graphite on the pins.`** What comes next stands for it.
use super::super::lexicon::{determined, without_determiner};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::{going_on, raised};
use super::super::reading::asks;
use super::super::talk;
use super::super::token::{Token, comma_end};
use super::super::turns::{End, Sentence};
use super::spoken;

/// The most words of the name.
const NAME: usize = 4;

/// Leaves out what was named wrong; what leads to it leads to what is said next.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        let denies = s
            .tokens
            .windows(2)
            .any(|w| w[0].key == "no" && w[1].key == "not");
        if !denies || !spoken(s) || s.end == End::Question {
            continue;
        }
        let Some((lead, rest)) = parted(&s.tokens) else {
            continue;
        };
        // `no, not the ramp, that's for the lorries`
        let why = starts_any(
            &rest,
            patterns!["that's|it's|they're|that|it|they|we|i|you|because|cause|cos|since"],
        )
        .is_some();
        if !rest.is_empty() {
            if !why {
                sentences[at].tokens = joined(lead, &rest);
            }
            continue;
        }
        let next = sentences.get(at + 1).filter(|n| {
            n.speaker == s.speaker && n.turn == s.turn && spoken(n) && n.end != End::Question
        });
        let Some(next) = next else {
            continue;
        };
        let bare = talk::lead(&lead).len() <= 2;
        match asks(next).is_some() {
            true if bare => sentences[at].tokens.clear(),
            true => {}
            false => {
                sentences[at + 1].tokens = joined(lead, &next.tokens);
                sentences[at].tokens.clear();
            }
        }
    }
}

/// What leads to the name, without that, and what is said behind the denial.
fn parted(words: &[Token]) -> Option<(Vec<Token>, Vec<Token>)> {
    let no = (1..words.len().saturating_sub(2)).find(|i| {
        words[*i].key == "no" && words[i - 1].tail().is_some() && words[i + 1].key == "not"
    })?;
    let behind = &words[no + 2..];
    let end = comma_end(behind);
    let name = without_determiner(&behind[..end]);
    let from = no.checked_sub(name.len())?;
    let same = (1..=NAME).contains(&name.len())
        && words[from..no]
            .iter()
            .zip(name)
            .all(|(a, b)| a.key == b.key);
    let article = from > 0 && determined(&words[from - 1..]);
    same.then(|| {
        let lead = words[..from - usize::from(article)].to_vec();
        (lead, behind[end..].to_vec())
    })
}

fn joined(lead: Vec<Token>, rest: &[Token]) -> Vec<Token> {
    let mut words = lead;
    words.extend(going_on(rest));
    if let Some(first) = words.first_mut() {
        first.word = raised(&first.word);
    }
    words
}

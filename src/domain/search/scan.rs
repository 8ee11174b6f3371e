//! One text, read once: how often it has each word, in which part of it, and in which line it has most of them.

use std::collections::HashSet;

use super::query::{Query, Term, is_word};
use crate::domain::words::stem;

/// Which part of a page a word stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The title, or the id.
    Title,
    /// A heading.
    Heading,
    /// Tags, roles, owner.
    Tags,
    /// Anything else.
    Body,
}

impl Field {
    /// What a word there is worth.
    fn weight(self) -> f32 {
        match self {
            Self::Title => 5.0,
            Self::Heading => 2.5,
            Self::Tags => 3.0,
            Self::Body => 1.0,
        }
    }
}

/// The line that has most of what is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Place {
    /// Its first byte in the text.
    pub at: usize,
    /// Its number in the text, from 0.
    pub line: usize,
    /// What is in it, weighed.
    worth: f32,
}

/// What a text has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// Per term, weighed by field and by how near the word is.
    pub found: Vec<f32>,
    /// The best line of the body.
    pub best: Option<Place>,
    /// How long the text is, in bytes.
    pub length: usize,
}

impl Tally {
    /// Of nothing so far.
    pub fn new(query: &Query) -> Self {
        Self {
            found: vec![0.0; query.terms.len()],
            ..Self::default()
        }
    }

    /// Whether anything was found.
    pub fn any(&self) -> bool {
        self.found.iter().any(|found| *found > 0.0)
    }

    /// Takes in a text that is one field as a whole: a title, tags.
    pub fn field(&mut self, query: &Query, text: &str, field: Field) {
        for (at, worth) in line(query, text).into_iter().enumerate() {
            self.found[at] += worth * field.weight();
        }
    }
}

/// Takes in a body, line by line; headings are known by their marks, outside of fences.
pub fn scan(query: &Query, body: &str, tally: &mut Tally) {
    let letters = Letters::of(query);
    let (mut at, mut fence) = (0, None);
    for (number, text) in body.split_inclusive('\n').enumerate() {
        let start = at;
        at += text.len();
        let lead = text.trim_start();
        let mark = lead.get(..3).filter(|mark| matches!(*mark, "```" | "~~~"));
        match (mark, fence) {
            (Some(mark), None) => fence = Some(mark),
            (Some(mark), Some(open)) if mark == open => fence = None,
            _ => {}
        }
        if !letters.may_be_in(text) {
            continue;
        }
        let field = match lead.starts_with('#') && fence.is_none() {
            true => Field::Heading,
            false => Field::Body,
        };
        let found = line(query, text);
        let mut worth = 0.0;
        for (term, share) in found.into_iter().enumerate() {
            if share > 0.0 {
                tally.found[term] += share * field.weight();
                // Another word of the question is worth more than the same one again.
                worth += 1.0 + share.min(3.0) * 0.1;
            }
        }
        let better = tally.best.is_none_or(|best| worth > best.worth);
        if worth > 0.0 && better {
            tally.best = Some(Place {
                at: start,
                line: number,
                worth,
            });
        }
    }
    tally.length += body.len();
}

/// First letters that a word of the question can have: most lines have no such word, and are passed over.
struct Letters {
    firsts: [bool; 256],
    every: bool,
}

impl Letters {
    fn of(query: &Query) -> Self {
        let mut letters = Self {
            firsts: [false; 256],
            every: query
                .terms
                .iter()
                .any(|term| term.anywhere || !term.word.is_ascii()),
        };
        for term in &query.terms {
            for word in std::iter::once(&term.word).chain(&term.near) {
                letters.every |= !word.is_ascii();
                if let Some(first) = word.bytes().next() {
                    letters.firsts[usize::from(first.to_ascii_lowercase())] = true;
                    letters.firsts[usize::from(first.to_ascii_uppercase())] = true;
                }
            }
        }
        letters
    }

    fn may_be_in(&self, text: &str) -> bool {
        if self.every {
            return true;
        }
        let mut inside = false;
        for byte in text.bytes() {
            let word = byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
            if word && !inside && self.firsts[usize::from(byte)] {
                return true;
            }
            inside = word;
        }
        false
    }
}

/// Per term, how often a line has it, weighed by how near its words are.
fn line(query: &Query, text: &str) -> Vec<f32> {
    let mut found = vec![0.0; query.terms.len()];
    let mut lowered: Option<String> = None;
    for (at, term) in query.terms.iter().enumerate() {
        if term.anywhere {
            let lowered = lowered.get_or_insert_with(|| text.to_lowercase());
            found[at] = lowered.matches(term.word.as_str()).count() as f32;
        }
    }
    for word in text
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
    {
        for (at, term) in query
            .terms
            .iter()
            .enumerate()
            .filter(|(_, term)| !term.anywhere)
        {
            found[at] += nearness(term, word);
        }
    }
    found
}

/// How near a word of the text is to one that is asked for.
fn nearness(term: &Term, word: &str) -> f32 {
    let same_first = |asked: &str| match (asked.bytes().next(), word.bytes().next()) {
        (Some(asked), Some(first)) if asked < 0x80 && first < 0x80 => {
            first.eq_ignore_ascii_case(&asked)
        }
        _ => true,
    };
    if same_first(&term.word) {
        if word.eq_ignore_ascii_case(&term.word) {
            return 1.0;
        }
        let begins = |start: &str| {
            word.get(..start.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(start))
        };
        if word.is_ascii() && !begins(&term.stem) {
            return if near(term, word) { 0.4 } else { 0.0 };
        }
        let lower = word.to_lowercase();
        if lower == term.word {
            return 1.0;
        }
        if lower.starts_with(&term.stem) {
            if stem(&lower) == term.stem {
                return 0.9;
            }
            if term.word.chars().count() >= 3 && lower.starts_with(&term.word) {
                return 0.5;
            }
        }
    }
    if near(term, word) { 0.4 } else { 0.0 }
}

fn near(term: &Term, word: &str) -> bool {
    !term.near.is_empty() && term.near.iter().any(|near| *near == word.to_lowercase())
}

/// The words of a text that are the asked-for one but for a slip or two.
pub fn near_words(term: &Term, text: &str, found: &mut HashSet<String>) {
    let (slips, length) = (term.slips(), term.word.chars().count());
    if slips == 0 {
        return;
    }
    let firsts: Vec<char> = term.word.chars().take(2).collect();
    for word in text
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
    {
        let size = word.chars().count();
        let begins = word.chars().next().and_then(|c| c.to_lowercase().next());
        if size.abs_diff(length) > slips || !begins.is_some_and(|first| firsts.contains(&first)) {
            continue;
        }
        let lower = word.to_lowercase();
        if !found.contains(&lower) && strsim::osa_distance(&lower, &term.word) <= slips {
            found.insert(lower);
        }
    }
}

//! What is asked for: words, phrases in quotes, in any script.

use crate::domain::words::{is_function_word, key, stem};

/// One thing to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it was typed, lower case.
    pub word: String,
    /// What all forms of the word begin with.
    pub stem: String,
    /// Found anywhere and not only where a word begins: a phrase, or a script that puts no spaces between words.
    pub anywhere: bool,
    /// Other spellings that count, found because nothing has the word itself.
    pub near: Vec<String>,
}

/// Everything that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order in which they were typed.
    pub terms: Vec<Term>,
}

impl Query {
    /// Reads a query. Words that carry no content count only where there are no others.
    pub fn parse(text: &str) -> Self {
        let mut terms = Vec::new();
        for (at, part) in text.split('"').enumerate() {
            if at % 2 == 1 && part.trim().contains(char::is_whitespace) {
                terms.push(Term::anywhere(&part.trim().to_lowercase()));
                continue;
            }
            let words = part
                .split(|c: char| !is_word(c))
                .filter(|word| !word.is_empty());
            terms.extend(words.map(Term::new));
        }
        let content = |term: &Term| term.anywhere || !is_function_word(&term.word);
        if terms.iter().any(content) {
            terms.retain(content);
        }
        let mut seen = std::collections::BTreeSet::new();
        terms.retain(|term| seen.insert(term.word.clone()));
        Self { terms }
    }
}

impl Term {
    /// One word.
    pub fn new(word: &str) -> Self {
        let word = word.to_lowercase();
        if word.chars().any(runs_on) {
            return Self::anywhere(&word);
        }
        Self {
            stem: stem(&key(&word)).into(),
            word,
            anywhere: false,
            near: Vec::new(),
        }
    }

    fn anywhere(word: &str) -> Self {
        Self {
            word: word.to_owned(),
            stem: word.to_owned(),
            anywhere: true,
            near: Vec::new(),
        }
    }

    /// How many slips are forgiven: none in a short word, where another word is as near.
    pub fn slips(&self) -> usize {
        match self.word.chars().count() {
            _ if self.anywhere => 0,
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        }
    }
}

/// Letters and digits of any script, and what stands inside a name such as `cs_lead`.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c)
}

/// Marks that belong to the letter before: vowels of Indic scripts, tones, accents written apart.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

/// Scripts that put no spaces between words.
fn runs_on(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

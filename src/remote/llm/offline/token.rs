//! Words that remember where they were said, and the small patterns that rules are written in.
use crate::domain::words;

/// A span of a source by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub source: usize,
    pub span: usize,
}

/// One word as it was written, with the key by which it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub word: String,
    pub key: String,
    pub at: At,
}

impl Token {
    pub(super) fn new(word: &str, at: At) -> Self {
        Self {
            word: word.to_owned(),
            key: if words::key(word) == "it"
                && word.trim_matches(|c: char| !c.is_alphanumeric()) == "IT"
            {
                "i.t".to_owned()
            } else {
                spelled(words::key(word))
            },
            at,
        }
    }

    /// The punctuation after the word, closing quotes and brackets aside.
    pub(super) fn tail(&self) -> Option<char> {
        let last = self
            .word
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_'])
            .chars()
            .last()?;
        (!last.is_alphanumeric()).then_some(last)
    }

    pub(super) fn comma(&self) -> bool {
        matches!(self.tail(), Some(',' | ';' | ':'))
    }

    /// Whether the word breaks off: `the—`, `the--`, `the-`.
    pub(super) fn breaks_off(&self) -> bool {
        matches!(self.tail(), Some('—' | '–' | '-')) || self.trails()
    }

    pub(super) fn trails(&self) -> bool {
        self.word.ends_with('…') || self.word.ends_with("...")
    }

    /// Takes the punctuation after the word away.
    pub(super) fn bare(&mut self) {
        let end = self
            .word
            .trim_end_matches([',', ';', ':', '.', '—', '–', '-', '…', '?', '!'])
            .len();
        if end > 0 {
            self.word.truncate(end);
        }
    }
}

/// Chat leaves apostrophes out.
fn spelled(key: String) -> String {
    const LOOSE: &[(&str, &str)] = &[
        ("dont", "don't"),
        ("cant", "can't"),
        ("wont", "won't"),
        ("doesnt", "doesn't"),
        ("didnt", "didn't"),
        ("isnt", "isn't"),
        ("youre", "you're"),
        ("thats", "that's"),
        ("im", "i'm"),
        ("ive", "i've"),
        ("youll", "you'll"),
        ("shouldnt", "shouldn't"),
        ("mustnt", "mustn't"),
        ("whats", "what's"),
        ("lets", "let's"),
        ("theyre", "they're"),
        ("u", "you"),
        ("b4", "before"),
        ("&", "and"),
        ("w", "with"),
    ];
    LOOSE
        .iter()
        .find(|(loose, _)| *loose == key)
        .map_or(key, |(_, full)| (*full).to_owned())
}

/// Words of a text, dashes between words parted from what follows.
pub(super) fn tokens(text: &str, at: At) -> Vec<Token> {
    let mut parted = text
        .replace("--", "—")
        .replace("—", "— ")
        .replace(" — ", "— ");
    for mark in ["**", "__", "~~"] {
        if parted.contains(mark) {
            parted = parted.replace(mark, "");
        }
    }
    parted
        .split_whitespace()
        .map(|w| Token::new(w, at))
        .filter(|t| {
            !t.key.is_empty()
                || t.word.contains(['—', '…', '→'])
                || t.word == "->"
                || t.word == "=>"
        })
        .collect()
}

/// The words as a sentence: no punctuation at the ends, a capital first.
pub(super) fn sentence(tokens: &[Token]) -> String {
    let joined = plain(tokens);
    let mut chars = joined.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => joined,
    }
}

/// The words joined, without punctuation at the ends.
pub(super) fn plain(tokens: &[Token]) -> String {
    let joined = tokens
        .iter()
        .map(|t| t.word.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let end = |c: char| matches!(c, ',' | ';' | ':' | '.' | '—' | '–' | '-' | '…' | ' ' | '!');
    let start = |c: char| matches!(c, ',' | ';' | ':' | '.' | '—' | '–' | ' ' | '!' | '>');
    joined
        .trim_start_matches(start)
        .trim_end_matches(end)
        .to_owned()
}

/// The keys of tokens.
pub(super) fn keys(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|t| t.key.clone()).collect()
}

/// Stems of the words of content.
pub(super) fn stems(tokens: &[Token]) -> Vec<String> {
    tokens
        .iter()
        .filter(|t| !words::is_function_word(&t.key))
        .map(|t| words::stem(&t.key))
        .collect()
}

/// The spans that tokens stand in, in order, each once.
pub(super) fn places(tokens: &[Token]) -> Vec<At> {
    let mut places: Vec<At> = tokens.iter().map(|t| t.at).collect();
    places.sort_unstable();
    places.dedup();
    places
}

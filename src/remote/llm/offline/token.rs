//! Words that remember where they were said, and the small patterns that rules are written in.
mod cut;

use std::hash::{Hash, Hasher};

use ecow::EcoString;

pub(super) use self::cut::tokens;
use super::patterns::WordSet;
use crate::domain::quantity::number_at;
use crate::domain::words;

/// A span of a source by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct At {
    pub source: usize,
    pub span: usize,
}

/// One word as it was written, with the key by which it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub word: EcoString,
    pub key: EcoString,
    pub at: At,
}

impl Hash for Token {
    /// By the word as it was written, from which the key is made, and where it was.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.word.hash(state);
        self.at.span.hash(state);
    }
}

impl Token {
    pub(super) fn new(word: &str, at: At) -> Self {
        Self {
            word: word.into(),
            key: if word.trim_start_matches(['(', '"']).starts_with("--") {
                word.trim_start_matches(['(', '"'])
                    .trim_end_matches(|c: char| !c.is_alphanumeric())
                    .to_lowercase()
                    .into()
            } else if words::key(word) == "it"
                && word.trim_matches(|c: char| !c.is_alphanumeric()) == "IT"
            {
                "i.t".into()
            } else if word.chars().filter(|c| c.is_alphabetic()).count() > 1
                && !word.chars().any(char::is_lowercase)
            {
                // `IM` and `W` are names
                words::key(word)
            } else {
                super::spellings::spelled(words::key(word))
            },
            at,
        }
    }

    /// The punctuation after the word, closing quotes and brackets aside.
    pub(super) fn tail(&self) -> Option<char> {
        // most words bear none, and every rule asks
        if matches!(
            self.word.as_bytes(),
            [.., b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9']
        ) {
            return None;
        }
        // `0 +/- 1`
        if self.word == "+/-" {
            return None;
        }
        if self.word.ends_with(['`', '-']) && (self.is_code() || self.word.ends_with("---")) {
            return None;
        }
        let last = self
            .word
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_'])
            .chars()
            .last()?;
        let within = last.is_alphanumeric()
            || matches!(last, '%' | '°' | '€' | '£' | '$' | '/')
            || last == '+' && self.word.len() > 1
            || last == '.' && self.is_title();
        (!within).then_some(last)
    }

    /// `Dr.`, `Mrs.`, `bc.`: the stop is a part of the word.
    fn is_title(&self) -> bool {
        matches!(self.key.as_str(), "mr" | "mrs" | "ms" | "dr" | "prof")
            || self.key == "because" && self.word.len() < 5
    }

    /// Code between backticks, or a flag of a command: a name of a thing, whatever it spells.
    pub(super) fn is_code(&self) -> bool {
        self.key.starts_with(['`', '-'])
    }

    /// Code of several words: a command to be run.
    pub(super) fn is_command(&self) -> bool {
        self.key.starts_with('`') && self.key.trim_matches('`').trim().contains(' ')
    }

    /// Whether the word alone says a number: `4`, `four`, `15%`.
    pub(super) fn is_number(&self) -> bool {
        number_at(std::slice::from_ref(&self.key), 0).is_some()
    }

    /// Whether the word only points at a thing that was named.
    pub(super) fn is_it_or_them(&self) -> bool {
        matches!(self.key.as_str(), "it" | "them")
    }

    pub(super) fn comma(&self) -> bool {
        matches!(self.tail(), Some(',' | ';' | ':'))
    }

    /// Whether the word breaks off: `the—`, `the--`, `the-`.
    pub(super) fn breaks_off(&self) -> bool {
        matches!(self.tail(), Some('—' | '–' | '-')) || self.trails()
    }

    pub(super) fn trails(&self) -> bool {
        self.word.ends_with('…') || self.word.ends_with("..")
    }

    /// `the pot's`: the word apart from its `'s`, and from what stands behind that.
    pub(super) fn before_s(&self) -> Option<Self> {
        let key = self.key.strip_suffix("'s")?;
        Some(Self::new(self.word.get(..key.len())?, self.at))
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

/// Takes the punctuation after the last word away.
pub(super) fn bare_last(words: &mut [Token]) {
    if let Some(last) = words.last_mut() {
        last.bare();
    }
}

/// Puts a mark after the last word, in the place of any that stands there.
pub(super) fn mark_last(words: &mut [Token], mark: char) {
    // `no owner =`, and what is done then
    if let Some(last) = words.last_mut().filter(|t| t.word != "=") {
        last.bare();
        last.word.push(mark);
    }
}

/// Words in the place of others, with the mark that stood behind those.
pub(super) fn put_for(tokens: &mut Vec<Token>, from: usize, to: usize, new: &[Token]) {
    let tail = tokens[from..to].last().and_then(Token::tail);
    let mut words = new.to_vec();
    if let Some(last) = words.last_mut() {
        last.bare();
        last.word.extend(tail);
    }
    tokens.splice(from..to, words);
}

/// How many words there are up to the first mark, the word that bears it included; all of them where none does.
pub(super) fn clause_end(words: &[Token]) -> usize {
    words
        .iter()
        .position(|t| t.tail().is_some())
        .map_or(words.len(), |p| p + 1)
}

/// Whether words begin with others, whatever marks stand after them.
pub(super) fn begins_with(words: &[Token], part: &[Token]) -> bool {
    words.len() >= part.len() && words.iter().zip(part).all(|(a, b)| a.key == b.key)
}

/// Where words stand in others, the first place first.
pub(super) fn places_in<'a>(
    words: &'a [Token],
    part: &'a [Token],
) -> impl DoubleEndedIterator<Item = usize> + 'a {
    let last = (words.len() + 1).saturating_sub(part.len());
    (0..last).filter(move |at| begins_with(&words[*at..], part))
}

/// How many words there are up to the first comma, the word that bears it included; all of them where none does.
pub(super) fn comma_end(words: &[Token]) -> usize {
    words
        .iter()
        .position(Token::comma)
        .map_or(words.len(), |p| p + 1)
}

/// How many words there are up to one of these, which is left out, or up to the first mark; all of them where neither comes.
pub(super) fn clause_before(words: &[Token], ends: &WordSet) -> usize {
    words
        .iter()
        .position(|t| t.tail().is_some() || ends.contains(t.key.as_str()))
        .map_or(words.len(), |p| p + usize::from(words[p].tail().is_some()))
}

/// The words as a sentence: no punctuation at the ends, a capital first.
pub(super) fn sentence(tokens: &[Token]) -> String {
    super::phrase::raised(&plain(tokens)).into()
}

/// The words joined, without punctuation at the ends.
pub(super) fn plain(tokens: &[Token]) -> String {
    let joined = tokens
        .iter()
        .map(|t| t.word.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let end = |c: char| {
        matches!(
            c,
            ',' | ';' | ':' | '.' | '—' | '–' | '-' | '…' | ' ' | '!' | '=' | '/'
        )
    };
    let start = |c: char| matches!(c, ',' | ';' | ':' | '.' | '—' | '–' | ' ' | '!' | '=' | '/');
    let joined = joined.trim_start_matches("> ").trim_start_matches(start);
    if joined.ends_with("---") {
        joined.to_owned()
    } else {
        closed(joined.trim_end_matches(end))
    }
}

/// `set it for 20 min (25 on the clock`, of which the rest went: the bracket is closed.
fn closed(text: &str) -> String {
    let opened = text.rfind('(').filter(|from| !text[*from..].contains(')'));
    let mut text = text.to_owned();
    if opened.is_some_and(|from| from > 0 && text.as_bytes()[from - 1] == b' ') {
        text.push(')');
    }
    text
}

/// The keys of tokens.
pub(super) fn keys(tokens: &[Token]) -> Vec<EcoString> {
    tokens.iter().map(|t| t.key.clone()).collect()
}

/// Stems of the words of content.
pub(super) fn stems(tokens: &[Token]) -> Vec<EcoString> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_flags_stay_as_they_are() {
        let at = At { source: 0, span: 0 };
        let words = |text| {
            let all = tokens(text, at).into_iter();
            all.map(|t| t.word).collect::<Vec<_>>().join("|")
        };
        for (text, want) in [
            (
                "run `sop draft --yes -- x`, then stop",
                "run|`sop draft --yes -- x`,|then|stop",
            ),
            (
                "add --yes to it--no, wait -- now",
                "add|--yes|to|it—|no,|wait—|now",
            ),
            ("open it—slowly — then", "open|it—|slowly—|then"),
            ("a **bold** __word__ my__var", "a|bold|word|my__var"),
            ("-----BEGIN KEY-----", "-----BEGIN|KEY-----"),
            ("see https://a.b/c--d now", "see|https://a.b/c--d|now"),
            ("the ` mark", "the|mark"),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }
}

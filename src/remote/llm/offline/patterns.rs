//! The small patterns that the rules of English are written in, each taken apart once.
//!
//! A pattern is a row of places parted by single blanks. A place is a word, several words `a|b` of which one must stand
//! there, or `*` for any word. A `?` after a place lets it be absent, with all its words: `so|and? then` is `so then`,
//! `and then` or `then`.
//!
//! `|` binds closer than the blank: `a|b c` is `a c` or `b c`, never `a` or `b c`; what differs in length is two
//! patterns. Words are compared by key, so that case and punctuation do not count. Of several ways to fit, the one counts
//! that takes an optional word as early as it can; of several patterns of a set, the longest.
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::token::Token;

/// Patterns that are made when they are first asked for.
pub(super) type PatternSet = LazyLock<Patterns>;
/// Words that are looked up, made when they are first asked for.
pub(super) type WordSet = LazyLock<Words>;

/// A static set of patterns, checked when it is compiled.
macro_rules! pattern_set {
    ($($pattern:literal),+ $(,)?) => {
        std::sync::LazyLock::new(|| {
            $crate::remote::llm::offline::patterns::Patterns::new(
                const { $crate::remote::llm::offline::patterns::well_formed(&[$($pattern),+]) },
            )
        })
    };
}

/// A set of patterns where it is used.
macro_rules! patterns {
    ($($pattern:literal),+ $(,)?) => {{
        static SET: $crate::remote::llm::offline::patterns::PatternSet =
            $crate::remote::llm::offline::patterns::pattern_set![$($pattern),+];
        &*SET
    }};
}

/// A static set of words, parted by blanks.
macro_rules! word_set {
    ($words:literal) => {
        std::sync::LazyLock::new(|| $crate::remote::llm::offline::patterns::Words::new($words))
    };
}

pub(super) use {pattern_set, patterns, word_set};

/// Stops the build at a pattern with a doubled blank, an empty word, or no place that must be filled.
pub(super) const fn well_formed(patterns: &'static [&'static str]) -> &'static [&'static str] {
    let mut i = 0;
    while i < patterns.len() {
        let bytes = patterns[i].as_bytes();
        let (mut at, mut len, mut must) = (0, 0, false);
        while at <= bytes.len() {
            let end = at == bytes.len();
            if end || matches!(bytes[at], b' ' | b'|' | b'?') {
                let mark = at > 0 && bytes[at - 1] == b'?';
                assert!(len > 0 || mark, "a word of the pattern is empty");
                must = must || ((end || bytes[at] == b' ') && !mark);
                len = 0;
            } else {
                assert!(
                    at == 0 || bytes[at - 1] != b'?',
                    "a blank must follow the mark"
                );
                len += 1;
            }
            at += 1;
        }
        assert!(must, "nothing in the pattern must be there");
        i += 1;
    }
    patterns
}

/// The looks of words, one bit each: most words that are asked about look like none of them and need no search.
#[derive(Default)]
struct Looks([u64; 4]);

impl Looks {
    /// By the first letter, the last one and the length: which of the four, and the bit in it.
    fn bit(word: &str) -> (usize, u64) {
        let [first, last] = match word.as_bytes() {
            [] => [0, 0],
            [only] => [*only, *only],
            [first, .., last] => [*first, *last],
        };
        let look = usize::from(first) ^ (word.len() << 3);
        (usize::from(last & 3), 1 << (look & 63))
    }

    fn add(&mut self, word: &str) {
        let (of, bit) = Self::bit(word);
        self.0[of] |= bit;
    }

    fn add_all(&mut self) {
        self.0 = [u64::MAX; 4];
    }

    fn may_hold(&self, word: &str) -> bool {
        let (of, bit) = Self::bit(word);
        self.0[of] & bit != 0
    }
}

/// Words that are looked up.
pub(super) struct Words {
    words: HashSet<&'static str>,
    looks: Looks,
}

impl Words {
    /// The words of a text, parted by blanks.
    pub(super) fn new(text: &'static str) -> Self {
        let mut looks = Looks::default();
        let words: HashSet<&str> = text.split_whitespace().collect();
        words.iter().for_each(|w| looks.add(w));
        Self { words, looks }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.looks.may_hold(word) && self.words.contains(word)
    }
}

/// Patterns by the words that they may begin with.
pub(super) struct Patterns {
    rows: Vec<Vec<Place>>,
    by_first: HashMap<&'static str, Vec<usize>>,
    /// Rows that any word may begin.
    open: Vec<usize>,
    /// Of the words that rows begin with.
    looks: Looks,
}

/// One place of a pattern; without words it takes any.
struct Place {
    words: Vec<&'static str>,
    looks: Looks,
    optional: bool,
}

impl Place {
    fn new(text: &'static str) -> Self {
        let (words, optional) = text.strip_suffix('?').map_or((text, false), |t| (t, true));
        let words = match words {
            "*" => Vec::new(),
            _ => words.split('|').collect(),
        };
        let mut looks = Looks::default();
        words.iter().for_each(|w| looks.add(w));
        Self {
            words,
            looks,
            optional,
        }
    }

    fn takes(&self, token: &Token) -> bool {
        let key = token.key.as_str();
        self.words.is_empty() || self.looks.may_hold(key) && self.words.contains(&key)
    }
}

impl Patterns {
    /// Takes patterns apart.
    pub(super) fn new(patterns: &[&'static str]) -> Self {
        let mut set = Self {
            rows: Vec::with_capacity(patterns.len()),
            by_first: HashMap::default(),
            open: Vec::new(),
            looks: Looks::default(),
        };
        for (row, pattern) in patterns.iter().enumerate() {
            let places: Vec<Place> = pattern.split(' ').map(Place::new).collect();
            let optional = places.iter().take_while(|p| p.optional).count();
            for place in &places[..(optional + 1).min(places.len())] {
                if place.words.is_empty() {
                    set.open.push(row);
                    set.looks.add_all();
                }
                for word in &place.words {
                    set.looks.add(word);
                    set.by_first.entry(word).or_default().push(row);
                }
            }
            set.rows.push(places);
        }
        set
    }

    /// How many tokens the longest fitting pattern takes at the start.
    fn length(&self, tokens: &[Token]) -> Option<usize> {
        let first = tokens.first()?;
        if !self.looks.may_hold(&first.key) {
            return None;
        }
        let led = self.by_first.get(first.key.as_str());
        led.into_iter()
            .flatten()
            .chain(&self.open)
            .filter_map(|row| length(&self.rows[*row], tokens))
            .max()
    }
}

fn length(places: &[Place], tokens: &[Token]) -> Option<usize> {
    let Some((place, more)) = places.split_first() else {
        return Some(0);
    };
    let taken = tokens
        .split_first()
        .filter(|(first, _)| place.takes(first))
        .and_then(|(_, rest)| length(more, rest))
        .map(|n| n + 1);
    taken.or_else(|| length(more, tokens).filter(|_| place.optional))
}

/// How many tokens the longest of several patterns takes at the start, if one fits; never none.
pub(super) fn starts_any(tokens: &[Token], patterns: &Patterns) -> Option<usize> {
    patterns.length(tokens)
}

/// Where one of several patterns first fits, and how many tokens it takes.
pub(super) fn find(tokens: &[Token], patterns: &Patterns) -> Option<(usize, usize)> {
    (0..tokens.len()).find_map(|i| patterns.length(&tokens[i..]).map(|n| (i, n)))
}

/// Whether any of several patterns fits anywhere.
pub(super) fn has_any(tokens: &[Token], patterns: &Patterns) -> bool {
    find(tokens, patterns).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::token::{At, tokens};
    use super::*;

    fn length_of(patterns: &Patterns, said: &str) -> Option<usize> {
        starts_any(&tokens(said, At { source: 0, span: 0 }), patterns)
    }

    #[test]
    fn the_bar_binds_closer_than_the_blank() {
        let set = patterns!["a|b c"];
        assert_eq!(length_of(set, "a c"), Some(2));
        assert_eq!(length_of(set, "b c d"), Some(2));
        assert_eq!(length_of(set, "a"), None);
        assert_eq!(length_of(set, "a d"), None);
    }

    #[test]
    fn optional_places_give_way() {
        let set = patterns!["get an? *? error", "so|and? then", "then then then"];
        assert_eq!(length_of(set, "get an error"), Some(3));
        assert_eq!(length_of(set, "get error"), Some(2));
        assert_eq!(length_of(set, "get a odd error"), None);
        assert_eq!(length_of(set, "And then, go"), Some(2));
        assert_eq!(length_of(set, "then then then"), Some(3));
        assert_eq!(length_of(set, "and go"), None);
    }
}

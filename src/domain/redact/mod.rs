//! What must not leave the machine: secrets and personal numbers become placeholders, and come back afterwards.
mod patterns;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// What was blacked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A key, a token, a password.
    Secret,
    /// An e-mail address.
    Email,
    /// A bank account.
    Iban,
    /// A payment card.
    Card,
    /// A number by which a state knows a person.
    Id,
    /// A telephone number.
    Phone,
}

impl Kind {
    /// The word in the placeholder.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Secret => "secret",
            Kind::Email => "email",
            Kind::Iban => "iban",
            Kind::Card => "card",
            Kind::Id => "id",
            Kind::Phone => "phone",
        }
    }
}

/// Blacks out, remembers, and puts back. The same value has the same placeholder everywhere.
#[derive(Debug, Default)]
pub struct Redactor {
    values: HashMap<String, String>,
    names: HashMap<String, String>,
    taken: HashSet<String>,
    last: BTreeMap<Kind, usize>,
    hits: BTreeMap<Kind, usize>,
    in_key: bool,
}

/// A placeholder as a model may hand it back.
static PLACEHOLDER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\[(secret|email|iban|card|id|phone)[-_ ]?([0-9]{1,6})\]").ok()
});

impl Redactor {
    /// Keeps clear of placeholders that already stand in a text.
    pub fn reserve(&mut self, text: &str) {
        let Some(pattern) = &*PLACEHOLDER else { return };
        for found in pattern.captures_iter(text) {
            self.taken.insert(spelled(&found));
        }
    }

    /// The text without what must not leave. Lines of one source are given in order: a private key spans several.
    pub fn redact(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (range, kind) in self.found(text) {
            out.push_str(&text[at..range.start]);
            out.push_str(&self.placeholder(kind, &text[range.clone()]));
            at = range.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Everything to black out, in order and without overlaps; what is listed first wins.
    fn found(&mut self, text: &str) -> Vec<(std::ops::Range<usize>, Kind)> {
        if let Some(range) = self.key_block(text) {
            return vec![(range, Kind::Secret)];
        }
        let mut found: Vec<(std::ops::Range<usize>, Kind)> = Vec::new();
        for pattern in patterns::all() {
            for range in pattern.ranges(text) {
                let free = found
                    .iter()
                    .all(|(other, _)| range.end <= other.start || other.end <= range.start);
                if free && !range.is_empty() {
                    found.push((range, pattern.kind));
                }
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    /// The part of a line that lies within a private key in armour.
    fn key_block(&mut self, text: &str) -> Option<std::ops::Range<usize>> {
        let begin = text
            .find("-----BEGIN ")
            .filter(|at| text[*at..].contains("PRIVATE KEY"));
        if !self.in_key && begin.is_none() {
            return None;
        }
        let start = if self.in_key { 0 } else { begin.unwrap_or(0) };
        let end = text[start..].find("-----END ").map(|at| start + at);
        self.in_key = end.is_none();
        let end = end.map_or(text.len(), |at| {
            let rest = &text[at + "-----END ".len()..];
            rest.find("-----")
                .map_or(text.len(), |more| at + "-----END ".len() + more + 5)
        });
        (!text.trim().is_empty()).then_some(start..end)
    }

    /// A source ended: a key that was not closed does not black out the next one.
    pub fn next_source(&mut self) {
        self.in_key = false;
    }

    fn placeholder(&mut self, kind: Kind, value: &str) -> String {
        *self.hits.entry(kind).or_default() += 1;
        if let Some(name) = self.names.get(value) {
            return name.clone();
        }
        let last = self.last.entry(kind).or_default();
        let name = loop {
            *last += 1;
            let name = format!("[{}-{last}]", kind.word());
            if !self.taken.contains(&name) {
                break name;
            }
        };
        self.names.insert(value.to_owned(), name.clone());
        self.values.insert(name.clone(), value.to_owned());
        name
    }

    /// The text with everything put back.
    pub fn restore(&self, text: &str) -> String {
        match &*PLACEHOLDER {
            Some(pattern) if !self.values.is_empty() => pattern
                .replace_all(text, |found: &Captures<'_>| {
                    let whole = found.get(0).map_or("", |m| m.as_str());
                    self.values
                        .get(&spelled(found))
                        .map_or(whole, String::as_str)
                        .to_owned()
                })
                .into_owned(),
            _ => text.to_owned(),
        }
    }

    /// How many places were blacked out, by kind.
    pub fn hits(&self) -> &BTreeMap<Kind, usize> {
        &self.hits
    }

    /// How many places were blacked out.
    pub fn total(&self) -> usize {
        self.hits.values().sum()
    }
}

/// A placeholder as we write it.
fn spelled(found: &Captures<'_>) -> String {
    let part = |at: usize| found.get(at).map_or("", |m| m.as_str());
    format!(
        "[{}-{}]",
        part(1).to_ascii_lowercase(),
        part(2).trim_start_matches('0')
    )
}

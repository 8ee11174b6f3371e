//! Pages on the web that SOPs depend on: what they answered, and what is remembered of that.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The most that is remembered of one page.
const KEPT: usize = 50;

/// What a page said at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// When.
    pub at: Timestamp,
    /// The digest of its main text.
    pub digest: String,
}

/// What is remembered, by address, oldest first; one entry for each time that the text was another.
pub type Memory = BTreeMap<String, Vec<Seen>>;

/// What a page answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// It is there; the digest of its main text.
    Text(String),
    /// It is not: the status of the answer.
    Gone(u16),
    /// Nothing can be said, and why.
    Unknown(String),
}

/// The address of a dependency on a page on the web.
pub fn address(dependency: &str) -> Option<&str> {
    let it = dependency.trim();
    let lower = it.get(..8).unwrap_or(it).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(it)
}

/// Remembers what pages say now, where it is not what they said last.
pub fn remember(memory: &mut Memory, looks: &BTreeMap<String, Look>, at: Timestamp) {
    for (address, look) in looks {
        let Look::Text(digest) = look else { continue };
        let seen = memory.entry(address.clone()).or_default();
        if seen.last().is_none_or(|last| last.digest != *digest) {
            let digest = digest.clone();
            seen.push(Seen { at, digest });
        }
        // The first is what everything is held against that nobody has reviewed since.
        if seen.len() > KEPT {
            seen.remove(1);
        }
    }
}

/// When the text was first seen to be another than it was at `since`: as it was last seen until then, else first seen.
pub fn changed(seen: &[Seen], since: Timestamp) -> Option<Timestamp> {
    let place = seen.iter().rposition(|seen| seen.at <= since).unwrap_or(0);
    let (base, later) = seen.get(place..)?.split_first()?;
    let last = later.last()?;
    let first = later.iter().find(|seen| seen.digest != base.digest)?;
    (last.digest != base.digest).then_some(first.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_change_is_one_since_somebody_looked() {
        let mut memory = Memory::new();
        for (second, text) in [(10, "a"), (20, "a"), (30, "b"), (40, "b")] {
            let looks = BTreeMap::from([("u".to_owned(), Look::Text(text.to_owned()))]);
            remember(&mut memory, &looks, at(second));
        }
        let seen = memory["u"].clone();
        assert_eq!(seen.len(), 2);
        assert_eq!(
            changed(&seen, at(5)),
            Some(at(30)),
            "held against what was first seen"
        );
        assert_eq!(changed(&seen, at(25)), Some(at(30)));
        assert_eq!(changed(&seen, at(35)), None, "reviewed since");
        // What went back to what it was is no change.
        let looks = BTreeMap::from([("u".to_owned(), Look::Text("a".to_owned()))]);
        remember(&mut memory, &looks, at(50));
        assert_eq!(changed(&memory["u"], at(25)), None);
        assert_eq!(changed(&[], at(1)), None);
        // What does not answer leaves what is remembered as it is.
        let looks = BTreeMap::from([("u".to_owned(), Look::Gone(404))]);
        remember(&mut memory, &looks, at(60));
        assert_eq!(memory["u"].len(), 3);
    }

    #[test]
    fn addresses_are_of_the_web() {
        assert_eq!(address("HTTPS://x.example/"), Some("HTTPS://x.example/"));
        for other in ["path:x", "closing", "ftp://x", "file:///etc/passwd", "é"] {
            assert_eq!(address(other), None, "{other}");
        }
    }
}

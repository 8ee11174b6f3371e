//! What has been said, and when: so that nothing is said twice within the quiet period.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days by what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    said: BTreeMap<String, Date>,
}

impl Memory {
    /// Reads what was remembered; what is damaged is nothing.
    pub fn read(bytes: &[u8]) -> Self {
        serde_json::from_slice(bytes).unwrap_or_default()
    }

    /// As bytes, to be kept.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }

    /// Whether it was said after that day.
    pub fn said_since(&self, key: &str, day: Date) -> bool {
        self.said.get(key).is_some_and(|said| *said > day)
    }

    /// Remembers what is said today, and forgets what nobody asks about any more.
    pub fn remember<'a>(&mut self, keys: impl Iterator<Item = &'a str>, today: Date, forget: Date) {
        self.said.retain(|_, day| *day > forget);
        self.said.extend(keys.map(|key| (key.to_owned(), today)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_twice_within_the_period() {
        let day = |day: i8| jiff::civil::date(2026, 11, day);
        let mut memory = Memory::default();
        memory.remember(["a", "b"].into_iter(), day(1), day(1));
        let kept = Memory::read(&memory.bytes());
        assert_eq!(kept, memory);
        // Within seven days, and on the seventh again.
        assert!(kept.said_since("a", day(7).saturating_sub(jiff::ToSpan::days(7))));
        assert!(!kept.said_since("a", day(8).saturating_sub(jiff::ToSpan::days(7))));
        assert!(!kept.said_since("c", day(1)));
        memory.remember(["c"].into_iter(), day(20), day(10));
        assert!(!memory.said_since("a", Date::MIN));
        assert_eq!(Memory::read(b"{broken"), Memory::default());
    }
}

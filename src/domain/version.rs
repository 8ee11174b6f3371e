//! Version numbers of SOPs: minor keeps acknowledgements, major asks for them again.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// `MAJOR.MINOR`; `1.10` comes after `1.9` and is never a decimal fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version {
    /// Raised when everyone must acknowledge again.
    pub major: u32,
    /// Raised by every other change.
    pub minor: u32,
}

/// The text is not `MAJOR.MINOR`; holds it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a version: write MAJOR.MINOR, as in \"2.1\"")]
pub struct VersionError(pub String);

impl Version {
    /// What a first publication gets.
    pub const FIRST: Self = Self { major: 1, minor: 0 };

    /// Reads `MAJOR.MINOR` strictly: digits only, no sign, no leading zero.
    pub fn parse(text: &str) -> Result<Self, VersionError> {
        let read = || {
            let (major, minor) = text.split_once('.')?;
            Some(Self {
                major: number(major)?,
                minor: number(minor)?,
            })
        };
        read().ok_or_else(|| VersionError(text.to_owned()))
    }

    /// The next minor version: 2.1 gives 2.2.
    #[must_use]
    pub fn next_minor(self) -> Self {
        Self {
            minor: self.minor.saturating_add(1),
            ..self
        }
    }

    /// The next major version: 2.1 gives 3.0.
    #[must_use]
    pub fn next_major(self) -> Self {
        Self {
            major: self.major.saturating_add(1),
            minor: 0,
        }
    }
}

fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    plain.then(|| text.parse().ok())?
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Version {
    type Error = VersionError;

    fn try_from(text: String) -> Result<Self, VersionError> {
        Self::parse(&text)
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_strictly() {
        for text in ["0.0", "1.0", "2.1", "1.10", "4294967295.0"] {
            assert_eq!(Version::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "1",
            "1.",
            ".1",
            "1.0.0",
            "01.0",
            "1.00",
            "+1.0",
            "-1.0",
            " 1.0",
            "1.0 ",
            "v1.0",
            "1,0",
            "4294967296.0",
            "١.٠",
        ] {
            assert_eq!(Version::parse(text), Err(VersionError(text.to_owned())));
        }
    }

    #[test]
    fn orders_by_number() {
        let version = |text| Version::parse(text).unwrap();
        assert!(version("1.9") < version("1.10") && version("1.10") < version("2.0"));
        assert_eq!(version("1.9").next_minor(), version("1.10"));
        assert_eq!(version("1.9").next_major(), version("2.0"));
        assert_eq!(Version::FIRST, version("1.0"));
        assert_eq!(serde_json::to_string(&version("1.10")).unwrap(), "\"1.10\"");
    }
}

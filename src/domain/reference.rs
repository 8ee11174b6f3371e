//! Who is meant: a role, which outlives a leaver, or a person.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::plain::is_bidi;

/// `role:NAME`, or a person's id or e-mail.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Reference {
    /// The name of a role, without `role:`.
    Role(String),
    /// A person's id or e-mail, as written.
    Person(String),
}

/// The text names neither a role nor a person; holds it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no reference: write role:NAME, a person's id or an e-mail")]
pub struct ReferenceError(pub String);

impl Reference {
    /// Reads a reference: letters, digits and `._@+-` after a first letter or digit.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let (role, name) = match text.strip_prefix("role:") {
            Some(name) => (true, name),
            None => (false, text),
        };
        if !is_name(name) || (role && name.contains('@')) {
            return Err(ReferenceError(text.to_owned()));
        }
        let name = name.to_owned();
        Ok(if role {
            Self::Role(name)
        } else {
            Self::Person(name)
        })
    }

    /// The name of the role, if a role is meant.
    #[must_use]
    pub fn role(&self) -> Option<&str> {
        match self {
            Self::Role(name) => Some(name),
            Self::Person(_) => None,
        }
    }
}

/// Whether a text can name a role or a person.
#[must_use]
pub fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
        && text.chars().all(|c| {
            let hidden = c.is_control() || is_bidi(c) || c == '\u{feff}';
            let beyond = !c.is_ascii() && !c.is_whitespace() && !hidden;
            c.is_ascii_alphanumeric() || "._@+-".contains(c) || beyond
        })
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(name) => write!(f, "role:{name}"),
            Self::Person(name) => f.write_str(name),
        }
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, ReferenceError> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_roles_and_people() {
        assert_eq!(
            Reference::parse("role:cs-lead"),
            Ok(Reference::Role("cs-lead".into()))
        );
        assert_eq!(
            Reference::parse("p-7f3a"),
            Ok(Reference::Person("p-7f3a".into()))
        );
        assert_eq!(
            Reference::parse("maria+x@example.com").unwrap().role(),
            None
        );
        for text in [
            "",
            "role:",
            "role:a b",
            "role:a@b",
            "Maria Lopez",
            "@maria",
            "a:b",
            "a\n",
            "role:role:x",
            "-",
        ] {
            assert!(Reference::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn prints_what_it_read() {
        for text in ["role:cs-lead", "p-7f3a", "maria@example.com"] {
            let json = serde_json::to_string(&Reference::parse(text).unwrap()).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(
                serde_json::from_str::<Reference>(&json)
                    .unwrap()
                    .to_string(),
                text
            );
        }
    }
}

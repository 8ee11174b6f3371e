//! The words that a model is given: files, versioned, each replaceable by the team's own.
use sha2::{Digest as _, Sha256};

/// The line between what a model is told first and what it is asked.
const DIVIDER: &str = "---";

/// A prompt's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Its name: `drafting`, `repair`.
    pub name: String,
    /// What its first line says after `version:`.
    pub version: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// What stands above the divider.
    system: String,
    /// What stands below it; all of it where there is none.
    user: String,
}

/// The prompts that models are asked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompts {
    /// Asks for a draft.
    pub drafting: Prompt,
    /// Asks for an answer in the right shape.
    pub repair: Prompt,
    /// Asks what of a page may no longer hold.
    pub opinion: Prompt,
}

/// The folder in a repository that replaces prompts.
pub const FOLDER: &str = ".sop/prompts";

/// The prompts that come with the program, by name.
pub const BUILT_IN: [(&str, &str); 3] = [
    ("drafting", include_str!("prompts/drafting.md")),
    ("repair", include_str!("prompts/repair.md")),
    ("opinion", include_str!("prompts/opinion.md")),
];

impl Prompts {
    /// The built-in prompts, with those of the team in their place.
    pub fn with(own: impl Fn(&str) -> Option<String>) -> Self {
        let [drafting, repair, opinion] = BUILT_IN.map(|(name, text)| match own(name) {
            Some(text) => Prompt::read(name, &text),
            None => Prompt::read(name, text),
        });
        Self {
            drafting,
            repair,
            opinion,
        }
    }
}

impl Prompt {
    fn read(name: &str, file: &str) -> Self {
        let text = file.replace("\r\n", "\n");
        let (version, body) = match text.split_once('\n') {
            Some((first, rest)) if first.trim_start_matches('\u{feff}').starts_with("version:") => {
                let version = first.split_once(':').map_or("", |(_, version)| version);
                (version.trim().to_owned(), rest)
            }
            _ => ("of its own".to_owned(), text.as_str()),
        };
        let divider = format!("\n{DIVIDER}\n");
        let (system, user) = body.split_once(&divider).unwrap_or(("", body));
        Self {
            name: name.to_owned(),
            version,
            sha256: hex(file.as_bytes()),
            system: system.trim().to_owned(),
            user: user.trim().to_owned(),
        }
    }

    /// Name, version and digest, as a record has them.
    pub fn label(&self) -> String {
        format!("{} {} sha256:{}", self.name, self.version, self.sha256)
    }

    /// What the model is told first.
    pub fn system(&self, values: &[(&str, &str)]) -> String {
        filled(&self.system, values)
    }

    /// What it is asked.
    pub fn user(&self, values: &[(&str, &str)]) -> String {
        filled(&self.user, values)
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Puts values in place of `{{name}}`, in one pass: what a value contains is not looked at again.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find("{{") {
        let (head, tail) = rest.split_at(at);
        out.push_str(head);
        let value = tail[2..].split_once("}}").and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name.trim())?;
            Some((*value, after))
        });
        match value {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push_str("{{");
                rest = &tail[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_ones_are_versioned_and_whole() {
        let prompts = Prompts::with(|_| None);
        assert_eq!(prompts.drafting.version, "1");
        assert_eq!(prompts.repair.version, "1");
        assert!(prompts.drafting.system.contains("{{schema}}"));
        assert!(prompts.drafting.user.contains("{{sources}}"));
        assert!(!prompts.drafting.system.contains("version:"));
        assert!(prompts.repair.system.is_empty() && prompts.repair.user.contains("{{error}}"));
    }

    #[test]
    fn a_team_has_its_own() {
        let prompts =
            Prompts::with(|name| (name == "repair").then(|| "again: {{error}}".to_owned()));
        assert_eq!(prompts.repair.user(&[("error", "x")]), "again: x");
        assert_eq!(prompts.repair.version, "of its own");
        assert_eq!(prompts.drafting.version, "1");
    }

    #[test]
    fn a_value_is_not_looked_at_again() {
        let values = [("a", "{{b}}"), ("b", "secret")];
        assert_eq!(
            filled("{{a}} {{ b }} {{c}} {{", &values),
            "{{b}} secret {{c}} {{"
        );
    }
}

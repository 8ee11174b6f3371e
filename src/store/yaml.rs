//! sop.yaml, people.yaml, roles.yaml, paths.yaml, workflows.yaml: read with limits, and errors that name the line.

use serde::de::DeserializeOwned;

use crate::domain::organisation::Organisation;
use crate::domain::paths::PATHS_FILE;
use crate::domain::people::{PEOPLE_FILE, People};
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::{SETTINGS_FILE, Settings};
use crate::domain::suggest;
use crate::domain::workflows::WORKFLOWS_FILE;
use crate::error::{Error, Result};

/// No settings file of a real company comes near this; a YAML parser fed more can be made to spin.
const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Deeper nesting is refused before parsing.
const MAX_DEPTH: usize = 32;

/// Where settings files come from: a commit or the work tree.
pub trait Files {
    /// A file's bytes by its path from the root; `None` where it is not there.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>>;
}

/// Reads sop.yaml; `None` where there is none.
pub fn settings(files: &dyn Files) -> Result<Option<Settings>> {
    let settings: Option<Settings> = file(files, SETTINGS_FILE)?;
    if let Some(settings) = &settings {
        validate(settings)?;
    }
    Ok(settings)
}

/// Reads the files about people; each that is missing is empty.
pub fn organisation(files: &dyn Files) -> Result<Organisation> {
    let people: People = file(files, PEOPLE_FILE)?.unwrap_or_default();
    if let Some(conflict) = people.conflicts().into_iter().next() {
        return Err(Error::repository(format!("{PEOPLE_FILE}: {conflict}"))
            .code("configuration")
            .at(PEOPLE_FILE, None)
            .hint("an id and an address belong to one person; edit the file"));
    }
    Ok(Organisation {
        people,
        roles: file(files, ROLES_FILE)?.unwrap_or_default(),
        paths: file(files, PATHS_FILE)?.unwrap_or_default(),
        workflows: file(files, WORKFLOWS_FILE)?.unwrap_or_default(),
    })
}

fn file<T: DeserializeOwned + Default>(files: &dyn Files, path: &str) -> Result<Option<T>> {
    files
        .read(path)?
        .map(|bytes| parse(path, &bytes))
        .transpose()
}

/// Reads one settings file.
///
/// # Errors
/// It is too large, too deep, not YAML, or says something that no setting is: with path, line and the nearest name.
pub fn parse<T: DeserializeOwned + Default>(path: &str, bytes: &[u8]) -> Result<T> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Error::repository(format!(
            "{path} is not UTF-8 at byte {}",
            error.valid_up_to()
        ))
        .at(path, None)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((line, what)) = over_limits(text) {
        return Err(Error::repository(format!("{path}:{line}: {what}"))
            .code("configuration")
            .at(path, Some(line)));
    }
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(T::default());
    }
    serde_yaml::from_str(text).map_err(|error| {
        let line = error.location().map(|place| place.line());
        let message = error.to_string();
        let place = line.map_or_else(String::new, |line| format!(":{line}"));
        let mut failure = Error::repository(format!("{path}{place}: {message}"))
            .code("configuration")
            .at(path, line);
        if let Some(hint) = did_you_mean(&message) {
            failure = failure.hint(hint);
        }
        failure
    })
}

/// The first thing about a file that no parser should be asked to bear.
fn over_limits(text: &str) -> Option<(usize, String)> {
    if text.len() > MAX_BYTES {
        return Some((1, format!("the file is larger than {MAX_BYTES} bytes")));
    }
    let mut depth = 0_usize;
    for (index, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        // Brackets in quotes are counted too: a limit errs on the safe side.
        let mut deepest = depth;
        for byte in line.bytes() {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        if deepest > MAX_DEPTH || indent > 4 * MAX_DEPTH {
            return Some((index + 1, format!("nested deeper than {MAX_DEPTH} levels")));
        }
        let value = line
            .split_once(": ")
            .map_or("", |(_, value)| value.trim_start());
        if value.starts_with('&') || value.starts_with('*') {
            return Some((index + 1, "anchors and aliases are not read".to_owned()));
        }
    }
    None
}

/// Serde's "unknown field `x`, expected one of `a`, `b`" as a suggestion.
fn did_you_mean(message: &str) -> Option<String> {
    let (_, rest) = message
        .split_once("unknown field `")
        .or_else(|| message.split_once("unknown variant `"))?;
    let (typed, rest) = rest.split_once('`')?;
    let names = rest.split('`').skip(1).step_by(2);
    let nearest = suggest::nearest(typed, names)?;
    Some(format!("did you mean `{nearest}`?"))
}

fn validate(settings: &Settings) -> Result<()> {
    let wrong = |what: String| {
        Err(Error::repository(format!("{SETTINGS_FILE}: {what}"))
            .code("configuration")
            .at(SETTINGS_FILE, None))
    };
    if settings.sops.is_empty() {
        return wrong("`sops` names no file".to_owned());
    }
    if let Some(ledger) = &settings.ledger
        && (ledger.is_empty() || !ledger.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    {
        return wrong("`ledger` is the id that `sop init` wrote: letters and digits".to_owned());
    }
    let plain = |name: &str| {
        !name.is_empty()
            && !name.starts_with('-')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte))
            && !name.contains("..")
    };
    for (key, name) in [
        ("branch_prefix", Some(&settings.branch_prefix)),
        ("default_branch", settings.default_branch.as_ref()),
        ("remote", Some(&settings.remote)),
    ] {
        if let Some(name) = name.filter(|name| !plain(name)) {
            return wrong(format!("`{key}: {name}` is no name that git takes"));
        }
    }
    if let Err(error) = jiff::tz::TimeZone::get(&settings.timezone) {
        return wrong(format!("`timezone: {}`: {error}", settings.timezone));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_has_every_default() {
        let settings: Settings = parse(SETTINGS_FILE, b"# nothing yet\n").expect("reads");
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn a_misspelt_key_is_named_with_its_line() {
        let error = parse::<Settings>(SETTINGS_FILE, b"sops: [a]\napprovals:\n  requird: 2\n")
            .expect_err("refused");
        assert_eq!(error.place(), Some((SETTINGS_FILE, Some(3))));
        assert_eq!(error.hints(), ["did you mean `required`?"]);
    }

    #[test]
    fn hostile_files_are_refused_before_parsing() {
        for text in [
            "a: ".to_owned() + &"[".repeat(40_000),
            "x: &a [1]\ny: *a\n".to_owned(),
        ] {
            assert!(parse::<Settings>(SETTINGS_FILE, text.as_bytes()).is_err());
        }
    }
}

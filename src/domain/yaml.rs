//! The one way in which sop.yaml, people.yaml, roles.yaml, paths.yaml and workflows.yaml are read: with limits before
//! the parser, and errors that name the line and the nearest name.

use serde::de::DeserializeOwned;

use super::suggest;
use crate::error::{Error, Result};

/// No settings file of a real company comes near this; a YAML parser fed more can be made to spin.
const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Deeper nesting is refused before parsing.
const MAX_DEPTH: usize = 32;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::settings::{SETTINGS_FILE, Settings};

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

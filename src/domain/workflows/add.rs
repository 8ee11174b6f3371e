//! A field put into one entry of workflows.yaml: nothing else changes, comments stay, and the result is read again to
//! prove it.

use serde_json::Value;

use super::{WORKFLOWS_FILE, Workflows};
use crate::domain::yaml::parse;

/// Why there is no edited file. The given one stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddError {
    /// The file cannot be read as it stands.
    #[error("{WORKFLOWS_FILE} cannot be read")]
    Unreadable,
    /// No such entry, or it has the field already.
    #[error("`{0}` has no place for it")]
    Entry(String),
    /// Written in a way that no edit of single lines can keep.
    #[error("the entry `{0}` is laid out so that nothing can be added safely")]
    Layout(String),
}

/// A text as a YAML value that is that text and nothing else.
pub fn quoted(text: &str) -> String {
    Value::String(text.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}

/// The file with `field: value` in the entry of that name; `value` is YAML on one line.
///
/// # Errors
/// The entry is not there, has the field, or is laid out so that it cannot be added safely.
pub fn add_field(text: &str, name: &str, field: &str, value: &str) -> Result<String, AddError> {
    let before: Workflows =
        parse(WORKFLOWS_FILE, text.as_bytes()).map_err(|_| AddError::Unreadable)?;
    let entry = before.workflows.get(name);
    let has = entry.is_some_and(|entry| entry.get(field).is_some());
    if entry.is_none() || has {
        return Err(AddError::Entry(name.to_owned()));
    }
    let layout = || AddError::Layout(name.to_owned());
    let edited = edited(text, name, field, value).ok_or_else(layout)?;
    let after: Workflows = parse(WORKFLOWS_FILE, edited.as_bytes()).map_err(|_| layout())?;
    let mut expected = before;
    let wanted = entry_with(&edited, name, field);
    match (expected.workflows.get_mut(name), wanted) {
        (Some(Value::Object(fields)), Some(wanted)) => {
            fields.insert(field.to_owned(), wanted);
        }
        _ => return Err(layout()),
    }
    if expected == after {
        Ok(edited)
    } else {
        Err(layout())
    }
}

fn entry_with(edited: &str, name: &str, field: &str) -> Option<Value> {
    let after: Workflows = parse(WORKFLOWS_FILE, edited.as_bytes()).ok()?;
    after.workflows.get(name)?.get(field).cloned()
}

fn edited(text: &str, name: &str, field: &str, value: &str) -> Option<String> {
    let (start, end) = region(text, name)?;
    let entry = &text[start..end];
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let after_key = entry.find(':')? + 1;
    let rest = entry[after_key..].trim_start_matches([' ', '\t']);
    if rest.starts_with('{') {
        let open = entry.len() - rest.len();
        let close = open + closing(&entry[open..])?;
        let inside = &entry[open + 1..close];
        let last = inside.trim_end();
        // Behind a comment, only the brace itself is a safe place.
        let at = match inside.lines().last().is_some_and(|line| line.contains('#'))
            || inside[last.len()..].contains('\n')
        {
            true => close,
            false => open + 1 + last.len(),
        };
        let comma = match last.trim_start() {
            "" => "",
            text if text.ends_with(',') => " ",
            _ => ", ",
        };
        let put = format!("{comma}{field}: {value}");
        return Some(format!(
            "{}{put}{}",
            &text[..start + at],
            &text[start + at..]
        ));
    }
    let first = entry
        .lines()
        .skip(1)
        .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))?;
    let indent = &first[..first.len() - first.trim_start().len()];
    let kept = entry.trim_end_matches(['\n', '\r', ' ', '\t']);
    let at = start + kept.len();
    Some(format!(
        "{}{ends}{indent}{field}: {value}{}",
        &text[..at],
        &text[at..]
    ))
}

/// The bytes of an entry: from its key's line to where the next key of its depth, or of a lesser one, begins; comments
/// and blank lines above that are the next one's.
fn region(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut inside = false;
    let mut found: Option<(usize, usize, usize)> = None; // start, indent, end of its last line
    for line in text.split_inclusive('\n') {
        let here = at;
        at += line.len();
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        if let Some((start, own, end)) = &mut found {
            if indent > *own || content.starts_with(['}', ']']) {
                *end = at;
                continue;
            }
            return Some((*start, *end));
        }
        if indent == 0 {
            inside = content.starts_with("workflows:");
        } else if inside && key_of(content) == Some(name.to_owned()) {
            found = Some((here, indent, at));
        }
    }
    found.map(|(start, _, end)| (start, end))
}

fn key_of(line: &str) -> Option<String> {
    match line.chars().next()? {
        quote @ ('"' | '\'') => {
            let (key, rest) = line[1..].split_once(quote)?;
            rest.trim_start().starts_with(':').then(|| key.to_owned())
        }
        _ => {
            let (key, rest) = line.split_once(':')?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| key.trim_end().to_owned())
        }
    }
}

/// The byte of the brace that closes the first one.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote: Option<char> = None;
    let mut before = ' ';
    let mut comment = false;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            _ if comment => comment = letter != '\n',
            (Some('"'), '\\') if before == '\\' => {
                before = ' ';
                continue;
            }
            (Some('"'), '"') if before == '\\' => {}
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(before, ' ' | ',' | ':' | '{' | '[' | '\n' | '\'') => {
                quote = Some(letter)
            }
            (None, '#') if before.is_whitespace() => comment = true,
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        before = letter;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "# What is done here.\nworkflows:\n  # weekly\n  renewals: {title: \"Renewal: calls\", cost: 4, today: \"they said \\\"{\"}  # often\n  block:\n    title: Block\n    roles: [a, b]  # both\n\n  # the last one\n  'odd one': { title: 'it''s }' }\n  empty: {}\n";

    #[test]
    fn one_line_changes_or_comes() {
        let sop = |name: &str| add_field(FILE, name, "sop", "renewal-call").expect("adds");
        assert_eq!(
            sop("renewals"),
            FILE.replace("\\\"{\"}", "\\\"{\", sop: renewal-call}")
        );
        assert_eq!(
            sop("block"),
            FILE.replace("# both\n", "# both\n    sop: renewal-call\n")
        );
        assert_eq!(
            sop("odd one"),
            FILE.replace("'it''s }' }", "'it''s }', sop: renewal-call }")
        );
        assert_eq!(sop("empty"), FILE.replace("{}", "{sop: renewal-call}"));
    }

    #[test]
    fn what_cannot_be_added_is_refused() {
        for (text, name) in [
            (FILE, "none"),
            ("workflows: {a: {cost: 1}}\n", "a"),
            ("workflows:\n  a: {sop: b}\n", "a"),
            ("workflows:\n  a:\n", "a"),
            ("workflows: [", "a"),
        ] {
            assert!(add_field(text, name, "sop", "x").is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_words_stay_words(words in "\\PC{0,40}", crlf in any::<bool>()) {
            let file = if crlf { FILE.replace('\n', "\r\n") } else { FILE.to_owned() };
            let value = format!("{{document: {}, on: 2026-11-25, by: p-1}}", quoted(&words));
            for name in ["renewals", "block", "odd one"] {
                let edited = add_field(&file, name, "decision", &value).expect("adds");
                let lines: Vec<&str> = edited.split_inclusive('\n').collect();
                let gone = file.split_inclusive('\n').filter(|line| !lines.contains(line)).count();
                prop_assert!(gone <= 1);
            }
        }
    }
}

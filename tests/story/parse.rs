//! From Markdown to steps, and back with other expectations.

use std::ops::Range;

/// Which fenced blocks are played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// ` ```console `, with or without more words.
    Console,
    /// ` ```console run ` only: a README also shows what is not run.
    ConsoleRun,
}

/// Somebody of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// What stands before `$ ` in a prompt.
    pub id: String,
    /// `user.name`
    pub name: String,
    /// `user.email`
    pub email: String,
    /// Below the story's root.
    pub folder: String,
}

/// A command and what it must say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Line in the file, from 1.
    pub line: usize,
    /// Who types it, where the prompt says so.
    pub user: Option<String>,
    /// The command line; continued lines joined.
    pub command: String,
    /// A here-document's text.
    pub input: Option<String>,
    /// The lines that must come, without blank ones at the end.
    pub expected: Vec<String>,
    /// Where these stand in the file, in lines from 0.
    pub expected_range: Range<usize>,
}

/// A story, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Its people, in order; Maria alone where the story names none.
    pub users: Vec<Declared>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// Other expectations for a range of lines.
#[derive(Debug, Clone)]
pub struct Replacement {
    /// Lines from 0.
    pub range: Range<usize>,
    /// What comes there.
    pub lines: Vec<String>,
}

/// Reads a story.
///
/// # Errors
/// `LINE: what is wrong`.
pub fn parse(text: &str, which: Which) -> Result<Parsed, String> {
    let lines: Vec<&str> = text.lines().collect();
    let blocks = blocks(&lines);
    let mut parsed = Parsed::default();
    for block in blocks.iter().filter(|block| block.info == "users") {
        for at in block.body.clone() {
            parsed.users.push(declared(lines[at]).ok_or_else(|| {
                format!(
                    "{}: not `id Full Name <e-mail> [folder]`: {}",
                    at + 1,
                    lines[at]
                )
            })?);
        }
    }
    if parsed.users.is_empty() {
        parsed
            .users
            .extend(declared("maria Maria Lopez <maria@example.com>"));
    }
    for block in blocks.iter().filter(|block| which.takes(&block.info)) {
        steps(&lines, block.body.clone(), &parsed.users, &mut parsed.steps)?;
    }
    Ok(parsed)
}

/// The text with some expectations replaced.
pub fn rewrite(text: &str, replaced: &[Replacement]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<&str> = Vec::new();
    let mut at = 0;
    for replacement in replaced {
        out.extend(&lines[at..replacement.range.start]);
        out.extend(replacement.lines.iter().map(String::as_str));
        at = replacement.range.end;
    }
    out.extend(&lines[at..]);
    let mut text = out.join("\n");
    text.push('\n');
    text
}

impl Which {
    fn takes(self, info: &str) -> bool {
        let mut words = info.split_whitespace();
        match self {
            Self::Console => words.next() == Some("console"),
            Self::ConsoleRun => words.eq(["console", "run"]),
        }
    }
}

struct Block {
    info: String,
    body: Range<usize>,
}

/// The fenced blocks; the fence may be longer than three.
fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, String)> = None;
    for (at, line) in lines.iter().enumerate() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        match &open {
            None if ticks >= 3 => open = Some((ticks, at + 1, line[ticks..].trim().to_owned())),
            Some((fence, begin, info)) if ticks >= *fence && line[ticks..].trim().is_empty() => {
                found.push(Block {
                    info: info.clone(),
                    body: *begin..at,
                });
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn declared(line: &str) -> Option<Declared> {
    let (id, rest) = line.trim().split_once(' ')?;
    let (name, rest) = rest.split_once('<')?;
    let (email, folder) = rest.split_once('>')?;
    let folder = Some(folder.trim())
        .filter(|folder| !folder.is_empty())
        .unwrap_or(id);
    Some(Declared {
        id: id.to_owned(),
        name: name.trim().to_owned(),
        email: email.to_owned(),
        folder: folder.to_owned(),
    })
}

/// The user and the command of a prompt line.
pub fn prompt<'a>(line: &'a str, users: &[Declared]) -> Option<(Option<String>, &'a str)> {
    if let Some(command) = line.strip_prefix("$ ") {
        return Some((None, command));
    }
    users.iter().find_map(|user| {
        let command = line.strip_prefix(user.id.as_str())?.strip_prefix("$ ")?;
        Some((Some(user.id.clone()), command))
    })
}

fn steps(
    lines: &[&str],
    body: Range<usize>,
    users: &[Declared],
    steps: &mut Vec<Step>,
) -> Result<(), String> {
    let mut at = body.start;
    while at < body.end {
        let Some((user, first)) = prompt(lines[at], users) else {
            if lines[at].trim().is_empty() {
                at += 1;
                continue;
            }
            return Err(format!(
                "{}: output without a command: {}",
                at + 1,
                lines[at]
            ));
        };
        let line = at + 1;
        let mut command = first.to_owned();
        at += 1;
        while command.ends_with('\\') && at < body.end {
            command.pop();
            command.push_str(lines[at].trim_start());
            at += 1;
        }
        let input = match here_document(&command) {
            None => None,
            Some(end) => Some(
                take_input(lines, &mut at, body.end, &end)
                    .ok_or(format!("{line}: `{end}` is missing"))?,
            ),
        };
        let begin = at;
        while at < body.end && prompt(lines[at], users).is_none() {
            at += 1;
        }
        let blank = lines[begin..at]
            .iter()
            .rev()
            .take_while(|line| line.trim().is_empty())
            .count();
        let expected_range = begin..at - blank;
        let expected = lines[expected_range.clone()]
            .iter()
            .map(|line| line.trim_end().to_owned())
            .collect();
        steps.push(Step {
            line,
            user,
            command,
            input,
            expected,
            expected_range,
        });
    }
    Ok(())
}

/// The word that ends the here-document which a command begins.
fn here_document(command: &str) -> Option<String> {
    let (_, rest) = command.rsplit_once("<<")?;
    let word = rest.split_whitespace().next()?.trim_matches(['\'', '"']);
    (!word.is_empty()
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
    .then(|| word.to_owned())
}

fn take_input(lines: &[&str], at: &mut usize, end: usize, word: &str) -> Option<String> {
    let length = lines[*at..end].iter().position(|line| *line == word)?;
    let text: String = lines[*at..*at + length]
        .iter()
        .flat_map(|line| [*line, "\n"])
        .collect();
    *at += length + 1;
    Some(text)
}

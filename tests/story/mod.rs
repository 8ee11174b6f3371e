//! Stories: Markdown with console blocks that run as tests and read as documentation. `tests/stories/README.md` says
//! how they are written.
#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a runner that cannot set up its world has failed; the bans are for the program, not for its tests"
)]

pub mod matching;
pub mod parse;
pub mod shell;
pub mod words;

use std::path::{Path, PathBuf};

use crate::support::{TestEnv, complaints, repositories};
use matching::{Normal, expectation, matches};
use parse::{Parsed, Which};
use shell::Shell;

/// A Markdown file with console blocks.
#[derive(Debug, Clone)]
pub struct Story {
    /// The file's name without its extension.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Which of its blocks run.
    pub which: Which,
}

impl Story {
    /// Every story of `tests/stories`, by name, the README and docs/audit.md.
    pub fn all(checkout: &Path) -> Vec<Self> {
        let mut found: Vec<Self> = std::fs::read_dir(checkout.join("tests/stories"))
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| {
                path.extension().is_some_and(|end| end == "md") && !path.ends_with("README.md")
            })
            .map(|path| Self {
                name: path
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                path,
                which: Which::Console,
            })
            .collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        for (name, path) in [("readme", "README.md"), ("audit-day", "docs/audit.md")] {
            let path = checkout.join(path);
            if path.exists() {
                found.push(Self {
                    name: name.to_owned(),
                    path,
                    which: Which::ConsoleRun,
                });
            }
        }
        found
    }

    /// Plays the story in a fresh world.
    ///
    /// # Errors
    /// The first thing that is not as the story says, ready to be printed.
    pub fn play(&self, update: bool) -> Result<(), String> {
        let text = std::fs::read_to_string(&self.path)
            .map_err(|error| format!("{}: {error}", self.path.display()))?;
        let parsed = parse::parse(&text, self.which)
            .map_err(|error| format!("{}:{error}", self.path.display()))?;
        let env = TestEnv::new();
        let replaced = self.play_parsed(&env, &parsed, update)?;
        check_repositories(&env)?;
        let text_now = parse::rewrite(&text, &replaced);
        if update && text_now != text {
            std::fs::write(&self.path, text_now)
                .map_err(|error| format!("{}: {error}", self.path.display()))?;
        }
        Ok(())
    }

    fn play_parsed(
        &self,
        env: &TestEnv,
        parsed: &Parsed,
        update: bool,
    ) -> Result<Vec<parse::Replacement>, String> {
        let mut shell = Shell::new(env, &parsed.users);
        let normal = Normal::new(env.root());
        let mut replaced = Vec::new();
        for step in &parsed.steps {
            let place = format!("{}:{}", self.path.display(), step.line);
            let said = shell
                .run(step.user.as_deref(), &step.command, step.input.as_deref())
                .map_err(|error| format!("{place}: $ {}\n{error}", step.command))?;
            let actual = normal.lines(&said);
            if matches(&step.expected, &actual) {
                continue;
            }
            let lines = expectation(&step.expected, &actual, &parsed.users);
            if !update {
                return Err(different(&place, &step.command, &step.expected, &lines));
            }
            replaced.push(parse::Replacement {
                range: step.expected_range.clone(),
                lines,
            });
        }
        Ok(replaced)
    }
}

fn check_repositories(env: &TestEnv) -> Result<(), String> {
    for repository in repositories(env.root()) {
        if let Some(complaints) = complaints(&repository) {
            return Err(format!(
                "git fsck --strict in {}:\n{complaints}",
                repository.display()
            ));
        }
    }
    Ok(())
}

fn different(place: &str, command: &str, expected: &[String], actual: &[String]) -> String {
    let mut text = format!("{place}: $ {command}\n  the story says (-), the program says (+):\n");
    let same = expected
        .iter()
        .zip(actual)
        .take_while(|(a, b)| a == b)
        .count();
    for line in &expected[..same] {
        text += &format!("    {line}\n");
    }
    for line in &expected[same..] {
        text += &format!("  - {line}\n");
    }
    for line in &actual[same..] {
        text += &format!("  + {line}\n");
    }
    text + "  UPDATE_STORIES=1 cargo test --test stories   (writes what the program says; read it before you commit it)"
}

//! The user's own `git` and signing programs: fetch, push, check-out, signatures.
//!
//! Everything that needs credentials, hooks or a work tree goes through the program that the user has set up;
//! names and addresses come after `--`, and the environment is cleared of what would redirect git.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::error::{Error, Result};

/// Which transports git may use: by itself none that sends a password for all to read, or runs a program of a URL's choosing.
const ALLOWED: &str = "GIT_ALLOW_PROTOCOL";

/// `GIT_*` variables that say how the user reaches a remote; all others are dropped.
const KEPT: [&str; 13] = [
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_ASKPASS",
    "GIT_TERMINAL_PROMPT",
    "GIT_SSL_CAINFO",
    "GIT_SSL_CAPATH",
    "GIT_SSL_CERT",
    "GIT_SSL_KEY",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_HTTP_USER_AGENT",
    ALLOWED,
];

/// Runs programs in one repository.
#[derive(Debug, Clone)]
pub struct Programs {
    folder: PathBuf,
    vars: Vec<(OsString, OsString)>,
}

impl Programs {
    /// Programs that run in `folder` with the given environment.
    pub fn new<'a>(
        folder: &Path,
        vars: impl Iterator<Item = (&'a OsString, &'a OsString)>,
    ) -> Self {
        let kept = |name: &OsStr| {
            let name = name.to_string_lossy();
            !name.starts_with("GIT_") || KEPT.contains(&name.as_ref())
        };
        Self {
            folder: folder.to_owned(),
            vars: vars
                .filter(|(name, _)| kept(name))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
        }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.folder)
            .env_clear()
            .envs(self.vars.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs git and returns its whole answer; only a git that cannot be started is an error.
    pub fn git(&self, args: &[&str]) -> Result<Output> {
        let mut command = self.command("git");
        command
            .args([
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.fsync=all",
                "-c",
                "advice.detachedHead=false",
            ])
            .env("LC_ALL", "C")
            .args(args)
            .stdin(Stdio::null());
        if !self.vars.iter().any(|(name, _)| name == ALLOWED) {
            command.env(ALLOWED, "https:ssh:file");
        }
        command.output().map_err(|error| not_started("git", &error))
    }

    /// Runs git where a failure is an error of the repository.
    ///
    /// # Errors
    /// `what` failed; git's own words are the cause.
    pub fn git_ok(&self, what: &str, args: &[&str]) -> Result<String> {
        let output = self.git(args)?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(Error::repository(what).cause(said(&output)))
        }
    }

    /// Feeds a program and returns what it prints.
    ///
    /// # Errors
    /// It cannot be started, or does not end well.
    pub fn pipe(&self, program: &str, args: &[&str], input: &[u8]) -> Result<Vec<u8>> {
        self.feed(program, args, input, &[])
    }

    /// As [`Programs::pipe`], with variables of its own added.
    ///
    /// # Errors
    /// It cannot be started, or does not end well.
    pub fn feed(
        &self,
        program: &str,
        args: &[&str],
        input: &[u8],
        vars: &[(&str, &str)],
    ) -> Result<Vec<u8>> {
        let output = self.ask(program, args, input, vars)?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(Error::repository(format!("`{program}` failed")).cause(said(&output)))
        }
    }

    /// Feeds a program, with variables of its own added, and returns its whole answer, however it ends.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn ask(
        &self,
        program: &str,
        args: &[&str],
        input: &[u8],
        vars: &[(&str, &str)],
    ) -> Result<Output> {
        let mut child = self
            .command(program)
            .args(args)
            .envs(vars.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| not_started(program, &error))?;
        if let Some(mut stdin) = child.stdin.take() {
            // A program that stops reading says so by its exit status.
            let _ = stdin.write_all(input);
        }
        child
            .wait_with_output()
            .map_err(|error| not_started(program, &error))
    }

    /// Runs a program with variables of its own added, both streams as they come out one after the other.
    pub fn run(&self, program: &Path, args: &[&str], vars: &[(&str, &str)]) -> Result<Output> {
        self.command(&program.to_string_lossy())
            .args(args)
            .envs(vars.iter().copied())
            .stdin(Stdio::null())
            .output()
            .map_err(|error| not_started(&program.to_string_lossy(), &error))
    }

    /// Runs the user's editor on a file, on this terminal.
    pub fn edit(&self, editor: &str, file: &Path) -> Result<()> {
        // As git does it: the setting is a shell command, the file its argument.
        let status = self
            .command("sh")
            .args(["-c", &format!("{editor} \"$@\""), editor])
            .arg(file)
            .status()
            .map_err(|error| not_started(editor, &error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Error::repository(format!(
                "the editor `{editor}` ended with {status}"
            )))
        }
    }
}

/// What a program said on its way out, in at most a few lines.
pub fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(8)
        .collect();
    if lines.is_empty() {
        output.status.to_string()
    } else {
        lines.join("; ")
    }
}

fn not_started(program: &str, error: &std::io::Error) -> Error {
    Error::repository(format!("`{program}` cannot be started"))
        .cause(error)
        .hint(format!("install {program}, or put it on the PATH"))
}

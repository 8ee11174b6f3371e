//! The only reader of the process: arguments, folder, clock, variables, streams.
//!
//! Everything else gets an [`Env`], so that a test decides what the world looks like.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;

use jiff::Timestamp;

use crate::error::{Error, Result};

/// What time it is, and whether somebody said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// To the second: records carry no fractions.
    pub at: Timestamp,
    /// Set by `SOP_NOW`: records written under it say so.
    pub set: bool,
}

/// Which of the standard streams are terminals.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terminals {
    /// Somebody can answer a prompt.
    pub stdin: bool,
    /// Data goes to a person.
    pub stdout: bool,
    /// Talk goes to a person.
    pub stderr: bool,
}

/// The outside world, injected.
pub struct Env {
    /// The command line, program name first.
    pub args: Vec<OsString>,
    /// This very program, for the tour.
    pub program: PathBuf,
    /// The folder that we were started in.
    pub cwd: PathBuf,
    /// The environment, as it was at the start.
    pub vars: BTreeMap<OsString, OsString>,
    /// Terminals or pipes.
    pub terminals: Terminals,
    /// Columns of the terminal; 80 where there is none.
    pub width: usize,
    /// Where data is read from.
    pub stdin: Box<dyn Read>,
    /// Where data goes.
    pub stdout: Box<dyn Write>,
    /// Where talk goes.
    pub stderr: Box<dyn Write>,
}

impl Env {
    /// The real process.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that may look at the process"
    )]
    pub fn from_process() -> Self {
        let vars: BTreeMap<OsString, OsString> = std::env::vars_os().collect();
        Self {
            args: std::env::args_os().collect(),
            program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("sop")),
            cwd: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            width: terminal_width(&vars),
            vars,
            terminals: Terminals {
                stdin: io::stdin().is_terminal(),
                stdout: io::stdout().is_terminal(),
                stderr: io::stderr().is_terminal(),
            },
            stdin: Box::new(io::stdin()),
            stdout: Box::new(io::stdout()),
            stderr: Box::new(io::stderr()),
        }
    }

    /// A variable that is set and not empty, as text.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.vars
            .get(std::ffi::OsStr::new(name))
            .and_then(|value| value.to_str())
            .filter(|value| !value.is_empty())
    }

    /// The clock, or what `SOP_NOW` says it is.
    ///
    /// # Errors
    /// `SOP_NOW` is not RFC 3339.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that may look at the clock"
    )]
    pub fn now(&self) -> Result<Now> {
        let (at, set) = match self.var("SOP_NOW") {
            Some(text) => (
                text.parse::<Timestamp>().map_err(|error| {
                    Error::usage(format!("SOP_NOW is not a time: `{text}`"))
                        .cause(error)
                        .hint("SOP_NOW=2026-11-22T09:00:00Z")
                })?,
                true,
            ),
            None => (Timestamp::now(), false),
        };
        let whole = Timestamp::from_second(at.as_second())
            .map_err(|error| Error::usage("the clock is out of range").cause(error))?;
        Ok(Now { at: whole, set })
    }

    /// Whether human text may be coloured on stdout.
    pub fn colour(&self) -> bool {
        self.terminals.stdout
            && self.var("NO_COLOR").is_none()
            && self.var("TERM").is_none_or(|term| term != "dumb")
    }
}

/// `COLUMNS` where it is set, else what the terminal says, else 80.
fn terminal_width(vars: &BTreeMap<OsString, OsString>) -> usize {
    vars.get(std::ffi::OsStr::new("COLUMNS"))
        .and_then(|value| value.to_str()?.parse().ok())
        .filter(|columns| (20..=1000).contains(columns))
        .or_else(|| {
            let (_, columns) = dialoguer::console::Term::stdout().size_checked()?;
            Some(usize::from(columns))
        })
        .unwrap_or(80)
}

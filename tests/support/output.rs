//! What a program said and how it ended.

use std::fmt;

use serde_json::Value;

/// The answer of one command; its `Display` is stdout, stderr and status, so that a failed assertion shows all.
#[must_use = "a command whose answer nobody looks at may have failed"]
#[derive(Debug, Clone)]
pub struct Output {
    /// The command line, for messages.
    pub command: String,
    /// Data.
    pub stdout: String,
    /// Talk.
    pub stderr: String,
    /// The exit code; -1 where a signal ended the program.
    pub code: i32,
}

impl Output {
    /// Takes over what a process left.
    pub fn of(command: String, output: &std::process::Output) -> Self {
        Self {
            command,
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Asserts the exit code.
    pub fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }

    /// Stdout as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("stdout is no JSON: {error}\n{self}"))
    }

    /// The error as JSON: the first line of stderr that is an object, or the whole of it.
    pub fn error_json(&self) -> Value {
        let line = self
            .stderr
            .lines()
            .find(|line| line.starts_with("{\"error\""))
            .unwrap_or(&self.stderr);
        serde_json::from_str(line)
            .unwrap_or_else(|error| panic!("stderr holds no JSON error: {error}\n{self}"))
    }

    /// Asserts that stdout or stderr contains a text.
    pub fn says(self, text: &str) -> Self {
        assert!(
            self.stdout.contains(text) || self.stderr.contains(text),
            "{text:?} is not in\n{self}"
        );
        self
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "$ {}", self.command)?;
        writeln!(f, "-- stdout\n{}", self.stdout.trim_end())?;
        writeln!(f, "-- stderr\n{}", self.stderr.trim_end())?;
        write!(f, "-- exit {}", self.code)
    }
}

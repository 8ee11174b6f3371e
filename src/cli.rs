//! From a command line to an exit code: the only place where an error becomes text and an exit code.

use std::io::Write;

use clap::error::{ContextKind, ErrorKind};

use crate::commands::{Context, Outcome, parse};
use crate::env::Env;
use crate::error::Error;
use crate::ui::{json, safe};

/// Runs the program and returns its exit code.
pub fn run(mut env: Env) -> u8 {
    let (globals, command) = match parse(&env.args) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&mut env, error),
    };
    let as_json = globals.is_json();
    let mut context = match Context::new(env, globals) {
        Ok(context) => context,
        Err(failed) => {
            let (mut env, error) = *failed;
            return fail(&mut env, &error, as_json);
        }
    };
    match command(&mut context) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Err(error) => fail(&mut context.env, &error, as_json),
    }
}

/// Clap's own messages: help and version go to stdout, mistakes to stderr.
fn usage(env: &mut Env, mut error: clap::Error) -> u8 {
    if error.kind() == ErrorKind::UnknownArgument {
        // A flag that is none is a slip; that it could be passed as an SOP's name helps nobody.
        error.remove(ContextKind::Suggested);
    }
    let text = error.render();
    if error.use_stderr() {
        let json = |args: &[std::ffi::OsString]| match args {
            [flag, value] => flag == "--format" && value == "json",
            _ => false,
        };
        let wants_json = env
            .args
            .iter()
            .any(|arg| arg == "--json" || arg == "--format=json")
            || env.args.windows(2).any(json);
        if wants_json {
            return fail(env, &usage_error(&text.to_string()), true);
        }
        let _ = write!(env.stderr, "{text}");
        2
    } else {
        let _ = if env.colour() {
            write!(env.stdout, "{}", text.ansi())
        } else {
            write!(env.stdout, "{text}")
        };
        0
    }
}

/// Clap's words as an error of ours: the first paragraph says what is wrong, tips and usage are hints.
fn usage_error(text: &str) -> Error {
    let mut message = Vec::new();
    let mut hints = Vec::new();
    let mut said = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            said |= !message.is_empty();
        } else if !said {
            message.push(line.trim_start_matches("error: "));
        } else if !line.starts_with("For more information") {
            let hint = line.trim_start_matches("tip: ");
            hints.push(hint.trim_start_matches("Usage: "));
        }
    }
    let error = Error::usage(message.join(" "));
    hints.into_iter().fold(error, Error::hint)
}

fn fail(env: &mut Env, error: &Error, as_json: bool) -> u8 {
    let text = if as_json {
        json::render(&error.json()).unwrap_or_else(|_| error.to_string())
    } else {
        human(error)
    };
    let _ = env.stderr.write_all(text.as_bytes());
    error.exit_code()
}

/// An error for people: what failed, where, why, and the command that mends it.
fn human(error: &Error) -> String {
    let mut text = format!("error: {}\n", error.message());
    if let Some((path, line)) = error.place() {
        let place = line.map_or_else(|| path.to_owned(), |line| format!("{path}:{line}"));
        if !error.message().contains(&place) {
            text.push_str(&format!("  at {place}\n"));
        }
    }
    for cause in error.causes() {
        text.push_str(&format!("  because: {cause}\n"));
    }
    for reason in error.refusal_reasons() {
        text.push_str(&format!("  - {}\n", reason.message));
        if let Some(hint) = &reason.hint {
            text.push_str(&format!("      {hint}\n"));
        }
    }
    for hint in error.hints() {
        text.push_str(&format!("  try: {hint}\n"));
    }
    safe(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_sentence_and_hints() {
        let error = usage_error(
            "error: unexpected argument '--pth' found\n\n  tip: a similar argument exists: '--path'\n\nUsage: sop stale [SOP]\n\nFor more information, try '--help'.\n",
        );
        assert_eq!(error.message(), "unexpected argument '--pth' found");
        assert_eq!(
            error.hints(),
            ["a similar argument exists: '--path'", "sop stale [SOP]"]
        );
        let error = usage_error(
            "error: the following required arguments were not provided:\n  <SOP>\n\nUsage: sop show <SOP>\n",
        );
        assert_eq!(
            error.message(),
            "the following required arguments were not provided: <SOP>"
        );
    }
}

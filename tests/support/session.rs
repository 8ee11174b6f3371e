//! One person at work: a folder, and the commands that are run there.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use super::{Output, TestEnv, User};

/// A person of a [`TestEnv`], in a folder; cheap to clone, so `.in_folder(…)` and `.var(…)` give a new one.
#[derive(Clone)]
pub struct Session<'a> {
    env: &'a TestEnv,
    user: User,
    folder: PathBuf,
    vars: Vec<(OsString, OsString)>,
}

impl<'a> Session<'a> {
    /// A person in their own folder.
    pub fn new(env: &'a TestEnv, user: User) -> Self {
        Self {
            env,
            folder: user.folder.clone(),
            user,
            vars: Vec::new(),
        }
    }

    /// Where commands run.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The same person elsewhere; relative to the folder, which is made where it is missing.
    #[must_use]
    pub fn in_folder(&self, folder: impl AsRef<Path>) -> Self {
        let folder = self.folder.join(folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self {
            folder,
            ..self.clone()
        }
    }

    /// The same person with one more variable set.
    #[must_use]
    pub fn var(&self, name: &str, value: &str) -> Self {
        let mut session = self.clone();
        session.vars.push((name.into(), value.into()));
        session
    }

    /// Runs `sop` and returns whatever it said.
    pub fn run(&self, args: &[&str]) -> Output {
        self.program("sop", args, b"")
    }

    /// Runs `sop` with something on standard input.
    pub fn run_with(&self, args: &[&str], input: &str) -> Output {
        self.program("sop", args, input.as_bytes())
    }

    /// Runs `sop`, which must succeed; returns stdout.
    pub fn ok(&self, args: &[&str]) -> String {
        self.run(args).expect_code(0).stdout
    }

    /// Runs `sop`, which must end with this code.
    pub fn fails(&self, code: i32, args: &[&str]) -> Output {
        self.run(args).expect_code(code)
    }

    /// Runs `sop … --format json`, which must succeed; returns what it answers.
    pub fn json(&self, args: &[&str]) -> Value {
        let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
        self.run(&args).expect_code(0).json()
    }

    /// Runs `git`, which must succeed; returns stdout without the final line end.
    pub fn git(&self, args: &[&str]) -> String {
        let output = self.program("git", args, b"").expect_code(0);
        output.stdout.trim_end().to_owned()
    }

    /// Runs any program.
    pub fn program(&self, program: &str, args: &[&str], input: &[u8]) -> Output {
        let mut child = self
            .env
            .command(program, &self.user, &self.folder)
            .args(args)
            .envs(self.vars.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} cannot be started: {error}"));
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_owned();
        let writer = std::thread::spawn(move || {
            // A program that does not read its input is free not to.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the writer ends");
        let words: Vec<&str> = std::iter::once(program)
            .chain(args.iter().copied())
            .collect();
        Output::of(words.join(" "), &output)
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> String {
        let path = self.folder.join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Whether a file or folder is there.
    pub fn has(&self, path: &str) -> bool {
        self.folder.join(path).exists()
    }

    /// Stages everything and commits it with plain git; returns the commit.
    pub fn commit_all(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }
}

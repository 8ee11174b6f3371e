//! What every command has at hand: the world, the global flags, the repository, and how to answer.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use serde::Serialize;

use crate::domain::finding::Finding;
use crate::domain::settings::Identity;
use crate::env::{Env, Now};
use crate::error::{Error, Result};
use crate::store::{Options, Snapshot, Store};
use crate::ui::progress::Busy;
use crate::ui::sarif::RuleText;
use crate::ui::{Human, Sheet, csv, github, json, prompt, sarif};

/// Flags that every command takes.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Globals {
    /// Work in this repository
    #[arg(long, short = 'C', global = true, value_name = "DIR")]
    pub repo: Option<PathBuf>,
    /// Answer in this format
    #[arg(long, global = true, value_enum)]
    pub format: Option<Format>,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing beside the answer
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Use no colour
    #[arg(long, global = true)]
    pub no_color: bool,
    /// Show what would be written, and write nothing
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Leave the network alone
    #[arg(long, global = true)]
    pub offline: bool,
    /// Answer yes to every question
    #[arg(long, short, global = true)]
    pub yes: bool,
    /// Act as this person (id or e-mail); SOP_ACTOR does the same
    #[arg(long, global = true, value_name = "PERSON")]
    pub actor: Option<String>,
    /// Take these files as SOPs, before sop.yaml (repeatable)
    #[arg(long, global = true, value_name = "GLOB")]
    pub sops: Vec<String>,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs
    Json,
    /// For spreadsheets, where the command says so
    Csv,
    /// As Markdown, for an issue or a pull request, where the command says so
    Markdown,
    /// As one self-contained page, where the command says so
    Html,
    /// As annotations of a GitHub workflow, where the command says so
    Github,
    /// As SARIF 2.1.0 for code scanning, where the command says so
    Sarif,
    /// As JUnit's XML, for a CI system's view of tests, where the command says so
    Junit,
}

impl Globals {
    /// Whether the answer, and an error, are for a program.
    pub fn is_json(&self) -> bool {
        self.json || self.format == Some(Format::Json)
    }

    /// What was said before the subcommand and what was said after it, the latter winning.
    pub fn and(self, after: Self) -> Self {
        Self {
            repo: after.repo.or(self.repo),
            format: after.format.or(self.format),
            json: after.json || self.json,
            quiet: after.quiet || self.quiet,
            no_color: after.no_color || self.no_color,
            dry_run: after.dry_run || self.dry_run,
            offline: after.offline || self.offline,
            yes: after.yes || self.yes,
            actor: after.actor.or(self.actor),
            sops: each_once([self.sops, after.sops].concat()),
        }
    }
}

fn each_once(globs: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    globs
        .into_iter()
        .filter(|glob| seen.insert(glob.clone()))
        .collect()
}

/// How a command ended, other than in an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Exit 0.
    Done,
    /// Exit 1: something was found.
    Findings,
}

/// What every command has at hand.
pub struct Context {
    /// The world.
    pub env: Env,
    /// The global flags.
    pub globals: Globals,
    /// What time it is.
    pub now: Now,
}

impl Context {
    /// Puts world and flags together.
    ///
    /// # Errors
    /// `SOP_NOW` is not a time; the world is handed back so that this can be said.
    pub fn new(env: Env, globals: Globals) -> Result<Self, Box<(Env, Error)>> {
        match env.now() {
            Ok(now) => Ok(Self { env, globals, now }),
            Err(error) => Err(Box::new((env, error))),
        }
    }

    /// What the flags say of the repository.
    pub fn options(&self) -> Options {
        Options {
            repo: self.globals.repo.clone(),
            globs: self.globals.sops.clone(),
            actor: self.globals.actor.clone(),
            dry_run: self.globals.dry_run,
            offline: self.globals.offline,
        }
    }

    /// The repository.
    pub fn store(&self) -> Result<Store> {
        Store::open(&self.env, &self.options())
    }

    /// Asks the remote, where there is one; a remote that does not answer is said and no more.
    pub fn fetch(&mut self, store: &Store) -> Result<()> {
        let busy = self.busy("asking the remote");
        let warning = store.fetch_or_warn()?;
        drop(busy);
        if let Some(warning) = warning {
            self.say(&format!("warning: {warning}"));
        }
        Ok(())
    }

    /// Begins to measure; what it gives says how many milliseconds have gone by.
    #[allow(
        clippy::disallowed_methods,
        reason = "an answer says how long it took, and nothing follows from it"
    )]
    pub fn stopwatch(&self) -> impl Fn() -> u64 + use<> {
        let begun = std::time::Instant::now();
        move || u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// A sign of life while something takes long.
    pub fn busy(&self, what: &str) -> Busy {
        Busy::new(self.env.terminals.stderr && !self.globals.quiet, what)
    }

    /// Says which files are taken for SOPs, where nobody said, and which cannot be.
    pub fn say_what_is_read(&mut self, snapshot: &Snapshot) {
        self.say_what_is_taken(snapshot);
        for (path, why) in &snapshot.refused {
            self.say(&format!(
                "warning: {} is not read: {why}",
                path.replace('\n', "␊")
            ));
        }
    }

    /// Says which files are taken for SOPs, where nobody said.
    pub fn say_what_is_taken(&mut self, snapshot: &Snapshot) {
        if snapshot.guessed {
            let globs = snapshot.globs.patterns().join(", ");
            self.say(&format!(
                "note: no sop.yaml here; taking {globs} for the SOPs (--sops GLOB says otherwise)"
            ));
        }
    }

    /// Talk: on stderr, unless `--quiet`.
    pub fn say(&mut self, text: &str) {
        if !self.globals.quiet {
            let text = crate::domain::plain::terminal_safe(text);
            let _ = writeln!(self.env.stderr, "{text}");
        }
    }

    /// A sheet as wide as the terminal, in colour where that is wanted.
    pub fn sheet(&self) -> Sheet {
        Sheet::new(self.env.width, self.env.colour() && !self.globals.no_color)
    }

    /// Shows what somebody is asked about next.
    pub fn present(&mut self, shown: &impl Human) -> Result<()> {
        let mut sheet = self.sheet();
        shown.human(&mut sheet);
        self.print(&sheet.out)?;
        self.print("\n")
    }

    /// Shows a sheet beside the answer.
    pub fn show(&mut self, sheet: &Sheet) {
        let _ = self.env.stderr.write_all(sheet.out.as_bytes());
    }

    /// Shows beside the answer what is written on a new sheet.
    pub fn tell(&mut self, write: impl FnOnce(&mut Sheet)) {
        let mut sheet = self.sheet();
        write(&mut sheet);
        self.show(&sheet);
    }

    /// The answer, in the format that is asked for.
    pub fn answer(&mut self, report: &(impl Serialize + Human)) -> Result<()> {
        if self.globals.is_json() {
            return written(json::write(report, &mut self.env.stdout));
        }
        let mut sheet = self.sheet().on_terminal(self.env.terminals.stdout);
        report.human(&mut sheet);
        self.print(&sheet.out)?;
        if !self.globals.quiet {
            let _ = self.env.stderr.write_all(sheet.talk.as_bytes());
        }
        Ok(())
    }

    /// The answer of a command that finds faults, which other tools have formats for.
    pub fn answer_findings(
        &mut self,
        report: &(impl Serialize + Human),
        tool: &str,
        rules: &[RuleText<'_>],
        findings: &[Finding],
    ) -> Result<()> {
        match self.globals.format {
            Some(Format::Github) => self.print(&github::render(findings)),
            Some(Format::Sarif) => {
                let text = sarif::render(tool, rules, findings)?;
                self.print(&text)
            }
            _ => self.answer(report),
        }
    }

    /// Rows as CSV.
    pub fn answer_csv(&mut self, heads: &[&str], rows: &[Vec<String>]) -> Result<()> {
        let text = csv::render(heads, rows)?;
        let text = if self.env.terminals.stdout {
            crate::ui::safe(&text)
        } else {
            text
        };
        self.print(&text)
    }

    /// Data: on stdout.
    pub fn print(&mut self, text: &str) -> Result<()> {
        let out = &mut self.env.stdout;
        written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// Whether somebody can answer a question.
    pub fn interactive(&self) -> bool {
        self.env.terminals.stdin
            && self.env.terminals.stderr
            && !self.globals.yes
            && !self.globals.is_json()
    }

    /// How the actor is known to this run: by key where the record will be signed, by an answer at the terminal, else by assertion.
    ///
    /// # Errors
    /// The question was answered with no, or nobody can answer it and `--yes` is missing.
    pub fn identity(&self, store: &Store, snapshot: &Snapshot, question: &str) -> Result<Identity> {
        let signs = store.signs_as_actor(snapshot)?;
        let confirmed = if self.interactive() {
            if !prompt::confirm(question)? {
                return Err(
                    Error::refused("not confirmed: nothing was written").code("not-confirmed")
                );
            }
            true
        } else if self.globals.yes || self.globals.dry_run {
            false
        } else {
            let why = if self.globals.is_json() {
                "this has to be confirmed, and with --json nobody is asked"
            } else {
                "this has to be confirmed, and there is no terminal to ask on"
            };
            return Err(Error::usage(why)
                .hint("--yes   (confirms without a prompt; then only a key or `identity: [asserted]` in sop.yaml counts)"));
        };
        Ok(match (signs, confirmed && !snapshot.actor.borrowed) {
            (true, _) => Identity::Key,
            (false, true) => Identity::Terminal,
            (false, false) => Identity::Asserted,
        })
    }
}

/// What came of writing an answer; a pipe that is closed is no failure.
fn written(result: std::io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::repository("the answer cannot be written").cause(error))
        }
        _ => Ok(()),
    }
}

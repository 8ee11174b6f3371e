//! `sop tour`

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Context, Outcome};
use crate::error::{Error, Result};
use crate::store::files::{fresh_folder, fresh_subfolder, read_capped, write_atomically};
use crate::store::program::Programs;
use crate::ui::{Human, Sheet, Tone};

/// Play the whole life of one SOP in a temporary repository.
///
/// Two people, two clones of one remote: draft from a transcript, submit, approve, publish, revise, verify. Every
/// command and its real output is printed. No key, no network; the folder stays, to try things in.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop tour")]
pub struct Args {}

/// What the tour leaves behind.
#[derive(Debug, Clone, Serialize)]
struct Report {
    /// Where everything is.
    folder: String,
    /// The commands that were run, with what they said.
    steps: Vec<Step>,
    /// What to try next.
    next: Vec<String>,
}

/// One command of the tour.
#[derive(Debug, Clone, Serialize)]
struct Step {
    /// Whose.
    who: String,
    /// As typed.
    command: String,
    /// What it said.
    output: String,
}

const TRANSCRIPT: &str = include_str!("tour/renewal-call.vtt");

/// What is done, in order: a heading, or somebody's command.
enum Act {
    Say(&'static str),
    Do(&'static str, &'static [&'static str]),
    /// Replaces a text in a file of somebody's work tree: a human at work.
    Edit(&'static str, &'static str, &'static str, &'static str),
}

use Act::{Do, Edit, Say};

const ACTS: &[Act] = &[
    Say(
        "Maria starts a handbook, and adds Jon. (So that this demonstration can run by itself, its sop.yaml lets `--yes` confirm.)",
    ),
    Do("maria", &["sop", "init"]),
    Edit(
        "maria",
        "sop.yaml",
        "\nsops:",
        "\nidentity: [key, forge, terminal, asserted]\nsops:",
    ),
    Do(
        "maria",
        &[
            "git",
            "commit",
            "--quiet",
            "--all",
            "--message",
            "Let --yes confirm, for the demonstration",
        ],
    ),
    Do(
        "maria",
        &[
            "sop",
            "people",
            "add",
            "--id",
            "p-jon",
            "--name",
            "Jon Okafor",
            "--email",
            "jon@example.com",
            "--role",
            "ops-lead",
            "--commit",
        ],
    ),
    Do(
        "maria",
        &["git", "remote", "add", "origin", "../handbook.git"],
    ),
    Do(
        "maria",
        &["git", "push", "--quiet", "--set-upstream", "origin", "main"],
    ),
    Do("maria", &["sop", "sync"]),
    Say(
        "A call was recorded. Maria drafts from its transcript: every step cites where it was said.",
    ),
    Do(
        "maria",
        &[
            "sop",
            "draft",
            "Renewal call",
            "--from",
            "../renewal-call.vtt",
            "--role",
            "ops-lead",
        ],
    ),
    Do("maria", &["sop", "submit", "renewal-call"]),
    Do("maria", &["sop", "publish", "renewal-call"]),
    Say(
        "Nothing goes live without somebody else. Jon clones, reads, and approves exactly these bytes.",
    ),
    Do(".", &["git", "clone", "--quiet", "handbook.git", "jon"]),
    Do("jon", &["sop", "status"]),
    Do("jon", &["sop", "approve", "renewal-call", "--yes"]),
    Do("maria", &["sop", "publish", "renewal-call"]),
    Do("maria", &["sop", "list"]),
    Say(
        "Something changes. Jon revises; readers keep the version in force until the new one is approved.",
    ),
    Do("jon", &["git", "pull", "--quiet"]),
    Do("jon", &["sop", "edit", "renewal-call"]),
    Edit("jon", "sops/renewal-call.md", "30 days", "45 days"),
    Do(
        "jon",
        &[
            "sop",
            "edit",
            "renewal-call",
            "--message",
            "Call earlier: 45 days",
        ],
    ),
    Do("jon", &["sop", "diff", "renewal-call"]),
    Do(
        "jon",
        &[
            "sop",
            "submit",
            "renewal-call",
            "--reason",
            "contracts need 45 days now",
        ],
    ),
    Do("maria", &["sop", "approve", "renewal-call", "--yes"]),
    Do("jon", &["sop", "publish", "renewal-call"]),
    Say("Who said yes to what, and is it still true?"),
    Do("jon", &["sop", "history", "renewal-call"]),
    Do(
        "jon",
        &[
            "sop",
            "review",
            "renewal-call",
            "--no-change",
            "--note",
            "walked through with two agents",
        ],
    ),
    Do("jon", &["sop", "stale", "--all"]),
    Do("jon", &["sop", "verify"]),
];

/// Runs it.
pub fn run(_: Args, context: &mut Context) -> Result<Outcome> {
    let stage = Stage::build(context)?;
    let mut steps = Vec::new();
    for act in ACTS {
        match act {
            Say(text) => stage.say(context, text)?,
            Edit(who, file, from, to) => stage.edit(who, file, from, to)?,
            Do(who, words) => steps.push(stage.act(context, who, words)?),
        }
    }
    let folder = stage.root.display().to_string();
    let report = Report {
        next: vec![
            format!("cd {folder}/maria"),
            "sop show renewal-call".to_owned(),
            "sop new 'My first SOP' --role ops-lead".to_owned(),
            "sop init   (in a folder of your own)".to_owned(),
        ],
        folder,
        steps,
    };
    context.answer(&report)?;
    Ok(Outcome::Done)
}

/// The folder in which it plays: a bare remote, and a home for each person.
struct Stage {
    root: PathBuf,
    program: PathBuf,
    vars: Vec<(std::ffi::OsString, std::ffi::OsString)>,
}

impl Stage {
    fn build(context: &Context) -> Result<Self> {
        let root = fresh_folder("sop-tour-")?;
        let stage = Self {
            program: context.env.program.clone(),
            vars: context
                .env
                .vars
                .iter()
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            root,
        };
        stage.write("renewal-call.vtt", TRANSCRIPT)?;
        for (person, name) in [("maria", "Maria Lopez"), ("jon", "Jon Okafor")] {
            let config = format!(
                "[user]\n\tname = {name}\n\temail = {person}@example.com\n[init]\n\tdefaultBranch = main\n"
            );
            stage.write(&format!("home-{person}/.gitconfig"), &config)?;
        }
        fresh_subfolder(&stage.root.join("maria"))?;
        let bare = stage.programs(".")?.git(&[
            "init",
            "--quiet",
            "--bare",
            "--initial-branch=main",
            "handbook.git",
        ])?;
        if bare.status.success() {
            Ok(stage)
        } else {
            Err(Error::repository("the tour cannot make its remote")
                .cause(String::from_utf8_lossy(&bare.stderr)))
        }
    }

    fn write(&self, path: &str, text: &str) -> Result<()> {
        write_atomically(&self.root.join(path), text.as_bytes())
            .map_err(|error| Error::repository("the tour cannot write its files").cause(error))
    }

    fn programs(&self, folder: &str) -> Result<Programs> {
        Ok(Programs::new(
            &self.root.join(folder),
            self.vars.iter().map(|(name, value)| (name, value)),
        ))
    }

    fn say(&self, context: &mut Context, text: &str) -> Result<()> {
        if context.globals.is_json() {
            return Ok(());
        }
        let mut sheet = context.sheet();
        sheet.line("");
        let text = crate::ui::sheet::wrapped(text, sheet.width(), "");
        sheet.toned(Tone::Strong, text);
        context.print(&sheet.out)
    }

    fn edit(&self, who: &str, file: &str, from: &str, to: &str) -> Result<()> {
        let path = Path::new(who).join(file);
        let text =
            String::from_utf8_lossy(&read_capped(&self.root.join(&path), 1 << 20)?).into_owned();
        self.write(&path.to_string_lossy(), &text.replacen(from, to, 1))
    }

    /// Runs a command as somebody, and prints it with all that it says.
    fn act(&self, context: &mut Context, who: &str, words: &[&str]) -> Result<Step> {
        let person = if who == "." { "jon" } else { who };
        let home = self.root.join(format!("home-{person}"));
        let width = context.env.width.to_string();
        let home = home.to_string_lossy();
        let email = format!("{person}@example.com");
        let vars = [
            ("HOME", &*home),
            ("XDG_CONFIG_HOME", &*home),
            ("COLUMNS", &*width),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_EMAIL", &*email),
            ("SOP_ACTOR", ""),
        ];
        let program = if words.first() == Some(&"sop") {
            self.program.clone()
        } else {
            PathBuf::from("git")
        };
        let output =
            self.programs(who)?
                .run(&program, words.get(1..).unwrap_or_default(), &vars)?;
        let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.push_str(&String::from_utf8_lossy(&output.stderr));
        let command: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        let step = Step {
            who: person.to_owned(),
            command: command.join(" "),
            output: said,
        };
        if !context.globals.is_json() {
            let mut sheet = context.sheet();
            sheet.line("");
            sheet.toned(Tone::Good, format!("{person}$ {}", step.command));
            for line in step.output.lines() {
                sheet.line(line);
            }
            context.print(&sheet.out)?;
        }
        Ok(step)
    }
}

fn quoted(word: &str) -> String {
    if word.contains([' ', '\'', '(']) {
        format!("'{word}'")
    } else {
        word.to_owned()
    }
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        sheet.gap();
        sheet.line("");
        sheet.line(format!("Everything is in {}", self.folder));
        sheet.next(&self.next);
    }
}

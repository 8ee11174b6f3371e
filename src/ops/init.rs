//! `init`: the files that turn a folder into an SOP repository.
//!
//! Only what is missing is written: files, and the ledger's id in a sop.yaml that lacks it. Each file says in a few comments
//! what it is for, because it is edited by hand from its first day on.

mod ci;
mod quote;
mod texts;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::paths::PATHS_FILE;
use crate::domain::people::PEOPLE_FILE;
use crate::domain::reference::is_name;
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::{SETTINGS_FILE, Settings};
use crate::domain::suggest;
use crate::domain::workflows::WORKFLOWS_FILE;
use crate::domain::yaml::parse;
use crate::domain::yaml_edit;
use crate::error::{Error, Result};
use crate::store::FileEdit;

/// The forges that `init` knows, and none.
const FORGES: [&str; 3] = ["github", "gitlab", "none"];

/// Where owners of code are looked for; a second file would hide the first.
const CODEOWNERS: [&str; 4] = [
    "CODEOWNERS",
    ".github/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    "docs/CODEOWNERS",
];

/// Where the text of a new pull request is looked for, in any case.
const PULL_REQUESTS: [&str; 3] = [
    ".github/pull_request_template.md",
    "pull_request_template.md",
    "docs/pull_request_template.md",
];

/// What is asked for, with what the caller had to find out or draw.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// A random id, letters and digits; where sop.yaml exists, the one that it names.
    pub ledger: String,
    /// A random id for the first person.
    pub person_id: String,
    /// Git's `user.name`.
    pub name: String,
    /// Git's `user.email`.
    pub email: String,
    /// `github`, `gitlab` or `none`; absent is none.
    pub forge: Option<String>,
    /// Paths from the root that exist already: never touched.
    pub existing: BTreeSet<String>,
    /// The text of a sop.yaml that names no ledger: one line is added to it.
    pub settings: Option<String>,
    /// The default branch, where nothing but sop.yaml can tell it.
    pub default_branch: Option<String>,
    /// Which files are SOPs; empty means the default.
    pub sops: Vec<String>,
    /// Whether a first page is written, about how SOPs come about here.
    pub sample: bool,
}

impl Request {
    /// Takes note of a sop.yaml that is there: its SOPs are where it says, its ledger is the one, or it gets one.
    ///
    /// # Errors
    /// It cannot be read as settings.
    pub fn beside(&mut self, settings: String) -> Result<()> {
        let read: Settings = parse(SETTINGS_FILE, settings.as_bytes())?;
        if self.sops.is_empty() {
            self.sops = read.sops;
        }
        match read.ledger {
            Some(ledger) => self.ledger = ledger,
            None => self.settings = Some(settings),
        }
        Ok(())
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Files written, in the order in which to read them.
    pub created: Vec<String>,
    /// Files that were there and got a line more: sop.yaml, which named no ledger.
    pub completed: Vec<String>,
    /// Files that were there and stayed as they were.
    pub kept: Vec<String>,
    /// The ledger's id.
    pub ledger: String,
    /// Whether the files were committed.
    pub committed: bool,
    /// Commands to type next.
    pub next: Vec<String>,
}

/// The files to write, in the order in which to read them; of those that exist only a sop.yaml without a ledger.
///
/// # Errors
/// The forge is unknown, an id or a glob is malformed, git does not know the user's e-mail, or no line can be added to
/// sop.yaml.
pub fn files(request: &Request) -> Result<Vec<FileEdit>> {
    validate(request)?;
    let missing = wanted(request)?
        .into_iter()
        .filter(|(path, _)| standing(request, path).is_none());
    Ok(completed(request)?
        .into_iter()
        .chain(missing)
        .map(|(path, text)| FileEdit {
            path,
            bytes: Some(text.into_bytes()),
        })
        .collect())
}

/// The sop.yaml that names no ledger, with its line; nothing but that changes in it.
fn completed(request: &Request) -> Result<Option<(String, String)>> {
    let Some(before) = &request.settings else {
        return Ok(None);
    };
    let line = format!("ledger: {}", request.ledger);
    let after = yaml_edit::append_top(before, &line);
    let meant = Settings {
        ledger: Some(request.ledger.clone()),
        ..parse(SETTINGS_FILE, before.as_bytes())?
    };
    match parse::<Settings>(SETTINGS_FILE, after.as_bytes()) {
        Ok(read) if read == meant => Ok(Some((SETTINGS_FILE.to_owned(), after))),
        _ => Err(Error::refused(format!(
            "{SETTINGS_FILE} names no ledger, and is laid out so that no line can be added safely"
        ))
        .code("layout")
        .at(SETTINGS_FILE, None)
        .hint(format!("add the entry `{line}` to it by hand"))),
    }
}

/// What [`files`] wrote, and how to go on.
///
/// # Errors
/// Those of [`files`].
pub fn report(request: &Request, committed: bool) -> Result<Report> {
    let written: Vec<String> = files(request)?.into_iter().map(|edit| edit.path).collect();
    let (completed, created): (Vec<String>, Vec<String>) = written
        .iter()
        .cloned()
        .partition(|path| standing(request, path).is_some());
    let kept: BTreeSet<String> = wanted(request)?
        .iter()
        .filter_map(|(path, _)| standing(request, path))
        .map(str::to_owned)
        .filter(|path| !completed.contains(path))
        .collect();
    let mut next = Vec::new();
    if !committed && !written.is_empty() {
        let paths: Vec<String> = written.iter().map(|path| quote::shell(path)).collect();
        next.push(format!("git add -- {}", paths.join(" ")));
        next.push("git commit -m \"Start an SOP repository\"".to_owned());
    }
    next.push("sop new \"TITLE\" --owner role:ops-lead --role ops-lead".to_owned());
    next.push("sop doctor".to_owned());
    Ok(Report {
        created,
        completed,
        kept: kept.into_iter().collect(),
        ledger: request.ledger.clone(),
        committed,
        next,
    })
}

fn validate(request: &Request) -> Result<()> {
    if let Some(forge) = request
        .forge
        .as_deref()
        .filter(|forge| !FORGES.contains(forge))
    {
        let error = Error::usage(format!(
            "`{forge}` is no forge that init knows: there are {}",
            FORGES.join(", ")
        ));
        return Err(match suggest::nearest(forge, FORGES) {
            Some(near) => error.hint(format!("did you mean `--forge {near}`?")),
            None => error,
        });
    }
    if request.ledger.is_empty()
        || !request
            .ledger
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric())
    {
        return Err(Error::usage(format!(
            "`{}` is no ledger id: letters and digits",
            request.ledger
        )));
    }
    if !is_name(&request.person_id) {
        return Err(Error::usage(format!(
            "`{}` is no id of a person",
            request.person_id
        )));
    }
    if request.email.trim().is_empty() && creates(request, PEOPLE_FILE) {
        return Err(Error::repository(
            "git does not know who you are: the first person of people.yaml is git's user",
        )
        .hint("git config user.email YOU@EXAMPLE.COM"));
    }
    match globs(request).into_iter().find(|glob| !is_inside(glob)) {
        Some(glob) => Err(
            Error::usage(format!("`{glob}` is no glob below the repository's root"))
                .hint("sop init --sops 'sops/**/*.md'"),
        ),
        None => Ok(()),
    }
}

/// Whether a glob is relative, with `/`, and never leaves the root.
fn is_inside(glob: &str) -> bool {
    let plain = !glob.contains(['\\', ':']) && !glob.chars().any(char::is_control);
    plain
        && glob
            .split('/')
            .all(|part| !matches!(part, "" | "." | ".." | ".git"))
}

/// Every file of a new repository, whether or not it exists.
fn wanted(request: &Request) -> Result<Vec<(String, String)>> {
    let globs = globs(request);
    let folder = folder(&globs[..]);
    let role = creates(request, ROLES_FILE);
    let mut files = vec![
        (SETTINGS_FILE.to_owned(), texts::settings(request, &globs)),
        (
            PEOPLE_FILE.to_owned(),
            texts::people(
                &request.person_id,
                request.name.trim(),
                request.email.trim(),
                role,
                forge(request).is_some(),
            ),
        ),
        (
            ROLES_FILE.to_owned(),
            texts::roles(creates(request, PATHS_FILE)),
        ),
        (PATHS_FILE.to_owned(), texts::PATHS.to_owned()),
        (WORKFLOWS_FILE.to_owned(), texts::WORKFLOWS.to_owned()),
    ];
    let first = if request.sample {
        Some((join(&folder, texts::SAMPLE_NAME), texts::sample()?))
    } else {
        // Git keeps no empty folder.
        let empty = !request.existing.iter().any(|path| within(path, &folder));
        empty.then(|| (join(&folder, ".gitkeep"), String::new()))
    };
    files.extend(first);
    files.push((".gitattributes".to_owned(), texts::ATTRIBUTES.to_owned()));
    files.extend(forge_files(request));
    Ok(files)
}

/// What the forge reads; owners of code are of use without one too.
fn forge_files(request: &Request) -> Vec<(String, String)> {
    let owners = |path: &str| (path.to_owned(), texts::codeowners(request.email.trim()));
    let file = |path: &str, text: String| (path.to_owned(), text);
    match request.forge.as_deref() {
        Some("github") => vec![
            owners(".github/CODEOWNERS"),
            file(
                ".github/pull_request_template.md",
                texts::PULL_REQUEST.to_owned(),
            ),
            file(".github/workflows/sop.yml", ci::github()),
        ],
        Some("gitlab") => vec![
            owners("CODEOWNERS"),
            file(
                ".gitlab/merge_request_templates/Default.md",
                texts::PULL_REQUEST.to_owned(),
            ),
            file(".gitlab-ci.yml", ci::gitlab()),
        ],
        _ => vec![owners("CODEOWNERS")],
    }
}

/// The forge that was named, where it is one.
fn forge(request: &Request) -> Option<&str> {
    request.forge.as_deref().filter(|forge| *forge != "none")
}

/// The existing file that stands where this one would, if there is one.
fn standing<'a>(request: &'a Request, path: &str) -> Option<&'a str> {
    let places: &[&str] = match path {
        path if CODEOWNERS.contains(&path) => &CODEOWNERS,
        path if PULL_REQUESTS.contains(&path) => &PULL_REQUESTS,
        _ => &[path],
    };
    // Where case does not count for the file system, it must not for us.
    let same = |existing: &&String| {
        places
            .iter()
            .any(|place| existing.eq_ignore_ascii_case(place))
    };
    request.existing.iter().find(same).map(String::as_str)
}

fn creates(request: &Request, path: &str) -> bool {
    standing(request, path).is_none()
}

fn globs(request: &Request) -> Vec<String> {
    if request.sops.is_empty() {
        Settings::default().sops
    } else {
        request.sops.clone()
    }
}

/// The folder that the first glob names, without a final `/`; empty is the root.
fn folder(globs: &[String]) -> String {
    let first = globs.first().map_or("", String::as_str);
    let folders = first.rsplit_once('/').map_or("", |(folders, _)| folders);
    let literal: Vec<&str> = folders
        .split('/')
        .take_while(|part| !part.contains(['*', '?', '[', '{', '!']))
        .collect();
    literal.join("/")
}

fn within(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

#[cfg(test)]
mod tests;

//! sop.yaml, people.yaml, roles.yaml, paths.yaml, workflows.yaml: read with limits, and errors that name the line.

use serde::de::DeserializeOwned;

use crate::domain::organisation::Organisation;
use crate::domain::paths::{PATHS_FILE, Paths};
use crate::domain::people::{PEOPLE_FILE, People};
use crate::domain::roles::ROLES_FILE;
use crate::domain::settings::{SETTINGS_FILE, Settings};
use crate::domain::time::zone;
use crate::domain::workflows::WORKFLOWS_FILE;
use crate::domain::yaml::parse;
use crate::error::{Error, Result};

/// Where settings files come from: a commit or the work tree.
pub trait Files {
    /// A file's bytes by its path from the root; `None` where it is not there.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>>;

    /// What people.yaml says; `None` where it is not there.
    fn people(&self) -> Result<Option<People>> {
        people(self)
    }
}

/// Reads people.yaml itself; nobody in it is somebody else.
pub fn people(files: &(impl Files + ?Sized)) -> Result<Option<People>> {
    let bytes = files.read(PEOPLE_FILE)?;
    let people: Option<People> = match &bytes {
        Some(bytes) => Some(parse(PEOPLE_FILE, bytes)?),
        None => None,
    };
    let conflicts = people.as_ref().map(People::conflicts);
    if let Some(conflict) = conflicts.into_iter().flatten().next() {
        let line = bytes.and_then(|bytes| again(&String::from_utf8_lossy(&bytes), &conflict));
        let place = line.map_or_else(String::new, |line| format!(":{line}"));
        return Err(
            Error::repository(format!("{PEOPLE_FILE}{place}: {conflict}"))
                .code("configuration")
                .at(PEOPLE_FILE, line)
                .hint("an id and an address belong to one person; edit the file"),
        );
    }
    Ok(people)
}

/// The line on which what a conflict quotes stands for the second time.
fn again(text: &str, conflict: &str) -> Option<usize> {
    let quoted = conflict.split('`').nth(1)?.to_lowercase();
    let is_id = !quoted.contains('@');
    let says = |line: &str| {
        let line = line.to_lowercase();
        let mut words =
            line.split(|letter: char| !(letter.is_alphanumeric() || "@.+-_:".contains(letter)));
        match is_id {
            true => words.by_ref().skip_while(|word| *word != "id:").nth(1) == Some(&quoted),
            false => words.any(|word| word == quoted),
        }
    };
    let mut lines = text.lines().enumerate().filter(|(_, line)| says(line));
    lines.nth(1).map(|(at, _)| at + 1)
}

/// Reads sop.yaml; `None` where there is none.
pub fn settings(files: &dyn Files) -> Result<Option<Settings>> {
    let settings: Option<Settings> = file(files, SETTINGS_FILE)?;
    if let Some(settings) = &settings {
        validate(settings)?;
    }
    Ok(settings)
}

/// Reads the files about people; each that is missing is empty.
pub fn organisation(files: &dyn Files) -> Result<Organisation> {
    let people = files.people()?.unwrap_or_default();
    let paths: Paths = file(files, PATHS_FILE)?.unwrap_or_default();
    if let Some((path, stage, why)) = paths.problem() {
        let line = files
            .read(PATHS_FILE)?
            .and_then(|bytes| stage_line(&bytes, path, stage));
        let place = line.map_or_else(String::new, |line| format!(":{line}"));
        let what = format!("{PATHS_FILE}{place}: stage {stage} of {path}: {why}");
        return Err(Error::repository(what)
            .code("configuration")
            .at(PATHS_FILE, line));
    }
    let mut organisation = Organisation {
        people,
        roles: file(files, ROLES_FILE)?.unwrap_or_default(),
        paths,
        workflows: file(files, WORKFLOWS_FILE)?.unwrap_or_default(),
        ..Organisation::default()
    };
    organisation.settle();
    Ok(organisation)
}

/// The line on which a stage is named, below its path.
fn stage_line(bytes: &[u8], path: &str, stage: &str) -> Option<usize> {
    let text = String::from_utf8_lossy(bytes);
    let mut below = text
        .lines()
        .enumerate()
        .skip_while(|(_, line)| !line.trim_start().starts_with(&format!("{path}:")));
    let named = format!("id: {stage}");
    let (at, _) = below.find(|(_, line)| line.contains(&named))?;
    Some(at + 1)
}

fn file<T: DeserializeOwned + Default>(files: &dyn Files, path: &str) -> Result<Option<T>> {
    files
        .read(path)?
        .map(|bytes| parse(path, &bytes))
        .transpose()
}

fn validate(settings: &Settings) -> Result<()> {
    let wrong = |what: String| {
        Err(Error::repository(format!("{SETTINGS_FILE}: {what}"))
            .code("configuration")
            .at(SETTINGS_FILE, None))
    };
    if settings.sops.is_empty() {
        return wrong("`sops` names no file".to_owned());
    }
    if let Some(ledger) = &settings.ledger
        && (ledger.is_empty() || !ledger.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    {
        return wrong("`ledger` is the id that `sop init` wrote: letters and digits".to_owned());
    }
    if let Some(what) = settings.approvals.wrong() {
        return wrong(what);
    }
    let plain = |name: &str| {
        !name.is_empty()
            && !name.starts_with('-')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte))
            && !name.contains("..")
    };
    for (key, name) in [
        ("branch_prefix", Some(&settings.branch_prefix)),
        ("default_branch", settings.default_branch.as_ref()),
        ("remote", Some(&settings.remote)),
    ] {
        if let Some(name) = name.filter(|name| !plain(name)) {
            return wrong(format!("`{key}: {name}` is no name that git takes"));
        }
    }
    if let Err(error) = zone(&settings.timezone) {
        return wrong(format!("`timezone: {}`: {error}", settings.timezone));
    }
    Ok(())
}

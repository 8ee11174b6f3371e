//! The world that the examples of the rule book live in.

use std::collections::BTreeMap;

use super::*;
use crate::domain::id::SopId;
use crate::domain::organisation::Organisation;
use crate::domain::people::{People, Person};
use crate::domain::roles::{Role, Roles};
use crate::domain::settings::Settings;
use crate::domain::version::Version;
use crate::markdown::digest::Tree;
use crate::markdown::document::read;
use crate::markdown::links::Files;

/// A tree without files.
pub(super) struct Empty;

impl Tree for Empty {
    fn blob_sha256(&self, _: &str) -> Option<String> {
        None
    }
}

pub(super) fn page(path: &str, text: &str) -> Document {
    read(
        path,
        path.strip_prefix("sops/").unwrap_or(path),
        text.as_bytes(),
        &Empty,
        None,
    )
}

pub(super) fn organisation() -> Organisation {
    let people = [
        "{id: p-7f3a, emails: [maria@example.com]}",
        "{id: p-1c20, emails: [jon@example.com], manager: p-7f3a, end: 2026-10-31}",
    ];
    let people = people.map(|yaml| serde_yaml::from_str::<Person>(yaml).unwrap());
    Organisation {
        people: People::of(people.into()),
        roles: Roles {
            roles: ["cs-lead", "cs-agent"]
                .map(|name| (name.to_owned(), Role::default()))
                .into(),
        },
        ..Organisation::default()
    }
}

/// `escalation-calls` was published as 1.0 and 1.1.
pub(super) fn published(id: &SopId) -> Vec<Version> {
    match id.as_str() {
        "escalation-calls" => vec![
            Version { major: 1, minor: 0 },
            Version { major: 1, minor: 1 },
        ],
        // 2.0 was withdrawn.
        "withdrawn" => vec![
            Version { major: 1, minor: 0 },
            Version { major: 2, minor: 0 },
        ],
        _ => Vec::new(),
    }
}

pub(super) fn last(id: &SopId) -> Option<Version> {
    match id.as_str() {
        "withdrawn" => Some(Version::FIRST),
        _ => published(id).pop(),
    }
}

/// The files of the rule book's world.
pub(super) fn files() -> Files {
    let paths = ["sops/cs/x.md", "sops/escalation.md", "sops/Plan.png"];
    Files::new(paths.map(str::to_owned), Vec::new())
}

/// roles.yaml and paths.yaml of that world, and another file or another text of one of these.
pub(super) fn texts(path: &str, text: &str) -> BTreeMap<String, String> {
    [
        ("roles.yaml", "roles:\n  cs-lead: {path: onboarding}\n"),
        ("paths.yaml", "paths:\n  onboarding: {}\n"),
        (path, text),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into()
}

/// Calls with the world of the rule book.
pub(super) fn with_context<T>(
    settings: &Settings,
    governed: bool,
    page: &Document,
    call: impl Fn(&Context<'_>) -> T,
) -> T {
    with_texts(settings, governed, page, &BTreeMap::new(), call)
}

/// The same with settings files.
pub(super) fn with_texts<T>(
    settings: &Settings,
    governed: bool,
    page: &Document,
    texts: &BTreeMap<String, String>,
    call: impl Fn(&Context<'_>) -> T,
) -> T {
    let neighbour = self::page("sops/escalation.md", "# Escalation\n");
    call(&Context {
        settings,
        organisation: &organisation(),
        neighbours: &Neighbours::new(&[page, &neighbour]),
        files: Some(&files()),
        texts,
        ignores: &Ignores::new(settings),
        today: jiff::civil::Date::new(2026, 11, 22).ok(),
        published: &published,
        last: &last,
        configured: true,
        governed: &|_| governed,
    })
}

pub(super) fn findings_in(settings: &Settings, governed: bool, text: &str) -> Vec<Finding> {
    let page = page("sops/cs/x.md", text);
    with_context(settings, governed, &page, |context| {
        check(context, &page).findings
    })
}

pub(super) fn findings(text: &str) -> Vec<Finding> {
    findings_in(&Settings::default(), true, text)
}

/// What one rule says about a page that is not governed.
pub(super) fn run_ungoverned(rule: &Rule, text: &str) -> Vec<Finding> {
    let page = page("sops/cs/x.md", text);
    with_context(&Settings::default(), false, &page, |context| {
        rule.on_page(context, &Subject::new(&page))
    })
}

/// A page with these lines in its front matter and this body, else without fault.
pub(super) fn sop(front: &str, body: &str) -> String {
    format!("---\n{front}---\n{body}")
}

pub(super) const OWNED: &str = "owner: role:cs-lead\nroles: [cs-lead]\n";

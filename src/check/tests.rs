//! The registry as a whole, and the world that the examples live in.

use proptest::prelude::*;

use super::*;
use std::collections::BTreeMap;

use crate::domain::id::SopId;
use crate::domain::organisation::Organisation;
use crate::domain::people::{People, Person};
use crate::domain::roles::{Role, Roles};
use crate::domain::settings::Settings;
use crate::domain::status::Status;
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
    let person = |id: &str, email: &str| {
        let yaml = format!("{{id: {id}, emails: [{email}]}}");
        serde_yaml::from_str::<Person>(&yaml).ok()
    };
    Organisation {
        people: People {
            people: person("p-7f3a", "maria@example.com").into_iter().collect(),
        },
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

fn level(code: &str, level: RuleLevel) -> Settings {
    Settings {
        check: [(code.to_owned(), level)].into(),
        ..Settings::default()
    }
}

#[test]
fn codes_are_never_renamed() {
    let codes: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
    assert_eq!(
        codes,
        [
            "alt-text",
            "broken-link",
            "compound-step",
            "dead-anchor",
            "dead-link",
            "duplicate-heading",
            "duplicate-id",
            "empty-section",
            "front-matter",
            "heading-jump",
            "heading-space",
            "include",
            "invisible-text",
            "link-text",
            "list-numbers",
            "long-step",
            "lost-cells",
            "missing-owner",
            "missing-role",
            "missing-title",
            "no-action",
            "open-question",
            "placeholder",
            "raw-html",
            "remote-image",
            "role-without-path",
            "stale-date",
            "suppression",
            "unclosed",
            "undefined-reference",
            "unknown-path",
            "unknown-reference",
            "unknown-role",
            "unknown-sop",
            "vague-quantity",
            "version",
            "wide-table",
        ]
    );
    assert!(
        codes
            .iter()
            .all(|code| rule(code).is_some_and(|rule| rule.code == *code))
    );
    assert!(rule("no-such-rule").is_none());
}

/// What stands in the way of publishing; docs/rules.md says so of the same ones.
const ERRORS: [&str; 13] = [
    "duplicate-id",
    "front-matter",
    "include",
    "invisible-text",
    "missing-owner",
    "missing-role",
    "missing-title",
    "open-question",
    "placeholder",
    "raw-html",
    "remote-image",
    "unknown-reference",
    "version",
];

#[test]
fn what_stands_in_the_way_never_grows_unseen() {
    for rule in rules() {
        let is_error = rule.severity == Severity::Error;
        assert_eq!(is_error, ERRORS.contains(&rule.code), "{}", rule.code);
    }
}

/// What is found in a rule's example, a page or another file.
fn found_in(rule: &Rule, text: &str) -> Vec<Finding> {
    match rule.file() {
        None => findings(text),
        Some(path) => {
            let page = page("sops/cs/x.md", &sop(OWNED, "# A\n"));
            let texts = texts(path, text);
            with_texts(&Settings::default(), true, &page, &texts, |context| {
                check_files(context, true).findings
            })
        }
    }
}

#[test]
fn a_bad_example_has_its_fault_alone_and_a_good_one_none() {
    for rule in rules() {
        let bad = found_in(rule, rule.bad);
        assert!(
            !bad.is_empty(),
            "{} does not find its bad example",
            rule.code
        );
        for finding in bad {
            assert_eq!(
                (&*finding.code, finding.severity),
                (rule.code, rule.severity),
                "{finding:?}"
            );
            assert!(
                finding.hint.is_some_and(|hint| !hint.is_empty()),
                "{} has no hint",
                rule.code
            );
        }
        assert_eq!(found_in(rule, rule.good), [], "{}", rule.code);
    }
}

#[test]
fn documentation_is_sentences() {
    for rule in rules() {
        assert!(
            rule.what.ends_with('.') && rule.why.ends_with('.'),
            "{}",
            rule.code
        );
        assert!(
            rule.bad != rule.good && rule.bad.ends_with('\n') && rule.good.ends_with('\n'),
            "{}",
            rule.code
        );
    }
}

#[test]
fn settings_decide_severities() {
    let heading = sop(OWNED, "# A\n\n### B\n\nText.\n");
    let severities = |settings: &Settings, governed, text: &str| -> Vec<Severity> {
        findings_in(settings, governed, text)
            .iter()
            .map(|finding| finding.severity)
            .collect()
    };
    let (off, warning, error) = (RuleLevel::Off, RuleLevel::Warning, RuleLevel::Error);
    assert_eq!(
        severities(&level("heading-jump", error), true, &heading),
        [Severity::Error]
    );
    assert_eq!(severities(&level("heading-jump", off), true, &heading), []);
    let ownerless = sop("roles: [cs-lead]\n", "# A\n");
    assert_eq!(
        severities(&level("missing-owner", warning), true, &ownerless),
        [Severity::Warning]
    );
    // What is mild on an ungoverned page stays so.
    let wrong = sop("version: 1\n", "# A\n");
    assert_eq!(
        severities(&level("front-matter", error), false, &wrong),
        [Severity::Warning]
    );
    assert_eq!(
        severities(
            &level("front-matter", error),
            true,
            &sop(&format!("version: 1\n{OWNED}"), "# A\n")
        ),
        [Severity::Error]
    );
}

#[test]
fn findings_are_in_order() {
    let found = findings("---\nversion: 1\n---\nTODO and TBD\n\n> Open question: why?\n");
    let places: Vec<(usize, usize, &str)> = found
        .iter()
        .map(|finding| (finding.line, finding.column, &*finding.code))
        .collect();
    assert_eq!(
        places,
        [
            (1, 1, "missing-owner"),
            (1, 1, "missing-role"),
            (2, 10, "front-matter"),
            (4, 1, "missing-title"),
            (4, 1, "placeholder"),
            (4, 10, "placeholder"),
            (6, 1, "open-question"),
        ]
    );
    assert!(found.iter().all(|finding| finding.path == "sops/cs/x.md"));
}

#[test]
fn an_unreadable_page_is_only_that() {
    let page = read("sops/x.md", "x.md", b"\xff\xfe# A", &Empty, None);
    let found = with_context(&Settings::default(), true, &page, |context| {
        check(context, &page).findings
    });
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (&*found[0].code, found[0].severity),
        ("front-matter", Severity::Error)
    );
}

#[test]
fn an_existing_handbook_has_few_faults() {
    let text = "---\nstatus: Final\nowner: Some Team\nversion: 7\nroles: [anyone]\n---\n# A\n\nTODO\n\n> Open question: why?\n";
    let found = findings_in(&Settings::default(), false, text);
    assert!(
        found
            .iter()
            .all(|finding| finding.code == "front-matter" && finding.severity == Severity::Warning),
        "{found:?}"
    );
    assert_eq!(
        page("sops/x.md", "---\nstatus: draft\n---\n").status(),
        Some(Status::Draft)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_panics_or_steers_the_terminal(
        front in "((owner|roles|approvers|id|version|title|status): ?[ -~\u{7f}-\u{a0}\u{202a}-\u{202e}äß語]{0,30}\n){0,5}",
        body in "(#{0,6} ?|> Open question: |TODO |<your |\\[insert |- )[ -~\u{1b}\u{202e}\u{e9}\n>\\]]{0,60}",
        governed: bool,
    ) {
        let text = sop(&front, &body);
        let lines = text.lines().count() + 1;
        let found = findings_in(&Settings::default(), governed, &text);
        for finding in &found {
            let said = format!("{}{}", finding.message, finding.hint.clone().unwrap_or_default());
            prop_assert!(!said.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)), "{said:?}");
            prop_assert!(said.chars().count() < 900, "{said:?}");
            prop_assert!((1..=lines).contains(&finding.line) && finding.column >= 1, "{finding:?}");
        }
        let key = |finding: &Finding| (finding.line, finding.column, finding.code.clone());
        let sorted = found.is_sorted_by_key(key);
        prop_assert!(sorted);
    }
}

#[test]
fn a_hostile_page_is_checked_in_no_time() {
    let body = "### [insert \u{1b}x\n\n> Open question: TODO ".repeat(2000);
    let roles = vec!["nobody"; 500].join(", ");
    let text = sop(&format!("owner: role:cs-lead\nroles: [{roles}]\n"), &body);
    let limit = std::time::Duration::from_secs(5);
    let page = page("sops/x.md", &text);
    #[allow(clippy::disallowed_methods, reason = "a test may time itself")]
    let start = std::time::Instant::now();
    let found = with_context(&Settings::default(), true, &page, |context| {
        check(context, &page).findings
    });
    assert!(!found.is_empty() && start.elapsed() < limit);
}

/// The rules that skip pages which are neither governed nor on their way there; docs/rules.md says so of the same ones.
const GOVERNED: [&str; 10] = [
    "include",
    "invisible-text",
    "missing-owner",
    "missing-role",
    "open-question",
    "placeholder",
    "raw-html",
    "remote-image",
    "unknown-reference",
    "version",
];

#[test]
fn rules_marked_governed_skip_other_pages() {
    let on_pages = |rule: &&&Rule| rule.file().is_none() && !matches!(rule.run, Run::Ignored);
    for rule in super::rules().iter().filter(on_pages) {
        let skips = run_ungoverned(rule, rule.bad).is_empty();
        assert_eq!(skips, GOVERNED.contains(&rule.code), "{}", rule.code);
    }
}

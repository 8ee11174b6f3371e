use proptest::prelude::*;

use super::*;
use crate::domain::ledger::record::ImageDigest;
use crate::domain::people::{People, Person};
use crate::domain::roles::{Role, Roles};
use crate::domain::status::Status;
use crate::markdown::digest::Tree;
use crate::markdown::document::read;

/// A tree without files.
struct Empty;

impl Tree for Empty {
    fn blob_sha256(&self, _: &str) -> Option<String> {
        None
    }
}

fn page(path: &str, text: &str) -> Document {
    read(
        path,
        path.strip_prefix("sops/").unwrap_or(path),
        text.as_bytes(),
        &Empty,
        None,
    )
}

fn organisation() -> Organisation {
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
fn published(id: &SopId) -> Vec<Version> {
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

fn last(id: &SopId) -> Option<Version> {
    match id.as_str() {
        "withdrawn" => Some(Version::FIRST),
        _ => published(id).pop(),
    }
}

/// Calls with the world of the rule book.
fn with_context<T>(
    settings: &Settings,
    governed: bool,
    page: &Document,
    call: impl Fn(&Context<'_>) -> T,
) -> T {
    let neighbour = self::page("sops/escalation.md", "# Escalation\n");
    call(&Context {
        settings,
        organisation: &organisation(),
        pages: &[page, &neighbour],
        published: &published,
        last: &last,
        governed: &|_| governed,
    })
}

fn findings_in(settings: &Settings, governed: bool, text: &str) -> Vec<Finding> {
    let page = page("sops/cs/x.md", text);
    with_context(settings, governed, &page, |context| check(context, &page))
}

fn findings(text: &str) -> Vec<Finding> {
    findings_in(&Settings::default(), true, text)
}

/// What one rule says about a page that is not governed.
pub(super) fn run_ungoverned(rule: &Rule, text: &str) -> Vec<Finding> {
    let page = page("sops/cs/x.md", text);
    with_context(&Settings::default(), false, &page, |context| {
        (rule.run)(context, &page)
    })
}

/// A page with these lines in its front matter and this body, else without fault.
fn sop(front: &str, body: &str) -> String {
    format!("---\n{front}---\n{body}")
}

const OWNED: &str = "owner: role:cs-lead\nroles: [cs-lead]\n";

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
            "duplicate-id",
            "front-matter",
            "heading-jump",
            "missing-owner",
            "missing-role",
            "missing-title",
            "open-question",
            "placeholder",
            "unknown-reference",
            "version",
        ]
    );
    assert!(
        codes
            .iter()
            .all(|code| rule(code).is_some_and(|rule| rule.code == *code))
    );
    assert!(rule("no-such-rule").is_none());
}

#[test]
fn only_heading_jump_is_a_warning() {
    for rule in rules() {
        let warns = rule.severity == Severity::Warning;
        assert_eq!(warns, rule.code == "heading-jump", "{}", rule.code);
    }
}

#[test]
fn a_bad_example_has_its_fault_alone_and_a_good_one_none() {
    for rule in rules() {
        let bad = findings(rule.bad);
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
        assert_eq!(findings(rule.good), [], "{}", rule.code);
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
    let heading = sop(OWNED, "# A\n\n### B\n");
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
        check(context, &page)
    });
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (&*found[0].code, found[0].severity),
        ("front-matter", Severity::Error)
    );
}

#[test]
fn a_page_without_digest_is_an_error_where_it_is_governed() {
    let text = sop(OWNED, "# A\n\n![plan](plan.png)\n");
    let found = findings(&text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&*found[0].code, found[0].line), ("front-matter", 7));
    assert_eq!(findings_in(&Settings::default(), false, &text), []);
    // With the picture in the digest there is nothing to say.
    let mut covered = page("sops/x.md", "# A\n");
    covered.meta = page("sops/x.md", &text).meta;
    if let Ok(digested) = &mut covered.digest {
        digested.images.push(ImageDigest {
            path: "sops/plan.png".to_owned(),
            sha256: "0".repeat(64),
        });
    }
    assert_eq!(
        with_context(&Settings::default(), true, &covered, |context| check(
            context, &covered
        )),
        []
    );
}

#[test]
fn one_fault_is_said_once() {
    // An anchor is in the way of the reader and of the digest.
    let found = findings(&sop(&format!("{OWNED}tags: &a [x]\n"), "# A\n"));
    assert_eq!(found.len(), 1, "{found:?}");
    let found = findings(&sop(
        "owner: role:nobody\nroles: [nobody, nobody]\n",
        "# A\n",
    ));
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn ids_are_compared_without_case() {
    let pages = [
        page("sops/a.md", "---\nid: STRASSE\n---\n# A\n"),
        page("sops/b.md", "---\nid: straße\n---\n# B\n"),
        page("sops/c.md", "---\nid: Strasse\n---\n# C\n"),
        page("sops/d.md", "# D\n"),
    ];
    let all: Vec<&Document> = pages.iter().collect();
    let (settings, organisation) = (Settings::default(), organisation());
    let context = Context {
        settings: &settings,
        organisation: &organisation,
        pages: &all,
        published: &published,
        last: &last,
        governed: &|_| false,
    };
    let lines: Vec<Vec<usize>> = pages
        .iter()
        .map(|page| {
            check(&context, page)
                .iter()
                .map(|finding| finding.line)
                .collect()
        })
        .collect();
    assert_eq!(lines, [vec![2], vec![2], vec![2], vec![]]);
    let message = &check(&context, &pages[2])[0].message;
    assert!(message.contains("sops/a.md and 1 more"), "{message}");
    // The same page twice is one page, and a derived id counts as a written one does.
    assert!(
        check(
            &Context {
                pages: &[&pages[0], &pages[0]],
                ..context
            },
            &pages[0]
        )
        .is_empty()
    );
    let found = with_context(
        &settings,
        false,
        &page("sops/Escalation.md", "# E\n"),
        |context| check(context, &page("sops/Escalation.md", "# E\n")),
    );
    assert_eq!((found.len(), found[0].line), (1, 1));
    assert!(
        found[0].message.contains("sops/escalation.md"),
        "{}",
        found[0].message
    );
}

#[test]
fn references_are_found_and_suggested() {
    let table = [
        (
            "owner: role:cs-laed\nroles: [cs-lead]\n",
            (2, 13),
            "did you mean role:cs-lead?",
        ),
        (
            "owner: cs-lead\nroles: [cs-lead]\n",
            (2, 8),
            "did you mean role:cs-lead?",
        ),
        (
            "owner: mariah@example.com\nroles: [cs-lead]\n",
            (2, 8),
            "did you mean maria@example.com?",
        ),
        ("owner: zed\nroles: [cs-lead]\n", (2, 8), "sop people list"),
        (
            "owner: p-7f3a\nroles:\n  - cs-lead\n  - cs\n",
            (5, 5),
            "cs-lead?",
        ),
        (
            "owner: p-7f3a\nroles: [cs-lead, warehouse]\n",
            (3, 18),
            "add below `roles:` in roles.yaml:   warehouse: {}",
        ),
        (
            "owner: p-7f3a\nroles: [cs-lead]\napprovers: [MARIA@example.com, role:boss]\n",
            (4, 37),
            "boss: {}",
        ),
    ];
    for (front, at, hint) in table {
        let found = findings(&sop(front, "# A\n"));
        assert_eq!(found.len(), 1, "{front}: {found:?}");
        assert_eq!(
            (&*found[0].code, (found[0].line, found[0].column)),
            ("unknown-reference", at),
            "{front}"
        );
        assert!(
            found[0]
                .hint
                .as_ref()
                .is_some_and(|text| text.contains(hint)),
            "{found:?}"
        );
    }
}

#[test]
fn an_empty_roles_file_knows_no_role() {
    let page = page("sops/x.md", &sop(OWNED, "# A\n"));
    let context = Context {
        settings: &Settings::default(),
        organisation: &Organisation::default(),
        pages: &[&page],
        published: &published,
        last: &last,
        governed: &|_| true,
    };
    let codes: Vec<String> = check(&context, &page)
        .into_iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(codes, ["unknown-reference", "unknown-reference"]);
}

#[test]
fn a_version_is_used_or_next() {
    let table = [
        (
            "escalation-calls",
            &["1.0", "1.1", "1.2", "2.0"][..],
            &["0.9", "1.3", "1.10", "2.1", "3.0"][..],
        ),
        (
            "withdrawn",
            &["1.0", "1.1", "2.0", "3.0"],
            &["2.1", "1.2", "4.0"],
        ),
        ("never", &["1.0"], &["0.1", "1.1", "2.0"]),
    ];
    for (id, fine, wrong) in table {
        let found = |version: &str| {
            findings(&sop(
                &format!("id: {id}\nversion: \"{version}\"\n{OWNED}"),
                "# A\n",
            ))
        };
        for version in fine {
            assert_eq!(found(version), [], "{id} {version}");
        }
        for version in wrong {
            let codes: Vec<String> = found(version)
                .into_iter()
                .map(|finding| finding.code)
                .collect();
            assert_eq!(codes, ["version"], "{id} {version}");
        }
        assert_eq!(findings(&sop(&format!("id: {id}\n{OWNED}"), "# A\n")), []);
    }
}

#[test]
fn a_heading_or_a_title_is_a_title() {
    let of = |front: &str, body: &str| {
        let found = findings(&sop(&format!("{front}{OWNED}"), body));
        found.iter().any(|finding| finding.code == "missing-title")
    };
    assert!(!of("title: A\n", "Text.\n") && !of("", "Text.\n\n## A\n") && !of("title:\n", "# A\n"));
    assert!(of("", "Text.\n") && of("title: ''\n", "Text.\n") && of("", "#\n") && of("", ""));
}

#[test]
fn an_empty_key_is_pointed_at() {
    let found = findings("---\nid: a\nowner:\nroles: []\n---\n# A\n");
    let places: Vec<(usize, &str)> = found
        .iter()
        .map(|finding| (finding.line, &*finding.message))
        .collect();
    assert_eq!(
        places,
        [(3, "`owner` names nobody"), (4, "`roles` names no role")]
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
        prop_assert!(found.windows(2).all(|pair| {
            let key = |finding: &Finding| (finding.line, finding.column, finding.code.clone());
            key(&pair[0]) <= key(&pair[1])
        }));
    }
}

#[test]
fn a_hostile_page_is_checked_in_no_time() {
    let body = "### [insert \u{1b}x\n\n> Open question: TODO ".repeat(2000);
    let roles = vec!["nobody"; 500].join(", ");
    let text = sop(&format!("owner: role:cs-lead\nroles: [{roles}]\n"), &body);
    let begin = std::time::Duration::from_secs(5);
    let page = page("sops/x.md", &text);
    #[allow(clippy::disallowed_methods, reason = "a test may time itself")]
    let start = std::time::Instant::now();
    let found = with_context(&Settings::default(), true, &page, |context| {
        check(context, &page)
    });
    assert!(!found.is_empty() && start.elapsed() < begin);
}

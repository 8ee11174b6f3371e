//! The registry as a whole.

use proptest::prelude::*;

use super::world::{
    Empty, OWNED, findings, findings_in, page, run_ungoverned, sop, texts, with_context, with_texts,
};
use super::*;
use crate::domain::settings::Settings;
use crate::domain::status::Status;
use crate::markdown::document::read;

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
            "departed-manager",
            "departed-owner",
            "doubtful-person",
            "doubtful-role",
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
            "unknown-include",
            "unknown-path",
            "unknown-person",
            "unknown-reference",
            "unknown-role",
            "unknown-signer",
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
const GOVERNED: [&str; 11] = [
    "departed-owner",
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

//! Rule by rule, beyond the examples.

use super::world::{
    OWNED, findings, findings_in, last, organisation, page, published, sop, with_context,
};
use super::*;
use crate::domain::organisation::Organisation;
use crate::domain::settings::Settings;
use crate::markdown::digest::Tree;
use crate::markdown::document::read;

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
        neighbours: &Neighbours::new(&all),
        files: None,
        texts: &Default::default(),
        ignores: &Ignores::default(),
        today: None,
        published: &published,
        last: &last,
        configured: true,
        governed: &|_| false,
    };
    let lines: Vec<Vec<usize>> = pages
        .iter()
        .map(|page| {
            check(&context, page)
                .findings
                .iter()
                .map(|finding| finding.line)
                .collect()
        })
        .collect();
    assert_eq!(lines, [vec![2], vec![2], vec![2], vec![]]);
    let message = &check(&context, &pages[2]).findings[0].message;
    assert!(message.contains("sops/a.md and 1 more"), "{message}");
    // The same page twice is one page, and a derived id counts as a written one does.
    assert!(
        check(
            &Context {
                neighbours: &Neighbours::new(&[&pages[0], &pages[0]]),
                ..context
            },
            &pages[0]
        )
        .findings
        .is_empty()
    );
    let found = with_context(
        &settings,
        false,
        &page("sops/Escalation.md", "# E\n"),
        |context| check(context, &page("sops/Escalation.md", "# E\n")).findings,
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
        neighbours: &Neighbours::new(&[&page]),
        files: None,
        texts: &Default::default(),
        ignores: &Ignores::default(),
        today: None,
        published: &published,
        last: &last,
        configured: true,
        governed: &|_| true,
    };
    let codes: Vec<String> = check(&context, &page)
        .findings
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
fn a_page_without_digest_is_an_error_where_it_is_governed() {
    let text = sop(OWNED, "# A\n\n![plan](plan.png)\n");
    let found = findings(&text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&*found[0].code, found[0].line), ("front-matter", 7));
    let ungoverned = findings_in(&Settings::default(), false, &text);
    assert!(
        ungoverned.iter().all(|finding| finding.code == "dead-link"),
        "{ungoverned:?}"
    );
    // With the picture in the digest there is nothing to say.
    let covered = read("sops/x.md", "x.md", text.as_bytes(), &Plan, None);
    let codes: Vec<String> = with_context(&Settings::default(), true, &covered, |context| {
        let findings = check(context, &covered).findings;
        findings.into_iter().map(|finding| finding.code).collect()
    });
    assert!(
        !codes.iter().any(|code| code == "front-matter"),
        "{codes:?}"
    );
}

/// A tree in which every picture is.
struct Plan;

impl Tree for Plan {
    fn blob_sha256(&self, _: &str) -> Option<String> {
        Some("0".repeat(64))
    }
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

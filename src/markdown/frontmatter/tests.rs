use super::*;
use crate::domain::{Reference, Risk, Status, StatusField};
use proptest::prelude::*;

fn read_text(text: &str) -> (Meta, Vec<Problem>) {
    read(&Page::split(text.as_bytes()).unwrap())
}

fn read_yaml(yaml: &str) -> (Meta, Vec<Problem>) {
    read_text(&format!("---\n{yaml}---\nbody\n"))
}

fn codes(problems: &[Problem]) -> Vec<(&'static str, usize, usize)> {
    problems
        .iter()
        .map(|p| (p.code, p.line, p.column))
        .collect()
}

const FULL: &str = r#"---
id: renewal-call                 # never changes
title: Renewal call
status: published
version: 1.10
owner: role:cs-lead
roles: [cs-lead, cs-agent]
approvers: [role:ops-lead, p-7f3a]
review_in:  6  month
effective_on: 2026-12-01
risk: high
ack: {required: true, within: 14d, expires: 12 months}
depends_on: [security-basics, "path:infra/**", "https://example.com/policy"]
satisfies: {ISO9001: ["7.5.3"], SOC2: [CC2.2]}
workflow: renewals
origin: {kind: ai, provider: ollama, model: "qwen3:8b", sources: [renewal-call.vtt], drafted_on: 2026-11-22}
tags:
  - renewals
  - no
superseded_by: other
kind: runbook
layout: page
---
"#;

#[test]
fn reads_every_key() {
    for text in [
        FULL.to_owned(),
        FULL.replace('\n', "\r\n"),
        format!("\u{feff}{FULL}"),
    ] {
        let (meta, problems) = read_text(&text);
        assert_eq!(problems, []);
        assert_eq!(meta.id().unwrap().as_str(), "renewal-call");
        assert_eq!(meta.title(), Some("Renewal call"));
        assert_eq!(meta.status(), Some(Status::Published));
        assert_eq!(meta.version().unwrap().to_string(), "1.10");
        assert_eq!(meta.owner(), Some(&Reference::Role("cs-lead".into())));
        assert_eq!(meta.roles(), ["cs-lead", "cs-agent"]);
        assert_eq!(meta.approvers()[1], Reference::Person("p-7f3a".into()));
        assert_eq!(meta.review_in().unwrap().to_string(), "6 months");
        assert_eq!(meta.effective_on().unwrap().to_string(), "2026-12-01");
        assert_eq!(meta.risk(), Risk::High);
        let ack = meta.ack.as_ref().unwrap();
        assert_eq!((ack.line, ack.value.required), (12, Some(true)));
        assert_eq!(ack.value.expires.unwrap().to_string(), "12 months");
        assert_eq!(meta.depends_on().len(), 3);
        assert_eq!(meta.satisfies.as_ref().unwrap().value["ISO9001"], ["7.5.3"]);
        assert_eq!(
            meta.origin.as_ref().unwrap().value.model.as_deref(),
            Some("qwen3:8b")
        );
        assert!(meta.is_machine_drafted());
        assert_eq!(meta.tags(), ["renewals", "no"]);
        assert_eq!(meta.tags.as_ref().unwrap().line, 18);
        assert_eq!(meta.superseded_by.as_ref().unwrap().value.as_str(), "other");
        assert_eq!(meta.unknown, ["layout"]);
        assert!(!meta.foreign);
        let json = serde_json::to_string(&meta).unwrap();
        assert_eq!(serde_json::from_str::<Meta>(&json).unwrap(), meta);
    }
}

#[test]
fn goes_on_past_what_is_wrong() {
    let yaml = "id: a..b\ntitle: [x]\nversion: 2\nowner: Maria Lopez\nroles: cs-lead\nreview_in: soon\nrisk: huge\n\
        effective_on: 2026-13-01\nack: {required: maybe, with: 1d}\nsatisfies: x\napprovers: [ok, a b]\nworkflow: w\n";
    let (meta, problems) = read_yaml(yaml);
    let expected = [
        ("bad-id", 2, 5),
        ("wrong-type", 3, 8),
        ("bad-version", 4, 10),
        ("bad-reference", 5, 8),
        ("wrong-type", 6, 8),
        ("bad-interval", 7, 12),
        ("unknown-risk", 8, 7),
        ("bad-date", 9, 15),
        ("wrong-type", 10, 17),
        ("unknown-field", 10, 24),
        ("wrong-type", 11, 12),
        ("bad-reference", 12, 17),
    ];
    assert_eq!(codes(&problems), expected);
    assert_eq!(
        problems[2].hint.as_deref(),
        Some("write `version: \"2.0\"`")
    );
    assert_eq!(
        (
            meta.workflow.unwrap().value.as_str(),
            meta.roles.unwrap().value.as_slice()
        ),
        ("w", ["cs-lead".to_owned()].as_slice())
    );
}

#[test]
fn empty_is_absent() {
    let (meta, problems) = read_yaml("owner:\nroles: ~\nversion: null # later\ntags: []\nack:\n");
    assert_eq!(problems, []);
    assert!(
        meta.owner.is_none()
            && meta.roles.is_none()
            && meta.version.is_none()
            && meta.ack.is_none()
    );
    assert_eq!(meta.tags.unwrap().value, [""; 0]);
    assert_eq!(read_yaml(""), (Meta::default(), vec![]));
    assert_eq!(read_yaml("# only a comment\n"), (Meta::default(), vec![]));
}

#[test]
fn aliases_of_the_review_date() {
    let cases = [
        ("last_reviewed_on: 2024-03-01\n", Some("2024-03-01")),
        ("ms.date: 03/01/2024\n", Some("2024-03-01")),
        ("lastmod: 2024-03-01T10:00:00Z\n", Some("2024-03-01")),
        ("last_reviewed_at: 2024-03-01 10:00\n", Some("2024-03-01")),
        (
            "lastmod: 2020-01-01\nlast_reviewed_on: 2024-03-01\n",
            Some("2024-03-01"),
        ),
        ("ms.date: 31/12/2024\n", None),
        ("lastmod: 2024-3-1\n", Some("2024-03-01")),
        ("lastmod: 24-03-01\n", None),
        ("lastmod: 2024-03-001\n", None),
    ];
    for (yaml, expected) in cases {
        let (meta, problems) = read_yaml(yaml);
        assert_eq!(
            meta.last_reviewed()
                .map(|date| date.value.to_string())
                .as_deref(),
            expected,
            "{yaml}"
        );
        assert_eq!(problems.is_empty(), expected.is_some(), "{yaml}");
    }
    let (meta, _) = read_yaml("owner_slack: '#team'\nreviewers: [a, b]\nstatus: Active\n");
    assert_eq!(meta.owner_slack.unwrap().value, "#team");
    assert_eq!(meta.reviewers.unwrap().value, ["a", "b"]);
    assert_eq!(
        meta.status.unwrap().value,
        StatusField::Foreign("Active".into())
    );
}

#[test]
fn foreign_formats_are_read_as_far_as_it_goes() {
    let toml = "+++\ntitle = \"A \\\"b\\\"\" # c\nid = 'x'\ndate = 2024-01-01\ntags = [\"a\", 'b']\nlong = \"\"\"\n[extra]\nstatus = \"draft\"\n+++\n";
    let json = "{\n\"title\": \"A \\\"b\\\"\", \"id\": \"x\", \"date\": 1, \"tags\": [\"a\", \"b\"]}\nbody";
    for text in [toml, json] {
        let (meta, problems) = read_text(text);
        assert_eq!(problems, [], "{text}");
        assert!(meta.foreign && meta.status.is_none());
        assert_eq!(meta.title(), Some("A \"b\""));
        assert_eq!(meta.id().unwrap().as_str(), "x");
        assert_eq!(meta.tags(), ["a", "b"]);
        assert_eq!(meta.unknown, ["date"]);
    }
    assert_eq!(
        codes(&read_text(";;;\n\"a\": \n;;;\n").1),
        [("front-matter-syntax", 3, 1)]
    );
}

#[test]
fn dangerous_yaml_is_refused_by_line() {
    let cases = [
        ("a: 1\nb: &x 1\n", ("front-matter-alias", 3)),
        ("a: 1\nb: *x\n", ("front-matter-alias", 3)),
        ("a: !!binary x\n", ("front-matter-tag", 2)),
        ("a: !x\n  b: c\n", ("front-matter-tag", 2)),
        ("a: 1\n<<: {b: c}\n", ("front-matter-merge-key", 3)),
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 4)),
        ("a: {b: 1, \"b\": 2}\n", ("duplicate-key", 2)),
        ("a: [1\nb: 2\n", ("front-matter-syntax", 3)),
        ("a: 1\n...\nb: 2\n", ("front-matter-syntax", 4)),
        ("- a\n", ("front-matter-not-a-map", 2)),
        ("? [a]\n: b\n", ("front-matter-key", 2)),
    ];
    for (yaml, expected) in cases {
        let problems = read_yaml(yaml).1;
        assert_eq!(
            problems.first().map(|p| (p.code, p.line)),
            Some(expected),
            "{yaml}"
        );
    }
}

#[test]
fn what_stands_before_an_error_is_kept() {
    let (meta, problems) = read_yaml("id: a\ntitle: T\nx: \"open\n");
    assert_eq!(problems.len(), 1);
    assert_eq!(
        (meta.id().unwrap().as_str(), meta.title()),
        ("a", Some("T"))
    );
}

#[test]
fn hostile_front_matter_is_refused() {
    let deep_lines: String = (0..60).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    let bomb: String = (0..200)
        .map(|i| format!("a{i}: &a{i} [*a{0}, *a{0}]\n", i.max(1) - 1))
        .collect();
    let (deep, large) = ("front-matter-too-deep", "front-matter-too-large");
    let cases = [
        ("[".repeat(40_000), large),
        ("[".repeat(16_000), deep),
        (format!("a: {}", "{a: ".repeat(4_000)), deep),
        (format!("a: \"x\" \nb: {}", "[\"]\",".repeat(2_000)), deep),
        ("- ".repeat(8_000), deep),
        ("? ".repeat(8_000), deep),
        (deep_lines, deep),
        (format!("a: {}", "x".repeat(200_000)), large),
        (format!("a: \"{}\"", "\\u0041".repeat(40_000)), large),
        (bomb, "front-matter-alias"),
        ("a: !!binary aGk=\n".to_owned(), "front-matter-tag"),
        ("a: b: c: d\n".to_owned(), "front-matter-syntax"),
    ];
    for (yaml, code) in cases {
        let (_, problems) = read_yaml(&format!("{yaml}\n"));
        let start: String = yaml.chars().take(30).collect();
        assert!(
            problems.iter().any(|p| p.code == code),
            "{start}: {:?}",
            problems.first()
        );
    }
}

#[test]
fn brackets_in_text_are_not_nesting() {
    let many = "[".repeat(100);
    let cases = [
        format!("title: a {many}\n"),
        format!("title: '{many}'\n"),
        format!("title: \"\\\"{many}\"\n"),
        format!("title: x # {many}\n"),
        format!("# {many}\ntitle: x\n"),
        format!("note: |\n  {many}\n\n  {many}\ntitle: x\n"),
        format!("list:\n  - >\n    {many}\n  - b\ntitle: x\n"),
        format!("list: [\"{many}\", '{many}'] # {many}\ntitle: it's\n"),
    ];
    for yaml in cases {
        let (meta, problems) = read_yaml(&yaml);
        assert_eq!(problems, [], "{yaml}");
        assert!(meta.title().is_some(), "{yaml}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn never_panics_on_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Page::split(&bytes).map(|page| read(&page));
    }

    #[test]
    fn never_panics_on_likely_yaml(yaml in "[-a:\\[\\]{}\"'#|>&*!?<%,~\t \r\n\\\\é.]{0,120}", toml in any::<bool>()) {
        let fence = if toml { "+++" } else { "---" };
        let text = format!("{fence}\n{yaml}\n{fence}\nbody");
        let page = Page::split(text.as_bytes()).unwrap();
        let _ = read(&page);
        let _ = edit(&text, &[Change::text("a", "b"), Change::list("a", ["c"]), Change::remove("a")]);
    }
}

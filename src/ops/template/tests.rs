use super::*;
use crate::error::Kind;
use crate::markdown::frontmatter;
use crate::markdown::outline::outline;
use crate::markdown::page::Page;
use crate::markdown::questions::placeholders;
use crate::markdown::steps::steps;

fn front(title: &str) -> FrontMatter {
    FrontMatter {
        id: SopId::parse("renewal-call").unwrap(),
        title: title.to_owned(),
        owner: Some("role:cs-lead".to_owned()),
        roles: vec!["cs-lead".to_owned(), "cs-agent".to_owned()],
        review_in: Some("3 months".to_owned()),
        kind: Some("procedure".to_owned()),
        workflow: Some("renewals".to_owned()),
        origin: Some(OriginFields {
            kind: "rules".to_owned(),
            provider: "offline".to_owned(),
            model: None,
            sources: vec!["a, b: c.vtt".to_owned()],
            drafted_on: "2026-11-22".to_owned(),
        }),
    }
}

#[test]
fn built_in_bodies_wait_for_their_words() {
    for kind in kinds() {
        let text = body(kind, "Renewal call", None).unwrap();
        assert!(text.starts_with("# Renewal call\n"), "{kind}");
        assert!(!text.contains('<') && !text.contains("Purpose"), "{kind}");
        let first = steps(&text, 1).into_iter().next().unwrap();
        assert!(first.text.starts_with("TODO: "), "{kind}: {}", first.text);
        assert!(
            placeholders(&text, 1)
                .iter()
                .any(|hole| hole.line == first.line),
            "{kind}"
        );
        assert!(outline(&text, 1).jumps().is_empty(), "{kind}");
    }
}

#[test]
fn an_unknown_kind_names_those_that_exist() {
    let error = body("runbok", "T", None).unwrap_err();
    assert_eq!(error.kind(), Kind::Usage);
    assert!(kinds().iter().all(|kind| error.message().contains(kind)));
    assert_eq!(
        error.hints(),
        [
            "did you mean `--kind runbook`?",
            "a team's own kind is a file .sop/templates/KIND.md"
        ]
    );
    for kind in ["", "../x", "a/b", "con", "x\0"] {
        assert_eq!(own_path(kind).unwrap_err().kind(), Kind::Usage, "{kind:?}");
    }
    assert_eq!(
        own_path("checklist").unwrap(),
        ".sop/templates/checklist.md"
    );
}

#[test]
fn of_a_teams_own_template_only_the_title_is_replaced() {
    let own = "\u{feff}# {{title}}\r\n{{owner}} {% x %} $(id) `{{title}}`";
    let text = body("checklist", "A {{owner}}", Some(own)).unwrap();
    assert_eq!(
        text,
        "# A {{owner}}\n{{owner}} {% x %} $(id) `A {{owner}}`\n"
    );
    assert_eq!(body("policy", "T", Some("own\n")).unwrap(), "own\n");
    let error = body("checklist", "T", Some("---\nstatus: published\n---\n")).unwrap_err();
    assert_eq!(
        error.place(),
        Some((".sop/templates/checklist.md", Some(1)))
    );
}

#[test]
fn titles_stay_one_heading() {
    let cases = [
        ("Learn\n\n---\nC #", "Learn --- C #"),
        ("a <script>alert(1)</script>", "a <script>alert(1)</script>"),
        (" x\u{1b}[2J ", "x[2J"),
        ("日本 🚀", "日本 🚀"),
    ];
    for (title, shown) in cases {
        let text = body("procedure", title, None).unwrap();
        let headings = outline(&text, 1).headings;
        assert_eq!(headings[0].text, shown, "{text}");
        assert_eq!(headings.len(), 4, "{text}");
    }
    assert_eq!(
        body("procedure", " \n", None).unwrap_err().kind(),
        Kind::Usage
    );
}

#[test]
fn front_matter_comes_in_the_order_of_the_contract() {
    let text = page(&front("Renewal call"), "# Renewal call\n").unwrap();
    let expected = "---\nid: renewal-call\ntitle: Renewal call\nstatus: draft\nowner: role:cs-lead\n\
        roles: [cs-lead, cs-agent]\nreview_in: 3 months\nkind: procedure\nworkflow: renewals\n\
        origin: {kind: rules, provider: offline, sources: [\"a, b: c.vtt\"], drafted_on: 2026-11-22}\n---\n\n# Renewal call\n";
    assert_eq!(text, expected);
    let bare = FrontMatter {
        owner: None,
        roles: Vec::new(),
        review_in: None,
        kind: None,
        workflow: None,
        origin: None,
        ..front("T")
    };
    assert_eq!(
        page(&bare, "x\n").unwrap(),
        "---\nid: renewal-call\ntitle: T\nstatus: draft\n---\n\nx\n"
    );
}

#[test]
fn hostile_values_stay_values() {
    for title in [
        "a: b # c",
        "yes",
        "---",
        "x\nstatus: published",
        "\"",
        "{{title}}",
        "[a]",
        "🚀",
        "& *x",
        "1.10",
    ] {
        let text = page(&front(title), "---\nid: other\n---\n# T\n").unwrap();
        let (meta, problems) = frontmatter::read(&Page::split(text.as_bytes()).unwrap());
        assert_eq!(problems, [], "{text}");
        assert_eq!(
            meta.title(),
            Some(title.replace('\n', " ").as_str()),
            "{text}"
        );
        assert_eq!(meta.id().map(SopId::as_str), Some("renewal-call"));
        assert_eq!(meta.status(), Some(crate::domain::Status::Draft));
        assert!(meta.is_machine_drafted());
    }
    assert_eq!(
        page(&front(&"x".repeat(20_000)), "").unwrap_err().kind(),
        Kind::Usage
    );
}

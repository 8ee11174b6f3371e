//! Links, what they resolve to, and anchors.

use super::*;

fn files(site: bool) -> Files {
    let mut paths = vec![
        "README.md",
        "docs/a.md",
        "docs/team/on-call.md",
        "docs/team/index.md",
        "docs/img/Plan.png",
        "docs/empty/x.txt",
        "source/manual/deploy.html.md.erb",
        "docs/with space.md",
    ];
    if site {
        paths.push("mkdocs.yml");
    }
    Files::new(
        paths.into_iter().map(str::to_owned),
        vec!["vendor/lib".to_owned()],
    )
}

fn said(site: bool, root: Option<&str>, from: &str, target: &str) -> String {
    match resolve(&files(site), root, from, target) {
        Resolved::Elsewhere => "elsewhere".to_owned(),
        Resolved::Nowhere => "nowhere".to_owned(),
        Resolved::Here { fragment } => format!("here {fragment}"),
        Resolved::File {
            path,
            fragment: Some(fragment),
        } => format!("{path} at {fragment}"),
        Resolved::File { path, .. } => path,
        Resolved::Folder { path } => format!("folder {path}"),
        Resolved::Missing { near, path, .. } => match near {
            Some(near) => format!("missing, near {near}"),
            None => format!("missing {path}"),
        },
    }
}

#[test]
fn targets_resolve_from_the_page() {
    for (from, target, expected) in [
        ("docs/a.md", "team/on-call.md", "docs/team/on-call.md"),
        (
            "docs/a.md",
            "./team/on-call.md#who",
            "docs/team/on-call.md at who",
        ),
        ("docs/team/on-call.md", "../a.md?plain=1", "docs/a.md"),
        ("docs/a.md", "team", "docs/team/index.md"),
        ("docs/a.md", "team/", "docs/team/index.md"),
        ("docs/a.md", "empty", "folder docs/empty"),
        ("docs/a.md", "with%20space.md", "docs/with space.md"),
        (
            "docs/a.md",
            "../source/manual/deploy.html",
            "source/manual/deploy.html.md.erb",
        ),
        ("docs/a.md", "#here", "here here"),
        ("docs/a.md", "?x=1", "here "),
        ("docs/a.md", "", "nowhere"),
        ("docs/a.md", "b.md", "missing docs/b.md"),
        (
            "docs/a.md",
            "img/plan.png",
            "missing, near docs/img/Plan.png",
        ),
        (
            "docs/team/index.md",
            "with%20space.md",
            "missing, near docs/with space.md",
        ),
        ("docs/a.md", "nothing", "missing docs/nothing"),
        ("docs/a.md", "../vendor/lib/x.md", "elsewhere"),
    ] {
        assert_eq!(said(false, None, from, target), expected, "{from} {target}");
    }
}

#[test]
fn what_cannot_be_known_is_not_guessed_at() {
    for target in [
        "https://example.com/a.md",
        "mailto:a@example.com",
        "//example.com",
        "/a.md",
        "{{ site.url }}/a.md",
        "{% link a.md %}",
        "<%= url %>.md",
        "${BASE}/a.md",
        "@site/a.md",
        "~/a.md",
        "a\\b.md",
        "../../issues/3",
        "../../../x.md",
        "#/route",
    ] {
        assert_eq!(
            said(false, None, "docs/a.md", target),
            "elsewhere",
            "{target}"
        );
    }
    // A site may serve these from anywhere; a file it has or has not.
    for (target, expected) in [
        ("nothing", "elsewhere"),
        ("nothing.html", "elsewhere"),
        ("../team/on-call", "docs/team/on-call.md"),
        ("nothing.md", "missing docs/nothing.md"),
        ("docs/a.md", "docs/a.md"),
    ] {
        assert_eq!(said(true, None, "docs/a.md", target), expected, "{target}");
    }
    assert_eq!(said(false, Some("docs"), "README.md", "/a"), "docs/a.md");
    assert_eq!(
        said(false, Some("docs"), "README.md", "/b.md"),
        "missing docs/b.md"
    );
}

#[test]
fn links_have_places_and_words() {
    let body = "A [`b` c](x.md \"t\") and\n![alt *x*](p.png), [![in](q.png)](r.md) [l][d] <https://x.y>\n\n[d]: y.md\n";
    let found = links(body, 5);
    let short: Vec<(&str, &str, usize, usize, bool, bool)> = found
        .iter()
        .map(|link| {
            (
                &*link.target,
                &*link.text,
                link.line,
                link.column,
                link.image,
                link.inline,
            )
        })
        .collect();
    assert_eq!(
        short,
        [
            ("x.md", "b c", 5, 3, false, true),
            ("p.png", "alt x", 6, 1, true, true),
            ("r.md", "in", 6, 20, false, true),
            ("q.png", "in", 6, 21, true, true),
            ("y.md", "l", 6, 41, false, false),
            ("https://x.y", "https://x.y", 6, 48, false, false),
        ]
    );
    assert!(found[2].pictured && !found[0].pictured);
}

#[test]
fn an_anchor_of_any_generator_is_one() {
    let body = "# Set up & roll back\n## What's new?\n## 3.2 Überprüfung\n## snake_case\n## A\n## A\n## 手順\n## Own {#mine}\n<a name=\"Old\"></a>\n<h2>In tags</h2>\n";
    let anchors = Anchors::of(Some("Title"), body);
    for fragment in [
        "set-up--roll-back",
        "set-up-roll-back",
        "whats-new",
        "what-s-new",
        "32-überprüfung",
        "3-2-überprüfung",
        "32-uberprufung",
        "überprüfung",
        "snake_case",
        "snakecase",
        "a",
        "a-1",
        "a_1",
        "手順",
        "mine",
        "old",
        "Old",
        "in-tags",
        "title",
        "user-content-a",
        "",
        "top",
    ] {
        assert!(anchors.has(fragment), "{fragment}");
    }
    for fragment in ["setup", "whats-old", "a-3", "b"] {
        assert!(!anchors.has(fragment), "{fragment}");
    }
    assert_eq!(anchors.nearest("what-new"), Some("whats-new"));
    assert!(Anchors::of(None, "# A\n{% include b.md %}\n").has("anything"));
}

use super::*;

const PAGE: &str = "# Renewal *call* ![logo](l.png)

See [the `policy`](p.md) and <https://example.com>, [ref][r].

## Setup

#### Deep

## Setup

> ### Quoted

[![badge](b.svg)](ci.html)

[^s3]: Maria Lopez, 00:04:12–00:04:31,
    renewal-call.vtt

Text[^s3].

[r]: https://example.com/r
";

#[test]
fn headings() {
    let outline = outline(PAGE, 10);
    let rows: Vec<_> = outline
        .headings
        .iter()
        .map(|h| (h.level, h.text.as_str(), h.anchor.as_str(), h.line))
        .collect();
    assert_eq!(
        rows,
        [
            (1, "Renewal call", "renewal-call", 10),
            (2, "Setup", "setup", 14),
            (4, "Deep", "deep", 16),
            (2, "Setup", "setup-1", 18),
            (3, "Quoted", "quoted", 20),
        ]
    );
    assert_eq!(PAGE[outline.headings[1].range.clone()].trim(), "## Setup");
    assert_eq!(outline.first_heading_text.as_deref(), Some("Renewal call"));
    let jumps = outline.jumps();
    assert_eq!(
        (jumps.len(), jumps[0].from, jumps[0].to, jumps[0].line),
        (1, 2, 4, 16)
    );
}

#[test]
fn links_and_footnotes() {
    let outline = outline(PAGE, 1);
    let rows: Vec<_> = outline
        .links
        .iter()
        .map(|l| (l.target.as_str(), l.text.as_str(), l.line, l.image))
        .collect();
    assert_eq!(
        rows,
        [
            ("l.png", "logo", 1, true),
            ("p.md", "the policy", 3, false),
            ("https://example.com", "https://example.com", 3, false),
            ("https://example.com/r", "ref", 3, false),
            ("b.svg", "badge", 13, true),
            ("ci.html", "badge", 13, false),
        ]
    );
    assert_eq!(outline.footnotes.len(), 1);
    assert_eq!(
        (
            outline.footnotes[0].label.as_str(),
            outline.footnotes[0].line
        ),
        ("s3", 15)
    );
    assert_eq!(
        outline.footnotes[0].text,
        "Maria Lopez, 00:04:12–00:04:31, renewal-call.vtt"
    );
}

#[test]
fn a_page_of_nothing() {
    assert_eq!(outline("", 1), Outline::default());
    assert_eq!(
        outline("# ![x](y.png)\n\n## Real\n", 1)
            .first_heading_text
            .as_deref(),
        Some("Real")
    );
}

#[test]
fn a_title_near_the_top_is_the_one_that_the_whole_page_has() {
    let long = "Words that go on.\n\n".repeat(300);
    for (top, rest) in [
        ("# Title\n\n", ""),
        ("Title\n=====\n\n", ""),
        ("Title\n", "=====\n\n"),
        ("```\n# No title\n```\n\n## Title\n\n", ""),
        ("<!--\n# No title\n-->\n\n# Title\n", ""),
        ("# [Title][ref]\n\n", "[ref]: https://example.com\n"),
        ("# Title[^1]\n\n", "[^1]: A note.\n"),
        ("#\n\n> ## Title\n\n", ""),
        ("No heading\n\n", ""),
        ("", "# Title far below\n"),
    ] {
        for filler in ["", &long] {
            let body = format!("{top}{filler}{rest}");
            assert_eq!(
                title_of(&body),
                outline(&body, 1).first_heading_text,
                "{top:?} {rest:?}"
            );
        }
    }
    assert_eq!(title_of(&format!("# T\n\n{long}")).as_deref(), Some("T"));
}

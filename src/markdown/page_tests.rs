use super::*;

/// (format, content, body, line of the body) of a page.
fn parts(text: &str) -> (Option<Format>, &str, &str, usize) {
    let page = Page::split(text.as_bytes()).unwrap();
    let format = page.front_matter.as_ref().map(|front| front.format);
    (format, page.front_text(), page.body(), page.body_line)
}

#[test]
fn yaml_is_between_exact_fences() {
    let yaml = Some(Format::Yaml);
    let cases = [
        ("---\na: b\n---\n# T\n", (yaml, "a: b\n", "# T\n", 4)),
        (
            "\u{feff}---\r\na: b\r\n---\r\nT",
            (yaml, "a: b\r\n", "T", 4),
        ),
        ("---\n---", (yaml, "", "", 2)),
        ("---\na: b\n---", (yaml, "a: b\n", "", 3)),
        (
            "---\na: b\n --- \n---x\n---\nx",
            (yaml, "a: b\n --- \n---x\n", "x", 6),
        ),
        ("---\na: b\n", (None, "", "---\na: b\n", 1)),
        ("--- \na: b\n---\n", (None, "", "--- \na: b\n---\n", 1)),
        ("\n---\na: b\n---\n", (None, "", "\n---\na: b\n---\n", 1)),
        ("---\na: b\n---\r", (None, "", "---\na: b\n---\r", 1)),
        ("", (None, "", "", 1)),
    ];
    for (text, expected) in cases {
        assert_eq!(parts(text), expected, "{text:?}");
    }
}

#[test]
fn other_formats_are_seen() {
    let (toml, json) = (Some(Format::Toml), Some(Format::Json));
    let cases = [
        ("+++\na = 1\n+++\nx", (toml, "a = 1\n", "x", 4)),
        (";;;\n\"a\": 1\n;;;\nx", (json, "\"a\": 1\n", "x", 4)),
        ("{\n \"a\": 1\n}\nx", (json, "{\n \"a\": 1\n}", "x", 4)),
        ("{\"a\": 1} x\n", (None, "", "{\"a\": 1} x\n", 1)),
        ("{{ x }}\n", (None, "", "{{ x }}\n", 1)),
        ("{% x %}\n", (None, "", "{% x %}\n", 1)),
    ];
    for (text, expected) in cases {
        assert_eq!(parts(text), expected, "{text:?}");
    }
}

#[test]
fn refuses_what_is_no_page() {
    assert_eq!(Page::split(b"ab\xff"), Err(PageError::NotUtf8(2)));
    let large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(Page::split(&large), Err(PageError::TooLarge(MAX_BYTES + 1)));
    assert!(Page::split(&large[1..]).is_ok());
}

#[test]
fn names_wrong_bytes_and_fences() {
    let cases = [
        ("a\nb\0", "nul-byte", 2, 2),
        ("\u{feff}é\rb\r\n", "lone-cr", 1, 2),
        ("a\r", "lone-cr", 1, 2),
        ("--- \na: b\n---\n", "front-matter-fence", 1, 4),
        ("---\ntitle: b\n", "front-matter-unclosed", 1, 1),
    ];
    for (text, code, line, column) in cases {
        let page = Page::split(text.as_bytes()).unwrap();
        let found: Vec<_> = page
            .problems
            .iter()
            .map(|p| (p.code, p.line, p.column))
            .collect();
        assert_eq!(found, [(code, line, column)], "{text:?}");
    }
    for fine in ["---\n\nrule above\n", "a\r\nb\r\n", "---\na: b\n---\n"] {
        assert_eq!(Page::split(fine.as_bytes()).unwrap().problems, []);
    }
}

use super::*;

fn yaml(front: &str) -> String {
    format!("---\n{front}---\n# T\n\n```\n---\nid: no\n---\n```\n")
}

fn map(fields: &[(&str, Value)]) -> Value {
    Value::Map(
        fields
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.clone()))
            .collect(),
    )
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn set(key: &str, value: Value) -> Change {
    Change::Set {
        key: key.to_owned(),
        value,
    }
}

/// Front matter before, the change, front matter after.
#[track_caller]
fn check(cases: &[(&str, Change, &str)]) {
    for (before, change, after) in cases {
        let edited = edit(&yaml(before), std::slice::from_ref(change));
        assert_eq!(
            edited.as_deref(),
            Ok(yaml(after).as_str()),
            "{before:?} {change:?}"
        );
    }
}

#[test]
fn scalars_keep_their_quotes_and_comments() {
    check(&[
        (
            "version: \"2.1\" # c\n",
            Change::text("version", "2.2"),
            "version: \"2.2\" # c\n",
        ),
        (
            "version: '1.9'   # c\n",
            Change::text("version", "1.10"),
            "version: '1.10'   # c\n",
        ),
        (
            "version: 1.9\n",
            Change::text("version", "1.10"),
            "version: \"1.10\"\n",
        ),
        (
            "status: draft  # c\nid: x\n",
            Change::text("status", "published"),
            "status: published  # c\nid: x\n",
        ),
        (
            "title: a\n",
            Change::text("title", "yes"),
            "title: \"yes\"\n",
        ),
        (
            "title: a\n",
            Change::text("title", "a: b # c"),
            "title: \"a: b # c\"\n",
        ),
        (
            "title: 'a'\n",
            Change::text("title", "it's"),
            "title: 'it''s'\n",
        ),
        (
            "title: a\n",
            Change::text("title", "x\ny\u{1b}"),
            "title: \"x\\ny\\U0000001B\"\n",
        ),
        (
            "title: a\n  b\n\nid: x\n",
            Change::text("title", "c"),
            "title: c\n\nid: x\n",
        ),
        (
            "title: |\n  a # b\n\nid: x\n",
            Change::text("title", "c"),
            "title: c\n\nid: x\n",
        ),
        (
            "owner: # who\nid: x\n",
            Change::text("owner", "role:a"),
            "owner: role:a # who\nid: x\n",
        ),
        (
            "owner: ~ # who\n",
            Change::text("owner", "a@b.c"),
            "owner: a@b.c # who\n",
        ),
        (
            "owner: \"role:a\"\n",
            Change::text("owner", "role:b"),
            "owner: role:b\n",
        ),
        (
            "\"owner\" : a\n",
            Change::text("owner", "b"),
            "\"owner\" : b\n",
        ),
        (
            "effective_on: 2026-01-01\n",
            Change::text("effective_on", "2026-12-01"),
            "effective_on: 2026-12-01\n",
        ),
        ("title: a\n", Change::text("title", "a"), "title: a\n"),
        (
            "title: café # é\nid: x\n",
            Change::text("id", "日本"),
            "title: café # é\nid: 日本\n",
        ),
    ]);
}

#[test]
fn lists_keep_their_layout() {
    check(&[
        (
            "roles: [a, b] # c\n",
            Change::list("roles", ["a", "c"]),
            "roles: [a, c] # c\n",
        ),
        (
            "roles: [ \"a\" , b ]\n",
            Change::list("roles", ["a"]),
            "roles: [a]\n",
        ),
        (
            "roles: [a,\n  b]\n",
            Change::list("roles", ["a", "b", "c"]),
            "roles: [a, b, c]\n",
        ),
        ("roles: []\n", Change::list("roles", ["a"]), "roles: [a]\n"),
        (
            "roles: a\n",
            Change::list("roles", ["a", "2024"]),
            "roles: [a, 2024]\n",
        ),
        (
            "depends_on: [\n  \"a\",\n  b\n]\n",
            Change::list("depends_on", ["a", "b", "c"]),
            "depends_on: [\n  \"a\",\n  b,\n  c\n]\n",
        ),
        (
            "x: [a]\n",
            Change::list("x", ["a", "no", "p, q"]),
            "x: [a, \"no\", \"p, q\"]\n",
        ),
        (
            "roles: # who\n  # first\n  - a # A\n  # second\n  - b\n  - c # C\nid: x\n",
            Change::list("roles", ["a", "c", "d"]),
            "roles: # who\n  # first\n  - a # A\n  - c # C\n  - d\nid: x\n",
        ),
        (
            "roles:\n- a\n- \"b\"\nid: x\n",
            Change::list("roles", ["b", "c"]),
            "roles:\n- b\n- c\nid: x\n",
        ),
        (
            "x:\n- a\n- \"b\"\n",
            Change::list("x", ["b", "c"]),
            "x:\n- \"b\"\n- c\n",
        ),
        (
            "roles:\n  - a\nid: x\n",
            Change::list("roles", [""; 0]),
            "roles: []\nid: x\n",
        ),
        (
            "roles:\n  - a\nid: x\n",
            Change::text("roles", "b"),
            "roles: b\nid: x\n",
        ),
    ]);
}

#[test]
fn maps_keep_their_layout() {
    let ack = |within: &str| map(&[("required", Value::Flag(true)), ("within", text(within))]);
    check(&[
        (
            "ack: {required: true, within: 7d} # c\n",
            set("ack", ack("14d")),
            "ack: {required: true, within: 14d} # c\n",
        ),
        (
            "ack:\n  # must\n  required: true # c\n  within: 7d # soon\n  expires: 1 year\nid: x\n",
            set("ack", ack("14d")),
            "ack:\n  # must\n  required: true # c\n  within: 14d # soon\nid: x\n",
        ),
        (
            "id: x\n",
            set("ack", ack("14d")),
            "id: x\nack: {required: true, within: 14d}\n",
        ),
        (
            "id: x\n",
            set(
                "origin",
                map(&[
                    ("model", text("qwen3:8b")),
                    ("sources", Value::List(vec!["a b.vtt".into()])),
                    ("drafted_on", text("2026-11-22")),
                ]),
            ),
            "id: x\norigin: {model: qwen3:8b, sources: [a b.vtt], drafted_on: 2026-11-22}\n",
        ),
    ]);
}

#[test]
fn new_keys_come_last_and_old_ones_go() {
    check(&[
        (
            "id: x\n# end\n",
            Change::text("version", "1.0"),
            "id: x\n# end\nversion: \"1.0\"\n",
        ),
        ("", Change::text("status", "draft"), "status: draft\n"),
        (
            "  id: x\n",
            Change::text("review_in", "3 months"),
            "  id: x\n  review_in: 3 months\n",
        ),
        (
            "a: |+\n  x\n\n",
            Change::text("b", "c"),
            "a: |+\n  x\n\nb: c\n",
        ),
        (
            "# c\nid: x # d\ntitle: a\n",
            Change::remove("id"),
            "# c\ntitle: a\n",
        ),
        (
            "roles:\n  - a\n  # c\n  - b\n\n# next\nid: x\n",
            Change::remove("roles"),
            "\n# next\nid: x\n",
        ),
        ("id: x\n", Change::remove("id"), ""),
        ("id: x\n", Change::remove("other"), "id: x\n"),
    ]);
}

#[test]
fn pages_without_front_matter_get_some() {
    let cases = [
        ("# T\n", "---\nid: x\n---\n# T\n"),
        ("", "---\nid: x\n---\n"),
        (
            "\u{feff}# T\r\nx",
            "\u{feff}---\r\nid: x\r\n---\r\n# T\r\nx",
        ),
        ("---\n\nrule\n", "---\nid: x\n---\n---\n\nrule\n"),
    ];
    for (before, after) in cases {
        assert_eq!(
            edit(before, &[Change::text("id", "x")]).as_deref(),
            Ok(after)
        );
        assert_eq!(edit(before, &[Change::remove("id")]).as_deref(), Ok(before));
    }
}

#[test]
fn line_ends_marks_and_missing_newlines_stay() {
    let before = "\u{feff}---\r\nroles:\r\n  - a # c\r\nx: 1  \r\n---";
    let changes = [
        Change::list("roles", ["a", "b"]),
        Change::text("id", "x"),
        Change::text("version", "1.0"),
    ];
    let after =
        "\u{feff}---\r\nroles:\r\n  - a # c\r\n  - b\r\nx: 1  \r\nid: x\r\nversion: \"1.0\"\r\n---";
    assert_eq!(edit(before, &changes).as_deref(), Ok(after));
}

#[test]
fn refuses_rather_than_guess() {
    let layout =
        |edited: Result<String, EditError>| matches!(edited, Err(EditError::Layout { .. }));
    let change = [Change::text("a", "z")];
    assert_eq!(
        edit("+++\na = 1\n+++\n", &change),
        Err(EditError::Foreign(Format::Toml))
    );
    assert_eq!(
        edit("{\"a\": 1}\n", &change),
        Err(EditError::Foreign(Format::Json))
    );
    assert!(layout(edit(&yaml("{a: b}\n"), &change)));
    assert!(layout(edit(&yaml("? a\n: b\n"), &change)));
    assert!(layout(edit(&yaml("a:\n  - x # c\n  - y\n"), &change)));
    for front in ["a: 1\na: 2\n", "a: &x 1\n", "a: [\n", "- a\n"] {
        assert!(
            matches!(edit(&yaml(front), &change), Err(EditError::Unreadable(_))),
            "{front}"
        );
    }
    assert!(matches!(
        edit("---\na: b\n", &change),
        Err(EditError::Unreadable(_))
    ));
    for key in ["", "a b", "a:", "é", "-a", "no", "a\nb"] {
        assert_eq!(
            edit("", &[Change::text(key, "x")]),
            Err(EditError::Key(key.to_owned()))
        );
    }
    let long = Change::text("a", "x".repeat(20_000));
    assert!(matches!(edit("", &[long]), Err(EditError::Unreadable(_))));
    assert_eq!(
        edit(
            &yaml("a: |+\n  x\n\nb: c\n\nd: e\n"),
            &[Change::remove("b")]
        ),
        Err(EditError::Unproved("b".into()))
    );
}

use super::*;

fn edited(item: &str, field: &str, value: &str) -> String {
    let value = (!value.is_empty()).then_some(value);
    set(item, 2, field, value).unwrap_or_else(|| "left alone".to_owned())
}

#[test]
fn a_field_of_an_item() {
    for (item, field, value, wanted) in [
        (
            "  - {id: a, name: \"A, b\"}\n",
            "name",
            "B",
            "  - {id: a, name: B}\n",
        ),
        (
            "  - {id: a, roles: [x, y], end: 2026-01-01} # c\n",
            "roles",
            "[z]",
            "  - {id: a, roles: [z], end: 2026-01-01} # c\n",
        ),
        (
            "  - {id: a}\n",
            "end",
            "2026-01-01",
            "  - {id: a, end: 2026-01-01}\n",
        ),
        (
            "  - { id: a, end: 2026-01-01 }\n",
            "end",
            "",
            "  - { id: a }\n",
        ),
        ("  - {end: 2026-01-01, id: a}\n", "end", "", "  - {id: a}\n"),
        (
            "  - {id: a, name: it's, x: 'y, z'}\n",
            "x",
            "w",
            "  - {id: a, name: it's, x: w}\n",
        ),
        (
            "  - {id: a,\n     name: B}\n",
            "name",
            "C",
            "  - {id: a,\n     name: C}\n",
        ),
        (
            "  - id: a\n    name: B # x\n",
            "name",
            "C",
            "  - id: a\n    name: C # x\n",
        ),
        (
            "  - id: a\n    name: B\n\n  # next\n",
            "end",
            "1",
            "  - id: a\n    name: B\n    end: 1\n\n  # next\n",
        ),
        (
            "  - id: a\n    roles:\n      - x\n      - y\n    name: B\n",
            "roles",
            "[z]",
            "  - id: a\n    roles: [z]\n    name: B\n",
        ),
        (
            "  - id: a\n    roles:\n    - x\n    name: B\n",
            "roles",
            "[z]",
            "  - id: a\n    roles: [z]\n    name: B\n",
        ),
        (
            "  - id: a\n    name: |\n      x\n\n      y\n    end: 1\n",
            "name",
            "B",
            "  - id: a\n    name: B\n    end: 1\n",
        ),
        (
            "  - id: a\r\n    name: B\r\n",
            "name",
            "C",
            "  - id: a\r\n    name: C\r\n",
        ),
        (
            "  - id: a\n    names: x\n",
            "name",
            "B",
            "  - id: a\n    names: x\n    name: B\n",
        ),
        ("  - id: a\n    end: 1\n", "end", "", "  - id: a\n"),
        ("  - id: a", "end", "1", "  - id: a\n    end: 1\n"),
        (
            "  - name: A\n    id: a\n",
            "name",
            "B",
            "  - name: B\n    id: a\n",
        ),
        (
            "  -   id: a\n      name: A\n",
            "name",
            "B",
            "  -   id: a\n      name: B\n",
        ),
    ] {
        assert_eq!(edited(item, field, value), wanted, "{item:?} {field}");
    }
    assert_eq!(
        edited("  - {id: a, # c\n    name: B}\n", "name", "C"),
        "left alone"
    );
}

#[test]
fn an_item_and_an_entry_more() {
    let item = [("id", "b".to_owned()), ("name", text("B: c"))];
    for (file, wanted) in [
        ("people: []\n", "people:\n  - id: b\n    name: \"B: c\"\n"),
        ("", "people:\n  - id: b\n    name: \"B: c\"\n"),
        (
            "people:\n- id: a",
            "people:\n- id: a\n- id: b\n  name: \"B: c\"\n",
        ),
    ] {
        assert_eq!(
            append(file, "people", &item).as_deref(),
            Some(wanted),
            "{file:?}"
        );
    }
    assert_eq!(append("people: [{id: a}]\n", "people", &item), None);
    assert_eq!(
        append("people:\n  - id: a\nmore: x\n", "people", &item),
        None
    );
    for (file, wanted) in [
        ("# r\nroles: {}\n", "# r\nroles:\n  b: {title: B}\n"),
        (
            "roles:\n    a: {}\n",
            "roles:\n    a: {}\n    b: {title: B}\n",
        ),
    ] {
        let found = append_entry(file, "roles", "b", "{title: B}", &[]);
        assert_eq!(found.as_deref(), Some(wanted), "{file:?}");
    }
    assert_eq!(
        append_entry("roles: {a: {}}\n", "roles", "b", "{}", &[]),
        None
    );
}

#[test]
fn a_field_of_an_entry() {
    for (file, wanted) in [
        (
            "roles:\n  a: {title: A}\n  b: {}\n",
            "roles:\n  a: {title: A, path: p}\n  b: {}\n",
        ),
        (
            "roles:\n  a:\n    title: A\n  # b\n  b: {}\n",
            "roles:\n  a:\n    title: A\n    path: p\n  # b\n  b: {}\n",
        ),
        (
            "roles:\n  aa: {}\n  a: {path: q} # c\n",
            "roles:\n  aa: {}\n  a: {path: p} # c\n",
        ),
    ] {
        assert_eq!(
            set_entry(file, "a", "path", "p").as_deref(),
            Some(wanted),
            "{file:?}"
        );
    }
    assert_eq!(set_entry("roles: {a: {}}\n", "a", "path", "p"), None);
}

#[test]
fn a_stage_more() {
    for (file, wanted) in [
        (
            "paths:\n  a:\n    title: A\n    stages:\n      - {id: x}\n      - id: y\n        due: 7d\n  b:\n    title: B\n",
            "paths:\n  a:\n    title: A\n    stages:\n      - {id: x}\n      - id: y\n        due: 7d\n      - {id: z}\n  b:\n    title: B\n",
        ),
        (
            "paths:\n  a:\n    title: A\n",
            "paths:\n  a:\n    title: A\n    stages:\n      - {id: z}\n",
        ),
        (
            "paths:\n  a:\n    stages:\n    - {id: x}\n",
            "paths:\n  a:\n    stages:\n    - {id: x}\n    - {id: z}\n",
        ),
    ] {
        assert_eq!(
            append_below(file, "a", "stages", "{id: z}").as_deref(),
            Some(wanted),
            "{file:?}"
        );
    }
    assert_eq!(
        append_below(
            "paths:\n  a:\n    stages: [{id: x}]\n",
            "a",
            "stages",
            "{id: z}"
        ),
        None
    );
    assert_eq!(
        append_below(
            "paths:\n  a: {stages: [{id: x}]}\n",
            "a",
            "stages",
            "{id: z}"
        ),
        None
    );
}

#[test]
fn values_are_what_they_were() {
    for value in [
        "Maria Lopez",
        "no",
        "1.10",
        "a: b",
        "#x",
        "- y",
        "O'Neil",
        "",
        "Zoë",
        "x ",
        "[a]",
        "true",
        "2026-01-01",
        "a\nb",
        "\u{7f}",
        "a\u{85}b\u{feff}",
    ] {
        let read: std::collections::BTreeMap<String, String> =
            serde_yaml::from_str(&format!("k: {}", text(value))).unwrap();
        assert_eq!(read["k"], value);
    }
}

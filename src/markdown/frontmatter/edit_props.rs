//! Random pages and random edits: nothing but the edited entry may change.

use super::super::page::Page;
use super::*;
use proptest::prelude::*;

/// A value as YAML under a key at the left edge, line ends LF.
fn entry() -> impl Strategy<Value = String> {
    let word = "[a-z]{1,4}";
    prop_oneof![
        word.prop_map(|w| format!(" {w}\n")),
        word.prop_map(|w| format!(" \"{w} # '\\\"\"  # note\n")),
        word.prop_map(|w| format!(" '{w}: ''q'''\n")),
        word.prop_map(|w| format!(" {w} # note é  \n")),
        word.prop_map(|w| format!(" {w}\n  more\n")),
        word.prop_map(|w| format!(" |\n  {w} # text\n\n  x\n\n")),
        word.prop_map(|w| format!(" >-\n  {w}\n  # text\n")),
        word.prop_map(|w| format!(" [{w}, \"b\" ,c] # list\n")),
        word.prop_map(|w| format!(" [\n  {w}, # first\n  b\n  ]\n")),
        word.prop_map(|w| format!("\n  - {w} # one\n  # between\n  - 'b'\n")),
        word.prop_map(|w| format!(" # list\n- {w}\n\n- b\n")),
        word.prop_map(|w| format!("\n  x: {w} # c\n  y:\n    - {{z: [1]}}\n")),
        word.prop_map(|w| format!(" {{x: {w}, y: [1, 2]}}\n")),
        Just("\n".to_owned()),
        Just(" ~ # none\n".to_owned()),
        Just(" \"1.10\"\n# below\n\n".to_owned()),
    ]
}

const KEYS: [&str; 8] = [
    "id", "title", "version", "roles", "owner", "ack", "custom", "tags",
];

fn page() -> impl Strategy<Value = String> {
    let keys = prop::sample::subsequence(KEYS.to_vec(), 0..=KEYS.len()).prop_shuffle();
    let front = keys.prop_flat_map(|keys| {
        let values = prop::collection::vec(entry(), keys.len());
        values.prop_map(move |values| {
            keys.iter()
                .zip(values)
                .map(|(key, value)| format!("{key}:{value}"))
                .collect::<String>()
        })
    });
    let bodies = [
        "",
        "# T",
        "# T\n\n```\n---\nid: x\n---\n```\n",
        "\n---\n\nid: y  \n",
        "é  \n",
    ];
    (
        front,
        prop::sample::select(bodies.to_vec()),
        any::<(bool, bool, bool)>(),
    )
        .prop_map(|(front, body, (bom, crlf, none))| {
            let text = if none {
                body.to_owned()
            } else {
                format!("---\n{front}---\n{body}")
            };
            let text = if crlf {
                text.replace('\n', "\r\n")
            } else {
                text
            };
            if bom { format!("\u{feff}{text}") } else { text }
        })
}

fn fields(text: String, list: Vec<String>) -> Value {
    let (x, new) = ("x".to_owned(), "new key".to_owned());
    Value::Map(vec![
        (x, Value::Text(text)),
        (new, Value::List(list)),
        ("f".to_owned(), Value::Flag(true)),
    ])
}

fn change() -> impl Strategy<Value = Change> {
    let any_text = prop_oneof![
        "[a-z]{1,5}",
        "\\PC{0,12}",
        "[ -~]{0,12}",
        "[0-9.:-]{1,6}",
        "[\\x00-\\x20a'\"\\\\]{0,6}"
    ];
    let texts = prop::collection::vec(any_text.clone(), 0..4);
    let value = prop_oneof![
        any_text.clone().prop_map(Value::Text),
        texts.clone().prop_map(Value::List),
        (any_text, texts).prop_map(|(text, list)| fields(text, list)),
    ];
    let key = prop::sample::select(KEYS.to_vec());
    (key, prop::option::weighted(0.8, value)).prop_map(|(key, value)| match value {
        Some(value) => Change::Set {
            key: key.to_owned(),
            value,
        },
        None => Change::remove(key),
    })
}

/// Values by key as another parser reads them, whatever their place.
fn other_values(text: &str, key: &str) -> serde_json::Value {
    let page = Page::split(text.as_bytes()).unwrap();
    let (_, problems) = read(&page);
    assert_eq!(
        problems
            .iter()
            .filter(|p| p.code.starts_with("front-matter"))
            .count(),
        0,
        "{problems:?}"
    );
    let mut values: serde_json::Value =
        serde_yaml::from_str(&page.front_text().replace("\r\n", "\n")).unwrap();
    if let Some(map) = values.as_object_mut() {
        map.remove(key);
    }
    if values.is_null() {
        serde_json::json!({})
    } else {
        values
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_edit_changes_its_own_lines_only(before in page(), change in change()) {
        let after = match edit(&before, std::slice::from_ref(&change)) {
            Ok(after) => after,
            // A comment inside a value that must be written anew is never thrown away.
            Err(EditError::Layout { why, .. }) => {
                prop_assert!(why.contains("comment"), "{why}");
                return Ok(());
            }
            Err(error) => return Err(TestCaseError::fail(format!("{error}"))),
        };
        prop_assert_eq!(other_values(&before, change.key()), other_values(&after, change.key()));
        let (old, new) = (Page::split(before.as_bytes()).unwrap(), Page::split(after.as_bytes()).unwrap());
        prop_assert_eq!(old.body(), new.body());
        prop_assert_eq!(old.bom, new.bom);
        prop_assert!(!before.contains("\r\n") || !after.replace("\r\n", "").contains('\n'));
        let starts_other = |line: &&str| KEYS.iter().any(|key| *key != change.key() && line.starts_with(&format!("{key}:")));
        let lines = |page: &Page<'_>| page.front_text().lines().filter(starts_other).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(lines(&old), lines(&new));
        prop_assert_eq!(edit(&after, std::slice::from_ref(&change)), Ok(after.clone()), "said twice");
    }

    #[test]
    fn what_is_set_is_read_back(text in "\\PC{0,30}|[\\x00-\\x7f]{0,20}") {
        let edited = edit("# T\n", &[Change::text("title", text.clone())]).unwrap();
        let page = Page::split(edited.as_bytes()).unwrap();
        let (meta, problems) = read(&page);
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(meta.title().unwrap_or_default(), text.trim_end_matches('\n'));
        let values: serde_json::Value = serde_yaml::from_str(page.front_text()).unwrap();
        prop_assert_eq!(&values["title"], &serde_json::Value::String(text));
    }

    #[test]
    fn routing_keys_get_the_form_that_the_digest_leaves_out(before in page(), (key, values) in routing()) {
        let value = match values.as_slice() {
            [one] if !matches!(key, "roles" | "tags") => Value::Text(one.clone()),
            _ => Value::List(values.clone()),
        };
        let Ok(after) = edit(&before, &[Change::Set { key: key.to_owned(), value: value.clone() }]) else {
            return Ok(()); // A comment in the way: the property above tells that from other refusals.
        };
        // What already said so is left alone, whatever its form.
        prop_assume!(after != before);
        let page = Page::split(after.as_bytes()).unwrap();
        let mut lines = page.front_text().lines().skip_while(|line| !line.starts_with(&format!("{key}:")));
        let line = lines.next().unwrap().split(" #").next().unwrap();
        let on_line = line[key.len() + 1..].trim();
        let quoted = values.iter().any(|value| on_line == format!("\"{value}\"") || on_line == format!("'{value}'"));
        let in_brackets = on_line == format!("[{}]", values.join(", "));
        let item = |line: &str| Some(line.trim_start().strip_prefix("- ")?.split(" #").next()?.trim().to_owned());
        let plain = matches!(value, Value::Text(_)) && on_line == values[0];
        let items = on_line.is_empty() && lines.filter_map(item).take(values.len()).eq(values.iter().cloned());
        prop_assert!(plain || in_brackets || items || (key == "version" && quoted), "{after}");
    }
}

/// A routing key and values that fit its form.
fn routing() -> impl Strategy<Value = (&'static str, Vec<String>)> {
    let reference = "(role:)?[a-z0-9é][a-z0-9é._@+-]{0,5}";
    let lists = prop::collection::vec(reference, 1..4);
    prop_oneof![
        "[0-9]\\.(0|[1-9][0-9]?)".prop_map(|version| ("version", vec![version])),
        reference.prop_map(|owner| ("owner", vec![owner])),
        "[1-9][0-9]? ?(d|weeks|months|y)".prop_map(|interval| ("review_in", vec![interval])),
        lists.clone().prop_map(|roles| ("roles", roles)),
        lists.prop_map(|tags| ("tags", tags)),
    ]
}

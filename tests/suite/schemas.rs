//! The schemas of `docs/schemas/` say what the program reads: no key more, no key less, and real files fit.

use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sop::domain::paths::Paths;
use sop::domain::people::People;
use sop::domain::roles::Roles;
use sop::domain::settings::Settings;
use sop::ops::schema::SCHEMAS;

fn schema(name: &str) -> Value {
    let found = SCHEMAS.iter().find(|schema| schema.name == name);
    serde_json::from_str(found.expect(name).text).expect("JSON")
}

#[track_caller]
fn fits(name: &str, value: &Value) -> Result<(), String> {
    let validator = jsonschema::validator_for(&schema(name)).expect("a schema");
    validator
        .validate(value)
        .map_err(|error| format!("{}: {error}", error.instance_path()))
}

fn checkout(path: &str) -> String {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

/// The keys that a type takes, as it says itself where it is given another.
fn keys_of<T: DeserializeOwned>(with: &str) -> Vec<String> {
    let Err(error) = serde_yaml::from_str::<T>(with) else {
        panic!("{with} is read");
    };
    let said = error.to_string();
    let rest = said
        .split_once("expected")
        .unwrap_or_else(|| panic!("{said}"))
        .1;
    let mut keys: Vec<String> = rest
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    keys.sort();
    keys
}

fn keys_at(name: &str, pointer: &str) -> Vec<String> {
    let schema = schema(name);
    let at = schema
        .pointer(pointer)
        .unwrap_or_else(|| panic!("{name} has no {pointer}"));
    assert_eq!(at["additionalProperties"], false, "{name} {pointer}");
    let mut keys: Vec<String> = at["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    keys.sort();
    keys
}

#[test]
fn keys_are_those_of_the_types() {
    let person = "/properties/people/items";
    let role = "/properties/roles/additionalProperties";
    let path = "/properties/paths/additionalProperties";
    let stage = format!("{path}/properties/stages/items");
    let quiz = format!("{stage}/properties/checkpoint/oneOf/2");
    let question = format!("{quiz}/properties/questions/items");
    let asked = "paths: {p: {stages: [{id: a, checkpoint: {kind: quiz, questions: [{zz: 1}]}}]}}";
    for (name, pointer, keys) in [
        ("people", "", keys_of::<People>("zz: 1")),
        ("people", person, keys_of::<People>("people: [{zz: 1}]")),
        (
            "people",
            &format!("{person}/properties/leave/items"),
            keys_of::<People>("people: [{id: a, leave: [{zz: 1}]}]"),
        ),
        (
            "people",
            &format!("{person}/properties/keys/items"),
            keys_of::<People>("people: [{id: a, keys: [{zz: 1}]}]"),
        ),
        (
            "people",
            &format!("{person}/properties/logins/additionalProperties"),
            keys_of::<People>("people: [{id: a, logins: {g: {zz: 1}}}]"),
        ),
        ("roles", role, keys_of::<Roles>("roles: {a: {zz: 1}}")),
        (
            "roles",
            "/$defs/match",
            keys_of::<Roles>("roles: {a: {match: {zz: 1}}}"),
        ),
        ("paths", path, keys_of::<Paths>("paths: {p: {zz: 1}}")),
        (
            "paths",
            &stage,
            keys_of::<Paths>("paths: {p: {stages: [{zz: 1}]}}"),
        ),
        ("paths", &question, keys_of::<Paths>(asked)),
        ("sop", "", keys_of::<Settings>("zz: 1")),
        (
            "sop",
            "/properties/approvals",
            keys_of::<Settings>("approvals: {zz: 1}"),
        ),
        (
            "sop",
            "/properties/approvals/properties/emergency",
            keys_of::<Settings>("approvals: {emergency: {zz: 1}}"),
        ),
        (
            "sop",
            "/properties/approvals/properties/tags/additionalProperties",
            keys_of::<Settings>("approvals: {tags: {a: {zz: 1}}}"),
        ),
        (
            "sop",
            "/properties/ack",
            keys_of::<Settings>("ack: {zz: 1}"),
        ),
        (
            "sop",
            "/properties/provider",
            keys_of::<Settings>("provider: {zz: 1}"),
        ),
    ] {
        assert_eq!(keys_at(name, pointer), keys, "{name} {pointer}");
    }
}

#[test]
fn own_files_fit() {
    for name in ["sop", "people", "roles", "paths", "workflows"] {
        let value = yaml(&checkout(&format!("{name}.yaml")));
        assert_eq!(fits(name, &value), Ok(()), "{name}.yaml");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sops");
    let mut pages = 0;
    for entry in std::fs::read_dir(root).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let front = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"));
        if let Some((front, _)) = front {
            pages += 1;
            assert_eq!(
                fits("front-matter", &yaml(front)),
                Ok(()),
                "{}",
                entry.path().display()
            );
        }
    }
    assert!(pages > 0);
}

#[test]
fn what_is_wrong_does_not() {
    for (name, wrong) in [
        ("people", json!({"people": [{"name": "no id"}]})),
        ("people", json!({"people": [{"id": "a", "kind": "robot"}]})),
        (
            "people",
            json!({"people": [{"id": "a", "start": "tomorrow"}]}),
        ),
        ("people", json!({"people": [{"id": "a", "salary": 1}]})),
        ("roles", json!({"roles": {"a": {"match": {"titel": "x"}}}})),
        (
            "roles",
            json!({"roles": {"a": {"match": {"any": [{"pay": "x"}]}}}}),
        ),
        (
            "paths",
            json!({"paths": {"p": {"stages": [{"id": "a", "checkpoint": {"kind": "exam"}}]}}}),
        ),
        (
            "paths",
            json!({"paths": {"p": {"stages": [{"id": "a", "due": "soon"}]}}}),
        ),
        ("sop", json!({"approvals": {"self": "often"}})),
        (
            "sop",
            json!({"approvals": {"tags": {"a": {"required": 0}}}}),
        ),
        (
            "sop",
            json!({"approvals": {"emergency": {"within": "1 day"}}}),
        ),
        ("sop", json!({"sops": []})),
        ("front-matter", json!({"risk": "extreme"})),
        ("front-matter", json!({"status": "submitted"})),
    ] {
        assert!(fits(name, &wrong).is_err(), "{name}: {wrong}");
    }
}

//! The example company is what its README says: it is checked, its schemas hold, and its HR export says nothing new.

use std::path::{Path, PathBuf};

use crate::support::{Session, TestEnv};
use serde_json::Value;
use sop::ops::schema::SCHEMAS;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/company")
}

/// A copy in a repository of its own.
fn company(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.git(&["init", "--quiet"]);
    let mut open = vec![example()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(example()).unwrap().to_str().unwrap();
                maria.write(name, &std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    maria.commit_all("A company");
    maria
}

#[test]
fn its_files_fit_their_schemas() {
    for schema in SCHEMAS
        .iter()
        .filter(|schema| schema.name != "front-matter")
    {
        let text = std::fs::read_to_string(example().join(schema.files)).unwrap();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        let said: Value = serde_json::from_str(schema.text).unwrap();
        let validator = jsonschema::validator_for(&said).unwrap();
        assert!(validator.is_valid(&value), "{}", schema.files);
    }
}

#[test]
fn its_roles_are_held_and_its_pages_are_clean() {
    let env = TestEnv::new();
    let maria = company(&env);
    let roles = maria.json(&["role", "list"]);
    let people = |name: &str| {
        let roles = roles["roles"].as_array().unwrap();
        let role = roles.iter().find(|role| role["role"] == name).unwrap();
        role["people"].as_u64().unwrap()
    };
    // Today is 2026-11-22: one has left, and one has not begun.
    assert_eq!(people("everybody"), 38);
    assert_eq!(people("shop-lead"), 6);
    assert_eq!(
        maria.json(&["role", "gaps"])["people_without_role"],
        Value::Array(Vec::new())
    );
    let check = maria.json(&["check"]);
    assert_eq!(check["totals"]["errors"], 0, "{check}");
}

#[test]
fn its_export_says_nothing_new() {
    let env = TestEnv::new();
    let maria = company(&env);
    let plan = maria.json(&[
        "people",
        "import",
        "--from",
        "csv",
        "staff.csv",
        "--source",
        "hr",
    ]);
    assert_eq!(plan["unchanged"], 40, "{plan}");
    for what in ["added", "changed", "left", "back"] {
        assert_eq!(plan[what], Value::Array(Vec::new()), "{what}");
    }
    let before = maria.read("people.yaml");
    maria.write(
        "staff.csv",
        &maria.read("staff.csv").replace("Cleaner", "Shop Agent"),
    );
    let plan = maria.json(&[
        "people",
        "import",
        "--from",
        "csv",
        "staff.csv",
        "--source",
        "hr",
        "--apply",
    ]);
    assert_eq!(plan["changed"].as_array().unwrap().len(), 2);
    assert_eq!(plan["effects"][0]["roles_gained"][0][0], "shop-agent");
    let after = maria.read("people.yaml");
    let differing = before
        .lines()
        .zip(after.lines())
        .filter(|(old, new)| old != new);
    assert_eq!(differing.count(), 2);
}

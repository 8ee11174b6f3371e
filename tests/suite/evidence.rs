//! Exports for an auditor: what is in them, by whom, as of when; and that nothing in them runs.

use crate::support::handbook::{approve, begin, handbook, publish, revise};
use crate::support::{Session, TestEnv};
use serde_json::Value;

/// Two SOPs, a revision, a rejection that was lifted, an acknowledgement, a review.
fn year(env: &TestEnv) -> Session<'_> {
    let maria = handbook(env);
    let more = "satisfies: {ISO9001: [\"7.5.3\"]}\nack: {required: true}\n";
    begin(&maria, "a", "Open the door.", more);
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    maria.ok(&["ack", "a", "--yes", "--quiet", "--actor", "jon"]);
    publish(&maria, "b", "Open the gate.");
    env.set_clock("2026-12-20T09:00:00Z".parse().expect("a time"));
    revise(&maria, "a", "Close", "Shut");
    let reason = "=HYPERLINK(\"http://x\")";
    maria.ok(&["submit", "a", "--change", "major", "--reason", reason]);
    let no = "<script>alert(1)</script>";
    maria.ok(&["reject", "a", "--reason", no, "--yes", "--actor", "cara"]);
    maria.ok(&["reject", "a", "--lift", "--yes", "--actor", "cara"]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "a"]);
    let note = "walked through";
    maria.ok(&["review", "b", "--no-change", "--note", note, "--yes"]);
    maria
}

fn acts(report: &Value) -> Vec<String> {
    let rows = report["rows"].as_array().expect("rows");
    rows.iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            let (person, act) = (text("person"), text("act"));
            format!("{person} {act} {} {}", text("sop"), text("version"))
        })
        .collect()
}

fn reader<'a>(report: &'a Value, person: &str) -> &'a Value {
    let rows = report["readers"].as_array().expect("rows");
    let found = rows.iter().find(|row| row["person"] == person);
    found.expect("somebody who has to know it")
}

#[test]
fn every_row_has_name_time_meaning_and_class() {
    let env = TestEnv::new();
    let maria = year(&env);
    let report = maria.json(&["evidence", "a"]);
    assert_eq!(
        acts(&report),
        [
            "maria submitted a 1.0",
            "jon approved a 1.0",
            "maria wrote a 1.0",
            "maria published a 1.0",
            "jon acknowledged a 1.0",
            "maria submitted a 2.0",
            "cara rejected a 2.0",
            "cara lifted a 2.0",
            "jon approved a 2.0",
            "maria wrote a 2.0",
            "maria published a 2.0",
        ]
    );
    for row in report["rows"].as_array().expect("rows") {
        for key in ["name", "at", "meaning", "class"] {
            let told = row[key].as_str().is_some_and(|text| !text.is_empty());
            assert!(told, "{key}: {row}");
        }
    }
    let versions = report["versions"].as_array().expect("rows");
    let states: Vec<&str> = versions
        .iter()
        .filter_map(|row| row["state"].as_str())
        .collect();
    assert_eq!(states, ["superseded", "in-force"]);
    let foot = &report["foot"];
    assert_eq!(
        (&foot["population"], &foot["selected"]),
        (&11.into(), &11.into())
    );
    assert_eq!(
        (&foot["verified"], &foot["assurance"]),
        (&true.into(), &"internal".into())
    );
    assert_eq!(foot["tip"], report["ledger"]["tip"]);
    assert!(
        report["policy"]
            .to_string()
            .contains("`identity` in sop.yaml")
    );
}

#[test]
fn by_clause_person_and_day() {
    let env = TestEnv::new();
    let maria = year(&env);
    let clause = maria.json(&["evidence", "--satisfies", "ISO9001:7.5.3"]);
    assert_eq!(clause["clauses"][0]["clause"], "ISO9001:7.5.3");
    assert!(acts(&clause).iter().all(|act| act.contains(" a ")));
    let none = maria.fails(2, &["evidence", "--satisfies", "SOC2"]);
    assert!(none.stderr.contains("no SOP satisfies"));
    let jon = maria.json(&["evidence", "--person", "jon@example.com"]);
    assert!(acts(&jon).iter().all(|act| act.starts_with("jon ")));
    // As of a day: what came later is not there, and what was in force then is.
    let then = maria.json(&["evidence", "a", "--as-of", "2026-12-01"]);
    assert_eq!(acts(&then).len(), 5);
    assert_eq!(then["versions"][0]["state"], "in-force");
    let jon = reader(&then, "jon");
    assert_eq!(
        (&jon["version"], &jon["state"]),
        (&"1.0".into(), &"acknowledged".into())
    );
    assert_eq!(jon["acknowledged"], "1.0");
    let now = maria.json(&["evidence", "a"]);
    assert_eq!(reader(&now, "jon")["state"], "due");
}

#[test]
fn a_sample_is_chosen_by_its_seed() {
    let env = TestEnv::new();
    let maria = year(&env);
    let sample = |seed: &str| maria.json(&["evidence", "--sample", "4", "--seed", seed]);
    let (one, again, other) = (sample("1"), sample("1"), sample("2"));
    assert_eq!(one["rows"], again["rows"]);
    assert_ne!(one["rows"], other["rows"]);
    let foot = &one["foot"];
    assert_eq!(
        (&foot["selected"], &foot["population"]),
        (&4.into(), &16.into())
    );
    assert!(foot["selection"].to_string().contains("seed 1"));
    let unseeded = maria.run(&["evidence", "--sample", "4"]).expect_code(2);
    assert!(unseeded.stderr.contains("--seed"));
    let approvals = maria.json(&["evidence", "--act", "approved"]);
    assert_eq!(approvals["foot"]["population"], 3);
}

#[test]
fn nothing_in_an_export_runs() {
    let env = TestEnv::new();
    let maria = year(&env);
    let out =
        |args: &[&str]| maria.ok(&[&["evidence", "--quiet", "--out", "../audit"], args].concat());
    out(&["--format", "csv"]);
    for name in [
        "evidence", "versions", "clauses", "readers", "policy", "failures", "about",
    ] {
        assert!(maria.has(&format!("../audit/{name}.csv")), "{name}");
    }
    let rows = maria.read("../audit/evidence.csv");
    assert!(rows.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{rows}");
    out(&["--format", "html"]);
    let page = maria.read("../audit/evidence.html");
    assert!(
        !page.contains("<script") && page.contains("&lt;script&gt;alert(1)"),
        "{page}"
    );
    for word in [
        "population",
        "selection",
        "ledger tip",
        "assurance",
        "Jon Berg",
        "claimed",
        "@page",
    ] {
        assert!(page.contains(word), "{word}");
    }
    assert!(!page.contains(" src=") && !page.contains("<link"));
    out(&["--json"]);
    let report: Value = serde_json::from_str(&maria.read("../audit/evidence.json")).expect("JSON");
    assert_eq!(report["foot"]["population"], 16);
    let rows = maria.ok(&["evidence", "--format", "csv"]);
    assert!(rows.starts_with("sop,version,act,person,name,at,meaning,class,"));
    assert_eq!(maria.git(&["status", "--porcelain"]), "");
}

#[test]
fn what_verify_names_stands_in_the_row() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    let (publication, published) = crate::support::forge::newest(&maria, "publish");
    let body = serde_json::json!({
        "publish": publication, "sop": "a", "digest": published["sops"][0]["digest"],
        "outcome": "no-change", "note": "looked", "next_due": "2027-02-20",
    });
    let forged = crate::support::forge::record(&maria, "review", "gone", body);
    crate::support::forge::forge(&maria, "review: a", &forged);
    let report = maria.json(&["evidence", "a", "--act", "reviewed"]);
    assert_eq!(
        report["rows"][0]["failures"],
        serde_json::json!(["not-entitled"])
    );
    assert_eq!(report["foot"]["verified"], false);
}

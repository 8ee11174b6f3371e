//! Passed checkpoints and attested readings, written by hand by somebody who may push to an inbox and no more: what the
//! program would not have written is named by `verify`, and counts for nothing.

use crate::support::forge::{forge, newest, record};
use crate::support::handbook::{PEOPLE, approve, begin, failures, handbook, verify};
use crate::support::{Session, TestEnv};
use serde_json::{Value, json};

const PATHS: &str = "paths:
  ramp:
    title: Ramp
    stages:
      - id: week-1
        sops: [a]
        checkpoint: {kind: quiz, pass: 80, questions: [{ask: What?, choices: [this, that], answer: 2}]}
      - {id: week-2, sops: [a], checkpoint: {kind: sign-off, by: manager}}
      - {id: week-3, sops: [a]}
";

/// A page that all acknowledge, on a path of three stages; Maria is Jon's manager.
fn trained(env: &TestEnv) -> Session<'_> {
    let maria = handbook(env);
    maria.write("paths.yaml", PATHS);
    maria.write(
        "roles.yaml",
        "roles:\n  ops-lead: {title: Lead, path: ramp}\n",
    );
    let people = PEOPLE.replace("name: Jon Berg,", "name: Jon Berg, manager: maria,");
    maria.write("people.yaml", &people);
    maria.commit_all("A path");
    begin(&maria, "a", "Open the door.", "ack: {required: true}\n");
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    maria
}

fn with(mut body: Value, more: &Value) -> Value {
    let fields = body.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    fields.retain(|_, value| !value.is_null());
    body
}

/// Jon passes the quiz.
fn quiz(maria: &Session<'_>) -> Value {
    let (publication, _) = newest(maria, "publish");
    json!({
        "path": "ramp", "stage": "week-1", "person": "jon", "checkpoint": "quiz", "score": 100,
        "sops": [{"id": "a", "publish": publication, "version": "1.0"}],
        "meaning": "I have answered these questions myself", "identity": "asserted",
    })
}

/// How many stages of Jon's have a checkpoint that counts.
fn passed(maria: &Session<'_>) -> usize {
    let report = maria.json(&["path", "progress", "ramp", "--person", "jon"]);
    let stages = report["people"][0]["stages"]
        .as_array()
        .expect("stages")
        .clone();
    stages
        .iter()
        .filter(|stage| !stage["passed_at"].is_null())
        .count()
}

#[test]
fn checkpoints_by_hand_count_where_the_program_would_have_written_them() {
    let env = TestEnv::new();
    let maria = trained(&env);
    let body = quiz(&maria);
    forge(
        &maria,
        "complete: ramp week-1 for jon",
        &record(&maria, "complete", "jon", body.clone()),
    );
    let signed = json!({"stage": "week-2", "checkpoint": "sign-off", "score": null});
    let signed = record(&maria, "complete", "maria", with(body, &signed));
    forge(&maria, "complete: ramp week-2 for jon", &signed);
    assert_eq!(failures(&maria), Vec::<String>::new());
    assert_eq!(passed(&maria), 2);
}

#[test]
fn what_is_forged_of_checkpoints_is_named() {
    let sign_off = json!({"stage": "week-2", "checkpoint": "sign-off", "score": null});
    for (case, by, change, code) in [
        (
            "below the mark",
            "jon",
            json!({"score": 50}),
            "not-entitled",
        ),
        ("beyond all", "jon", json!({"score": 101}), "not-entitled"),
        (
            "without a score",
            "jon",
            json!({"score": null}),
            "not-entitled",
        ),
        ("for another", "maria", json!({}), "not-entitled"),
        (
            "known by a key that is not there",
            "jon",
            json!({"identity": "key"}),
            "not-entitled",
        ),
        (
            "known at a prompt, which does not do here",
            "jon",
            json!({"identity": "terminal"}),
            "not-entitled",
        ),
        (
            "a quiz where there is none",
            "jon",
            json!({"stage": "week-2"}),
            "not-entitled",
        ),
        (
            "a stage without a checkpoint",
            "jon",
            json!({"stage": "week-3"}),
            "not-entitled",
        ),
        (
            "a stage that is none",
            "jon",
            json!({"stage": "week-9"}),
            "not-entitled",
        ),
        (
            "of nobody",
            "jon",
            json!({"person": "ghost"}),
            "not-entitled",
        ),
        (
            "signed off by oneself",
            "jon",
            sign_off.clone(),
            "not-entitled",
        ),
        (
            "signed off by one who is not the manager",
            "cara",
            sign_off.clone(),
            "not-entitled",
        ),
        (
            "signed off by one who has left",
            "gone",
            sign_off.clone(),
            "not-entitled",
        ),
        (
            "signed off with a score",
            "maria",
            with(sign_off.clone(), &json!({"score": 100})),
            "not-entitled",
        ),
        (
            "a sign-off of a quiz",
            "maria",
            json!({"checkpoint": "sign-off", "score": null}),
            "not-entitled",
        ),
    ] {
        let env = TestEnv::new();
        let maria = trained(&env);
        let body = with(quiz(&maria), &change);
        let (stage, person) = (body["stage"].clone(), body["person"].clone());
        let summary = format!(
            "complete: ramp {} for {}",
            stage.as_str().expect("text"),
            person.as_str().expect("text")
        );
        forge(&maria, &summary, &record(&maria, "complete", by, body));
        assert_eq!(failures(&maria), [code], "{case}");
        assert_eq!(passed(&maria), 0, "{case}");
    }
}

#[test]
fn what_a_checkpoint_was_about_is_what_was_published() {
    let env = TestEnv::new();
    let maria = trained(&env);
    let (publication, _) = newest(&maria, "publish");
    let other = json!({"sops": [{"id": "a", "publish": publication, "version": "1.1"}]});
    let body = with(quiz(&maria), &other);
    forge(
        &maria,
        "complete: ramp week-1 for jon",
        &record(&maria, "complete", "jon", body),
    );
    assert_eq!(failures(&maria), ["complete-differs"]);
    assert_eq!(passed(&maria), 0);
}

/// Jon passes the quiz, and his record names no SOP.
fn nothing_named(maria: &Session<'_>) {
    let body = with(quiz(maria), &json!({"sops": []}));
    forge(
        maria,
        "complete: ramp week-1 for jon",
        &record(maria, "complete", "jon", body),
    );
}

#[test]
fn a_checkpoint_names_all_of_its_stage_that_was_in_force() {
    let env = TestEnv::new();
    let maria = trained(&env);
    nothing_named(&maria);
    let report = verify(&maria);
    let failure = &report["failures"][0];
    assert_eq!(
        [&failure["code"], &failure["sop"], &failure["version"]],
        ["complete-differs", "a", "1.0"]
    );
    // What was published afterwards changes nothing of it.
    begin(&maria, "b", "Open the gate.", "");
    approve(&maria, "b");
    maria.ok(&["publish", "b"]);
    assert_eq!(failures(&maria), ["complete-differs"]);
}

#[test]
fn what_was_not_in_force_need_not_be_named() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write(
        "paths.yaml",
        &PATHS.replace("[a]", "[a, later, old, back, planned]"),
    );
    maria.write(
        "roles.yaml",
        "roles:\n  ops-lead: {title: Lead, path: ramp}\n",
    );
    maria.commit_all("A path");
    for (id, more) in [
        ("later", &["--effective-on", "2027-02-01"][..]),
        ("old", &[]),
        ("back", &[]),
    ] {
        begin(&maria, id, "Open the door.", "");
        maria.ok(&[&["submit", id, "--reason", "because"], more].concat());
        maria.ok(&["approve", id, "--yes", "--quiet", "--actor", "jon"]);
        maria.ok(&["publish", id]);
    }
    maria.ok(&["retire", "old", "--reason", "sold"]);
    maria.ok(&["approve", "old", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "old"]);
    maria.ok(&[
        "withdraw", "back", "1.0", "--reason", "burnt", "--yes", "--actor", "jon",
    ]);
    nothing_named(&maria);
    assert_eq!(failures(&maria), Vec::<String>::new());
    // What comes into force afterwards accuses nobody.
    begin(&maria, "a", "Open the door.", "");
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    assert_eq!(failures(&maria), Vec::<String>::new());
    nothing_named(&maria);
    assert_eq!(failures(&maria), ["complete-differs"]);
}

/// Jon says that Cara has read it.
fn attested(maria: &Session<'_>) -> Value {
    let (publication, record) = newest(maria, "publish");
    let item = &record["sops"][0];
    json!({
        "sop": "a", "publish": publication, "version": item["version"], "digest": item["digest"],
        "person": "cara", "on": "2026-11-22", "evidence": "ab".repeat(32), "source": "signed.pdf",
        "meaning": "I have seen the evidence, and that it says who read what", "identity": "asserted",
    })
}

#[test]
fn attestations_are_held_to_who_may_write_them() {
    let other = format!("sop1:{}", "ab".repeat(32));
    for (case, by, change, codes, counts) in [
        ("as the program writes it", "jon", json!({}), &[][..], 1),
        (
            "of oneself",
            "jon",
            json!({"person": "jon"}),
            &["not-entitled"],
            0,
        ),
        (
            "of nobody",
            "jon",
            json!({"person": "ghost"}),
            &["not-entitled"],
            0,
        ),
        (
            "on a day to come",
            "jon",
            json!({"on": "2027-01-01"}),
            &["not-entitled"],
            0,
        ),
        (
            "by one who has left",
            "gone",
            json!({}),
            &["not-entitled"],
            0,
        ),
        (
            "known by a key that is not there",
            "jon",
            json!({"identity": "key"}),
            &["not-entitled"],
            0,
        ),
        (
            "of other bytes",
            "jon",
            json!({"digest": other}),
            &["attest-differs"],
            0,
        ),
        (
            "of another version",
            "jon",
            json!({"version": "1.1"}),
            &["attest-differs"],
            0,
        ),
    ] {
        let env = TestEnv::new();
        let maria = trained(&env);
        let body = with(attested(&maria), &change);
        let (version, person) = (body["version"].clone(), body["person"].clone());
        let summary = format!(
            "attest: a {} for {}",
            version.as_str().expect("text"),
            person.as_str().expect("text")
        );
        forge(&maria, &summary, &record(&maria, "attest", by, body));
        assert_eq!(failures(&maria), codes, "{case}");
        let acks = maria.json(&["acks", "a"]);
        assert_eq!(acks["sops"][0]["acknowledged"], counts, "{case}");
    }
}

#[test]
fn a_list_is_confirmed_and_held_row_by_row() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let settings = maria
        .read("sop.yaml")
        .replace("identity: [asserted]", "identity: [key, asserted]");
    maria.write("sop.yaml", &settings);
    maria.commit_all("settings");
    maria.write("signed.csv", "person,date\ncara,2026-11-22\n");
    let refused = maria.fails(2, &["ack", "import", "signed.csv", "--sop", "a"]);
    assert!(refused.stderr.contains("no terminal"), "{}", refused.stderr);
    let nothing = maria.fails(3, &["ack", "import", "signed.csv", "--sop", "a", "--yes"]);
    assert!(nothing.stderr.contains("line 2"), "{}", nothing.stderr);
}

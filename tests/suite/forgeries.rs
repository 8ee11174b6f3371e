//! Records written by hand, by somebody who may push to an inbox and no more: each is named by `verify`, and changes
//! nothing that readers get.

use crate::support::forge::{forge, forge_as, newest, record};
use crate::support::handbook::{approve, begin, failures, handbook, publish, revise, verify};
use crate::support::{Session, TestEnv};
use serde_json::json;

fn state(maria: &Session<'_>, id: &str) -> String {
    let list = maria.json(&["list"]);
    let sops = list["sops"].as_array().expect("rows");
    let row = sops.iter().find(|row| row["id"] == id).expect("a row");
    row["state"].as_str().expect("a state").to_owned()
}

fn warnings(maria: &Session<'_>) -> Vec<String> {
    let report = verify(maria);
    let all = report["failures"].as_array().cloned().unwrap_or_default();
    all.iter()
        .filter(|failure| failure["severity"] == "warning")
        .map(|failure| failure["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[track_caller]
fn named(maria: &Session<'_>, code: &str) {
    let found = failures(maria);
    assert!(
        found.iter().any(|own| own == code),
        "{code} not in {found:?}"
    );
}

#[test]
fn a_withdrawal_by_nobody_takes_nothing_back() {
    for (by, more, code) in [
        ("nobody", json!({"main": null}), "record-not-canonical"),
        ("nobody", json!({}), "unknown-author"),
        ("gone", json!({}), "not-entitled"),
    ] {
        let env = TestEnv::new();
        let maria = handbook(&env);
        publish(&maria, "a", "Open the door.");
        let (publication, _) = newest(&maria, "publish");
        let mut body = json!({"publish": publication, "reason": "x", "told": []});
        body.as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("one").clone());
        let forged = record(&maria, "withdraw", by, body);
        forge(
            &maria,
            &format!("withdraw: {}", &publication[..12]),
            &forged,
        );
        named(&maria, code);
        assert_eq!(state(&maria, "a"), "published");
        maria.git(&["switch", "--quiet", "main"]);
        maria.git(&["rm", "--quiet", "sops/a.md"]);
        maria.commit_all("gone");
        named(&maria, "governance-removed");
    }
}

#[test]
fn a_withdrawal_is_of_one_thing_and_a_submission_is_its_makers() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    begin(&maria, "b", "Open the gate.", "");
    maria.ok(&["submit", "b"]);
    let ((submission, _), (publication, _)) = (newest(&maria, "submit"), newest(&maria, "publish"));
    let both = record(
        &maria,
        "withdraw",
        "jon",
        json!({"publish": publication, "submit": submission, "reason": "x", "told": []}),
    );
    forge(&maria, &format!("withdraw: {}", &submission[..12]), &both);
    named(&maria, "record-not-canonical");
    let others = record(
        &maria,
        "withdraw",
        "jon",
        json!({"submit": submission, "reason": "x", "told": []}),
    );
    forge(&maria, &format!("withdraw: {}", &submission[..12]), &others);
    named(&maria, "not-entitled");
    assert_eq!(state(&maria, "a"), "published");
    assert_eq!(state(&maria, "b"), "submitted");
}

#[test]
fn a_review_is_of_what_was_published_by_one_who_may_and_for_no_longer_than_its_interval() {
    let zero = format!("sop1:{}", "0".repeat(64));
    for (change, code) in [
        (json!({"digest": zero}), "review-differs"),
        (json!({"note": " "}), "review-differs"),
        (json!({"next_due": "2099-01-01"}), "review-differs"),
        (json!({"sop": "b"}), "review-differs"),
        (json!({"by": "gone"}), "not-entitled"),
        (json!({"by": "nobody"}), "unknown-author"),
    ] {
        let env = TestEnv::new();
        let maria = handbook(&env);
        publish(&maria, "a", "Open the door.");
        let (publication, published) = newest(&maria, "publish");
        let mut body = json!({
            "publish": publication, "sop": "a", "digest": published["sops"][0]["digest"],
            "outcome": "no-change", "note": "walked through it", "next_due": "2027-02-20",
        });
        body.as_object_mut()
            .expect("an object")
            .extend(change.as_object().expect("one").clone());
        let by = body["by"].as_str().unwrap_or("jon").to_owned();
        let forged = record(&maria, "review", &by, body.clone());
        let sop = body["sop"].as_str().expect("an id").to_owned();
        forge(&maria, &format!("review: {sop}"), &forged);
        named(&maria, code);
        if code != "review-differs" || change.get("next_due").is_none() {
            let stale = maria
                .run(&["stale", "--all", "--as-of", "2027-06-01", "--json"])
                .json();
            assert_ne!(stale["sops"][0]["state"], "fresh", "{change}");
        }
    }
}

/// A revision of `a` that is merged and recorded by hand, with these approvals, whatever `publish` would say.
fn published_by_hand(maria: &Session<'_>, approvals: &[String]) {
    let ((submission, submitted), (_, before)) =
        (newest(maria, "submit"), newest(maria, "publish"));
    let head = submitted["head"].as_str().expect("a commit").to_owned();
    maria.git(&["switch", "--quiet", "main"]);
    let base = maria.git(&["rev-parse", "HEAD"]);
    maria.git(&["merge", "--quiet", "--no-ff", "-m", "by hand", &head]);
    let merge = maria.git(&["rev-parse", "HEAD"]);
    let mut item = before["sops"][0].clone();
    for key in ["version", "digest", "change"] {
        item[key] = submitted["sops"][0][key].clone();
    }
    item["blob"] = maria.git(&["rev-parse", "HEAD:sops/a.md"]).into();
    let version = item["version"].as_str().expect("a version").to_owned();
    let forged = record(
        maria,
        "publish",
        "maria",
        json!({
            "submit": submission, "approvals": approvals, "sops": [item],
            "base": base, "head": head, "merge": merge,
        }),
    );
    forge(maria, &format!("publish: a {version}"), &forged);
}

#[test]
fn a_rejection_is_not_lifted_afterwards_and_a_superseded_approval_does_not_count() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    revise(&maria, "a", "Close", "Shut");
    maria.ok(&["submit", "a", "--reason", "because"]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    let approval = newest(&maria, "approve").0;
    maria.ok(&["reject", "a", "--reason", "no", "--yes", "--actor", "cara"]);
    published_by_hand(&maria, &[approval]);
    named(&maria, "rejected");
    let (submission, _) = newest(&maria, "submit");
    let lift = json!({"submit": submission, "meaning": "lift", "identity": "asserted"});
    let lift = record(&maria, "reject", "cara", lift);
    forge(&maria, &format!("reject: {}", &submission[..12]), &lift);
    named(&maria, "rejected");
}

#[test]
fn an_approval_that_its_author_took_back_does_not_count() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    revise(&maria, "a", "Close", "Shut");
    maria.ok(&["submit", "a", "--reason", "because"]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    let approval = newest(&maria, "approve").0;
    maria.ok(&["reject", "a", "--reason", "no", "--yes", "--actor", "jon"]);
    maria.ok(&["reject", "a", "--lift", "--yes", "--actor", "jon"]);
    published_by_hand(&maria, &[approval]);
    named(&maria, "approval-superseded");
    named(&maria, "not-enough-approvals");
}

#[test]
fn the_date_of_the_record_is_the_date_of_the_page() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    revise(&maria, "a", "Close", "Shut");
    maria.ok(&["submit", "a", "--reason", "because"]);
    let (_, mut submitted) = newest(&maria, "submit");
    submitted["sops"][0]["effective_on"] = "2030-01-01".into();
    let version = submitted["sops"][0]["version"]
        .as_str()
        .expect("one")
        .to_owned();
    let submission = forge(&maria, &format!("submit: a {version}"), &submitted);
    let yes = json!({"submit": submission, "meaning": "approve", "identity": "asserted", "edited": false});
    let yes = record(&maria, "approve", "jon", yes);
    let approval = forge(&maria, &format!("approve: {}", &submission[..12]), &yes);
    maria.git(&["switch", "--quiet", "main"]);
    let base = maria.git(&["rev-parse", "HEAD"]);
    let head = submitted["head"].as_str().expect("a commit").to_owned();
    maria.git(&["merge", "--quiet", "--no-ff", "-m", "by hand", &head]);
    let (_, before) = newest(&maria, "publish");
    let mut item = before["sops"][0].clone();
    for key in ["version", "digest", "change", "effective_on"] {
        item[key] = submitted["sops"][0][key].clone();
    }
    item["blob"] = maria.git(&["rev-parse", "HEAD:sops/a.md"]).into();
    let forged = record(
        &maria,
        "publish",
        "maria",
        json!({
            "submit": submission, "approvals": [approval], "sops": [item],
            "base": base, "head": head, "merge": maria.git(&["rev-parse", "HEAD"]), "main": base,
        }),
    );
    forge(&maria, &format!("publish: a {version}"), &forged);
    named(&maria, "record-differs-from-page");
}

#[test]
fn what_the_writer_saw_does_not_go_back() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let early = maria.git(&["rev-parse", "main"]);
    publish(&maria, "a", "Open the door.");
    let (publication, published) = newest(&maria, "publish");
    let body = json!({
        "publish": publication, "sop": "a", "digest": published["sops"][0]["digest"], "main": early,
        "outcome": "no-change", "note": "walked through it", "next_due": "2027-02-20",
    });
    let forged = record(&maria, "review", "jon", body);
    assert_eq!(failures(&maria), Vec::<String>::new());
    // The publication's own record saw what came before it; a record after its successor saw more.
    maria.ok(&[
        "review",
        "a",
        "--no-change",
        "--note",
        "looked",
        "--yes",
        "--actor",
        "jon",
    ]);
    forge(&maria, "review: a", &forged);
    named(&maria, "main-went-back");
}

#[test]
fn kinds_that_nobody_knows_still_say_what_they_are() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let note = record(&maria, "note", "jon", json!({"text": "hello"}));
    forge(&maria, "note: hello", &note);
    assert_eq!(failures(&maria), Vec::<String>::new());
    forge(&maria, "publish: a 9.0", &note);
    named(&maria, "record-summary");
}

#[test]
fn with_gits_own_identities_the_author_is_the_one_who_acts() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let settings = maria.read("sop.yaml");
    maria.write("sop.yaml", &format!("{settings}ledger_identities: git\n"));
    maria.commit_all("git's own names");
    begin(&maria, "b", "Open the gate.", "");
    maria.ok(&["submit", "b"]);
    let (submission, _) = newest(&maria, "submit");
    let no =
        json!({"submit": submission, "meaning": "reject", "identity": "asserted", "reason": "no"});
    let no = record(&maria, "reject", "jon", no);
    forge_as(
        &maria,
        "Eve <eve@evil.example>",
        &format!("reject: {}", &submission[..12]),
        &no,
    );
    named(&maria, "author-differs");
}

#[test]
fn a_stamp_without_a_record_is_named_and_another_conventions_number_is_said() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.git(&["switch", "--quiet", "main"]);
    let page = |front: &str| format!("---\n{front}---\n\n# X\n\n1. Do it.\n");
    maria.write("sops/x.md", &page("status: draft\nversion: \"3.0\"\n"));
    maria.write("sops/y.md", &page("status: retired\n"));
    maria.write("sops/z.md", &page("version: \"2.0\"\n"));
    maria.commit_all("by hand");
    named(&maria, "version-without-record");
    named(&maria, "retired-without-record");
    assert!(warnings(&maria).contains(&"unrecorded-version".to_owned()));
}

#[test]
fn making_oneself_alone_is_said() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    maria.git(&["switch", "--quiet", "main"]);
    let people = maria.read("people.yaml");
    let alone: String = people
        .lines()
        .take(2)
        .map(|line| format!("{line}\n"))
        .collect();
    maria.write("people.yaml", &alone);
    maria.commit_all("tidy up");
    revise(&maria, "a", "Close", "Shut");
    maria.ok(&["submit", "a", "--reason", "because"]);
    maria.ok(&["approve", "a", "--yes", "--quiet"]);
    maria.ok(&["publish", "a"]);
    maria.write("people.yaml", &people);
    maria.commit_all("and back");
    let report = verify(&maria).to_string();
    assert!(report.contains("jon is gone from people.yaml"), "{report}");
    assert!(report.contains("a single human is left"), "{report}");
}

#[test]
fn what_was_merged_by_hand_and_recorded_then_is_said_and_no_failure() {
    for squash in [false, true] {
        let env = TestEnv::new();
        let maria = handbook(&env);
        publish(&maria, "a", "Open the door.");
        revise(&maria, "a", "Close", "Shut");
        approve(&maria, "a");
        maria.git(&["switch", "--quiet", "main"]);
        if squash {
            maria.git(&["merge", "--quiet", "--squash", "sop/a"]);
            maria.commit_all("by hand");
        } else {
            maria.git(&["merge", "--quiet", "--no-ff", "-m", "by hand", "sop/a"]);
        }
        maria.ok(&["publish", "a"]);
        assert_eq!(failures(&maria), Vec::<String>::new());
        assert!(warnings(&maria).contains(&"live-before-recorded".to_owned()));
    }
}

#[test]
fn a_tag_of_ones_own_and_an_address_of_nobody() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    maria.git(&["tag", "sop/my-own"]);
    assert_eq!(failures(&maria), Vec::<String>::new());
    maria.git(&["tag", "sop/a/9.0"]);
    named(&maria, "tag-without-record");
    maria.git(&["tag", "-d", "sop/a/9.0"]);
    revise(&maria, "a", "Close", "Shut");
    maria.git(&[
        "commit",
        "--quiet",
        "--amend",
        "--no-edit",
        "--author",
        "M <m@private.example>",
    ]);
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    assert!(warnings(&maria).contains(&"unknown-commit-author".to_owned()));
}

//! Live at once through a forge, and approved there afterwards: the review is taken over like any other, in time or late.

use serde_json::Value;

use crate::fake_forge::world::{pipeline, warnings, world};
use crate::fake_forge::{FakeForge, KINDS, Said};
use crate::support::handbook::{begin, failures};
use crate::support::{Session, TestEnv};

/// `a` is live unapproved, through its pull request.
fn at_once<'a>(env: &'a TestEnv, kind: &'static str) -> (Session<'a>, FakeForge) {
    let (maria, forge) = world(env, kind);
    let rule = "  # emergency: {by: [\"role:ops-lead\"], within: 2 days}";
    let settings = maria.read("sop.yaml");
    assert!(settings.contains(rule), "{settings}");
    let settings = settings.replace(rule, "  emergency: {by: [maria], within: 2 days}");
    maria.write(
        "sop.yaml",
        &format!("{settings}identity: [forge, asserted]\n"),
    );
    maria.commit_all("Maria may publish at once");
    maria.git(&["push", "--quiet", "origin", "main"]);
    begin(&maria, "a", "Open the door.", "");
    maria.ok(&["submit", "a"]);
    (maria, forge)
}

fn publish(maria: &Session<'_>) {
    let words = ["--emergency", "--reason", "the door burns", "--yes"];
    let report = maria.json(&[&["publish", "a"], &words[..]].concat());
    let needs = report["sops"][0]["needs"].to_string();
    assert!(needs.contains("it is live unapproved"), "{report:#}");
}

/// What the pipeline says of what is owed, and of what is settled.
fn taken_over(ci: &Session<'_>) -> (Vec<String>, Vec<String>) {
    let report = ci.json(&["publish", "--merged"]);
    let texts = |value: &Value, key: &str| -> Vec<String> {
        let all = value.as_array().cloned().unwrap_or_default();
        let text = |one: &Value| one[key].as_str().map(str::to_owned);
        all.iter().filter_map(text).collect()
    };
    let owed = texts(&report["unapproved"][0]["reasons"], "code");
    let by = report["approved"][0]["by"].as_array().cloned();
    let by = by.unwrap_or_default();
    let by = by.iter().filter_map(|one| one.as_str().map(str::to_owned));
    (owed, by.collect())
}

fn state(maria: &Session<'_>) -> Value {
    let report = maria.json(&["report"]);
    let items = report["exceptions"]["items"].as_array().cloned();
    let items = items.unwrap_or_default();
    let found = items.iter().find(|item| item["kind"] == "emergency");
    found.expect("an emergency")["state"].clone()
}

#[test]
fn a_review_in_time_settles_it() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = at_once(&env, kind);
        publish(&maria);
        assert_eq!(forge.core().of("sop/a").state, "merged", "{kind}");
        assert_eq!(warnings(&maria), ["emergency-open"], "{kind}");
        let status = maria.json(&["status", "a"]);
        assert_eq!(status["sops"][0]["emergency"]["state"], "open");
        assert_eq!(state(&maria), "open");
        let ci = pipeline(&env, "ci").var("SOP_ACTOR", "ci");
        let (owed, by) = taken_over(&ci);
        assert_eq!((owed, by), (vec!["not-approved".to_owned()], Vec::new()));
        // By nobody who is known, by whoever proposed it, and by one who may.
        forge.core().review("stranger", "sop/a", Said::Approved);
        forge.core().review("mlopez", "sop/a", Said::Approved);
        let (owed, _) = taken_over(&ci);
        for code in ["unknown-login", "own-approval", "not-approved"] {
            assert!(owed.contains(&code.to_owned()), "{kind}: {owed:?}");
        }
        assert_eq!(warnings(&ci), ["emergency-open"], "{kind}");
        forge.core().review("jberg", "sop/a", Said::Approved);
        // It counts from when it was given, however late it is taken over.
        let ci = ci.var("SOP_NOW", "2026-11-26T09:00:00Z");
        assert_eq!(failures(&ci), ["emergency-unapproved"], "{kind}");
        assert_eq!(taken_over(&ci), (Vec::new(), vec!["jon".to_owned()]));
        assert_eq!(warnings(&ci), ["emergency-settled"], "{kind}");
        ci.ok(&["verify", "--online", "--quiet"]);
        ci.ok(&["sync"]);
        maria.ok(&["sync"]);
        let maria = maria.var("SOP_NOW", "2026-11-26T09:30:00Z");
        assert_eq!(warnings(&maria), ["emergency-settled"], "{kind}");
        assert_eq!(state(&maria), "settled", "{kind}");
        assert_eq!(maria.json(&["status"])["sops"], serde_json::json!([]));
        env.fsck_all();
    }
}

#[test]
fn a_review_after_its_last_day_is_taken_over_and_named() {
    for kind in ["github", "gitea"] {
        let env = TestEnv::new();
        let (maria, forge) = at_once(&env, kind);
        publish(&maria);
        forge.core().wait(3);
        forge.core().review("jberg", "sop/a", Said::Approved);
        let ci = pipeline(&env, "ci").var("SOP_ACTOR", "ci");
        let ci = ci.var("SOP_NOW", "2026-11-26T09:00:00Z");
        assert_eq!(taken_over(&ci), (Vec::new(), vec!["jon".to_owned()]));
        assert_eq!(warnings(&ci), ["emergency-late"], "{kind}");
        assert_eq!(state(&ci), "late", "{kind}");
    }
}

#[test]
fn a_review_of_other_bytes_and_one_that_is_dismissed_settle_nothing() {
    for kind in ["github", "gitea"] {
        let env = TestEnv::new();
        let (maria, forge) = at_once(&env, kind);
        forge.core().review("jberg", "sop/a", Said::Approved);
        let text = maria.read("sops/a.md");
        maria.write("sops/a.md", &text.replace("the door", "the gate"));
        maria.commit_all("gate");
        maria.ok(&["submit", "a", "--reason", "it is a gate"]);
        publish(&maria);
        let ci = pipeline(&env, "ci").var("SOP_ACTOR", "ci");
        let (owed, by) = taken_over(&ci);
        let other = "review-of-other-bytes".to_owned();
        assert!(owed.contains(&other) && by.is_empty(), "{kind}: {owed:?}");
        let review = forge.core().review("jberg", "sop/a", Said::Approved);
        assert_eq!(taken_over(&ci).1, ["jon"], "{kind}");
        forge.core().dismiss(review);
        let (owed, _) = taken_over(&ci);
        assert!(owed.contains(&"not-approved".to_owned()), "{owed:?}");
        assert_eq!(warnings(&ci), ["emergency-open"], "{kind}");
    }
}

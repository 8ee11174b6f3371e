//! By somebody who may push records: published before it was approved, by nobody who may, without end, for no reason.

use serde_json::{Value, json};

use super::world::{Attack, approved, base, copy, edit, published, submitted, vote};
use crate::support::forge::newest;
use crate::support::handbook::{failures, revise, verify};
use crate::support::{Session, TestEnv};

/// sop.yaml lets these publish before it is approved.
fn allowed(s: &Session<'_>, rule: &str) {
    let line = "  # emergency: {by: [\"role:ops-lead\"], within: 2 days}";
    edit(s, "sop.yaml", line, &format!("  emergency: {rule}"));
}

/// The newest submission, published by hand as an emergency.
fn at_once(s: &Session<'_>, approvals: &[String], said: Value) -> String {
    published(s, approvals, move |record| {
        record["emergency"] = said.clone();
    })
}

fn fire() -> Value {
    json!({"reason": "the door burns", "until": "2026-11-24"})
}

pub const TABLE: &[Attack] = &[
    Attack {
        what: "published before it was approved, where nobody may",
        named: "emergency-not-entitled",
        act: |s| {
            submitted(s);
            at_once(s, &[], fire());
        },
    },
    Attack {
        what: "published before it was approved by somebody whom sop.yaml does not name",
        named: "emergency-not-entitled",
        act: |s| {
            allowed(s, "{by: [jon]}");
            submitted(s);
            at_once(s, &[], fire());
        },
    },
    Attack {
        what: "published before it was approved on the word of somebody, where only a key shows who it is",
        named: "emergency-not-entitled",
        act: |s| {
            allowed(s, "{by: [maria]}");
            edit(s, "sop.yaml", "[key, asserted]", "[key]");
            submitted(s);
            at_once(s, &[], fire());
        },
    },
    Attack {
        what: "at high risk published before it was approved, on somebody's word",
        named: "emergency-not-entitled",
        act: |s| {
            allowed(s, "{by: [maria]}");
            revise(s, "a", "title: a", "title: a\nrisk: high");
            s.ok(&["submit", "a", "--reason", "because"]);
            at_once(s, &[], fire());
        },
    },
    Attack {
        what: "an emergency gives itself more time than sop.yaml does",
        named: "emergency-differs",
        act: |s| {
            allowed(s, "{by: [maria], within: 2 days}");
            submitted(s);
            let late = json!({"reason": "the door burns", "until": "2026-12-24"});
            at_once(s, &[], late);
        },
    },
    Attack {
        what: "an emergency gets more time by a date in the future",
        named: "emergency-differs",
        act: |s| {
            allowed(s, "{by: [maria], within: 2 days}");
            submitted(s);
            published(s, &[], |record| {
                record["at"] = json!("2027-01-10T12:00:00Z");
                record["emergency"] = json!({"reason": "the door burns", "until": "2027-01-12"});
            });
        },
    },
    Attack {
        what: "an emergency for no reason",
        named: "emergency-differs",
        act: |s| {
            allowed(s, "{by: [maria]}");
            submitted(s);
            at_once(s, &[], json!({"reason": " ", "until": "2026-11-24"}));
        },
    },
    Attack {
        what: "an emergency that does not say until when",
        named: "record-not-canonical",
        act: |s| {
            allowed(s, "{by: [maria]}");
            submitted(s);
            at_once(s, &[], json!({"reason": "the door burns"}));
        },
    },
    Attack {
        what: "an emergency passes over a rejection",
        named: "rejected",
        act: |s| {
            allowed(s, "{by: [maria]}");
            submitted(s);
            s.ok(&["reject", "a", "--reason", "no", "--yes", "--actor", "cara"]);
            at_once(s, &[], fire());
        },
    },
    Attack {
        what: "an emergency names an approval of another submission",
        named: "approval-of-another-submission",
        act: |s| {
            let old = newest(s, "approve").0;
            allowed(s, "{by: [maria]}");
            submitted(s);
            at_once(s, &[old], fire());
        },
    },
    Attack {
        what: "the rule for emergencies is written just before one",
        named: "authority-changed",
        act: |s| {
            allowed(s, "{by: [maria]}");
            submitted(s);
            at_once(s, &[], fire());
        },
    },
];

fn codes(report: &Value) -> Vec<String> {
    let all = report["failures"].as_array().cloned().unwrap_or_default();
    let of = |failure: &Value| failure["code"].as_str().unwrap_or_default().to_owned();
    let codes = all.iter().map(of);
    codes
        .filter(|code| code.starts_with("emergency-"))
        .collect()
}

fn refused(s: &Session<'_>, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
    let error = s.fails(3, &args).error_json();
    let reasons = error["error"]["reasons"].as_array().cloned();
    let reasons = reasons.unwrap_or_default();
    reasons
        .iter()
        .map(|reason| reason["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

const PUBLISH: [&str; 6] = [
    "publish",
    "a",
    "--emergency",
    "--reason",
    "the door burns",
    "--yes",
];

#[test]
fn what_stands_in_the_way_of_an_emergency() {
    let env = TestEnv::new();
    let maria = base(&env);
    let by = |s: &Session<'_>, actor: &str| {
        let args: Vec<&str> = PUBLISH.iter().copied().chain(["--actor", actor]).collect();
        refused(s, &args)
    };
    let nobody = copy(&maria, 1);
    submitted(&nobody);
    let found = refused(&nobody, &PUBLISH);
    assert_eq!(found, ["emergency-not-allowed", "not-approved"]);
    let some = copy(&maria, 2);
    allowed(&some, "{by: [maria]}");
    submitted(&some);
    for actor in ["jon", "eve"] {
        let found = by(&some, actor);
        assert_eq!(
            found.first().map(String::as_str),
            Some("emergency-not-allowed"),
            "{actor}"
        );
    }
    some.ok(&["reject", "a", "--reason", "no", "--yes", "--actor", "cara"]);
    let found = refused(&some, &PUBLISH);
    assert!(
        !found.is_empty() && found.iter().all(|code| code == "rejected"),
        "{found:?}"
    );
    let open = copy(&maria, 3);
    allowed(&open, "{by: [maria]}");
    revise(
        &open,
        "a",
        "2. Shut the door.",
        "2. Shut the door.\n\n> [!WARNING]\n> Open question: which door?",
    );
    open.ok(&["submit", "a", "--reason", "because"]);
    let found = refused(&open, &PUBLISH);
    assert!(found.contains(&"open-question".to_owned()), "{found:?}");
    // What is approved goes live as ever.
    let yes = copy(&maria, 4);
    allowed(&yes, "{by: [maria]}");
    approved(&yes);
    yes.ok(&PUBLISH);
    assert!(newest(&yes, "publish").1.get("emergency").is_none());
}

#[test]
fn an_emergency_is_owed_until_somebody_who_may_approves_it() {
    let env = TestEnv::new();
    let maria = base(&env);
    allowed(&maria, "{by: [maria], within: 2 days}");
    let submit = submitted(&maria);
    maria.ok(&PUBLISH);
    let said = newest(&maria, "publish").1;
    assert_eq!(said["emergency"], fire());
    assert_eq!(said["approvals"], json!([]));
    assert_eq!(failures(&maria), Vec::<String>::new());
    assert_eq!(codes(&verify(&maria)), ["emergency-open"]);
    // An own approval settles nothing, recorded or not.
    let _ = maria.fails(3, &["approve", "a", "--yes"]);
    vote(&maria, "maria", &submit, json!({}));
    assert_eq!(codes(&verify(&maria)), ["emergency-open"]);
    let todo = maria.json(&["todo", "--person", "jon"]);
    let items = todo["items"].as_array().cloned().unwrap_or_default();
    let owed = items
        .iter()
        .find(|item| item["kind"] == "approve" && item["sop"] == "a");
    assert_eq!(owed.expect("owed")["due"], "2026-11-24");
    let late = maria.var("SOP_NOW", "2026-11-26T09:00:00Z");
    assert_eq!(failures(&late), ["emergency-unapproved"]);
    // Taken back, approved late, approved in time: three ways on from here.
    let back = copy(&maria, 1);
    let version = said["sops"][0]["version"].as_str().expect("a version");
    let taken = ["withdraw", "a", version, "--reason", "it did not burn"];
    back.ok(&[&taken[..], &["--yes", "--actor", "jon"]].concat());
    let back = back.var("SOP_NOW", "2026-11-26T09:00:00Z");
    assert_eq!(failures(&back), Vec::<String>::new());
    assert_eq!(codes(&verify(&back)), Vec::<String>::new());
    // Taken back when its time was over, it was live without an approval all the same.
    let later = copy(&maria, 3).var("SOP_NOW", "2026-11-26T09:00:00Z");
    later.ok(&[&taken[..], &["--yes", "--actor", "jon"]].concat());
    assert_eq!(failures(&later), Vec::<String>::new());
    assert_eq!(codes(&verify(&later)), ["emergency-late"]);
    let tardy = copy(&maria, 2).var("SOP_NOW", "2026-11-26T09:00:00Z");
    tardy.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    assert_eq!(failures(&tardy), Vec::<String>::new());
    assert_eq!(codes(&verify(&tardy)), ["emergency-late"]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    assert_eq!(codes(&verify(&maria)), ["emergency-settled"]);
    assert_eq!(failures(&late), Vec::<String>::new());
    let _ = maria.fails(3, &["approve", "a", "--yes", "--actor", "cara"]);
    let report = maria.json(&["report"]);
    let items = report["exceptions"]["items"].as_array().cloned();
    let items = items.unwrap_or_default();
    let found = items.iter().find(|item| item["kind"] == "emergency");
    assert_eq!(found.expect("an emergency")["state"], "settled");
    // A rejection afterwards: it is not approved any more.
    late.ok(&["verify", "--quiet"]);
    let no = json!({"submit": submit, "meaning": "reject", "identity": "asserted", "reason": "no"});
    let summary = format!("reject: {}", &submit[..12]);
    super::world::forged(&maria, "reject", "cara", &summary, no);
    assert_eq!(failures(&late), ["emergency-unapproved"]);
}

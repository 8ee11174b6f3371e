//! Acknowledgements and waivers written by hand, by somebody who may push to an inbox and no more: each is named by
//! `verify`, and nobody counts as having read anything by it. And who the program itself refuses.

use crate::support::forge::{forge, newest, record};
use crate::support::handbook::{approve, begin, failures, handbook, revise, verify};
use crate::support::{Session, TestEnv};
use serde_json::{Value, json};

/// A handbook with one page that Jon, Maria and Cara have to acknowledge.
fn asked(env: &TestEnv) -> Session<'_> {
    let maria = handbook(env);
    begin(&maria, "a", "Open the door.", "ack: {required: true}\n");
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    maria
}

/// The body of an acknowledgement of what is in force.
fn of_publication(maria: &Session<'_>) -> Value {
    let (publication, record) = newest(maria, "publish");
    let item = &record["sops"][0];
    json!({
        "sop": "a", "publish": publication, "version": item["version"], "digest": item["digest"],
        "shown": "full", "meaning": "I have read this version and will work by it", "identity": "asserted",
    })
}

fn with(mut body: Value, more: Value) -> Value {
    let fields = body.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    body
}

/// How many of the three count as having read it.
fn acknowledged(maria: &Session<'_>) -> Value {
    maria.json(&["acks", "a"])["sops"][0]["acknowledged"].clone()
}

#[track_caller]
fn refused(maria: &Session<'_>, args: &[&str], code: &str) {
    let error = maria.run(&[args, &["--json"]].concat()).expect_code(3);
    let error: Value = serde_json::from_str(&error.stderr).expect("an error in JSON");
    let codes = error["error"]["reasons"].to_string() + &error["error"]["code"].to_string();
    assert!(codes.contains(&format!("\"{code}\"")), "{error}");
}

#[test]
fn one_by_hand_counts_where_the_program_would_have_written_it() {
    let env = TestEnv::new();
    let maria = asked(&env);
    let body = of_publication(&maria);
    forge(&maria, "ack: a 1.0", &record(&maria, "ack", "jon", body));
    assert_eq!(failures(&maria), Vec::<String>::new());
    assert_eq!(acknowledged(&maria), 1);
    assert_eq!(verify(&maria)["checked"]["acknowledgements"], 1);
}

#[test]
fn what_is_forged_is_named_and_counts_for_nothing() {
    let other = format!("sop1:{}", "ab".repeat(32));
    let cases = [
        ("jon", "a 1.0", json!({"digest": other}), "ack-differs"),
        ("jon", "a 1.1", json!({"version": "1.1"}), "ack-differs"),
        ("jon", "b 1.0", json!({"sop": "b"}), "ack-differs"),
        ("jon", "a 1.0", json!({"identity": "key"}), "ack-identity"),
        (
            "jon",
            "a 1.0",
            json!({"identity": "terminal"}),
            "ack-identity",
        ),
        (
            "jon",
            "a 1.0",
            json!({"identity": "forge"}),
            "record-not-canonical",
        ),
        (
            "jon",
            "a 1.0",
            json!({"shown": "some"}),
            "record-not-canonical",
        ),
        (
            "jon",
            "a 1.0",
            json!({"meaning": null}),
            "record-not-canonical",
        ),
        ("gone", "a 1.0", json!({}), "not-entitled"),
        ("nobody", "a 1.0", json!({}), "unknown-author"),
        (
            "jon",
            "a 1.0",
            json!({"publish": "0".repeat(40)}),
            "dangling-record",
        ),
    ];
    for (by, summary, more, code) in cases {
        let env = TestEnv::new();
        let maria = asked(&env);
        let body = with(of_publication(&maria), more.clone());
        let forged = record(&maria, "ack", by, body);
        forge(&maria, &format!("ack: {summary}"), &forged);
        let found = failures(&maria);
        assert!(found.iter().any(|own| own == code), "{more}: {found:?}");
        assert_eq!(acknowledged(&maria), 0, "{more}");
    }
}

#[test]
fn what_is_not_in_force_cannot_be_read() {
    let env = TestEnv::new();
    let maria = asked(&env);
    revise(&maria, "a", "Open the door.", "Open both doors.");
    maria.ok(&[
        "submit",
        "a",
        "--change",
        "major",
        "--reason",
        "x",
        "--effective-on",
        "2027-01-01",
    ]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "a"]);
    let body = of_publication(&maria);
    forge(&maria, "ack: a 2.0", &record(&maria, "ack", "jon", body));
    assert_eq!(failures(&maria), ["ack-not-in-force"]);
    maria.ok(&["ack", "a", "--yes", "--quiet"]);
    let acks = maria.json(&["acks", "a"]);
    assert_eq!(acks["sops"][0]["version"], "1.0");
    assert_eq!(acks["sops"][0]["acknowledged"], 1);
}

#[test]
fn what_was_withdrawn_cannot_be_read_after() {
    let env = TestEnv::new();
    let maria = asked(&env);
    let body = of_publication(&maria);
    maria.ok(&["withdraw", "a", "1.0", "--reason", "x", "--yes"]);
    forge(&maria, "ack: a 1.0", &record(&maria, "ack", "jon", body));
    assert_eq!(failures(&maria), ["ack-not-in-force"]);
    refused(&maria, &["ack", "a", "--yes"], "not-published");
}

#[test]
fn a_waiver_is_by_one_who_may() {
    let cases = [
        ("maria", "jon", "he wrote it", None),
        ("jon", "jon", "no time", Some("not-entitled")),
        ("gone", "jon", "a favour", Some("not-entitled")),
        ("maria", "nobody", "who?", Some("not-entitled")),
        ("maria", "jon", " ", Some("waiver-differs")),
    ];
    for (by, person, reason, code) in cases {
        let env = TestEnv::new();
        let maria = asked(&env);
        let (publication, _) = newest(&maria, "publish");
        let body = json!({"sop": "a", "publish": publication, "person": person, "reason": reason});
        let forged = record(&maria, "waive", by, body);
        forge(&maria, &format!("waive: a for {person}"), &forged);
        let found = failures(&maria);
        assert_eq!(found.first().map(String::as_str), code, "{by} {person}");
        let acks = maria.json(&["acks", "a"]);
        let waived = acks["sops"][0]["people"].to_string().contains("\"waived\"");
        assert_eq!(waived, code.is_none(), "{by} {person}");
    }
}

/// From here on sop.yaml takes what it says, and no more.
fn narrowed(maria: &Session<'_>, identity: &str) {
    let settings = maria.read("sop.yaml");
    maria.write(
        "sop.yaml",
        &settings.replace("identity: [asserted]", identity),
    );
    maria.commit_all("identity");
}

#[test]
fn an_assertion_counts_where_sop_yaml_says_so() {
    let env = TestEnv::new();
    let maria = asked(&env);
    maria.ok(&["ack", "a", "--yes", "--quiet"]);
    narrowed(&maria, "identity: [key, terminal]");
    refused(
        &maria,
        &["ack", "a", "--yes", "--actor", "jon"],
        "another-person",
    );
    assert_eq!(acknowledged(&maria), 1, "what counted then counts on");
    revise(&maria, "a", "Open the door.", "Open both doors.");
    maria.git(&["switch", "--quiet", "main"]);
    refused(&maria, &["ack", "a", "--yes"], "identity");
    let _ = maria.run(&["ack", "a"]).expect_code(2);
}

#[test]
fn a_reader_who_signs_is_proven_and_nobody_signs_for_another() {
    let env = TestEnv::new();
    let maria = asked(&env);
    let file = maria.folder().join(".git/maria-key");
    let file = file.to_str().expect("a path").to_owned();
    let args = ["-q", "-t", "ed25519", "-N", "", "-C", "maria", "-f", &file];
    let _ = maria.program("ssh-keygen", &args, b"").expect_code(0);
    let key = maria.read(".git/maria-key.pub").trim().to_owned();
    let people = maria.read("people.yaml");
    let name = "name: Maria Lopez,";
    let with_key = format!("{name} keys: [{{key: \"{key}\"}}],");
    maria.write("people.yaml", &people.replace(name, &with_key));
    narrowed(&maria, "identity: [key]");
    maria.git(&["config", "gpg.format", "ssh"]);
    maria.git(&["config", "user.signingkey", &file]);
    maria.ok(&["ack", "a", "--yes", "--quiet"]);
    let acks = maria.json(&["acks", "a"]);
    assert_eq!(acks["sops"][0]["acknowledged"], 1);
    assert!(acks.to_string().contains("\"identity\":\"key\""), "{acks}");
    refused(
        &maria,
        &["ack", "a", "--yes", "--actor", "jon"],
        "another-person",
    );
    // By hand: Maria's key under Jon's name.
    let forged = record(
        &maria,
        "ack",
        "jon",
        with(of_publication(&maria), json!({"identity": "key"})),
    );
    let unsigned = forge(&maria, "ack: a 1.0", &forged);
    let cat = maria.program("git", &["cat-file", "commit", &unsigned], b"");
    let sign = ["-Y", "sign", "-n", "git", "-f", &file];
    let signature = maria.program("ssh-keygen", &sign, cat.stdout.as_bytes());
    let signature = signature.expect_code(0).stdout.trim().replace('\n', "\n ");
    let (headers, message) = cat.stdout.split_once("\n\n").expect("a message");
    let signed = format!("{headers}\ngpgsig {signature}\n\n{message}");
    let write = ["hash-object", "-t", "commit", "-w", "--stdin"];
    let name = maria.program("git", &write, signed.as_bytes()).stdout;
    maria.git(&["update-ref", "refs/heads/sop-ledger", name.trim()]);
    assert_eq!(failures(&maria), ["ack-by-another"]);
    assert_eq!(acknowledged(&maria), 1);
}

#[test]
fn what_somebody_is_late_with_comes_first() {
    let env = TestEnv::new();
    let maria = asked(&env);
    begin(
        &maria,
        "0-slow",
        "Open the door.",
        "ack: {required: true, within: 90d}\n",
    );
    approve(&maria, "0-slow");
    maria.ok(&["publish", "0-slow"]);
    let order = || -> Vec<String> {
        let answer = maria.json(&["acks"]);
        let sops = answer["sops"].as_array().expect("a list").iter();
        sops.map(|sop| sop["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(order(), ["0-slow", "a"]);
    env.set_clock("2027-01-10T09:00:00Z".parse().expect("a time"));
    assert_eq!(order(), ["a", "0-slow"]);
}

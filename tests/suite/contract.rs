//! The contract's letter: shapes that others build on, flags, exit codes, and what each answer leads to.

use crate::support::{Output, Session, TestEnv};
use serde_json::{Value, json};

fn page(id: &str, more: &str, body: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: {id}\nstatus: draft\nowner: role:ops-lead\nroles: [ops-lead]\n{more}---\n\n# {id}\n\n## Procedure\n\n1. Open the door.\n\n{body}\n"
    )
}

/// A handbook of one person, who may approve by assertion.
fn handbook(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    let settings = maria.read("sop.yaml");
    maria.write("sop.yaml", &format!("{settings}identity: [asserted]\n"));
    maria.commit_all("settings");
    maria
}

fn begin(maria: &Session<'_>, id: &str, more: &str, body: &str) {
    maria.git(&["switch", "--quiet", "-c", &format!("sop/{id}"), "main"]);
    maria.write(&format!("sops/{id}.md"), &page(id, more, body));
    maria.commit_all("steps");
}

fn publish(maria: &Session<'_>, id: &str) {
    begin(maria, id, "", "");
    maria.ok(&["submit", id]);
    maria.ok(&["approve", id, "--yes", "--quiet"]);
    maria.ok(&["publish", id]);
}

fn error(output: &Output) -> Value {
    output.error_json()["error"].clone()
}

fn keys(value: &Value) -> Vec<String> {
    let map = value.as_object().expect("an object");
    map.keys().cloned().collect()
}

#[test]
fn an_error_always_has_every_key() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "one", "", "");
    maria.ok(&["submit", "one"]);
    let refused = error(&maria.fails(3, &["publish", "one", "--json"]));
    let mut found = keys(&refused);
    found.sort();
    assert_eq!(
        found,
        [
            "causes", "code", "hints", "line", "message", "path", "reasons"
        ]
    );
    let mut found = keys(&refused["reasons"][0]);
    found.sort();
    assert_eq!(found, ["code", "hint", "message"]);
    let usage = error(&maria.fails(2, &["show", "--json"]));
    assert_eq!(
        usage["message"],
        "the following required arguments were not provided: <SOP>"
    );
    assert!(
        usage["hints"][0]
            .as_str()
            .expect("a hint")
            .starts_with("sop show")
    );
    let usage = error(&maria.fails(2, &["stale", "--pth", "x", "--format", "json"]));
    assert_eq!(usage["message"], "unexpected argument '--pth' found");
    let said = maria.fails(2, &["stale", "--pth"]).stderr;
    assert!(!said.contains("as a value"), "{said}");
}

#[test]
fn what_no_approval_covers_is_named_and_at_high_risk_in_the_way() {
    let cases = [
        (
            "remote-image",
            "![The form](https://example.com/form.png)",
            "a picture from another server",
        ),
        ("raw-html", "<b>Call</b> the bank.", "raw HTML"),
        (
            "include",
            "{% include steps.md %}",
            "an include of another file",
        ),
        (
            "invisible-text",
            "Pay \u{202e}001 EUR.",
            "changes the order of the text",
        ),
        (
            "invisible-text",
            "Pay\u{200b} 100 EUR.",
            "an invisible character",
        ),
    ];
    let env = TestEnv::new();
    let maria = handbook(&env);
    for (place, (code, body, words)) in cases.into_iter().enumerate() {
        for (risk, severity, exit) in [("normal", "warning", 0), ("high", "error", 1)] {
            let id = format!("p{place}-{risk}");
            begin(&maria, &id, &format!("risk: {risk}\n"), body);
            let file = format!("sops/{id}.md");
            let report = maria.fails(exit, &["check", &file, "--json"]).json();
            let finding = &report["findings"][0];
            assert_eq!(
                (&finding["code"], &finding["severity"]),
                (&json!(code), &json!(severity))
            );
            assert_eq!(finding["line"], 16, "{finding}");
            maria.ok(&["submit", &id]);
            let shown = maria.ok(&["approve", &id, "--show"]);
            assert!(shown.contains(words), "{shown}");
            let reasons =
                error(&maria.fails(3, &["publish", &id, "--json"]))["reasons"].to_string();
            assert_eq!(
                reasons.contains(&format!("\"{code}\"")),
                risk == "high",
                "{reasons}"
            );
            maria.git(&["switch", "--quiet", "main"]);
        }
    }
    // A page that nobody governs is as its authors like it.
    maria.write(
        "sops/free.md",
        "# Free\n\n<b>Call</b> ![x](https://example.com/x.png)\n",
    );
    maria.ok(&["check", "--fail-on", "warning", "sops/free.md"]);
}

#[test]
fn rows_are_whole_and_only_where_there_are_rows() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    let csv = maria.ok(&["list", "--format", "csv"]);
    let heads: Vec<&str> = csv.lines().next().expect("heads").split(',').collect();
    let row = maria.json(&["list"])["sops"][0].clone();
    for key in keys(&row) {
        assert!(heads.contains(&key.as_str()), "{key}");
    }
    begin(&maria, "two", "", "");
    let before = maria.git(&["for-each-ref"]);
    let said = maria.fails(2, &["submit", "two", "--format", "csv"]).stderr;
    assert!(said.contains("no CSV format"), "{said}");
    assert_eq!(maria.git(&["for-each-ref"]), before, "nothing was done");
}

#[test]
fn a_slip_in_a_filter_is_no_good_news() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    for command in ["list", "stale"] {
        for (flag, value, near) in [
            ("--role", "ops-lad", "`--role ops-lead`"),
            ("--owner", "role:ops-lad", "`--owner role:ops-lead`"),
        ] {
            let said = maria.fails(2, &[command, flag, value]).stderr;
            assert!(said.contains(near), "{said}");
        }
        maria.ok(&[command, "--role", "ops-lead"]);
        maria.ok(&[command, "--owner", "ops-lead"]);
        maria.ok(&[command, "--owner", "maria@example.com"]);
    }
    let args = ["stale", "--as-of", "2030-01-01"];
    let _due = maria.fails(1, &args);
    maria.ok(&["stale", "--as-of", "2030-01-01", "--fail-on", "none"]);
    let count = |more: &[&str]| {
        let args = [
            &[
                "stale",
                "--json",
                "--fail-on",
                "none",
                "--as-of",
                "2030-01-01",
            ],
            more,
        ]
        .concat();
        maria.run(&args).json()["sops"]
            .as_array()
            .map_or(0, Vec::len)
    };
    assert_eq!(
        (count(&["--state", "overdue"]), count(&["--state", "fresh"])),
        (1, 0)
    );
    assert_eq!(count(&["--satisfies", "ISO9001"]), 0);
    maria.ok(&["retire", "one", "--reason", "over"]);
    maria.ok(&["approve", "one", "--yes", "--quiet"]);
    maria.ok(&["publish", "one"]);
    assert_eq!(
        error(&maria.fails(3, &["stale", "one", "--json"]))["code"],
        "not-in-force"
    );
}

#[test]
fn sync_can_be_tried_and_brings_the_tags_along() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    let origin = env.root().join("origin.git").display().to_string();
    maria.git(&["init", "--quiet", "--bare", "-b", "main", &origin]);
    maria.git(&["remote", "add", "origin", &origin]);
    maria.git(&["push", "--quiet", "-u", "origin", "main"]);
    let refs = || {
        let there = maria.git(&["ls-remote", &origin]);
        (there, maria.git(&["for-each-ref"]))
    };
    let before = refs();
    let tried = maria.json(&["sync", "--dry-run"]);
    assert!(
        tried["would_write"].to_string().contains("sop-ledger"),
        "{tried}"
    );
    assert_eq!(refs(), before, "nothing was written");
    let synced = maria.json(&["sync"]);
    assert_eq!(synced["tags"], json!(["sop/one/1.0"]));
    assert!(refs().0.contains("refs/tags/sop/one/1.0"));
    assert_eq!(maria.json(&["sync"])["tags"], json!([]));
    maria.git(&["clone", "--quiet", &origin, "../jon"]);
    let jon = maria.in_folder("../jon");
    assert_eq!(jon.json(&["verify"])["ok"], true);
    // One that was moved here is not spread.
    maria.git(&["push", "--quiet", "origin", ":refs/tags/sop/one/1.0"]);
    maria.git(&["tag", "--force", "sop/one/1.0", "main"]);
    assert_eq!(maria.json(&["sync"])["tags"], json!([]));
}

#[test]
fn what_cannot_be_read_is_an_error_everywhere() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(maria.folder().join("sops").join(name), bytes).expect("written");
    };
    write("a.md", b"---\nid: [bad\n---\n\n# A\n");
    write("b.md", b"# B\n\n\xff\n");
    write("c.md", &vec![b'x'; 5 * 1024 * 1024 + 1]);
    for file in ["sops/a.md", "sops/b.md", "sops/c.md"] {
        let report = maria.fails(1, &["check", file, "--json"]).json();
        let finding = &report["findings"][0];
        assert_eq!(finding["severity"], "error", "{finding}");
        let hint = finding["hint"].as_str().expect("a hint");
        assert!(!hint.contains("sop edit"), "{hint}");
    }
    let report = maria.run(&["check", "sops/b.md", "--json"]).json();
    let message = report["findings"][0]["message"]
        .as_str()
        .expect("a message")
        .to_owned();
    assert!(message.contains("byte 5"), "{message}");
}

#[test]
fn a_history_is_told_in_its_order() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let still = maria
        .var("SOP_NOW", "2026-11-22T12:00:00Z")
        .var("GIT_AUTHOR_DATE", "2026-11-22T12:00:00Z")
        .var("GIT_COMMITTER_DATE", "2026-11-22T12:00:00Z");
    still.write("notes.txt", "1. Open the door.\n2. Close it.\n");
    still.ok(&[
        "draft",
        "Doors",
        "--from",
        "notes.txt",
        "--role",
        "ops-lead",
        "--id",
        "doors",
    ]);
    still.ok(&["submit", "doors"]);
    still.ok(&["approve", "doors", "--yes", "--quiet"]);
    still.ok(&["publish", "doors"]);
    let history = still.json(&["history", "doors"]);
    let kinds: Vec<String> = history["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|event| event["kind"].as_str().unwrap_or_default().to_owned())
        .collect();
    let place = |kind: &str| kinds.iter().position(|other| other == kind).expect("there");
    assert!(place("commit") < place("draft"), "{kinds:?}");
    assert!(place("draft") < place("submit"), "{kinds:?}");
    let submitted = history["events"][place("submit") - 1]["summary"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        submitted.starts_with("Submit doors"),
        "{kinds:?} {submitted}"
    );
    assert!(
        place("submit") < place("approve") && place("approve") < place("publish"),
        "{kinds:?}"
    );
}

#[test]
fn talk_is_right_where_it_is_easily_wrong() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    let retired = maria.ok(&["retire", "one", "--reason", "over", "--json"]);
    assert!(!retired.contains("by request"), "{retired}");
    let said = maria.fails(2, &["-C", "nowhere", "list"]).stderr;
    assert!(
        said.contains("there is no folder") && !said.contains("sop init"),
        "{said}"
    );
    let new = maria.in_folder("../new");
    new.git(&["init", "--quiet"]);
    let said = new.run(&["doctor"]).stdout;
    assert!(!said.contains("people add"), "{said}");
    let said = maria
        .fails(2, &["reject", "one", "--json", "--reason", "no"])
        .stderr;
    assert!(said.contains("with --json nobody is asked"), "{said}");
}

#[test]
fn a_rejection_without_a_reason_asks_nobody() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.git(&["switch", "--quiet", "main"]);
    begin(&maria, "one", "", "");
    maria.ok(&["submit", "one"]);
    let failed = maria.fails(3, &["reject", "one", "--json"]);
    assert_eq!(error(&failed)["code"], "reason-required");
}

#[test]
fn a_ledger_that_is_named_and_was_never_begun_is_begun_by_sync() {
    let env = TestEnv::new();
    let maria = env.maria();
    let origin = env.root().join("origin.git").display().to_string();
    maria.git(&["init", "--quiet", "--bare", "-b", "main", &origin]);
    maria.git(&["init", "--quiet"]);
    maria.write("notes.txt", "notes\n");
    maria.commit_all("an old repository");
    maria.git(&["remote", "add", "origin", &origin]);
    maria.ok(&["init", "--commit", "--sample", "--quiet"]);
    maria.git(&["push", "--quiet", "-u", "origin", "main"]);
    let failed = maria.fails(4, &["list", "--json"]);
    assert_eq!(error(&failed)["code"], "ledger-missing");
    maria.ok(&["sync"]);
    maria.ok(&["list"]);
    let begun = maria.git(&["ls-remote", &origin]);
    assert!(begun.contains("refs/heads/sop-ledger"), "{begun}");
    // Where pages say that they are published, the evidence is lost and is not begun anew.
    let claims = page("one", "version: \"1.0\"\n", "").replace("draft", "published");
    maria.write("sops/one.md", &claims);
    maria.commit_all("claims");
    maria.git(&["push", "--quiet"]);
    maria.git(&["push", "--quiet", "origin", ":sop-ledger"]);
    maria.git(&["clone", "--quiet", &origin, "../late"]);
    let late = maria.in_folder("../late");
    late.ok(&["sync"]);
    let failed = late.fails(4, &["list", "--json"]);
    assert_eq!(error(&failed)["code"], "ledger-missing");
}

#[test]
fn a_range_is_checked_as_it_is_at_its_end() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "bad", "review_in: whenever\n", "");
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["merge", "--quiet", "sop/bad"]);
    begin(&maria, "worse", "review_in: sometimes\n", "");
    begin(&maria, "good", "", "");
    let files = |args: &[&str]| {
        let args = [&["check", "--json", "--range"], args].concat();
        let report = maria.run(&args).json();
        let all = report["findings"].as_array().cloned().unwrap_or_default();
        let paths: Vec<Value> = all.iter().map(|finding| finding["path"].clone()).collect();
        (report["totals"]["files"].clone(), paths)
    };
    assert_eq!(
        files(&["main..sop/worse"]),
        (json!(1), vec![json!("sops/worse.md")])
    );
    assert_eq!(files(&["main..sop/good"]), (json!(1), vec![]));
    assert_eq!(files(&["main.."]), (json!(1), vec![]), "HEAD is on good");
    assert_eq!(
        files(&["main..sop/worse", "sops/good.md"]),
        (json!(0), vec![])
    );
    let said = maria
        .fails(2, &["check", "--range", "main..nowhere"])
        .stderr;
    assert!(said.contains("`nowhere` is no commit here"), "{said}");
}

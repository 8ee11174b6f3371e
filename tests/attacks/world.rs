//! One repository with a bit of everything, copied for each attack; and the hands of an attacker.

use serde_json::{Value, json};

use crate::support::forge::{newest, record};
use crate::support::handbook::{approve, begin, publish, revise};
use crate::support::twin::{agrees, differs};
use crate::support::{Session, TestEnv};

/// An attack and the code by which `verify` names it; of one that cannot be seen, the word that the answer has.
pub struct Attack {
    pub what: &'static str,
    pub named: &'static str,
    pub act: fn(&Session<'_>),
}

const PEOPLE: &str = "people:
  - {id: maria, name: Maria Lopez, emails: [maria@example.com, maria@home.example], roles: [ops-lead]}
  - {id: jon, name: Jon Berg, emails: [jon@example.com], roles: [ops-lead], logins: {github: {login: jberg, id: 4411}}, keys: [{key: \"KEY\"}]}
  - {id: cara, name: Cara Ito, emails: [cara@example.com], roles: [ops-lead]}
  - {id: gone, name: Gone, emails: [gone@example.com], roles: [ops-lead], end: 2026-11-01}
  - {id: soon, name: Soon, emails: [soon@example.com], roles: [ops-lead], start: 2027-03-01}
  - {id: eve, name: Eve, emails: [eve@example.com]}
  - {id: bot, name: Bot, emails: [bot@example.com], kind: service, roles: [ops-lead]}
";

const PATHS: &str = "paths:
  ramp:
    stages:
      - id: week-1
        sops: [a]
        checkpoint: {kind: quiz, pass: 80, questions: [{ask: What?, choices: [this, that], answer: 2}]}
";

/// `a` 1.0 and 1.1, `pic` with a picture, `old` that ended, `back` that was taken back, `w` that waits, an ungoverned
/// page, an acknowledgement, a review, a checkpoint with its copy.
pub fn base(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    let key = keygen(&maria, "jon");
    let settings = maria.read("sop.yaml").replace("  # by: [", "  by: [");
    maria.write(
        "sop.yaml",
        &format!("{settings}identity: [key, asserted]\nrollout: {{per_week: 100}}\n"),
    );
    maria.write("people.yaml", &PEOPLE.replace("KEY", &key));
    maria.write("paths.yaml", PATHS);
    maria.write("sops/loose.md", "# Loose\n\n1. Do it.\n");
    maria.commit_all("people");
    publish(&maria, "a", "Open the door.");
    begin(&maria, "pic", "Pull ![the lever](lever.png).", "");
    maria.write("sops/lever.png", "PNG");
    maria.commit_all("a picture");
    approve(&maria, "pic");
    maria.ok(&["publish", "pic"]);
    revise(&maria, "a", "Close", "Shut");
    maria.ok(&["submit", "a", "--reason", "because", "--change", "minor"]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "a"]);
    publish(&maria, "old", "Open the shed.");
    maria.ok(&["retire", "old", "--reason", "sold"]);
    maria.ok(&["approve", "old", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "old"]);
    publish(&maria, "back", "Open the barn.");
    maria.ok(&[
        "withdraw", "back", "1.0", "--reason", "burnt", "--yes", "--actor", "jon",
    ]);
    maria.ok(&["ack", "a", "--yes", "--quiet", "--actor", "cara"]);
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
    begin(&maria, "w", "Open the window.", "");
    maria.ok(&["submit", "w"]);
    maria.git(&["switch", "--quiet", "main"]);
    maria.ok(&["checkpoint", "--export", "../kept.txt"]);
    maria
}

/// Plays every attack on a copy of its own, and shows all that were not named.
pub fn all_named(table: &[Attack]) {
    let env = TestEnv::new();
    let maria = base(&env);
    let untouched = maria.run(&["verify", "--json"]).expect_code(0);
    agrees(&maria, &untouched);
    let mut missed = Vec::new();
    for (at, attack) in table.iter().enumerate() {
        let victim = copy(&maria, at);
        (attack.act)(&victim);
        let answer = victim.run(&["verify", "--json"]);
        let found: Vec<String> = if answer.stdout.is_empty() {
            vec![
                answer.error_json()["error"]["code"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
            ]
        } else {
            let report = answer.json();
            let all = report["failures"].as_array().cloned().unwrap_or_default();
            all.iter()
                .filter_map(|failure| failure["code"].as_str().map(str::to_owned))
                .collect()
        };
        if !found.iter().any(|code| code == attack.named) {
            missed.push(format!(
                "{}: {} not in {found:?}",
                attack.what, attack.named
            ));
        }
        let apart = differs(&victim, &answer);
        missed.extend(apart.map(|apart| format!("{}: the two disagree: {apart}", attack.what)));
        std::fs::remove_dir_all(victim.folder()).expect("a copy");
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// A copy of somebody's clone.
pub fn copy<'a>(maria: &Session<'a>, number: usize) -> Session<'a> {
    let place = maria.folder().with_file_name(format!("copy-{number}"));
    let _ = maria
        .program("cp", &["-a", ".", place.to_str().expect("a path")], b"")
        .expect_code(0);
    maria.in_folder(&place)
}

/// A key of somebody's, beside the clone; returns its public half.
pub fn keygen(maria: &Session<'_>, name: &str) -> String {
    let file = format!("../{name}-key");
    let args = ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", &file];
    let _ = maria.program("ssh-keygen", &args, b"").expect_code(0);
    maria.read(&format!("../{name}-key.pub")).trim().to_owned()
}

/// Another text in place of one, on the default branch.
pub fn edit(s: &Session<'_>, path: &str, from: &str, to: &str) {
    let text = s.read(path);
    assert!(text.contains(from), "{path} has no {from:?}");
    s.write(path, &text.replacen(from, to, 1));
    s.commit_all("tidy up");
}

/// A whole file, on the default branch.
pub fn put(s: &Session<'_>, path: &str, text: &str) {
    s.write(path, text);
    s.commit_all("tidy up");
}

/// A revision of `a`, submitted by Maria; returns its record.
pub fn submitted(s: &Session<'_>) -> String {
    revise(s, "a", "Shut", "Slam");
    s.ok(&["submit", "a", "--reason", "because"]);
    newest(s, "submit").0
}

/// As [`submitted`], approved by Jon; returns the approval.
pub fn approved(s: &Session<'_>) -> String {
    let _ = submitted(s);
    s.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    newest(s, "approve").0
}

/// A record that nobody's program wrote.
pub fn forged(s: &Session<'_>, kind: &str, by: &str, summary: &str, body: Value) -> String {
    raw(s, &record(s, kind, by, body), summary, |text| text)
}

/// As [`forged`], with the commit's text as somebody mended it.
pub fn raw(
    s: &Session<'_>,
    record: &Value,
    summary: &str,
    mend: impl Fn(String) -> String,
) -> String {
    let at: jiff::Timestamp = record["at"].as_str().expect("a time").parse().expect("one");
    let (at, by) = (at.as_second(), record["by"].as_str().expect("an author"));
    let json = serde_json::to_string(record).expect("JSON");
    let parent = s.git(&["rev-parse", "sop-ledger"]);
    let tree = s.program("git", &["hash-object", "-t", "tree", "-w", "--stdin"], b"");
    let tree = tree.expect_code(0).stdout.trim().to_owned();
    let text = mend(format!(
        "tree {tree}\nparent {parent}\nauthor {by} <{by}@people.invalid> {at} +0000\n\
         committer w-x <w-x@writers.invalid> {at} +0000\n\n{summary} by {by}\n\n{json}\n"
    ));
    write(s, &text)
}

/// Writes a commit as it stands onto the ledger.
pub fn write(s: &Session<'_>, text: &str) -> String {
    let args = [
        "hash-object",
        "-t",
        "commit",
        "-w",
        "--literally",
        "--stdin",
    ];
    let made = s.program("git", &args, text.as_bytes()).expect_code(0);
    let name = made.stdout.trim().to_owned();
    s.git(&["update-ref", "refs/heads/sop-ledger", &name]);
    name
}

/// Signs a commit's text with a key beside the clone.
pub fn signed(s: &Session<'_>, text: &str, key: &str) -> String {
    let sign = ["-Y", "sign", "-n", "git", "-f", &format!("../{key}-key")];
    let made = s.program("ssh-keygen", &sign, text.as_bytes());
    let signature = made.expect_code(0).stdout.trim().replace('\n', "\n ");
    let (headers, message) = text.split_once("\n\n").expect("a message");
    format!("{headers}\ngpgsig {signature}\n\n{message}")
}

/// A vote, written by hand.
pub fn vote(s: &Session<'_>, by: &str, submit: &str, more: Value) -> String {
    let mut body =
        json!({"submit": submit, "meaning": "I approve", "identity": "asserted", "edited": false});
    let fields = body.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    forged(
        s,
        "approve",
        by,
        &format!("approve: {}", &submit[..12]),
        body,
    )
}

/// What a vote says that was taken from a review on a forge, by an account that people.yaml links to `jon`.
pub fn reviewed(s: &Session<'_>) -> Value {
    json!({
        "identity": "forge", "host": "github.com", "repo": "acme/handbook", "pull": 7, "review": "81",
        "login": "jberg", "user": 4411, "commit": newest(s, "submit").1["head"],
        "submitted_at": "2026-11-22T10:00:00Z",
    })
}

/// The newest submission, merged and recorded as published by hand, whatever `publish` would say.
pub fn published(s: &Session<'_>, approvals: &[String], twist: impl Fn(&mut Value)) -> String {
    let (submission, submit) = newest(s, "submit");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let head = text(&submit["head"]);
    s.git(&["switch", "--quiet", "main"]);
    let base = s.git(&["rev-parse", "HEAD"]);
    s.git(&["merge", "--quiet", "--no-ff", "-m", "by hand", &head]);
    let mut item = submit["sops"][0].clone();
    let fields = item.as_object_mut().expect("an object");
    let _ = fields.remove("from");
    let path = text(&fields["path"]);
    let risk = if s.read(&path).contains("risk: high") {
        "high"
    } else {
        "normal"
    };
    let more = json!({
        "blob": s.git(&["rev-parse", &format!("HEAD:{path}")]), "images": [], "owner": "role:ops-lead", "roles": ["ops-lead"],
        "review_in": "3 months", "risk": risk,
    });
    fields.extend(more.as_object().expect("an object").clone());
    let mut approvals = approvals.to_vec();
    approvals.sort();
    let mut forged = record(
        s,
        "publish",
        "maria",
        json!({
            "submit": submission, "approvals": approvals, "sops": [item], "base": base, "head": head,
            "merge": s.git(&["rev-parse", "HEAD"]), "main": base,
        }),
    );
    twist(&mut forged);
    let (id, version) = (
        text(&forged["sops"][0]["id"]),
        text(&forged["sops"][0]["version"]),
    );
    raw(s, &forged, &format!("publish: {id} {version}"), |text| text)
}

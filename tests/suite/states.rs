//! Where an SOP stands is said as it is: nothing void is called approved, nothing that is yet to come is mixed with
//! what holds, and every dead end has its line that leads out.

use crate::support::{Output, Session, TestEnv};
use serde_json::Value;

const PEOPLE: &str = "people:
  - {id: maria, name: Maria Lopez, emails: [maria@example.com], roles: [ops-lead]}
  - {id: jon, name: Jon Berg, emails: [jon@example.com], roles: [ops-lead]}
";

/// One clone, in which `--actor` may stand for the others.
fn handbook(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    let settings = maria.read("sop.yaml");
    maria.write("sop.yaml", &format!("{settings}identity: [asserted]\n"));
    maria.write("people.yaml", PEOPLE);
    maria.commit_all("people");
    maria
}

fn page(id: &str, step: &str, more: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: {id}\nstatus: draft\nowner: role:ops-lead\nroles: [ops-lead]\n{more}---\n\n# {id}\n\n## Procedure\n\n1. {step}\n2. Close the door.\n"
    )
}

fn begin(maria: &Session<'_>, id: &str, step: &str, more: &str) {
    maria.git(&["switch", "--quiet", "-c", &format!("sop/{id}"), "main"]);
    maria.write(&format!("sops/{id}.md"), &page(id, step, more));
    maria.commit_all("steps");
}

fn revise(maria: &Session<'_>, id: &str, from: &str, to: &str) {
    maria.git(&["switch", "--quiet", "-c", &format!("sop/{id}"), "main"]);
    let file = format!("sops/{id}.md");
    maria.write(&file, &maria.read(&file).replace(from, to));
    maria.commit_all("revise");
}

fn approve(maria: &Session<'_>, id: &str) {
    maria.ok(&["approve", id, "--yes", "--quiet", "--actor", "jon"]);
}

/// Submits, approves and publishes what is on the branch.
fn through(maria: &Session<'_>, id: &str, more: &[&str]) {
    let args = [&["submit", id, "--reason", "because"], more].concat();
    maria.ok(&args);
    approve(maria, id);
    maria.ok(&["publish", id]);
}

fn publish(maria: &Session<'_>, id: &str) {
    begin(maria, id, "Open the door.", "");
    through(maria, id, &[]);
}

fn row(maria: &Session<'_>, id: &str, more: &[&str]) -> Value {
    let rows = maria.json(&[&["list"], more].concat());
    let rows = rows["sops"].as_array().cloned().unwrap_or_default();
    rows.into_iter()
        .find(|row| row["id"] == id)
        .unwrap_or_default()
}

fn status(maria: &Session<'_>, id: &str) -> Value {
    maria.json(&["status", id])["sops"][0].clone()
}

fn stale(maria: &Session<'_>, more: &[&str]) -> Value {
    let output = maria.run(&[&["stale", "--all", "--json"], more].concat());
    output.json()["sops"][0].clone()
}

fn reason(output: &Output) -> String {
    let error = output.error_json();
    let code = error["error"]["reasons"][0]["code"].as_str();
    code.or(error["error"]["code"].as_str())
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn an_approval_that_is_void_is_not_called_one() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "two", "Open the door.", "");
    maria.ok(&["submit", "two"]);
    approve(&maria, "two");
    assert_eq!(row(&maria, "two", &[])["state"], "approved");
    maria.write(
        "sops/two.md",
        &maria.read("sops/two.md").replace("Open", "Burn"),
    );
    maria.commit_all("another edit");
    assert_eq!(
        reason(&maria.fails(3, &["publish", "two", "--json"])),
        "changed-since-submission"
    );
    assert_eq!(row(&maria, "two", &[])["state"], "submitted");
    let line = status(&maria, "two");
    assert_eq!(line["state"], "submitted");
    assert_eq!(line["next"], "sop submit two");
    assert_eq!(line["approvals"], serde_json::json!([]));
    assert!(
        line["waits_for"][0]
            .as_str()
            .expect("why")
            .contains("a new submission"),
        "{line}"
    );
    maria.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    assert_eq!(
        row(&maria, "two", &[])["state"],
        "approved",
        "the bytes are those again"
    );
}

#[test]
fn what_is_yet_to_come_changes_nothing_of_what_holds() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    revise(&maria, "one", "title: one", "title: One of the future");
    maria.write(
        "sops/one.md",
        &maria
            .read("sops/one.md")
            .replace("Open the door", "Open the gate"),
    );
    maria.commit_all("the gate");
    through(&maria, "one", &["--effective-on", "2035-01-01"]);
    let line = row(&maria, "one", &[]);
    assert_eq!(line["state"], "scheduled");
    assert_eq!(
        (&line["version"], &line["title"]),
        (&"1.0".into(), &"one".into())
    );
    assert_eq!(
        (&line["effective_on"], &line["due"]),
        (&Value::Null, &"2027-02-22".into())
    );
    assert_eq!(line["scheduled"]["version"], "2.0");
    assert_eq!(line["scheduled"]["effective_on"], "2035-01-01");
    let late = stale(&maria, &["--as-of", "2034-12-31"]);
    assert_eq!(
        (&late["state"], &late["due"]),
        (&"overdue".into(), &"2027-02-22".into())
    );
    assert_eq!(
        (&late["version"], &late["title"]),
        (&"1.0".into(), &"one".into())
    );
    // A review is about what holds, and says nothing of what comes.
    maria.ok(&[
        "review",
        "one",
        "--no-change",
        "--note",
        "walked through it",
    ]);
    let history = maria.json(&["history", "one"]);
    assert!(
        history["events"]
            .to_string()
            .contains("reviewed, still true")
    );
    let then = row(&maria, "one", &["--as-of", "2035-02-01"]);
    assert_eq!(
        (&then["state"], &then["version"]),
        (&"published".into(), &"2.0".into())
    );
    assert_eq!(then["due"], "2035-04-01");
    let then = stale(&maria, &["--as-of", "2035-02-01"]);
    assert!(
        then["reasons"][0]
            .as_str()
            .expect("why")
            .starts_with("in force since 2035-01-01"),
        "{then}"
    );
    let shown = maria.json(&["show", "one", "--as-of", "2035-02-01"]);
    assert_eq!(
        (&shown["shown"], &shown["version"]),
        (&"in-force".into(), &"2.0".into())
    );
    assert_eq!(shown["sop"]["title"], "One of the future");
}

#[test]
fn a_branch_that_was_brought_up_to_date_and_squashed_is_done() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "a", "Open the door.", "");
    maria.ok(&["submit", "a", "--reason", "because"]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    maria.git(&["switch", "--quiet", "main"]);
    maria.write("note.txt", "other work");
    maria.commit_all("other work");
    maria.git(&["switch", "--quiet", "sop/a"]);
    maria.git(&["merge", "--quiet", "--no-edit", "main"]);
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["merge", "--quiet", "--squash", "sop/a"]);
    maria.commit_all("a (#7)");
    assert_eq!(row(&maria, "a", &[])["state"], "merged-not-recorded");
    maria.ok(&["publish", "--merged"]);
    let published = row(&maria, "a", &[]);
    assert_eq!(published["state"], "published", "{published}");
    assert_eq!(published["branch"], Value::Null);
    // What is changed on it afterwards is a revision again.
    maria.git(&["switch", "--quiet", "sop/a"]);
    maria.write(
        "sops/a.md",
        &maria.read("sops/a.md").replace("Open", "Unlock"),
    );
    maria.commit_all("more");
    assert_eq!(row(&maria, "a", &[])["state"], "revising");
    env.fsck_all();
}

#[test]
fn a_date_that_is_past_is_refused() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "one", "Open the door.", "");
    let failed = maria.fails(
        3,
        &["submit", "one", "--effective-on", "2020-01-01", "--json"],
    );
    assert_eq!(reason(&failed), "date-past");
    // Approvals may take longer than the date: then it holds from the publication on.
    maria.ok(&["submit", "one", "--effective-on", "2026-11-23"]);
    approve(&maria, "one");
    env.set_clock("2026-12-05T09:00:00Z".parse().expect("a time"));
    maria.ok(&["publish", "one"]);
    let line = stale(&maria, &[]);
    assert_eq!(line["due"], "2027-03-05");
    assert!(
        line["reasons"][0]
            .as_str()
            .expect("why")
            .starts_with("published on 2026-12-05")
    );
}

#[test]
fn a_day_in_the_past_is_answered_by_what_was_there() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    begin(&maria, "two", "Wait.", "");
    env.set_clock("2026-12-01T09:00:00Z".parse().expect("a time"));
    maria.ok(&["submit", "two"]);
    env.set_clock("2026-12-02T09:00:00Z".parse().expect("a time"));
    approve(&maria, "two");
    maria.ok(&["publish", "two"]);
    maria.git(&["switch", "--quiet", "main"]);
    env.set_clock("2026-12-10T09:00:00Z".parse().expect("a time"));
    revise(&maria, "one", "title: one", "title: One anew");
    through(&maria, "one", &[]);
    env.set_clock("2027-01-10T09:00:00Z".parse().expect("a time"));
    maria.ok(&["retire", "two", "--reason", "over"]);
    approve(&maria, "two");
    maria.ok(&["publish", "two"]);
    env.set_clock("2027-02-10T09:00:00Z".parse().expect("a time"));
    let at = |id: &str, day: &str| row(&maria, id, &["--as-of", day]);
    let state = |id: &str, day: &str| at(id, day)["state"].clone();
    assert_eq!(at("one", "2026-11-21"), Value::Null, "nothing was there");
    assert_eq!(state("one", "2026-11-22"), "published");
    assert_eq!(at("one", "2026-12-09")["title"], "one");
    assert_eq!(at("one", "2026-12-09")["version"], "1.0");
    assert_ne!(at("one", "2026-12-10")["version"], "1.0");
    assert_eq!(at("one", "2026-12-10")["title"], "One anew");
    assert_eq!(state("two", "2026-12-01"), "submitted");
    assert_eq!(state("two", "2026-12-02"), "published");
    assert_eq!(state("two", "2027-01-10"), "retired");
    let making = maria.json(&["status", "--as-of", "2026-12-01"]);
    assert_eq!(making["sops"][0]["id"], "two");
    assert_eq!(maria.json(&["status"])["sops"], serde_json::json!([]));
    let shown = maria.json(&["show", "two", "--as-of", "2026-12-24"]);
    assert_eq!(shown["shown"], "in-force");
    let failed = maria.fails(3, &["show", "two", "--as-of", "2026-12-01", "--json"]);
    assert_eq!(reason(&failed), "not-in-force");
    assert_eq!(stale(&maria, &["--as-of", "2026-12-09"])["version"], "1.0");
}

#[test]
fn a_successor_is_another_one_that_is_there() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    publish(&maria, "two");
    begin(&maria, "dr", "Wait.", "");
    let mut args = vec![
        "retire",
        "one",
        "--reason",
        "over",
        "--json",
        "--superseded-by",
        "one",
    ];
    assert_eq!(reason(&maria.fails(3, &args)), "own-successor");
    args[6] = "dr";
    assert_eq!(reason(&maria.fails(3, &args)), "unknown-successor");
    // Nor does a page say so by itself.
    revise(
        &maria,
        "one",
        "status: published",
        "status: retired\nsuperseded_by: dr",
    );
    let failed = maria.fails(3, &["submit", "one", "--reason", "over", "--json"]);
    assert_eq!(reason(&failed), "unknown-successor");
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["branch", "--quiet", "-D", "sop/one"]);
    args[6] = "two";
    maria.ok(&args);
    let shown = maria.ok(&["approve", "one", "--show"]);
    assert!(shown.contains("superseded by  two"), "{shown}");
}

#[test]
fn a_file_that_moves_is_shown_to_who_approves() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    maria.git(&["switch", "--quiet", "-c", "sop/one"]);
    maria.git(&["mv", "sops/one.md", "sops/uno.md"]);
    maria.commit_all("moved");
    maria.ok(&["submit", "one", "--reason", "moved"]);
    let shown = maria.ok(&["approve", "one", "--show"]);
    assert!(
        shown.contains("sops/uno.md (until now sops/one.md)"),
        "{shown}"
    );
    approve(&maria, "one");
    maria.ok(&["publish", "one"]);
    let old = maria.json(&["show", "one", "--version", "1.0"]);
    assert_eq!(old["path"], "sops/one.md");
    assert_eq!(maria.json(&["show", "sops/one.md"])["sop"]["id"], "one");
    let failed = maria.fails(2, &["show", "ONE"]);
    assert!(
        failed.stderr.contains("did you mean `one`?"),
        "{}",
        failed.stderr
    );
}

#[test]
fn one_of_several_that_went_live_together_has_a_way_out() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "one", "Open the door.", "");
    maria.write("sops/two.md", &page("two", "Wait.", ""));
    maria.commit_all("two");
    through(&maria, "one", &[]);
    revise(&maria, "one", "Open the door", "Open the gate");
    through(&maria, "one", &[]);
    let failed = maria.fails(3, &["withdraw", "two", "1.0", "--reason", "wrong", "--yes"]);
    assert!(
        failed
            .stderr
            .contains("two 1.0 cannot be taken back: one 2.0 rests on it"),
        "{}",
        failed.stderr
    );
    assert!(
        failed.stderr.contains("sop retire two"),
        "{}",
        failed.stderr
    );
}

#[test]
fn what_was_taken_back_altogether_is_nowhere_and_still_known() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "two");
    publish(&maria, "one");
    let report = maria.json(&["withdraw", "one", "1.0", "--reason", "wrong", "--yes"]);
    assert_eq!(report["sops"][0]["state"], "withdrawn");
    assert_eq!(row(&maria, "one", &[]), Value::Null);
    let shown = maria.json(&["show", "one"]);
    assert_eq!(shown["shown"], "withdrawn");
    maria.ok(&["history", "one"]);
}

#[test]
fn every_dead_end_names_its_mend() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    let editor = maria.var("GIT_EDITOR", "true");
    editor.ok(&["edit", "one"]);
    let failed = maria.fails(3, &["submit", "one", "--reason", "x"]);
    assert!(failed.stderr.contains("sop edit one"), "{}", failed.stderr);
    maria.write(
        "sops/one.md",
        &maria.read("sops/one.md").replace("Open", "Shut"),
    );
    let failed = maria.fails(3, &["submit", "one", "--reason", "x", "--json"]);
    assert_eq!(reason(&failed), "uncommitted");
    // Approvers of the page that nobody is.
    maria.git(&["switch", "--quiet", "--force", "main"]);
    begin(&maria, "two", "Wait.", "approvers: [role:cs-lead]\n");
    let report = maria.json(&["submit", "two"]);
    let need = report["sops"][0]["needs"][0]
        .as_str()
        .expect("a need")
        .to_owned();
    assert!(
        need.starts_with("1 approval, and nobody is left who may: widen `approvers` of two"),
        "{need}"
    );
    let failed = maria.fails(3, &["publish", "two"]);
    assert!(
        !failed.stderr.contains("by one of them"),
        "{}",
        failed.stderr
    );
    // A rejection lifted after an approval.
    maria.git(&["switch", "--quiet", "main"]);
    maria.write(
        "people.yaml",
        &format!(
            "{PEOPLE}  - {{id: cara, name: Cara, emails: [cara@example.com], roles: [ops-lead]}}\n"
        ),
    );
    maria.commit_all("Cara");
    begin(&maria, "three", "Wait.", "");
    maria.ok(&["submit", "three"]);
    approve(&maria, "three");
    maria.ok(&[
        "reject", "three", "--yes", "--reason", "no", "--actor", "cara",
    ]);
    let lifted = maria.json(&["reject", "three", "--yes", "--lift", "--actor", "cara"]);
    assert_eq!(lifted["next"][0], "sop publish three");
}

#[test]
fn a_conflict_names_what_is_in_conflict_and_the_branch() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    revise(&maria, "one", "Open the door", "Open the gate");
    maria.ok(&["submit", "one", "--reason", "gate"]);
    approve(&maria, "one");
    maria.git(&["switch", "--quiet", "main"]);
    maria.write(
        "sops/one.md",
        &maria
            .read("sops/one.md")
            .replace("Open the door", "Open the window"),
    );
    maria.commit_all("by hand");
    let failed = maria.fails(3, &["publish", "one"]);
    assert!(
        failed.stderr.contains("changed on both sides (the text)"),
        "{}",
        failed.stderr
    );
    assert!(
        failed
            .stderr
            .contains("git checkout sop/one && git merge main"),
        "{}",
        failed.stderr
    );
    assert!(!failed.stderr.contains("<default"), "{}", failed.stderr);
}

#[test]
fn a_draft_on_the_default_branch_is_one_everywhere() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write("sops/d.md", &page("d", "Wait.", ""));
    maria.commit_all("a draft");
    assert_eq!(row(&maria, "d", &[])["state"], "draft");
    assert_eq!(maria.json(&["show", "d"])["shown"], "draft");
}

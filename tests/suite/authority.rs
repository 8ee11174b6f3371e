//! Changes of who may decide are said once, of the commit that made them: whatever way they came to the default branch.

use crate::support::handbook::{handbook, publish, verify};
use crate::support::{Session, TestEnv};

/// The commits that `verify` names for a change of who may decide, a line each.
fn named(maria: &Session<'_>) -> Vec<String> {
    let report = verify(maria);
    let all = report["failures"].as_array().cloned().unwrap_or_default();
    all.iter()
        .filter(|failure| failure["code"] == "authority-changed")
        .map(|failure| failure["commit"].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Somebody gets an address more.
fn address(maria: &Session<'_>, id: &str) -> String {
    let people = maria.read("people.yaml");
    let own = format!("emails: [{id}@example.com");
    maria.write(
        "people.yaml",
        &people.replacen(&own, &format!("{own}, {id}@home.example"), 1),
    );
    maria.commit_all("addresses");
    maria.git(&["rev-parse", "HEAD"])
}

fn approving(maria: &Session<'_>, from: &str, to: &str) -> String {
    let settings = maria.read("sop.yaml");
    assert!(settings.contains(from), "{settings}");
    maria.write("sop.yaml", &settings.replacen(from, to, 1));
    maria.commit_all("approvals");
    maria.git(&["rev-parse", "HEAD"])
}

/// Two publications, which settle all that was before them, and a branch `side`.
fn settled(env: &TestEnv) -> Session<'_> {
    let maria = handbook(env);
    publish(&maria, "a", "Open the door.");
    publish(&maria, "b", "Open the gate.");
    publish(&maria, "c", "Open the window.");
    assert_eq!(named(&maria), Vec::<String>::new());
    maria.git(&["branch", "side"]);
    maria
}

fn merge(maria: &Session<'_>) {
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["merge", "--quiet", "--no-ff", "--no-edit", "side"]);
}

#[test]
fn a_merge_that_joins_changes_is_none() {
    let env = TestEnv::new();
    let maria = settled(&env);
    let here = address(&maria, "maria");
    maria.git(&["switch", "--quiet", "side"]);
    let there = address(&maria, "cara");
    merge(&maria);
    let (mut found, mut expected) = (named(&maria), vec![here, there]);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_pull_that_merges_brings_no_change_twice() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.git(&["init", "--quiet", "--bare", "../origin.git"]);
    maria.git(&["remote", "add", "origin", "../origin.git"]);
    maria.git(&["push", "--quiet", "-u", "origin", "main"]);
    let jon = maria.in_folder("../jon");
    jon.git(&["clone", "--quiet", "../origin.git", "."]);
    let here = address(&jon, "maria");
    for id in ["a", "b", "c"] {
        publish(&maria, id, "Open the door.");
    }
    let there = address(&maria, "cara");
    maria.git(&["push", "--quiet", "origin", "main"]);
    publish(&maria, "d", "Open the barn.");
    jon.git(&["pull", "--quiet", "--no-rebase", "--no-edit"]);
    jon.git(&["push", "--quiet", "origin", "main"]);
    jon.ok(&["sync"]);
    maria.git(&["pull", "--quiet"]);
    for clone in [&jon, &maria] {
        let (mut found, mut expected) = (named(clone), vec![here.clone(), there.clone()]);
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }
}

#[test]
fn what_a_merge_changes_by_itself_is_named() {
    let env = TestEnv::new();
    let maria = settled(&env);
    // It takes what the other branch had, which never knew of the change.
    let change = approving(&maria, "self: alone", "self: never");
    maria.git(&["switch", "--quiet", "side"]);
    maria.write("notes.txt", "x");
    maria.commit_all("notes");
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["merge", "--quiet", "--no-ff", "--no-commit", "side"]);
    maria.git(&["checkout", "--quiet", "side", "--", "sop.yaml"]);
    maria.git(&["commit", "--quiet", "-m", "Merge side"]);
    let merge = maria.git(&["rev-parse", "HEAD"]);
    let (mut found, mut expected) = (named(&maria), vec![change, merge]);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_merge_between_two_changes_is_named_whatever_it_takes() {
    for taken in ["self: always", "self: never", "self: alone"] {
        let env = TestEnv::new();
        let maria = settled(&env);
        let here = approving(&maria, "self: alone", "self: never");
        maria.git(&["switch", "--quiet", "side"]);
        let there = approving(&maria, "self: alone", "self: always");
        maria.git(&["switch", "--quiet", "main"]);
        maria.git(&["merge", "--quiet", "--no-commit", "-s", "ours", "side"]);
        let settings = maria.read("sop.yaml");
        maria.write("sop.yaml", &settings.replacen("self: never", taken, 1));
        maria.git(&["commit", "--quiet", "-am", "Merge side"]);
        let merge = maria.git(&["rev-parse", "HEAD"]);
        let (mut found, mut expected) = (named(&maria), vec![here, there, merge]);
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{taken}");
    }
}

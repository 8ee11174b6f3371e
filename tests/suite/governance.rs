//! What was tried against publishing and verifying, each once: refused, or named, or (where it is honest) left in peace.

use crate::support::handbook::{approve, begin, failures, handbook, publish, revise, verify};
use crate::support::{Session, TestEnv};

fn reasons(maria: &Session<'_>, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
    let error = maria.fails(3, &args).error_json();
    let reasons = error["error"]["reasons"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    reasons
        .iter()
        .map(|reason| reason["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// What somebody does to a branch that is approved.
type Sneak<'a> = &'a dyn Fn(&Session<'_>);

#[test]
fn what_the_branch_goes_on_to_change_after_the_approval_is_not_published() {
    let changes: [(&str, Sneak<'_>); 5] = [
        ("another SOP is deleted", &|maria| {
            std::fs::remove_file(maria.folder().join("sops/b.md")).expect("there")
        }),
        ("another file", &|maria| maria.write("run.sh", "rm -rf /\n")),
        ("the status", &|maria| {
            maria.write(
                "sops/a.md",
                &maria
                    .read("sops/a.md")
                    .replace("status: published", "status: retired"),
            )
        }),
        ("owner and roles", &|maria| {
            let text = maria
                .read("sops/a.md")
                .replace("owner: role:ops-lead\nroles: [ops-lead]\n", "");
            maria.write("sops/a.md", &text);
        }),
        ("the bytes", &|maria| {
            maria.write(
                "sops/a.md",
                &maria.read("sops/a.md").replace("Open", "Burn"),
            )
        }),
    ];
    for (what, change) in changes {
        let env = TestEnv::new();
        let maria = handbook(&env);
        publish(&maria, "b", "Open the gate.");
        begin(&maria, "a", "Open the door.", "");
        approve(&maria, "a");
        change(&maria);
        maria.commit_all("sneaky");
        maria.git(&["switch", "--quiet", "main"]);
        let codes = reasons(&maria, &["publish", "a"]);
        assert!(!codes.is_empty(), "{what}");
        assert!(failures(&maria).is_empty(), "{what}");
        env.fsck_all();
    }
}

#[test]
fn a_routing_edit_keeps_an_approval() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "a", "Open the door.", "");
    approve(&maria, "a");
    maria.write(
        "sops/a.md",
        &maria
            .read("sops/a.md")
            .replace("owner: role:ops-lead", "owner: jon"),
    );
    maria.commit_all("routing");
    maria.ok(&["publish", "a"]);
    assert_eq!(failures(&maria), Vec::<String>::new());
}

#[test]
fn a_commit_that_names_a_ledger_which_is_not_there_does_not_come_in() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let commit = |tip: &str| {
        let message = format!("a word on it\n\nSop-Ledger: {tip}");
        maria.git(&["commit", "--quiet", "--allow-empty", "-m", &message]);
    };
    begin(&maria, "a", "Open the door.", "");
    let tip = maria.git(&["rev-parse", "sop-ledger"]);
    commit(tip.trim());
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    assert_eq!(failures(&maria), Vec::<String>::new());

    begin(&maria, "b", "Open the gate.", "");
    let elsewhere = maria.git(&["rev-parse", "main"]);
    commit(elsewhere.trim());
    let submit = ["submit", "b", "--reason", "x"];
    assert_eq!(reasons(&maria, &submit), ["ledger-record-missing"]);
    // What its submitter did not say, its publisher asks again.
    let theirs = "refs/remotes/theirs/sop-ledger";
    maria.git(&["update-ref", theirs, elsewhere.trim()]);
    approve(&maria, "b");
    maria.git(&["update-ref", "-d", theirs]);
    let publish = ["publish", "b"];
    assert_eq!(reasons(&maria, &publish), ["ledger-record-missing"]);
    let range = maria.run(&["verify", "--range", "main..sop/b", "--json"]);
    assert_eq!(
        range.json()["failures"][0]["code"],
        "ledger-record-missing",
        "{range}"
    );
    assert_eq!(failures(&maria), Vec::<String>::new());
    env.fsck_all();
}

#[test]
fn an_sop_cannot_take_the_place_of_another() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "b", "Open the door.");
    revise(&maria, "b", "id: b", "id: zz");
    assert_eq!(
        reasons(&maria, &["submit", "zz", "--reason", "x"]),
        ["ends-governed"]
    );
}

#[test]
fn withdrawn_and_retired_ones_are_no_failure_of_later_publications() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    revise(&maria, "a", "Open", "Shut");
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    publish(&maria, "b", "Open the gate.");
    maria.ok(&[
        "withdraw", "a", "2.0", "--yes", "--reason", "wrong", "--actor", "jon",
    ]);
    assert_eq!(failures(&maria), Vec::<String>::new());
    maria.ok(&["retire", "b", "--reason", "old"]);
    maria.ok(&["approve", "b", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "b"]);
    maria.git(&["rm", "--quiet", "sops/b.md"]);
    maria.commit_all("the retired page goes");
    publish(&maria, "c", "Open the window.");
    assert_eq!(failures(&maria), Vec::<String>::new());
    env.fsck_all();
}

#[test]
fn a_picture_alone_is_revised_on_the_branch_of_its_page() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write("sops/lever.png", "one");
    maria.commit_all("a picture");
    let look = "Pull ![the lever](lever.png).";
    publish(&maria, "a", look);
    let replaced = |branch: &str, bytes: &str| {
        maria.git(&["switch", "--quiet", "-c", branch, "main"]);
        maria.write("sops/lever.png", bytes);
        maria.commit_all("the new lever");
    };
    replaced("sop/a", "two");
    let range = maria.run(&["verify", "--range", "main..sop/a", "--json"]);
    let codes = range.expect_code(1).json();
    assert_eq!(codes["failures"][0]["code"], "bytes-not-published");
    let submitted = maria.json(&["submit", "a", "--reason", "it was painted"]);
    assert_eq!(submitted["sops"][0]["version"], "1.1", "{submitted:#}");
    maria.ok(&["verify", "--range", "main..sop/a"]);
    maria.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "a"]);
    assert_eq!(maria.git(&["show", "main:sops/lever.png"]), "two");
    assert_eq!(failures(&maria), Vec::<String>::new());
    // Not on anybody's else, and not where another page rests on it too.
    let submit = ["submit", "a", "--reason", "x"];
    replaced("sop/b", "three");
    assert!(reasons(&maria, &submit).is_empty(), "nothing is proposed");
    publish(&maria, "c", look);
    replaced("sop/a", "three");
    assert_eq!(reasons(&maria, &submit), ["picture-of-another"]);
    env.fsck_all();
}

#[test]
fn a_picture_that_another_page_rests_on_is_not_taken_back_under_it() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let look = "Pull ![the lever](lever.png).";
    maria.write("sops/lever.png", "one");
    maria.commit_all("a picture");
    publish(&maria, "a", look);
    revise(&maria, "a", "Pull", "Push");
    maria.write("sops/lever.png", "two");
    maria.commit_all("another picture");
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    publish(&maria, "b", look);
    let back = [
        "withdraw", "a", "2.0", "--yes", "--reason", "wrong", "--actor", "jon",
    ];
    assert_eq!(reasons(&maria, &back), ["picture-of-another"]);
    maria.ok(&["retire", "b", "--reason", "old"]);
    maria.ok(&["approve", "b", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "b"]);
    maria.ok(&back);
    assert_eq!(maria.git(&["show", "main:sops/lever.png"]), "one");
    assert_eq!(failures(&maria), Vec::<String>::new());
    env.fsck_all();
}

#[test]
fn a_draft_that_takes_the_id_of_a_governed_page_hides_it_from_nobody() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    let copy = maria.read("sops/a.md").replace("Open", "Kick");
    maria.write(
        "sops/0.md",
        &copy.replace("status: published", "status: draft"),
    );
    maria.commit_all("another of that id");
    let shown = maria.run(&["show", "a"]).expect_code(0);
    assert!(
        shown
            .says("Open the door")
            .stdout
            .lines()
            .all(|line| !line.contains("Kick"))
    );
    maria.ok(&["ack", "a", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["acks", "a"]);
    assert_eq!(failures(&maria), Vec::<String>::new());
}

#[test]
fn whoever_begins_a_branch_or_asks_for_its_draft_does_not_approve_it() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    // An older side branch, merged in, does not make somebody else its beginner.
    maria.git(&["switch", "--quiet", "-c", "side", "main"]);
    let old = maria
        .var("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")
        .var("GIT_COMMITTER_DATE", "2020-01-01T00:00:00Z");
    old.git(&[
        "-c",
        "user.email=cara@example.com",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "side",
    ]);
    begin(&maria, "a", "Open the door.", "");
    maria.git(&["merge", "--quiet", "--no-edit", "side"]);
    maria.ok(&["submit", "a", "--actor", "cara"]);
    assert_eq!(
        reasons(&maria, &["approve", "a", "--yes"]),
        ["own-approval"]
    );
    // Nor does a squash hide who asked a machine.
    maria.git(&["switch", "--quiet", "main"]);
    maria.ok(&[
        "draft",
        "Gate",
        "--id",
        "gate",
        "--role",
        "ops-lead",
        "--prompt",
        "First open the gate. Then close it.",
    ]);
    maria.git(&["reset", "--quiet", "--soft", "main"]);
    maria.git(&[
        "-c",
        "user.email=cara@example.com",
        "commit",
        "--quiet",
        "-m",
        "squashed",
    ]);
    maria.ok(&["submit", "gate", "--actor", "cara"]);
    assert_eq!(
        reasons(&maria, &["approve", "gate", "--yes"]),
        ["own-approval"]
    );
}

#[test]
fn nobody_approves_from_a_time_before_the_submission() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "a", "Open the door.", "");
    maria.ok(&["submit", "a"]);
    let then = maria.var("SOP_NOW", "2026-10-01T00:00:00Z");
    let args = ["approve", "a", "--yes", "--actor", "gone"];
    assert_eq!(reasons(&then, &args), ["not-active"]);
    assert!(maria.fails(3, &args).stderr.contains("not with us today"));
    assert_eq!(reasons(&maria, &["publish", "a"]), ["not-approved"]);
}

#[test]
fn what_is_no_plain_file_is_not_submitted() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "a", "Open the door.", "");
    maria.git(&["update-index", "--chmod=+x", "sops/a.md"]);
    maria.git(&["commit", "--quiet", "-m", "executable"]);
    maria.git(&["checkout", "--quiet", "HEAD", "--", "sops/a.md"]);
    assert!(
        maria
            .fails(3, &["submit", "a"])
            .stderr
            .contains("git update-index --chmod=-x")
    );
    std::os::unix::fs::symlink("a.md", maria.folder().join("sops/link.md")).expect("a link");
    maria.git(&["update-index", "--chmod=-x", "sops/a.md"]);
    maria.commit_all("a link");
    assert_eq!(reasons(&maria, &["submit", "a"]), ["not-a-regular-file"]);
}

#[test]
fn the_branch_that_is_judged_does_not_choose_what_is_judged() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    maria.git(&["branch", "good"]);
    maria.write(
        "sops/a.md",
        &maria.read("sops/a.md").replace("Open", "Burn"),
    );
    maria.write(
        "sop.yaml",
        &format!("{}default_branch: good\n", maria.read("sop.yaml")),
    );
    maria.commit_all("look over there");
    let report = verify(&maria).to_string();
    assert!(report.contains("default-branch-named"), "{report}");
}

#[test]
fn what_was_live_and_is_gone_is_named_and_not_covered_up() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    maria.git(&["reset", "--quiet", "--hard", "main~1"]);
    maria.git(&["tag", "-d", "sop/a/1.0"]);
    assert!(failures(&maria).contains(&"publication-removed".to_owned()));
    maria.ok(&["sync"]);
    assert!(failures(&maria).contains(&"publication-removed".to_owned()));
}

#[test]
fn junk_beside_the_ledger_is_named_and_never_folded_in() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    // A merge commit of the default branch, pushed where records go.
    maria.git(&["branch", "sop-inbox/junk", "main"]);
    maria.ok(&["review", "a", "--no-change", "--note", "read"]);
    assert!(
        failures(&maria)
            .iter()
            .any(|code| code.starts_with("record-"))
    );
    maria.git(&["branch", "--quiet", "-D", "sop-inbox/junk"]);
    assert_eq!(failures(&maria), Vec::<String>::new());
    // Another genesis under the same id does not displace the one that was seen first.
    let genesis = maria.git(&["rev-list", "--max-parents=0", "sop-ledger"]);
    for n in 0..4 {
        let raw = maria
            .git(&["cat-file", "commit", &genesis])
            .replace("<w-", &format!("<w-{n}"));
        let made = maria.program(
            "git",
            &["hash-object", "-t", "commit", "-w", "--stdin"],
            format!("{raw}\n").as_bytes(),
        );
        let other = made.expect_code(0).stdout.trim().to_owned();
        maria.git(&[
            "update-ref",
            &format!("refs/heads/sop-inbox/other{n}"),
            &other,
        ]);
    }
    let list = maria.json(&["list"]);
    assert_eq!(list["sops"][0]["state"], "published", "{list:#}");
    maria.ok(&["review", "a", "--no-change", "--note", "read again"]);
    env.fsck_all();
}

#[test]
fn a_work_tree_elsewhere_or_cut_short_loses_nothing() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    begin(&maria, "a", "Open the door.", "");
    approve(&maria, "a");
    maria.git(&["switch", "--quiet", "main"]);
    maria.git(&["worktree", "add", "--quiet", "../linked", "-b", "side"]);
    let linked = maria.in_folder("../linked");
    assert!(
        linked
            .fails(3, &["publish", "a"])
            .stderr
            .contains("checked out in another work tree")
    );
    maria.ok(&["publish", "a"]);
    maria.write("big/file", "x\n");
    maria.commit_all("big");
    maria.git(&["sparse-checkout", "set", "big"]);
    let editor = maria.var("GIT_EDITOR", "true");
    let _ = editor.run(&["edit", "a"]);
    let shown = maria.git(&["log", "--format=%s", "main..sop/a"]);
    assert_eq!(
        shown, "",
        "a page that is not checked out was committed as deleted"
    );
}

#[test]
fn an_empty_branch_is_no_revision() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "a", "Open the door.");
    maria.git(&["branch", "sop/a", "main"]);
    maria.ok(&["retire", "a", "--reason", "old"]);
    maria.git(&["branch", "sop-old"]);
    env.fsck_all();
}

#[test]
fn a_branch_in_the_way_is_named_with_the_line_that_renames_it() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.git(&["branch", "sop"]);
    let refused = maria.fails(4, &["new", "A", "--role", "ops-lead"]);
    assert!(
        refused.stderr.contains("git branch -m sop sop-old"),
        "{refused}"
    );
}

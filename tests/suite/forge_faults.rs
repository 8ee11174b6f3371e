//! What goes wrong on a forge: reviews that do not count, merges that are refused, answers that get lost.

use std::path::Path;

use crate::fake_forge::world::{codes, pipeline, reasons, submitted, warnings, world};
use crate::fake_forge::{Answer, FakeForge, KINDS, Said, TOKEN};
use crate::support::handbook::{begin, failures, verify};
use crate::support::{Session, TestEnv, repositories};
use serde_json::json;

/// A submission that waits for its approval.
fn waiting<'a>(env: &'a TestEnv, kind: &'static str) -> (Session<'a>, FakeForge) {
    let (maria, forge) = world(env, kind);
    submitted(&maria, "a", "Open the door.");
    (maria, forge)
}

#[test]
fn a_review_of_other_bytes_does_not_count() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        forge.core().review("jberg", "sop/a", Said::Approved);
        maria.git(&["switch", "--quiet", "sop/a"]);
        maria.write(
            "sops/a.md",
            &maria.read("sops/a.md").replace("Open", "Burn"),
        );
        maria.commit_all("burn");
        maria.ok(&["submit", "a"]);
        let found = reasons(&maria, &["publish", "a"]);
        let expected = if kind == "gitlab" {
            "review-without-commit"
        } else {
            "review-of-other-bytes"
        };
        assert_eq!(codes(&found), ["not-approved", expected], "{kind}");
        assert!(
            found[1].1.contains("the approval by jberg"),
            "{kind}: {found:?}"
        );
        forge.core().review("jberg", "sop/a", Said::Approved);
        maria.ok(&["publish", "a"]);
        assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn a_review_of_a_commit_that_is_gone_counts_where_the_remote_still_has_it() {
    for kind in ["github", "gitea"] {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        let jon = env.jon().var("SOP_FORGE_TOKEN", TOKEN);
        let bare = env.root().join("origin.git");
        jon.git(&["clone", "--quiet", bare.to_str().expect("a path"), "."]);
        jon.git(&[
            "fetch",
            "--quiet",
            "origin",
            "+refs/heads/sop-*:refs/remotes/origin/sop-*",
        ]);
        // A commit that was pushed, reviewed, and pushed over: the same bytes in another commit.
        maria.git(&["switch", "--quiet", "sop/a"]);
        maria.git(&["commit", "--quiet", "--allow-empty", "-m", "nothing"]);
        maria.git(&["push", "--quiet", "origin", "sop/a"]);
        forge.core().review("jberg", "sop/a", Said::Approved);
        maria.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        maria.git(&["push", "--quiet", "--force", "origin", "sop/a"]);
        let report = jon.json(&["publish", "a"]);
        assert_eq!(
            report["sops"][0]["approvals"][0]["person"], "jon",
            "{kind}: {report:#}"
        );
        assert_eq!(warnings(&jon), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn dismissed_reviews_and_requests_for_changes() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        // Changes requested, and taken back by an approval.
        forge.core().review("jberg", "sop/a", Said::Changes);
        assert_eq!(
            codes(&reasons(&maria, &["publish", "a"]))[0],
            "rejected",
            "{kind}"
        );
        let approval = forge.core().review("jberg", "sop/a", Said::Approved);
        // It is on record, and then dismissed: it counts no longer.
        forge.fault(
            "PUT",
            "/merge",
            Answer::fault(405, "required status check is failing"),
        );
        forge.fault(
            "POST",
            "/merge",
            Answer::fault(405, "required status check is failing"),
        );
        let refused = maria.fails(3, &["publish", "a"]).says("does not merge it");
        assert!(
            refused.stderr.contains("required status check"),
            "{refused}"
        );
        let status = maria.json(&["status", "a"]);
        assert_eq!(
            status["sops"][0]["approvals"][0]["person"], "jon",
            "{kind}: {status:#}"
        );
        forge.core().dismiss(approval);
        assert_eq!(
            codes(&reasons(&maria, &["publish", "a"])),
            ["not-approved"],
            "{kind}"
        );
        let status = maria.json(&["status", "a"]);
        assert_eq!(status["sops"][0]["approvals"], json!([]), "{kind}");
        forge.core().review("jberg", "sop/a", Said::Approved);
        maria.ok(&["publish", "a"]);
        assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind}");
        env.fsck_all();
    }
}

#[test]
fn an_unknown_login_is_named_and_never_guessed() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        forge.core().review("stranger", "sop/a", Said::Approved);
        let found = reasons(&maria, &["publish", "a"]);
        assert_eq!(codes(&found), ["not-approved", "unknown-login"], "{kind}");
        assert!(found[1].1.contains("stranger (99)"), "{found:?}");
        let line = format!("sop people link PERSON --{kind} stranger");
        assert!(found[1].1.contains(&line), "{found:?}");
        // A login that was given to somebody else is not that person any more.
        forge.core().users[1].1 = 2222;
        forge.core().review("jberg", "sop/a", Said::Approved);
        let found = reasons(&maria, &["publish", "a"]);
        assert!(
            codes(&found).contains(&"login-of-another"),
            "{kind}: {found:?}"
        );
    }
}

#[test]
fn whoever_submitted_does_not_approve_on_the_forge_either() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        forge.core().review("mlopez", "sop/a", Said::Approved);
        let found = reasons(&maria, &["publish", "a"]);
        assert_eq!(codes(&found), ["not-approved", "own-approval"], "{kind}");
    }
}

#[test]
fn a_head_that_moved_is_not_merged() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        forge.core().review("jberg", "sop/a", Said::Approved);
        forge.fault(
            "PUT",
            "/merge",
            Answer::fault(409, "Head branch was modified (sha)"),
        );
        forge.fault("POST", "/merge", Answer::fault(409, "head out of date"));
        let refused = maria.fails(3, &["publish", "a", "--json"]).error_json();
        assert_eq!(refused["error"]["code"], "head-moved", "{kind}");
        assert_eq!(forge.core().of("sop/a").state, "open");
        maria.ok(&["publish", "a"]);
        assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn a_merge_whose_answer_got_lost_is_a_merge() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        forge.core().review("jberg", "sop/a", Said::Approved);
        forge.lose(if kind == "gitea" { "POST" } else { "PUT" }, "/merge");
        maria.ok(&["publish", "a"]);
        assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind}");
        // So is one that was opened, and one that was cut off before its record.
        begin(&maria, "b", "Open the gate.", "");
        forge.lose(
            "POST",
            if kind == "gitlab" {
                "/merge_requests"
            } else {
                "/pulls"
            },
        );
        let report = maria.json(&["submit", "b"]);
        assert!(report["pull_request"].is_string(), "{kind}: {report:#}");
        forge.core().review("jberg", "sop/b", Said::Approved);
        let number = forge.core().of("sop/b").number;
        forge
            .core()
            .merge(number, "squash", None, "by hand")
            .expect("merged");
        maria.ok(&["publish", "b"]);
        assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind}");
        assert!(forge.all_faults_met());
    }
}

#[test]
fn what_the_forge_refuses_is_said_and_the_submission_stands() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = world(&env, kind);
        let path = if kind == "gitlab" {
            "/merge_requests"
        } else {
            "/pulls"
        };
        for (status, words) in [
            (403, "Resource not accessible by integration"),
            (422, "Validation Failed"),
        ] {
            begin(&maria, &format!("s{status}"), "Open the door.", "");
            forge.fault("POST", path, Answer::fault(status, words));
            let report = maria.json(&["submit", &format!("s{status}")]);
            assert!(report["record"].is_string() && report["pull_request"].is_null());
            let notices = report["notices"].to_string();
            assert!(
                notices.contains(words) && notices.contains("is not there yet"),
                "{notices}"
            );
            // Again, and it is there.
            let report = maria.json(&["submit", &format!("s{status}")]);
            assert!(report["pull_request"].is_string(), "{kind}: {report:#}");
            maria.git(&["switch", "--quiet", "main"]);
        }
        // Limits are waited for, in both spellings; what cannot be read is read again.
        let spent = Answer::fault(403, "API rate limit exceeded")
            .header("x-ratelimit-remaining", "0")
            .header("x-ratelimit-reset", "1");
        forge.fault("GET", path, spent);
        forge.fault(
            "GET",
            path,
            Answer::fault(429, "slow down").header("Retry-After", "0"),
        );
        forge.fault(
            "GET",
            path,
            Answer::fault(502, "bad gateway").header("Retry-After", "0"),
        );
        assert_eq!(
            maria.json(&["status"])["sops"].as_array().map(Vec::len),
            Some(2)
        );
        assert!(forge.all_faults_met(), "{kind}");
        let long = Answer::fault(429, "slow down").header("Retry-After", "3600");
        forge.fault("GET", path, long);
        let status = maria.run(&["status"]).says("longer than we wait");
        assert!(
            status.stderr.contains("going on with what it said before"),
            "{status}"
        );
        // Without a token, and with the wrong one.
        let stranger = maria.var("SOP_FORGE_TOKEN", "wrong-9f2e");
        let refused = stranger
            .fails(5, &["publish", "s403"])
            .says("SOP_FORGE_TOKEN");
        assert!(!refused.stderr.contains("wrong-9f2e"), "{refused}");
        // Offline, and everything is as it was without a forge.
        begin(&maria, "off", "Open the hatch.", "");
        let asked = forge.asked().len();
        assert!(asked > 0);
        let report = maria.json(&["submit", "off", "--offline"]);
        assert!(report["pull_request"].is_null(), "{report:#}");
        assert_eq!(forge.asked().len(), 0);
    }
}

#[test]
fn long_lists_are_read_to_their_end() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        forge.core().rules.page = 2;
        for _ in 0..4 {
            forge.core().review("stranger", "sop/a", Said::Comment);
        }
        // A fork's branch of the same name is nobody's submission.
        let mut fork = forge.core().of("sop/a").clone();
        fork.fork = true;
        for number in 50..55 {
            fork.number = number;
            forge.core().pulls.push(fork.clone());
        }
        let mine = forge.core().pulls.remove(0);
        let number = mine.number;
        forge.core().pulls.push(mine);
        forge.core().review("jberg", "sop/a", Said::Approved);
        maria.ok(&["publish", "a"]);
        assert_eq!(
            forge.core().number(number).expect("there").state,
            "merged",
            "{kind}"
        );
        assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn gitlab_approvals_count_after_the_last_push_or_where_it_resets_them() {
    let env = TestEnv::new();
    let (maria, forge) = waiting(&env, "gitlab");
    forge.core().rules.timed = false;
    forge.core().review("jberg", "sop/a", Said::Approved);
    let found = reasons(&maria, &["publish", "a"]);
    assert_eq!(codes(&found), ["not-approved", "review-without-commit"]);
    forge.core().rules.resets = true;
    maria.ok(&["publish", "a"]);
    assert_eq!(warnings(&maria), Vec::<String>::new());
}

#[test]
fn what_was_merged_by_hand_and_not_approved_waits_and_holds_nothing_up() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        submitted(&maria, "b", "Open the gate.");
        forge.core().review("jberg", "sop/b", Said::Approved);
        for branch in ["sop/a", "sop/b"] {
            let number = forge.core().of(branch).number;
            forge
                .core()
                .merge(number, "merge", None, "by hand")
                .expect("merged");
        }
        let ci = pipeline(&env, "ci").var("SOP_ACTOR", "ci");
        let report = ci.fails(1, &["publish", "--merged", "--json"]).json();
        assert_eq!(
            report["published"][0]["sops"][0]["id"], "b",
            "{kind}: {report:#}"
        );
        assert_eq!(
            report["waiting"][0]["reasons"][0]["code"], "not-approved",
            "{report:#}"
        );
        assert_eq!(
            ci.json(&["list"])["sops"][0]["state"],
            "merged-not-recorded"
        );
        // Approved late: it counts from then on.
        forge.core().review("jberg", "sop/a", Said::Approved);
        ci.ok(&["publish", "--merged"]);
        assert_eq!(warnings(&ci), ["approved-late"], "{kind}");
        assert_eq!(verify(&ci)["checked"]["late"], 1);
        env.fsck_all();
    }
}

#[test]
fn a_pull_request_is_closed_with_its_submission() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        maria.ok(&["withdraw", "a", "--reason", "not needed"]);
        assert_eq!(forge.core().of("sop/a").state, "closed", "{kind}");
    }
}

#[test]
fn the_forge_confirms_its_reviews_or_does_not() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        let review = forge.core().review("jberg", "sop/a", Said::Approved);
        maria.ok(&["publish", "a"]);
        assert_eq!(verify(&maria)["checked"]["attested"], 0);
        let online = || maria.run(&["verify", "--online", "--json"]).json();
        let report = online();
        assert_eq!(
            (&report["ok"], &report["checked"]["attested"]),
            (&json!(true), &json!(1)),
            "{kind}: {report:#}"
        );
        let codes = |report: &serde_json::Value| report["failures"].to_string();
        forge.fault("GET", "", Answer::fault(404, "gone"));
        assert!(codes(&online()).contains("review-not-on-forge"), "{kind}");
        if kind != "gitlab" {
            forge.core().dismiss(review);
            assert!(
                codes(&online()).contains("review-dismissed-since"),
                "{kind}"
            );
        }
        let number = forge.core().of("sop/a").number;
        forge.core().number(number).expect("there").reviews.clear();
        assert!(codes(&online()).contains("review-not-on-forge"), "{kind}");
        assert_eq!(
            failures(&maria),
            Vec::<String>::new(),
            "offline it is a claim like any other"
        );
    }
}

/// Every byte that is left behind, packed objects included.
fn everything(root: &Path) -> String {
    let mut text = String::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(entry.path());
            } else if let Ok(bytes) = std::fs::read(entry.path()) {
                text.push_str(&String::from_utf8_lossy(&bytes));
            }
        }
    }
    for repository in repositories(root) {
        let output = std::process::Command::new("git")
            .arg("-C")
            .arg(repository)
            .args(["cat-file", "--batch", "--batch-all-objects"])
            .output()
            .expect("git can be started");
        text.push_str(&String::from_utf8_lossy(&output.stdout));
    }
    text
}

#[test]
fn no_token_is_ever_printed_or_stored() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = waiting(&env, kind);
        let mut said = Vec::new();
        let echo = Answer::fault(400, &format!("bad request with {TOKEN}"));
        for args in [
            &["status"][..],
            &["status", "--json"],
            &["doctor"],
            &["publish", "a"],
            &["publish", "a", "--json"],
            &["publish", "a", "--dry-run"],
            &["publish", "--merged"],
            &["verify", "--online"],
            &["submit", "a"],
        ] {
            forge.fault("GET", "", echo.clone());
            said.push(maria.run(args).to_string());
            said.push(maria.run(args).to_string());
        }
        forge.core().review("jberg", "sop/a", Said::Approved);
        said.push(maria.run(&["publish", "a"]).to_string());
        said.push(maria.run(&["publish", "a"]).to_string());
        let said = said.join("\n");
        assert!(said.contains("bad request with [token]"), "{said}");
        assert!(!said.contains(TOKEN), "{kind}: {said}");
        assert!(
            !everything(env.root()).contains(TOKEN),
            "{kind}: it is on disk"
        );
    }
}

//! The life of an SOP through a forge, in the dialects of GitHub, GitLab and Gitea, against a stateful fake.

use crate::fake_forge::world::{codes, pipeline, reasons, submitted, warnings, world};
use crate::fake_forge::{KINDS, Said};
use crate::support::TestEnv;
use crate::support::handbook::{begin, failures, page};

#[test]
fn from_a_branch_to_a_publication() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = world(&env, kind);
        begin(&maria, "a", "Open the @door.", "");
        let report = maria.json(&["submit", "a"]);
        let url = report["pull_request"]
            .as_str()
            .expect("an address")
            .to_owned();
        {
            let core = forge.core();
            let pull = core.of("sop/a");
            assert_eq!(
                (pull.title.as_str(), pull.base.as_str()),
                ("Publish a 1.0", "main")
            );
            assert!(pull.body.contains("**Must know it**: "), "{}", pull.body);
            assert!(
                pull.body.contains("**Waits for** 1 approval by "),
                "{}",
                pull.body
            );
            assert_eq!(
                pull.asked,
                ["jberg"],
                "{kind}: whoever opened it is not asked"
            );
        }
        let status = maria.json(&["status", "a"]);
        assert_eq!(status["sops"][0]["pull_request"], url.as_str());
        assert_eq!(codes(&reasons(&maria, &["publish", "a"])), ["not-approved"]);
        forge.core().review("jberg", "sop/a", Said::Approved);
        let report = maria.json(&["publish", "a"]);
        assert_eq!(
            report["sops"][0]["approvals"][0]["person"], "jon",
            "{kind}: {report:#}"
        );
        assert_eq!(report["sops"][0]["approvals"][0]["identity"], "forge");
        assert_eq!(report["sops"][0]["state"], "published");
        assert_eq!(forge.core().of("sop/a").state, "merged");
        assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind}");
        assert_eq!(maria.git(&["branch", "--show-current"]), "main");
        assert!(maria.read("sops/a.md").contains("status: published"));
        let there = maria.git(&["ls-remote", "origin"]);
        assert!(
            there.contains("refs/tags/sop/a/1.0") && !there.contains("heads/sop/a\n"),
            "{there}"
        );
        let ci = pipeline(&env, "elsewhere");
        assert_eq!(warnings(&ci), Vec::<String>::new(), "{kind}");
        assert_eq!(ci.json(&["list"])["sops"][0]["state"], "published");
        env.fsck_all();
    }
}

#[test]
fn a_revision_shows_its_steps_and_keeps_what_people_wrote() {
    for kind in KINDS {
        let env = TestEnv::new();
        let (maria, forge) = world(&env, kind);
        submitted(&maria, "a", "Open the door.");
        forge.core().review("jberg", "sop/a", Said::Approved);
        maria.ok(&["publish", "a"]);
        maria.git(&["switch", "--quiet", "-c", "sop/a", "main"]);
        maria.write(
            "sops/a.md",
            &maria
                .read("sops/a.md")
                .replace("Open the door", "Open the gate"),
        );
        maria.commit_all("gate");
        maria.ok(&["submit", "a", "--reason", "new gate"]);
        let first = forge.core().of("sop/a").clone();
        assert!(
            first.body.contains("- Open the door.\n+ Open the gate."),
            "{}",
            first.body
        );
        assert!(first.body.contains("**Why:** new gate"), "{}", first.body);
        forge.core().number(first.number).expect("there").body =
            format!("Closes 7\n\n{}\n\nThanks", first.body);
        maria.write(
            "sops/a.md",
            &maria.read("sops/a.md").replace("gate", "hatch"),
        );
        maria.commit_all("hatch");
        maria.ok(&["submit", "a", "--reason", "new hatch"]);
        let second = forge.core().of("sop/a").clone();
        assert_eq!(second.number, first.number, "{kind}: found by its branch");
        assert!(
            second.body.starts_with("Closes 7\n\n<!-- sop:begin"),
            "{}",
            second.body
        );
        assert!(
            second.body.ends_with("\n\nThanks") && second.body.contains("hatch"),
            "{}",
            second.body
        );
        assert!(!second.body.contains("gate"), "{}", second.body);
        env.fsck_all();
    }
}

#[test]
fn every_method_ends_recorded() {
    for kind in KINDS {
        for method in ["merge", "squash", "rebase"] {
            let env = TestEnv::new();
            let (maria, forge) = world(&env, kind);
            forge.core().rules.methods = vec![method];
            for (id, step) in [("a", "Open the door."), ("b", "Open the gate.")] {
                submitted(&maria, id, step);
                forge
                    .core()
                    .review("jberg", &format!("sop/{id}"), Said::Approved);
                maria.ok(&["publish", id]);
            }
            assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind} {method}");
            let ci = pipeline(&env, "elsewhere");
            assert_eq!(warnings(&ci), Vec::<String>::new(), "{kind} {method}");
            env.fsck_all();
        }
    }
}

#[test]
fn what_was_merged_by_hand_ends_recorded_and_not_accused() {
    for kind in KINDS {
        for method in ["merge", "squash", "rebase"] {
            let env = TestEnv::new();
            let (maria, forge) = world(&env, kind);
            // Three in one push, the last of several commits, on a default branch that moves on meanwhile.
            for id in ["a", "b", "c"] {
                begin(&maria, id, "Open the door.", "");
                if id == "c" {
                    maria.write("sops/c.md", &page("c", "Open the window.", ""));
                    maria.commit_all("window");
                }
                maria.ok(&["submit", id]);
                forge
                    .core()
                    .review("jberg", &format!("sop/{id}"), Said::Approved);
            }
            maria.git(&["switch", "--quiet", "main"]);
            maria.write("README.md", "other work\n");
            maria.commit_all("other work");
            maria.git(&["push", "--quiet", "origin", "main"]);
            for id in ["b", "a", "c"] {
                let mut core = forge.core();
                let number = core.of(&format!("sop/{id}")).number;
                core.merge(number, method, None, &format!("Merge {id}"))
                    .expect("merged");
                let gone = format!("refs/heads/sop/{id}");
                core.git(&["update-ref", "-d", &gone]).expect("deleted");
            }
            let ci = pipeline(&env, "ci").var("SOP_ACTOR", "ci");
            assert!(
                !failures(&ci).is_empty(),
                "{kind} {method}: before it is recorded it is named"
            );
            let report = ci.json(&["publish", "--merged"]);
            let published = report["published"].as_array().expect("a list");
            assert_eq!(published.len(), 3, "{kind} {method}: {report:#}");
            assert_eq!(report["waiting"], serde_json::json!([]));
            assert_eq!(warnings(&ci), Vec::<String>::new(), "{kind} {method}");
            ci.ok(&["sync"]);
            assert!(
                ci.ok(&["publish", "--merged"])
                    .contains("everything that is merged is recorded")
            );
            maria.git(&["pull", "--quiet", "--ff-only"]);
            maria.ok(&["sync"]);
            assert_eq!(warnings(&maria), Vec::<String>::new(), "{kind} {method}");
            let again = pipeline(&env, "again");
            assert_eq!(warnings(&again), Vec::<String>::new(), "{kind} {method}");
            assert!(
                again
                    .git(&["ls-remote", "origin"])
                    .contains("refs/tags/sop/c/1.0")
            );
            env.fsck_all();
        }
    }
}

#[test]
fn a_pull_request_opened_by_hand_gets_its_submission() {
    for kind in KINDS {
        for method in ["merge", "squash"] {
            let env = TestEnv::new();
            let (maria, forge) = world(&env, kind);
            begin(&maria, "a", "Open the door.", "version: \"1.0\"\n");
            let text = maria
                .read("sops/a.md")
                .replace("status: draft", "status: published");
            maria.write("sops/a.md", &text);
            maria.commit_all("published, by hand");
            maria.git(&["push", "--quiet", "origin", "sop/a"]);
            let number = {
                let mut core = forge.core();
                core.open("sop/a", "main", "A first page", "")
                    .expect("opened")
            };
            forge.core().review("jberg", "sop/a", Said::Approved);
            forge
                .core()
                .merge(number, method, None, "by hand")
                .expect("merged");
            let ci = pipeline(&env, "ci").var("SOP_ACTOR", "ci");
            assert!(failures(&ci).contains(&"published-without-record".to_owned()));
            let report = ci.json(&["publish", "--merged"]);
            assert_eq!(
                report["published"][0]["sops"][0]["id"], "a",
                "{kind} {method}: {report:#}"
            );
            assert_eq!(warnings(&ci), Vec::<String>::new(), "{kind} {method}");
            let again = pipeline(&env, "again");
            assert_eq!(warnings(&again), Vec::<String>::new(), "{kind} {method}");
        }
    }
}

//! What nothing offline can show, and what the answer says then.

use serde_json::Value;

use super::approvals::tagged;
use super::clone::back;
use super::world::{Attack, approved, base, copy, edit, published, put, reviewed, submitted, vote};
use crate::support::TestEnv;
use crate::support::handbook::revise;
use crate::support::twin::agrees;

/// `named` is here what the answer has all the same: a code, or a key of the report with its value.
pub const TABLE: &[Attack] = &[
    Attack {
        what: "Ledger, branch and tags are rewritten together, before this clone first saw them",
        named: "assurance internal",
        act: |s| {
            back(s);
            for tag in s.git(&["tag", "-l"]).lines() {
                s.git(&["tag", "-d", tag]);
            }
        },
    },
    Attack {
        what: "Somebody approves at another's terminal, where somebody's word counts",
        named: "asserted-approval",
        act: |s| {
            let submit = submitted(s);
            s.ok(&["approve", "a", "--yes", "--quiet", "--actor", "cara"]);
            let _ = submit;
            s.ok(&["publish", "a"]);
        },
    },
    Attack {
        what: "Somebody acknowledges in another's name, where somebody's word counts",
        named: "checked.unsigned",
        act: |s| {
            s.ok(&["ack", "a", "--yes", "--quiet", "--actor", "jon"]);
        },
    },
    Attack {
        what: "Somebody reviews, or excuses somebody, in another's name",
        named: "checked.unsigned",
        act: |s| {
            let looked = ["review", "a", "--no-change", "--note", "looked"];
            s.ok(&[&looked[..], &["--yes", "--actor", "jon"]].concat());
        },
    },
    Attack {
        what: "Somebody writes the text, a commit in another's name brings it, and the first one approves",
        named: "checked.approvals",
        act: |s| {
            revise(s, "a", "Shut", "Slam");
            let author = ["--author", "Eve <eve@example.com>"];
            s.git(&[&["commit", "--quiet", "--amend", "--no-edit"], &author[..]].concat());
            s.ok(&["submit", "a", "--reason", "because", "--actor", "eve"]);
            s.ok(&["approve", "a", "--yes", "--quiet"]);
            s.ok(&["publish", "a", "--actor", "jon"]);
        },
    },
    Attack {
        what: "A tag for which sop.yaml asks more is taken off a page on the default branch, before it is revised",
        named: "checked.approvals",
        act: |s| {
            tagged(s, "{required: 2}");
            edit(s, "sops/a.md", "tags: [night]\n", "");
            let _ = approved(s);
            s.ok(&["publish", "a"]);
        },
    },
    Attack {
        what: "A forge's review that nobody gave, where forges count and the record is not a service's",
        named: "checked.unsigned",
        act: |s| {
            let settings = s.read("sop.yaml");
            super::world::put(
                s,
                "sop.yaml",
                &settings.replace("[key, asserted]", "[key, forge]"),
            );
            let submit = submitted(s);
            let yes = vote(s, "jon", &submit, reviewed(s));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "A record says that it is older than it is: by up to a day, or, beside the others on an old one, by as much as that one is old",
        named: "checked.records",
        act: |s| {
            let then = s.var("SOP_NOW", "2026-11-21T12:00:00Z");
            then.ok(&[
                "review",
                "a",
                "--no-change",
                "--note",
                "looked",
                "--yes",
                "--actor",
                "jon",
            ]);
        },
    },
    Attack {
        what: "A governed page is changed and put back between two publications",
        named: "checked.records",
        act: |s| {
            edit(s, "sops/a.md", "Shut", "Jump through");
            edit(s, "sops/a.md", "Jump through", "Shut");
        },
    },
    Attack {
        what: "Somebody becomes somebody's manager in people.yaml, and excuses them",
        named: "checked.unsigned",
        act: |s| {
            let to = "emails: [cara@example.com], manager: eve";
            edit(s, "people.yaml", "emails: [cara@example.com]", to);
            let publish = crate::support::forge::newest(s, "ack").1["publish"].clone();
            let body = serde_json::json!({"sop": "a", "publish": publish, "person": "cara", "reason": "busy"});
            super::world::forged(s, "waive", "eve", "waive: a for cara", body);
        },
    },
    Attack {
        what: "A new page says `published` to other programs, in an encoding or between fences that are none to `sop`",
        named: "checked.ungoverned",
        act: |s| {
            let latin = b"---\nid: new\ntitle: Caf\xe9\nstatus: published\n---\n\n1. Kick.\n";
            std::fs::write(s.folder().join("sops/new.md"), latin).expect("written");
            put(
                s,
                "sops/dots.md",
                "--- \nstatus: published\n...\n\n1. Kick.\n",
            );
            let listed = s.run(&["list", "--json"]).expect_code(0).json();
            let sops = listed["sops"].as_array().cloned().unwrap_or_default();
            let live = |id: &str| {
                sops.iter()
                    .any(|one| one["id"] == id && one["state"] == "published")
            };
            assert!(sops.iter().any(|one| one["id"] == "new"), "{sops:#?}");
            assert!(!live("new") && !live("dots"), "{sops:#?}");
        },
    },
    Attack {
        what: "A record stays in an inbox that was never fetched",
        named: "ledger.unshared",
        act: |s| {
            let here = s.git(&["rev-parse", "sop-ledger"]);
            s.ok(&[
                "review",
                "a",
                "--no-change",
                "--note",
                "looked",
                "--yes",
                "--actor",
                "jon",
            ]);
            s.git(&["update-ref", "refs/heads/sop-ledger", &here]);
            std::fs::write(s.folder().join(".git/sop/seen"), format!("{here}\n")).expect("written");
        },
    },
];

/// Each leaves the answer in order, and says what stands in the table.
pub fn all_said() {
    let env = TestEnv::new();
    let maria = base(&env);
    for (at, attack) in TABLE.iter().enumerate() {
        let victim = copy(&maria, at);
        (attack.act)(&victim);
        let answer = victim.run(&["verify", "--json"]).expect_code(0);
        agrees(&victim, &answer);
        assert!(
            says(&answer.json(), attack.named),
            "{}: {answer}",
            attack.what
        );
    }
    // Against the copy that was kept elsewhere the first of them shows.
    let answer =
        maria
            .in_folder("../copy-0")
            .run(&["verify", "--json", "--against", "../kept.txt"]);
    assert!(says(
        &answer.expect_code(1).json(),
        "checkpoint-record-missing"
    ));
}

fn says(report: &Value, what: &str) -> bool {
    let named = report["failures"]
        .to_string()
        .contains(&format!("\"{what}\""));
    let told = match what.split_once([' ', '.']) {
        Some(("assurance", value)) => report["assurance"] == value,
        Some((group, key)) => report[group].get(key).is_some(),
        None => false,
    };
    named || told
}

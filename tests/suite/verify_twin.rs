//! Two verifiers of one ledger: `sop verify` and `tests/verify.py` with `tests/verify_policy.py`, which were written from the
//! documents alone, agree on honest and on tampered repositories. Every other test that asks `verify` asks both too:
//! `support/handbook.rs`.

use std::fmt::Write as _;

use crate::ledger_support::pages::hold;
use crate::support::handbook::{approve, begin, handbook, publish, revise};
use crate::support::twin::{agrees, asked, texts};
use crate::support::{Session, TestEnv};

/// A remote, its clone, and everything that an ordinary year has: two versions, a retirement, a draft, a review.
fn year(env: &TestEnv) -> Session<'_> {
    let maria = handbook(env);
    maria.git(&["init", "--quiet", "--bare", "../origin.git"]);
    maria.git(&["remote", "add", "origin", "../origin.git"]);
    maria.git(&["push", "--quiet", "-u", "origin", "main"]);
    publish(&maria, "a", "Open the door.");
    publish(&maria, "b", "Open the gate.");
    revise(&maria, "a", "Close", "Shut");
    approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    maria.ok(&["review", "a", "--no-change", "--note", "looked", "--yes"]);
    maria.ok(&["retire", "b", "--reason", "old"]);
    maria.ok(&["approve", "b", "--yes", "--quiet", "--actor", "jon"]);
    maria.ok(&["publish", "b"]);
    begin(&maria, "c", "Open the window.", "");
    maria.ok(&["submit", "c"]);
    maria.git(&["switch", "--quiet", "main"]);
    maria.ok(&["sync"]);
    maria
}

#[track_caller]
fn both(session: &Session<'_>, code: i32) {
    let answer = session.run(&["verify", "--json"]).expect_code(code);
    agrees(session, &answer);
}

#[test]
fn they_agree_on_clones_of_every_kind() {
    let env = TestEnv::new();
    let maria = year(&env);
    both(&maria, 0);
    both(&maria.in_folder("../origin.git"), 0);
    let clone = |name: &str, args: &[&str]| {
        let source = format!("file://{}", env.root().join("origin.git").display());
        let place = maria.in_folder(format!("../{name}"));
        place.git(&[&["clone", "--quiet"], args, &[source.as_str(), "."]].concat());
        place
    };
    both(&clone("whole", &[]), 0);
    both(&clone("mirror", &["--mirror"]), 0);
    both(&clone("shallow", &["--depth", "1"]), 4);
    both(&clone("single", &["--single-branch"]), 4);
    let origin = maria.in_folder("../origin.git");
    origin.git(&["config", "uploadpack.allowFilter", "true"]);
    let blobless = clone("blobless", &["--filter=blob:none"]);
    both(&blobless, 1);
    let named = blobless.run(&["verify", "--json"]).json()["failures"].clone();
    let named = named.as_array().expect("failures").iter();
    let accused =
        named.filter(|one| one["code"] != "partial-clone" && one["code"] != "object-unreadable");
    assert_eq!(accused.count(), 0);
}

/// What somebody does to a clone that was in order.
type Tamper = (&'static str, &'static [&'static [&'static str]]);

const TAMPERS: [Tamper; 9] = [
    ("replaced-object", &[&["replace", "main", "main~1"]]),
    ("tag-moved", &[&["tag", "-f", "sop/a/1.0", "main"]]),
    ("tag-without-record", &[&["tag", "sop/a/7.0"]]),
    (
        "publication-removed",
        &[
            &["reset", "-q", "--hard", "main~2"],
            &["update-ref", "refs/remotes/origin/main", "main"],
        ],
    ),
    (
        "ledger-rolled-back",
        &[
            &["update-ref", "refs/heads/sop-ledger", "sop-ledger~2"],
            &["update-ref", "refs/remotes/origin/sop-ledger", "sop-ledger"],
        ],
    ),
    (
        "governance-removed",
        &[
            &["rm", "-q", "sops/a.md"],
            &["commit", "-qm", "x"],
            &["update-ref", "refs/remotes/origin/main", "main"],
        ],
    ),
    (
        "governance-removed",
        &[
            &["mv", "sops/a.md", "sops/x.md"],
            &["commit", "-qm", "x"],
            &["update-ref", "refs/remotes/origin/main", "main"],
        ],
    ),
    (
        "governance-removed",
        &[
            &["update-index", "--chmod=+x", "sops/a.md"],
            &["commit", "-qm", "x"],
            &["update-ref", "refs/remotes/origin/main", "main"],
        ],
    ),
    ("record-has-tree", &[&["branch", "sop-inbox/junk", "main"]]),
];

#[test]
fn they_agree_on_tampered_ones() {
    let env = TestEnv::new();
    let maria = year(&env);
    for (at, (code, commands)) in TAMPERS.iter().enumerate() {
        let copy = env.root().join(format!("copy-{at}"));
        let words = ["-a", ".", copy.to_str().expect("a path")];
        let _ = maria.program("cp", &words, b"").expect_code(0);
        let copy = maria.in_folder(&copy);
        for command in *commands {
            copy.git(command);
        }
        let answer = copy.run(&["verify", "--json"]).expect_code(1);
        assert!(
            answer.stdout.contains(&format!("\"{code}\"")),
            "{code}: {answer}"
        );
        agrees(&copy, &answer);
    }
}

/// One can be read in a sitting, and understood: that is what it is for.
#[test]
fn verify_py_alone_is_short() {
    let lines: Vec<&str> = include_str!("../verify.py").lines().collect();
    assert!(lines.len() < 400, "{} lines", lines.len());
    let long: Vec<&&str> = lines.iter().filter(|line| line.len() > 100).collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// docs/verify.md lists what `verify.py` names by itself: `UPDATE_DOCS=1 cargo test --test suite verify_twin` writes it anew.
#[test]
fn the_document_lists_what_verify_py_names_alone() {
    let env = TestEnv::new();
    let Some(answer) = asked(&handbook(&env)) else {
        return;
    };
    let alone = &answer.expect_code(0).json()["alone"];
    let mut text = String::from("\n");
    for (what, codes) in [
        ("Wherever it is one", "whole"),
        (
            "Where it can tell without a rule, a name or a form",
            "partly",
        ),
    ] {
        let all: Vec<String> = texts(&alone[codes])
            .iter()
            .map(|code| format!("`{code}`"))
            .collect();
        let _ = writeln!(text, "- {what}: {}.", all.join(", "));
    }
    hold("verify_twin", "verify.md", "alone", &format!("{text}\n"));
}

//! The pipelines that `init` writes, run step by step as a forge runs them, against the fake; and what a service's key is good for.

#![allow(
    clippy::print_stderr,
    reason = "a pipeline that fails shows what it said"
)]

use std::path::Path;

use crate::fake_forge::world::{codes, pipeline, reasons, warnings, world};
use crate::fake_forge::{FakeForge, Said, TOKEN};
use crate::support::handbook::{begin, verify};
use crate::support::{Session, TestEnv};
use serde_yaml::Value;

/// A key pair of the service; returns where the private half is, and the public one.
fn keygen(session: &Session<'_>) -> (String, String) {
    let file = session.folder().join(".git/service-key");
    let file = file.to_str().expect("a path").to_owned();
    let args = [
        "-q", "-t", "ed25519", "-N", "", "-C", "service", "-f", &file,
    ];
    let _ = session.program("ssh-keygen", &args, b"").expect_code(0);
    let public = session.read(".git/service-key.pub").trim().to_owned();
    (file, public)
}

/// As [`world`], with the scaffold of a forge, a key for its service, and two who may approve.
fn scaffolded<'a>(env: &'a TestEnv, kind: &'static str) -> (Session<'a>, FakeForge, String) {
    let (maria, forge) = world(env, kind);
    let (private, public) = keygen(&maria);
    let people = format!(
        "people:
  - {{id: maria, name: Maria Lopez, emails: [maria@example.com], roles: [ops-lead], logins: {{{kind}: {{login: mlopez, id: 11}}}}}}
  - {{id: jon, name: Jon Berg, emails: [jon@example.com], roles: [ops-lead], logins: {{{kind}: {{login: jberg, id: 22}}}}}}
  - {{id: cara, name: Cara Ito, emails: [cara@example.com], roles: [ops-lead], logins: {{{kind}: {{login: cito, id: 33}}}}}}
  - {{id: sop-ci, name: The pipeline, kind: service, keys: [{{key: \"{public}\"}}]}}
"
    );
    maria.git(&["switch", "--quiet", "main"]);
    maria.write("people.yaml", &people);
    maria.ok(&["init", "--quiet", "--forge", kind]);
    maria.commit_all("the service has a key, and the pipeline is there");
    maria.git(&["push", "--quiet", "origin", "main"]);
    (maria, forge, private)
}

/// Runs a step's commands as the forge's shell does; returns whether they ended well.
fn step(ci: &Session<'_>, commands: &str) -> bool {
    if commands.contains("cargo install") {
        return true;
    }
    let binary = Path::new(env!("CARGO_BIN_EXE_sop"))
        .parent()
        .expect("a folder");
    let path = format!(
        "{}:{}",
        binary.display(),
        std::env::var("PATH").expect("a path")
    );
    let output = ci
        .var("PATH", &path)
        .program("bash", &["-e", "-c", commands], b"");
    if output.code != 0 {
        eprintln!("{output}");
    }
    output.code == 0
}

/// Runs a job of GitHub's: a step after a failure only where it says so. Returns whether all ended well.
fn github_job(ci: &Session<'_>, name: &str) -> bool {
    let flow: Value = serde_yaml::from_str(&ci.read(".github/workflows/sop.yml")).expect("YAML");
    let job = &flow["jobs"][name];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut ci = ci.clone();
    for (key, value) in job["env"].as_mapping().into_iter().flatten() {
        ci = ci.var(&text(key), &text(value));
    }
    let mut well = true;
    for one in job["steps"].as_sequence().expect("steps") {
        let always = one["if"]
            .as_str()
            .is_some_and(|when| when.contains("!cancelled()"));
        if let Some(commands) = one["run"].as_str()
            && (well || always)
        {
            well &= step(&ci, commands);
        }
    }
    well
}

/// Runs a job of GitLab's: what comes before every script, then the script, all in one shell.
fn gitlab_job(ci: &Session<'_>, name: &str) -> bool {
    let flow: Value = serde_yaml::from_str(&ci.read(".gitlab-ci.yml")).expect("YAML");
    let mut ci = ci.clone();
    for (key, value) in flow[name]["variables"].as_mapping().into_iter().flatten() {
        ci = ci.var(key.as_str().expect("text"), value.as_str().expect("text"));
    }
    let lines = |value: &Value| -> Vec<String> {
        let all = value.as_sequence().cloned().unwrap_or_default();
        let all = all
            .iter()
            .map(|line| line.as_str().expect("text").to_owned());
        all.filter(|line| !line.contains("cargo install")).collect()
    };
    let before = lines(&flow[".sop"]["before_script"]);
    let script = [before, lines(&flow[name]["script"])].concat();
    step(&ci, &script.join("\n"))
}

#[test]
fn the_pipelines_of_github_and_gitlab_end_recorded() {
    for kind in ["github", "gitlab"] {
        let env = TestEnv::new();
        let (maria, forge, key) = scaffolded(&env, kind);
        begin(&maria, "a", "Open the door.", "");
        maria.ok(&["submit", "a"]);
        let runner = |folder: &str| {
            let ci =
                pipeline(&env, folder).var("RUNNER_TEMP", env.root().to_str().expect("a path"));
            let private = std::fs::read_to_string(&key).expect("a key");
            ci.var("SERVICE_KEY", &private).var("SOP_SERVICE_KEY", &key)
        };
        let job = |ci: &Session<'_>, github: &str, gitlab: &[&str]| match kind {
            "github" => github_job(ci, github),
            _ => gitlab.iter().all(|name| gitlab_job(ci, name)),
        };
        // On the proposal.
        let ci = runner("proposal");
        ci.git(&["checkout", "--quiet", "--detach", "origin/sop/a"]);
        assert!(job(&ci, "check", &["sop-check"]), "{kind}");
        // Merged by hand, without an approval: the job fails, and says so; then with one.
        let number = forge.core().of("sop/a").number;
        forge
            .core()
            .merge(number, "squash", None, "by hand")
            .expect("merged");
        let ci = runner("default");
        assert!(!job(&ci, "publish", &["sop-publish"]), "{kind}");
        forge.core().review("jberg", "sop/a", Said::Approved);
        assert!(job(&ci, "publish", &["sop-publish"]), "{kind}");
        // Nightly, in another clone: recorded, attested by the service's key, and not accused.
        let ci = runner("nightly");
        assert!(
            job(&ci, "publish", &["sop-publish"]),
            "{kind}: again at night"
        );
        assert!(job(&ci, "nightly", &["sop-verify", "sop-stale"]), "{kind}");
        let report = verify(&ci);
        assert_eq!(report["checked"]["attested"], 1, "{kind}: {report:#}");
        assert_eq!(report["checked"]["publications"], 1);
        let inboxes = ci.git(&["ls-remote", "origin", "refs/heads/sop-inbox/*"]);
        assert_eq!(inboxes, "", "{kind}: sync folds the ledger");
        env.fsck_all();
    }
}

#[test]
fn at_high_risk_a_review_counts_under_a_services_key_alone() {
    let env = TestEnv::new();
    let (maria, forge, key) = scaffolded(&env, "github");
    begin(&maria, "a", "Open the valve.", "risk: high\n");
    maria.ok(&["submit", "a"]);
    forge.core().review("jberg", "sop/a", Said::Approved);
    forge.core().review("cito", "sop/a", Said::Approved);
    let found = reasons(&maria, &["publish", "a"]);
    assert_eq!(
        codes(&found),
        ["not-approved", "identity", "identity"],
        "{found:?}"
    );
    // The same, read by the service that signs what it read.
    let ci = pipeline(&env, "ci").var("SOP_ACTOR", "sop-ci");
    ci.git(&["config", "gpg.format", "ssh"]);
    ci.git(&["config", "user.signingkey", &key]);
    let number = forge.core().of("sop/a").number;
    forge
        .core()
        .merge(number, "merge", None, "by hand")
        .expect("merged");
    ci.git(&["fetch", "--quiet", "origin"]);
    let report = ci.json(&["publish", "--merged"]);
    let approvals = &report["published"][0]["sops"][0]["approvals"];
    assert_eq!(approvals[0]["class"], "attested", "{report:#}");
    assert_eq!(approvals.as_array().map(Vec::len), Some(2));
    assert_eq!(warnings(&ci), Vec::<String>::new());
    assert!(!std::fs::read_to_string(key).expect("a key").contains(TOKEN));
}

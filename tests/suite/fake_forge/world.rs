//! A handbook with a remote on the fake forge: what every flow begins with.

use serde_json::Value;

use super::{FakeForge, TOKEN};
use crate::support::handbook::{begin, verify};
use crate::support::{Session, TestEnv};

pub const PEOPLE: &str = "people:
  - {id: maria, name: Maria Lopez, emails: [maria@example.com], roles: [ops-lead], logins: {KIND: {login: mlopez, id: 11}}}
  - {id: jon, name: Jon Berg, emails: [jon@example.com], roles: [ops-lead], logins: {KIND: {login: jberg, id: 22}}}
  - {id: cara, name: Cara Ito, emails: [cara@example.com, stranger@example.com], roles: [ops-lead]}
  - {id: ci, name: The pipeline, emails: [ci@example.com], kind: service}
";

/// A handbook with a remote on a forge, of which Maria has a clone.
pub fn world<'a>(env: &'a TestEnv, kind: &'static str) -> (Session<'a>, FakeForge) {
    let maria = env.maria().var("SOP_FORGE_TOKEN", TOKEN);
    maria.ok(&["init", "--quiet"]);
    let bare = env.root().join("origin.git");
    let bare_path = bare.to_str().expect("a path");
    maria.git(&["init", "--quiet", "--bare", "-b", "main", bare_path]);
    let forge = FakeForge::start(kind, &bare);
    let settings = maria.read("sop.yaml");
    maria.write(
        "sop.yaml",
        &format!(
            "{settings}forge: {{kind: {kind}, api: \"{}\", repo: acme/handbook}}\n",
            forge.base
        ),
    );
    maria.write("people.yaml", &PEOPLE.replace("KIND", kind));
    maria.commit_all("people and forge");
    maria.git(&["remote", "add", "origin", bare_path]);
    maria.git(&["push", "--quiet", "-u", "origin", "main"]);
    maria.ok(&["sync", "--quiet"]);
    (maria, forge)
}

pub fn submitted(maria: &Session<'_>, id: &str, step: &str) {
    begin(maria, id, step, "");
    maria.ok(&["submit", id, "--reason", "because"]);
}

/// A fresh clone of the remote, as CI has it: every branch, detached.
pub fn pipeline<'a>(env: &'a TestEnv, folder: &str) -> Session<'a> {
    let user = env.add_user("ci", "CI", "ci@example.com", folder);
    let ci = Session::new(env, user).var("SOP_FORGE_TOKEN", TOKEN);
    let ci = ci.in_folder(env.root().join(folder));
    let bare = env.root().join("origin.git");
    let bare = bare.to_str().expect("a path");
    ci.git(&["clone", "--quiet", bare, "."]);
    ci.git(&[
        "fetch",
        "--quiet",
        "origin",
        "+refs/heads/sop-*:refs/remotes/origin/sop-*",
    ]);
    ci.git(&["remote", "set-head", "origin", "--auto"]);
    ci.git(&["checkout", "--quiet", "--detach", "origin/main"]);
    ci.git(&["branch", "--quiet", "-D", "main"]);
    ci
}

pub fn reasons(maria: &Session<'_>, args: &[&str]) -> Vec<(String, String)> {
    let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
    let error = maria.fails(3, &args).error_json();
    let reasons = error["error"]["reasons"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    reasons
        .iter()
        .map(|reason| {
            let hint = text(&reason["hint"]);
            (
                text(&reason["code"]),
                format!("{} | {hint}", text(&reason["message"])),
            )
        })
        .collect()
}

pub fn codes(reasons: &[(String, String)]) -> Vec<&str> {
    reasons.iter().map(|(code, _)| code.as_str()).collect()
}

pub fn warnings(session: &Session<'_>) -> Vec<String> {
    let report = verify(session);
    let all = report["failures"].as_array().cloned().unwrap_or_default();
    all.iter()
        .map(|failure| failure["code"].as_str().unwrap_or_default().to_owned())
        .filter(|code| !["tag-missing", "authority-changed"].contains(&code.as_str()))
        .collect()
}

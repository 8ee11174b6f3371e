//! One handbook of four people in one clone, in which `--actor` may stand for each of them.

use serde_json::Value;

use super::twin::agrees;
use super::{Session, TestEnv};

/// Three approvers, and one who has left.
pub const PEOPLE: &str = "people:
  - {id: maria, name: Maria Lopez, emails: [maria@example.com], roles: [ops-lead]}
  - {id: jon, name: Jon Berg, emails: [jon@example.com], roles: [ops-lead]}
  - {id: cara, name: Cara Ito, emails: [cara@example.com], roles: [ops-lead]}
  - {id: gone, name: Gone, emails: [gone@example.com], roles: [ops-lead], end: 2026-11-01}
";

/// One clone, in which `--actor` may stand for the others.
pub fn handbook(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    let settings = maria.read("sop.yaml");
    maria.write("sop.yaml", &format!("{settings}identity: [asserted]\n"));
    maria.write("people.yaml", PEOPLE);
    maria.commit_all("people");
    maria
}

/// A page with two steps.
pub fn page(id: &str, step: &str, more: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: {id}\nstatus: draft\nowner: role:ops-lead\nroles: [ops-lead]\n{more}---\n\n# {id}\n\n## Procedure\n\n1. {step}\n2. Close the door.\n"
    )
}

/// A branch with one page, by Maria.
pub fn begin(maria: &Session<'_>, id: &str, step: &str, more: &str) {
    maria.git(&["switch", "--quiet", "-c", &format!("sop/{id}"), "main"]);
    maria.write(&format!("sops/{id}.md"), &page(id, step, more));
    maria.commit_all("steps");
}

/// Submits, and has Jon approve.
pub fn approve(maria: &Session<'_>, id: &str) {
    maria.ok(&["submit", id, "--reason", "because"]);
    maria.ok(&["approve", id, "--yes", "--quiet", "--actor", "jon"]);
}

/// From a new branch to a publication.
pub fn publish(maria: &Session<'_>, id: &str, step: &str) {
    begin(maria, id, step, "");
    approve(maria, id);
    maria.ok(&["publish", id]);
}

/// A branch on which a text is replaced by another.
pub fn revise(maria: &Session<'_>, id: &str, from: &str, to: &str) {
    maria.git(&["switch", "--quiet", "-c", &format!("sop/{id}"), "main"]);
    let file = format!("sops/{id}.md");
    maria.write(&file, &maria.read(&file).replace(from, to));
    maria.commit_all("revise");
}

/// What `verify` answers; the second verifier has to agree.
#[track_caller]
pub fn verify(maria: &Session<'_>) -> Value {
    let answer = maria.run(&["verify", "--json"]);
    agrees(maria, &answer);
    answer.json()
}

/// The codes of the errors that `verify` names.
#[track_caller]
pub fn failures(maria: &Session<'_>) -> Vec<String> {
    errors(&verify(maria))
}

fn errors(report: &Value) -> Vec<String> {
    let all = report["failures"].as_array().cloned().unwrap_or_default();
    all.iter()
        .filter(|failure| failure["severity"] == "error")
        .map(|failure| failure["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

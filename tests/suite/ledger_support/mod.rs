//! A ledger that the real program writes: two people, two clones and a remote; every kind of record, a fold and a tag.

pub mod pages;
pub mod reader;
pub mod samples;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::support::handbook::page;
use crate::support::{Session, TestEnv};

/// What a second implementation can be held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vectors {
    /// sop.yaml's `ledger`.
    pub ledger: String,
    /// The key with which jon's records are signed.
    pub jon_key: String,
    /// Every object, parents first.
    pub objects: Vec<Object>,
    /// The records in ledger order.
    pub order: Vec<String>,
}

/// An object of git.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// The kind of a record, `fold` or `tag`.
    pub what: String,
    /// Its name.
    pub id: String,
    /// `git cat-file -p` of it.
    pub text: String,
}

const NOTES: &str = "Closing the shop\n1. Count the cash in the till.\n2. Lock the door.\n";

/// Plays it.
pub fn play(env: &TestEnv) -> Vectors {
    let (maria, jon) = (env.maria(), env.jon());
    maria.ok(&["init", "--quiet"]);
    let key = keygen(&maria);
    let people = maria.read("people.yaml");
    let jon_listed = format!(
        "  - {{id: jon, name: Jon Berg, emails: [jon@example.com], keys: [{{key: \"{key}\"}}]}}\n"
    );
    maria.write("people.yaml", &format!("{people}{jon_listed}"));
    maria.commit_all("Jon has a key");
    let remote = env.root().join("handbook.git");
    let remote = remote.to_str().expect("a path");
    maria.git(&["init", "--quiet", "--bare", remote]);
    maria.git(&["remote", "add", "origin", remote]);
    maria.git(&["push", "--quiet", "origin", "main"]);
    maria.ok(&["sync", "--quiet"]);
    maria.write("sops/opening.md", "# Opening\n\n1. Open the door.\n");
    maria.commit_all("Opening, as it was before");
    maria.git(&["push", "--quiet", "origin", "main"]);
    let adopt = ["adopt", "sops/opening.md", "--owner", "role:ops-lead"];
    maria.ok(&[&adopt[..], &["--role", "ops-lead", "--yes"]].concat());
    jon.git(&["clone", "--quiet", remote, "."]);
    jon.git(&["config", "gpg.format", "ssh"]);
    let file = maria.folder().join(".git/jon-key");
    jon.git(&["config", "user.signingkey", file.to_str().expect("a path")]);

    maria.write("notes.txt", NOTES);
    let draft = [
        "draft",
        "Closing the shop",
        "--id",
        "closing",
        "--from",
        "notes.txt",
    ];
    maria.ok(&[&draft[..], &["--role", "ops-lead"]].concat());
    maria.ok(&["submit", "closing"]);
    jon.ok(&["reject", "closing", "--reason", "Which till?", "--yes"]);
    jon.ok(&[
        "reject", "closing", "--lift", "--reason", "One till", "--yes",
    ]);
    jon.ok(&["approve", "closing", "--yes"]);
    maria.ok(&["publish", "closing"]);
    jon.git(&["pull", "--quiet"]);
    review(&maria, "Watched it being done");
    review(&jon, "Did it myself");
    jon.ok(&["sync"]);
    maria.ok(&["sync"]);
    let waiver = ["--person", "jon", "--until", "2027-01-31"];
    let reason = ["--reason", "He wrote the notes"];
    // Nobody is excused from what is not asked.
    let settings = maria.read("sop.yaml");
    maria.write("sop.yaml", &format!("{settings}ack: {{required: true}}\n"));
    let people = maria.read("people.yaml");
    let lead = people.replace("name: Jon Berg,", "name: Jon Berg, roles: [ops-lead],");
    maria.write("people.yaml", &lead);
    maria.commit_all("Everybody acknowledges");
    let path = ["path", "add", "ramp", "--role", "ops-lead", "--commit"];
    let stage = ["--stage", "week-1", "--sop", "closing"];
    let signed = ["--checkpoint", "sign-off:role:ops-lead"];
    maria.ok(&[&path[..], &stage[..], &signed[..]].concat());
    maria.git(&["push", "--quiet", "origin", "main"]);
    maria.ok(&[&["waive", "closing"], &waiver[..], &reason[..]].concat());
    jon.git(&["pull", "--quiet"]);
    jon.ok(&["sync", "--quiet"]);
    jon.ok(&["ack", "closing", "--yes", "--quiet"]);
    jon.write("signed.csv", &format!("email\n{}\n", "maria@example.com"));
    let attest = ["ack", "import", "signed.csv", "--sop", "closing"];
    jon.ok(&[&attest[..], &["--on", "2026-11-22", "--yes", "--quiet"]].concat());
    jon.ok(&[
        "path",
        "complete",
        "ramp",
        "week-1",
        "--person",
        "maria@example.com",
        "--yes",
    ]);
    jon.ok(&[
        "withdraw",
        "closing",
        "1.0",
        "--reason",
        "The shop moved",
        "--yes",
    ]);
    at_once(&jon);
    gather(&jon, key)
}

/// Live before it is approved.
fn at_once(jon: &Session<'_>) {
    let rule = "  # emergency: {by: [\"role:ops-lead\"]";
    let settings = jon.read("sop.yaml");
    jon.write(
        "sop.yaml",
        &settings.replace(rule, "  emergency: {by: [jon]"),
    );
    jon.commit_all("Jon may publish at once");
    jon.git(&["push", "--quiet", "origin", "main"]);
    jon.git(&["switch", "--quiet", "-c", "sop/alarm"]);
    jon.write("sops/alarm.md", &page("alarm", "Leave the shop.", ""));
    jon.commit_all("What to do when it burns");
    jon.ok(&["submit", "alarm"]);
    let why = ["--reason", "The till burns", "--yes"];
    jon.ok(&[&["publish", "alarm", "--emergency"], &why[..]].concat());
}

fn review(session: &Session<'_>, note: &str) {
    session.ok(&["review", "closing", "--no-change", "-m", note, "--offline"]);
}

fn keygen(session: &Session<'_>) -> String {
    let file = session.folder().join(".git/jon-key");
    let file = file.to_str().expect("a path");
    let args = ["-q", "-t", "ed25519", "-N", "", "-C", "jon", "-f", file];
    assert_eq!(session.program("ssh-keygen", &args, b"").code, 0);
    session.read(".git/jon-key.pub").trim().to_owned()
}

fn gather(session: &Session<'_>, jon_key: String) -> Vectors {
    let list = session.git(&["rev-list", "--topo-order", "--reverse", "sop-ledger"]);
    let mut objects: Vec<Object> = Vec::new();
    let mut places: BTreeMap<&str, u64> = BTreeMap::new();
    let mut order = Vec::new();
    for id in list.lines() {
        let text = session.program("git", &["cat-file", "-p", id], b"").stdout;
        let json = text.lines().last().unwrap_or_default();
        let what = serde_json::from_str::<serde_json::Value>(json)
            .ok()
            .and_then(|record| Some(record["kind"].as_str()?.to_owned()))
            .unwrap_or_else(|| "fold".to_owned());
        let before = text
            .lines()
            .filter_map(|line| line.strip_prefix("parent "))
            .filter_map(|parent| places.get(parent))
            .max()
            .copied()
            .unwrap_or(0);
        let place = before + u64::from(what != "fold");
        places.insert(id, place);
        if what != "fold" {
            order.push((place, id.to_owned()));
        }
        let id = id.to_owned();
        objects.push(Object { what, id, text });
    }
    order.sort();
    let tag = "sop/closing/1.0";
    objects.push(Object {
        what: "tag".to_owned(),
        id: session.git(&["rev-parse", tag]),
        text: session.program("git", &["cat-file", "-p", tag], b"").stdout,
    });
    let settings = session.read("sop.yaml");
    let ledger = settings
        .lines()
        .find_map(|line| line.strip_prefix("ledger: "))
        .expect("a ledger");
    Vectors {
        ledger: ledger
            .split_whitespace()
            .next()
            .unwrap_or_default()
            // An id that begins with a digit is quoted.
            .trim_matches('"')
            .to_owned(),
        jon_key,
        objects,
        order: order.into_iter().map(|(_, id)| id).collect(),
    }
}

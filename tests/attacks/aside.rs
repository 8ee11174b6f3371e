//! What is done beside the line: on an old commit, on an old record, in a file that nobody watches.

use serde_json::json;

use super::world::{Attack, approved, edit, forged, published, submitted, vote};
use crate::support::Session;
use crate::support::handbook::publish;

/// What is played, and how `verify` names it.
pub const TABLE: &[Attack] = &[
    Attack {
        what: "a publisher who will not see a rejection writes beside it",
        named: "published-unseen",
        act: |s| {
            let submit = submitted(s);
            let yes = vote(s, "jon", &submit, json!({}));
            let words = [
                "reject", "a", "--reason", "no", "--yes", "--quiet", "--actor", "cara",
            ];
            beside(s, &yes, |s| drop(s.ok(&words)));
        },
    },
    Attack {
        what: "a publisher who will not see that the submission was taken back writes beside it",
        named: "published-unseen",
        act: |s| {
            let submit = submitted(s);
            let yes = vote(s, "jon", &submit, json!({}));
            beside(s, &yes, |s| {
                let body = json!({"submit": submit, "reason": "not ready", "told": [], "at": "2026-11-22T11:30:00Z"});
                let summary = format!("withdraw: {}", &submit[..12]);
                forged(s, "withdraw", "maria", &summary, body);
            });
        },
    },
    Attack {
        what: "a publication is merged on an old commit, where one approval sufficed, and comes by a merge",
        named: "authority-changed",
        act: |s| {
            let yes = approved(s);
            s.git(&["switch", "--quiet", "main"]);
            let old = s.git(&["rev-parse", "main"]);
            let _ = published(s, &[yes], |_| ());
            let merged = s.git(&["rev-parse", "main"]);
            s.git(&["reset", "--quiet", "--hard", &old]);
            edit(s, "sop.yaml", "self: alone", "self: never");
            s.git(&["merge", "--quiet", "--no-ff", "-m", "bring it", &merged]);
        },
    },
    Attack {
        what: "the same, long after the rule: no edit of it is among what is looked at",
        named: "authority-changed",
        act: |s| {
            let old = s.git(&["rev-parse", "main"]);
            edit(s, "sop.yaml", "self: alone", "self: never");
            publish(s, "x", "Open the chest.");
            publish(s, "y", "Open the crate.");
            let new = s.git(&["rev-parse", "main"]);
            s.git(&["switch", "--quiet", "main"]);
            s.git(&["reset", "--quiet", "--hard", &old]);
            let yes = approved(s);
            let _ = published(s, &[yes], |_| ());
            let merged = s.git(&["rev-parse", "main"]);
            s.git(&["reset", "--quiet", "--hard", &new]);
            s.git(&["merge", "--quiet", "--no-ff", "-m", "bring it", &merged]);
        },
    },
    Attack {
        what: "a quiz is passed with one percent of the answers",
        named: "authority-changed",
        act: |s| edit(s, "paths.yaml", "pass: 80", "pass: 1"),
    },
    Attack {
        what: "a stage with a quiz asks for no SOP before it",
        named: "authority-changed",
        act: |s| edit(s, "paths.yaml", "sops: [a]", "sops: []"),
    },
    Attack {
        what: "somebody whose word decides gets another's name",
        named: "authority-changed",
        act: |s| edit(s, "people.yaml", "name: Jon Berg", "name: Gone Gant"),
    },
];

/// Maria publishes on the record before which something was said earlier, and brings that back afterwards.
fn beside(s: &Session<'_>, yes: &str, said: impl Fn(&Session<'_>)) {
    let before = s.git(&["rev-parse", "sop-ledger"]);
    s.git(&["switch", "--quiet", "main"]);
    said(s);
    let unseen = s.git(&["rev-parse", "sop-ledger"]);
    assert_ne!(before, unseen);
    s.git(&["update-ref", "refs/heads/sop-ledger", &before]);
    let _ = published(s, &[yes.to_owned()], |_| ());
    s.git(&["update-ref", "refs/heads/sop-inbox/brought-back", &unseen]);
}

//! By somebody who may push records: approvals that nobody gave, or not of this, or not they.

use serde_json::json;

use super::world::{
    Attack, approved, edit, forged, published, raw, reviewed, signed, submitted, vote, write,
};
use crate::support::forge::{newest, record};
use crate::support::handbook::revise;

/// A revision that Maria submitted, approved by one vote and published by hand.
fn by_one(s: &crate::support::Session<'_>, by: &str, more: serde_json::Value) {
    let submit = submitted(s);
    let vote = vote(s, by, &submit, more);
    published(s, &[vote], |_| ());
}

/// `a` has a tag for which sop.yaml has this rule.
pub(super) fn tagged(s: &crate::support::Session<'_>, rule: &str) {
    let line = "  # tags: {legal: {required: 2, by: [\"role:legal\"]}}";
    edit(s, "sop.yaml", line, &format!("  tags: {{night: {rule}}}"));
    let roles = "roles: [ops-lead]";
    edit(s, "sops/a.md", roles, &format!("{roles}\ntags: [night]"));
}

/// A revision with other tags, approved by Jon alone.
fn retagged(s: &crate::support::Session<'_>, from: &str, to: &str) {
    revise(s, "a", from, to);
    edit(s, "sops/a.md", "Shut", "Slam");
    s.ok(&["submit", "a", "--reason", "because"]);
    let yes = vote(s, "jon", &newest(s, "submit").0, json!({}));
    published(s, &[yes], |_| ());
}

pub const TABLE: &[Attack] = &[
    Attack {
        what: "nobody approved",
        named: "not-enough-approvals",
        act: |s| {
            submitted(s);
            published(s, &[], |_| ());
        },
    },
    Attack {
        what: "the submitter approves",
        named: "approver-own-work",
        act: |s| by_one(s, "maria", json!({})),
    },
    Attack {
        what: "the writer approves what another submits",
        named: "approver-own-work",
        act: |s| {
            revise(s, "a", "Shut", "Slam");
            s.ok(&["submit", "a", "--reason", "because", "--actor", "cara"]);
            let vote = vote(s, "maria", &newest(s, "submit").0, json!({}));
            published(s, &[vote], |_| ());
        },
    },
    Attack {
        what: "the writer approves, having written under a second address",
        named: "approver-own-work",
        act: |s| {
            revise(s, "a", "Shut", "Slam");
            s.git(&[
                "commit",
                "-q",
                "--amend",
                "--no-edit",
                "--author",
                "M <maria@home.example>",
            ]);
            s.ok(&["submit", "a", "--reason", "because", "--actor", "cara"]);
            let vote = vote(s, "maria", &newest(s, "submit").0, json!({}));
            published(s, &[vote], |_| ());
        },
    },
    Attack {
        what: "who asked a machine for it approves",
        named: "approver-own-work",
        act: |s| {
            revise(s, "a", "Shut", "Slam");
            let head = s.git(&["rev-parse", "HEAD"]);
            forged(
                s,
                "draft",
                "jon",
                "draft: a",
                json!({
                    "sop": "a", "path": "sops/a.md", "provider": "offline", "answer": "ab".repeat(32), "sources": [], "redactions": 0, "commit": head,
                }),
            );
            s.ok(&["submit", "a", "--reason", "because"]);
            let vote = vote(s, "jon", &newest(s, "submit").0, json!({}));
            published(s, &[vote], |_| ());
        },
    },
    Attack {
        what: "somebody who left approves",
        named: "approver-not-active",
        act: |s| by_one(s, "gone", json!({})),
    },
    Attack {
        what: "somebody who left approves from a day when they were here",
        named: "approver-not-active",
        act: |s| by_one(s, "gone", json!({"at": "2026-10-30T12:00:00Z"})),
    },
    Attack {
        what: "a service approves",
        named: "approver-not-human",
        act: |s| by_one(s, "bot", json!({})),
    },
    Attack {
        what: "nobody whom people.yaml has approves",
        named: "approver-unknown",
        act: |s| by_one(s, "nobody", json!({})),
    },
    Attack {
        what: "somebody without the role approves",
        named: "approver-not-allowed",
        act: |s| by_one(s, "eve", json!({})),
    },
    Attack {
        what: "an approval says `key` and is not signed, where only a key will do",
        named: "approver-identity",
        act: |s| {
            edit(
                s,
                "sop.yaml",
                "identity: [key, asserted]",
                "identity: [key]",
            );
            by_one(s, "jon", json!({"identity": "key"}));
        },
    },
    Attack {
        what: "a forge's review that nobody gave, where forges do not count",
        named: "approver-identity",
        act: |s| {
            let submit = submitted(s);
            let yes = vote(s, "jon", &submit, reviewed(s));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "at high risk somebody's word, and no key",
        named: "approver-identity",
        act: |s| {
            revise(s, "a", "title: a", "title: a\nrisk: high");
            s.ok(&["submit", "a", "--reason", "because"]);
            let submit = newest(s, "submit").0;
            let votes = [
                vote(s, "jon", &submit, json!({})),
                vote(s, "cara", &submit, json!({})),
            ];
            published(s, &votes, |_| ());
        },
    },
    Attack {
        what: "at high risk one approval for two",
        named: "not-enough-approvals",
        act: |s| {
            revise(s, "a", "title: a", "title: a\nrisk: high");
            s.ok(&["submit", "a", "--reason", "because"]);
            let submit = newest(s, "submit").0;
            let one = vote(s, "jon", &submit, json!({}));
            published(s, &[one], |_| ());
        },
    },
    Attack {
        what: "one person counts twice",
        named: "not-enough-approvals",
        act: |s| {
            edit(s, "sop.yaml", "required: 1", "required: 2");
            let submit = submitted(s);
            let votes = [
                vote(s, "jon", &submit, json!({})),
                vote(s, "jon", &submit, json!({"reason": "again"})),
            ];
            published(s, &votes, |_| ());
        },
    },
    Attack {
        what: "an approval of another submission",
        named: "approval-of-another-submission",
        act: |s| {
            let old = newest(s, "approve").0;
            submitted(s);
            published(s, &[old], |_| ());
        },
    },
    Attack {
        what: "old bytes are proposed again under their old approval",
        named: "approval-of-another-submission",
        act: |s| {
            let old = approved(s);
            s.ok(&["withdraw", "a", "--reason", "later", "--yes"]);
            s.git(&["switch", "-q", "main"]);
            let _ = s.program("git", &["branch", "-q", "-D", "sop/a"], b"");
            submitted(s);
            published(s, &[old], |_| ());
        },
    },
    Attack {
        what: "an approval that is no record",
        named: "dangling-record",
        act: |s| {
            submitted(s);
            published(s, &["0".repeat(40)], |_| ());
        },
    },
    Attack {
        what: "a record that is no approval",
        named: "dangling-record",
        act: |s| {
            submitted(s);
            let review = newest(s, "review").0;
            published(s, &[review], |_| ());
        },
    },
    Attack {
        what: "a rejection is passed over",
        named: "rejected",
        act: |s| {
            let yes = approved(s);
            s.ok(&["reject", "a", "--reason", "no", "--yes", "--actor", "cara"]);
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "a rejection is lifted after the publication",
        named: "rejected",
        act: |s| {
            let yes = approved(s);
            s.ok(&["reject", "a", "--reason", "no", "--yes", "--actor", "cara"]);
            published(s, &[yes], |_| ());
            let submit = newest(s, "submit").0;
            let lift = json!({"submit": submit, "meaning": "lift", "identity": "asserted"});
            forged(
                s,
                "reject",
                "cara",
                &format!("reject: {}", &submit[..12]),
                lift,
            );
        },
    },
    Attack {
        what: "a signed rejection is outvoted by an unsigned approval",
        named: "rejected",
        act: |s| {
            let submit = submitted(s);
            let no = record(
                s,
                "reject",
                "jon",
                json!({"submit": submit, "meaning": "reject", "identity": "key", "reason": "no"}),
            );
            let unsigned = raw(s, &no, &format!("reject: {}", &submit[..12]), |text| text);
            let text = s.git(&["cat-file", "commit", &unsigned]) + "\n";
            write(s, &signed(s, &text, "jon"));
            let votes = [
                vote(s, "jon", &submit, json!({})),
                vote(s, "cara", &submit, json!({})),
            ];
            published(s, &votes, |_| ());
        },
    },
    Attack {
        what: "an approval that its author had taken back",
        named: "approval-superseded",
        act: |s| {
            let yes = approved(s);
            s.ok(&["reject", "a", "--reason", "no", "--yes", "--actor", "jon"]);
            s.ok(&["reject", "a", "--lift", "--yes", "--actor", "jon"]);
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "an approval is deleted from the ledger",
        named: "ledger-rolled-back",
        act: |s| {
            approved(s);
            s.git(&["update-ref", "refs/heads/sop-ledger", "sop-ledger~1"]);
        },
    },
    Attack {
        what: "an approval of a submission in another repository's ledger",
        named: "record-of-another-ledger",
        act: |s| {
            let submit = submitted(s);
            let other = vote(s, "jon", &submit, json!({"ledger": "other"}));
            published(s, &[other], |_| ());
        },
    },
    Attack {
        what: "policy is loosened on the branch that it judges",
        named: "policy-on-branch",
        act: |s| {
            revise(s, "a", "Shut", "Slam");
            edit(s, "sop.yaml", "self: alone", "self: always");
            let (base, head) = (s.git(&["rev-parse", "main"]), s.git(&["rev-parse", "HEAD"]));
            let mut submit = newest(s, "submit").1;
            let item = newest(s, "ack").1;
            submit["sops"][0] = json!({"id": "a", "path": "sops/a.md", "action": "publish", "version": "1.2", "change": "minor", "digest": item["digest"], "from": item["publish"]});
            let body = json!({"branch": "sop/a", "base": base, "head": head, "reason": "because", "sops": submit["sops"]});
            let submit = forged(s, "submit", "maria", "submit: a 1.2", body);
            let own = vote(s, "maria", &submit, json!({}));
            published(s, &[own], |_| ());
        },
    },
    Attack {
        what: "people are added on the branch that they approve",
        named: "policy-on-branch",
        act: |s| {
            revise(s, "a", "Shut", "Slam");
            edit(
                s,
                "people.yaml",
                "emails: [eve@example.com]",
                "emails: [eve@example.com], roles: [ops-lead]",
            );
            let head = s.git(&["rev-parse", "HEAD"]);
            let ack = newest(s, "ack").1;
            let item = json!({"id": "a", "path": "sops/a.md", "action": "publish", "version": "1.2", "change": "minor", "digest": ack["digest"], "from": ack["publish"]});
            let body = json!({"branch": "sop/a", "base": s.git(&["rev-parse", "main"]), "head": head, "reason": "because", "sops": [item]});
            let submit = forged(s, "submit", "maria", "submit: a 1.2", body);
            let yes = vote(s, "eve", &submit, json!({}));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "policy is loosened just before",
        named: "authority-changed",
        act: |s| {
            edit(s, "sop.yaml", "by: [\"role:ops-lead\"]", "by: []");
            by_one(s, "eve", json!({}));
        },
    },
    Attack {
        what: "the branch takes off the tag for which more have to approve",
        named: "not-enough-approvals",
        act: |s| {
            tagged(s, "{required: 2}");
            retagged(s, "tags: [night]\n", "");
        },
    },
    Attack {
        what: "the branch takes on a tag for which more have to approve",
        named: "not-enough-approvals",
        act: |s| {
            tagged(s, "{required: 2}");
            edit(s, "sops/a.md", "tags: [night]\n", "");
            retagged(s, "roles: [ops-lead]", "roles: [ops-lead]\ntags: [night]");
        },
    },
    Attack {
        what: "somebody approves whom the tag's rule does not name",
        named: "approver-not-allowed",
        act: |s| {
            tagged(s, "{by: [jon]}");
            by_one(s, "cara", json!({}));
        },
    },
    Attack {
        what: "somebody takes back what has a tag whose rule does not name them",
        named: "not-entitled",
        act: |s| {
            tagged(s, "{by: [jon]}");
            let yes = approved(s);
            let live = published(s, &[yes], |_| ());
            let body = json!({"publish": live, "reason": "because", "told": []});
            let summary = format!("withdraw: {}", &live[..12]);
            forged(s, "withdraw", "cara", &summary, body);
        },
    },
    Attack {
        what: "the rule for a tag is loosened just before",
        named: "authority-changed",
        act: |s| {
            tagged(s, "{by: [jon]}");
            edit(s, "sop.yaml", "{by: [jon]}", "{by: [jon, cara]}");
            by_one(s, "cara", json!({}));
        },
    },
    Attack {
        what: "the rule for a tag is taken out on the branch that it judges",
        named: "policy-on-branch",
        act: |s| {
            tagged(s, "{required: 2}");
            revise(s, "a", "Shut", "Slam");
            edit(s, "sop.yaml", "required: 2", "required: 1");
            let (base, head) = (s.git(&["rev-parse", "main"]), s.git(&["rev-parse", "HEAD"]));
            let ack = newest(s, "ack").1;
            let item = json!({"id": "a", "path": "sops/a.md", "action": "publish", "version": "1.2", "change": "minor", "digest": ack["digest"], "from": ack["publish"]});
            let body = json!({"branch": "sop/a", "base": base, "head": head, "reason": "because", "sops": [item]});
            let submit = forged(s, "submit", "maria", "submit: a 1.2", body);
            let yes = vote(s, "jon", &submit, json!({}));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "somebody's word for an approval, where it counts",
        named: "asserted-approval",
        act: |s| by_one(s, "jon", json!({})),
    },
];

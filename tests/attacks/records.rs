//! By somebody who may push to the ledger and its inboxes.

use serde_json::{Value, json};

use super::world::{Attack, edit, forged, raw, signed, write};
use crate::support::Session;
use crate::support::forge::{newest, record};

/// A review of `a` that would be in order, with something else in it.
fn review(s: &Session<'_>, by: &str, more: Value) -> Value {
    let ack = newest(s, "ack").1;
    let mut body = json!({"publish": ack["publish"], "sop": "a", "digest": ack["digest"], "outcome": "no-change", "note": "looked", "next_due": "2027-02-20"});
    let fields = body.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    record(s, "review", by, body)
}

/// A waiver of `a` by Jon, for somebody.
fn waived(s: &Session<'_>, person: &str, reason: &str) {
    let publish = newest(s, "ack").1["publish"].clone();
    let body = json!({"sop": "a", "publish": publish, "person": person, "reason": reason});
    forged(s, "waive", "jon", &format!("waive: a for {person}"), body);
}

fn reviewed(s: &Session<'_>, by: &str, more: Value) {
    raw(s, &review(s, by, more), "review: a", |text| text);
}

/// A review whose commit somebody mended.
fn mended(s: &Session<'_>, from: &str, to: &str) {
    raw(s, &review(s, "jon", json!({})), "review: a", |text| {
        assert!(text.contains(from), "{text} has no {from:?}");
        text.replacen(from, to, 1)
    });
}

/// An acknowledgement of `a` by somebody, with something else in it.
fn acknowledged(s: &Session<'_>, by: &str, version: &str, more: Value) -> String {
    let mut body = newest(s, "ack").1;
    for key in ["v", "kind", "ledger", "by", "at", "main", "tool", "clock"] {
        let _ = body.as_object_mut().expect("an object").remove(key);
    }
    body["identity"] = "asserted".into();
    body.as_object_mut()
        .expect("an object")
        .extend(more.as_object().expect("an object").clone());
    forged(s, "ack", by, &format!("ack: a {version}"), body)
}

pub const TABLE: &[Attack] = &[
    Attack {
        what: "a review by nobody",
        named: "unknown-author",
        act: |s| reviewed(s, "nobody", json!({})),
    },
    Attack {
        what: "a review by one who left",
        named: "not-entitled",
        act: |s| reviewed(s, "gone", json!({})),
    },
    Attack {
        what: "a review by neither owner nor approver",
        named: "not-entitled",
        act: |s| reviewed(s, "eve", json!({})),
    },
    Attack {
        what: "a review of other bytes",
        named: "review-differs",
        act: |s| {
            reviewed(
                s,
                "jon",
                json!({"digest": format!("sop1:{}", "0".repeat(64))}),
            )
        },
    },
    Attack {
        what: "a review for longer than the interval",
        named: "review-differs",
        act: |s| reviewed(s, "jon", json!({"next_due": "2099-01-01"})),
    },
    Attack {
        what: "a review that says nothing",
        named: "review-differs",
        act: |s| reviewed(s, "jon", json!({"note": " "})),
    },
    Attack {
        what: "a review of a publication that is not there",
        named: "dangling-record",
        act: |s| reviewed(s, "jon", json!({"publish": "0".repeat(40)})),
    },
    Attack {
        what: "an acknowledgement by a service",
        named: "not-entitled",
        act: |s| {
            acknowledged(s, "bot", "1.1", json!({}));
        },
    },
    Attack {
        what: "an acknowledgement by one who left",
        named: "not-entitled",
        act: |s| {
            acknowledged(s, "gone", "1.1", json!({}));
        },
    },
    Attack {
        what: "an acknowledgement of another version",
        named: "ack-differs",
        act: |s| {
            acknowledged(s, "jon", "1.0", json!({"version": "1.0"}));
        },
    },
    Attack {
        what: "an acknowledgement that says `key` and is not signed",
        named: "ack-identity",
        act: |s| {
            acknowledged(s, "eve", "1.1", json!({"identity": "key"}));
        },
    },
    Attack {
        what: "an acknowledgement for another, signed with one's own key",
        named: "ack-by-another",
        act: |s| {
            let unsigned = acknowledged(s, "cara", "1.1", json!({"identity": "key"}));
            let text = s.git(&["cat-file", "commit", &unsigned]) + "\n";
            write(s, &signed(s, &text, "jon"));
        },
    },
    Attack {
        what: "a waiver for oneself",
        named: "not-entitled",
        act: |s| waived(s, "jon", "busy"),
    },
    Attack {
        what: "a waiver without a reason",
        named: "waiver-differs",
        act: |s| waived(s, "cara", " "),
    },
    Attack {
        what: "a waiver whose reason nobody can see",
        named: "waiver-differs",
        act: |s| waived(s, "cara", "\u{200b}\u{3164}"),
    },
    Attack {
        what: "a publication is taken back by one who may not",
        named: "not-entitled",
        act: |s| {
            let publish = newest(s, "ack").1["publish"]
                .as_str()
                .expect("one")
                .to_owned();
            forged(
                s,
                "withdraw",
                "eve",
                &format!("withdraw: {}", &publish[..12]),
                json!({"publish": publish, "reason": "x", "told": []}),
            );
        },
    },
    Attack {
        what: "another's submission is taken back",
        named: "not-entitled",
        act: |s| {
            let submit = newest(s, "submit").0;
            forged(
                s,
                "withdraw",
                "jon",
                &format!("withdraw: {}", &submit[..12]),
                json!({"submit": submit, "reason": "x", "told": []}),
            );
        },
    },
    Attack {
        what: "a withdrawal of two things",
        named: "record-not-canonical",
        act: |s| {
            let (submit, publish) = (newest(s, "submit").0, newest(s, "publish").0);
            forged(
                s,
                "withdraw",
                "maria",
                &format!("withdraw: {}", &submit[..12]),
                json!({"submit": submit, "publish": publish, "reason": "x", "told": []}),
            );
        },
    },
    Attack {
        what: "a space in the JSON",
        named: "record-not-canonical",
        act: |s| mended(s, "\"by\":", "\"by\": "),
    },
    Attack {
        what: "a key that stands twice",
        named: "record-not-canonical",
        act: |s| mended(s, "\"by\":\"jon\"", "\"by\":\"jon\",\"by\":\"jon\""),
    },
    Attack {
        what: "keys in another order",
        named: "record-not-canonical",
        act: |s| mended(s, "\"v\":1}", "\"v\":1,\"a\":1}"),
    },
    Attack {
        what: "a key more than the kind has",
        named: "record-not-canonical",
        act: |s| reviewed(s, "jon", json!({"score": 1})),
    },
    Attack {
        what: "a key less than the kind has",
        named: "record-not-canonical",
        act: |s| reviewed(s, "jon", json!({"note": null})),
    },
    Attack {
        what: "a fraction",
        named: "record-not-canonical",
        act: |s| mended(s, "\"v\":1}", "\"v\":1.0}"),
    },
    Attack {
        what: "an escape that need not be",
        named: "record-not-canonical",
        act: |s| mended(s, "\"looked\"", "\"l\\u006foked\""),
    },
    Attack {
        what: "a text after the JSON",
        named: "record-not-canonical",
        act: |s| mended(s, "\"v\":1}\n", "\"v\":1}\nSigned-off-by: x\n"),
    },
    Attack {
        what: "a summary that says something else",
        named: "record-summary",
        act: |s| mended(s, "review: a by jon", "review: b by jon"),
    },
    Attack {
        what: "a tree",
        named: "record-has-tree",
        act: |s| {
            let tree = s.git(&["rev-parse", "main^{tree}"]);
            mended(s, "4b825dc642cb6eb9a060e54bf8d69288fbee4904", &tree);
        },
    },
    Attack {
        what: "another header",
        named: "record-headers",
        act: |s| mended(s, "\n\nreview", "\nencoding UTF-8\n\nreview"),
    },
    Attack {
        what: "headers in another order",
        named: "record-headers",
        act: |s| {
            raw(s, &review(s, "jon", json!({})), "review: a", |text| {
                let mut lines: Vec<&str> = text.split('\n').collect();
                lines.swap(2, 3);
                lines.join("\n")
            });
        },
    },
    Attack {
        what: "two parents",
        named: "record-parents",
        act: |s| {
            let main = s.git(&["rev-parse", "sop-ledger~1"]);
            mended(s, "\nauthor", &format!("\nparent {main}\nauthor"));
        },
    },
    Attack {
        what: "another time than the record's",
        named: "record-time",
        act: |s| mended(s, " +0000\n\n", " +0100\n\n"),
    },
    Attack {
        what: "another author than the record's",
        named: "record-author",
        act: |s| {
            mended(
                s,
                "author jon <jon@people.invalid>",
                "author maria <maria@people.invalid>",
            )
        },
    },
    Attack {
        what: "a committer who is no writer",
        named: "record-committer",
        act: |s| mended(s, "w-x@writers.invalid", "eve@example.com"),
    },
    Attack {
        what: "a record of another ledger",
        named: "record-of-another-ledger",
        act: |s| reviewed(s, "jon", json!({"ledger": "another"})),
    },
    Attack {
        what: "a record of a day to come",
        named: "record-in-the-future",
        act: |s| {
            reviewed(
                s,
                "jon",
                json!({"at": "2027-06-01T09:00:00Z", "next_due": "2027-08-01"}),
            )
        },
    },
    Attack {
        what: "a record dated before what it follows",
        named: "record-before-its-parent",
        act: |s| {
            reviewed(
                s,
                "jon",
                json!({"at": "2026-11-02T09:00:00Z", "next_due": "2027-02-01"}),
            )
        },
    },
    Attack {
        what: "a record judged by policy of long ago",
        named: "main-went-back",
        act: |s| {
            let early = s.git(&["rev-list", "--max-parents=0", "main"]);
            reviewed(s, "jon", json!({"main": early}));
        },
    },
    Attack {
        what: "a record that saw a branch that is not there",
        named: "default-branch-rewritten",
        act: |s| {
            let other = s.git(&["commit-tree", "main^{tree}", "-m", "other"]);
            reviewed(s, "jon", json!({"main": other}));
        },
    },
    Attack {
        what: "a kind that nobody knows",
        named: "unknown-kind",
        act: |s| {
            forged(s, "note", "jon", "note: hello", json!({"text": "hello"}));
        },
    },
    Attack {
        what: "a known kind under an unknown name",
        named: "record-summary",
        act: |s| {
            forged(s, "note", "jon", "publish: a 9.0", json!({"text": "hello"}));
        },
    },
    Attack {
        what: "a record is cut off the end",
        named: "ledger-rolled-back",
        act: |s| {
            s.git(&["update-ref", "refs/heads/sop-ledger", "sop-ledger~1"]);
        },
    },
    Attack {
        what: "the ledger is deleted",
        named: "ledger-rolled-back",
        act: |s| {
            s.git(&["update-ref", "-d", "refs/heads/sop-ledger"]);
        },
    },
    Attack {
        what: "one record is left out, and the rest is chained anew",
        named: "ledger-rolled-back",
        act: |s| {
            let names = s.git(&["rev-list", "--reverse", "sop-ledger"]);
            let (mut before, mut at) = (String::new(), 0);
            for name in names.lines() {
                at += 1;
                if at == 5 {
                    continue;
                }
                let text = s.git(&["cat-file", "commit", name]) + "\n";
                let parent = format!("parent {}", s.git(&["rev-parse", &format!("{name}^@")]));
                let text = if before.is_empty() {
                    text
                } else {
                    text.replacen(
                        parent.lines().next().expect("one"),
                        &format!("parent {before}"),
                        1,
                    )
                };
                before = write(s, &text);
            }
        },
    },
    Attack {
        what: "the ledger is written anew, and this clone forgets",
        named: "ledger-record-missing",
        act: |s| {
            s.git(&["update-ref", "refs/heads/sop-ledger", "sop-ledger~12"]);
            std::fs::remove_file(s.folder().join(".git/sop/seen")).expect("it was there");
        },
    },
    Attack {
        what: "a header that git does not know stands where the parent was",
        named: "record-headers",
        act: |s| {
            let body = json!({"id": "a", "requested_by": "maria"});
            let draft = record(s, "draft", "maria", body);
            let _ = raw(s, &draft, "draft: a", |text| {
                text.replacen("parent ", "parentU", 1)
            });
        },
    },
    Attack {
        what: "another genesis",
        named: "record-of-another-genesis",
        act: |s| {
            let genesis = s.git(&["rev-list", "--max-parents=0", "sop-ledger"]);
            let text = s
                .git(&["cat-file", "commit", &genesis])
                .replacen("<w-", "<w-other", 1)
                + "\n";
            let here = s.git(&["rev-parse", "sop-ledger"]);
            let other = write(s, &text);
            s.git(&["update-ref", "refs/heads/sop-ledger", &here]);
            s.git(&["update-ref", "refs/heads/sop-inbox/other", &other]);
        },
    },
    Attack {
        what: "code is pushed where records go",
        named: "record-has-tree",
        act: |s| {
            s.git(&["branch", "sop-inbox/junk", "main"]);
        },
    },
    Attack {
        what: "a signature that does not fit",
        named: "signature-broken",
        act: |s| {
            let name = raw(s, &review(s, "jon", json!({})), "review: a", |text| text);
            let text = s.git(&["cat-file", "commit", &name]) + "\n";
            let signed = signed(s, &text, "jon");
            write(
                s,
                &signed.replacen("\"note\":\"looked\"", "\"note\":\"liked\"", 1),
            );
        },
    },
    Attack {
        what: "a key that nobody lists",
        named: "signature-key-not-listed",
        act: |s| {
            super::world::keygen(s, "eve");
            let name = raw(s, &review(s, "jon", json!({})), "review: a", |text| text);
            let text = s.git(&["cat-file", "commit", &name]) + "\n";
            write(s, &signed(s, &text, "eve"));
        },
    },
    Attack {
        what: "a key that was in other hands by then",
        named: "signature-key-not-listed",
        act: |s| {
            let name = raw(s, &review(s, "jon", json!({})), "review: a", |text| text);
            let text = s.git(&["cat-file", "commit", &name]) + "\n";
            write(s, &signed(s, &text, "jon"));
            edit(
                s,
                "people.yaml",
                "\"}]",
                "\", compromised_since: 2026-11-01}]",
            );
        },
    },
    Attack {
        what: "a record dated before a checkpoint that did not hold it",
        named: "recorded-late",
        act: |s| {
            let later = s.var("SOP_NOW", "2026-12-24T09:00:00Z");
            later.ok(&[
                "review",
                "a",
                "--no-change",
                "--note",
                "looked",
                "--yes",
                "--actor",
                "jon",
            ]);
            later.ok(&["checkpoint"]);
            reviewed(s, "jon", json!({"at": "2026-12-01T09:00:00Z"}));
        },
    },
];

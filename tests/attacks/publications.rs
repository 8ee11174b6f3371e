//! By somebody who may push to the default branch and to the ledger: what is recorded is not what was submitted.

use serde_json::{Value, json};

use super::world::{Attack, approved, edit, forged, published, submitted, vote};
use crate::support::forge::newest;
use crate::support::handbook::{begin, revise};

fn item(record: &mut Value, key: &str, value: &str) {
    record["sops"][0][key] = value.into();
}

pub const TABLE: &[Attack] = &[
    Attack {
        what: "a publication without a submission",
        named: "no-submission",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| r["submit"] = "0".repeat(40).into());
        },
    },
    Attack {
        what: "another version than was approved",
        named: "publication-differs-from-submission",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "version", "7.0"));
        },
    },
    Attack {
        what: "major made minor after the approval",
        named: "publication-differs-from-submission",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| {
                let other = if r["sops"][0]["change"] == "major" {
                    "minor"
                } else {
                    "major"
                };
                item(r, "change", other);
            });
        },
    },
    Attack {
        what: "another date than was approved",
        named: "publication-differs-from-submission",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "effective_on", "2030-01-01"));
        },
    },
    Attack {
        what: "a publication made an end",
        named: "publication-differs-from-submission",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "action", "retire"));
        },
    },
    Attack {
        what: "another path than was approved",
        named: "publication-differs-from-submission",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "path", "sops/loose.md"));
        },
    },
    Attack {
        what: "other bytes in the record than were merged",
        named: "blob-differs",
        act: |s| {
            let yes = approved(s);
            let blob = s.git(&["rev-parse", "main:sops/loose.md"]);
            published(s, &[yes], |r| item(r, "blob", &blob));
        },
    },
    Attack {
        what: "a blob that is not there",
        named: "object-unreadable",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "blob", &"0".repeat(40)));
        },
    },
    Attack {
        what: "the record names another owner",
        named: "record-differs-from-page",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "owner", "eve"));
        },
    },
    Attack {
        what: "the record names another risk",
        named: "record-differs-from-page",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "risk", "low"));
        },
    },
    Attack {
        what: "the record names a longer interval",
        named: "record-differs-from-page",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| item(r, "review_in", "9 years"));
        },
    },
    Attack {
        what: "the record names other roles",
        named: "record-differs-from-page",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| r["sops"][0]["roles"] = json!([]));
        },
    },
    Attack {
        what: "the branch is edited after the approval",
        named: "submitted-bytes-differ",
        act: |s| {
            let yes = approved(s);
            edit(s, "sops/a.md", "Slam", "Burn");
            let (submit, mut body) = newest(s, "submit");
            let _ = submit;
            body["head"] = s.git(&["rev-parse", "HEAD"]).into();
            let mut fields = body.as_object().expect("an object").clone();
            for key in ["v", "kind", "ledger", "by", "at", "main", "tool", "clock"] {
                let _ = fields.remove(key);
            }
            let version = body["sops"][0]["version"].as_str().expect("one").to_owned();
            let submit = forged(
                s,
                "submit",
                "maria",
                &format!("submit: a {version}"),
                Value::Object(fields),
            );
            let _ = yes;
            let yes = vote(s, "jon", &submit, json!({}));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "a merge of something else",
        named: "merge-differs",
        act: |s| {
            let yes = approved(s);
            let base = s.git(&["rev-parse", "main"]);
            published(s, &[yes], |r| r["head"] = base.clone().into());
        },
    },
    Attack {
        what: "a merge that changes a file that its branch did not",
        named: "merge-differs",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |r| {
                s.write("run.sh", "rm -rf /\n");
                s.git(&["add", "-A"]);
                s.git(&["commit", "-q", "--amend", "--no-edit"]);
                r["merge"] = s.git(&["rev-parse", "HEAD"]).into();
            });
        },
    },
    Attack {
        what: "a merge that is not on the default branch",
        named: "pending",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |_| ());
            s.git(&["reset", "-q", "--hard", "main~1"]);
        },
    },
    Attack {
        what: "a submission that a later one had put aside",
        named: "submission-superseded",
        act: |s| {
            let yes = approved(s);
            let first = newest(s, "submit");
            edit(s, "sops/a.md", "Slam", "Burn");
            s.ok(&["submit", "a", "--reason", "again"]);
            let head = first.1["head"].as_str().expect("one").to_owned();
            s.git(&["switch", "-q", "main"]);
            let base = s.git(&["rev-parse", "HEAD"]);
            s.git(&["merge", "-q", "--no-ff", "-m", "by hand", &head]);
            let mut item = first.1["sops"][0].clone();
            let _ = item.as_object_mut().expect("an object").remove("from");
            for (key, value) in [
                ("owner", "role:ops-lead"),
                ("review_in", "3 months"),
                ("risk", "normal"),
            ] {
                item[key] = value.into();
            }
            item["blob"] = s.git(&["rev-parse", "HEAD:sops/a.md"]).into();
            item["images"] = json!([]);
            item["roles"] = json!(["ops-lead"]);
            let version = item["version"].as_str().expect("one").to_owned();
            forged(
                s,
                "publish",
                "maria",
                &format!("publish: a {version}"),
                json!({
                    "submit": first.0, "approvals": [yes], "base": base, "head": head, "merge": s.git(&["rev-parse", "HEAD"]), "sops": [item], "main": base,
                }),
            );
        },
    },
    Attack {
        what: "a submission that had been taken back",
        named: "submission-withdrawn",
        act: |s| {
            let yes = approved(s);
            let submit = newest(s, "submit").0;
            forged(
                s,
                "withdraw",
                "maria",
                &format!("withdraw: {}", &submit[..12]),
                json!({"submit": submit, "reason": "no", "told": []}),
            );
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "a publication is recorded twice",
        named: "version-published-twice",
        act: |s| {
            let yes = approved(s);
            published(s, &[yes], |_| ());
            let mut again = newest(s, "publish").1;
            for key in ["v", "kind", "ledger", "by", "at", "tool", "clock"] {
                let _ = again.as_object_mut().expect("one").remove(key);
            }
            let version = again["sops"][0]["version"]
                .as_str()
                .expect("one")
                .to_owned();
            forged(
                s,
                "publish",
                "maria",
                &format!("publish: a {version}"),
                again,
            );
        },
    },
    Attack {
        what: "a number is left out",
        named: "version-not-next",
        act: |s| {
            revise(s, "a", "version: \"1.1\"", "version: \"9.0\"");
            let ack = newest(s, "ack").1;
            let item = json!({"id": "a", "path": "sops/a.md", "action": "publish", "version": "9.3", "change": "major", "digest": ack["digest"], "from": ack["publish"]});
            let body = json!({"branch": "sop/a", "base": s.git(&["rev-parse", "main"]), "head": s.git(&["rev-parse", "HEAD"]), "reason": "because", "sops": [item]});
            let submit = forged(s, "submit", "maria", "submit: a 9.3", body);
            let yes = vote(s, "jon", &submit, json!({}));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "a revision of something else",
        named: "revises-another",
        act: |s| {
            submitted(s);
            let mut body = newest(s, "submit").1;
            body["sops"][0]["from"] = newest(s, "publish").0.into();
            for key in ["v", "kind", "ledger", "by", "at", "main", "tool", "clock"] {
                let _ = body.as_object_mut().expect("one").remove(key);
            }
            let version = body["sops"][0]["version"].as_str().expect("one").to_owned();
            let submit = forged(s, "submit", "maria", &format!("submit: a {version}"), body);
            let yes = vote(s, "jon", &submit, json!({}));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "what was published is not what was live when the next one came",
        named: "bytes-not-published",
        act: |s| {
            edit(s, "sops/pic.md", "Pull", "Push");
            let yes = approved(s);
            published(s, &[yes], |_| ());
            edit(s, "sops/pic.md", "Push", "Pull");
        },
    },
    Attack {
        what: "a branch is merged before it was recorded",
        named: "live-before-recorded",
        act: |s| {
            approved(s);
            s.git(&["switch", "-q", "main"]);
            s.git(&["merge", "-q", "--no-ff", "-m", "by hand", "sop/a"]);
            s.ok(&["publish", "a"]);
        },
    },
    Attack {
        what: "a baseline goes round an approval",
        named: "adopted-after-record",
        act: |s| {
            edit(s, "sops/a.md", "Open", "Burn");
            let (commit, blob) = (
                s.git(&["rev-parse", "HEAD"]),
                s.git(&["rev-parse", "HEAD:sops/a.md"]),
            );
            let item = adopted("a", &blob, &format!("sop1:{}", "ab".repeat(32)));
            forged(
                s,
                "adopt",
                "maria",
                &format!("adopt: {}", &commit[..12]),
                json!({"base": commit, "commit": commit, "sops": [item]}),
            );
        },
    },
    Attack {
        what: "a baseline by somebody who may not",
        named: "adopted-without-right",
        act: |s| {
            let (commit, blob) = (
                s.git(&["rev-parse", "HEAD"]),
                s.git(&["rev-parse", "HEAD:sops/loose.md"]),
            );
            let item = adopted("loose", &blob, &format!("sop1:{}", "ab".repeat(32)));
            forged(
                s,
                "adopt",
                "eve",
                &format!("adopt: {}", &commit[..12]),
                json!({"base": commit, "commit": commit, "sops": [item]}),
            );
        },
    },
    Attack {
        what: "a baseline of bytes that were not live",
        named: "adoption-differs",
        act: |s| {
            let (commit, blob) = (
                s.git(&["rev-parse", "HEAD"]),
                s.git(&["rev-parse", "HEAD:sops/a.md"]),
            );
            let item = adopted("loose", &blob, &format!("sop1:{}", "ab".repeat(32)));
            forged(
                s,
                "adopt",
                "maria",
                &format!("adopt: {}", &commit[..12]),
                json!({"base": commit, "commit": commit, "sops": [item]}),
            );
        },
    },
    Attack {
        what: "an adoption that changes more than front matter",
        named: "adoption-differs",
        act: |s| {
            let (base, was) = (
                s.git(&["rev-parse", "HEAD"]),
                s.git(&["rev-parse", "HEAD:sops/loose.md"]),
            );
            super::world::put(
                s,
                "sops/loose.md",
                "---\nid: loose\nstatus: published\nversion: \"1.0\"\n---\n# Loose\n\n1. Burn it.\n",
            );
            let (commit, blob) = (
                s.git(&["rev-parse", "HEAD"]),
                s.git(&["rev-parse", "HEAD:sops/loose.md"]),
            );
            let mut item = adopted("loose", &blob, &format!("sop1:{}", "ab".repeat(32)));
            item["was"] = was.into();
            forged(
                s,
                "adopt",
                "maria",
                &format!("adopt: {}", &commit[..12]),
                json!({"base": base, "commit": commit, "sops": [item]}),
            );
        },
    },
    Attack {
        what: "a page of somebody's own that is new, and a record that nobody may write",
        named: "unknown-author",
        act: |s| {
            begin(s, "n", "Open the cellar.", "");
            s.ok(&["submit", "n"]);
            let submit = newest(s, "submit").0;
            let yes = vote(s, "jon", &submit, json!({}));
            published(s, &[yes], |r| r["by"] = "nobody".into());
        },
    },
];

fn adopted(id: &str, blob: &str, digest: &str) -> Value {
    json!({
        "id": id, "path": format!("sops/{id}.md"), "version": "1.0", "was": blob, "blob": blob, "digest": digest, "images": [],
        "owner": "role:ops-lead", "roles": [], "review_in": "3 months", "risk": "normal",
    })
}

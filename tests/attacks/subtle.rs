//! By somebody who has read the documents: each keeps to the letter of most rules, and bends one.

use serde_json::{Value, json};

use super::world::{
    Attack, edit, forged, keygen, published, put, raw, signed, submitted, vote, write,
};
use crate::support::Session;
use crate::support::forge::{newest, record};
use crate::support::handbook::revise;

/// The body of a record, without what every record has.
fn body(record: &Value) -> Value {
    let mut body = record.clone();
    let fields = body.as_object_mut().expect("an object");
    for key in ["v", "kind", "by", "at", "tool", "ledger", "clock", "main"] {
        let _ = fields.remove(key);
    }
    body
}

fn with(mut body: Value, more: &Value) -> Value {
    let fields = body.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    body
}

/// A page is adopted by Jon, and the record written anew by somebody with other words.
fn adopted(s: &Session<'_>, by: &str, more: &Value) {
    put(s, "sops/pg.md", "# Page\n\n1. Do it.\n");
    let words = ["--owner", "role:ops-lead", "--role", "ops-lead", "--yes"];
    s.ok(&[&["adopt", "sops/pg.md"], &words[..], &["--actor", "jon"]].concat());
    let (name, record) = newest(s, "adopt");
    s.git(&["update-ref", "refs/heads/sop-ledger", &format!("{name}^")]);
    std::fs::remove_file(s.folder().join(".git/sop/seen")).expect("it forgets");
    let mut body = body(&record);
    body["sops"][0] = with(body["sops"][0].clone(), more);
    let commit = body["commit"].as_str().expect("a commit")[..12].to_owned();
    forged(s, "adopt", by, &format!("adopt: {commit}"), body);
}

/// As [`fold`], of what two names mean, in the order that a fold has.
fn fold_of(s: &Session<'_>, by: &str, names: [&str; 2]) {
    let mut tips = names.map(|name| s.git(&["rev-parse", name]));
    tips.sort();
    fold(s, by, &tips);
}

/// A fold, written by hand.
fn fold(s: &Session<'_>, by: &str, parents: &[String]) {
    let parents: String = parents
        .iter()
        .map(|one| format!("parent {one}\n"))
        .collect();
    let tree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    write(
        s,
        &format!(
            "tree {tree}\n{parents}author {by} 1795339620 +0000\ncommitter {by} 1795339620 +0000\n\nfold\n"
        ),
    );
}

/// An acknowledgement like Cara's, by somebody else.
fn ack(s: &Session<'_>, by: &str, more: &Value) {
    let own = body(&newest(s, "ack").1);
    forged(s, "ack", by, "ack: a 1.1", with(own, more));
}

/// Somebody brings a reading in.
fn attest(s: &Session<'_>, more: &Value) {
    let own = newest(s, "ack").1;
    let body = json!({
        "sop": "a", "publish": own["publish"], "version": "1.1", "digest": own["digest"], "person": "maria", "on": "2026-11-22",
        "evidence": "ab".repeat(32), "source": "list.csv", "meaning": "I have seen it", "identity": "asserted",
    });
    let body = with(body, more);
    let person = body["person"].as_str().expect("a person").to_owned();
    forged(
        s,
        "attest",
        "jon",
        &format!("attest: a 1.1 for {person}"),
        body,
    );
}

/// The tag of the checkpoint says something else, in its one spelling.
fn checkpoint(s: &Session<'_>, mend: impl Fn(&str) -> String) {
    let tag = s.git(&["tag", "-l", "sop-checkpoint/*"]);
    let text = mend(&format!("{}\n", s.git(&["cat-file", "tag", &tag])));
    let made = s.program(
        "git",
        &["hash-object", "-t", "tag", "-w", "--stdin"],
        text.as_bytes(),
    );
    let name = made.expect_code(0).stdout.trim().to_owned();
    s.git(&["update-ref", &format!("refs/tags/{tag}"), &name]);
}

/// The default branch gets a tree in which a file stands twice, the first time with these bytes.
fn twice(s: &Session<'_>, file: &str, text: &str) {
    let listed = s.git(&["ls-tree", "main"]);
    let entry = listed
        .lines()
        .find(|line| line.ends_with(&format!("\t{file}")));
    let own = entry
        .and_then(|line| line.split([' ', '\t']).nth(2))
        .expect("an entry");
    let made = s.program("git", &["hash-object", "-w", "--stdin"], text.as_bytes());
    let other = made.expect_code(0).stdout.trim().to_owned();
    // What stands beside it goes through a file: a tree is no text.
    let script = format!(
        "import subprocess, sys\n\
         git = lambda *words, data=None: subprocess.run(['git', *words], input=data, capture_output=True, check=True).stdout\n\
         tree = git('cat-file', 'tree', 'main^{{tree}}')\n\
         own = b'100644 {file}\\0' + bytes.fromhex('{own}')\n\
         tree = tree.replace(own, b'100644 {file}\\0' + bytes.fromhex('{other}') + own)\n\
         name = git('hash-object', '-t', 'tree', '-w', '--literally', '--stdin', data=tree).decode().strip()\n\
         commit = git('commit-tree', name, '-p', 'main', '-m', 'tidy up').decode().strip()\n\
         git('update-ref', 'refs/heads/main', commit)\n"
    );
    let _ = s.program("python3", &["-c", &script], b"").expect_code(0);
}

pub const TABLE: &[Attack] = &[
    Attack {
        what: "somebody who has not come yet approves, dated when they will be here",
        named: "approver-not-active",
        act: |s| {
            let submit = submitted(s);
            let yes = vote(s, "soon", &submit, json!({"at": "2027-04-01T12:00:00Z"}));
            published(s, &[yes], |record| {
                record["at"] = json!("2027-04-02T12:00:00Z")
            });
        },
    },
    Attack {
        what: "somebody who has not come yet acknowledges, dated when they will be here",
        named: "not-entitled",
        act: |s| ack(s, "soon", &json!({"at": "2027-04-01T12:00:00Z"})),
    },
    Attack {
        what: "policy is loosened on another branch, which is the base of the publication and is merged without that",
        named: "authority-changed",
        act: |s| {
            let submit = submitted(s);
            let head = newest(s, "submit").1["head"].clone();
            let yes = vote(s, "eve", &submit, json!({}));
            s.git(&["switch", "-q", "-c", "side", "main"]);
            edit(s, "sop.yaml", "by: [\"role:ops-lead\"]", "by: []");
            let base = s.git(&["rev-parse", "HEAD"]);
            s.git(&[
                "merge",
                "-q",
                "--no-ff",
                "-m",
                "by hand",
                head.as_str().expect("a commit"),
            ]);
            let merge = s.git(&["rev-parse", "HEAD"]);
            s.git(&["switch", "-q", "main"]);
            s.git(&["merge", "-q", "--no-ff", "--no-commit", "side"]);
            s.git(&["checkout", "-q", "main", "--", "sop.yaml"]);
            s.git(&["commit", "-q", "-m", "Merge side"]);
            let main = s.git(&["rev-parse", "main~1"]);
            published(s, &[yes], |record| {
                record["base"] = json!(base);
                record["merge"] = json!(merge);
                record["main"] = json!(main);
            });
        },
    },
    Attack {
        what: "roles.yaml gives the approvers' role by what somebody's title is",
        named: "authority-changed",
        act: |s| {
            edit(
                s,
                "people.yaml",
                "emails: [eve@example.com]",
                "emails: [eve@example.com], title: Intern",
            );
            let roles = "roles:\n  ops-lead: {title: Lead, match: {title: \"Intern*\"}}\n";
            put(s, "roles.yaml", roles);
            let submit = submitted(s);
            let yes = vote(s, "eve", &submit, json!({}));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "one key is listed for two, and approves twice",
        named: "approver-identity",
        act: |s| {
            let key = keygen_of(s, "jon");
            let listed = format!("emails: [cara@example.com], keys: [{{key: \"{key}\"}}]");
            edit(s, "people.yaml", "emails: [cara@example.com]", &listed);
            edit(s, "sop.yaml", "[key, asserted]", "[key]");
            edit(s, "sop.yaml", "required: 1", "required: 2");
            let submit = submitted(s);
            let votes = ["jon", "cara"].map(|by| by_key(s, by, &submit, "jon"));
            published(s, &votes, |_| ());
        },
    },
    Attack {
        what: "a key is listed after it signed, from a day long ago",
        named: "approver-identity",
        act: |s| {
            edit(s, "sop.yaml", "[key, asserted]", "[key]");
            let key = keygen(s, "late");
            let submit = submitted(s);
            let yes = by_key(s, "cara", &submit, "late");
            published(s, &[yes], |_| ());
            let listed =
                format!("emails: [cara@example.com], keys: [{{key: \"{key}\", from: 2020-01-01}}]");
            edit(s, "people.yaml", "emails: [cara@example.com]", &listed);
        },
    },
    Attack {
        what: "a key signs after its last day",
        named: "approver-identity",
        act: |s| {
            let key = keygen_of(s, "jon");
            let open = format!("{{key: \"{key}\"}}");
            edit(
                s,
                "people.yaml",
                &open,
                &format!("{{key: \"{key}\", until: 2026-11-01}}"),
            );
            edit(s, "sop.yaml", "[key, asserted]", "[key]");
            let submit = submitted(s);
            let yes = by_key(s, "jon", &submit, "jon");
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "the writer's commits are on the default branch first, and the submission says that its branch begins after them",
        named: "approver-own-work",
        act: |s| {
            revise(s, "a", "Shut", "Slam");
            s.ok(&[
                "submit", "a", "--reason", "because", "--change", "minor", "--actor", "cara",
            ]);
            let submit = newest(s, "submit").1;
            let head = submit["head"].as_str().expect("a commit").to_owned();
            s.git(&["switch", "-q", "main"]);
            s.git(&["merge", "-q", "--ff-only", &head]);
            let moved = with(body(&submit), &json!({"base": head, "at": submit["at"]}));
            let submit = forged(s, "submit", "cara", "submit: a 1.2", moved);
            let yes = vote(s, "maria", &submit, json!({}));
            s.git(&["commit", "-q", "--allow-empty", "-m", "Publish a 1.2"]);
            published(s, &[yes], |record| {
                record["base"] = json!(head);
                record["main"] = json!(head);
            });
        },
    },
    Attack {
        what: "the author of a commit is somebody else by .mailmap",
        named: "approver-own-work",
        act: |s| {
            put(
                s,
                ".mailmap",
                "Cara Ito <cara@example.com> Maria Lopez <maria@example.com>\n",
            );
            revise(s, "a", "Shut", "Slam");
            s.ok(&["submit", "a", "--reason", "because", "--actor", "cara"]);
            let yes = vote(s, "maria", &newest(s, "submit").0, json!({}));
            published(s, &[yes], |_| ());
        },
    },
    Attack {
        what: "a baseline whose author is the owner by their own record",
        named: "adoption-differs",
        act: |s| adopted(s, "eve", &json!({"owner": "eve"})),
    },
    Attack {
        what: "a baseline at another risk than its page",
        named: "adoption-differs",
        act: |s| adopted(s, "jon", &json!({"risk": "low"})),
    },
    Attack {
        what: "a baseline with a longer interval than its page",
        named: "adoption-differs",
        act: |s| adopted(s, "jon", &json!({"review_in": "90 years"})),
    },
    Attack {
        what: "a baseline for other roles than its page",
        named: "adoption-differs",
        act: |s| adopted(s, "jon", &json!({"roles": []})),
    },
    Attack {
        what: "an acknowledgement shown from what nobody published",
        named: "ack-differs",
        act: |s| {
            ack(
                s,
                "maria",
                &json!({"shown": format!("from sop1:{}", "0".repeat(64))}),
            )
        },
    },
    Attack {
        what: "an acknowledgement shown from the very bytes that it is of: nothing was shown",
        named: "ack-differs",
        act: |s| {
            let digest = newest(s, "ack").1["digest"].clone();
            let digest = digest.as_str().expect("a digest");
            ack(s, "maria", &json!({"shown": format!("from {digest}")}));
        },
    },
    Attack {
        what: "a reading on paper from before there was anything to read",
        named: "attest-differs",
        act: |s| attest(s, &json!({"on": "2020-01-01"})),
    },
    Attack {
        what: "a reading on paper by one who had left",
        named: "not-entitled",
        act: |s| attest(s, &json!({"person": "gone"})),
    },
    Attack {
        what: "a reading on paper of a day to come",
        named: "not-entitled",
        act: |s| attest(s, &json!({"on": "2026-11-30"})),
    },
    Attack {
        what: "a passed checkpoint that names what its publication does not have",
        named: "complete-differs",
        act: |s| {
            let publish = newest(s, "ack").1["publish"].clone();
            let body = json!({
                "path": "ramp", "stage": "week-1", "person": "cara", "checkpoint": "quiz", "score": 100,
                "sops": [{"id": "pic", "publish": publish, "version": "1.0"}], "meaning": "I did", "identity": "asserted",
            });
            forged(
                s,
                "complete",
                "cara",
                "complete: ramp week-1 for cara",
                body,
            );
        },
    },
    Attack {
        what: "a passed checkpoint that names none of its stage's SOPs, so that no new version opens it again",
        named: "complete-differs",
        act: |s| {
            let body = json!({
                "path": "ramp", "stage": "week-1", "person": "cara", "checkpoint": "quiz", "score": 100,
                "sops": [], "meaning": "I did", "identity": "asserted",
            });
            let summary = "complete: ramp week-1 for cara";
            forged(s, "complete", "cara", summary, body);
        },
    },
    Attack {
        what: "a fold that joins a tip with itself",
        named: "record-parents",
        act: |s| {
            let tip = s.git(&["rev-parse", "sop-ledger"]);
            fold(s, "w-x <w-x@writers.invalid>", &[tip.clone(), tip]);
        },
    },
    Attack {
        what: "a fold by a person",
        named: "record-committer",
        act: |s| {
            fold_of(
                s,
                "jon <jon@people.invalid>",
                ["sop-ledger", "sop-ledger~3"],
            )
        },
    },
    Attack {
        what: "a fold that joins the default branch",
        named: "record-has-tree",
        act: |s| fold_of(s, "w-x <w-x@writers.invalid>", ["sop-ledger", "main"]),
    },
    Attack {
        what: "a review of a forge without its keys",
        named: "record-not-canonical",
        act: |s| {
            let submit = submitted(s);
            vote(s, "jon", &submit, json!({"identity": "forge"}));
        },
    },
    Attack {
        what: "a format of another number",
        named: "record-not-canonical",
        act: |s| {
            let submit = submitted(s);
            vote(s, "jon", &submit, json!({"v": 2}));
        },
    },
    Attack {
        what: "an author who looks like another",
        named: "unknown-author",
        act: |s| {
            let submit = submitted(s);
            vote(s, "j\u{43e}n", &submit, json!({}));
        },
    },
    Attack {
        what: "a signature for something else than git",
        named: "signature-broken",
        act: |s| {
            let submit = submitted(s);
            let own = json!({"submit": submit, "meaning": "I approve", "identity": "key", "edited": false});
            let own = record(s, "approve", "jon", own);
            let summary = format!("approve: {}", &submit[..12]);
            let name = raw(s, &own, &summary, |text| text);
            let text = s.git(&["cat-file", "commit", &name]) + "\n";
            let words = ["-Y", "sign", "-n", "file", "-f", "../jon-key"];
            let made = s.program("ssh-keygen", &words, text.as_bytes());
            let signature = made.expect_code(0).stdout.trim().replace('\n', "\n ");
            let (headers, message) = text.split_once("\n\n").expect("a message");
            write(s, &format!("{headers}\ngpgsig {signature}\n\n{message}"));
        },
    },
    Attack {
        what: "the tag of a checkpoint counts other records",
        named: "checkpoint-differs",
        act: |s| {
            checkpoint(s, |text| {
                let said = text
                    .split("\"records\":")
                    .nth(1)
                    .and_then(|rest| rest.split(',').next());
                let said = said.expect("a count");
                text.replace(&format!("\"records\":{said},"), "\"records\":7,")
                    .replace(&format!("checkpoint: {said} by"), "checkpoint: 7 by")
            })
        },
    },
    Attack {
        what: "the tag of a checkpoint has other records",
        named: "checkpoint-differs",
        act: |s| {
            checkpoint(s, |text| {
                let said = text.split("\"sha256\":\"").nth(1).expect("a hash");
                text.replace(&said[..64], &"0".repeat(64))
            })
        },
    },
    Attack {
        what: "a checkpoint is dated before what it holds",
        named: "checkpoint-time",
        act: |s| {
            checkpoint(s, |text| {
                let said = text.split("\"at\":\"").nth(1).expect("a time")[..20].to_owned();
                let at: jiff::Timestamp = said.parse().expect("a time");
                let old: jiff::Timestamp = "2021-01-01T00:00:00Z".parse().expect("a time");
                text.replace(&said, "2021-01-01T00:00:00Z")
                    .replace(&at.as_second().to_string(), &old.as_second().to_string())
            })
        },
    },
    Attack {
        what: "front matter that only other programs can read says that a page is published",
        named: "published-without-record",
        act: |s| {
            put(
                s,
                "sops/new.md",
                "---\nstatus: draft\ntitle: x\nstatus: published\n---\n# X\n\n1. Do it.\n",
            )
        },
    },
    Attack {
        what: "front matter in TOML says that a new page is published",
        named: "published-without-record",
        act: |s| {
            put(
                s,
                "sops/new.md",
                "+++\nstatus = \"published\"\ntitle = \"x\"\n+++\n# X\n\n1. Do it.\n",
            )
        },
    },
    Attack {
        what: "a page that looks like another",
        named: "published-without-record",
        act: |s| {
            put(
                s,
                "sops/\u{430}.md",
                &s.read("sops/a.md").replace("id: a\n", "id: \u{430}\n"),
            )
        },
    },
    Attack {
        what: "the folder of the pages is a symbolic link",
        named: "governance-removed",
        act: |s| {
            s.git(&["mv", "sops", "pages"]);
            let _ = s
                .program("ln", &["-s", "pages", "sops"], b"")
                .expect_code(0);
            s.commit_all("tidy up");
        },
    },
    Attack {
        what: "a tree names people.yaml twice",
        named: "object-unreadable",
        act: |s| {
            let people = s.read("people.yaml");
            let other = people.replace(
                "emails: [eve@example.com]",
                "emails: [eve@example.com], roles: [ops-lead]",
            );
            twice(s, "people.yaml", &other);
        },
    },
    Attack {
        what: "a merge joins its parents the other way round",
        named: "merge-differs",
        act: |s| {
            let submit = submitted(s);
            let yes = vote(s, "jon", &submit, json!({}));
            published(s, &[yes], |_| ());
            let tree = s.git(&["rev-parse", "main^{tree}"]);
            let (base, head) = (
                s.git(&["rev-parse", "main^1"]),
                s.git(&["rev-parse", "main^2"]),
            );
            let words = [
                "commit-tree",
                &tree,
                "-p",
                &head,
                "-p",
                &base,
                "-m",
                "by hand",
            ];
            let merge = s.git(&words);
            let publish = newest(s, "publish").1;
            s.git(&["update-ref", "refs/heads/sop-ledger", "sop-ledger^"]);
            s.git(&["reset", "-q", "--hard", &merge]);
            let body = with(body(&publish), &json!({"merge": merge, "main": base}));
            let version = body["sops"][0]["version"]
                .as_str()
                .expect("a version")
                .to_owned();
            forged(
                s,
                "publish",
                "maria",
                &format!("publish: a {version}"),
                body,
            );
        },
    },
];

/// The public half of a key beside the clone.
fn keygen_of(s: &Session<'_>, name: &str) -> String {
    s.read(&format!("../{name}-key.pub")).trim().to_owned()
}

/// An approval that somebody's key signed.
fn by_key(s: &Session<'_>, by: &str, submit: &str, key: &str) -> String {
    let own = json!({"submit": submit, "meaning": "I approve", "identity": "key", "edited": false});
    let own = record(s, "approve", by, own);
    let parent = s.git(&["rev-parse", "sop-ledger"]);
    let summary = format!("approve: {}", &submit[..12]);
    let unsigned = raw(s, &own, &summary, |text| text);
    let text = s.git(&["cat-file", "commit", &unsigned]) + "\n";
    s.git(&["update-ref", "refs/heads/sop-ledger", &parent]);
    write(s, &signed(s, &text, key))
}

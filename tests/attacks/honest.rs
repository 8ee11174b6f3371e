//! Histories that are unusual and honest: nobody is accused.

use super::world::{approved, base, copy, edit, put, submitted};
use crate::support::handbook::{approve, page, publish, revise};
use crate::support::twin::agrees;
use crate::support::{Session, TestEnv};

/// What somebody does, and what they are told of it.
struct History {
    what: &'static str,
    act: fn(&Session<'_>),
}

/// A remote of one's own, with a clone for Jon.
fn shared<'a>(s: &Session<'a>) -> Session<'a> {
    let place = s.folder().with_extension("git");
    let remote = place.to_str().expect("a path");
    s.git(&["init", "-q", "--bare", "-b", "main", remote]);
    s.git(&["remote", "add", "origin", remote]);
    s.git(&["push", "-q", "-u", "origin", "main"]);
    s.ok(&["sync"]);
    let jon = s.in_folder(s.folder().with_extension("jon"));
    jon.git(&["clone", "-q", remote, "."]);
    jon.ok(&["sync"]);
    jon
}

fn by_hand(s: &Session<'_>, words: &[&str]) {
    approved(s);
    s.git(&["switch", "-q", "main"]);
    s.git(&[&["merge", "-q"], words].concat());
}

const TABLE: &[History] = &[
    History {
        what: "a page is moved by a revision",
        act: |s| {
            s.git(&["switch", "-q", "-c", "sop/a", "main"]);
            s.git(&["mv", "sops/a.md", "sops/door.md"]);
            s.commit_all("move");
            approve(s, "a");
            s.ok(&["publish", "a"]);
        },
    },
    History {
        what: "somebody gets another id",
        act: |s| {
            edit(s, "people.yaml", "id: jon,", "id: jberg,");
            let words = [
                "--no-change",
                "--note",
                "looked",
                "--yes",
                "--actor",
                "jberg",
            ];
            s.ok(&[&["review", "a"], &words[..]].concat());
        },
    },
    History {
        what: "what ended is published again",
        act: |s| {
            s.git(&["switch", "-q", "-c", "sop/old", "main"]);
            s.write("sops/old.md", &page("old", "Open the new shed.", ""));
            s.commit_all("again");
            approve(s, "old");
            s.ok(&["publish", "old"]);
        },
    },
    History {
        what: "a page ends, and another takes its place",
        act: |s| {
            s.ok(&["retire", "pic", "--reason", "sold", "--superseded-by", "a"]);
            s.ok(&["approve", "pic", "--yes", "--quiet", "--actor", "jon"]);
            s.ok(&["publish", "pic"]);
        },
    },
    History {
        what: "a page is adopted, and the default interval changes",
        act: |s| {
            put(s, "sops/pg.md", "# Page\n\n1. Do it.\n");
            let words = ["--owner", "role:ops-lead", "--role", "ops-lead", "--yes"];
            s.ok(&[&["adopt", "sops/pg.md"], &words[..], &["--actor", "jon"]].concat());
            let settings = s.read("sop.yaml");
            let lines = settings
                .lines()
                .filter(|line| !line.starts_with("review_in"));
            let lines: Vec<&str> = lines.collect();
            put(
                s,
                "sop.yaml",
                &format!("{}\nreview_in: 1 year\n", lines.join("\n")),
            );
        },
    },
    History {
        what: "who approves had changed the owner on the default branch",
        act: |s| {
            s.git(&["switch", "-q", "main"]);
            let text = s
                .read("sops/a.md")
                .replace("owner: role:ops-lead", "owner: jon");
            s.write("sops/a.md", &text);
            s.git(&[
                "commit",
                "-q",
                "-a",
                "-m",
                "owner",
                "--author",
                "Jon <jon@example.com>",
            ]);
            approved(s);
            s.ok(&["publish", "a"]);
        },
    },
    History {
        what: "merged by hand, then published",
        act: |s| {
            by_hand(s, &["--no-ff", "-m", "by hand", "sop/a"]);
            s.ok(&["publish", "a"]);
        },
    },
    History {
        what: "merged by hand without a merge commit",
        act: |s| {
            by_hand(s, &["--ff-only", "sop/a"]);
            s.ok(&["publish", "--merged"]);
        },
    },
    History {
        what: "squashed by hand, two in one",
        act: |s| {
            by_hand(s, &["--squash", "sop/a"]);
            s.git(&["commit", "-q", "-m", "Squash (#3)"]);
            s.git(&["switch", "-q", "sop/w"]);
            s.ok(&["approve", "w", "--yes", "--quiet", "--actor", "jon"]);
            s.git(&["switch", "-q", "main"]);
            s.git(&["merge", "-q", "--squash", "sop/w"]);
            s.git(&["commit", "-q", "-m", "Squash (#4)"]);
            s.ok(&["publish", "--merged"]);
        },
    },
    History {
        what: "two clones whose clocks are nearly a day apart, and a merge by `git pull`",
        act: |s| {
            let jon = shared(s).var("SOP_NOW", "2026-11-21T16:00:00Z");
            revise(&jon, "a", "Shut", "Slam");
            jon.ok(&["submit", "a", "--reason", "because", "--actor", "jon"]);
            s.ok(&["sync"]);
            s.ok(&["approve", "a", "--yes", "--quiet", "--actor", "cara"]);
            jon.ok(&["sync"]);
            jon.ok(&["publish", "a", "--actor", "jon"]);
            put(s, "notes.txt", "local\n");
            s.git(&["pull", "-q", "--no-rebase", "--no-edit"]);
            s.git(&["push", "-q", "origin", "main"]);
            s.ok(&["sync"]);
            publish(s, "n", "Open the gate.");
        },
    },
    History {
        what: "a clock was two days ahead once, and keys with an end are used after that",
        act: |s| {
            let key = s.read("../jon-key.pub").trim().to_owned();
            let open = format!("{{key: \"{key}\"}}");
            let ends = format!("{{key: \"{key}\", until: 2026-11-23}}");
            edit(s, "people.yaml", &open, &ends);
            let words = ["review", "a", "--no-change", "--note", "looked", "--yes"];
            let ahead = s.var("SOP_NOW", "2026-11-26T12:00:00Z");
            ahead.ok(&[&words[..], &["--actor", "cara"]].concat());
            edit(s, "sop.yaml", "[key, asserted]", "[key]");
            s.git(&["config", "gpg.format", "ssh"]);
            s.git(&["config", "user.signingkey", "../jon-key"]);
            let _ = submitted(s);
            s.ok(&["approve", "a", "--yes", "--quiet", "--actor", "jon"]);
            s.ok(&["publish", "a"]);
        },
    },
    History {
        what: "somebody approves on the last day, and the days begin elsewhere since",
        act: |s| {
            edit(s, "people.yaml", "{id: jon,", "{end: 2026-11-22, id: jon,");
            let evening = s.var("SOP_NOW", "2026-11-22T18:00:00Z");
            approved(&evening);
            evening.ok(&["publish", "a"]);
            edit(
                s,
                "sop.yaml",
                "identity:",
                "timezone: Asia/Tokyo\nidentity:",
            );
        },
    },
    History {
        what: "a page goes live with another picture, and is taken back with it",
        act: |s| {
            s.git(&["switch", "-q", "-c", "sop/pic", "main"]);
            s.write("sops/lever.png", "NEW");
            s.write("sops/knob.png", "NEW");
            let text = s
                .read("sops/pic.md")
                .replace("Pull", "Push ![it](knob.png)");
            s.write("sops/pic.md", &text);
            s.commit_all("another picture");
            s.ok(&["submit", "pic", "--reason", "because", "--change", "minor"]);
            let said = s.run(&["approve", "pic", "--yes", "--actor", "jon"]);
            let said = said.expect_code(0).says("picture changed: sops/lever.png");
            assert!(!said.stdout.contains("does not cover"), "{said}");
            s.ok(&["publish", "pic"]);
            s.ok(&["withdraw", "pic", "1.1", "--reason", "wrong", "--yes"]);
            assert_eq!(s.git(&["show", "main:sops/lever.png"]), "PNG");
            assert_eq!(s.git(&["ls-tree", "main", "sops/knob.png"]), "");
        },
    },
    History {
        what: "a page is moved by a revision, and has another tag by then where it was",
        act: |s| {
            s.git(&["switch", "-q", "-c", "sop/a", "main"]);
            s.git(&["mv", "sops/a.md", "sops/door.md"]);
            s.commit_all("move");
            s.git(&["switch", "-q", "main"]);
            let text = s
                .read("sops/a.md")
                .replacen("---\n", "---\ntags: [doors]\n", 1);
            put(s, "sops/a.md", &text);
            approve(s, "a");
            s.ok(&["publish", "a"]);
            assert!(
                s.git(&["show", "main:sops/door.md"])
                    .contains("tags: [doors]")
            );
        },
    },
    History {
        what: "everything is packed, with graphs and indexes",
        act: |s| {
            s.git(&["gc", "-q", "--prune=now"]);
            s.git(&["commit-graph", "write", "--reachable"]);
            s.git(&["multi-pack-index", "write"]);
            s.git(&["pack-refs", "--all"]);
        },
    },
    History {
        what: "objects of another repository are borrowed",
        act: |s| {
            let from = s.folder().join(".git/objects");
            let to = s.folder().with_extension("objects");
            std::fs::create_dir_all(from.join("info")).expect("a folder");
            let words = [
                "-a",
                from.to_str().expect("a path"),
                to.to_str().expect("a path"),
            ];
            let _ = s.program("cp", &words, b"").expect_code(0);
            for entry in std::fs::read_dir(&from).expect("objects").flatten() {
                if entry.file_name().len() == 2 {
                    std::fs::remove_dir_all(entry.path()).expect("gone");
                }
            }
            let line = format!("{}\n", to.display());
            std::fs::write(from.join("info/alternates"), line).expect("written");
        },
    },
    History {
        what: "tags and branches that are called like others, and notes",
        act: |s| {
            s.git(&["tag", "main", "main~3"]);
            s.git(&["tag", "sop/2026/q4/1.0", "main"]);
            s.git(&["update-ref", "refs/tags/sop-ledger", "refs/heads/main~2"]);
            s.git(&[
                "notes",
                "add",
                "-m",
                "approved by all",
                "refs/heads/sop-ledger",
            ]);
        },
    },
    History {
        what: "a published page has CRLF, and has LF later",
        act: |s| {
            s.write(".gitattributes", "*.md -text\n");
            s.commit_all("as it is");
            s.git(&["switch", "-q", "-c", "sop/a", "main"]);
            let text = s.read("sops/a.md").replace("Shut", "Slam");
            s.write("sops/a.md", &text.replace('\n', "\r\n"));
            s.commit_all("from another system");
            approve(s, "a");
            s.ok(&["publish", "a"]);
            let text = s.read("sops/a.md").replace("\r\n", "\n");
            put(s, "sops/a.md", &text);
            publish(s, "n", "Open the gate.");
        },
    },
    History {
        what: "many heads are merged at once, and a link and a submodule stand elsewhere",
        act: |s| {
            for name in ["x", "y", "z"] {
                s.git(&["switch", "-q", "-c", name, "main"]);
                put(s, &format!("{name}.txt"), name);
            }
            s.git(&["switch", "-q", "main"]);
            s.git(&["merge", "-q", "-m", "octopus", "x", "y", "z"]);
            let head = s.git(&["rev-parse", "HEAD"]);
            let entry = format!("160000,{head},lib");
            s.git(&["update-index", "--add", "--cacheinfo", &entry]);
            s.git(&["commit", "-q", "-m", "a library"]);
            publish(s, "n", "Open the gate.");
        },
    },
];

/// Each leaves the answer in order.
pub fn none_accused() {
    let env = TestEnv::new();
    let maria = base(&env);
    for (at, history) in TABLE.iter().enumerate() {
        let s = copy(&maria, at);
        (history.act)(&s);
        let answer = s.run(&["verify", "--json"]);
        assert_eq!(answer.code, 0, "{}: {answer}", history.what);
        agrees(&s, &answer);
    }
}

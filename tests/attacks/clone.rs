//! By somebody with a hand on the repository itself: refs moved by force, and objects that are not what they say.

use super::world::Attack;
use crate::support::Session;

/// A file of an object.
fn loose(s: &Session<'_>, name: &str) -> std::path::PathBuf {
    s.folder()
        .join(format!(".git/objects/{}/{}", &name[..2], &name[2..]))
}

fn removed(s: &Session<'_>, what: &str) {
    let name = s.git(&["rev-parse", what]);
    std::fs::remove_file(loose(s, &name)).expect("a loose object");
}

pub const TABLE: &[Attack] = &[
    Attack {
        what: "a tag is moved",
        named: "tag-moved",
        act: |s| {
            s.git(&["tag", "-f", "sop/a/1.0", "main"]);
        },
    },
    Attack {
        what: "a tag is replaced by an annotated one",
        named: "tag-moved",
        act: |s| {
            s.git(&["tag", "-f", "-a", "-m", "x", "sop/a/1.0", "main"]);
        },
    },
    Attack {
        what: "a tag is deleted",
        named: "tag-missing",
        act: |s| {
            s.git(&["tag", "-d", "sop/a/1.0"]);
        },
    },
    Attack {
        what: "a tag of a version that was never published",
        named: "tag-without-record",
        act: |s| {
            s.git(&["tag", "sop/a/9.0"]);
        },
    },
    Attack {
        what: "git replace puts another commit in a commit's place",
        named: "replaced-object",
        act: |s| {
            s.git(&["replace", "main", "main~1"]);
        },
    },
    Attack {
        what: "git replace puts another record in a record's place",
        named: "replaced-object",
        act: |s| {
            s.git(&["replace", "sop-ledger", "sop-ledger~1"]);
        },
    },
    Attack {
        what: "grafts rewrite who follows whom",
        named: "grafts",
        act: |s| {
            let main = s.git(&["rev-parse", "main"]);
            s.write(".git/info/grafts", &format!("{main}\n"));
        },
    },
    Attack {
        what: "a commit-graph that lies",
        named: "commit-graph-lies",
        act: |s| {
            s.git(&["commit-graph", "write", "--reachable"]);
            let file = s.folder().join(".git/objects/info/commit-graph");
            let mut bytes = std::fs::read(&file).expect("a graph");
            let at = bytes.len() - 60;
            bytes[at] ^= 1;
            std::fs::remove_file(&file).expect("there");
            std::fs::write(&file, bytes).expect("written");
        },
    },
    Attack {
        what: "history is cut off",
        named: "shallow-clone",
        act: |s| {
            let main = s.git(&["rev-parse", "main"]);
            s.write(".git/shallow", &format!("{main}\n"));
        },
    },
    Attack {
        what: "objects are left out on purpose",
        named: "partial-clone",
        act: |s| {
            s.git(&["remote", "add", "elsewhere", "../nowhere.git"]);
            s.git(&["remote", "add", "origin", "../nowhere.git"]);
            s.git(&["config", "remote.elsewhere.promisor", "true"]);
        },
    },
    Attack {
        what: "objects are kept in a folder that is not handed over",
        named: "objects-borrowed",
        act: |s| {
            let elsewhere = s.folder().with_extension("objects");
            std::fs::create_dir_all(&elsewhere).expect("a folder");
            let line = format!("{}\n", elsewhere.display());
            let info = s.folder().join(".git/objects/info");
            std::fs::create_dir_all(&info).expect("a folder");
            std::fs::write(info.join("alternates"), line).expect("written");
        },
    },
    Attack {
        what: "a record is missing",
        named: "object-unreadable",
        act: |s| removed(s, "sop-ledger~3"),
    },
    Attack {
        what: "published bytes are missing",
        named: "object-unreadable",
        act: |s| removed(s, "main:sops/a.md"),
    },
    Attack {
        what: "a record's bytes are changed under its name",
        named: "object-unreadable",
        act: |s| {
            let (one, other) = (
                s.git(&["rev-parse", "sop-ledger~3"]),
                s.git(&["rev-parse", "sop-ledger~4"]),
            );
            std::fs::remove_file(loose(s, &one)).expect("a loose object");
            let _ = std::fs::copy(loose(s, &other), loose(s, &one)).expect("copied");
        },
    },
    Attack {
        what: "published bytes are changed under their name",
        named: "object-unreadable",
        act: |s| {
            let (one, other) = (
                s.git(&["rev-parse", "main:sops/a.md"]),
                s.git(&["rev-parse", "main:sops/loose.md"]),
            );
            std::fs::remove_file(loose(s, &one)).expect("a loose object");
            let _ = std::fs::copy(loose(s, &other), loose(s, &one)).expect("copied");
        },
    },
    Attack {
        what: "the default branch is pushed back by force",
        named: "publication-removed",
        act: |s| {
            s.git(&["reset", "-q", "--hard", "main~3"]);
        },
    },
    Attack {
        what: "a commit of the default branch is amended by force",
        named: "default-branch-rewritten",
        act: |s| {
            s.git(&["commit", "-q", "--amend", "-m", "other"]);
        },
    },
    Attack {
        what: "ledger and branch are pushed back together, and a tag of a checkpoint is here",
        named: "checkpoint-record-missing",
        act: |s| {
            back(s);
        },
    },
    Attack {
        what: "the tag of a checkpoint says something else",
        named: "checkpoint-unreadable",
        act: |s| {
            let tag = s.git(&["tag", "-l", "sop-checkpoint/*"]);
            s.git(&[
                "tag",
                "-f",
                "-a",
                "-m",
                "checkpoint: 1 by maria",
                &tag,
                "sop-ledger",
            ]);
        },
    },
    Attack {
        what: "a checkpoint by nobody",
        named: "checkpoint-author",
        act: |s| {
            let tag = s.git(&["tag", "-l", "sop-checkpoint/*"]);
            let text = s
                .git(&["cat-file", "tag", &tag])
                .replace("by maria", "by nobody")
                .replace("maria <maria@", "nobody <nobody@")
                .replace("\"by\":\"maria\"", "\"by\":\"nobody\"");
            let made = s.program(
                "git",
                &["hash-object", "-t", "tag", "-w", "--literally", "--stdin"],
                format!("{text}\n").as_bytes(),
            );
            let name = made.expect_code(0).stdout.trim().to_owned();
            s.git(&["update-ref", &format!("refs/tags/{tag}"), &name]);
        },
    },
];

/// Ledger and default branch as they were before the last publications, and the clone's memory gone.
pub fn back(s: &Session<'_>) {
    let early = s.git(&["rev-list", "--max-parents=0", "main"]);
    let genesis = s.git(&["rev-list", "--max-parents=0", "sop-ledger"]);
    s.git(&["update-ref", "refs/heads/sop-ledger", &genesis]);
    s.git(&["switch", "-q", "main"]);
    s.git(&["reset", "-q", "--hard", &early]);
    for tag in s.git(&["tag", "-l", "sop/*"]).lines() {
        s.git(&["tag", "-d", tag]);
    }
    let _ = std::fs::remove_dir_all(s.folder().join(".git/sop"));
}

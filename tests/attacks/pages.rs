//! By somebody who may push to the default branch.

use super::world::{Attack, edit, put};

pub const TABLE: &[Attack] = &[
    Attack {
        what: "a new page says that it is published",
        named: "published-without-record",
        act: |s| {
            put(
                s,
                "sops/n.md",
                "---\nstatus: published\nversion: \"1.0\"\n---\n\n# N\n",
            )
        },
    },
    Attack {
        what: "a page says that it ended",
        named: "retired-without-record",
        act: |s| put(s, "sops/n.md", "---\nstatus: retired\n---\n\n# N\n"),
    },
    Attack {
        what: "a draft is stamped with a version",
        named: "version-without-record",
        act: |s| {
            put(
                s,
                "sops/n.md",
                "---\nstatus: draft\nversion: \"3.0\"\n---\n\n# N\n",
            )
        },
    },
    Attack {
        what: "a step of a governed page is changed",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "Open", "Burn"),
    },
    Attack {
        what: "a picture is swapped",
        named: "bytes-not-published",
        act: |s| put(s, "sops/lever.png", "other"),
    },
    Attack {
        what: "a picture is deleted",
        named: "bytes-not-published",
        act: |s| {
            s.git(&["rm", "-q", "sops/lever.png"]);
            s.commit_all("tidy");
        },
    },
    Attack {
        what: "a governed page is deleted",
        named: "governance-removed",
        act: |s| {
            s.git(&["rm", "-q", "sops/a.md"]);
            s.commit_all("tidy");
        },
    },
    Attack {
        what: "a governed page is moved",
        named: "governance-removed",
        act: |s| {
            s.git(&["mv", "sops/a.md", "sops/z.md"]);
            s.commit_all("tidy");
        },
    },
    Attack {
        what: "a governed page is moved out of the globs",
        named: "governance-removed",
        act: |s| {
            s.git(&["mv", "sops/a.md", "a.md"]);
            s.commit_all("tidy");
        },
    },
    Attack {
        what: "a governed page says that it is a draft",
        named: "governance-removed",
        act: |s| edit(s, "sops/a.md", "status: published", "status: draft"),
    },
    Attack {
        what: "a governed page says nothing of its status",
        named: "governance-removed",
        act: |s| edit(s, "sops/a.md", "status: published\n", ""),
    },
    Attack {
        what: "a status of another convention",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "status: published", "status: living"),
    },
    Attack {
        what: "front matter in TOML",
        named: "bytes-not-published",
        act: |s| put(s, "sops/a.md", "+++\ntitle = \"a\"\n+++\n\n# a\n"),
    },
    Attack {
        what: "a symbolic link in its place",
        named: "governance-removed",
        act: |s| {
            std::fs::remove_file(s.folder().join("sops/a.md")).expect("there");
            std::os::unix::fs::symlink("loose.md", s.folder().join("sops/a.md")).expect("a link");
            s.commit_all("tidy");
        },
    },
    Attack {
        what: "an executable in its place",
        named: "governance-removed",
        act: |s| {
            s.git(&["update-index", "--chmod=+x", "sops/a.md"]);
            s.git(&["commit", "-qm", "tidy"]);
        },
    },
    Attack {
        what: "a submodule in its place",
        named: "governance-removed",
        act: |s| {
            let main = s.git(&["rev-parse", "main"]);
            s.git(&["rm", "-q", "sops/a.md"]);
            s.git(&[
                "update-index",
                "--add",
                "--cacheinfo",
                &format!("160000,{main},sops/a.md"),
            ]);
            s.git(&["commit", "-qm", "tidy"]);
        },
    },
    Attack {
        what: "a folder in its place",
        named: "governance-removed",
        act: |s| {
            s.git(&["rm", "-q", "sops/a.md"]);
            put(s, "sops/a.md/index.md", "# a\n");
        },
    },
    Attack {
        what: "a page's id is none",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "id: a", "id: a!a"),
    },
    Attack {
        what: "the globs are narrowed",
        named: "governance-removed",
        act: |s| edit(s, "sop.yaml", "sops/**/*.md", "sops/l*.md"),
    },
    Attack {
        what: "the ledger is taken out of sop.yaml",
        named: "ledger-record-missing",
        act: |s| {
            let settings: String = s
                .read("sop.yaml")
                .lines()
                .filter(|line| !line.starts_with("ledger:"))
                .map(|line| format!("{line}\n"))
                .collect();
            put(s, "sop.yaml", &settings);
        },
    },
    Attack {
        what: "sop.yaml names another ledger",
        named: "record-of-another-ledger",
        act: |s| {
            let settings: Vec<String> = s
                .read("sop.yaml")
                .lines()
                .map(|line| {
                    if line.starts_with("ledger:") {
                        "ledger: another".to_owned()
                    } else {
                        line.to_owned()
                    }
                })
                .collect();
            put(s, "sop.yaml", &(settings.join("\n") + "\n"));
        },
    },
    Attack {
        what: "sop.yaml makes another branch the one that is judged",
        named: "default-branch-named",
        act: |s| {
            s.git(&["branch", "quiet"]);
            edit(s, "sops/a.md", "Open", "Burn");
            put(
                s,
                "sop.yaml",
                &format!("{}default_branch: quiet\n", s.read("sop.yaml")),
            );
        },
    },
    Attack {
        what: "a governed page takes another id",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "id: a", "id: aa"),
    },
    Attack {
        what: "a version is edited",
        named: "version-differs",
        act: |s| edit(s, "sops/a.md", "version: \"1.1\"", "version: \"1.2\""),
    },
    Attack {
        what: "a line that looks like routing inside a quoted title",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "title: a", "title: \"a\nowner: jon\n  b\""),
    },
    Attack {
        what: "prose inside tags",
        named: "bytes-not-published",
        act: |s| {
            edit(
                s,
                "sops/a.md",
                "roles: [ops-lead]",
                "roles: [ops-lead]\ntags: [skip step one]",
            )
        },
    },
    Attack {
        what: "an HTML comment that nobody sees",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "1. Open", "<!-- or do not -->\n\n1. Open"),
    },
    Attack {
        what: "invisible and turning characters",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "Open", "O\u{202e}p\u{200b}en"),
    },
    Attack {
        what: "a remote picture",
        named: "bytes-not-published",
        act: |s| {
            edit(
                s,
                "sops/a.md",
                "Open",
                "![x](https://evil.example/x.png) Open",
            )
        },
    },
    Attack {
        what: "another interval and owner that hide a change of risk",
        named: "bytes-not-published",
        act: |s| {
            edit(
                s,
                "sops/a.md",
                "owner: role:ops-lead",
                "owner: eve\nrisk: low",
            )
        },
    },
    Attack {
        what: "the page lets somebody else approve it",
        named: "bytes-not-published",
        act: |s| edit(s, "sops/a.md", "title: a", "title: a\napprovers: [eve]"),
    },
    Attack {
        what: "what ended says that it is published",
        named: "retired-revived",
        act: |s| edit(s, "sops/old.md", "status: retired", "status: published"),
    },
    Attack {
        what: "what was taken back is there again",
        named: "withdrawn-revived",
        act: |s| {
            s.git(&["checkout", "-q", "sop/back/1.0", "--", "sops/back.md"]);
            s.commit_all("tidy");
        },
    },
    Attack {
        what: "an old version is brought back",
        named: "bytes-not-published",
        act: |s| {
            s.git(&["checkout", "-q", "sop/a/1.0", "--", "sops/a.md"]);
            s.commit_all("tidy");
        },
    },
    Attack {
        what: "a copy under the same id",
        named: "published-without-record",
        act: |s| {
            let text = s.read("sops/a.md");
            put(s, "sops/copy.md", &text.replace("Open", "Burn"));
        },
    },
    Attack {
        what: "a branch is merged that nobody approved",
        named: "published-without-record",
        act: |s| {
            s.git(&["merge", "-q", "--no-ff", "-m", "w", "sop/w"]);
        },
    },
    Attack {
        what: "a merge that slips in more than its branch",
        named: "bytes-not-published",
        act: |s| {
            s.git(&["merge", "-q", "--no-ff", "--no-commit", "sop/w"]);
            let text = s.read("sops/a.md").replace("Open", "Burn");
            put(s, "sops/a.md", &text);
        },
    },
    Attack {
        what: "the approvers' role is given to somebody",
        named: "authority-changed",
        act: |s| {
            edit(
                s,
                "people.yaml",
                "emails: [eve@example.com]",
                "emails: [eve@example.com], roles: [ops-lead]",
            )
        },
    },
    Attack {
        what: "a page that says it is published has a name that nothing reads",
        named: "page-not-read",
        act: |s| {
            use std::os::unix::ffi::OsStrExt;
            let name = std::ffi::OsStr::from_bytes(b"sops/caf\xe9.md");
            let page = "---\nstatus: published\n---\n\n# Café\n\n1. Do it.\n";
            std::fs::write(s.folder().join(name), page).expect("written");
            s.commit_all("a page");
        },
    },
    Attack {
        what: "a published page is no text any more",
        named: "bytes-not-published",
        act: |s| {
            let place = s.folder().join("sops/a.md");
            let mut bytes = std::fs::read(&place).expect("a page");
            bytes[8] = 0xbd;
            std::fs::write(&place, bytes).expect("written");
            s.commit_all("tidy up");
        },
    },
    Attack {
        what: "somebody who left comes back",
        named: "authority-changed",
        act: |s| edit(s, "people.yaml", ", end: 2026-11-01", ""),
    },
    Attack {
        what: "a service becomes human",
        named: "authority-changed",
        act: |s| edit(s, "people.yaml", "kind: service, ", ""),
    },
    Attack {
        what: "a key is added for somebody",
        named: "authority-changed",
        act: |s| {
            edit(
                s,
                "people.yaml",
                "emails: [cara@example.com]",
                "emails: [cara@example.com], keys: [{key: \"ssh-ed25519 AAAA\"}]",
            )
        },
    },
    Attack {
        what: "approvals are asked for no more",
        named: "authority-changed",
        act: |s| edit(s, "sop.yaml", "self: alone", "self: always"),
    },
    Attack {
        what: "people.yaml cannot be read",
        named: "configuration",
        act: |s| put(s, "people.yaml", "people: ["),
    },
];

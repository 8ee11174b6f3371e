//! Repositories as they are: other names, other line ends, half-finished merges, cut-off histories. Nothing is lost,
//! and nothing is answered that is not so.

use crate::support::{Session, TestEnv};
use serde_json::Value;

fn page(id: &str, step: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: {id}\nstatus: draft\nowner: role:ops-lead\nroles: [ops-lead]\n---\n\n# {id}\n\n## Procedure\n\n1. {step}\n2. Close the door.\n"
    )
}

/// A handbook of one person, who may approve by assertion.
fn handbook(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    settle(&maria);
    maria
}

fn settle(maria: &Session<'_>) {
    let settings = maria.read("sop.yaml");
    maria.write("sop.yaml", &format!("{settings}identity: [asserted]\n"));
    maria.commit_all("settings");
}

/// Publishes a page, from its branch to the default one.
fn publish(maria: &Session<'_>, id: &str) {
    let main = maria.git(&["branch", "--show-current"]);
    maria.git(&["switch", "--quiet", "-c", &format!("sop/{id}"), &main]);
    maria.write(&format!("sops/{id}.md"), &page(id, "Open the door."));
    maria.commit_all("steps");
    maria.ok(&["submit", id]);
    maria.ok(&["approve", id, "--yes", "--quiet"]);
    maria.ok(&["publish", id]);
}

fn states(session: &Session<'_>) -> Vec<(String, String)> {
    let rows = session.json(&["list"])["sops"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    rows.iter()
        .map(|row| (text(row, "path"), text(row, "state")))
        .collect()
}

fn code(output: &crate::support::Output) -> String {
    let error = output.error_json();
    error["error"]["code"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_merge_under_way_and_a_detached_head_are_left_alone() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    maria.git(&["switch", "--quiet", "-c", "other", "HEAD~1"]);
    maria.write("notes.txt", "a note\n");
    maria.commit_all("a note");
    maria.git(&["merge", "--quiet", "--no-ff", "--no-commit", "main"]);
    maria.write("steps.txt", "1. Open the door.\n");
    for args in [
        &["new", "Z", "--role", "ops-lead", "--json"][..],
        &["draft", "Z", "--from", "steps.txt", "--json"],
        &["edit", "one", "--json"],
    ] {
        assert_eq!(code(&maria.fails(3, args)), "merge-in-progress", "{args:?}");
        assert!(maria.has(".git/MERGE_HEAD"), "{args:?}");
        assert_eq!(maria.git(&["branch", "--show-current"]), "other");
    }
    maria.git(&["merge", "--abort"]);
    maria.git(&["switch", "--quiet", "--detach"]);
    let head = maria.git(&["rev-parse", "HEAD"]);
    for args in [
        &["new", "Z", "--role", "ops-lead", "--json"][..],
        &["edit", "one", "--json"],
    ] {
        assert_eq!(code(&maria.fails(3, args)), "detached-head", "{args:?}");
        assert_eq!(maria.git(&["rev-parse", "HEAD"]), head);
        assert_eq!(maria.git(&["branch", "--list", "sop/z"]), "");
    }
    env.fsck_all();
}

#[test]
fn line_ends_are_those_that_git_would_commit() {
    for attributes in [
        "",
        "*.md text\n",
        "*.md text=auto\n",
        "*.md text eol=crlf\n",
    ] {
        let env = TestEnv::new();
        let maria = handbook(&env);
        maria.write(".gitattributes", attributes);
        maria.commit_all("attributes");
        publish(&maria, "one");
        maria.git(&["config", "core.autocrlf", "true"]);
        std::fs::remove_file(maria.folder().join("sops/one.md")).expect("there");
        maria.git(&["checkout", "--", "sops/one.md"]);
        assert!(maria.read("sops/one.md").contains("\r\n"), "{attributes}");
        let editor = maria.var("GIT_EDITOR", "true");
        let report = editor.json(&["edit", "one"]);
        assert_eq!(report["commit"], Value::Null, "{attributes}");
        let text = maria
            .read("sops/one.md")
            .replace("Open the door", "Open the gate");
        maria.write("sops/one.md", &text);
        maria.ok(&["edit", "one", "-m", "the gate"]);
        let blob = maria.git(&["cat-file", "blob", "sop/one:sops/one.md"]);
        assert!(
            !blob.contains('\r') && blob.contains("the gate"),
            "{attributes}"
        );
        assert_eq!(maria.git(&["status", "--short"]), "", "{attributes}");
        maria.ok(&["submit", "one", "--reason", "the gate"]);
        maria.ok(&["approve", "one", "--yes", "--quiet"]);
        maria.ok(&["publish", "one"]);
        maria.ok(&["verify", "--quiet"]);
        env.fsck_all();
    }
}

#[test]
fn a_page_that_is_stored_with_crlf_stays_so() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write(".gitattributes", "");
    maria.write(
        "sops/one.md",
        &page("one", "Open the door.").replace('\n', "\r\n"),
    );
    maria.commit_all("a page");
    maria.git(&["config", "core.autocrlf", "true"]);
    maria.git(&["switch", "--quiet", "-c", "sop/one"]);
    let text = maria.read("sops/one.md").replace("the door", "the gate");
    maria.write("sops/one.md", &text);
    maria.ok(&["edit", "one", "-m", "the gate"]);
    let blob = maria.git(&["cat-file", "blob", "sop/one:sops/one.md"]);
    assert!(blob.contains("the gate.\r\n"));
}

#[test]
fn a_default_branch_of_another_name_needs_no_remote() {
    let env = TestEnv::new();
    let maria = env.maria();
    maria.git(&["init", "--quiet", "-b", "trunk"]);
    maria.ok(&["init", "--quiet"]);
    assert!(maria.read("sop.yaml").contains("\ndefault_branch: trunk\n"));
    settle(&maria);
    maria.ok(&["new", "T", "--role", "ops-lead", "--quiet"]);
    maria.write("sops/t.md", &page("t", "Open the door."));
    maria.ok(&["edit", "t", "-m", "steps"]);
    maria.ok(&["submit", "t"]);
    maria.ok(&["approve", "t", "--yes", "--quiet"]);
    maria.ok(&["publish", "t"]);
    assert_eq!(maria.git(&["branch", "--show-current"]), "trunk");
    maria.ok(&["verify", "--quiet"]);
}

#[test]
fn what_is_checked_out_for_an_sop_is_not_the_default_branch() {
    let env = TestEnv::new();
    let maria = env.maria();
    maria.git(&["init", "--quiet", "-b", "trunk"]);
    maria.write("sops/a.md", "# A\n");
    maria.commit_all("an old handbook");
    maria.git(&["switch", "--quiet", "-c", "sop/b"]);
    maria.write("sops/b.md", &page("b", "Open the door."));
    maria.commit_all("a draft");
    let found = states(&maria);
    assert_eq!(found[0], ("sops/a.md".to_owned(), "ungoverned".to_owned()));
    assert_eq!(found[1], ("sops/b.md".to_owned(), "draft".to_owned()));
}

/// A bare repository that Maria shares with, and somebody's folder beside it.
fn shared(env: &TestEnv) -> (Session<'_>, String) {
    let maria = handbook(env);
    publish(&maria, "one");
    let origin = env.root().join("origin.git").display().to_string();
    maria.git(&["init", "--quiet", "--bare", "-b", "main", &origin]);
    maria.git(&["remote", "add", "origin", &origin]);
    maria.git(&["push", "--quiet", "origin", "main", "sop-ledger"]);
    (maria, origin)
}

#[test]
fn a_shallow_clone_answers_nothing_but_that() {
    let env = TestEnv::new();
    let (maria, origin) = shared(&env);
    let url = format!("file://{origin}");
    maria.git(&[
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        &url,
        "../two",
    ]);
    maria.git(&["clone", "--quiet", "--depth", "1", &url, "../one"]);
    for folder in ["../one", "../two"] {
        let clone = maria.in_folder(folder);
        for args in [
            &["list", "--json"][..],
            &["show", "one", "--json"],
            &["check", "--json"],
            &["status", "--json"],
            &["stale", "--json"],
            &["history", "one", "--json"],
            &["verify", "--json"],
            &["new", "Z", "--role", "ops-lead", "--json"],
        ] {
            let failed = clone.fails(4, args);
            assert_eq!(code(&failed), "shallow-clone", "{args:?}");
            assert!(failed.stderr.contains("fetch-depth: 0"), "{args:?}");
        }
        let checks = clone.fails(1, &["doctor", "--json"]).json();
        let bad = checks["checks"].as_array().expect("checks");
        assert!(
            bad.iter()
                .any(|check| check["about"] == "history" && check["verdict"] == "bad"),
            "{checks}"
        );
    }
}

#[test]
fn the_only_remote_counts_whatever_it_is_called() {
    let env = TestEnv::new();
    let (maria, origin) = shared(&env);
    maria.git(&["clone", "--quiet", "-o", "upstream", &origin, "../k"]);
    let clone = maria.in_folder("../k");
    assert_eq!(
        states(&clone),
        [("sops/one.md".to_owned(), "published".to_owned())]
    );
    // With two of other names, sop.yaml has to say which.
    clone.git(&["remote", "add", "fork", &origin]);
    for args in [&["list", "--json"][..], &["stale", "--json"]] {
        let failed = clone.fails(4, args);
        assert_eq!(code(&failed), "ledger-missing", "{args:?}");
        assert!(failed.stderr.contains("remote: NAME"), "{args:?}");
    }
    let doctor = clone.run(&["doctor"]);
    assert!(
        !doctor.stdout.contains("nothing is recorded yet"),
        "{}",
        doctor.stdout
    );
}

#[test]
fn two_pages_of_one_id_are_addressed_by_their_paths() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write("sops/a b.md", "# First\n\nOne.\n");
    maria.write("sops/a-b.md", "# Second\n\nTwo.\n");
    maria.commit_all("two pages");
    let paths: Vec<String> = states(&maria).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["sops/a b.md", "sops/a-b.md"]);
    assert!(maria.ok(&["show", "sops/a-b.md"]).contains("Two."));
    assert!(maria.ok(&["show", "sops/a b.md"]).contains("One."));
    assert_eq!(code(&maria.fails(2, &["edit", "a-b", "--json"])), "usage");
    assert_eq!(
        maria.git(&["branch", "--list", "sop/*"]),
        "",
        "no half-state"
    );
    maria.write("editor.sh", "printf 'Three.\\n' >> \"$1\"\n");
    let editor = maria.var("GIT_EDITOR", "sh editor.sh");
    editor.ok(&["edit", "sops/a b.md"]);
    assert!(maria.read("sops/a b.md").ends_with("Three.\n"));
    assert!(maria.read("sops/a-b.md").ends_with("Two.\n"));
    let stats = maria.git(&["show", "--stat", "--format=", "sop/a-b"]);
    assert!(
        stats.contains("a b.md") && !stats.contains("a-b.md"),
        "{stats}"
    );
}

#[test]
fn work_that_nobody_wrote_here_is_not_committed() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    let text = format!("{}Dirt.\n", maria.read("sops/one.md"));
    maria.write("sops/one.md", &text);
    let editor = maria.var("GIT_EDITOR", "true");
    assert_eq!(
        code(&editor.fails(3, &["edit", "one", "--json"])),
        "dirty-target"
    );
    assert_eq!(maria.git(&["branch", "--list", "sop/one"]), "");
    assert!(maria.read("sops/one.md").ends_with("Dirt.\n"));
    // Other dirt does not matter, and a message says that this is wanted.
    maria.write("notes.txt", "other\n");
    maria.ok(&["edit", "one", "-m", "dirt"]);
    assert!(
        maria
            .git(&["show", "sop/one:sops/one.md"])
            .ends_with("Dirt.")
    );
    let more = format!("{}More.\n", maria.read("sops/one.md"));
    maria.write("sops/one.md", &more);
    assert_eq!(
        code(&editor.fails(3, &["edit", "one", "--json"])),
        "dirty-target"
    );
}

#[test]
fn a_sparse_checkout_and_a_glob_beside_the_pages_are_said_as_they_are() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    maria.git(&["sparse-checkout", "set", "--no-cone", "/*", "!/sops/"]);
    let failed = maria.fails(4, &["check", "--json"]);
    assert_eq!(code(&failed), "no-match");
    assert!(failed.stderr.contains("sparse"), "{}", failed.stderr);
    let elsewhere = maria.in_folder("../elsewhere");
    elsewhere.git(&["init", "--quiet"]);
    elsewhere.write("notes.txt", "none\n");
    elsewhere.commit_all("nothing to match");
    let failed = elsewhere.fails(4, &["list"]);
    assert!(!failed.stderr.contains("--sops"), "{}", failed.stderr);
    elsewhere.write("kb/x/a.md", "# A\n");
    elsewhere.write("kb/y/b.md", "# B\n");
    elsewhere.write("sop.yaml", "sops: [\"sops/**/*.md\"]\n");
    elsewhere.commit_all("pages elsewhere");
    let failed = elsewhere.fails(4, &["list"]);
    assert!(
        failed.stderr.contains("--sops 'kb/**/*.md'"),
        "{}",
        failed.stderr
    );
    elsewhere.ok(&["--sops", "kb/**/*.md", "list"]);
}

#[test]
fn a_path_is_read_from_where_it_is_typed() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    maria.write("docs/x.txt", "x\n");
    let below = maria.in_folder("sops");
    assert!(below.ok(&["show", "one.md"]).contains("Open the door"));
    assert!(below.ok(&["show", "one"]).contains("Open the door"));
    below.ok(&["check", "one.md"]);
    below.ok(&["check", "."]);
    let beside = maria.in_folder("docs");
    beside.ok(&["check", "../sops/one.md"]);
    maria.ok(&["-C", "sops", "check", "one.md"]);
    maria.ok(&["check", "./sops/one.md"]);
    let _usage = maria.fails(2, &["check", "nosuch.md"]);
}

#[test]
fn a_bare_repository_says_where_editing_works() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    maria.git(&["clone", "--quiet", "--bare", ".", "../bare.git"]);
    let bare = maria.in_folder("../bare.git");
    let failed = bare.fails(3, &["edit", "one", "--json"]);
    assert_eq!(code(&failed), "bare");
    let failed = bare.fails(3, &["diff", "one"]);
    assert!(!failed.stderr.contains("1.1"), "{}", failed.stderr);
    let begun = bare.json(&["new", "X", "--role", "ops-lead"]);
    assert_eq!(begun["next"][0], "in a clone: sop edit x");
}

#[test]
fn check_says_what_it_does_not_read() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    publish(&maria, "one");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("one.md", maria.folder().join("sops/link.md")).expect("a link");
        let said = maria.run(&["check"]).expect_code(0);
        assert!(
            said.stderr.contains("sops/link.md is not read"),
            "{}",
            said.stderr
        );
        maria.commit_all("a link");
        let said = maria.run(&["check"]).expect_code(0);
        assert_eq!(said.stderr.matches("sops/link.md is not read").count(), 1);
    }
}

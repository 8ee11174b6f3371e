//! The story runner itself: what it accepts, what it notices, what it rewrites.

use std::path::{Path, PathBuf};

use crate::story::Story;
use crate::story::matching::{Normal, Said, expectation, matches};
use crate::story::parse::{Replacement, Which, parse, rewrite};
use crate::story::words::split;

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn said(lines: &[&str]) -> Vec<Said> {
    Normal::new(Path::new("/tmp/world")).lines(&lines.join("\n"))
}

#[test]
fn wildcards_stand_for_text_and_for_lines() {
    for (expected, actual, same) in [
        (&["a", "b"][..], &["a", "b"][..], true),
        (&["a"], &["a", "b"], false),
        (&["a [..] c"], &["a b c"], true),
        (&["[..]b[..]b"], &["ab"], false),
        (&["a", "...", "z"], &["a", "z"], true),
        (
            &["a", "...", "c", "...", "z"],
            &["a", "b", "c", "x", "z"],
            true,
        ),
        (&["...", "b"], &["b", "x", "b"], true),
        (&["..."], &[], true),
        (&["a"], &[], false),
        (
            &["in [TMP]/x at [ID]"],
            &["in /tmp/world/x at 0123456789ab"],
            true,
        ),
        (&["at 0123456789ab"], &["at 0123456789ab"], true),
        (&["at [ID]"], &["at 0123456"], false),
        (
            &["sop1:[ID] acceptable"],
            &["sop1:00ff00ff00ff00ff acceptable"],
            true,
        ),
    ] {
        assert_eq!(
            matches(&owned(expected), &said(actual)),
            same,
            "{expected:?} {actual:?}"
        );
    }
}

#[test]
fn words_are_those_of_a_shell_without_surprises() {
    let line = split("SOP_ACTOR=p-1 sop draft 'A b' \"c \\\"d\" e\\ f --from - > out.json # why")
        .expect("splits");
    assert_eq!(
        line.words,
        ["sop", "draft", "A b", "c \"d", "e f", "--from", "-"]
    );
    assert_eq!(line.vars, [("SOP_ACTOR".to_owned(), "p-1".to_owned())]);
    assert_eq!(line.output, Some(("out.json".to_owned(), false)));
    assert!(split("write x <<'EOF'").expect("splits").here);
    for refused in [
        "a | b",
        "a; b",
        "a && b",
        "echo $HOME",
        "a \"$(b)\"",
        "'open",
        "cat *.md",
    ] {
        assert!(split(refused).is_err(), "{refused}");
    }
}

#[test]
fn a_story_is_users_and_steps() {
    let text = "# T\n```users\nmaria Maria Lopez <m@example.com> shared\njon Jon <j@example.com>\n```\n\
        ```console\nmaria$ sop a \\\n  b\nout\n\n$ write f <<'EOF'\n$ not a prompt\nEOF\njon$ sop c\n[exit 3]\n```\n\
        ```sh\n$ never run\n```\n";
    let story = parse(text, Which::Console).expect("parses");
    assert_eq!(
        story
            .users
            .iter()
            .map(|user| user.folder.as_str())
            .collect::<Vec<_>>(),
        ["shared", "jon"]
    );
    let steps: Vec<_> = story
        .steps
        .iter()
        .map(|step| (step.user.as_deref(), step.command.as_str()))
        .collect();
    assert_eq!(
        steps,
        [
            (Some("maria"), "sop a b"),
            (None, "write f <<'EOF'"),
            (Some("jon"), "sop c")
        ]
    );
    assert_eq!(story.steps[0].expected, ["out"]);
    assert_eq!(story.steps[1].input.as_deref(), Some("$ not a prompt\n"));
    assert_eq!(story.steps[2].expected, ["[exit 3]"]);
    assert!(
        parse(text, Which::ConsoleRun)
            .expect("parses")
            .steps
            .is_empty()
    );
    assert!(parse("```console\nlost output\n```\n", Which::Console).is_err());
}

#[test]
fn rewriting_keeps_what_still_holds() {
    let text = "```console\n$ sop a\nold\nkept [..]\n\n$ sop b\n```\n";
    let story = parse(text, Which::Console).expect("parses");
    let lines = expectation(
        &story.steps[0].expected,
        &said(&["new", "kept 12", "$ sop c"]),
        &story.users,
    );
    assert_eq!(lines, ["new", "kept [..]", "[..] sop c"]);
    let range = story.steps[0].expected_range.clone();
    let rewritten = rewrite(text, &[Replacement { range, lines }]);
    assert_eq!(
        rewritten,
        "```console\n$ sop a\nnew\nkept [..]\n[..] sop c\n\n$ sop b\n```\n"
    );
}

/// Plays a story from a file of its own; with `update`, returns the file as it is afterwards.
fn play(text: &str, update: bool) -> Result<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("story.md");
    std::fs::write(&path, text).expect("a file");
    let story = Story {
        name: "story".to_owned(),
        path: path.clone(),
        which: Which::Console,
    };
    story.play(update)?;
    Ok(std::fs::read_to_string(&path).expect("a file"))
}

#[test]
fn people_folders_files_and_the_clock_work() {
    let text = "```users\nmaria Maria Lopez <m@example.com>\njon Jon Berg <j@example.com>\n```\n```console\n\
        $ git init -q --bare ../remote.git\n\
        maria$ git clone -q ../remote.git .\nwarning: You appear to have cloned an empty repository.\n\
        $ write a/b.md <<'EOF'\n# One\nEOF\n$ append a/b.md <<'EOF'\ntwo\nEOF\n$ cat a/b.md\n# One\ntwo\n\
        $ at 2026-12-01T10:00:00Z\n$ git add a/b.md\n$ git commit -q -m 'add: b'\n\
        $ git log --format='%an <%ae> %at %ct'\nMaria Lopez <m@example.com> 1796119260 1796119260\n\
        $ git push -q origin main\n$ git rev-parse HEAD\n[ID]\n\
        $ as jon\n$ git clone -q ../remote.git .\n$ ls\na/\n$ mv a/b.md a/c.md\n$ ls a\nc.md\n$ rm -r a\n$ ls a\n\
        ls: a: No such file or directory\n[exit 1]\n$ mkdir -p x/y\n$ cd x/y\n$ git rev-parse --show-toplevel\n[TMP]/jon\n\
        $ git config user.name\nJon Berg\n$ echo a 'b  c' > f\n$ cat < f\na b  c\n```\n";
    play(text, false).expect("plays");
}

#[test]
fn what_is_not_as_told_is_a_failure() {
    for (text, named) in [
        ("```console\n$ echo a\nb\n```\n", "+ a"),
        ("```console\n$ cat nothing\n```\n", "[exit 1]"),
        ("```console\n$ cat ../../../etc/hostname\n```\n", "outside"),
        ("```console\n$ bash -c true\n```\n", "bash"),
        (
            "```console\n$ git init -q\n$ write .git/refs/heads/x <<'EOF'\nnonsense\nEOF\n```\n",
            "fsck",
        ),
    ] {
        let error = play(text, false).expect_err("fails");
        assert!(error.contains(named), "{text}\n{error}");
    }
}

#[test]
fn updating_writes_what_was_said() {
    let text = play(
        "# T\n```console\n$ echo a\n\n$ cat nothing\nx\n```\nend\n",
        true,
    )
    .expect("plays");
    assert_eq!(
        text,
        "# T\n```console\n$ echo a\na\n\n$ cat nothing\ncat: nothing: No such file or directory\n[exit 1]\n```\nend\n"
    );
}

#[test]
fn programs_see_the_test_world_only() {
    let env = crate::support::TestEnv::new();
    let maria = env.maria();
    let first = maria.git(&["var", "GIT_AUTHOR_IDENT"]);
    let second = maria.git(&["var", "GIT_COMMITTER_IDENT"]);
    assert_eq!(first, "Maria Lopez <maria@example.com> 1795338000 +0000");
    assert_eq!(second, "Maria Lopez <maria@example.com> 1795338060 +0000");
    let outside = maria
        .program("git", &["rev-parse", "--git-dir"], b"")
        .expect_code(128);
    assert!(outside.stderr.contains("not a git repository"), "{outside}");
    assert_eq!(env.jon().git(&["config", "user.email"]), "jon@example.com");
    let _ = maria
        .in_folder("deeper")
        .var("NAME", "value")
        .program("env", &[], b"")
        .says("NAME=value")
        .says("HOME=");
}

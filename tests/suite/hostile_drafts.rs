//! Sources that want to be more than words: each is drafted from, and stays words.
//!
//! `tests/hostile/drafts/` holds small ones as files; the large ones are made here. Whatever a source says: the command
//! ends in an orderly way, the terminal is not steered, the front matter is what the flags say, the page has exactly the
//! steps that are reported, and git holds one commit and one record more, or nothing more at all.

#![allow(
    clippy::print_stdout,
    reason = "times are shown with --nocapture; only their ratio is asserted"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::hostile_support::large::{large, plain};
#[cfg(unix)]
use crate::hostile_support::names::NAMES;
use crate::hostile_support::names::{IDS, TITLES};
use crate::hostile_support::page::{inert, parts};
use crate::support::{Output, Session, TestEnv};

/// How an orderly command ends here.
const ORDERLY: [i32; 5] = [0, 2, 3, 4, 5];

/// How often the time of a plain source of the same size a hostile one may take; machines under load are uneven.
const SLOWER: u32 = 10;

/// A key that stands in the environment of every command and must come out nowhere.
const CANARY: &str = "sk-canary-2f8c1d90";

fn handbook(env: &TestEnv) -> Session<'_> {
    let maria = env
        .maria()
        .var("OPENAI_API_KEY", CANARY)
        .var("ANTHROPIC_API_KEY", CANARY);
    maria.ok(&["init", "--quiet"]);
    maria
}

/// The corpus: names and bytes.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/drafts");
    let files = std::fs::read_dir(folder)
        .expect("the corpus")
        .map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let name = file
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read(&file).expect("its bytes"))
        })
        .collect()
}

fn refs(session: &Session<'_>) -> BTreeMap<String, String> {
    let list = session.git(&["for-each-ref", "--format=%(refname) %(objectname)"]);
    let pairs = list.lines().filter_map(|line| line.split_once(' '));
    pairs
        .map(|(name, at)| (name.to_owned(), at.to_owned()))
        .collect()
}

/// Nothing that reaches the terminal steers it, and no key comes out.
fn terminal(name: &str, output: &Output) {
    assert!(ORDERLY.contains(&output.code), "{name}: {output}");
    for text in [&output.stdout, &output.stderr] {
        assert!(!text.contains("panicked"), "{name}: {output}");
        assert!(!text.contains(CANARY), "{name}: a key came out");
        let steers = |c: &char| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                || matches!(
                    c,
                    '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
                )
        };
        let found = text.chars().find(steers);
        assert_eq!(found, None, "{name}: on the terminal");
    }
}

#[derive(Clone, Copy)]
struct Case<'a> {
    session: &'a Session<'a>,
    name: &'a str,
    file: &'a str,
    id: &'a str,
}

impl Case<'_> {
    fn draft(&self, more: &[&str]) -> (Output, Duration) {
        let mut args = vec![
            "draft",
            "Closing the shop",
            "--id",
            self.id,
            "--from",
            self.file,
        ];
        args.extend(["--owner", "role:ops-lead", "--role", "ops-lead"]);
        args.extend(more);
        let begun = Instant::now();
        (self.session.run(&args), begun.elapsed())
    }

    /// Drafts for a terminal and for real; gives the exit code and the time of the first.
    fn run(&self) -> (i32, Duration) {
        let before = refs(self.session);
        let (shown, took) = self.draft(&["--dry-run"]);
        terminal(self.name, &shown);
        assert_eq!(refs(self.session), before, "{}: a dry run wrote", self.name);
        let (made, _) = self.draft(&["--json"]);
        terminal(self.name, &made);
        assert_eq!(made.code, shown.code, "{}: {made}", self.name);
        let after = refs(self.session);
        assert_eq!(
            self.session.git(&["status", "--porcelain"]),
            "",
            "{}",
            self.name
        );
        if made.code == 0 {
            self.written(before, after);
            self.page(&made);
        } else {
            assert_eq!(after, before, "{}: refused, and wrote", self.name);
            assert!(
                !shown.stderr.is_empty(),
                "{}: refused without a word",
                self.name
            );
        }
        (made.code, took)
    }

    /// One branch and one record more.
    fn written(&self, mut before: BTreeMap<String, String>, mut after: BTreeMap<String, String>) {
        let branch = format!("refs/heads/sop/{}", self.id);
        assert_eq!(before.remove(&branch), None, "{}", self.name);
        let commit = after.remove(&branch).expect("the branch");
        let (old, new) = (
            before.remove("refs/heads/sop-ledger"),
            after.remove("refs/heads/sop-ledger"),
        );
        assert_eq!(before, after, "{}: other refs", self.name);
        let range = format!("{}..{}", old.expect("a ledger"), new.expect("a ledger"));
        let records = self.session.git(&["log", "--format=%s", &range]);
        assert!(
            records.starts_with(&format!("draft: {} by ", self.id)),
            "{}: {records}",
            self.name
        );
        assert_eq!(records.lines().count(), 1, "{}", self.name);
        let changed = self
            .session
            .git(&["diff", "--name-status", "main", &commit]);
        assert_eq!(changed, format!("A\tsops/{}.md", self.id), "{}", self.name);
    }

    /// The front matter is the flags', and the body is words.
    fn page(&self, made: &Output) {
        let report = made.json();
        let text = report["markdown"].as_str().expect("a page");
        let place = format!("sop/{0}:sops/{0}.md", self.id);
        let stored = self
            .session
            .program("git", &["cat-file", "blob", &place], b"")
            .stdout;
        assert!(stored == text, "{}: another page than was shown", self.name);
        let today = &stored[stored.find("drafted_on: ").expect("a date")..][12..22];
        let file = self.file.rsplit('/').next().expect("a name");
        let expected = format!(
            "---\nid: {}\ntitle: Closing the shop\nstatus: draft\nowner: role:ops-lead\nroles: [ops-lead]\n\
             origin: {{kind: rules, provider: offline, sources: [{file}], drafted_on: {today}}}\n---\n",
            self.id
        );
        let body = stored.strip_prefix(&expected);
        let body = body.unwrap_or_else(|| panic!("{}: front matter:\n{stored:.600}", self.name));
        inert(self.name, body, "Closing the shop", &report);
    }
}

/// Drafts from each source in one repository; gives those that took too long beside a plain source of their size.
fn play(sources: &[(String, Vec<u8>)]) -> Vec<String> {
    let env = TestEnv::new();
    let maria = handbook(&env);
    let folder = env.root().join("sources");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut plain_times: BTreeMap<usize, Duration> = BTreeMap::new();
    let mut slow = Vec::new();
    for (index, (name, bytes)) in sources.iter().enumerate() {
        std::fs::write(folder.join(name), bytes).expect("a source");
        let case = Case {
            session: &maria,
            name,
            file: &format!("../sources/{name}"),
            id: &format!("hostile-{index}"),
        };
        let step = if bytes.len() < 16_384 { 1_024 } else { 16_384 };
        let size = bytes.len().max(1).next_multiple_of(step);
        let allowed = *plain_times.entry(size).or_insert_with(|| {
            std::fs::write(folder.join("plain.txt"), plain(size)).expect("a source");
            let case = Case {
                name: "plain",
                file: "../sources/plain.txt",
                id: "plain",
                ..case
            };
            let (output, took) = case.draft(&["--dry-run"]);
            assert_eq!(output.code, 0, "plain: {output}");
            took
        });
        let (code, mut took) = case.run();
        if took > allowed * SLOWER {
            // A machine that had other things to do gets a second chance.
            let again = Case {
                id: "again",
                ..case
            };
            took = took.min(again.draft(&["--dry-run"]).1);
        }
        println!(
            "{name}: {} bytes, exit {code}, {took:.0?} (plain: {allowed:.0?})",
            bytes.len()
        );
        if took > allowed * SLOWER {
            slow.push(format!(
                "{name}: {took:.1?}, and a plain source of that size {allowed:.1?}"
            ));
        }
    }
    env.fsck_all();
    slow
}

#[test]
fn fifty_small_ones_stay_words() {
    let corpus = corpus();
    assert!(corpus.len() >= 50, "{} sources", corpus.len());
    assert_eq!(play(&corpus), Vec::<String>::new());
}

#[test]
fn large_ones_stay_words() {
    assert_eq!(play(&large()), Vec::<String>::new());
}

#[test]
fn titles_stay_words() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write("../notes.txt", &plain(100));
    for (index, title) in TITLES.iter().enumerate() {
        let id = format!("titled-{index}");
        let before = refs(&maria);
        let shared = [
            "--from",
            "../notes.txt",
            "--owner",
            "role:ops-lead",
            "--role",
            "ops-lead",
            "--id",
            &id,
        ];
        let shown = maria.run(&[&["draft", "--dry-run"], &shared[..], &["--", title]].concat());
        terminal(title, &shown);
        let made = maria.run(&[&["draft", "--json"], &shared[..], &["--", title]].concat());
        terminal(title, &made);
        if made.code != 0 {
            assert_eq!(refs(&maria), before, "{title:?}");
            continue;
        }
        let report = made.json();
        let page = report["markdown"].as_str().expect("a page");
        let (front, body) = parts(page);
        let keys: Vec<&str> = front
            .as_object()
            .expect("keys")
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            keys,
            ["id", "origin", "owner", "roles", "status", "title"],
            "{title:?}"
        );
        assert_eq!(
            (&front["status"], &front["id"]),
            (&"draft".into(), &id.clone().into()),
            "{title:?}"
        );
        let read = front["title"]
            .as_str()
            .unwrap_or_else(|| panic!("{title:?}: no text\n{page}"));
        inert(title, body, read, &report);
    }
    env.fsck_all();
}

#[test]
fn ids_out_of_the_grammar_are_refused() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    maria.write("../notes.txt", &plain(100));
    let before = refs(&maria);
    for id in IDS {
        let output = maria.run(&[
            "draft",
            "Closing",
            "--from",
            "../notes.txt",
            &format!("--id={id}"),
        ]);
        terminal(id, &output);
        assert_ne!(output.code, 0, "{id:?}: {output}");
        assert_eq!(refs(&maria), before, "{id:?}");
    }
    assert_eq!(maria.git(&["status", "--porcelain"]), "");
}

#[cfg(unix)]
#[test]
fn names_of_files_stay_words() {
    let env = TestEnv::new();
    let maria = handbook(&env);
    for (index, name) in NAMES.iter().enumerate() {
        maria.write(&format!("../files/{name}"), &plain(100));
        let id = format!("named-{index}");
        let file = format!("../files/{name}");
        let case = Case {
            session: &maria,
            name,
            file: &file,
            id: &id,
        };
        let (shown, _) = case.draft(&["--dry-run"]);
        terminal(name, &shown);
        let (made, _) = case.draft(&["--json"]);
        terminal(name, &made);
        assert_eq!(made.code, 0, "{name:?}: {made}");
        let report = made.json();
        let page = report["markdown"].as_str().expect("a page");
        let (front, body) = parts(page);
        assert_eq!(front["status"], "draft", "{name:?}");
        assert_eq!(front.as_object().expect("keys").len(), 6, "{name:?}");
        assert!(
            front["origin"]["sources"][0].is_string(),
            "{name:?}\n{page}"
        );
        inert(name, body, "Closing the shop", &report);
    }
    env.fsck_all();
}

//! `action.yml` and the pre-commit hook, run as their runners would run them: their own lines, in bash, with `sop` at hand.

use std::path::Path;

use crate::support::{Output, Session, TestEnv};
use serde_yaml::Value;

const CLEAN: &str =
    "---\nid: shop\nowner: role:lead\nroles: [lead]\n---\n# Open the shop\n\n1. Open the door.\n";

/// A file of this project.
fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = std::fs::read_to_string(path).expect("a file of this project");
    serde_yaml::from_str(&text).expect("YAML")
}

/// The script of a step of the action, by the step's name.
fn script(name: &str) -> String {
    let action = file("action.yml");
    let steps = action["runs"]["steps"].as_sequence().expect("steps");
    let step = steps.iter().find(|step| step["name"] == name);
    let step = step.unwrap_or_else(|| panic!("the action has no step {name}"));
    step["run"].as_str().expect("a script").to_owned()
}

/// Runs a step as a runner does: the script in a file, `sop` on the path, outputs in a file. Gives back what was put out.
fn step(person: &Session<'_>, name: &str, inputs: &[(&str, &str)]) -> (Output, String) {
    person.write("../script", &script(name));
    person.write("../outputs", "");
    let program = Path::new(env!("CARGO_BIN_EXE_sop"));
    let folder = program.parent().expect("a folder").display();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let mut runner = person.var("PATH", &path).var("GITHUB_OUTPUT", "../outputs");
    for (input, value) in inputs {
        runner = runner.var(input, value);
    }
    let words = ["--noprofile", "--norc", "-eo", "pipefail", "../script"];
    let said = runner.program("bash", &words, b"");
    (said, person.read("../outputs"))
}

fn run(person: &Session<'_>, commands: &str, paths: &str) -> (Output, String) {
    let inputs = [
        ("COMMANDS", commands),
        ("PATHS", paths),
        ("SOPS", "sops/*.md"),
        ("FAIL_ON", "error"),
        ("STALE_FAIL_ON", "none"),
    ];
    step(person, "Run", &inputs)
}

fn repository(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.git(&["init", "--quiet", "-b", "main"]);
    maria.write("sops/shop.md", CLEAN);
    maria.commit_all("a page");
    maria
}

#[test]
fn what_is_clean_passes_and_says_so() {
    let env = TestEnv::new();
    let maria = repository(&env);
    for commands in ["check", "check stale verify"] {
        let (said, outputs) = run(&maria, commands, "");
        let _ = said.expect_code(0);
        assert_eq!(outputs, "ok=true\n", "{commands}");
    }
}

#[test]
fn findings_are_annotations_and_every_command_runs() {
    let env = TestEnv::new();
    let maria = repository(&env);
    maria.write("sops/back.md", CLEAN);
    maria.commit_all("an id twice");
    let (said, outputs) = run(&maria, "check stale", "");
    let said = said.expect_code(1);
    assert!(said.stdout.contains("::error file=sops/"), "{said:?}");
    assert!(said.stdout.contains("::group::sop stale"), "{said:?}");
    assert_eq!(outputs, "ok=false\n");
    // A path is a path, however it is written: nothing of an input is a command.
    let _ = run(&maria, "check", "sops/shop.md $(touch${IFS}../owned)");
    assert!(!maria.has("../owned"));
}

#[test]
fn an_unknown_command_is_named() {
    let env = TestEnv::new();
    let (said, outputs) = run(&repository(&env), "check publish", "");
    assert!(
        said.expect_code(2)
            .stdout
            .contains("`publish` is not one of check, stale, verify")
    );
    assert_eq!(outputs, "ok=false\n");
}

#[test]
fn a_shallow_checkout_is_no_evidence() {
    let env = TestEnv::new();
    let maria = repository(&env);
    maria.commit_all("another commit");
    let source = format!("file://{}", maria.folder().display());
    maria.git(&["clone", "--quiet", "--depth", "1", &source, "../shallow"]);
    maria.git(&["clone", "--quiet", &source, "../whole"]);
    let fetch = "Fetch the evidence";
    let (said, _) = step(&maria.in_folder("../shallow"), fetch, &[]);
    assert!(said.expect_code(4).stdout.contains("fetch-depth: 0"));
    let (said, _) = step(&maria.in_folder("../whole"), fetch, &[]);
    let _ = said.expect_code(0);
}

#[test]
fn the_hook_runs_check_when_a_page_or_a_settings_file_is_touched() {
    let hooks = file(".pre-commit-hooks.yaml");
    let hook = &hooks.as_sequence().expect("hooks")[0];
    let entry = hook["entry"].as_str().expect("words");
    let args: Vec<&str> = entry.split(' ').skip(1).collect();
    let env = TestEnv::new();
    let maria = repository(&env);
    maria.ok(&args);
    maria.write("sops/back.md", CLEAN);
    let _ = maria.fails(1, &args);
    let files = regex::Regex::new(hook["files"].as_str().expect("a pattern")).expect("a regex");
    for (path, runs) in [
        ("sops/shop.md", true),
        ("people.yaml", true),
        ("docs/a.md.erb", true),
        ("src/main.rs", false),
    ] {
        assert_eq!(files.is_match(path), runs, "{path}");
    }
}

//! What is asked at a terminal, played at one.

use super::support::handbook::{begin, publish};
use super::support::twin::python;
use super::support::{Output, Session, TestEnv};

const TERMINAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/terminal.py");
const SOP: &str = env!("CARGO_BIN_EXE_sop");

/// Runs `sop` at a terminal, where each text is answered in turn; `None` where there is no Python to hold the terminal.
fn at_terminal(person: &Session<'_>, turns: &[(&str, &str)], args: &[&str]) -> Option<Output> {
    let turns: Vec<String> = turns
        .iter()
        .map(|(when, answer)| format!("{when}={answer}"))
        .collect();
    let mut words = vec!["-E", "-S", TERMINAL];
    words.extend(turns.iter().map(String::as_str));
    words.extend(["--", SOP]);
    words.extend(args);
    Some(person.program(python()?, &words, b""))
}

/// A handbook with one page in force, in which an answer at a terminal counts.
fn in_force(env: &TestEnv) -> Session<'_> {
    let maria = super::support::handbook::handbook(env);
    let settings = maria.read("sop.yaml");
    let settings = settings.replace("[asserted]", "[asserted, terminal]");
    maria.write("sop.yaml", &settings);
    maria.commit_all("a terminal counts");
    publish(&maria, "door", "Open the door.");
    maria
}

#[test]
fn a_review_asks_section_by_section() {
    let env = TestEnv::new();
    let maria = in_force(&env);
    let said = at_terminal(
        &maria,
        &[
            ("1 of 1, Procedure: still true?", "y"),
            (
                "What did you check it against, and how?",
                "walked it with Jon",
            ),
            ("Record that door 1.0 is still true as it stands?", "y"),
        ],
        &["review", "door"],
    );
    let Some(said) = said else { return };
    drop(said.expect_code(0).says("reviewed door 1.0"));
    let stale = maria.json(&["stale", "door", "--json"]);
    assert_eq!(stale["sops"][0]["basis"], "review");
}

#[test]
fn what_is_found_wrong_asks_for_a_revision_and_a_no_writes_nothing() {
    let env = TestEnv::new();
    let maria = in_force(&env);
    let turns = |last| {
        [
            ("1 of 1, Procedure: still true?", "n"),
            ("What is wrong?", "there is no door"),
            ("What did you check it against, and how?", "the building"),
            ("Record that door 1.0 has to be revised?", last),
        ]
    };
    let before = maria.git(&["rev-parse", "sop-ledger"]);
    let Some(said) = at_terminal(&maria, &turns("n"), &["review", "door"]) else {
        return;
    };
    drop(said.expect_code(3).says("nothing was written"));
    assert_eq!(maria.git(&["rev-parse", "sop-ledger"]), before);
    let said = at_terminal(&maria, &turns("y"), &["review", "door"]);
    drop(said.unwrap().expect_code(0).says("has to be revised"));
}

#[test]
fn reading_and_approving_are_confirmed_by_an_answer() {
    let env = TestEnv::new();
    let maria = in_force(&env);
    let asked = [("I have read door 1.0 and will work by it", "y")];
    let Some(said) = at_terminal(&maria, &asked, &["ack", "door"]) else {
        return;
    };
    drop(said.expect_code(0).says("Open the door."));
    begin(&maria, "gate", "Open the gate.", "");
    maria.ok(&["submit", "gate", "--reason", "because"]);
    let asked = [("gate", "n")];
    let jon = &["approve", "gate", "--actor", "jon"];
    let said = at_terminal(&maria, &asked, jon).unwrap();
    drop(said.expect_code(3));
    let records = maria.git(&["log", "--format=%B", "sop-ledger"]);
    assert!(records.contains(r#""identity":"terminal""#), "{records}");
}

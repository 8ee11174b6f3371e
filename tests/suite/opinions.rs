//! `sop stale --ai`: what of a text may no longer hold, by rules and by a model, beside the facts.

use crate::peer::{Answer, Peer, WIRES, stream};
use crate::support::{Session, TestEnv};
use serde_json::{Value, json};

const PAGE: &str = "---\nid: till\nowner: role:lead\n---\n\n# Opening the till\n\nThe old till may be used until 31 March 2024, and \
                    must be locked by then.\n\n1. Ask Ann Odum for the key.\n2. Start Tillmaster 2.3 on the left desk.\n";
const PEOPLE: &str =
    "people:\n  - {id: ann, name: Ann Odum, emails: [ann@example.com], end: 2025-01-31}\n";

fn shop(env: &TestEnv) -> Session<'_> {
    let maria = env.maria();
    maria.git(&["init", "--quiet", "-b", "main"]);
    maria.write("sops/till.md", PAGE);
    maria.write(
        "sops/close.md",
        "---\nid: close\n---\n# Closing\n\n1. Shut Tillmaster 3.1 down.\n",
    );
    maria.write("people.yaml", PEOPLE);
    maria.commit_all("pages");
    maria
}

/// The page's line of the answer.
fn line(report: &Value) -> Value {
    let all = report["sops"].as_array().cloned().unwrap_or_default();
    all.into_iter()
        .find(|line| line["id"] == "till")
        .expect("a line")
}

#[test]
fn rules_quote_the_page_and_change_no_state() {
    let env = TestEnv::new();
    let maria = shop(&env);
    let due = [
        "stale",
        "--review-in",
        "1 day",
        "--fail-on",
        "none",
        "--json",
    ];
    let before = line(&maria.run(&due).expect_code(0).json());
    let asked = [&due[..], &["--ai", "--provider", "offline"]].concat();
    let mut found = line(&maria.run(&asked).expect_code(0).json());
    let opinions = found["opinions"].as_array().cloned().expect("opinions");
    let said: Vec<(i64, &str)> = opinions
        .iter()
        .map(|one| {
            (
                one["line"].as_i64().unwrap(),
                one["reason"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(
        said[0].0 == 8 && said[0].1.contains("31 March 2024"),
        "{said:?}"
    );
    assert_eq!(
        said[1],
        (10, "Ann Odum is no longer with us, since 2025-01-31")
    );
    assert_eq!(said[2], (11, "close speaks of Tillmaster 3.1"));
    for one in &opinions {
        let quote = one["quote"].as_str().unwrap();
        assert!(PAGE.contains(quote), "{quote} is not of the page");
    }
    found.as_object_mut().unwrap().remove("opinions");
    assert_eq!(found, before, "an opinion changes nothing else");
}

#[test]
fn a_tool_that_only_one_page_still_names_is_pointed_at() {
    let env = TestEnv::new();
    let maria = shop(&env);
    let page = |name: &str, tool: &str| {
        format!("---\nid: {name}\n---\n# {name}\n\n1. Write to {tool} that it is done.\n")
    };
    for name in ["one", "two", "three"] {
        maria.write(&format!("sops/{name}.md"), &page(name, "Hipchat"));
    }
    maria.commit_all("a chat");
    for name in ["one", "two"] {
        maria.write(&format!("sops/{name}.md"), &page(name, "Slack"));
    }
    maria.commit_all("another chat");
    let asked = "stale --review-in 1d --fail-on none --json --ai --provider offline";
    let words: Vec<&str> = asked.split(' ').collect();
    let report = maria.run(&words).expect_code(0).json();
    let told: Vec<(&str, &str, &str)> = report["sops"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|sop| {
            let opinions = sop["opinions"].as_array().into_iter().flatten();
            opinions.map(move |one| {
                let text = |key: &str| one[key].as_str().unwrap();
                (sop["id"].as_str().unwrap(), text("quote"), text("reason"))
            })
        })
        .filter(|(_, quote, _)| *quote == "Hipchat" || *quote == "Slack")
        .collect();
    let why = "2 other SOPs spoke of Hipchat when this one was last changed, and none does now";
    assert_eq!(told, [("three", "Hipchat", why)]);
}

#[test]
fn a_model_quotes_the_page_or_is_not_heard() {
    for wire in WIRES {
        let (env, peer) = (TestEnv::new(), Peer::start());
        let maria = shop(&env);
        let answer = json!({"findings": [
            {"quote": "Start Tillmaster 2.3", "reason": "The desk has another program now."},
            {"quote": "Start Tillmaster 9", "reason": "made up"},
        ]});
        peer.then(Answer::stream(stream(wire, "not yet")));
        peer.then(Answer::stream(stream(wire, &answer.to_string())));
        let ai = [
            "stale",
            "till",
            "--review-in",
            "1 day",
            "--fail-on",
            "none",
            "--ai",
            "--json",
            "--yes",
            "--provider",
            wire,
            "--model",
            "m",
            "--base-url",
            &peer.base,
        ];
        let output = maria
            .var("SOP_API_KEY", "a-key-of-a-test")
            .run(&ai)
            .expect_code(0);
        assert!(
            output.stderr.contains("1 of what it said quoted nothing"),
            "{output:?}"
        );
        let found = line(&output.json());
        let opinions = found["opinions"].as_array().cloned().unwrap();
        let by: Vec<&Value> = opinions.iter().map(|one| &one["by"]).collect();
        assert_eq!(by, ["rules", "rules", "rules", "m"], "{wire}");
        assert_eq!(opinions[3]["reason"], "The desk has another program now");
        let asked = peer.asked();
        assert_eq!(asked.len(), 2, "put right once");
        assert!(asked[0].text.contains("Ann Odum"), "{wire}");
    }
}

#[test]
fn nothing_is_sent_that_nobody_agreed_to() {
    let (env, peer) = (TestEnv::new(), Peer::start());
    let maria = shop(&env);
    let ai = [
        "stale",
        "till",
        "--review-in",
        "1 day",
        "--ai",
        "--provider",
        "chat",
        "--model",
        "m",
        "--base-url",
        &peer.base,
    ];
    let output = maria.run(&ai).expect_code(2);
    assert!(output.stderr.contains("nothing was sent"), "{output:?}");
    assert_eq!(peer.asked().len(), 0);
    let _ = maria.fails(2, &["stale", "--provider", "chat"]);
}

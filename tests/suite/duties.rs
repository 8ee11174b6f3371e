//! Who owes what, as histories: each played day by day by the program, asked on the day itself, and once more afterwards by
//! `--as-of`. Written from the rules' text; the table is `duties.txt`, which says how it is read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Session, TestEnv};

const TABLE: &str = include_str!("duties.txt");

/// What somebody should owe on a day: by day, SOP and person.
type Wanted = BTreeMap<(String, String, String), String>;

struct Company<'a> {
    env: &'a TestEnv,
    maria: Session<'a>,
    settings: String,
    versions: BTreeMap<String, u32>,
    wanted: Wanted,
    wrong: String,
}

impl<'a> Company<'a> {
    fn new(env: &'a TestEnv) -> Self {
        let maria = env.maria();
        env.set_clock("2025-12-01T08:00:00Z".parse().expect("a time"));
        maria.ok(&["init", "--quiet"]);
        let settings = maria.read("sop.yaml");
        let ledger = settings.lines().find(|line| line.starts_with("ledger:"));
        let ledger = ledger.expect("a ledger");
        let settings = format!(
            "{ledger}\nidentity: [asserted]\napprovals: {{self: always}}\nrollout: {{per_week: 100}}\n"
        );
        let company = Self {
            env,
            maria,
            settings,
            versions: BTreeMap::new(),
            wanted: Wanted::new(),
            wrong: String::new(),
        };
        company.file("sop.yaml", &company.settings);
        company
    }

    fn file(&self, name: &str, text: &str) {
        self.maria.git(&["switch", "--quiet", "main"]);
        self.maria.write(name, text);
        self.maria.git(&["add", "-A"]);
        self.maria
            .git(&["commit", "--quiet", "--allow-empty", "-m", name]);
    }

    fn publish(&mut self, sop: &str, more: &str) {
        let (front, options): (Vec<&str>, Vec<&str>) =
            more.split("; ").partition(|part| part.contains(": "));
        let count = self.versions.entry(sop.to_owned()).or_default();
        *count += 1;
        let text = format!(
            "---\nid: {sop}\ntitle: {sop}\nstatus: draft\nowner: role:lead\n{}\n---\n\n# {sop}\n\n## Procedure\n\n1. Open door {count}.\n2. Close it.\n",
            front.join("\n")
        );
        let first = *count == 1;
        let maria = &self.maria;
        maria.git(&["switch", "--quiet", "-c", &format!("sop/{sop}"), "main"]);
        maria.write(&format!("sops/{sop}.md"), &text);
        maria.commit_all("steps");
        let mut submit = vec!["submit", sop, "--reason", "because"];
        for option in options.iter().flat_map(|option| option.split(' ')) {
            match option {
                "minor" | "major" if !first => submit.extend(["--change", option]),
                day if day.starts_with("20") => submit.extend(["--effective-on", day]),
                _ => {}
            }
        }
        self.through(sop, &submit);
    }

    fn through(&self, sop: &str, submit: &[&str]) {
        self.maria.ok(submit);
        self.maria.ok(&["approve", sop, "--yes", "--quiet"]);
        self.maria.ok(&["publish", sop]);
        self.maria.git(&["switch", "--quiet", "main"]);
    }

    fn play(&mut self, day: &str, verb: &str, rest: &str) {
        let (one, other) = rest.split_once(' ').unwrap_or((rest, ""));
        match verb {
            "people" => {
                let more = rest.replace("; ", "\n  - ");
                let maria = "{id: maria, emails: [maria@example.com], roles: [lead]}";
                self.file(
                    "people.yaml",
                    &format!("people:\n  - {maria}\n  - {more}\n"),
                );
            }
            "roles" => {
                let more = rest.replace("; ", "\n  ");
                self.file("roles.yaml", &format!("roles:\n  lead: {{}}\n  {more}\n"));
            }
            "paths" => {
                let more = rest.replace("; ", "\n      - ");
                self.file(
                    "paths.yaml",
                    &format!("paths:\n  ramp:\n    stages:\n      - {more}\n"),
                );
            }
            "settings" => self.file("sop.yaml", &format!("{}{rest}\n", self.settings)),
            "publish" => self.publish(one, other),
            "route" => {
                self.maria.git(&["switch", "--quiet", "main"]);
                let path = format!("sops/{one}.md");
                let routed = |line: &str| match line.starts_with("roles: ") {
                    true => format!("roles: {other}\n"),
                    false => format!("{line}\n"),
                };
                let text: String = self.maria.read(&path).lines().map(routed).collect();
                self.file(&path, &text);
            }
            "retire" => {
                let retire = ["retire", one, "--reason", "old", "--effective-on", other];
                self.through(one, &retire);
            }
            "ack" => {
                let args = ["ack", other, "--yes", "--quiet", "--actor", one];
                self.maria.ok(&args);
            }
            "paper" => {
                let rows = format!("person,sop,on\n{}\n", rest.replace(' ', ","));
                self.maria.write("../list.csv", &rows);
                let args = ["ack", "import", "../list.csv", "--yes"];
                self.maria.ok(&args);
            }
            _ => {
                let key = (day.to_owned(), one.to_owned(), verb.to_owned());
                self.wanted.insert(key, other.to_owned());
                self.ask(day, one, verb, other, &[]);
            }
        }
    }

    /// Compares what somebody owes with what they should.
    fn ask(&mut self, day: &str, sop: &str, person: &str, wanted: &str, more: &[&str]) {
        let found = match sop.split_once('/') {
            Some((path, stage)) => {
                let args = ["path", "progress", path, "--person", person];
                let answer = self.maria.json(&[&args, more].concat());
                of_stage(&answer, stage)
            }
            None => said(&self.maria.json(&[&["acks"], more].concat()), sop, person),
        };
        if found != wanted {
            let _ = writeln!(
                self.wrong,
                "  {day} {person} {sop}: wanted {wanted}, got {found} {more:?}"
            );
        }
    }
}

fn said(answer: &Value, sop: &str, person: &str) -> String {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let of_sop = list(&answer["sops"])
        .into_iter()
        .find(|one| one["id"] == sop);
    let people = of_sop.map(|one| list(&one["people"])).unwrap_or_default();
    let Some(found) = people.iter().find(|one| one["person"] == person) else {
        return "nothing".to_owned();
    };
    standing(found)
}

fn standing(found: &Value) -> String {
    let state = found["state"].as_str().unwrap_or_default();
    match found["due"].as_str() {
        Some(due) => format!("{state} {due}"),
        None => state.to_owned(),
    }
}

fn of_stage(answer: &Value, stage: &str) -> String {
    let stages = answer["people"][0]["stages"].as_array();
    let found = stages.and_then(|stages| stages.iter().find(|one| one["stage"] == stage));
    found.map_or("nothing".to_owned(), standing)
}

/// Plays a history; what came out otherwise than it should.
fn history(text: &str) -> String {
    let env = TestEnv::new();
    let (mut company, mut last) = (Company::new(&env), "");
    for line in text.lines().filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        let [day, verb, rest] = words[..] else {
            panic!("no line of a history: {line}")
        };
        if last != day {
            let morning = format!("{day}T09:00:00Z");
            company.env.set_clock(morning.parse().expect("a day"));
        }
        last = day;
        company.play(day, verb, rest);
    }
    env.set_clock("2027-12-01T09:00:00Z".parse().expect("a time"));
    for ((day, sop, person), wanted) in company.wanted.clone() {
        company.ask(&day, &sop, &person, &wanted, &["--as-of", &day]);
    }
    company.wrong
}

#[test]
fn histories_as_the_rules_have_them() {
    let mut wrong = String::new();
    for part in TABLE.split("\n== ").skip(1) {
        let (title, text) = part.split_once('\n').expect("a title and lines");
        let found = history(text);
        if !found.is_empty() {
            let _ = write!(wrong, "{title}\n{found}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

//! An HR system behind a server that does what such servers do, an export that lost half of its rows, and a channel's webhook.

#[allow(dead_code, reason = "it can do more than these tests ask for")]
use std::fmt::Write as _;

use crate::peer::{Answer, Peer};
use crate::support::{Session, TestEnv};
use serde_json::{Value, json};

/// A key that must appear nowhere.
const CANARY: &str = "sop-canary-0b6d2f7a11";

fn company<'e>(env: &'e TestEnv) -> (Session<'e>, Peer, String) {
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    let peer = Peer::start();
    let base = peer.base.trim_end_matches("/v1").to_owned();
    (maria.var("BAMBOOHR_API_KEY", CANARY), peer, base)
}

fn person(id: u32, name: &str, more: Value) -> Value {
    let mut one = json!({
        "id": id.to_string(), "displayName": name, "firstName": name, "lastName": "X",
        "workEmail": format!("{}@example.com", name.to_lowercase()), "jobTitle": "Agent",
        "department": "Shop", "location": "Oslo", "supervisorEId": "1", "hireDate": "2024-03-01",
        "terminationDate": "0000-00-00", "status": "Active", "dateOfBirth": "1990-01-01",
    });
    let fields = one.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    one
}

fn page(data: &[Value], next: Option<&str>) -> Answer {
    Answer::json(
        200,
        &json!({"data": data, "meta": {}, "links": {"next": next}}),
    )
}

fn import(maria: &Session<'_>, base: &str, more: &[&str]) -> Value {
    let args = [
        "people",
        "import",
        "--from",
        "bamboohr",
        "--company",
        base,
        "--json",
    ];
    maria.json(&[&args[..], more].concat())
}

fn names(report: &Value, what: &str) -> Vec<String> {
    let list = report[what].as_array().unwrap().iter();
    list.map(|one| one["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn pages_are_followed_and_nothing_else_is_taken() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    let first = [person(1, "Ann", json!({})), person(2, "Bob", json!({}))];
    peer.then(page(&first, Some("/api/v1/employees?page[after]=2")));
    peer.then(page(
        &[person(
            3,
            "Cid",
            json!({"hireDate": "2027-02-01", "status": "Inactive"}),
        )],
        None,
    ));
    let report = import(&maria, &base, &["--apply", "--commit"]);
    assert_eq!(names(&report, "added"), ["Ann", "Bob", "Cid"]);
    let asked = peer.asked();
    assert_eq!(asked.len(), 2);
    assert!(
        asked[0].path.starts_with("/api/v1/employees?fields="),
        "{}",
        asked[0].path
    );
    assert!(
        asked[0]
            .head
            .to_lowercase()
            .contains("authorization: basic")
    );
    let people = maria.read("people.yaml");
    assert!(people.contains("source: {bamboohr: \"3\"}") && people.contains("start: 2027-02-01"));
    assert!(!people.contains("1990") && !people.contains(CANARY));
    assert!(!report.to_string().contains(CANARY));
    // The same again writes nothing.
    peer.then(page(&first, Some("/api/v1/employees?page[after]=2")));
    peer.then(page(
        &[person(
            3,
            "Cid",
            json!({"hireDate": "2027-02-01", "status": "Inactive"}),
        )],
        None,
    ));
    let again = import(&maria, &base, &["--apply", "--commit"]);
    assert_eq!(again["unchanged"], 3);
    assert_eq!(again["commit"], Value::Null);
    assert_eq!(maria.read("people.yaml"), people);
}

#[test]
fn what_the_key_may_not_see_stays() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    peer.then(page(&[person(1, "Ann", json!({}))], None));
    import(&maria, &base, &["--apply"]);
    let hidden =
        json!({"jobTitle": null, "hireDate": null, "_restrictedFields": ["jobTitle", "hireDate"]});
    peer.then(page(&[person(1, "Ann", hidden)], None));
    let report = import(&maria, &base, &["--apply"]);
    assert_eq!(report["unchanged"], 1, "{report}");
    assert!(
        report["notices"][0]
            .as_str()
            .unwrap()
            .contains("hireDate, jobTitle")
    );
    // What may not be seen of one is taken of another.
    let hidden = json!({"jobTitle": null, "_restrictedFields": ["jobTitle"]});
    let both = [
        person(1, "Ann", hidden),
        person(2, "Bob", json!({"jobTitle": "Cook"})),
    ];
    peer.then(page(&both, None));
    import(&maria, &base, &["--apply"]);
    let people = maria.read("people.yaml");
    assert!(
        people.contains("title: Agent") && people.contains("title: Cook"),
        "{people}"
    );
    let both = [
        person(1, "Ann", json!({"jobTitle": "Lead"})),
        person(
            2,
            "Bob",
            json!({"jobTitle": null, "_restrictedFields": ["jobTitle"]}),
        ),
    ];
    peer.then(page(&both, None));
    import(&maria, &base, &["--apply"]);
    let people = maria.read("people.yaml");
    assert!(
        people.contains("title: Lead") && people.contains("title: Cook"),
        "{people}"
    );
}

#[test]
fn a_directory_says_nothing_of_who_starts_later() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    let later = json!({"hireDate": "2027-02-01", "status": "Inactive"});
    let both = [person(1, "Ann", json!({})), person(2, "Bob", later)];
    peer.then(page(&both, None));
    import(&maria, &base, &["--apply"]);
    peer.then(Answer::json(403, &json!({})));
    let employees = json!([{"id": "1", "displayName": "Ann", "workEmail": "ann@example.com"}]);
    peer.then(Answer::json(
        200,
        &json!({"fields": [], "employees": employees}),
    ));
    let report = import(&maria, &base, &[]);
    assert_eq!(names(&report, "left"), Vec::<String>::new(), "{report}");
    assert_eq!(names(&report, "changed"), Vec::<String>::new(), "{report}");
}

#[test]
fn a_directory_is_enough() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    for status in [403, 404] {
        peer.then(Answer::json(status, &json!({})));
        let employees = json!([{"id": "1", "displayName": "Ann Lee", "workEmail": "ann@example.com", "jobTitle": "Agent", "supervisor": "Ann Lee"}]);
        peer.then(Answer::json(
            200,
            &json!({"fields": [], "employees": employees}),
        ));
        let report = import(&maria, &base, &[]);
        assert_eq!(names(&report, "added"), ["Ann Lee"]);
        assert!(report["notices"].to_string().contains("only the directory"));
    }
}

#[test]
fn refusals_are_said_and_change_nothing() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    let before = maria.read("people.yaml");
    let empty = || Answer::json(200, &json!({"data": [], "links": {}}));
    let first = || {
        page(
            &[person(1, "Ann", json!({}))],
            Some("/api/v1/employees?page[after]=1"),
        )
    };
    let elsewhere = || {
        page(
            &[person(1, "Ann", json!({}))],
            Some("http://127.0.0.2:9/api/v1/employees"),
        )
    };
    let forbidden = || Answer::json(403, &json!({}));
    for (case, answers, code, wanted) in [
        (
            "a wrong key",
            vec![Answer::json(401, &json!({"e": "{{echo}}"}))],
            5,
            "does not take the key",
        ),
        (
            "nothing shared",
            vec![forbidden(), forbidden()],
            5,
            "not shared",
        ),
        ("nobody", vec![empty()], 3, "names nobody"),
        (
            "half an answer",
            vec![first(), Answer::json(400, &json!({}))],
            5,
            "refuses (400)",
        ),
        (
            "no JSON",
            vec![Answer::of(200, "text/html", "<html>")],
            5,
            "no JSON",
        ),
        (
            "another shape",
            vec![Answer::json(200, &json!({"rows": []}))],
            5,
            "no list `data`",
        ),
        ("a link elsewhere", vec![elsewhere()], 5, "another host"),
        (
            "too long a wait",
            vec![Answer::json(429, &json!({})).header("Retry-After", "3600")],
            5,
            "asks to wait for 3600 s (429)",
        ),
    ] {
        for answer in answers {
            peer.then(answer);
        }
        let args = [
            "people",
            "import",
            "--from",
            "bamboohr",
            "--company",
            &base,
            "--apply",
        ];
        let out = maria.fails(code, &args);
        assert!(out.stderr.contains(wanted), "{case}: {}", out.stderr);
        assert!(
            !format!("{}{}", out.stdout, out.stderr).contains(CANARY),
            "{case}"
        );
        assert_eq!(maria.read("people.yaml"), before, "{case}");
    }
    let http = [
        "people",
        "import",
        "--from",
        "bamboohr",
        "--company",
        "http://example.com",
    ];
    assert!(maria.fails(2, &http).stderr.contains("https alone"));
}

#[test]
fn who_changed_is_asked_about_one_by_one() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    peer.then(page(
        &[
            person(1, "Ann", json!({})),
            person(2, "Bob", json!({})),
            person(4, "Dan", json!({})),
        ],
        None,
    ));
    import(&maria, &base, &["--apply"]);
    peer.asked();
    let change = |id: &str, action: &str| json!({"id": id, "action": action, "lastChanged": "2026-11-20T10:00:00Z"});
    let changed = json!({
        "latest": "2026-11-21T09:00:00Z",
        "employees": {"2": change("2", "Updated"), "3": change("3", "Inserted"), "4": change("4", "Deleted"), "9": change("9", "Deleted")},
    });
    peer.then(Answer::json(200, &changed));
    peer.then(Answer::json(
        200,
        &person(2, "Bob", json!({"jobTitle": "Lead"})),
    ));
    peer.then(Answer::json(200, &person(3, "Cid", json!({}))));
    let report = import(&maria, &base, &["--since", "2026-11-01", "--apply"]);
    assert_eq!(names(&report, "added"), ["Cid"]);
    assert_eq!(names(&report, "changed"), ["Bob"]);
    // Nobody leaves for not having changed.
    assert_eq!(names(&report, "left"), Vec::<String>::new());
    let notices = report["notices"].to_string();
    assert!(
        notices.contains("Dan was deleted there") && notices.contains("sop people leave p-"),
        "{notices}"
    );
    assert!(
        notices.contains("--since 2026-11-21T09:00:00Z"),
        "{notices}"
    );
    let paths: Vec<String> = peer.asked().into_iter().map(|one| one.path).collect();
    assert_eq!(
        paths[0],
        "/api/v1/employees/changed?since=2026-11-01T00%3A00%3A00Z"
    );
    assert!(
        paths[1].starts_with("/api/v1/employees/2?fields="),
        "{paths:?}"
    );
    // Nobody changed: that is no failure, and nothing is written.
    peer.then(Answer::json(200, &json!({"latest": "x", "employees": {}})));
    let report = import(&maria, &base, &["--since", "2026-11-21", "--apply"]);
    assert_eq!((&report["rows"], &report["left"]), (&json!(0), &json!([])));
    let wrong = [
        "people",
        "import",
        "--from",
        "bamboohr",
        "--company",
        &base,
        "--since",
        "soon",
    ];
    assert!(maria.fails(2, &wrong).stderr.contains("`soon` is no time"));
}

#[test]
fn a_dataset_is_read_to_its_end() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    let more =
        json!({"data": [person(1, "Ann", json!({}))], "links": {"next": "?page=2"}, "meta": {}});
    peer.then(Answer::json(200, &more));
    peer.then(page(&[person(2, "Bob", json!({}))], None));
    let report = import(&maria, &base, &["--dataset", "employee"]);
    assert_eq!(names(&report, "added"), ["Ann", "Bob"]);
    let asked = peer.asked();
    assert_eq!(asked[0].path, "/api/v2/datasets/employee/data");
    let body: Value = serde_json::from_str(&asked[1].text).unwrap();
    assert_eq!(body["page"], 2);
    assert!(body["fields"].to_string().contains("workEmail"));
    assert!(!body["fields"].to_string().contains("dateOfBirth"));
    peer.then(Answer::json(403, &json!({})));
    let args = [
        "people",
        "import",
        "--from",
        "bamboohr",
        "--company",
        &base,
        "--dataset",
        "x",
    ];
    assert!(maria.fails(5, &args).stderr.contains("may not see"));
    peer.then(Answer::json(404, &json!({})));
    assert!(maria.fails(5, &args).stderr.contains("no dataset `x`"));
}

#[test]
fn a_short_wait_is_waited() {
    let env = TestEnv::new();
    let (maria, peer, base) = company(&env);
    peer.then(Answer::json(429, &json!({})).header("Retry-After", "1"));
    peer.then(Answer::json(503, &json!({})).header("Retry-After", "0"));
    peer.then(page(&[person(1, "Ann", json!({}))], None));
    assert_eq!(names(&import(&maria, &base, &[]), "added"), ["Ann"]);
    assert_eq!(peer.asked().len(), 3);
}

#[test]
fn a_bad_export_empties_no_company() {
    let env = TestEnv::new();
    let (maria, _, _) = company(&env);
    let mut all = "Employee ID,Name,Work Email\n".to_owned();
    for number in 0..200 {
        let _ = writeln!(all, "{number},Person {number},p{number}@example.com");
    }
    maria.write("staff.csv", &all);
    let csv = ["people", "import", "--from", "csv", "staff.csv"];
    maria.ok(&[&csv[..], &["--apply", "--quiet"]].concat());
    let before = maria.read("people.yaml");
    maria.ok(&[&csv[..], &["--apply", "--quiet"]].concat());
    assert_eq!(maria.read("people.yaml"), before);
    let half: Vec<&str> = all.lines().take(101).collect();
    maria.write("staff.csv", &half.join("\n"));
    let refused = maria.fails(3, &[&csv[..], &["--apply"]].concat());
    assert!(
        refused.stderr.contains("--confirm-removals 100"),
        "{}",
        refused.stderr
    );
    assert_eq!(maria.read("people.yaml"), before);
    maria.ok(&[&csv[..], &["--apply", "--partial", "--quiet"]].concat());
    assert_eq!(maria.read("people.yaml"), before);
    let confirmed = ["--apply", "--quiet", "--confirm-removals", "100"];
    maria.ok(&[&csv[..], &confirmed].concat());
    assert_eq!(maria.read("people.yaml").matches("end: ").count(), 100);
}

#[test]
fn a_channel_is_told_once() {
    let env = TestEnv::new();
    let maria = crate::support::handbook::handbook(&env);
    let settings = maria.read("sop.yaml");
    maria.write(
        "sop.yaml",
        &format!("{settings}webhook_hosts: [127.0.0.1]\n"),
    );
    maria.commit_all("Where reminders go");
    crate::support::handbook::begin(
        &maria,
        "a",
        "Open the door.",
        "ack: {required: true, within: 3d}\n",
    );
    crate::support::handbook::approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    let peer = Peer::start();
    let maria = maria.var("SOP_WEBHOOK_URL", &format!("{}/{CANARY}", peer.base));
    peer.then(Answer::of(200, "text/plain", "ok"));
    let told = maria.ok(&["remind", "--webhook", "slack"]);
    assert!(!told.contains(CANARY), "{told}");
    let asked = peer.asked();
    let body: Value = serde_json::from_str(&asked[0].text).unwrap();
    let text = body["text"].as_str().unwrap();
    assert!(
        text.contains("Jon Berg (jon): acknowledge: a 1.0, until 2026-11-25"),
        "{text}"
    );
    assert!(!text.contains("Gone"), "{text}");
    // Within the quiet period nothing is left to say, and nothing is sent.
    maria.ok(&["remind", "--webhook", "slack"]);
    assert!(peer.asked().is_empty());
    // What could not be sent counts as not said.
    let later = ["remind", "--webhook", "teams", "--quiet-days", "0"];
    peer.then(Answer::of(404, "text/plain", "no_service"));
    let refused = maria.fails(5, &later);
    assert!(refused.stderr.contains("refuses (404)") && !refused.stderr.contains(CANARY));
    peer.then(Answer::of(202, "text/plain", ""));
    maria.ok(&later);
    let asked = peer.asked();
    let card: Value = serde_json::from_str(&asked.last().unwrap().text).unwrap();
    let content = &card["attachments"][0]["content"];
    assert!(
        content["body"][0]["text"]
            .as_str()
            .unwrap()
            .contains("acknowledge: a 1.0")
    );
}

/// A mail server that takes everything but what is for `refused@…`, in the clear, on the loopback interface.
fn sink() -> (String, std::sync::Arc<std::sync::Mutex<Vec<String>>>) {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let taken = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let log = std::sync::Arc::clone(&taken);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let log = std::sync::Arc::clone(&log);
            std::thread::spawn(move || {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let mut stream = stream;
                let mut say =
                    move |text: &str| stream.write_all(format!("{text}\r\n").as_bytes()).is_ok();
                say("220 sink");
                while let Some(Ok(line)) = lines.next() {
                    let command = line.to_uppercase();
                    let answer = if command.starts_with("EHLO") {
                        "250 sink"
                    } else if command.starts_with("RCPT") && command.contains("CARA@") {
                        "550 nobody of that name"
                    } else if command.starts_with("DATA") {
                        say("354 go on");
                        let text = lines
                            .by_ref()
                            .map_while(Result::ok)
                            .take_while(|line| line != ".");
                        log.lock()
                            .unwrap()
                            .push(text.collect::<Vec<_>>().join("\n"));
                        "250 taken"
                    } else if command.starts_with("QUIT") {
                        say("221 bye");
                        return;
                    } else {
                        "250 ok"
                    };
                    if !say(answer) {
                        return;
                    }
                }
            });
        }
    });
    (address, taken)
}

#[test]
fn mails_are_handed_over() {
    let env = TestEnv::new();
    let maria = crate::support::handbook::handbook(&env);
    crate::support::handbook::begin(
        &maria,
        "a",
        "Open the door.",
        "ack: {required: true, within: 3d}\n",
    );
    crate::support::handbook::approve(&maria, "a");
    maria.ok(&["publish", "a"]);
    let missing = maria.fails(2, &["remind", "--mail"]);
    assert!(missing.stderr.contains("SOP_SMTP_URL is not set"));
    let (address, taken) = sink();
    let maria = maria
        .var("SOP_SMTP_URL", &address)
        .var("SOP_SMTP_FROM", "Procedures <sop@example.com>");
    maria.ok(&["remind", "--mail", "--person", "jon", "--dry-run"]);
    assert!(taken.lock().unwrap().is_empty());
    maria.ok(&["remind", "--mail", "--person", "jon"]);
    let mails = taken.lock().unwrap().clone();
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    for wanted in [
        "To: \"Jon Berg\" <jon@example.com>",
        "Subject: 1 thing to do",
        "sop ack a",
        "Open the door.",
        "text/calendar",
    ] {
        assert!(mail.contains(wanted), "{wanted}: {mail}");
    }
    maria.ok(&["remind", "--mail", "--person", "jon"]);
    assert_eq!(taken.lock().unwrap().len(), 1);
    let refused = maria.fails(5, &["remind", "--mail", "--person", "cara"]);
    assert!(
        refused.stderr.contains("refuses (550)"),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_plan_names_the_ids_that_are_written() {
    let env = TestEnv::new();
    let maria = env.maria();
    maria.ok(&["init", "--quiet"]);
    let head = "Associate ID,Legal First Name,Legal Last Name,Preferred Name,Reports To Name,Work Contact: Work Email";
    let rows = "A1,Jonathan,Berg,Jon,,jon@x.org\nA2,Lena,Holm,,\"Berg, Jonathan\",lena@x.org\n";
    maria.write("staff.csv", &format!("{head}\n{rows}"));
    let args = [
        "people",
        "import",
        "--from",
        "csv",
        "staff.csv",
        "--source",
        "adp",
    ];
    let ids = |report: &Value| -> Vec<String> {
        let added = report["added"].as_array().unwrap().iter();
        added
            .map(|one| one["person"].as_str().unwrap().to_owned())
            .collect()
    };
    let planned = maria.json(&args);
    assert_eq!(planned["notices"], Value::Null, "{planned}");
    assert_eq!(ids(&maria.json(&args)), ids(&planned));
    let applied = maria.json(&[&args[..], &["--apply", "--commit"]].concat());
    assert_eq!(ids(&applied), ids(&planned));
    let people = maria.read("people.yaml");
    let [jon, lena] = &ids(&planned)[..] else {
        panic!("{planned}")
    };
    assert!(people.contains(&format!("id: {lena}")), "{people}");
    // Whoever is called otherwise is found by their name by law as well.
    assert!(people.contains(&format!("manager: {jon}")), "{people}");
}

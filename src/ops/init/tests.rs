use std::collections::BTreeMap;

use serde_yaml::Value;

use super::*;
use crate::domain::organisation::Organisation;
use crate::domain::paths::Paths;
use crate::domain::people::People;
use crate::domain::reference::Reference;
use crate::domain::roles::Roles;
use crate::domain::workflows::Workflows;
use crate::domain::yaml::parse;
use crate::error::Kind;
use crate::markdown::frontmatter;
use crate::markdown::page::Page;
use crate::markdown::questions::placeholders;

fn request(forge: &str) -> Request {
    Request {
        ledger: "k3v9m2".to_owned(),
        person_id: "p-7f3a".to_owned(),
        name: "Maria Lopez".to_owned(),
        email: "maria@example.com".to_owned(),
        forge: Some(forge.to_owned()),
        ..Request::default()
    }
}

fn written(request: &Request) -> BTreeMap<String, String> {
    let text = |edit: FileEdit| (edit.path, String::from_utf8(edit.bytes.unwrap()).unwrap());
    files(request).unwrap().into_iter().map(text).collect()
}

fn organisation(files: &BTreeMap<String, String>) -> Organisation {
    Organisation {
        people: parse::<People>(PEOPLE_FILE, files[PEOPLE_FILE].as_bytes()).unwrap(),
        roles: parse::<Roles>(ROLES_FILE, files[ROLES_FILE].as_bytes()).unwrap(),
        paths: parse::<Paths>(PATHS_FILE, files[PATHS_FILE].as_bytes()).unwrap(),
        workflows: parse::<Workflows>(WORKFLOWS_FILE, files[WORKFLOWS_FILE].as_bytes()).unwrap(),
        ..Organisation::default()
    }
}

#[test]
fn every_file_says_what_the_types_expect() {
    let files = written(&request("none"));
    let settings: Settings = parse(SETTINGS_FILE, files[SETTINGS_FILE].as_bytes()).unwrap();
    let expected = Settings {
        ledger: Some("k3v9m2".to_owned()),
        ..Settings::default()
    };
    assert_eq!(settings, expected, "what init writes out is the default");
    let organisation = organisation(&files);
    let lead = Reference::parse("role:ops-lead").unwrap();
    assert!(organisation.knows(&lead) && organisation.people.alone());
    let maria = organisation.people.by_email("maria@example.com").unwrap();
    assert!(organisation.refers_to(&lead, maria));
    assert_eq!(
        (maria.id.as_str(), maria.name.as_str()),
        ("p-7f3a", "Maria Lopez")
    );
    let path = organisation.roles.roles["ops-lead"].path.as_ref().unwrap();
    assert_eq!(organisation.paths.paths[path].stages.len(), 1);
    assert_eq!(organisation.workflows, Workflows::default());
    assert_eq!(
        super::files(&request("none")).unwrap(),
        super::files(&request("none")).unwrap()
    );
}

#[test]
fn the_example_in_the_comments_reads_too() {
    let example = texts::WORKFLOWS
        .replace("workflows: {}\n", "")
        .replace("#   ", "  ")
        .replace("# workflows", "workflows");
    let read: Workflows = parse(WORKFLOWS_FILE, example.as_bytes()).unwrap();
    assert!(read.workflows.contains_key("invoices"));
    let settings = texts::settings(&request("none"), &["**/*.md".to_owned()])
        .replace("# by:", "by:")
        .replace("# tags:", "tags:")
        .replace("# emergency:", "emergency:");
    let read = parse::<Settings>(SETTINGS_FILE, settings.as_bytes()).unwrap();
    assert_eq!(read.approvals.by.len(), 1);
    assert_eq!(read.approvals.tags["legal"].required, Some(2));
    assert!(read.approvals.emergency.is_some() && read.approvals.wrong().is_none());
}

#[test]
fn hostile_names_stay_names() {
    let brackets = "[".repeat(100);
    let names = [
        "O'Brien: \"x\"",
        "#",
        "# x",
        "Zoë 🚀",
        "yes",
        "NO",
        "null",
        "~",
        "1e5",
        "0x1",
        "2024-01-01",
        "- a",
        "a: &b c",
        "*x",
        "!t",
        "[a, b]",
        "{a: b}",
        "a\nb: c",
        "tab\there",
        "\\",
        "'",
        "%",
        "@x",
        "`",
        "x\u{1b}[31m",
        "\u{202e}evil",
        "a #b",
        "日本 太郎",
        "x\u{85}y",
        "Ana.",
        "=",
        "<<",
        "---",
        brackets.as_str(),
        "a\u{feff}b",
        "José-María d'Or",
    ];
    for name in names {
        for email in ["m@example.com", "yes", "\"a b\"@x.org, c", "#@x", "[x@y"] {
            let asked = Request {
                name: name.to_owned(),
                email: email.to_owned(),
                ..request("none")
            };
            let files = written(&asked);
            let text = &files[PEOPLE_FILE];
            let people: People = parse(PEOPLE_FILE, text.as_bytes()).expect(text);
            assert_eq!(people.people.len(), 1, "{text}");
            let person = &people.people[0];
            assert_eq!(
                (person.name.as_str(), person.emails.as_slice()),
                (name, [email.to_owned()].as_slice())
            );
            assert_eq!(person.roles, ["ops-lead"]);
            assert!(!text.contains(['\u{1b}', '\u{202e}']));
        }
    }
}

#[test]
fn ids_that_look_like_numbers_stay_text() {
    for ledger in ["123456", "1e5", "0x12", "null", "true"] {
        let files = written(&Request {
            ledger: ledger.to_owned(),
            person_id: "42".to_owned(),
            ..request("none")
        });
        let settings: Settings = parse(SETTINGS_FILE, files[SETTINGS_FILE].as_bytes()).unwrap();
        assert_eq!(settings.ledger.as_deref(), Some(ledger));
        assert!(organisation(&files).people.by_id("42").is_some());
    }
}

#[test]
fn what_exists_is_kept_and_nothing_points_at_what_is_not_there() {
    let existing = [
        "Sop.yaml",
        "roles.yaml",
        "docs/CODEOWNERS",
        ".github/PULL_REQUEST_TEMPLATE.md",
        "sops/a.md",
    ];
    let asked = Request {
        existing: existing.map(str::to_owned).into(),
        ..request("github")
    };
    let files = written(&asked);
    let created: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        created,
        [
            ".gitattributes",
            ".github/workflows/sop.yml",
            "paths.yaml",
            "people.yaml",
            "workflows.yaml"
        ]
    );
    let people: People = parse(PEOPLE_FILE, files[PEOPLE_FILE].as_bytes()).unwrap();
    assert!(
        people.people[0].roles.is_empty(),
        "their roles.yaml may have no ops-lead"
    );
    let report = report(&asked, false).unwrap();
    assert_eq!(
        report.kept,
        [
            ".github/PULL_REQUEST_TEMPLATE.md",
            "Sop.yaml",
            "docs/CODEOWNERS",
            "roles.yaml"
        ]
    );
    let with_paths = Request {
        existing: ["paths.yaml".to_owned()].into(),
        ..request("none")
    };
    let roles: Roles = parse(ROLES_FILE, written(&with_paths)[ROLES_FILE].as_bytes()).unwrap();
    assert_eq!(roles.roles["ops-lead"].path, None);
}

#[test]
fn all_there_means_nothing_to_do() {
    for forge in FORGES {
        let first = request(forge);
        let existing = written(&first).into_keys().collect();
        let again = report(
            &Request {
                existing,
                email: String::new(),
                ..first
            },
            false,
        )
        .unwrap();
        assert_eq!(again.created, Vec::<String>::new());
        assert!(
            !again.next.iter().any(|line| line.starts_with("git")),
            "{:?}",
            again.next
        );
    }
}

#[test]
fn pipelines_run_what_exists_with_least_rights() {
    let files = written(&request("github"));
    let text = &files[".github/workflows/sop.yml"];
    let flow: Value = parse("sop.yml", text.as_bytes()).unwrap();
    assert_eq!(flow["permissions"]["contents"], "read");
    assert_eq!(flow["jobs"]["publish"]["permissions"]["contents"], "write");
    assert_eq!(flow["jobs"]["publish"]["environment"], "sop");
    assert_eq!(text.matches("write").count(), 1);
    let install = format!("--tag v{} --locked sop-cli", env!("CARGO_PKG_VERSION"));
    let expected = [
        ("check", vec!["sop check", "sop verify"]),
        ("publish", vec!["sop publish --merged", "sop sync"]),
        ("nightly", vec!["sop verify", "sop stale"]),
    ];
    for (job, commands) in expected {
        let steps = flow["jobs"][job]["steps"].as_sequence().unwrap();
        assert_eq!(steps[0]["with"]["fetch-depth"], 0, "{job}");
        let (_, pin) = steps[0]["uses"].as_str().unwrap().split_once('@').unwrap();
        assert!(pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit()));
        let runs: Vec<&str> = steps
            .iter()
            .filter_map(|step| step["run"].as_str())
            .collect();
        assert!(
            runs[0].ends_with("'+refs/heads/sop-*:refs/remotes/origin/sop-*'"),
            "{runs:?}"
        );
        assert!(runs[2].ends_with(&install), "{runs:?}");
        let own: Vec<&str> = runs[3..]
            .iter()
            .copied()
            .filter(|run| run.starts_with("sop "))
            .collect();
        assert_eq!(own, commands);
    }
    assert_eq!(
        flow["jobs"]["nightly"]["steps"][5]["if"],
        "${{ !cancelled() }}"
    );
    let nightly = &flow["jobs"]["nightly"];
    assert_eq!(nightly["needs"], "publish");
    let publish = flow["jobs"]["publish"]["if"].as_str().unwrap();
    assert!(publish.starts_with("github.event_name == 'schedule' || "));
    let files = written(&request("gitlab"));
    let flow: Value = parse(".gitlab-ci.yml", files[".gitlab-ci.yml"].as_bytes()).unwrap();
    assert_eq!(flow["sop-check"]["script"][1], "sop verify");
    assert_eq!(flow[".sop"]["variables"]["GIT_DEPTH"], "0");
    assert!(
        flow["sop-publish"]["rules"][0]["if"]
            .as_str()
            .unwrap()
            .contains("$CI_DEFAULT_BRANCH")
    );
    assert_eq!(
        flow["sop-publish"]["rules"][1]["if"],
        flow["sop-verify"]["rules"][0]["if"]
    );
    assert_eq!(flow["sop-verify"]["rules"][0]["when"], "always");
    for forge in ["github", "gitlab"] {
        let files = written(&request(forge));
        let people = organisation(&files).people;
        let service = people.by_id(ci::SERVICE).expect("the pipeline's own entry");
        assert!(!service.is_human() && people.alone());
        let settings: Settings = parse(SETTINGS_FILE, files[SETTINGS_FILE].as_bytes()).unwrap();
        assert_eq!(settings.forge.unwrap().kind.name(), forge);
    }
    assert!(
        written(&request("none"))
            .keys()
            .all(|path| !path.contains("workflows/") && !path.contains("template"))
    );
}

#[test]
fn globs_decide_where_pages_begin() {
    let place = |glob: &str| {
        let asked = Request {
            sops: vec![glob.to_owned()],
            sample: true,
            ..request("none")
        };
        written(&asked)
            .into_keys()
            .find(|path| path.ends_with(texts::SAMPLE_NAME))
            .unwrap()
    };
    assert_eq!(place("content/**/*.md"), "content/write-an-sop.md");
    assert_eq!(place("a/b*/c/*.md"), "a/write-an-sop.md");
    assert_eq!(place("**/*.md"), "write-an-sop.md");
    assert!(written(&request("none")).contains_key("sops/.gitkeep"));
    for glob in [
        "../x/*.md",
        "/etc/*.md",
        "a/../../b/*.md",
        "C:\\x",
        ".git/x",
        "a//b",
        "",
        "a\nb",
    ] {
        let asked = Request {
            sops: vec![glob.to_owned()],
            ..request("none")
        };
        assert_eq!(files(&asked).unwrap_err().kind(), Kind::Usage, "{glob:?}");
    }
}

#[test]
fn the_sample_has_neither_holes_nor_problems() {
    let text = texts::sample().unwrap();
    let page = Page::split(text.as_bytes()).unwrap();
    let (meta, problems) = frontmatter::read(&page);
    assert_eq!(problems, []);
    assert_eq!(meta.title(), Some("Write an SOP"));
    assert!(placeholders(page.body(), 1).is_empty());
    assert_eq!(crate::markdown::steps::steps(page.body(), 1).len(), 6);
}

#[test]
fn owners_of_code_are_a_line_or_a_comment() {
    assert!(
        texts::codeowners("m@example.com")
            .contains("\n/sop.yaml m@example.com\n/people.yaml m@example.com\n")
    );
    for email in ["", "a b@c", "#@x", "x@y\n* @evil", "@@"] {
        assert!(
            texts::codeowners(email)
                .lines()
                .all(|line| line.starts_with('#')),
            "{email:?}"
        );
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let error = files(&Request {
        forge: Some("githib".to_owned()),
        ..request("none")
    })
    .unwrap_err();
    assert_eq!(error.hints(), ["did you mean `--forge github`?"]);
    assert_eq!(
        files(&Request {
            ledger: "a: b".to_owned(),
            ..request("none")
        })
        .unwrap_err()
        .kind(),
        Kind::Usage
    );
    assert_eq!(
        files(&Request {
            person_id: "a b".to_owned(),
            ..request("none")
        })
        .unwrap_err()
        .kind(),
        Kind::Usage
    );
    assert_eq!(
        files(&Request {
            email: " ".to_owned(),
            ..request("none")
        })
        .unwrap_err()
        .kind(),
        Kind::Repository
    );
}

#[test]
fn the_report_is_typed_as_it_stands() {
    let asked = Request {
        sops: vec!["it's here/*.md".to_owned()],
        ..request("none")
    };
    let report = report(&asked, false).unwrap();
    assert!(
        report.next[0].contains("'it'\\''s here/.gitkeep'"),
        "{}",
        report.next[0]
    );
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
}

/// A sop.yaml of one's own, and what it is then: with a line more, or refused with the line to add.
#[test]
fn settings_without_a_ledger_get_one_line() {
    for (before, after) in [
        (
            "sops: [content/**/*.md]\n",
            Some("sops: [content/**/*.md]\nledger: k3v9m2\n"),
        ),
        ("# ours", Some("# ours\nledger: k3v9m2\n")),
        ("", Some("ledger: k3v9m2\n")),
        ("remote: up\r\n", Some("remote: up\r\nledger: k3v9m2\r\n")),
        (
            "remote: up\n# the end\n\n",
            Some("remote: up\n# the end\n\nledger: k3v9m2\n"),
        ),
        ("{remote: up}\n", None),
        ("remote: up\n...\n", None),
    ] {
        let mut request = request("none");
        request.existing.insert(SETTINGS_FILE.to_owned());
        request.beside(before.to_owned()).unwrap();
        match (files(&request), after) {
            (Ok(edits), Some(after)) => {
                assert_eq!(edits[0].path, SETTINGS_FILE);
                assert_eq!(edits[0].bytes.as_deref(), Some(after.as_bytes()));
                let report = report(&request, true).unwrap();
                assert_eq!(report.completed, [SETTINGS_FILE]);
                assert!(!report.created.contains(&SETTINGS_FILE.to_owned()));
                assert!(report.kept.is_empty());
            }
            (Err(error), None) => {
                assert!(
                    error
                        .hints()
                        .iter()
                        .any(|hint| hint.contains("`ledger: k3v9m2`")),
                    "{before:?}: {error:?}"
                );
            }
            (other, _) => panic!("{before:?}: {other:?}"),
        }
    }
    let mut named = request("none");
    named.existing.insert(SETTINGS_FILE.to_owned());
    named.beside("ledger: q1w2e3\n".to_owned()).unwrap();
    assert_eq!((named.ledger.as_str(), &named.settings), ("q1w2e3", &None));
}

//! Rules about people.yaml and roles.yaml: what each names, and what comes as close to it as can be and is left alone.

use super::world::{OWNED, findings_in, page, sop, texts, with_texts};
use super::*;
use crate::domain::settings::Settings;

#[test]
fn managers_who_left() {
    // The day is 2026-11-22.
    let boss = "{id: boss}";
    for (case, people, expected) in [
        (
            "the next one up is named",
            "{id: mid, manager: boss, end: 2026-11-21}\n  - {id: ann, manager: mid}",
            "4:24 ann has the manager mid, who left on 2026-11-21; sop people edit ann --manager boss --commit",
        ),
        (
            "by address; nobody is above",
            "{id: mid, emails: [mid@x.org], end: 2026-11-21}\n  - {id: ann, manager: mid@x.org}",
            "4:24 ann has the manager mid@x.org, who left on 2026-11-21; sop people edit ann --manager PERSON --commit",
        ),
        (
            "they managed each other",
            "{id: mid, manager: ann, end: 2026-11-21}\n  - {id: ann, manager: mid, title: x}",
            "4:24 ann has the manager mid, who left on 2026-11-21; sop people edit ann --manager PERSON --commit",
        ),
        (
            "the last day is today",
            "{id: mid, manager: boss, end: 2026-11-22}\n  - {id: ann, manager: mid}",
            "",
        ),
        (
            "both left",
            "{id: mid, manager: boss, end: 2026-11-20}\n  - {id: ann, manager: mid, end: 2026-11-21}",
            "",
        ),
        (
            "a manager who is still to come, and one on leave",
            "{id: mid, start: 2027-01-01, leave: [{from: 2026-11-01}]}\n  - {id: ann, manager: mid}",
            "",
        ),
    ] {
        let texts = texts(
            "people.yaml",
            &format!("people:\n  - {boss}\n  - {people}\n"),
        );
        let page = page("sops/cs/x.md", &sop(OWNED, "# A\n"));
        let found = with_texts(&Settings::default(), true, &page, &texts, |context| {
            check_files(context, true).findings
        });
        let found: Vec<String> = found
            .iter()
            .filter(|finding| finding.code == "departed-manager")
            .map(|finding| {
                let hint = finding.hint.as_deref().unwrap_or_default();
                let (line, column) = (finding.line, finding.column);
                format!("{line}:{column} {}; {hint}", finding.message)
            })
            .collect();
        assert_eq!(found.join("\n"), expected, "{case}");
    }
}

#[test]
fn an_owner_who_left_and_who_could_take_over() {
    let left = "the owner, jon@example.com, left on 2026-10-31";
    for (owner, governed, expected) in [
        ("jon@example.com", true, left),
        ("JON@example.com", true, "the owner, JON@example.com, left"),
        ("p-1c20", true, "the owner, p-1c20, left on 2026-10-31"),
        ("jon@example.com", false, ""),
        ("p-7f3a", true, ""),
        ("role:cs-lead", true, ""),
    ] {
        let text = sop(
            &format!("id: a\nowner: {owner}\nroles: [cs-lead]\n"),
            "# A\n",
        );
        let found = findings_in(&Settings::default(), governed, &text);
        let found: Vec<_> = found
            .iter()
            .filter(|one| one.code == "departed-owner")
            .collect();
        assert_eq!(found.is_empty(), expected.is_empty(), "{owner}");
        for one in found {
            assert!(one.message.contains(expected), "{owner}: {}", one.message);
            assert_eq!((one.line, one.column), (3, 8), "{owner}");
            let hint = one.hint.as_deref();
            assert_eq!(hint, Some("sop role assign a --owner p-7f3a --commit"));
        }
    }
}

#[test]
fn ids_that_cannot_be_told_apart() {
    let people = "people:\n  - {id: ann}\n  - {id: анна}\n  - {id: zoë}\n  - {id: ann}\n  - {id: аnn}\n  - {id: x-бюро}\n  - {id: bоb}\n";
    let roles = "roles:\n  agent: {}\n  аgent: {}\n  Agentur: {}\n  opѕ: {}\n";
    let paths = "paths: {}\n";
    let mut texts = texts("people.yaml", people);
    texts.insert("roles.yaml".to_owned(), roles.to_owned());
    texts.insert("paths.yaml".to_owned(), paths.to_owned());
    let page = page("sops/cs/x.md", &sop(OWNED, "# A\n"));
    let found = with_texts(&Settings::default(), true, &page, &texts, |context| {
        check_files(context, true).findings
    });
    let mut found: Vec<String> = found
        .iter()
        .map(|one| format!("{}:{}:{} {}", one.code, one.line, one.column, one.message))
        .collect();
    found.sort();
    let why = "<U+0430> of the Cyrillic script in a word of Latin letters";
    assert_eq!(
        found,
        [
            "doubtful-person:2:10 the id ann is the id of two people".to_owned(),
            format!("doubtful-person:6:10 the id аnn looks like the id ann: it has а {why}"),
            format!(
                "doubtful-person:8:10 the id bоb has о {}",
                why.replace("0430", "043E")
            ),
            format!("doubtful-role:3:3 the role аgent looks like agent: it has а {why}"),
            format!(
                "doubtful-role:5:3 the role opѕ has ѕ {}",
                why.replace("0430", "0455")
            ),
        ]
    );
}

//! Histories of a person's roles, and since when each is theirs: written from the rules' text.
//!
//! A line: commits `DAY roles[ until LAST]`, or `DAY gone` where the entry is not there; then what is wanted of the last.

use super::*;

fn day(text: &str) -> Date {
    format!("2026-{text}").parse().unwrap()
}

/// lead includes agent.
fn closure(roles: &str) -> BTreeSet<String> {
    let named = roles.split(',').filter(|role| *role != "none");
    let mut all: BTreeSet<String> = named.map(str::to_owned).collect();
    if all.contains("lead") {
        all.insert("agent".to_owned());
    }
    all
}

fn tenures(commits: &str) -> Tenures {
    let mut tenures = Tenures::default();
    for commit in commits.split("; ") {
        let words: Vec<&str> = commit.split(' ').collect();
        let member = (words[1] != "gone").then(|| Member {
            end: words.get(3).map(|end| day(end)),
            roles: closure(words[1]),
        });
        tenures.people(day(words[0]), std::iter::once(("maria", member)));
    }
    let kept = postcard::to_allocvec(&tenures).unwrap();
    assert_eq!(
        postcard::from_bytes(&kept),
        Ok(tenures.clone()),
        "as it is remembered"
    );
    tenures
}

#[test]
fn roles_by_history() {
    for (case, commits, role, wanted) in [
        ("with the first commit", "01-05 agent", "agent", "01-05"),
        ("a role that is not theirs", "01-05 agent", "lead", ""),
        (
            "nothing changed since",
            "01-05 agent; 02-01 agent",
            "agent",
            "01-05",
        ),
        ("gained late", "01-05 none; 03-01 agent", "agent", "03-01"),
        (
            "a second role leaves the first",
            "01-05 agent; 03-01 agent,clerk",
            "agent",
            "01-05",
        ),
        (
            "and has its own day",
            "01-05 agent; 03-01 agent,clerk",
            "clerk",
            "03-01",
        ),
        (
            "promoted: the new role",
            "01-05 agent; 03-01 lead",
            "lead",
            "03-01",
        ),
        (
            "promoted: what was asked goes on",
            "01-05 agent; 03-01 lead",
            "agent",
            "01-05",
        ),
        (
            "and back again",
            "01-05 lead; 03-01 agent",
            "agent",
            "01-05",
        ),
        ("lost", "01-05 agent; 03-01 none", "agent", ""),
        (
            "lost and gained again",
            "01-05 agent; 02-01 none; 03-01 agent",
            "agent",
            "03-01",
        ),
        (
            "changed over",
            "01-05 agent; 02-01 clerk; 03-01 agent",
            "agent",
            "03-01",
        ),
        (
            "moved within a day",
            "01-05 agent; 01-05 clerk",
            "clerk",
            "01-05",
        ),
        (
            "left",
            "01-05 agent; 02-01 agent until 02-10; 03-01 agent until 02-10",
            "agent",
            "",
        ),
        (
            "will leave",
            "01-05 agent; 02-01 agent until 12-31",
            "agent",
            "01-05",
        ),
        (
            "leaves on this day",
            "01-05 agent; 02-01 agent until 02-01",
            "agent",
            "01-05",
        ),
        (
            "hired again",
            "01-05 agent; 02-01 agent until 02-10; 03-01 agent",
            "agent",
            "03-01",
        ),
        (
            "stays after all",
            "01-05 agent; 02-01 agent until 03-10; 03-01 agent",
            "agent",
            "01-05",
        ),
        (
            "stays longer",
            "01-05 agent; 02-01 agent until 03-10; 03-01 agent until 06-01",
            "agent",
            "01-05",
        ),
        (
            "hired again for a time",
            "01-05 agent; 02-01 agent until 02-10; 03-01 agent until 06-01",
            "agent",
            "03-01",
        ),
        (
            "hired again in another role",
            "01-05 agent; 02-01 agent until 02-10; 03-01 clerk",
            "clerk",
            "03-01",
        ),
        (
            "the entry was taken out",
            "01-05 agent; 02-01 gone; 03-01 agent",
            "agent",
            "03-01",
        ),
        (
            "time does not go back",
            "02-01 none; 01-05 agent",
            "agent",
            "02-01",
        ),
        (
            "came and had left already",
            "03-01 agent until 02-10",
            "agent",
            "",
        ),
    ] {
        let found = tenures(commits).role("maria", role);
        let wanted = (!wanted.is_empty()).then(|| day(wanted));
        assert_eq!(found, wanted, "{case}");
    }
}

#[test]
fn what_asks_by_history() {
    let set = |routes: &[&str]| routes.iter().map(|route| (*route).to_owned()).collect();
    let mut tenures = Tenures::default();
    tenures.routes(day("01-05"), set(&["a"]));
    tenures.routes(day("02-01"), set(&["a", "b"]));
    assert_eq!(tenures.route("a"), Some(day("01-05")));
    assert_eq!(tenures.route("b"), Some(day("02-01")));
    tenures.routes(day("03-01"), set(&["b"]));
    tenures.routes(day("04-01"), set(&["a", "b"]));
    assert_eq!(tenures.route("a"), Some(day("04-01")));
    assert_eq!(tenures.route("c"), None);
}

#[test]
fn roles_that_were_had_before() {
    for (case, commits, role, wanted) in [
        ("still had", "01-05 agent; 02-01 agent", "agent", ""),
        (
            "given for another",
            "01-05 agent; 02-01 clerk",
            "agent",
            "01-05..02-01",
        ),
        ("lost", "01-05 agent; 02-01 none", "agent", "01-05..02-01"),
        (
            "had, lost and had again",
            "01-05 agent; 02-01 clerk; 03-01 agent",
            "agent",
            "01-05..02-01",
        ),
        (
            "lost twice",
            "01-05 agent; 02-01 clerk; 03-01 agent; 04-01 none",
            "agent",
            "01-05..02-01 03-01..04-01",
        ),
        (
            "an end begins anew",
            "01-05 agent; 02-01 clerk; 02-05 clerk until 02-10; 03-01 clerk",
            "agent",
            "",
        ),
        (
            "through a role that included it",
            "01-05 lead; 02-01 clerk",
            "agent",
            "01-05..02-01",
        ),
    ] {
        let tenures = tenures(commits);
        let was = tenures
            .of("maria")
            .map_or(&[][..], |tenure| tenure.was(role));
        let was: Vec<String> = was
            .iter()
            .map(|(from, until)| format!("{}..{}", from.strftime("%m-%d"), until.strftime("%m-%d")))
            .collect();
        assert_eq!(was.join(" "), wanted, "{case}");
    }
}

#[test]
fn roles_that_pages_lose_and_get_again() {
    for (case, edits, wanted) in [
        ("never lost", "01-05 a,b>a,b,c", ""),
        ("lost", "01-05 a,b>a", ""),
        ("lost and back", "01-05 a,b>a; 02-01 a>a,b", "02-01"),
        ("lost and back on one day", "01-05 a,b>a; 01-05 a>b,a", ""),
        (
            "lost twice, the second time for no day",
            "01-05 b>a; 02-01 a>b; 03-01 b>a; 03-01 a>b",
            "02-01",
        ),
        (
            "lost twice",
            "01-05 b>a; 02-01 a>b; 03-01 b>a; 04-01 a>b",
            "04-01",
        ),
        ("new, and not back", "01-05 a>b", ""),
    ] {
        let mut tenures = Tenures::default();
        let sop: SopId = "s".parse().unwrap();
        for edit in edits.split("; ") {
            let (on, roles) = edit.split_once(' ').unwrap();
            let list = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
            let (before, after) = roles.split_once('>').unwrap();
            tenures.rerouted(day(on), &sop, &list(before), list(after));
        }
        let found = tenures.named("s", "b");
        let wanted = (!wanted.is_empty()).then(|| day(wanted));
        assert_eq!(found, wanted, "{case}");
    }
}

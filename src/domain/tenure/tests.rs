//! Histories of a person's roles, and since when each is theirs: written from the rules' text.
//!
//! A line: commits `DAY roles[ until LAST][ from FIRST]`, or `DAY gone` where the entry is not there; then what is wanted of
//! the last.

use jiff::ToSpan;

use super::*;
use crate::domain::paths::Paths;

fn day(text: &str) -> Date {
    format!("2026-{text}").parse().unwrap()
}

/// lead includes agent.
fn closure(roles: &str) -> BTreeMap<String, Hold> {
    let named = roles.split(',').filter(|role| *role != "none");
    let named = named.map(|role| (role.to_owned(), Hold::Named));
    let mut all: BTreeMap<String, Hold> = named.collect();
    if all.contains_key("lead") {
        all.entry("agent".to_owned()).or_insert(Hold::Included);
    }
    all
}

/// Since when somebody has a role, in whatever way.
fn role(tenures: &Tenures, role: &str) -> Option<Date> {
    let (_, holds) = tenures
        .of("maria")?
        .roles()
        .find(|(name, _)| *name == role)?;
    holds.since(|_| true)
}

fn tenures(commits: &str) -> Tenures {
    let mut tenures = Tenures::default();
    for commit in commits.split("; ") {
        let words: Vec<&str> = commit.split(' ').collect();
        let said = |key: &str| {
            let mut pairs = words.windows(2).filter(|pair| pair[0] == key);
            pairs.next().map(|pair| day(pair[1]))
        };
        let member = (words[1] != "gone").then(|| Member {
            start: said("from"),
            end: said("until"),
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
        (
            "is to come",
            "01-05 agent from 06-01; 02-01 agent from 05-01",
            "agent",
            "01-05",
        ),
        (
            "came as was said",
            "01-05 agent from 02-01; 03-01 agent from 02-01",
            "agent",
            "01-05",
        ),
        (
            "came sooner than was said, which is said later",
            "01-05 agent from 06-01; 03-01 agent from 02-01",
            "agent",
            "03-01",
        ),
        (
            "a first day long ago is mended",
            "01-05 agent from 01-01; 03-01 agent from 01-02",
            "agent",
            "01-05",
        ),
    ] {
        let found = self::role(&tenures(commits), role);
        let wanted = (!wanted.is_empty()).then(|| day(wanted));
        assert_eq!(found, wanted, "{case}");
    }
}

/// Agents have the path, and clerks from the tenth of January on.
#[test]
fn who_is_on_a_path_is_in_its_role_by_name() {
    let mut courses = Courses::default();
    for (on, clerk) in [("01-02", ""), ("01-10", ", clerk: {path: p}")] {
        let text = format!("roles: {{agent: {{path: p}}, lead: {{includes: [agent]}}{clerk}}}");
        let roles = serde_yaml::from_str(&text).unwrap();
        courses.set(day(on), &roles, &Paths::default());
    }
    for (case, commits, wanted) in [
        ("through another", "01-05 lead", ""),
        ("by name as well", "01-05 lead; 02-01 lead,agent", "02-01"),
        ("demoted", "01-05 lead; 02-01 agent", "02-01"),
        ("promoted", "01-05 agent; 02-01 lead", ""),
        (
            "back again",
            "01-05 agent; 02-01 lead; 03-01 agent",
            "03-01",
        ),
        ("moved along it", "01-05 agent; 02-01 clerk", "01-05"),
        ("the role came to it", "01-05 clerk", "01-10"),
    ] {
        let tenures = tenures(commits);
        let found = tenures
            .of("maria")
            .and_then(|tenure| tenure.on_path(&courses, "p"));
        let wanted = (!wanted.is_empty()).then(|| day(wanted));
        assert_eq!(found, wanted, "{case}");
    }
}

#[test]
fn paths_by_history() {
    let mut tenures = Tenures::default();
    for (on, roles, stages) in [
        (
            "01-05",
            "r: {path: p}",
            "{id: a, due: 7d, sops: [s]}, {id: b}",
        ),
        (
            "02-01",
            "r: {path: p}",
            "{id: a, sops: []}, {id: b, due: 9d, sops: [s]}",
        ),
        (
            "03-01",
            "r: {}",
            "{id: a, due: 3d, checkpoint: {kind: sign-off}}",
        ),
        (
            "04-01",
            "r: {path: p}",
            "{id: a, sops: [s], checkpoint: {kind: acknowledgement}}",
        ),
    ] {
        let paths = format!("paths: {{p: {{stages: [{stages}]}}}}");
        let organisation = Organisation {
            roles: serde_yaml::from_str(&format!("roles: {{{roles}}}")).unwrap(),
            paths: serde_yaml::from_str(&paths).unwrap(),
            ..Organisation::default()
        };
        tenures.organisation(day(on), &organisation);
    }
    let route = tenures.courses.routes("s")["r"];
    for (on, wanted) in [
        ("01-04", ""),
        ("01-31", "7 days"),
        ("02-01", "9 days"),
        ("03-01", ""),
        ("04-01", "no time, acknowledged"),
    ] {
        let said = |stop: &Stop| {
            let due = stop.due.map_or("no time".to_owned(), |due| due.to_string());
            due + if stop.acknowledged {
                ", acknowledged"
            } else {
                ""
            }
        };
        let stops: Vec<String> = route.at(day(on)).iter().map(said).collect();
        assert_eq!(stops.join("; "), wanted, "on {on}");
    }
    let courses = &tenures.courses;
    assert_eq!(courses.examined_since("p", "a"), None);
    let due = |stage, on| {
        courses
            .stage_due("p", stage, day(on))
            .map(|due| due.is_some())
    };
    assert_eq!(due("a", "03-15"), Some(true));
    assert_eq!(due("a", "04-15"), Some(false));
    assert_eq!(due("b", "03-15"), None);
}

#[test]
fn roles_that_were_had_before() {
    for (case, commits, role, wanted) in [
        ("still had", "01-05 agent; 02-01 agent", "agent", "+01-05"),
        (
            "given for another",
            "01-05 agent; 02-01 clerk",
            "agent",
            "+01-05 -02-01",
        ),
        ("lost", "01-05 agent; 02-01 none", "agent", "+01-05 -02-01"),
        (
            "had, lost and had again",
            "01-05 agent; 02-01 clerk; 03-01 agent",
            "agent",
            "+01-05 -02-01 +03-01",
        ),
        (
            "lost twice",
            "01-05 agent; 02-01 clerk; 03-01 agent; 04-01 none",
            "agent",
            "+01-05 -02-01 +03-01 -04-01",
        ),
        (
            "an end begins anew",
            "01-05 agent; 02-01 clerk; 02-05 clerk until 02-10; 03-01 clerk",
            "clerk",
            "+02-01 -02-11 +03-01",
        ),
        (
            "through a role that included it",
            "01-05 lead; 02-01 clerk",
            "agent",
            "+01-05 -02-01",
        ),
    ] {
        let tenures = tenures(commits);
        let holds = tenures.of("maria").into_iter().flat_map(Tenure::roles);
        let mut holds = holds.filter(|(name, _)| *name == role);
        let (_, holds) = holds.next().unwrap();
        let was: Vec<String> = holds
            .changes()
            .map(|on| {
                format!(
                    "{}{}",
                    if holds.at(on).is_some() { "+" } else { "-" },
                    on.strftime("%m-%d")
                )
            })
            .collect();
        assert_eq!(was.join(" "), wanted, "{case}");
    }
}

/// The days of 2026 on which b is another than the day before, the first being taken for named.
#[test]
fn roles_that_pages_lose_and_get_again() {
    for (case, edits, wanted) in [
        ("never lost", "01-05 a,b>a,b,c", ""),
        ("lost", "01-05 a,b>a", "01-05"),
        ("lost and back", "01-05 a,b>a; 02-01 a>a,b", "01-05 02-01"),
        ("lost and back on one day", "01-05 a,b>a; 01-05 a>b,a", ""),
        (
            "lost twice, the second time for no day",
            "01-05 b>a; 02-01 a>b; 03-01 b>a; 03-01 a>b",
            "01-05 02-01",
        ),
        (
            "lost twice",
            "01-05 b>a; 02-01 a>b; 03-01 b>a; 04-01 a>b",
            "01-05 02-01 03-01 04-01",
        ),
        ("new, and not back", "01-05 a>b", "01-01 01-05"),
    ] {
        let mut tenures = Tenures::default();
        let sop: SopId = "s".parse().unwrap();
        for edit in edits.split("; ") {
            let (on, roles) = edit.split_once(' ').unwrap();
            let list = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
            let (before, after) = roles.split_once('>').unwrap();
            tenures.rerouted(day(on), &sop, Some(list(before)), Some(list(after)));
        }
        let roles = ["a".to_owned()];
        let naming = tenures.naming("s", &roles);
        let named = |naming: &Naming<'_>| {
            let all = (0..150).map(|days| day("01-01").saturating_add(days.days()));
            let mut was = true;
            let changes = all.filter(|on| std::mem::replace(&mut was, naming.at(*on)) != was);
            changes
                .map(|on| on.strftime("%m-%d").to_string())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let found = naming.get("b").map(named).unwrap_or_default();
        assert_eq!(found, wanted, "{case}");
    }
}

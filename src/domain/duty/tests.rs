//! Rule × case, written from the rules' text. A line: what is given, and what follows from it on `today`.
//!
//! Given are words: `1.0@01-05` a version in force since that day of 2026 (`25-01-05` of 2025), `read:1.0@DAY` and
//! `waived:1.0[@LAST]` what is on record, `start:`, `end:`, `leave:FROM..[TO]`, `asked:` about the person, `path:7d`,
//! `expires:` and `within:` (else 14d), each with `@DAY` where it is an edit of that day, `service`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Because, Confirmed, Demand, Duty, Edition, Excused, Reader, Terms, duty};
use crate::domain::asking::{Asking, Ways};
use crate::domain::interval::Interval;
use crate::domain::organisation::Organisation;
use crate::domain::people::{Leave, Person, PersonKind};
use crate::domain::tenure::{Hold, Member, Tenures};
use crate::domain::timeline::Timeline;

fn day(text: &str) -> Date {
    let full = match text.len() {
        5 => format!("2026-{text}"),
        _ => format!("20{text}"),
    };
    full.parse().unwrap()
}

struct Given {
    editions: Vec<Edition>,
    terms: Timeline<Terms>,
    person: Person,
    asked: Option<Date>,
    path: Option<Interval>,
    confirmed: Vec<Confirmed>,
    excused: Vec<Excused>,
}

fn given(words: &str) -> Given {
    let terms = Terms {
        within: Interval::days(14),
        expires: None,
    };
    let mut given = Given {
        editions: Vec::new(),
        terms: Timeline::beginning(Date::MIN, terms),
        person: serde_yaml::from_str("id: maria").unwrap(),
        asked: None,
        path: None,
        confirmed: Vec::new(),
        excused: Vec::new(),
    };
    for word in words.split_whitespace() {
        let (key, value) = word.split_once(':').unwrap_or(("", word));
        let at = value.split_once('@');
        match key {
            "start" => given.person.start = Some(day(value)),
            "end" => given.person.end = Some(day(value)),
            "leave" => {
                let (from, to) = value.split_once("..").unwrap();
                given.person.leave.push(Leave {
                    from: day(from),
                    to: (!to.is_empty()).then(|| day(to)),
                });
            }
            "asked" => given.asked = Some(day(value)),
            "path" => given.path = Some(value.parse().unwrap()),
            "within" | "expires" => {
                let (time, from) = at.unwrap_or((value, ""));
                let mut terms = *given.terms.now().unwrap();
                let time: Option<Interval> = (time != "never").then(|| time.parse().unwrap());
                match key {
                    "within" => terms.within = time.unwrap(),
                    _ => terms.expires = time,
                }
                let from = if from.is_empty() {
                    Date::MIN
                } else {
                    day(from)
                };
                given.terms.set(from, Some(terms));
            }
            "read" => given.confirmed.push(Confirmed {
                version: at.unwrap().0.parse().unwrap(),
                on: day(at.unwrap().1),
            }),
            "waived" => given.excused.push(Excused {
                version: at.map_or(value, |at| at.0).parse().unwrap(),
                until: at.map(|at| day(at.1)),
            }),
            _ if word == "service" => given.person.kind = PersonKind::Service,
            _ => given.editions.push(Edition {
                version: at.unwrap().0.parse().unwrap(),
                since: day(at.unwrap().1),
            }),
        }
    }
    given
}

fn judge(words: &str, today: &str) -> Option<Duty> {
    let given = given(words);
    let tenures = tenures(&given);
    let roles = ["r".to_owned()];
    let ways = Ways::of(&tenures, "s", &roles, Timeline::beginning(Date::MIN, ()));
    let asking = Asking {
        ways: &ways,
        tenure: tenures.of("maria"),
    };
    let reader = Reader {
        person: &given.person,
        asking,
        confirmed: given.confirmed,
        excused: given.excused,
    };
    let demand = Demand {
        editions: given.editions,
        terms: given.terms,
    };
    duty(&demand, &reader, day(today))
}

/// The role that the page names is theirs since they were asked; its path has always had the page.
fn tenures(given: &Given) -> Tenures {
    let stage =
        |due: Interval| format!("paths: {{p: {{stages: [{{id: w, due: {due}, sops: [s]}}]}}}}");
    let paths = given.path.map_or("paths: {}".to_owned(), stage);
    let organisation = Organisation {
        roles: serde_yaml::from_str("roles: {r: {path: p}}").unwrap(),
        paths: serde_yaml::from_str(&paths).unwrap(),
        ..Organisation::default()
    };
    let member = Member {
        start: given.person.start,
        end: given.person.end,
        roles: BTreeMap::from([("r".to_owned(), Hold::Named)]),
    };
    let mut tenures = Tenures::default();
    tenures.organisation(Date::MIN, &organisation);
    let asked = given.asked.unwrap_or(Date::MIN);
    tenures.people(asked, std::iter::once(("maria", Some(member))));
    tenures
}

fn said(duty: Option<Duty>) -> String {
    match duty {
        None => "nothing".to_owned(),
        Some(duty) => match duty.due {
            Some(due) => format!("{} {due}", duty.state),
            None => duty.state.to_string(),
        },
    }
}

#[track_caller]
fn table(rows: &[(&str, &str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(case, words, today, wanted)| {
            let got = said(judge(words, today));
            (got != *wanted).then(|| format!("{case}: wanted {wanted}, got {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn minor_and_major() {
    table(&[
        ("nothing is in force", "", "01-05", "nothing"),
        ("a first version", "1.0@01-05", "01-05", "due 2026-01-19"),
        ("its last day", "1.0@01-05", "01-19", "due 2026-01-19"),
        ("the day after", "1.0@01-05", "01-20", "overdue 2026-01-19"),
        ("read", "1.0@01-05 read:1.0@01-06", "06-01", "acknowledged"),
        (
            "read too late is read",
            "1.0@01-05 read:1.0@05-06",
            "06-01",
            "acknowledged",
        ),
        (
            "a minor change carries over",
            "1.0@01-05 1.1@02-01 read:1.0@01-06",
            "06-01",
            "carried-over",
        ),
        (
            "over several minor changes",
            "1.0@01-05 1.1@02-01 1.9@03-01 1.10@04-01 read:1.0@01-06",
            "06-01",
            "carried-over",
        ),
        (
            "from the one before",
            "1.0@01-05 1.1@02-01 1.2@03-01 read:1.1@02-06",
            "06-01",
            "carried-over",
        ),
        (
            "the minor one may be read too",
            "1.0@01-05 1.1@02-01 read:1.0@01-06 read:1.1@02-02",
            "06-01",
            "acknowledged",
        ),
        (
            "who never read is not excused by a minor change, and gains no time",
            "1.0@01-05 1.1@01-15",
            "01-19",
            "due 2026-01-19",
        ),
        (
            "and stays overdue",
            "1.0@01-05 1.1@02-01",
            "02-01",
            "overdue 2026-01-19",
        ),
        (
            "a major change is due again",
            "1.0@01-05 2.0@02-01 read:1.0@01-06",
            "02-01",
            "due 2026-02-15",
        ),
        (
            "and for those who were late as well",
            "1.0@01-05 2.0@02-01",
            "02-02",
            "due 2026-02-15",
        ),
        (
            "a minor change after it moves nothing",
            "1.0@01-05 2.0@02-01 2.1@02-10 read:1.0@01-06",
            "02-16",
            "overdue 2026-02-15",
        ),
        (
            "the number counts, not how many",
            "1.0@01-05 1.1@01-06 2.0@02-01 read:1.1@01-06",
            "02-01",
            "due 2026-02-15",
        ),
        (
            "2.0 was taken back, and 1.0 had been read",
            "1.0@01-05 read:1.0@01-06 read:2.0@02-01",
            "03-01",
            "acknowledged",
        ),
        (
            "2.0 was taken back, and nothing else had been read",
            "1.0@01-05 read:2.0@02-01",
            "03-01",
            "overdue 2026-01-19",
        ),
        (
            "1.1 was taken back after it was read",
            "1.0@01-05 read:1.1@02-01",
            "03-01",
            "carried-over",
        ),
        (
            "a hotfix in the old major while 2.0 waits",
            "1.0@01-05 1.1@02-01 read:1.0@01-06",
            "02-02",
            "carried-over",
        ),
        (
            "a longer time",
            "1.0@01-31 within:1month",
            "02-28",
            "due 2026-02-28",
        ),
    ]);
}

#[test]
fn people_come_and_go() {
    table(&[
        (
            "a new hire has their own time",
            "1.0@25-01-05 start:03-01",
            "03-01",
            "due 2026-03-15",
        ),
        (
            "and may be late",
            "1.0@25-01-05 start:03-01",
            "03-16",
            "overdue 2026-03-15",
        ),
        (
            "hired between a version and its minor change",
            "1.0@01-05 1.1@03-10 start:03-01",
            "03-10",
            "due 2026-03-15",
        ),
        (
            "hired before a major change",
            "1.0@01-05 2.0@04-01 start:03-01 read:1.0@03-02",
            "04-01",
            "due 2026-04-15",
        ),
        (
            "a first day to come",
            "1.0@01-05 start:03-01",
            "02-01",
            "upcoming 2026-03-15",
        ),
        (
            "the day before",
            "1.0@01-05 start:03-01",
            "02-28",
            "upcoming 2026-03-15",
        ),
        (
            "who left owes nothing",
            "1.0@01-05 end:01-31",
            "02-01",
            "nothing",
        ),
        (
            "on the last day they still do",
            "1.0@01-05 end:01-31",
            "01-31",
            "overdue 2026-01-19",
        ),
        (
            "a rehire who read this major",
            "1.0@25-01-05 read:1.0@25-01-06 start:03-01",
            "03-01",
            "acknowledged",
        ),
        (
            "a rehire who read it before a minor change",
            "1.0@25-01-05 1.1@01-05 read:1.0@25-01-06 start:03-01",
            "03-01",
            "carried-over",
        ),
        (
            "a rehire who read another major",
            "1.0@25-01-05 2.0@01-05 read:1.0@25-01-06 start:03-01",
            "03-01",
            "due 2026-03-15",
        ),
        (
            "a rehire who never read",
            "1.0@25-01-05 start:03-01",
            "03-20",
            "overdue 2026-03-15",
        ),
        (
            "a rehire whose reading has expired meanwhile",
            "1.0@24-01-05 read:1.0@24-01-06 expires:12months start:03-01",
            "03-01",
            "due 2026-03-15",
        ),
        (
            "a new role asks from its day",
            "1.0@25-01-05 start:25-01-01 asked:03-01",
            "03-01",
            "due 2026-03-15",
        ),
        (
            "a role before the text moves nothing",
            "1.0@03-01 asked:01-01",
            "03-01",
            "due 2026-03-15",
        ),
        (
            "back in a role after reading",
            "1.0@25-01-05 read:1.0@25-01-06 asked:03-01",
            "03-01",
            "acknowledged",
        ),
        ("a machine", "1.0@01-05 service", "01-06", "nothing"),
    ]);
}

#[test]
fn leave_stops_the_clock() {
    table(&[
        (
            "in between",
            "1.0@01-01 leave:01-10..01-20",
            "01-05",
            "due 2026-01-26",
        ),
        (
            "during it",
            "1.0@01-01 leave:01-10..01-20",
            "01-16",
            "away 2026-01-26",
        ),
        (
            "after it",
            "1.0@01-01 leave:01-10..01-20",
            "01-27",
            "overdue 2026-01-26",
        ),
        (
            "published during it: it begins the day after",
            "1.0@01-12 leave:01-10..01-20",
            "01-16",
            "away 2026-02-04",
        ),
        (
            "the whole of it within",
            "1.0@01-12 leave:01-10..01-20",
            "01-21",
            "due 2026-02-04",
        ),
        (
            "a long one",
            "1.0@01-05 leave:01-10..12-31",
            "06-01",
            "away 2027-01-10",
        ),
        (
            "one without an end",
            "1.0@01-05 leave:01-10..",
            "06-01",
            "away",
        ),
        (
            "one without an end that has not begun",
            "1.0@01-05 leave:01-10..",
            "01-06",
            "due",
        ),
        (
            "before it",
            "1.0@02-01 leave:01-10..01-20",
            "02-01",
            "due 2026-02-15",
        ),
        (
            "long after",
            "1.0@01-01 leave:06-10..06-20",
            "01-05",
            "due 2026-01-15",
        ),
        (
            "on the last day",
            "1.0@01-01 leave:01-15..01-15",
            "01-05",
            "due 2026-01-16",
        ),
        (
            "the day after the last",
            "1.0@01-01 leave:01-16..01-20",
            "01-16",
            "overdue 2026-01-15",
        ),
        (
            "what fell due before stays so",
            "1.0@01-01 leave:02-01..02-20",
            "02-05",
            "overdue 2026-01-15",
        ),
        (
            "two of them",
            "1.0@01-01 leave:01-05..01-06 leave:01-10..01-12",
            "01-02",
            "due 2026-01-20",
        ),
        (
            "the second only because of the first",
            "1.0@01-01 leave:01-05..01-09 leave:01-18..01-19",
            "01-02",
            "due 2026-01-22",
        ),
        (
            "two that overlap count once",
            "1.0@01-01 leave:01-07..01-12 leave:01-05..01-08",
            "01-02",
            "due 2026-01-23",
        ),
        (
            "one that ends before it begins is none",
            "1.0@01-01 leave:01-10..01-05",
            "01-02",
            "due 2026-01-15",
        ),
        (
            "read before it",
            "1.0@01-01 read:1.0@01-02 leave:01-10..01-20",
            "01-16",
            "acknowledged",
        ),
        (
            "their first day is in it",
            "1.0@25-01-01 start:03-01 leave:02-20..03-05",
            "03-06",
            "due 2026-03-20",
        ),
    ]);
}

#[test]
fn what_is_read_expires() {
    table(&[
        (
            "not yet",
            "1.0@25-01-05 read:1.0@25-01-06 expires:12months",
            "01-05",
            "acknowledged",
        ),
        (
            "on its day it is asked again",
            "1.0@25-01-05 read:1.0@25-01-06 expires:12months",
            "01-06",
            "due 2026-01-20",
        ),
        (
            "and becomes overdue",
            "1.0@25-01-05 read:1.0@25-01-06 expires:12months",
            "01-21",
            "overdue 2026-01-20",
        ),
        (
            "read again",
            "1.0@25-01-05 read:1.0@25-01-06 read:1.0@01-10 expires:12months",
            "06-01",
            "acknowledged",
        ),
        (
            "a minor version read later counts from then",
            "1.0@25-01-05 1.1@25-06-01 read:1.0@25-01-06 read:1.1@25-06-02 expires:12months",
            "02-01",
            "acknowledged",
        ),
        (
            "a minor change that was not read does not",
            "1.0@25-01-05 1.1@25-06-01 read:1.0@25-01-06 expires:12months",
            "01-06",
            "due 2026-01-20",
        ),
        (
            "without it nothing does",
            "1.0@20-01-05 read:1.0@20-01-06",
            "01-06",
            "acknowledged",
        ),
        (
            "another major is due by its own day",
            "1.0@25-01-05 2.0@25-12-01 read:1.0@25-01-06 expires:12months",
            "01-06",
            "overdue 2025-12-15",
        ),
        (
            "from the last of February",
            "1.0@24-02-01 read:1.0@24-02-29 expires:12months",
            "25-02-28",
            "due 2025-03-14",
        ),
        (
            "while they are away",
            "1.0@25-01-05 read:1.0@25-01-06 expires:12months leave:01-01..01-31",
            "01-10",
            "away 2026-02-15",
        ),
    ]);
}

#[test]
fn paths_and_waivers() {
    table(&[
        (
            "somebody new has the path's time",
            "1.0@25-01-05 start:03-01 path:7d",
            "03-01",
            "due 2026-03-08",
        ),
        (
            "which may be longer",
            "1.0@25-01-05 start:03-01 path:30d",
            "03-01",
            "due 2026-03-31",
        ),
        (
            "new in a role as well",
            "1.0@25-01-05 start:24-01-01 asked:03-01 path:7d",
            "03-01",
            "due 2026-03-08",
        ),
        (
            "a text newer than the person has its own",
            "1.0@04-01 start:03-01 path:7d",
            "04-01",
            "due 2026-04-15",
        ),
        (
            "so has a new major",
            "1.0@25-01-05 2.0@04-01 start:03-01 path:7d read:1.0@03-02",
            "04-01",
            "due 2026-04-15",
        ),
        (
            "on the same day the path counts",
            "1.0@03-01 start:03-01 path:7d",
            "03-01",
            "due 2026-03-08",
        ),
        (
            "what expired has the text's",
            "1.0@24-01-05 start:24-03-01 path:7d read:1.0@24-03-02 expires:12months",
            "25-03-02",
            "due 2025-03-16",
        ),
        (
            "without a first day the path cannot tell",
            "1.0@01-05 path:7d",
            "01-05",
            "due 2026-01-19",
        ),
        ("waived", "1.0@01-05 waived:1.0", "06-01", "waived"),
        (
            "over a minor change",
            "1.0@01-05 1.1@02-01 waived:1.0",
            "06-01",
            "waived",
        ),
        (
            "not over a major one",
            "1.0@01-05 2.0@02-01 waived:1.0",
            "02-01",
            "due 2026-02-15",
        ),
        (
            "to its last day",
            "1.0@01-05 waived:1.0@03-01",
            "03-01",
            "waived",
        ),
        (
            "then it begins",
            "1.0@01-05 waived:1.0@03-01",
            "03-02",
            "due 2026-03-16",
        ),
        (
            "the longest counts",
            "1.0@01-05 waived:1.0@03-01 waived:1.0@02-01",
            "02-15",
            "waived",
        ),
        (
            "who reads all the same has read",
            "1.0@01-05 waived:1.0 read:1.0@01-06",
            "06-01",
            "acknowledged",
        ),
        (
            "what expires may be waived",
            "1.0@25-01-05 read:1.0@25-01-06 expires:12months waived:1.0",
            "02-01",
            "waived",
        ),
        (
            "who left needs none",
            "1.0@01-05 waived:1.0 end:02-01",
            "06-01",
            "nothing",
        ),
    ]);
}

/// Rule by rule again, a line a case: `case | given | today | what follows`.
#[test]
fn cases_by_rule() {
    let lines = include_str!("cases.txt").lines();
    let rows: Vec<Vec<&str>> = lines
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(" | ").collect())
        .collect();
    assert!(rows.iter().all(|row| row.len() == 4) && rows.len() > 100);
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row[0], row[1], row[2], row[3]))
        .collect();
    table(&rows);
}

#[test]
fn it_is_said_why() {
    let why = |words: &str, today: &str| judge(words, today).unwrap().because;
    assert_eq!(why("1.0@01-05", "01-06"), Because::New);
    let read = "1.0@01-05 2.0@02-01 read:1.0@01-06";
    assert_eq!(why(read, "02-02"), Because::Major("1.0".parse().unwrap()));
    let old = "1.0@25-01-05 read:1.0@25-01-06 expires:12months";
    assert_eq!(why(old, "02-01"), Because::Expired(day("01-06")));
    let done = judge("1.0@01-05 1.1@02-01 read:1.0@01-06", "02-02").unwrap();
    assert_eq!(done.confirmed.unwrap().on, day("01-06"));
}

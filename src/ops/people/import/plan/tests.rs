use super::*;
use crate::domain::hris::{Columns, Mapping, employees};
use crate::domain::table::Table;

const PEOPLE: &str = "people:
  - {id: boss, name: Boss, emails: [boss@x.org]}
  - {id: a, name: Ann, emails: [ann@x.org], title: Agent, start: 2024-01-01, source: {hr: \"1\"}}
  - {id: b, name: Bob, emails: [bob@x.org], title: Agent, start: 2024-01-01, end: 2025-06-30, source: {hr: \"2\"}}
  - {id: c, name: Cid, emails: [cid@x.org], source: {hr: \"3\"}}
";

fn planned(csv: &str, extent: Extent) -> Result<(People, Plan)> {
    planned_from(PEOPLE, csv, extent)
}

fn planned_from(people: &str, csv: &str, extent: Extent) -> Result<(People, Plan)> {
    let table = Table::read(csv.as_bytes()).unwrap();
    let columns = Columns::of(&table, &Mapping::default()).unwrap();
    let request = ImportRequest {
        source: "hr".to_owned(),
        employees: employees(&table, &columns).unwrap(),
        extent,
        apply: true,
        confirm_removals: None,
        commit: false,
        proposal: None,
        notices: Vec::new(),
    };
    let before: People = serde_yaml::from_str(people).unwrap();
    // The first is taken: another one is made.
    let new_id = |_: &Employee, attempt: usize| match attempt {
        0 => "a".to_owned(),
        _ => format!("n{}", attempt + 1),
    };
    let plan = plan(&before, &request, &new_id, "2026-01-10".parse().unwrap())?;
    Ok((before, plan))
}

fn said(plan: &Plan) -> String {
    let names = |list: &[PersonPlan]| {
        let one = |one: &PersonPlan| {
            let fields = one.changed.iter().map(|change| {
                let after = change.after.as_deref().unwrap_or("none");
                format!("{}={after}", change.field)
            });
            let fields: Vec<String> = fields.collect();
            format!("{}[{}]", one.person, fields.join(" "))
        };
        list.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    format!(
        "+{} ~{} -{} <{} ={}",
        names(&plan.added),
        names(&plan.changed),
        names(&plan.left),
        names(&plan.back),
        plan.unchanged
    )
}

#[test]
fn rows_and_entries_are_matched() {
    let all = "employee id,name,work email,job title,hire date,status\n";
    let ann = "1,Ann,ann@x.org,Agent,2024-01-01,Active\n";
    let cid = "3,Cid,cid@x.org,,,Active\n";
    for (case, rows, wanted) in [
        ("nothing changed", format!("{ann}{cid}"), "+ ~ - < =2"),
        (
            "a title",
            format!("{}{cid}", ann.replace("Agent", "Lead")),
            "+ ~a[title=Lead] - < =1",
        ),
        (
            "somebody new",
            format!("{ann}{cid}4,Dan,dan@x.org,Agent,2026-01-05,Active\n"),
            "+n2[] ~ - < =2",
        ),
        (
            "not in it any more",
            ann.to_owned(),
            "+ ~ -c[end=2026-01-10] < =1",
        ),
        (
            "said to have left",
            format!("{ann}{}", cid.replace("Active", "Terminated")),
            "+ ~ -c[end=2026-01-10] < =1",
        ),
        (
            "back",
            format!("{ann}{cid}2,Bob,bob@x.org,Agent,2026-01-05,Active\n"),
            "+ ~ - <b[end=none start=2026-01-05] =2",
        ),
        (
            "back, with the first day of long ago",
            format!("{ann}{cid}2,Bob,bob@x.org,Agent,2024-01-01,Active\n"),
            "+ ~ - <b[end=none start=2026-01-10] =2",
        ),
        (
            "left, and still said so",
            format!("{ann}{cid}2,Bob,bob@x.org,Agent,2024-01-01,Terminated\n"),
            "+ ~ - < =3",
        ),
        (
            "left before anybody knew",
            format!("{ann}{cid}9,Old,old@x.org,,2020-01-01,Terminated\n"),
            "+ ~ - < =2",
        ),
        (
            "starts later, and is inactive until then",
            format!("{ann}{cid}4,Dan,dan@x.org,Agent,2026-02-01,Inactive\n"),
            "+n2[] ~ - < =2",
        ),
        (
            "another address",
            format!("{}{cid}", ann.replace("ann@", "ann.lee@")),
            "+ ~a[emails=[ann.lee@x.org, ann@x.org]] - < =1",
        ),
        (
            "an entry by hand gets its id by the address",
            format!("{ann}{cid}5,Boss,boss@x.org,,,Active\n"),
            "+ ~boss[source={hr: \"5\"}] - < =2",
        ),
        (
            "an empty cell takes away",
            format!("{}{cid}", ann.replace("Agent", "")),
            "+ ~a[title=none] - < =1",
        ),
        ("order does not matter", format!("{cid}{ann}"), "+ ~ - < =2"),
    ] {
        let (_, plan) = planned(&format!("{all}{rows}"), Extent::Whole).unwrap();
        assert_eq!(said(&plan), wanted, "{case}");
    }
    let (_, part) = planned(&format!("{all}{ann}"), Extent::Part).unwrap();
    assert_eq!(said(&part), "+ ~ - < =1");
    let future = "4,Dan,dan@x.org,Agent,2026-02-01,Inactive\n";
    let later = PEOPLE.replace(
        "start: 2024-01-01, source: {hr: \"1\"}",
        "start: 2026-02-01, source: {hr: \"1\"}",
    );
    for (extent, wanted) in [
        (
            Extent::Whole,
            "+n2[] ~a[end=2026-02-01] -c[end=2026-01-10] < =0",
        ),
        (Extent::Current, "+n2[] ~ -c[end=2026-01-10] < =0"),
        (Extent::Changes(Vec::new()), "+n2[] ~ - < =0"),
    ] {
        let (_, plan) = planned_from(&later, &format!("{all}{future}"), extent).unwrap();
        assert_eq!(said(&plan), wanted);
    }
    // What there is no column for stays.
    let (_, few) = planned("employee id,name\n1,Ann\n3,Cid\n", Extent::Whole).unwrap();
    assert_eq!(said(&few), "+ ~ - < =2");
}

#[test]
fn managers_are_found_by_whatever_names_them() {
    let rows = |manager: &str| {
        format!(
            "employee id,name,work email,manager\n1,Ann,ann@x.org,\"{manager}\"\n3,Cid Low,cid@x.org,\n"
        )
    };
    for (manager, wanted) in [
        ("3", "manager=c"),
        ("CID@x.org", "manager=c"),
        ("Cid Low", "manager=c"),
        ("Low, Cid", "manager=c"),
        ("boss@x.org", "manager=boss"),
    ] {
        let (_, plan) = planned(&rows(manager), Extent::Part).unwrap();
        assert!(said(&plan).contains(wanted), "{manager}: {}", said(&plan));
    }
    let (_, plan) = planned(&rows("Nobody"), Extent::Part).unwrap();
    assert!(!said(&plan).contains("manager") && plan.notices.len() == 1);
}

#[test]
fn two_rows_of_one_person_are_refused() {
    let rows = "employee id,name,work email\n1,Ann,x@x.org\n,Ann,ann@x.org\n";
    assert!(planned(rows, Extent::Whole).is_err());
}

use super::*;

fn read(text: &str, mapping: &str) -> Result<Vec<Employee>, String> {
    let mapping: Mapping = serde_yaml::from_str(mapping).unwrap();
    let table = Table::read(text.as_bytes()).unwrap();
    let columns = Columns::of(&table, &mapping)?;
    employees(&table, &columns).map_err(|wrong| wrong.join("; "))
}

fn said(one: &Employee) -> String {
    let day = |day: Option<Option<Date>>| match day {
        None => "-".to_owned(),
        Some(None) => "none".to_owned(),
        Some(Some(day)) => day.to_string(),
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{}|{}|{}|{}|{}|{}|{}|{}|{}|{:?}",
        text(&one.id),
        one.name,
        text(&one.email),
        text(&one.title),
        text(&one.department),
        text(&one.location),
        text(&one.manager),
        day(one.start),
        day(one.end),
        one.active
    )
}

#[test]
fn headings_of_vendors_are_known() {
    for (vendor, text, wanted) in [
        (
            "ADP",
            "Associate ID,Legal First Name,Legal Last Name,Preferred Name,Job Title Description,Home Department Description,Location Description,Position Status,Reports To Name,Hire Date,Termination Date,Work Contact: Work Email,Annual Salary\nA1,Margaret,Doe,Peggy,Agent,Shop,Oslo,Active,\"Boss, Big\",03/15/2024,,peggy@x.org,99000\n",
            "A1|Peggy Doe|peggy@x.org|Agent|Shop|Oslo|Boss, Big|2024-03-15|none|Some(true)",
        ),
        (
            "Rippling",
            "Legal first name,Legal last name,Work email,Title,Manager - Work email,Employment status\nAnn,Lee,ann@x.org,Lead,boss@x.org,TERMINATED\n",
            "-|Ann Lee|ann@x.org|Lead|-|-|boss@x.org|-|-|Some(false)",
        ),
        (
            "Workday",
            "Employee_ID,Legal_Name_First_Name,Legal_Name_Last_Name,Hire_Date,Termination_Date,Worker_Type,Email\n7,Ann,Lee,2024-03-15,0000-00-00,Regular,ann@x.org\n",
            "7|Ann Lee|ann@x.org|-|-|-|-|2024-03-15|none|None",
        ),
        (
            "German",
            "Employee ID;Full Name;E-Mail;Start Date\n7;Zoë Groß;zoe@x.org;15.03.2024\n",
            "7|Zoë Groß|zoe@x.org|-|-|-|-|2024-03-15|-|None",
        ),
    ] {
        let found = read(text, "{}").unwrap_or_else(|error| panic!("{vendor}: {error}"));
        assert_eq!(said(&found[0]), wanted, "{vendor}");
    }
    let gusto = from_json(br#"{"employees": [{"uuid": "g-1", "first_name": "Ann", "last_name": "Lee", "work_email": "ann@x.org", "department": "Shop", "jobs": [{"title": "Agent", "hire_date": "2024-03-15"}], "manager_id": 4, "ssn": "1"}]}"#).unwrap();
    let columns = Columns::of(&gusto, &Mapping::default()).unwrap();
    let found = employees(&gusto, &columns).unwrap();
    assert_eq!(
        said(&found[0]),
        "g-1|Ann Lee|ann@x.org|Agent|Shop|-|4|2024-03-15|-|None"
    );
}

#[test]
fn a_column_that_says_who_is_gone() {
    let text = "uuid,name,manager_uuid,manager_id,terminated,terminations[0].effective_date\ng-1,Ann,,,false,\ng-2,Bob,g-1,4,TRUE,2026-01-31\ng-3,Cy,g-1,4,,\n";
    let found: Vec<String> = read(text, "{}").unwrap().iter().map(said).collect();
    assert_eq!(
        found,
        [
            "g-1|Ann|-|-|-|-||-|none|Some(true)",
            "g-2|Bob|-|-|-|-|g-1|-|2026-01-31|Some(false)",
            "g-3|Cy|-|-|-|-|g-1|-|none|None"
        ]
    );
    let yes = "id,name,terminated\n1,Ann,yes\n2,Bob,no\n";
    let found = read(yes, "{gone: [no]}").unwrap();
    assert_eq!(
        [found[0].active, found[1].active],
        [Some(true), Some(false)]
    );
}

#[test]
fn a_mapping_says_otherwise() {
    let text = "Nr,Vorname,Nachname,Post,Seit,Ende,Lage\n1,Ann,Lee,ann@x.org,03/04/2024,,weg\n";
    let mapping = "{fields: {id: Nr, name: [Vorname, Nachname], email: Post, start: Seit, end: Ende, status: Lage}, gone: [weg], dates: dmy}";
    let found = read(text, mapping).unwrap();
    assert_eq!(
        said(&found[0]),
        "1|Ann Lee|ann@x.org|-|-|-|-|2024-04-03|none|Some(false)"
    );
    assert!(
        read(text, "{fields: {id: Number}}")
            .unwrap_err()
            .contains("no heading `Number`")
    );
    assert!(read(text, "{}").unwrap_err().contains("no column"));
    assert!(serde_yaml::from_str::<Mapping>("{fields: {salary: Pay}}").is_err());
    let title = "id,name,title\n1,Ann,Lead\n";
    assert_eq!(read(title, "{skip: [title]}").unwrap()[0].title, None);
}

#[test]
fn rows_that_cannot_be_taken_are_named() {
    for (text, wanted) in [
        (
            "id,name\n1,Ann\n1,Bob\n",
            "lines 2 and 3 have the same id 1",
        ),
        ("email,name\nA@x.org,Ann\na@X.org,Bob\n", "same e-mail"),
        ("id,name\n1,\n", "line 2: it has no name"),
        ("id,email,name\n,,Ann\n", "line 2: it has neither"),
        ("id,email,name\n1,ann at x,Ann\n", "is no e-mail"),
        ("id,name,hire date\n1,Ann,soon\n", "`soon` is no day"),
        (
            "id,name,hire date\n1,Ann,13/01/2024\n2,Bob,01/13/2024\n",
            "dates: dmy",
        ),
    ] {
        let found = read(text, "{}").unwrap_err();
        assert!(found.contains(wanted), "{text:?}: {found}");
    }
}

#[test]
fn slashes_are_read_by_the_days_beyond_the_twelfth() {
    let start = |text: &str| {
        read(text, "{}").unwrap()[0]
            .start
            .flatten()
            .unwrap()
            .to_string()
    };
    assert_eq!(
        start("id,name,hire date\n1,Ann,03/04/2024\n2,Bob,01/13/2024\n"),
        "2024-03-04"
    );
    assert_eq!(
        start("id,name,hire date\n1,Ann,03/04/2024\n2,Bob,13/01/2024\n"),
        "2024-04-03"
    );
    assert_eq!(start("id,name,hire date\n1,Ann,03/04/24\n"), "2024-03-04");
    assert_eq!(
        start("id,name,hire date\n1,Ann,15-Mar-2024\n"),
        "2024-03-15"
    );
    assert_eq!(
        start("id,name,hire date\n1,Ann,2024-03-15T00:00:00Z\n"),
        "2024-03-15"
    );
}

#[test]
fn nothing_hidden_is_taken_in() {
    let found = read("id,name\n1,\"A\u{202e}nn\nLee\"\n", "{}").unwrap();
    assert_eq!(found[0].name, "Ann Lee");
}

#[test]
fn a_row_that_is_there_twice_counts_once_and_lines_are_those_of_the_file() {
    let row = "A2,Jon,jon@x.org,\"CS\nAgent\"\r\n";
    let text = format!(
        "ID,Name,Email,Title\r\nA1,Ann,ann@x.org,Lead\r\n{row}A3,Cy,cy@x.org,Cook\r\n{row}"
    );
    let found = read(&text, "{}").unwrap();
    let lines: Vec<u64> = found.iter().map(|one| one.line).collect();
    assert_eq!(lines, [2, 3, 5]);
    let other = text + "A2,Jon,jon@x.org,Chef\r\n";
    assert_eq!(
        read(&other, "{}").unwrap_err(),
        "lines 3 and 8 have the same id A2; lines 3 and 8 have the same e-mail jon@x.org"
    );
}

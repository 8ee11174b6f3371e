//! Stage by stage, written from the rules' text.
//!
//! A stage: `ID[<BEFORE,…]:WORDS`, words being `read`, `owed`, `late`, `waived` for an SOP, `quiz` for a checkpoint that
//! is open, `passed` for one that counts, `ended@DAY` for one that did, and `7d@DAY` for its time and when it begins.

use super::*;
use crate::domain::duty::Because;
use crate::domain::people::Leave;

fn day(text: &str) -> Date {
    format!("2026-{text}").parse().unwrap()
}

fn duty(state: DutyState, due: &str) -> Duty {
    Duty {
        state,
        due: (!due.is_empty()).then(|| day(due)),
        because: Because::New,
        confirmed: None,
    }
}

fn said(stages: &str, person: &Person, today: &str) -> String {
    let parsed: Vec<(String, Vec<String>, Vec<&str>)> = stages
        .split(' ')
        .map(|stage| {
            let (name, words) = stage.split_once(':').unwrap();
            let (id, after) = name.split_once('<').unwrap_or((name, ""));
            let after = after.split(',').filter(|one| !one.is_empty());
            let words = words.split('+').filter(|word| !word.is_empty());
            (
                id.to_owned(),
                after.map(str::to_owned).collect(),
                words.collect(),
            )
        })
        .collect();
    let mut facts = Vec::new();
    for (id, after, words) in &parsed {
        let mut stage = StageFacts {
            id,
            after,
            ..StageFacts::default()
        };
        for word in words {
            match word.split_once('@').unwrap_or((word, "")) {
                ("read", _) => stage.duties.push(duty(DutyState::Acknowledged, "")),
                ("waived", _) => stage.duties.push(duty(DutyState::Waived, "")),
                ("owed", on) => stage.duties.push(duty(DutyState::Due, on)),
                ("late", on) => stage.duties.push(duty(DutyState::Overdue, on)),
                ("quiz", _) => stage.checkpoint = true,
                ("passed", _) => (stage.checkpoint, stage.passed) = (true, true),
                ("ended", on) => (stage.checkpoint, stage.ended) = (true, Some(day(on))),
                (within, on) => {
                    stage.within = Some(within.parse().unwrap());
                    stage.begins = Some(day(on));
                }
            }
        }
        facts.push(stage);
    }
    let standing = progress(&facts, person, day(today));
    let one = |standing: &Standing| {
        let due = standing
            .due
            .map_or(String::new(), |due| due.strftime("@%m-%d").to_string());
        let open = if standing.checkpoint_open { "!" } else { "" };
        format!("{}{due}{open}", standing.state)
    };
    standing.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn stages_by_rule() {
    let maria: Person = serde_yaml::from_str("id: maria").unwrap();
    for (case, stages, wanted) in [
        ("nothing to do is done", "a:", "done"),
        ("read is done", "a:read", "done"),
        ("waived is done", "a:waived", "done"),
        ("one of two is not", "a:read+owed@01-20", "due@01-20"),
        ("late", "a:late@01-05", "overdue@01-05"),
        ("the soonest counts", "a:owed@01-25+owed@01-20", "due@01-20"),
        (
            "a quiz is open once all is read",
            "a:read+quiz+7d@01-05",
            "due@01-12!",
        ),
        ("not before", "a:owed@01-20+quiz+7d@01-05", "due@01-12"),
        ("passed is done", "a:read+passed", "done"),
        (
            "passed, and an SOP came to it",
            "a:owed@01-20+passed",
            "due@01-20",
        ),
        ("a quiz without a time", "a:read+quiz", "due!"),
        (
            "late with the quiz",
            "a:read+quiz+7d@01-01",
            "overdue@01-08!",
        ),
        ("its last day", "a:read+quiz+7d@01-03", "due@01-10!"),
        (
            "a stage waits",
            "a:owed@01-20 b<a:quiz+7d@01-01",
            "due@01-20 waiting@01-08",
        ),
        ("and opens", "a:read b<a:quiz+7d@01-05", "done due@01-12!"),
        (
            "order in the file does not matter",
            "b<a:quiz+7d@01-05 a:read",
            "due@01-12! done",
        ),
        (
            "for two",
            "a:read b:owed@01-20 c<a,b:quiz",
            "done due@01-20 waiting",
        ),
        (
            "through one between",
            "a:owed@01-20 b<a:read c<b:read",
            "due@01-20 waiting waiting",
        ),
        (
            "an expired reading opens what comes after again",
            "a:owed@01-20+passed b<a:passed c<b:passed",
            "due@01-20 waiting waiting",
        ),
        (
            "what was passed counts again",
            "a:read+passed b<a:passed",
            "done done",
        ),
        (
            "a new MAJOR ends what was passed",
            "a:read+ended@01-08+7d@01-01",
            "due@01-15!",
        ),
        (
            "and makes it late again",
            "a:read+ended@01-01+7d@01-01",
            "overdue@01-08!",
        ),
        (
            "which waits while it is not read",
            "a:owed@01-22+ended@01-08+7d@01-01",
            "due@01-15",
        ),
        (
            "and what comes after waits",
            "a:read+ended@01-08+7d@01-01 b<a:passed",
            "due@01-15! waiting",
        ),
    ] {
        assert_eq!(said(stages, &maria, "01-10"), wanted, "{case}");
    }
}

#[test]
fn people_by_rule() {
    let person = |text: &str| serde_yaml::from_str::<Person>(text).unwrap();
    let later = person("{id: m, start: 2026-02-01}");
    assert_eq!(
        said("a:read+quiz+7d@02-01", &later, "01-10"),
        "upcoming@02-08!"
    );
    let mut away = person("{id: m}");
    away.leave.push(Leave {
        from: day("01-08"),
        to: Some(day("01-12")),
    });
    assert_eq!(said("a:read+quiz+7d@01-05", &away, "01-10"), "away@01-17!");
    away.leave[0].to = None;
    assert_eq!(said("a:read+quiz+7d@01-05", &away, "01-10"), "away!");
}

use ecow::EcoString;

use super::*;
use crate::domain::source::Place;

fn cited(text: &str) -> Vec<Evidence> {
    vec![Evidence {
        source: "s".to_owned(),
        start: Place::Line(1),
        end: Place::Line(1),
        text: text.to_owned(),
        speaker: None,
    }]
}

#[test]
fn what_goes_further_is_named() {
    for (text, source, expected) in [
        ("Open the ticket in Jira", "you open the ticket", "Jira"),
        (
            "Run deploy.sh on the host",
            "run the deploy script on the host",
            "deploy.sh",
        ),
        (
            "Delete the old weekly customer backup tape",
            "keep the old weekly customer backup tape",
            "delete",
        ),
        (
            "If the pump leaks, close the valve",
            "close the valve of the pump",
            "condition",
        ),
        (
            "Close the valve if the alarm sounds",
            "if it leaks close the valve",
            "condition",
        ),
        (
            "Approve refunds of at least 50 euros",
            "approve refunds of at most 50 euros",
            "other way",
        ),
        (
            "Wait more than 5 minutes",
            "wait less than 5 minutes",
            "other way",
        ),
        (
            "Share the password with the team",
            "Do not share the password with the team",
            "must not",
        ),
    ] {
        let why = beyond(text, &cited(source));
        assert!(
            why.as_ref().is_some_and(|why| why.contains(expected)),
            "{text}: {why:?}"
        );
    }
}

#[test]
fn what_the_source_says_stands() {
    for (text, source) in [
        ("Open the valve", "So first you open the valve."),
        ("Verify the pressure", "then check the pressure"),
        ("Click Save", "hit save"),
        (
            "If the light is red, stop the line",
            "When the light is red you stop the line",
        ),
        (
            "Wait at least 10 minutes",
            "you wait ten minutes, at least 10",
        ),
        ("Call Maria Lopez", "call maria lopez"),
        ("Never share the password", "never share the password"),
        ("Open the valve", "Don't touch the pump. Open the valve."),
        ("Send the report to finance", "email finance the report"),
    ] {
        assert_eq!(beyond(text, &cited(source)), None, "{text}");
    }
}

#[test]
fn a_heading_is_known_or_neutral() {
    let said: HashSet<EcoString> = content_stems("closing the shop at night")
        .into_iter()
        .collect();
    assert_eq!(
        heading("Before you begin", &said).as_deref(),
        Some("Before you begin")
    );
    assert_eq!(
        heading("Closing the shop", &said).as_deref(),
        Some("Closing the shop")
    );
    assert_eq!(heading("Approved by the CEO", &said), None);
    assert_eq!(heading("", &said), None);
}

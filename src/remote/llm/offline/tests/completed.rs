//! What was asked with a deed, and answered with a word or two: both are one step.
use super::{check_in_work, talk};

#[test]
fn a_deed_asked_about_is_told_with_its_answer() {
    for (ask, answer, step) in [
        (
            "Where do I put the old one?",
            "In the red bin.",
            "Put the old one in the red bin",
        ),
        (
            "Where does the bag go?",
            "On their desk.",
            "The bag goes on their desk",
        ),
        (
            "And when do we ring the customer?",
            "On Fridays.",
            "Ring the customer on Fridays",
        ),
        (
            "Who signs the form?",
            "The duty manager.",
            "The duty manager signs the form",
        ),
        (
            "And who approves the report?",
            "Our lead does.",
            "Our lead approves the report",
        ),
        (
            "And who rings the late ones?",
            "You do, before ten.",
            "Ring the late ones, before ten",
        ),
        (
            "Who do I send the report to?",
            "The office.",
            "Send the report to the office",
        ),
        ("Which form do I use?", "The blue one.", "Use the blue form"),
        (
            "What do you clean the lens with?",
            "Just warm water.",
            "Clean the lens with warm water",
        ),
        (
            "How do I clean the lens?",
            "With vinegar.",
            "Clean the lens with vinegar",
        ),
        (
            "How many tablets do I add?",
            "Two per bucket.",
            "Add two tablets per bucket",
        ),
        (
            "What temperature do I wash the cloths at?",
            "Sixty degrees.",
            "Wash the cloths at sixty degrees",
        ),
        (
            "What time do we close the gates?",
            "Half past ten.",
            "Close the gates at half past ten",
        ),
        (
            "What do I call the folder?",
            "The client's name and the year.",
            "Call the folder the client's name and the year",
        ),
        (
            "Do I file the paper or the scan?",
            "The scan.",
            "File the scan",
        ),
        (
            "Do they go in the fridge or in the freezer?",
            "Freezer.",
            "They go in the freezer",
        ),
        (
            "When do I take the tray out?",
            "When the light's green.",
            "Take the tray out when the light's green",
        ),
    ] {
        let draft = talk(&format!(
            "Ann: You sweep the yard.\nBob: {ask}\nAnn: {answer}\nAnn: Then you hang up the broom."
        ));
        let steps: Vec<&str> = draft.steps.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(
            steps,
            ["Sweep the yard", step, "Hang up the broom"],
            "{ask} {answer}"
        );
    }
}

#[test]
fn an_answer_that_is_none_completes_nothing() {
    for answer in [
        "No idea.",
        "I don't know.",
        "Good question.",
        "It depends.",
        "Whatever.",
    ] {
        let draft = talk(&format!(
            "Ann: You sweep the yard.\nBob: Where do I put the leaves?\nAnn: {answer}\nAnn: Then you hang up the broom."
        ));
        let steps: Vec<&str> = draft.steps.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(steps, ["Sweep the yard", "Hang up the broom"], "{answer}");
    }
}

#[test]
fn an_answer_about_the_step_told_last_says_more_of_it() {
    check_in_work(&[(
        "Ann: You turn on the callback.\nBob: How do I turn it on?\nAnn: In the phone system, under settings.",
        &["turn on the callback, in the phone system, under settings"],
        &["turn it on"],
    )]);
}

//! A sentence that was torn: a case from its deed, a name from what is said of it, an answer from its question.
use super::{check_in_work, check_messages};

#[test]
fn a_name_before_its_case_goes_into_it() {
    check_in_work(&[
        (
            "Ann: The disk, if it's over 90 percent full you clear the log folder.",
            &["if the disk is over 90 percent full, clear the log folder"],
            &[],
        ),
        (
            "Ann: The tank, if it's below half you call the driver.",
            &["if the tank is below half, call the driver"],
            &[],
        ),
        (
            "Ann: The filter, when it's grey you change it and write the date down.",
            &["when the filter is grey, change it"],
            &[],
        ),
        (
            "Ann: And the gloves, once they're torn you throw them away.",
            &["once the gloves are torn, throw them away"],
            &[],
        ),
        (
            "Ann: The camera, if it's got a red dot you wait for a minute.",
            &["if the camera has got a red dot, wait for a minute"],
            &[],
        ),
    ]);
}

#[test]
fn only_then_goes_with_what_it_leads_to() {
    check_in_work(&[
        (
            "Ann: When it's fixed you watch the graphs for another 20 minutes and only then close.",
            &["watch the graphs for another 20 minutes"],
            &["minutes and only"],
        ),
        (
            "Ann: Count the cash twice and only then lock the drawer.",
            &["count the cash twice", "lock the drawer"],
            &["twice and only"],
        ),
        (
            "Ann: You wait for the green lamp and only then open the door.",
            &["wait for the green lamp", "open the door"],
            &["lamp and only"],
        ),
    ]);
}

#[test]
fn what_comes_first_keeps_its_name() {
    check_in_work(&[
        (
            "Ann: First drop is always the house. Then the church.",
            &["first drop is always the house"],
            &[],
        ),
        (
            "Ann: First run goes to the depot.",
            &["first run goes to the depot"],
            &[],
        ),
        (
            "Ann: First cut is two centimetres.",
            &["first cut is two centimetres"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_easy_is_no_deed() {
    check_in_work(&[
        (
            "Ann: Opening the hall's not hard. You unlock the front.",
            &["unlock the front"],
            &["open the hall"],
        ),
        (
            "Ann: Cleaning the grill's easy. You scrape the plate.",
            &["scrape the plate"],
            &["clean the grill"],
        ),
        (
            "Ann: Opening the hall's front door, you push with the shoulder.",
            &["push with the shoulder"],
            &[],
        ),
    ]);
}

#[test]
fn a_question_without_its_mark() {
    check_messages(&[
        (
            "Bob: wait how long
Ann: 2 min
Ann: close the lid",
            &[],
            &["wait how long"],
        ),
        (
            "Bob: into which bin
Ann: the blue one
Ann: close the lid",
            &[],
            &["the blue one: close the lid"],
        ),
        (
            "Bob: call on what
Ann: radio, phone only in the tunnel",
            &[],
            &["call on what"],
        ),
    ]);
}

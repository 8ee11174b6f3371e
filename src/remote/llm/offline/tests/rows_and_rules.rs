//! Deeds in a row, what there always has to be, and answers that have no deed of their own.
use super::{asked, check, check_in_work, in_work, talk};

#[test]
fn deeds_in_a_row_are_one_deed_where_only_the_last_has_its_thing() {
    check_in_work(&[
        (
            "Ann: Print, lift, take it off by the shoulders.",
            &["Print, lift, take it off by the shoulders"],
            &[],
        ),
        (
            "Ann: Wash, rinse, hang it by the hem.",
            &["Wash, rinse, hang it by the hem"],
            &[],
        ),
        (
            "Ann: Scrub, rinse, leave it on the rack.",
            &["Scrub, rinse, leave it on the rack"],
            &["rinse:"],
        ),
    ]);
}

#[test]
fn what_there_always_has_to_be_is_told_by_itself() {
    check_in_work(&[
        (
            "Ann: Always two people on the ladder.",
            &["Always two people on the ladder"],
            &["gate. Always"],
        ),
        (
            "Ann: Always gloves for the acid.",
            &["Always gloves for the acid"],
            &[],
        ),
        (
            "Ann: Always clean hands, or gloves if it's a photograph.",
            &["Always clean hands, or gloves if it's a photograph"],
            &[],
        ),
        // what was told says it already
        ("Ann: Always the pallet.", &[], &["Always the pallet"]),
        ("Ann: Always blame the intern.", &[], &["Always blame"]),
    ]);
}

#[test]
fn what_people_do_not_keep_takes_nothing_back() {
    check_in_work(&[
        (
            "Ann: The strings need wiping after every set, people forget that.",
            &["The strings need wiping after every set"],
            &[],
        ),
        (
            "Ann: The seals need greasing every month, they forget that.",
            &["The seals need greasing every month"],
            &[],
        ),
        // and what is to be forgotten goes
        (
            "Ann: The seals need greasing every month, no, forget that.",
            &[],
            &["seals"],
        ),
    ]);
}

#[test]
fn an_answer_without_a_deed_is_of_the_deed_that_was_asked_of() {
    check_in_work(&[
        (
            "Bob: And when do they pay?\nAnn: Half when they order and the rest when they collect.",
            &["They pay, half when they order and the rest when they collect"],
            &["gate, half"],
        ),
        (
            "Bob: How do you close it?\nAnn: Brown tape over the back, all four sides.",
            &["brown tape over the back, all four sides"],
            &["gate. Brown"],
        ),
        // named once more, it is no case
        (
            "Bob: What about tablets?\nAnn: Tablets go in a bit of cheese.",
            &["Tablets go in a bit of cheese"],
            &["For tablets"],
        ),
    ]);
}

#[test]
fn how_many_times_something_is_done_is_no_case() {
    check(&[(
        "Ann: I check the picture twice, once with the rule and once with the tape, and I write the smaller one on the docket.",
        &["once with the rule", "Write the smaller one on the docket"],
        &["Once with the tape, write"],
    )]);
}

#[test]
fn so_many_at_a_time_need_no_unit() {
    for (lines, unasked) in [
        (
            "Ann: I let them out four at a time.\nBob: Four?\nAnn: Yeah, no more than four or they scrap.",
            "four of what",
        ),
        (
            "Ann: Send them in two at once, no more than two.",
            "two of what",
        ),
    ] {
        let draft = talk(&in_work(lines));
        let asked = asked(&draft);
        let unasked = !asked.iter().any(|q| q.contains(unasked));
        assert!(unasked, "{lines}: {asked:#?}");
    }
}

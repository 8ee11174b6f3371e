//! Messages that are answered in a word or with a laugh: what is said in jest, worked out, agreed to for a case, or done no more.
use super::{check_in_work, check_messages, check_notes};

#[test]
fn what_is_asked_and_answered_with_a_laugh() {
    check_messages(&[
        (
            "Bob: haha can i just go back to bed\nAnn: sure, sleep till noon, let the dogs sign for it 😄",
            &[],
            &["sleep", "sign for it"],
        ),
        (
            "Bob: can i throw the printer out of the window\nAnn: yes please throw it far lol",
            &[],
            &["throw"],
        ),
        (
            "Ann: wipe the counters 😄\nBob: can i use the blue cloth\nAnn: yes use the blue one",
            &["wipe the counters", "blue"],
            &["haha"],
        ),
    ]);
}

#[test]
fn what_is_worked_out_puts_nothing_right() {
    check_messages(&[
        (
            "Ann: put out 8 rows of 10 chairs\nBob: so 80\nAnn: yep",
            &["8 rows of 10"],
            &["80"],
        ),
        (
            "Ann: lay 6 tables of 8\nBob: 48 then\nAnn: exactly",
            &["6 tables of 8"],
            &["48"],
        ),
        (
            "Ann: pack 4 boxes with 25 each\nBob: so 100\nAnn: yes",
            &["4 boxes with 25 each"],
            &["100"],
        ),
        (
            "Ann: put out 8 rows of 10 chairs\nBob: 12 now\nAnn: yes, 12",
            &["12"],
            &[],
        ),
    ]);
}

#[test]
fn a_yes_behind_the_value() {
    check_messages(&[(
        "Ann: 4 blocks at the back, 2 steps each side\nBob: 6 blocks since we got the new ones\nAnn: 6 yes sorry",
        &["6 blocks at the back, 2 steps each side"],
        &["4 blocks", "6 steps"],
    )]);
}

#[test]
fn a_case_agreed_to_by_its_value() {
    check_messages(&[
        (
            "Ann: close the shop at 4\nBob: 3.30 on saturdays\nAnn: ok 3.30",
            &["close the shop at 4, 3.30 on saturdays"],
            &[],
        ),
        (
            "Ann: shut the gate at 6\nBob: 7 in summer\nAnn: yep 7",
            &["shut the gate at 6, 7 in summer"],
            &[],
        ),
        (
            "Ann: heat the oil to 60 degrees\nBob: 70 for the old batch\nAnn: right 70 for that",
            &["60 degrees, 70 for the old batch"],
            &[],
        ),
    ]);
}

#[test]
fn for_whom_it_is_not_done() {
    check_messages(&[
        (
            "Ann: spread jam on all the rolls\nBob: no jam for Eli\nAnn: right",
            &["spread jam on all the rolls, no jam for eli"],
            &[],
        ),
        (
            "Ann: put nuts on all the bowls\nBob: no nuts for table 4, allergy\nAnn: ok",
            &["put nuts on all the bowls, no nuts for table 4"],
            &[],
        ),
        (
            "Ann: pour milk in all the teas\nBob: not in Sam's\nAnn: no",
            &["pour milk in all the teas, not in sam's"],
            &[],
        ),
    ]);
}

#[test]
fn who_gets_it_no_more() {
    check_messages(&[
        (
            "Ann: give Max a tablet at eight\nAnn: Max doesn't get the tablet any more, the vet stopped it",
            &[],
            &["tablet", "stopped"],
        ),
        (
            "Ann: ring the bell for mrs Orr\nBob: mrs Orr doesn't need the bell any more\nAnn: good",
            &[],
            &["orr"],
        ),
        (
            "Ann: give Max a tablet at eight\nAnn: Rex doesn't get the tablet any more",
            &["give max a tablet"],
            &["rex"],
        ),
    ]);
    // what somebody did is no deed
    check_messages(&[(
        "Ann: Rex doesn't get meds any more, vet stopped them",
        &[],
        &["stopped"],
    )]);
}

#[test]
fn whose_day_it_is() {
    check_messages(&[
        (
            "Bob: who waters the pots?\nAnn: you mon and wed, Cy fri",
            &["waters the pots on mon and wed, cy fri"],
            &["lids on the bench, you"],
        ),
        ("Ann: who locks up?\nBob: me monday", &[], &["me monday"]),
    ]);
}

#[test]
fn what_somebody_tried_in_vain() {
    for row in [
        "Colin tried blowing the pipes out with a compressor last year; split a joint, never again.",
        "Sue tried washing the covers at 60 last term, they shrank. Not to be repeated.",
        "Last year Pam tried two coats in one day, it never dried.",
    ] {
        check_notes(&[(
            &format!("Load the van.\n{row}\nClose the door.\n"),
            &["load the van", "close the door"],
            &["tried", "split", "repeated", "coats"],
        )]);
    }
    check_in_work(&[(
        "Ann: Kim tried five minutes and it was perfect, so leave it five minutes.",
        &["five minutes"],
        &[],
    )]);
}

#[test]
fn a_bracket_with_the_name_of_whoever_put_it_there() {
    check_notes(&[
        (
            "Load the van.\nFill the cart to the red line (Bo: blue line since the new cart)\nClose the door.\n",
            &["fill the cart to the blue line"],
            &["red", "bo"],
        ),
        (
            "Load the van.\nSoak the beads for 2 hours (Liz: 3 now, harder beads)\nClose the door.\n",
            &["soak the beads for 3 hours"],
            &["2 hours", "liz"],
        ),
    ]);
}

//! Questions that a talk leaves open: an answer that only hopes, and two values of which one was told in full before.
use super::{asked_in_work, check, check_in_work};

#[test]
fn an_answer_that_only_hopes_answers_nothing() {
    asked_in_work(&[
        (
            "Ann: Never across the grain, you'll split the rail.\nBob: And if it does split?\nAnn: If it splits then you'd have to, well, hopefully it doesn't split.",
            &["splits"],
        ),
        (
            "Ann: You fill the bag to the line.\nBob: And if it bursts?\nAnn: If it bursts then you'd, well, let's hope it doesn't burst.",
            &["bursts"],
        ),
        (
            "Ann: You fill the rack. And cups, two sleeves in the hot one.\nBob: Three. They run dry by Thursday.\nAnn: I've always done two.\nBob: We'll look at the numbers.",
            &["two sleeves .. three"],
        ),
    ]);
}

#[test]
fn a_question_whether_somebody_does_it_stays_open() {
    asked_in_work(&[
        (
            "Ann: You write to the customer, with the closing letter.\nBob: And somebody tells the call centre?\nAnn: Somebody should.\nAnn: I don't know who does that.",
            &["call centre"],
        ),
        (
            "Ann: You hang the rota on the board.\nBob: Does somebody update the website?\nAnn: Somebody ought to.",
            &["website"],
        ),
    ]);
}

#[test]
fn a_short_deed_stands_with_what_is_said_of_it() {
    check_in_work(&[(
        "Ann: Then fill. Old to the front, new behind.\nBob: Every row?\nAnn: Every row, to the mark on the pallet.",
        &["fill", "old to the front"],
        &[],
    )]);
}

#[test]
fn what_a_talk_is_about_is_no_step() {
    check(&[
        (
            "Ann: So, delivering a job, from the request until the client has it.\nBob: From zero, please. I've only ever done the invoices.\nAnn: So from zero. The first thing is that you run the analysis.\nBob: Okay.\nAnn: Then you save the report.",
            &["run the analysis", "save the report"],
            &["deliver", "zero"],
        ),
        (
            "Ann: So, closing a mooring, start to finish, for the handbook.\nBob: Go on.\nAnn: You check the chain and you shackle the buoy.\nBob: Okay.",
            &["check the chain"],
            &["close", "handbook"],
        ),
    ]);
}

#[test]
fn a_question_that_is_put_off_stays_open() {
    asked_in_work(&[
        (
            "Ann: You send the link.\nBob: And if they never answer?\nAnn: Let's come back to that.\nAnn: So next you look at the list.",
            &["never answer"],
        ),
        (
            "Ann: You send the link.\nBob: What if the line's dead?\nAnn: Let's leave that for later.\nAnn: Then you sign it off.",
            &["line's dead"],
        ),
    ]);
    check_in_work(&[(
        "Ann: You send the link.\nBob: And if they never answer?\nAnn: Let's come back to that.\nAnn: So next you look at the list.",
        &["look at the list"],
        &["never answer, look", "come back"],
    )]);
}

#[test]
fn a_reason_or_a_time_is_no_step() {
    check_in_work(&[
        (
            "Ann: Top up the tubes, the float is fifty quid.\nBob: No, it's 20 now. Since they all pay by card.\nAnn: Right, 20 pounds.",
            &["float is 20"],
            &["fifty", "pay by card"],
        ),
        (
            "Ann: You pay the driver fifty quid.\nBob: It's forty now, because he owes us.\nAnn: Forty pounds, right.",
            &["driver forty"],
            &["fifty", "owes"],
        ),
        (
            "Ann: You register it the same day, if it's in by 3 p.m.\nBob: By 3, yeah. After that it's the next morning.\nAnn: Yes. And you look at the form.",
            &["register it the same day", "look at the form"],
            &[],
        ),
    ]);
}

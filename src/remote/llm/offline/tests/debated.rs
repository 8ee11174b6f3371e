//! Minutes: what was put up at a meeting, and what came of it.
use super::{asked, said, written};

/// Checks the steps of minutes with these points, between two that stay.
fn points(rows: &[(&str, &[&str])]) {
    for (point, want) in rows {
        for head in ["Minutes of the club, 3 May", "Present: Vi, Tom, Sue, Ray"] {
            let page =
                format!("{head}\n\n- Unlock the side gate.\n- {point}\n- Put the chairs back.\n");
            let draft = written(&page);
            let all = [&["Unlock the side gate"], *want, &["Put the chairs back"]].concat();
            assert_eq!(said(&draft), all, "{page}");
            assert!(asked(&draft).is_empty(), "{:?}", asked(&draft));
        }
    }
}

#[test]
fn the_value_that_was_agreed_on_stands() {
    points(&[
        (
            "Hire of the mower. Ray said deposit £50. Sue thought £75 after the damage. Agreed £75.",
            &["Hire of the mower. Deposit £75"],
        ),
        (
            "Jumps: Vi said 80 cm for the juniors. Tom wanted 60. Agreed 60 cm.",
            &["Jumps: 60 cm for the juniors"],
        ),
        (
            "Harrow the arena on Fridays. Tom suggested Thursdays. Agreed Thursdays.",
            &["Harrow the arena on Thursdays"],
        ),
        (
            "Cook soup for 40 people with 12 litres. Jo: 10 is enough since the new bowls. Agreed 10.",
            &["Cook soup for 40 people with 10 litres"],
        ),
    ]);
}

#[test]
fn what_was_not_agreed_is_gone() {
    points(&[
        (
            "Rinse the cups. Sue also asked whether to mop. Not agreed, no time.",
            &["Rinse the cups"],
        ),
        (
            "Wash the vans. Vi suggested to skip the rinse. Rejected.",
            &["Wash the vans"],
        ),
        (
            "Start at 12.30. Tom asked if 12 was better. No, the bus comes at 12.15.",
            &["Start at 12.30"],
        ),
    ]);
}

#[test]
fn who_does_it_as_somebody_asked() {
    points(&[
        (
            "Tom asked who checks the fence. Vi does.",
            &["Vi checks the fence"],
        ),
        (
            "Sue asked who empties the bins. Ray will, on Mondays.",
            &["Ray empties the bins, on Mondays"],
        ),
        (
            "Agreed that Vi keeps the spare key.",
            &["Vi keeps the spare key"],
        ),
    ]);
}

#[test]
fn a_point_that_tells_one_thing_after_another() {
    points(&[
        (
            "Handover. Read the sheet, then walk the corridor. Ben asked if the walk was needed at night. Agreed it is.",
            &["Read the sheet", "Walk the corridor"],
        ),
        (
            "Visitors sign in and wear a badge. Ben said the pen is missing. Noted.",
            &["Visitors sign in", "Wear a badge"],
        ),
        (
            "Service: first sitting at 11.45. Head wants 11.30. Agreed 11.30.",
            &["Service: first sitting at 11.30"],
        ),
        (
            "Wash at 71 degrees for 3 minutes. Empty the filter. Wipe the seal.",
            &[
                "Wash at 71 degrees for 3 minutes",
                "Empty the filter",
                "Wipe the seal",
            ],
        ),
        // two sentences of one point stay together
        (
            "Switch the urn on at 9. It takes an hour.",
            &["Switch the urn on at 9. It takes an hour"],
        ),
    ]);
}

#[test]
fn what_was_agreed_is_told_in_the_same_breath() {
    points(&[
        (
            "Fee £5 a year per key. It was felt this was too low. £8 agreed.",
            &["Fee £8 a year per key"],
        ),
        (
            "Autoclave on by 7.45. Vi said 7.30 as it is slow, agreed 7.30.",
            &["Autoclave on by 7.30"],
        ),
        (
            "More than 10 minutes late, rebook. Sue felt 10 was harsh, left at 10 for now.",
            &["More than 10 minutes late, rebook"],
        ),
    ]);
}

#[test]
fn what_came_of_it_on_a_line_of_its_own() {
    points(&[
        (
            "Let it drain for 20 minutes.\n- Colin thought 20 too short; agreed 30 minutes.",
            &["Let it drain for 30 minutes"],
        ),
        (
            "Soak the pads for 10 minutes.\n- Dee felt 10 was too long. Agreed 5.",
            &["Soak the pads for 5 minutes"],
        ),
        (
            "Put out 40 chairs.\n- Sue: 40 is too many. Agreed 30.",
            &["Put out 30 chairs"],
        ),
        (
            "Open the gate at ten.\n- Ray asked for half past nine, turned down.",
            &["Open the gate at ten"],
        ),
        // another thing with its own value
        (
            "Put out 40 chairs.\n- Float: Sue said 50 pounds. Agreed 60 pounds.",
            &["Put out 40 chairs", "Float: 60 pounds"],
        ),
    ]);
}

#[test]
fn what_is_not_needed_as_it_came_out() {
    points(&[
        (
            "Drain the tank by the sheds. Sue pointed out that the tank is gone, so not needed.",
            &[],
        ),
        (
            "Sign the paper register.\n- Tom said the register is online now. Agreed, drop this.",
            &[],
        ),
        (
            "Lock the side door at 9. Vi noted that the caretaker does this now, so nothing for us.",
            &[],
        ),
        (
            "Wipe the urn. Tom said the tank is gone. Agreed, drop it off at the tip.",
            &["Wipe the urn", "Drop it off at the tip"],
        ),
    ]);
}

#[test]
fn what_was_moved_or_corrected_there() {
    points(&[
        (
            "Float 40 pounds, corrected at the meeting to 50 pounds.",
            &["Float 50 pounds"],
        ),
        (
            "Bring the mats in on Friday. Moved to Thursday because of the market.",
            &["Bring the mats in on Thursday"],
        ),
        (
            "Hang the flags on Saturday. Brought forward to Friday as the hall is free.",
            &["Hang the flags on Friday"],
        ),
    ]);
}

#[test]
fn what_somebody_explained_is_told() {
    points(&[
        (
            "Vi explained how it is done: shut the stopcock with the long key.",
            &["Shut the stopcock with the long key"],
        ),
        (
            "Ray showed us the new printer: load the tray from the left and press Go.",
            &["Load the tray from the left and press Go"],
        ),
    ]);
}

//! That a case happens, said before what is done in it; what is done all in all; by when it is done, said behind it.
use super::check_in_work;

#[test]
fn that_the_case_happens_is_no_answer_to_it() {
    check_in_work(&[
        (
            "Bob: And if they say it's too tight?\nAnn: They always do. Leave them in it for five minutes.",
            &["If they say it's too tight, leave them in it for five minutes"],
            &["always do"],
        ),
        (
            "Bob: What if it jams?\nAnn: It will. Switch it off and clear the tray.",
            &["If it jams, switch it off", "If it jams, clear the tray"],
            &["It will"],
        ),
        (
            "Bob: What if it won't start?\nAnn: It won't, half the time. Pull the choke out.",
            &["If it won't start, pull the choke out"],
            &["half the time"],
        ),
        // it never came to that
        (
            "Bob: And if the sum doesn't match?\nAnn: It always does. Gareth would know.",
            &["Lock the store"],
            &["If the sum doesn't match, lock"],
        ),
    ]);
}

#[test]
fn how_long_it_all_takes() {
    check_in_work(&[
        (
            "Bob: How long does it all take?\nAnn: Hour and a half.",
            &["It takes hour and a half"],
            &["alls"],
        ),
        (
            "Bob: How much does it all cost?\nAnn: Forty pounds.",
            &["It costs forty pounds"],
            &["alls"],
        ),
        (
            "Bob: When does it all go out?\nAnn: By five.",
            &["It goes out by five"],
            &["alls"],
        ),
    ]);
}

#[test]
fn by_when_it_is_done_said_behind_it() {
    check_in_work(&[
        (
            "Ann: Oh, wear glasses. I forgot that. Before you touch a pin.",
            &["Wear glasses, before you touch a pin"],
            &[],
        ),
        (
            "Ann: Ring the office. Before you leave the site. Then lock up.",
            &["Ring the office, before you leave the site", "Lock up"],
            &[],
        ),
        // the beginning of what comes next
        (
            "Ann: Run the sum.\nAnn: And one thing I ought to have said at the very start. Before the box comes, wipe the bench.",
            &["Before the box comes, wipe the bench"],
            &["sum, before", "ought to"],
        ),
    ]);
}

#[test]
fn the_place_next_door() {
    check_in_work(&[(
        "Ann: Check the loft as well. And next door's if it's a terrace.",
        &["Check the loft as well, next door's if it's a terrace"],
        &[],
    )]);
}

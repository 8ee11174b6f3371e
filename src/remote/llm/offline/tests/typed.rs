//! Messages as they are typed: units, nods and words that a fast reader takes for something else.
use super::messages::sent;

#[test]
fn a_unit_a_nod_and_a_doubled_word_are_what_they_are() {
    sent(&[
        ("Bob: cut it to length, in mm", &["Cut it to length, in mm"]),
        (
            "Bob: write the depth down in mm",
            &["Write the depth down in mm"],
        ),
        (
            "Bob: flush it til it runs clear",
            &["Flush it til it runs clear"],
        ),
        (
            "Bob: change the bulbs like for like",
            &["Change the bulbs like for like"],
        ),
        (
            "Bob: swap the bulbs like for like + put a slip in",
            &["Swap the bulbs like for like + put a slip in"],
        ),
        ("Bob: fill the tank\nPip: k. cheers", &["Fill the tank"]),
        ("Bob: fill the tank\nPip: k. ta", &["Fill the tank"]),
    ]);
}

#[test]
fn a_number_has_the_unit_that_the_same_was_put_in() {
    sent(&[
        (
            "Bob: freeze it for 14 days\nPip: 2 weeks right\nBob: make it 3 actually",
            &["Freeze it for 3 weeks"],
        ),
        (
            "Bob: soak it for 60 mins\nPip: 1 hour right?\nBob: make it 2",
            &["Soak it for 2 hours"],
        ),
        (
            "Bob: soak it for 1 hour\nPip: 60 mins then\nBob: make it 90",
            &["Soak it for 90 mins"],
        ),
        (
            "Bob: soak it for 10 mins\nPip: 10 mins right?\nBob: make it 12",
            &["Soak it for 12 mins"],
        ),
    ]);
}

#[test]
fn with_which_of_two_is_of_the_step_before() {
    sent(&[
        (
            "Bob: label inside the 2nd bag\nBob: pencil not biro",
            &["Label inside the 2nd bag, pencil not biro"],
        ),
        (
            "Bob: fill in the tag\nBob: biro not pencil",
            &["Fill in the tag, biro not pencil"],
        ),
        (
            "Bob: wipe the screen\nBob: soft cloth not paper",
            &["Wipe the screen, soft cloth not paper"],
        ),
        (
            "Bob: put the crates away\nBob: blue side up not red",
            &["Put the crates away, blue side up not red"],
        ),
    ]);
}

#[test]
fn what_is_asked_is_answered_in_one_step() {
    sent(&[
        (
            "Jude: what time do the vans go\nBob: 10",
            &["The vans go at 10"],
        ),
        (
            "Jude: what time does the van leave?\nBob: ten. half nine on fridays",
            &["The van leaves at ten, half nine on fridays"],
        ),
        ("Jude: what time do we open?\nBob: ten", &["Open at ten"]),
        (
            "Jude: whats the max height\nBob: 5 boxes",
            &["Max height: 5 boxes"],
        ),
        (
            "Jude: what's max height?\nBob: 5 boxes",
            &["Max height: 5 boxes"],
        ),
        (
            "Jude: and who signs the sheet?\nBob: whoever is on lates",
            &["Whoever is on lates signs the sheet"],
        ),
        (
            "Jude: who rings the office?\nBob: whoever opens up",
            &["Whoever opens up rings the office"],
        ),
    ]);
}

#[test]
fn a_shorter_way_is_refused_and_the_reason_is_no_step() {
    sent(&[
        (
            "Bob: drain the tub\nMo: can we not just leave it in\nBob: no mate env health",
            &["Drain the tub"],
        ),
        (
            "Bob: drain the tub\nMo: cant we just leave it in?\nBob: no, health inspector",
            &["Drain the tub"],
        ),
    ]);
}

#[test]
fn what_is_skipped_in_a_case_stays() {
    sent(&[
        (
            "Bob: sweep the yard\nBob: skip that if its raining",
            &["Sweep the yard. Skip that if its raining"],
        ),
        (
            "Bob: rinse the trays\nBob: you can skip that for the small ones",
            &["Rinse the trays. You can skip that for the small ones"],
        ),
        (
            "Bob: sweep the yard\nBob: you dont need to do that when its wet",
            &["Sweep the yard. You dont need to do that when its wet"],
        ),
        ("Bob: sweep the yard\nBob: skip that", &[]),
        ("Bob: sweep the yard\nBob: we skip that now", &[]),
    ]);
}

#[test]
fn whom_to_tell_in_which_case() {
    sent(&[
        (
            "Mo: who do we tell if poles are missing?\nBob: me, and put a note on the bag",
            &["Tell me if poles are missing", "Put a note on the bag"],
        ),
        (
            "Mo: who do I ring if its late?\nBob: Val or the warden",
            &["Ring Val or the warden if its late"],
        ),
        (
            "Mo: who should I ask about the keys\nBob: Kim",
            &["Ask Kim about the keys"],
        ),
    ]);
}

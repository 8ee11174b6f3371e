//! Messages as they are typed: stars, units asked back, cases without a comma, ranges.
use super::{asked, messages, said};

/// What is told in messages between two plain deeds, and nothing is asked.
pub(super) fn sent(rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (lines, want) in rows {
        let draft = messages(&format!(
            "Bob: Wash the pans.\n{lines}\nBob: Lock up after."
        ));
        let said = said(&draft);
        let kept = ["Wash the pans", "Lock up after"];
        let own: Vec<&String> = said
            .iter()
            .filter(|s| !kept.contains(&s.as_str()))
            .collect();
        let plain = kept.iter().all(|k| said.iter().any(|s| s == k));
        if own != *want || !plain || !asked(&draft).is_empty() {
            wrong.push(format!("{lines:?}: {said:?} {:?}", asked(&draft)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_star_puts_right_what_was_sent_before() {
    sent(&[
        (
            "Bob: scrub em w/ the brass brush, rinse\nBob: *nylon brush",
            &["Scrub the pans w/ the nylon brush, rinse"],
        ),
        (
            "Bob: put the lids on the top rack\nBob: *bottom rack",
            &["Put the lids on the bottom rack"],
        ),
        (
            "Bob: put the lids on the top rack\nBob: sorry, bottom rack",
            &["Put the lids on the bottom rack"],
        ),
        (
            "Bob: hang the keys by the back door\nBob: side door*",
            &["Hang the keys by the side door"],
        ),
        (
            "Bob: email the list to sam\nTom: ok\nBob: label the boxes\nBob: *sal",
            &["Email the list to sal", "Label the boxes"],
        ),
        (
            "Bob: whsik it for a min\nBob: *whisk",
            &["Whisk it for a min"],
        ),
        (
            "Bob: use form B for that\nBob: *form C",
            &["Use form C for that"],
        ),
        (
            "Bob: rinse it before you dry it\nBob: *after",
            &["Rinse it after you dry it"],
        ),
        (
            "Bob: pull the red lever\nBob: *push",
            &["Push the red lever"],
        ),
        (
            "Bob: soak it for 20 mins\nBob: 30*",
            &["Soak it for 30 mins"],
        ),
        (
            "Bob: order 12 trays on monday\nBob: *tuesday",
            &["Order 12 trays on tuesday"],
        ),
    ]);
}

#[test]
fn a_dash_between_two_numbers_is_a_range() {
    sent(&[
        (
            "Bob: set the pump to 4 - 6 bar",
            &["Set the pump to 4-6 bar"],
        ),
        (
            "Bob: soak it 20 - 30 mins then rinse",
            &["Soak it 20-30 mins, then rinse"],
        ),
        (
            "Bob: put bay 4 - 6 pallets on the truck",
            &["Put bay 4, 6 pallets on the truck"],
        ),
    ]);
}

#[test]
fn how_somebody_is_goes_before_what_is_done_then() {
    sent(&[
        (
            "Bob: if hes happy refund deposit within 5 days. If not ring me",
            &[
                "If hes happy, refund deposit within 5 days",
                "If not, ring me",
            ],
        ),
        (
            "Bob: if theyre late call dispatch",
            &["If theyre late, call dispatch"],
        ),
        (
            "Bob: if shes not in leave the card",
            &["If shes not in, leave the card"],
        ),
        (
            "Bob: when youre done text me",
            &["When youre done, text me"],
        ),
        (
            "Bob: once theyre dry stack em 10 high",
            &["Once theyre dry, stack the pans 10 high"],
        ),
        ("Bob: then you size em", &["Size em"]),
    ]);
}

#[test]
fn a_unit_that_is_asked_of_a_number_stands_with_it() {
    sent(&[
        (
            "Bob: tread min 1.6 but advise under 3\nStu: mm\nBob: yea mm",
            &["Tread min 1.6 mm", "Advise under 3 mm"],
        ),
        (
            "Bob: set the gap to 3\nStu: mm?\nBob: yeah mm",
            &["Set the gap to 3 mm"],
        ),
        (
            "Bob: fill it with 20\nStu: litres\nBob: yep",
            &["Fill it with 20 litres"],
        ),
        (
            "Bob: fill it with 20\nStu: litres\nBob: no gallons",
            &["Fill it with 20 gallons"],
        ),
        ("Bob: wait 20\nStu: mins?\nBob: secs lol", &["Wait 20 secs"]),
        (
            "Bob: leave it between 4 and 6\nStu: days?\nBob: hours!!",
            &["Leave it between 4 and 6 hours"],
        ),
    ]);
}

/// What is told in one text of prose, notes or a letter.
fn read_as(rows: &[(&str, &[&str])]) {
    for (text, want) in rows {
        assert_eq!(said(&super::written(text)), *want, "{text}");
    }
}

#[test]
fn opposite_deeds_are_two() {
    read_as(&[
        (
            "Checklist\n\nbung IN (!!)\nengine down\nHang up the jackets.\nbung OUT\nClose the gate.\n",
            &[
                "Bung IN",
                "Engine down",
                "Hang up the jackets",
                "Bung OUT",
                "Close the gate",
            ],
        ),
        (
            "Switch the main pump on. Rinse the tank. Switch the main pump off. Close the gate.\n",
            &[
                "Switch the main pump on",
                "Rinse the tank",
                "Switch the main pump off",
                "Close the gate",
            ],
        ),
    ]);
}

#[test]
fn a_value_called_to_mind_in_a_letter_is_put_right_for_its_thing_alone() {
    read_as(&[
        (
            "Mix them with eight ounces of suet, eight of dark sugar and four of flour. Steam it. I see I wrote eight ounces of suet. It should be six, eight makes it claggy.\n",
            &[
                "Mix them with six ounces of suet, eight of dark sugar and four of flour",
                "Steam it",
            ],
        ),
        (
            "Ring Colin with the date. He needs three working days, five if it's frosty. Lock the gate. Oh, I said three working days for Colin. That was before his back, he needs four now.\n",
            &[
                "Ring Colin with the date. He needs four working days, five if it's frosty",
                "Lock the gate",
            ],
        ),
        (
            "Check the plot in the green book, because the map has two mistakes and nobody will let me correct them. Lock the gate.\n",
            &["Check the plot in the green book", "Lock the gate"],
        ),
    ]);
}

#[test]
fn what_something_costs_is_told_and_what_others_do_is_not() {
    read_as(&[
        (
            "Ring Colin with the date.\n\nThe fee is £840 for residents, double for anyone else.\n\nLock the gate.\n",
            &[
                "Ring Colin with the date",
                "The fee is £840 for residents, double for anyone else",
                "Lock the gate",
            ],
        ),
        (
            "Top it up from the kettle. Your mother does hers in a microwave, I say nothing. Let them cool.\n",
            &["Top it up from the kettle", "Let them cool"],
        ),
    ]);
}

#[test]
fn a_long_item_is_read_by_its_sentences() {
    read_as(&[(
        "1. Minutes of last meeting agreed.\n2. Water. Open the stopcock a quarter turn and wait for the hammering to stop. All ballvalves must be checked for leaks. Put the lids back on because of hedgehogs. Read the meter on the day and email the figure to Bev.\n3. Lock the gate.\n",
        &[
            "Water",
            "Open the stopcock a quarter turn",
            "Wait for the hammering to stop",
            "All ballvalves must be checked for leaks",
            "Put the lids back on",
            "Read the meter on the day",
            "Email the figure to Bev",
            "Lock the gate",
        ],
    )]);
}

#[test]
fn what_is_answered_is_of_the_step_told_last() {
    sent(&[
        (
            "Bob: backflush it: half a tsp of powder, 10 secs on 10 off, 5 times\nBob: then same again without powder\nTom: 5 times again?\nBob: 10 times",
            &[
                "Backflush it: half a tsp of powder, 10 secs on 10 off, 5 times",
                "Same again without powder, 10 times",
            ],
        ),
        (
            "Bob: rinse it twice\nBob: then do the same with vinegar\nTom: twice again?\nBob: 3 times",
            &["Rinse it twice", "Do the same with vinegar, 3 times"],
        ),
    ]);
}

#[test]
fn two_things_are_checked_in_one_step() {
    sent(&[
        (
            "Bob: check its signed and theres a phone number",
            &["Check its signed and theres a phone number"],
        ),
        (
            "Bob: check the bag is sealed and theres a tag on it",
            &["Check the bag is sealed and theres a tag on it"],
        ),
        (
            "Bob: make sure the lid is on and theres no steam",
            &["Make sure the lid is on and theres no steam"],
        ),
        (
            "Bob: check the bag is sealed and put it in the box",
            &["Check the bag is sealed", "Put the bag in the box"],
        ),
    ]);
}

#[test]
fn what_is_scrapped_goes_and_what_is_done_instead_stays() {
    sent(&[
        (
            "Bob: put the bins out\nBob: scrap that, council does it now, just unlock the bin store",
            &["Unlock the bin store"],
        ),
        (
            "Bob: top up the tank to the top\nBob: scrap that, its on auto now since the refit, just check the gauge",
            &["Check the gauge"],
        ),
        (
            "Bob: use the blue cloth no not the blue cloth the green cloth",
            &["Use the green cloth"],
        ),
    ]);
}

#[test]
fn a_cry_over_a_story_is_no_warning() {
    for cry in ["never forget", "never again"] {
        let draft = messages(&format!(
            "Bob: Shake the exhaust.\nStu: ha remember tino\nBob: tino n his hand. {cry}\nBob: Lock up after."
        ));
        assert!(draft.warnings.is_empty(), "{cry}");
        assert_eq!(said(&draft), ["Shake the exhaust", "Lock up after"]);
    }
}

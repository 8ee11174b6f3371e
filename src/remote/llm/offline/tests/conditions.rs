//! A case told without a pause before what is done then, and how long a deed lasts.
use super::{asked_in_work, check, check_in_work, check_notes};

#[test]
fn what_is_done_in_a_case_is_found_without_a_pause() {
    check_in_work(&[
        (
            "Ann: If it reads more than nought point two you break it and start it again.",
            &["if it reads more than nought point two, break it"],
            &[],
        ),
        (
            "Ann: If they're further apart do a second one and keep the lower.",
            &["if they're further apart, do a second one"],
            &[],
        ),
        (
            "Ann: If the lid was open everything in it gets binned.",
            &["everything in it gets binned"],
            &[],
        ),
        (
            "Ann: If the cover hasn't been put back on you ring the owner.",
            &["if the cover hasn't been put back on, ring the owner"],
            &[],
        ),
        (
            "Ann: If it's over that you split it into two sacks.",
            &["if it's over that, split it into two sacks"],
            &[],
        ),
        (
            "Ann: If there was a leak in the last day you call the plumber.",
            &["if there was a leak in the last day, call the plumber"],
            &[],
        ),
        (
            "Ann: When the puppy's awake, a cup of the warm milk.",
            &["awake, a cup of the warm milk"],
            &[],
        ),
        (
            "Ann: Any strap that's frayed gets chucked. It all goes in bay six.",
            &["gets chucked", "it all goes in bay six"],
            &[],
        ),
    ]);
    asked_in_work(&[(
        "Ann: If the driver comes back, well, that depends.",
        &["driver comes back"],
    )]);
}

#[test]
fn how_long_a_deed_lasts_stays_with_it() {
    check_in_work(&[(
        "Ann: You lay the sheet on the glass and let it soak for six minutes.",
        &["sheet on the glass .. six minutes"],
        &[],
    )]);
}

#[test]
fn the_days_that_are_over_bid_nothing() {
    check_notes(&[(
        "Wind the clock with the long key, eight turns.
In the days of the old spring you'd oil the wheels each night.
Set the hands to the radio. In steam days we took it from the station.
In two days you check it again.",
        &["wind the clock", "set the hands", "check it again"],
        &["oil the wheels", "from the station"],
    )]);
}

#[test]
fn why_a_thing_is_done_makes_no_warning_of_it() {
    check_notes(&[(
        "For parcels abroad the yellow form must be signed, otherwise we can't hand it over.
Fold the sheet twice along the blue line.",
        &["form must be signed", "fold the sheet"],
        &[],
    )]);
    let draft = super::notes(
        "For parcels abroad the yellow form must be signed, otherwise we can't hand it over.
Fold the sheet twice along the blue line.",
    );
    assert!(draft.warnings.is_empty(), "{:?}", draft.warnings);
}

#[test]
fn an_order_after_good_question_is_no_answer_to_it() {
    check_in_work(&[(
        "Bob: And what if the chute is full?\nAnn: Good question, never happened. You oil the hinge of the gate.",
        &["oil the hinge"],
        &["chute"],
    )]);
    asked_in_work(&[(
        "Bob: And what if the chute is full?\nAnn: Good question, never happened. You oil the hinge of the gate.",
        &["chute"],
    )]);
}

#[test]
fn conditions_without_a_comma() {
    check(&[
        (
            "Ann: take the lid off the pot\nAnn: if it smells sour pour it away\nAnn: if the gauge reads under four turn the tap back\nAnn: when you get back sign the rota\nAnn: last thing hang the key on the hook\nAnn: after lunch sweep the yard",
            &[
                "if it smells sour, pour",
                "under four, turn the tap",
                "when you get back, sign",
                "hang the key",
                "after lunch, sweep",
            ],
            &[],
        ),
        (
            "Ann: Put the belt on and close the hood. If you pull the lever too hard it snaps.\nAnn: If you forget the pin the whole drum jumps. Press the green knob.",
            &[
                "pull the lever too hard, it snaps",
                "forget the pin, the whole drum jumps",
                "press the green",
            ],
            &[],
        ),
    ]);
}

#[test]
fn messages_without_marks() {
    let draft = super::messages(
        "Al: ok first unlock the cage\nAl: its the second one from the left\nAl: now add 30mm all round\nBo: 40 Al, the new ones are bigger\nAl: ah yes 40\nBo: 40 done\nAl: if theres no light check the plug first\nAl: if it rubs hit pause and lift the edge\nBo: all done. bought a sandwich\nAl: amen\nAl: put them in the tray",
    );
    let said: Vec<String> = draft.steps.iter().map(|s| s.text.to_lowercase()).collect();
    for want in [
        "add 40mm all round",
        "if theres no light, check the plug",
        "if it rubs, hit pause",
        "put them in the tray",
    ] {
        assert!(said.iter().any(|s| s.starts_with(want)), "{want}: {said:?}");
    }
    assert!(
        !said
            .iter()
            .any(|s| s.contains("done") || s.contains("sandwich")),
        "{said:?}"
    );
}

#[test]
fn what_is_done_in_the_case_that_was_left_out() {
    check_in_work(&[
        (
            "Ann: Yellow means it was slow. Ignore it, unless it's the same server three days in a row.\nBob: Then what?\nAnn: Then open a ticket for the storage team.",
            &[
                "ignore it, unless",
                "if it's the same server three days in a row, open a ticket",
            ],
            &[],
        ),
        (
            "Ann: You let them pay by card, except when it's under five euros.\nBob: What then?\nAnn: You take cash.",
            &["if it's under five euros, take cash"],
            &[],
        ),
        (
            "Ann: You leave the lamp alone, unless it blinks twice.\nBob: And then what?\nAnn: Then you ring the fitter.",
            &["if it blinks twice, ring the fitter"],
            &[],
        ),
        (
            "Ann: You leave the lamp alone.\nBob: And then what?\nAnn: Then you ring the fitter.",
            &["ring the fitter"],
            &["if"],
        ),
    ]);
}

#[test]
fn a_measure_alone_is_the_case_of_what_is_done_in_it() {
    check_in_work(&[
        (
            "Ann: If the sheet and the drawer differ by up to two euros, you write a note and go home, anything more and you count again.",
            &[
                "differ by up to two euros, write a note",
                "if anything more, count again",
            ],
            &["home, anything"],
        ),
        (
            "Ann: If it is one or two boxes short you write it on the note, anything more and you ring the depot.",
            &["if anything more, ring the depot"],
            &["note, anything"],
        ),
        (
            "Ann: Up to ten grams you leave it, any more and you take some out.",
            &["if any more, take some out"],
            &[],
        ),
        (
            "Ann: Hold it against the order. More than a quarter off and they go back. Then you sign.",
            &["if more than a quarter off, they go back", "sign"],
            &[],
        ),
        (
            "Ann: Over ninety degrees and it goes back to the oven. Anything else and you ring me.",
            &[
                "if over ninety degrees, it goes back to the oven",
                "if anything else, ring",
            ],
            &[],
        ),
        (
            "Ann: Leave it for ten minutes, any longer and it sticks.",
            &["for ten minutes"],
            &[],
        ),
        (
            "Ann: You take ten or more and you put them in the tray. Add more and you stir it.",
            &["take ten or more", "put them in the tray"],
            &["if"],
        ),
    ]);
}

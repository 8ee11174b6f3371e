//! Another place than the one that was put up; and what somebody who listens tells themselves.
use super::check_in_work;

#[test]
fn the_place_that_was_answered_stands_for_the_other() {
    check_in_work(&[
        (
            "Ann: Run the updates.\nBen: Do we still put the sticker on the lid?\nAnn: On the bottom, not the lid. People peeled them off.",
            &[
                "run the updates",
                "put the sticker on the bottom, not the lid",
            ],
            &["updates, on the bottom", "on the lid"],
        ),
        (
            "Ann: Run the updates.\nBen: Do I put the form in the tray?\nAnn: In the folder.",
            &["put the form in the folder"],
            &["in the tray"],
        ),
        (
            "Ann: Space the pots a finger apart.\nBen: And the tall jars in the middle.\nAnn: In the corner, dear. The middle's colder.\nBen: Corner, okay.",
            &["the tall jars in the corner"],
            &["jars in the middle"],
        ),
        (
            "Ann: We do a restore.\nBen: The result goes in the wiki.\nAnn: In the spreadsheet. The wiki page is dead.",
            &["the result goes in the spreadsheet"],
            &["goes in the wiki"],
        ),
        (
            "Ann: Wash the pan.\nBen: And I put it in the cupboard.\nAnn: In the cupboard, yes.",
            &["wash the pan", "in the cupboard"],
            &[],
        ),
    ]);
}

#[test]
fn whoever_listens_may_tell_deeds() {
    check_in_work(&[
        (
            "Ann: The fridge gets read twice a day.\nBen: I read the display, write the minimum on the sheet and press reset.\nAnn: If it's above eight degrees, you call the pharmacy.",
            &["read the display", "write the minimum on the sheet"],
            &[],
        ),
        (
            "Ann: Open the window.\nBen: And I stick a note on the door so nobody takes anything out.\nAnn: Good, yes. Then close it.",
            &["stick a note on the door"],
            &[],
        ),
        (
            "Ann: Look for anything red.\nBen: Yellow you can ignore?\nAnn: Yellow means it was slow.",
            &["look for anything red"],
            &["anything yellow"],
        ),
    ]);
}

#[test]
fn a_deed_called_off_is_done_otherwise_with_the_same_thing() {
    check_in_work(&[
        (
            "Ann: Close up, and scratch the date on the lid with the tool. No, don't, write it on the card.",
            &["close up", "write the date on the card"],
            &["scratch the date"],
        ),
        (
            "Ann: Anything that's off by more than two percent I send back to the supplier.",
            &["anything that's off by more than two percent"],
            &["percent. send", "send back to the supplier. any"],
        ),
    ]);
}

#[test]
fn a_verb_of_no_list_is_one_with_what_it_is_done_to() {
    check_in_work(&[
        (
            "Ann: Tension it to mark 6 for the narrow one and 8 for the wide one.",
            &["tension it to mark 6 for the narrow one and 8 for the wide one"],
            &[],
        ),
        (
            "Ann: You go through it page by page, take out the notes.",
            &["go through it page by page", "take out the notes"],
            &[],
        ),
        (
            "Ann: Queen cells, count them and write the number on the card.",
            &["queen cells: count them", "write the number on the card"],
            &[],
        ),
        (
            "Ann: Scratches longer than a coin get a photo.",
            &["scratches longer than a coin get a photo"],
            &[],
        ),
        (
            "Ann: You pour warm water over it and give it ten minutes.",
            &["pour warm water over it, give it ten minutes"],
            &[],
        ),
        (
            "Ann: You count the drawer, notes first, then coins, and you do it with the blind down.",
            &[
                "count the drawer, notes first, then coins",
                "do it with the blind down",
            ],
            &[],
        ),
        (
            "Ann: Lock the office. The master key never leaves the building.",
            &[
                "lock the office",
                "the master key never leaves the building",
            ],
            &[],
        ),
        (
            "Ann: Open the file.\nBen: And who checks it?\nAnn: Dr. Lindqvist does.",
            &["dr. lindqvist checks"],
            &["lindqvist does"],
        ),
    ]);
}

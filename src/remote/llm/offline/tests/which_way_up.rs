//! Which way up a thing lies, when the last deed is done, and what is done instead of what is barred.
use super::check_in_work;

#[test]
fn how_a_thing_lies_is_no_deed() {
    check_in_work(&[
        (
            "Ann: Lay the print on the bench, face down.",
            &["Lay the print on the bench, face down"],
            &[],
        ),
        (
            "Ann: Put the card in the slot, chip up.",
            &["Put the card in the slot, chip up"],
            &[],
        ),
        (
            "Ann: Lay the foil on, shiny side down.",
            &["Lay the foil on, shiny side down"],
            &[],
        ),
        (
            "Ann: Lay the sheet on the glass, face down, and shut the lid.",
            &["Lay the sheet on the glass, face down", "Shut the lid"],
            &[],
        ),
        (
            "Ann: Put the tin in the oven. Lid off.",
            &["Put the tin in the oven, lid off"],
            &[],
        ),
        (
            "Ann: Lay the print on the bench.\nBob: Which way up?\nAnn: Face down.",
            &["Lay the print on the bench. Face down"],
            &[],
        ),
        (
            "Ann: Put the tin in the oven.\nBob: Lid on?\nAnn: Lid off.",
            &["Put the tin in the oven. Lid off"],
            &["on lid off"],
        ),
        (
            "Ann: Take the jug off, screw down the lid.",
            &["Take the jug off", "Screw down the lid"],
            &[],
        ),
        (
            "Ann: Put the card in the slot, and press down.",
            &["Put the card in the slot", "Press down"],
            &[],
        ),
    ]);
}

#[test]
fn when_the_last_deed_is_done_is_said_behind_it() {
    check_in_work(&[
        (
            "Ann: Oil the hinge. After you've cleaned it.\nBob: Okay.",
            &["Oil the hinge, after you've cleaned it"],
            &[],
        ),
        (
            "Ann: Fold the towels. While they're warm.\nBob: Right.",
            &["Fold the towels, while they're warm"],
            &[],
        ),
        (
            "Ann: Wipe the bench. As soon as it's empty.\nBob: Okay.",
            &["Wipe the bench, as soon as it's empty"],
            &[],
        ),
        (
            "Ann: Close the valve. Every time you leave.\nBob: Okay.",
            &["Close the valve, every time you leave"],
            &[],
        ),
        (
            "Ann: Ring the bell.\nBob: When?\nAnn: As soon as you get there.",
            &["Ring the bell, as soon as you get there"],
            &[],
        ),
        // how the next one begins
        (
            "Ann: Close the valve. As soon as it's drained. You turn the pump on.",
            &[
                "Close the valve",
                "As soon as it's drained, turn the pump on",
            ],
            &[],
        ),
        (
            "Ann: Lock the hut. Once everybody's gone. Hang the key on the hook.",
            &[
                "Lock the hut",
                "Once everybody's gone, hang the key on the hook",
            ],
            &[],
        ),
    ]);
}

#[test]
fn what_is_done_instead_of_what_is_barred() {
    check_in_work(&[
        (
            "Ann: Never bend the pin, turn it.",
            &["Never bend the pin", "Turn it"],
            &[],
        ),
        (
            "Ann: Don't shake the jar, turn it over.",
            &["Don't shake the jar", "Turn it over"],
            &[],
        ),
    ]);
}

#[test]
fn back_in_points_at_no_back() {
    let said = super::said(&super::talk(
        "Ann: Load the van.\nAnn: Slide the cover back till it clicks.\nAnn: Sign the book. Oh, and wipe the pumps. Before they go back in.\nAnn: Then lock the hatch.",
    ));
    let at = |words: &str| said.iter().position(|s| s.starts_with(words));
    assert!(at("Sign the book").is_some(), "{said:#?}");
    assert!(at("Sign the book") < at("Wipe the pumps"), "{said:#?}");
}

#[test]
fn where_in_a_place_is_said_behind() {
    check_in_work(&[
        (
            "Ann: Put the flakes in the fridge. Back row.",
            &["Put the flakes in the fridge, back row"],
            &[],
        ),
        (
            "Ann: Put the flakes in the fridge. Left side.",
            &["Put the flakes in the fridge, left side"],
            &[],
        ),
        (
            "Ann: Hang it in the cupboard. Second shelf down. Then shut the door.",
            &["in the cupboard, second shelf down", "Shut the door"],
            &[],
        ),
    ]);
}

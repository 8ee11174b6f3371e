//! What is done with a thing of one kind and not with another: named before a colon, denied of several, bounded by a value.
use super::{check_in_work, check_notes};

#[test]
fn what_is_not_done_to_things_of_a_kind_is_told() {
    check_in_work(&[
        (
            "Ann: Wet boxes aren't stacked. They go on the rack.",
            &["wet boxes aren't stacked"],
            &[],
        ),
        (
            "Ann: Letters marked \"personal\" aren't opened. They go up by hand.",
            &["letters marked \"personal\" aren't opened"],
            &[],
        ),
        (
            "Ann: Cracked tiles are not reused.",
            &["cracked tiles are not reused"],
            &[],
        ),
        (
            "Ann: Cheques don't go through the scanner at all, they'd be bent. Straight to the cash office, signed for.",
            &[
                "cheques don't go through the scanner",
                "straight to the cash office",
            ],
            &[],
        ),
        (
            "Ann: Pallets don't go out the side door.",
            &["pallets don't go out the side door"],
            &[],
        ),
    ]);
}

#[test]
fn things_that_go_somewhere_are_named_in_notes() {
    check_notes(&[
        (
            "Wet boxes are kept apart. They go on the rack.
Put the lid on.",
            &["they go on the rack"],
            &[],
        ),
        (
            "Broken glasses are wrapped. They go in the red bin.
Put the lid on.",
            &["they go in the red bin"],
            &[],
        ),
    ]);
}

#[test]
fn a_case_before_a_colon_stands_with_its_deed() {
    check_in_work(&[
        (
            "Ann: Parcel with a torn corner: photograph it, put it aside.",
            &["parcel with a torn corner: photograph it"],
            &[],
        ),
        (
            "Ann: Envelope with powder or oil stains: leave it, leave the room, call security.",
            &[
                "envelope with powder or oil stains: leave it",
                "leave the room",
            ],
            &[],
        ),
        (
            "Ann: Bottle without a label: set it aside.",
            &["bottle without a label: set it aside"],
            &[],
        ),
        (
            "Ann: Guest without a booking: offer the bar.",
            &["guest without a booking: offer the bar"],
            &[],
        ),
    ]);
}

#[test]
fn which_things_it_always_is() {
    check_in_work(&[
        (
            "Ann: Put a barcode sheet between two cases, always the pink ones.",
            &["between two cases, always the pink ones"],
            &[],
        ),
        (
            "Ann: Seal the bag with a tie, always the long ones.",
            &["seal the bag with a tie, always the long ones"],
            &[],
        ),
        (
            "Ann: Hang the key on the hook, always the left one.",
            &["on the hook, always the left one"],
            &[],
        ),
    ]);
}

#[test]
fn above_that_something_else_is_done() {
    check_in_work(&[
        (
            "Ann: Up to 50 euros you refund it yourself, above that you put it in the queue.",
            &[
                "up to 50 euros, refund .. yourself",
                "above that, put it in the queue",
            ],
            &["yourself, above that"],
        ),
        (
            "Ann: Up to ten kilos you carry it alone, over that you take the trolley with you.",
            &["over that, take the trolley"],
            &["alone, over that"],
        ),
        (
            "Ann: Down to five degrees they stay outside, below that we cover them with the fleece.",
            &["below that .. cover them"],
            &["outside, below that"],
        ),
    ]);
}

#[test]
fn a_thing_and_what_is_done_next_are_two() {
    check_in_work(&[
        (
            "Ann: Red sticker and block it in the tablet.",
            &["red sticker", "block it in the tablet"],
            &[],
        ),
        (
            "Ann: Yellow tape and lock it in the cage.",
            &["yellow tape", "lock it in the cage"],
            &[],
        ),
        (
            "Ann: New filter and close the lid.",
            &["new filter", "close the lid"],
            &[],
        ),
    ]);
}

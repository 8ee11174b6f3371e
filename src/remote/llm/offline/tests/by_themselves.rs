//! Phrases and short statements that stand by themselves, and where a deed ends before the next.
use super::check_in_work;

#[test]
fn a_thing_for_a_thing_is_kept() {
    check_in_work(&[
        (
            "Ann: Close the hood.\nAnn: Goggles for the water.",
            &["goggles for the water"],
            &[],
        ),
        (
            "Ann: Fill the tub.\nAnn: Long gloves for the paint.",
            &["long gloves for the paint"],
            &[],
        ),
        (
            "Ann: Sign the sheet.\nAnn: A pencil for the mark.",
            &["a pencil for the mark"],
            &[],
        ),
    ]);
}

#[test]
fn the_day_of_something_is_kept() {
    check_in_work(&[
        (
            "Ann: Print the list.\nAnn: Payment run is Thursday.",
            &["payment run is thursday"],
            &[],
        ),
        (
            "Ann: Print the list.\nAnn: Bin day is Monday and Friday.",
            &["bin day is monday and friday"],
            &[],
        ),
        (
            "Ann: Print the list.\nAnn: My birthday is Thursday.",
            &["print the list"],
            &["birthday"],
        ),
    ]);
}

#[test]
fn the_day_after_opens_what_is_done_then() {
    check_in_work(&[
        (
            "Ann: Then press green.\nAnn: Morning after, press red first and pull the plug.",
            &["press green", "morning after, press red", "pull the plug"],
            &[],
        ),
        (
            "Ann: Then press green.\nAnn: Week before, you ring the firm.",
            &["week before, ring the firm"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_looked_for_ends_before_the_next_deed() {
    check_in_work(&[
        (
            "Ann: I open the zip and look inside if there is a stain and then I wipe with the cloth.",
            &["look inside if there is a stain", "wipe with the cloth"],
            &["stain and"],
        ),
        (
            "Ann: You take the jar and check if the seal holds and then we put it on the shelf.",
            &["check if the seal holds", "on the shelf"],
            &["holds and"],
        ),
        (
            "Ann: You ask the driver if he has the slip and then you sign it.",
            &["ask the driver if he has the slip"],
            &["slip, sign", "slip and"],
        ),
        (
            "Ann: If there's a crack you throw the jar out and then you tell me.",
            &[
                "if there's a crack, throw the jar out",
                "if there's a crack, tell me",
            ],
            &[],
        ),
    ]);
}

//! What is written somewhere and put right in the same breath.
use super::{check_in_work, check_notes};

#[test]
fn what_the_sheet_says_gives_way_to_what_holds() {
    check_in_work(&[
        (
            "Ann: The returns box gets emptied at nine and at four. Well, it says four on the sheet, but we've moved it to half past two because of the school run.",
            &["emptied at nine and at half past two"],
            &["at four", "says four"],
        ),
        (
            "Ann: You feed the fish at eight and at five. Well, it says five on the card, but we've moved it to six.",
            &["fish at eight and at six"],
            &["at five", "on the card"],
        ),
        (
            "Ann: Set the dial to 60 degrees.\nAnn: The sheet says 60, but it's 65 now.",
            &["dial to 65 degrees"],
            &["60"],
        ),
        (
            "Ann: Put in two scoops.\nAnn: I know the tin says two, but we use three since the new powder.",
            &["three scoops"],
            &["two scoops"],
        ),
        (
            "Ann: Put in two scoops.\nAnn: The tin says three scoops, but that's for hard water.",
            &["two scoops"],
            &["put in three"],
        ),
    ]);
    check_notes(&[(
        "Lock the gate at six. Open the hatch.\nThe box gets emptied at nine and at four. Well, it says four on the sheet, but we've moved it to half past two.\nWipe the shelf.",
        &["at nine and at half past two"],
        &["at four"],
    )]);
}

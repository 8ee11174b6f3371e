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

#[test]
fn what_is_written_gives_way_to_what_is_wanted_or_is() {
    check_in_work(&[
        (
            "Ann: You fill the tank to eighty percent. It says eighty in the book, but the director wants seventy.",
            &["tank to seventy percent"],
            &["eighty"],
        ),
        (
            "Ann: You raise the fader to five. It says five in the cue sheet, it's four.",
            &["raise the fader to four"],
            &["five"],
        ),
        (
            "Ann: You set the timer to ten minutes. I know it says ten on the box, it's twelve.",
            &["timer to twelve minutes"],
            &["ten minutes"],
        ),
    ]);
}

#[test]
fn what_somebody_said_is_a_pause_before_a_value() {
    check_in_work(&[
        (
            "Ann: You wipe the mattress. You wipe it again after, what do they say, four hours? Six.",
            &["again after six hours"],
            &["four hours"],
        ),
        (
            "Ann: You leave the putty for, what did he say, two days? Three.",
            &["leave the putty for three days"],
            &["two days"],
        ),
        (
            "Ann: You stir in, what did it say, five grams? Then you taste the sauce.",
            &["stir in five grams"],
            &["what did"],
        ),
    ]);
}

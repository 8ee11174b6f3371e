//! A value of another case or kind, told after the step: both hold, unless the other is ours.
use super::check_in_work;

#[test]
fn a_value_for_another_case_stands_beside_the_first() {
    check_in_work(&[
        (
            "Ann: Let her idle for five minutes before you drive.\nAnn: My father never waited.\nAnn: Better say eight minutes if there's frost. Otherwise five.",
            &["five minutes before you drive, eight minutes if there's frost"],
            &["otherwise five"],
        ),
        (
            "Ann: Let it cool for ten minutes and cut it on the board.\nAnn: Make that fifteen minutes if it's a big one.",
            &[
                "ten minutes, fifteen minutes if it's a big one",
                "on the board",
            ],
            &["board, fifteen"],
        ),
        (
            "Ann: Put two spoons of salt into the pot.\nAnn: Better three spoons when there's no stock in it.",
            &["two spoons of salt .. three spoons when there's no stock"],
            &[],
        ),
        (
            "Ann: You wait four hours before you paint.\nAnn: No, six hours if it rained.",
            &["four hours before you paint, six hours if it rained"],
            &[],
        ),
        (
            "Ann: You put three clips on it. You knock twice, then open the lid.\nAnn: Four clips if the lid's bent.",
            &["three clips on it, four clips if the lid's bent"],
            &[],
        ),
        (
            "Ann: You wait four hours before you paint.\nAnn: Sorry, six hours.",
            &["six hours before you paint"],
            &["four hours"],
        ),
    ]);
}

#[test]
fn a_value_for_another_kind_stands_beside_the_first() {
    check_in_work(&[
        (
            "Ann: You put it in the shaker for three minutes.\nAnn: Show it to the customer.\nAnn: The shaker, three minutes is for the small tins. The ten-litre ones need five.",
            &["shaker for three minutes .. for the small tins .. ten-litre ones need five"],
            &[],
        ),
        (
            "Ann: Set the kiln to 900 degrees and close the door.\nAnn: 900 is for the stoneware. The porcelain pieces want 1200.",
            &[
                "900 degrees .. for the stoneware .. want 1200",
                "close the door",
            ],
            &[],
        ),
        (
            "Ann: Put two spoons of salt into the pot.\nAnn: Two spoons, that's for the small pot. The big one needs four.",
            &["two spoons of salt .. small pot .. big one needs four"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_that_is_for_another_kind_than_ours_goes() {
    check_in_work(&[
        (
            "Ann: Give each tray ten minutes.\nAnn: Ten minutes I said, that's for the big oven. Ours needs twelve.",
            &["each tray twelve minutes"],
            &["ten minutes"],
        ),
        (
            "Ann: Angle's thirty degrees, there's a line on the tooth.\nAnn: Thirty I said, that's for the semi chisel. Ours now have the full chisel, so 25 degrees.",
            &["angle's 25 degrees"],
            &["thirty degrees"],
        ),
        (
            "Ann: You mix one sack with six litres.\nAnn: I said six, that's for the old machine. This one takes seven.",
            &["one sack with seven litres"],
            &["six litres"],
        ),
    ]);
}

#[test]
fn a_value_for_a_time_of_the_year_or_a_kind_stands_beside_the_first() {
    check_in_work(&[
        (
            "Ann: Raise the request at least five working days ahead.\nBob: Okay.\nAnn: Make that ten working days in August.",
            &["at least five working days ahead, ten working days in August"],
            &[],
        ),
        (
            "Ann: Raise the request at least five working days ahead.\nAnn: Make that ten working days for the request in August, half of them are on leave.",
            &["five working days ahead, ten working days for the request in August"],
            &["on leave"],
        ),
        (
            "Ann: Soak it for ten minutes.\nBob: Okay.\nAnn: Make that fifteen minutes for the big ones.",
            &["for ten minutes, fifteen minutes for the big ones"],
            &[],
        ),
        (
            "Ann: Soak the tiles for ten minutes.\nBob: Okay.\nAnn: Sorry, fifteen minutes for the tiles.",
            &["fifteen minutes"],
            &["ten"],
        ),
    ]);
}

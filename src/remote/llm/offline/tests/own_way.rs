//! The case that whoever explains puts as a question, how they do it themselves, and what it is done with.
use super::check_in_work;

#[test]
fn a_question_of_their_own_is_the_case_of_what_is_bidden() {
    check_in_work(&[
        (
            "Ann: Does it leak? Tighten the nut.",
            &["If it leaks, tighten the nut"],
            &["Does it leak?"],
        ),
        (
            "Ann: Is the light green? Then press start.",
            &["If the light is green, press start"],
            &["?"],
        ),
        (
            "Ann: Have they paid? Give them the key.",
            &["If they have paid, give them the key"],
            &["?"],
        ),
        (
            "Ann: Are you wearing a ring? Take it off.",
            &["If you are wearing a ring, take it off"],
            &[],
        ),
        (
            "Ann: Got a beard? Put the net on.",
            &["If you've got a beard, put the net on"],
            &["?"],
        ),
        (
            "Ann: Has the alarm gone off? Leave by the back.",
            &["If the alarm has gone off, leave by the back"],
            &["?"],
        ),
        (
            "Ann: Is there any left over? Put it in the fridge.",
            &["If there is any left over, put it in the fridge"],
            &["?"],
        ),
        (
            "Ann: Is the tank full? If not, top it up.",
            &["If the tank is not full, top it up"],
            &["?"],
        ),
        (
            "Ann: Does it start? If it doesn't, charge the battery.",
            &["If it does not start, charge the battery"],
            &["?"],
        ),
        // what is missing, what is asked for the talk's sake, and what another said
        (
            "Ann: Have you washed your hands? Wash them.",
            &["Wash them"],
            &["If you have"],
        ),
        (
            "Ann: Are you listening? Put the lid on first.",
            &["Put the lid on first"],
            &["If you are"],
        ),
        (
            "Bob: It's on the shelf.\nAnn: Is it on the shelf? Get it down.",
            &[],
            &["If it is"],
        ),
    ]);
}

#[test]
fn how_they_do_it_themselves_is_no_step() {
    check_in_work(&[
        (
            "Ann: I never wear the gloves, but you put them on.",
            &["Put the gloves on"],
            &["wear"],
        ),
        (
            "Ann: I don't bother with the form, but you fill it in.",
            &["Fill the form in"],
            &["bother"],
        ),
        (
            "Ann: I never use the guard myself. But you do.",
            &["Use the guard"],
            &["Never use"],
        ),
        (
            "Ann: I rarely use the clamp, but you must.",
            &["Use the clamp"],
            &["rarely"],
        ),
        (
            "Ann: I just chuck the rope in the cupboard, but you hang it up.",
            &["Hang the rope up"],
            &["cupboard"],
        ),
        (
            "Ann: I never count them, to be honest. You count them.",
            &["Count them"],
            &["Never count"],
        ),
        // what goes on, and who does what
        (
            "Ann: I always put the lid on, but you have to press it down.",
            &["Put the lid on", "ress the lid down"],
            &[],
        ),
        (
            "Ann: I show them the room, but you take the money.",
            &["Show them the room", "Take the money"],
            &[],
        ),
    ]);
}

#[test]
fn what_it_is_done_with_is_not_what_is_handled() {
    check_in_work(&[
        (
            "Ann: Run your thumb over it.\nAnn: Then put it away.",
            &["Put it away"],
            &["thumb away"],
        ),
        (
            "Ann: Put your ear against the pump. Then switch it off.",
            &["Switch it off"],
            &["Switch your ear"],
        ),
        (
            "Ann: Wash your hands. Then dry them.",
            &["Dry your hands"],
            &[],
        ),
    ]);
}

#[test]
fn where_it_is_these_days_takes_the_place() {
    check_in_work(&[
        (
            "Ann: Write the weight in the ledger. Well, it's a tablet now.",
            &["Write the weight in a tablet"],
            &["ledger"],
        ),
        (
            "Ann: Bags go in the red book. It's a spreadsheet these days. Put it down by first name.",
            &["Bags go in a spreadsheet", "Put it down by first name"],
            &["red book"],
        ),
        (
            "Ann: Put the crate in the basement. It's the annex now.",
            &["Put the crate in the annex"],
            &["basement"],
        ),
        (
            "Ann: Put the crate in the basement. It's a mess now.",
            &["in the basement"],
            &["in a mess"],
        ),
    ]);
}

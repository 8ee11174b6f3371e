//! A value and the one that was meant, side by side; how many at a time; and an hour in front of its deed.
use super::{check, check_in_work};

#[test]
fn a_value_excused_right_behind_another_stands_for_it() {
    check_in_work(&[
        (
            "Ann: Over ten degrees, twelve, sorry, you open the vents.",
            &["over twelve degrees, open the vents"],
            &["ten degrees"],
        ),
        (
            "Ann: If they've waited more than twenty minutes, thirty, sorry, you call the nurse.",
            &["more than thirty minutes, call the nurse"],
            &["twenty"],
        ),
        (
            "Ann: Put twelve, fourteen, sorry, chairs in each row.",
            &["put fourteen chairs in each row"],
            &["twelve"],
        ),
        (
            "Ann: Order six boxes of gloves, eight boxes, sorry, from the store.",
            &["order eight boxes of gloves from the store"],
            &["six"],
        ),
        (
            "Ann: You give it two turns, three, I should say, and lock it.",
            &["three turns", "lock"],
            &["two turns"],
        ),
        (
            "Ann: Over two bar, no, three, you stop the pump.",
            &["over three bar, stop the pump"],
            &["two bar"],
        ),
        // one of a row
        (
            "Ann: Ring the bell at eight, ten, twelve, sorry, and lock the gate.",
            &["eight, ten"],
            &[],
        ),
    ]);
}

#[test]
fn what_follows_a_value_said_anew_stays() {
    check_in_work(&[
        (
            "Ann: Put three drops in, it's four drops, in each eye.",
            &["put four drops in each eye"],
            &["three"],
        ),
        (
            "Ann: Put one scoop to, it's two scoops, in each bucket.",
            &["put two scoops in each bucket"],
            &["one scoop"],
        ),
        (
            "Ann: Give them a tablet, it's two tablets, with water.",
            &["give them two tablets with water"],
            &["a tablet"],
        ),
    ]);
}

#[test]
fn a_unit_and_a_half_is_one_value() {
    check_in_work(&[
        (
            "Ann: If it's below a volt, change the battery.\nAnn: A volt and a half, sorry.",
            &["below a volt and a half, change the battery"],
            &["battery, a volt"],
        ),
        (
            "Ann: If it's under a bar you top it up.\nAnn: A bar and a half, sorry.",
            &["under a bar and a half, top"],
            &["up, a bar"],
        ),
    ]);
}

#[test]
fn how_it_is_now_stands_where_the_sentence_broke_off() {
    check_in_work(&[
        (
            "Ann: Charge them the fee, which is, it was twenty, it's thirty pounds now.",
            &["charge them the fee, which is thirty pounds"],
            &["twenty"],
        ),
        (
            "Ann: Then you take the deposit, which is, it used to be fifty, it's eighty now.",
            &["take the deposit, which is eighty"],
            &["fifty"],
        ),
    ]);
}

#[test]
fn whom_it_is_done_for_is_set_against_the_book() {
    check_in_work(&[
        (
            "Ann: Set the levels. The book says forty, but the director wants seventy.",
            &["set the levels, seventy"],
            &["forty"],
        ),
        (
            "Ann: Leave a gap. The drawing says ten mil but the customer likes fifteen.",
            &["leave a gap, fifteen mil"],
            &["ten mil"],
        ),
    ]);
}

#[test]
fn how_many_at_a_time_is_told_with_its_deed() {
    check(&[
        (
            "Ann: You load the crates on the trolley.\nBob: How many at a time?\nAnn: Twelve.",
            &["load the crates on the trolley, twelve at a time"],
            &[],
        ),
        (
            "Ann: Lift the trays out.\nBob: How many in one go?\nAnn: Four, no more.",
            &["lift the trays out, four in one go, no more"],
            &[],
        ),
        (
            "Ann: Bring the patients up.\nBob: And how many patients at once?\nAnn: About three.",
            &["bring the patients up, about three patients at once"],
            &[],
        ),
        (
            "Ann: Add the water.\nBob: How much at a time?\nAnn: Half a litre.",
            &["add the water, half a litre at a time"],
            &[],
        ),
        // no answer with a number
        (
            "Ann: Load the crates.\nBob: How many at a time?\nAnn: As many as fit.",
            &["load the crates"],
            &["at a time"],
        ),
    ]);
}

#[test]
fn an_hour_in_front_of_its_deed_is_parted_from_it() {
    check_in_work(&[
        (
            "Ann: We open at ten so half nine you put the lights on.",
            &["at half nine, put the lights on"],
            &["ten so"],
        ),
        (
            "Ann: The bus goes at two and quarter past one you count the kids.",
            &["at quarter past one, count the kids"],
            &["two and quarter"],
        ),
        (
            "Ann: We shut at six, so quarter to you lock the back door.",
            &["at quarter to six, lock the back door"],
            &["quarter to you"],
        ),
        (
            "Ann: The trays go in at six and half of them you turn.",
            &[],
            &["at half"],
        ),
    ]);
}

//! Parts of a thing and all of it, numbers with a half, and how many times, put right where they were said.
use super::check_in_work;

#[test]
fn a_part_gives_way_to_another_or_to_all_of_it() {
    check_in_work(&[
        (
            "Ann: You fill half the tank, no, two thirds of the tank.",
            &["fill two thirds of the tank"],
            &["half"],
        ),
        (
            "Ann: You fill half the sink. No, two thirds.",
            &["fill two thirds of the sink"],
            &["half"],
        ),
        (
            "Ann: You use half of the bottle, sorry, a quarter of the bottle.",
            &["use a quarter of the bottle"],
            &["half"],
        ),
        (
            "Ann: You add half a bag, no, a whole bag.",
            &["add a whole bag"],
            &["half"],
        ),
        (
            "Ann: You add a quarter of a tin. No, a whole tin.",
            &["add a whole tin"],
            &["quarter"],
        ),
        (
            "Ann: You put in half, no, all of it.",
            &["put in all of it"],
            &["half"],
        ),
        (
            "Ann: You pour in all of it, no, half of it.",
            &["pour in half of it"],
            &["all of it"],
        ),
        (
            "Ann: The saw has a thirty degree angle, there's a line on the tooth. You lift the full chain off.",
            &["lift the full chain off"],
            &[],
        ),
    ]);
}

#[test]
fn a_number_keeps_its_half() {
    check_in_work(&[
        (
            "Ann: Set the heater at twenty-five degrees. No, sorry, twenty-four and a half.",
            &["heater at twenty-four and a half degrees"],
            &["twenty-five"],
        ),
        (
            "Ann: You go up to twenty-four and a half, sorry, twenty-five and a half degrees.",
            &["go up to twenty-five and a half degrees"],
            &["twenty-four"],
        ),
        (
            "Ann: You heat the milk to 25 degrees. No, 24 and a half.",
            &["heat the milk to 24 and a half degrees"],
            &["25"],
        ),
        (
            "Ann: You heat the milk to twenty-five degrees. No, twenty-four point five.",
            &["heat the milk to twenty-four point five degrees"],
            &["twenty-five"],
        ),
    ]);
}

#[test]
fn once_is_a_number_of_times_at_the_end_of_its_clause() {
    check_in_work(&[
        (
            "Ann: You turn the key once, no, twice.",
            &["turn the key twice"],
            &["once"],
        ),
        (
            "Ann: Ring the bell once. No, twice.",
            &["ring the bell twice"],
            &["once"],
        ),
        (
            "Ann: You ring once, sorry, twice, and then you wait.",
            &["ring twice"],
            &["once"],
        ),
        (
            "Ann: You rinse the jug once.\nBob: Only once?\nAnn: No, twice.",
            &["rinse the jug twice"],
            &["once"],
        ),
        (
            "Ann: You wipe the lens once.\nBob: Once?\nAnn: No, three times.",
            &["wipe the lens three times"],
            &["once"],
        ),
        (
            "Ann: You pull both levers at once. No, twice a day is too much. You oil the chain.",
            &["pull both levers at once"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_looked_for_aloud_goes_where_the_first_stood() {
    check_in_work(&[
        (
            "Ann: You brush on half a litre, no, what is it, four hundred mil of sealant.",
            &["brush on four hundred mil of sealant"],
            &["half a litre", "what is it"],
        ),
        (
            "Ann: You put in a kilo, no, eight hundred grams of flour.",
            &["put in eight hundred grams of flour"],
            &["kilo,"],
        ),
        (
            "Ann: You set the dial to thirty degrees, no, what was it, thirty-five.",
            &["set the dial to thirty-five degrees"],
            &["thirty degrees", "what was it"],
        ),
    ]);
}

#[test]
fn a_part_of_a_turn_and_how_far_give_way_to_another() {
    check_in_work(&[
        (
            "Ann: You tighten the nut half a turn, no, a quarter turn.",
            &["tighten the nut a quarter turn"],
            &["half"],
        ),
        (
            "Ann: You loosen the bolt a quarter turn. No, half a turn.",
            &["loosen the bolt half a turn"],
            &["quarter"],
        ),
        (
            "Ann: You open the tap a quarter turn, sorry, an eighth.",
            &["open the tap an eighth turn"],
            &["quarter"],
        ),
        (
            "Ann: You give the crank one turn, no, a turn and a half.",
            &["give the crank a turn and a half"],
            &["one turn"],
        ),
        (
            "Ann: You fill the tray half way, no, two thirds.",
            &["fill the tray two thirds"],
            &["half"],
        ),
        (
            "Ann: You fill the jar halfway. Sorry, two thirds.",
            &["fill the jar two thirds"],
            &["half"],
        ),
        (
            "Ann: You fill the urn two thirds full, no, half full.",
            &["fill the urn half full"],
            &["thirds"],
        ),
        (
            "Ann: You open the damper half way. No, all the way.",
            &["open the damper all the way"],
            &["half"],
        ),
        (
            "Ann: You add half a sachet, no, a whole one.",
            &["add a whole sachet"],
            &["half"],
        ),
        (
            "Ann: You put in half the bag, no, all of it.",
            &["put in all of it"],
            &["half", "of the bag"],
        ),
        (
            "Ann: The tilt you do by hand and then a quarter turn with the spanner, half and you strip it.",
            &["quarter turn with the spanner"],
            &[],
        ),
    ]);
}

#[test]
fn a_number_alone_behind_a_no_keeps_the_unit() {
    check_in_work(&[
        (
            "Ann: You let the tea steep for two minutes. Not two minutes, three.",
            &["steep for three minutes"],
            &["two minutes"],
        ),
        (
            "Ann: You charge the drill for two hours. Not two hours, three, the new ones take longer.",
            &["charge the drill for three hours"],
            &["two hours"],
        ),
        (
            "Ann: You stir in five grams. Six, not five grams.",
            &["stir in six grams"],
            &["five"],
        ),
    ]);
}

#[test]
fn as_much_again_is_of_the_deed_told_last() {
    check_in_work(&[
        (
            "Ann: You dry the plates for ten minutes and then you flip them. Then another ten minutes.",
            &[
                "dry the plates for ten minutes",
                "flip .. another ten minutes",
            ],
            &["for ten minutes .. another"],
        ),
        (
            "Ann: You bake the tray for ten minutes and then you turn it. Another five minutes.",
            &["for ten minutes", "turn the tray. another five minutes"],
            &[],
        ),
        (
            "Ann: You bake the tray for ten minutes and then you turn it. Five minutes.",
            &["for ten minutes", "turn the tray, five minutes"],
            &[],
        ),
        (
            "Ann: You bake the tray for ten minutes. Five minutes now.",
            &["bake the tray for five minutes"],
            &["ten"],
        ),
    ]);
}

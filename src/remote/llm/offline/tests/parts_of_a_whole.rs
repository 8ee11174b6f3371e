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

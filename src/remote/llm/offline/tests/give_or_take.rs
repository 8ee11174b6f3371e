//! By how much a value may be off, who is called on for it, and what is written, told behind what it says.
use super::{asked, check, check_in_work, in_work, talk};

#[test]
fn by_how_much_it_may_be_off_is_told_with_the_value() {
    check_in_work(&[
        (
            "Ann: You set the oven at ninety degrees.\nBob: Plus or minus?\nAnn: Two. You check it with the gauge.",
            &["oven at ninety degrees, plus or minus two"],
            &[],
        ),
        (
            "Ann: You hang the face a metre thirty off the ground.\nBob: One metre thirty, plus or minus?\nAnn: Five centimetres.",
            &["a metre thirty off the ground, plus or minus five centimetres"],
            &[],
        ),
        (
            "Ann: You weigh out five hundred grams.\nBob: Give or take?\nAnn: Ten grams.",
            &["five hundred grams, give or take ten grams"],
            &[],
        ),
        (
            "Ann: You weigh out five hundred grams.\nBob: What's the tolerance?\nAnn: Two grams either way.",
            &["five hundred grams, two grams either way"],
            &[],
        ),
        (
            "Ann: You weigh out the resin. Forty grams. Plus or minus one.",
            &["the resin, forty grams. plus or minus one"],
            &[],
        ),
        (
            "Ann: You set the pump to six bar. Plus or minus half a bar.",
            &["pump to six bar. plus or minus half a bar"],
            &[],
        ),
    ]);
}

#[test]
fn who_is_called_on_puts_the_value_right() {
    let work = "Gina: First you scale the dough and you shape it, and you lay the loaves in the baskets.\nKev: Okay.\nGina: Then you cover the baskets with the cloth and you put them on the rack.\n";
    let rows = [
        (
            "Gina: You prove the loaves for half an hour. Rob?\nRob: Forty-five minutes.",
            "prove the loaves for forty-five minutes",
        ),
        (
            "Gina: You prove the loaves for half an hour. Is that right, Rob?\nRob: Forty-five minutes.",
            "prove the loaves for forty-five minutes",
        ),
        (
            "Gina: You pump the boiler up to three bar. Rob?\nRob: Two and a half.",
            "pump the boiler up to two and a half bar",
        ),
    ];
    for (lines, want) in rows {
        let after =
            "\nGina: Then you score the tops and you load the oven.\nRob: And I do the steam.";
        check(&[(&format!("{work}{lines}{after}"), &[want], &["half an hour"])]);
    }
}

#[test]
fn what_is_written_goes_where_it_is_told_behind_what_it_says() {
    check_in_work(&[
        (
            "Ann: You soak the felt for ten minutes, that's what the leaflet says, but we do twenty.",
            &["soak the felt for twenty minutes"],
            &["ten minutes", "leaflet"],
        ),
        (
            "Ann: You soak the felt for ten minutes. That's what the leaflet says, but we give it twenty.",
            &["soak the felt for twenty minutes"],
            &["ten minutes", "leaflet"],
        ),
        (
            "Ann: You add salt. Two percent, that's what it says, but we do three.",
            &["add salt, three percent"],
            &["two percent"],
        ),
        (
            "Ann: You soak the felt for ten minutes, that's what the leaflet says.",
            &["ten minutes"],
            &[],
        ),
    ]);
}

#[test]
fn a_number_beside_one_of_its_unit_asks_for_none() {
    for line in [
        "Ann: You set the haze to thirty percent and the fan to fifty.",
        "Ann: You heat the top to eighty degrees and the bottom to ninety.",
        "Ann: You set the treble to two percent. And the bass to three.",
    ] {
        let draft = talk(&in_work(line));
        assert!(
            asked(&draft).iter().all(|q| !q.contains("of what?")),
            "{line}: {:?}",
            asked(&draft)
        );
    }
}

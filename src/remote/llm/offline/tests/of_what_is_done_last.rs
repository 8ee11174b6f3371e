//! A time said alone is of the deed told last, a bound is no value denied, and times told back put nothing right.
use super::check_in_work;

#[test]
fn a_time_alone_is_of_the_deed_told_last() {
    check_in_work(&[
        (
            "Ann: Then you start the dryer. It runs thirty minutes and then you leave the door shut. Five minutes. You unload the drum.",
            &[
                "it runs thirty minutes",
                "leave the door shut, five minutes",
            ],
            &[],
        ),
        (
            "Ann: You bake the dough for ten minutes and then you flip the tray. Five minutes. You unload the oven.",
            &[
                "bake the dough for ten minutes",
                "flip the tray, five minutes",
            ],
            &[],
        ),
        (
            "Ann: You put in three spoons and a cup. Four spoons. You stir the pot.",
            &["four spoons"],
            &["three spoons"],
        ),
    ]);
}

#[test]
fn a_bound_is_no_value_denied() {
    check_in_work(&[
        (
            "Ann: You stir the paste for two minutes. Then the fan goes on. Not before two minutes.\nBob: Till when?\nAnn: Till it's cold. Thirty degrees, about.",
            &["paste for two minutes", "fan goes on"],
            &["paste for thirty", "paste for till"],
        ),
        (
            "Ann: You heat the milk to sixty degrees. Not over sixty. You hold the milk there for thirty minutes.",
            &["milk to sixty degrees", "for thirty minutes"],
            &[],
        ),
    ]);
}

#[test]
fn times_told_back_put_nothing_right() {
    check_in_work(&[
        (
            "Ann: You check the pump every four hours. The first one's fifteen minutes after you set it up, and then an hour, and then four-hourly.\nBob: So fifteen, an hour, then every four.\nAnn: That's it.",
            &["check the pump every four hours"],
            &["fifteen hours"],
        ),
        (
            "Ann: You soak the skin for ten minutes and you rinse it for two minutes.\nBob: So ten, then two.\nAnn: Yeah.",
            &["soak the skin for ten minutes", "for two minutes"],
            &[],
        ),
    ]);
}

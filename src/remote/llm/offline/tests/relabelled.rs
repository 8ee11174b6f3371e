//! A thing that is told once more with another value, a word that says what a value is of, and whoever is there no more.
use super::{check, check_in_work};

#[test]
fn the_same_thing_gets_another_value_later() {
    check_in_work(&[
        (
            "Ann: The last entry is at four.\nAnn: Count the float.\nAnn: Actually no, last entry is half past three since May.",
            &["the last entry is at half past three"],
            &["at four"],
        ),
        (
            "Ann: Last pick for the evening truck is at six.\nAnn: Count out loud.\nBob: Then we'd have to be done earlier?\nAnn: Hm, yes. Last pick at five, then.",
            &["evening truck is at five"],
            &["at six"],
        ),
        // another case is another value
        (
            "Ann: The last entry is at four.\nAnn: Count the float.\nAnn: On Sundays the last entry is at three now.",
            &["the last entry is at four"],
            &[],
        ),
    ]);
}

#[test]
fn the_word_before_a_value_says_what_it_is_of() {
    check(&[(
        "Ann: On the printer you set the width to 60 and the height to 40. Darkness at 12.\nAnn: Print two extra and stick them in the book.\nBob: You had darkness 14 on the last roll. At 12 it was all grey.\nAnn: You're right, it's 14.\nAnn: Cut the label off and stick it on the lid.",
        &["darkness at 14", "print two extra"],
        &["at 12", "14 extra"],
    )]);
}

#[test]
fn whoever_is_gone_is_named_no_more() {
    check_in_work(&[
        (
            "Ann: Then the person fills in a slip, and Martin signs it.\nAnn: Count the tin.\nAnn: Hang on, Martin's left. It's Priya who signs the slips now.",
            &["priya signs it"],
            &["martin"],
        ),
        (
            "Ann: You give the key to Derek at the desk.\nAnn: Lock the shed.\nAnn: Wait, Derek's gone. To Samira, then.",
            &["give the key to samira at the desk"],
            &["derek"],
        ),
    ]);
}

#[test]
fn under_a_case_a_thing_is_taken() {
    check_in_work(&[
        (
            "Ann: Cut the sides from the bottom up.\nAnn: Before nine it's the battery one, because of the neighbours.",
            &["before nine, it's the battery one"],
            &[],
        ),
        (
            "Ann: Send a text. No answer after two weeks, you phone once.",
            &["no answer after two weeks: phone once"],
            &[],
        ),
    ]);
}

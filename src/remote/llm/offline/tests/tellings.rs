//! What somebody once did, what might be some day, what is quoted, and orders to whoever is at the door.
use super::{check_in_work, check_messages, check_notes};

#[test]
fn what_one_did_or_might_do_is_no_step() {
    check_in_work(&[
        (
            "Ann: Form nine's the old one, with the stub. You fill in form ten.",
            &["form ten"],
            &["stub"],
        ),
        (
            "Ann: My uncle used to light it with the lid on. Strike a match and duck. You light it with the lid off.",
            &["lid off"],
            &["duck"],
        ),
        (
            "Ann: There's the door. Tell him to put the crates by the steps.\nBob: Okay.\nAnn: You file the slip under the date.",
            &["file the slip"],
            &["crates by the steps"],
        ),
    ]);
    check_notes(&[(
        "Oil the hinge with two drops.
Marlon once let the tank run dry and blamed the cat.
Perhaps one day somebody could fit a sensor and ring the office.
Wipe the hinge with the grey rag.",
        &["two drops", "grey rag"],
        &["cat", "sensor"],
    )]);
}

#[test]
fn quoted_words_and_orders_of_food_are_no_steps() {
    check_messages(&[
        (
            "Ann: somebody sent us a card once\nAnn: \"Please send me a bigger box, yours truly\"\nAnn: you seal the box with the wide tape",
            &["seal the box"],
            &["bigger box"],
        ),
        (
            "Bob: who wants noodles\nAnn: order me the hot ones, no onions\nAnn: you seal the box with the wide tape",
            &["seal the box"],
            &["onions"],
        ),
    ]);
}

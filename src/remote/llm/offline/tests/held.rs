//! Clauses that are one step with its measure, and those that stay apart.
use super::{check_in_work, order_in_work};

#[test]
fn a_measure_stays_with_the_deed_of_its_sentence() {
    check_in_work(&[
        (
            "Ann: You ladle off half of the brine and top it up with fresh at 40 degrees.",
            &["ladle off half of the brine, top it up with fresh at 40 degrees"],
            &[],
        ),
        (
            "Ann: You close the feed and wait till it's under 12 bundles.",
            &["close the feed, wait till it's under 12 bundles"],
            &[],
        ),
        (
            "Ann: If the seam is open, you clamp the seam, wait six hours.",
            &["clamp the seam, wait six hours"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_told_as_the_next_stays_apart() {
    order_in_work(&[(
        "Ann: You lower the rack and then you soak the rollers for ten minutes.",
        &["lower the rack", "soak the rollers"],
    )]);
    order_in_work(&[(
        "Ann: You ring the grower and offer the price of nine euros.",
        &["ring the grower", "offer the price of nine euros"],
    )]);
    check_in_work(&[(
        "Ann: You stack the trays and load two crates.",
        &["stack the trays"],
        &["trays, load"],
    )]);
}

#[test]
fn a_measure_after_words_that_tell_nothing() {
    check_in_work(&[(
        "Ann: You shake the resin. It goes cloudy. Takes 3 to 4 minutes.",
        &["shake the resin. it goes cloudy. takes 3 to 4 minutes"],
        &[],
    )]);
}

#[test]
fn numbers_said_by_themselves_are_of_the_deed_before() {
    super::check(&[(
        "Ann: You grind the pepper. Ninety grams in, and eighty out.\nAnn: Then you seal the jar.",
        &[
            "grind the pepper .. ninety grams in, and eighty out",
            "seal the jar",
        ],
        &[],
    )]);
}

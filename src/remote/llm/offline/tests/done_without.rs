//! Messages that say what a thing is no more done with, and what is needed of whom.
use super::messages::sent;

#[test]
fn a_thing_done_without_and_the_one_that_is_used() {
    sent(&[
        (
            "Bob: put the tins in crates\nBob: forget the crates, boxes now",
            &["Put the tins in boxes"],
        ),
        (
            "Bob: books upstairs in crates, spine up\nBob: forget the crates theyve gone, banana boxes",
            &["Books upstairs in banana boxes, spine up"],
        ),
        (
            "Bob: put the tins in crates\nTom: ok\nBob: ignore crates, boxes now",
            &["Put the tins in boxes"],
        ),
        (
            "Bob: wrap mugs in newspaper\nBob: ditch the newspaper, bubble wrap now",
            &["Wrap mugs in bubble wrap"],
        ),
        (
            "Bob: wrap mugs in the newspaper\nBob: forget the newspaper, it's tissue now",
            &["Wrap mugs in the tissue"],
        ),
        // nothing in its place
        (
            "Bob: put a card and a pen in\nBob: forget the pen",
            &["Put a card in"],
        ),
    ]);
}

#[test]
fn what_is_needed_and_by_whom() {
    sent(&[
        (
            "Bob: need the tally sheet signed too",
            &["Need the tally sheet signed too"],
        ),
        (
            "Bob: need the sheet signed\nTom: by who\nBob: manager",
            &["Need the sheet signed, manager"],
        ),
        (
            "Bob: bank the takings on monday",
            &["Bank the takings on monday"],
        ),
    ]);
}

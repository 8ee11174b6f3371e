//! Sentences that were lost: drawn-out words, what was left out, times and obligations in front, things asked about by name.
use super::{asked_in_work, check, check_in_work, check_messages};

#[test]
fn drawn_out_words_and_what_was_left_out() {
    check_messages(&[(
        "Ann: count the words with the tool\nBob: ok\nAnn: aaand before you quote, look if the scan can be read",
        &["look if the scan can be read"],
        &[],
    )]);
    check_in_work(&[(
        "Ann: You sort them, small on the left, big on the right.\nAnn: I left something out, while they're being sorted you scrape the old labels off.",
        &["scrape the old labels off"],
        &["left something"],
    )]);
}

#[test]
fn times_and_people_in_front() {
    check_in_work(&[
        (
            "Ann: For plastics you go down to three.\nAnn: At the end, beam off, wait three minutes, vent.",
            &["at the end, beam off"],
            &["three, at the end"],
        ),
        (
            "Ann: Tradesmen get no key without a written okay from the owner.",
            &["tradesmen get no key"],
            &[],
        ),
        (
            "Ann: Before a viewing you get there 15 minutes early, open the windows.",
            &["get there 15 minutes early", "open the windows"],
            &[],
        ),
        (
            "Ann: Cars with a sticker you don't tow before noon.",
            &["cars with a sticker", "don't tow before noon"],
            &[],
        ),
        (
            "Ann: Lamps above the audience you do not replace once the house is open.",
            &["do not replace once the house is open"],
            &[],
        ),
    ]);
}

#[test]
fn a_thing_asked_about_is_named_in_the_answer() {
    check_in_work(&[
        (
            "Ann: You take the order.\nBob: And returns?\nAnn: Those you log in the book.",
            &["returns: log in the book"],
            &["those"],
        ),
        (
            "Ann: You take the order.\nBob: What about the keys?\nAnn: Those go back to the office.",
            &["the keys go back to the office"],
            &["those"],
        ),
        (
            "Ann: You take the order.\nBob: Certified ones?\nAnn: Those you print, stamp on each page and send by post.",
            &["certified ones: print"],
            &["those"],
        ),
    ]);
}

#[test]
fn what_is_said_to_be_open() {
    asked_in_work(&[
        (
            "Ann: You roll it up.\nBob: The corners, one or two?\nAnn: You do two, I do one. Somebody should lay that down.",
            &["corners", "two"],
        ),
        (
            "Ann: Blackout test: Jan says with the manager, Ilse says without.",
            &["jan says", "ilse says"],
        ),
        (
            "Ann: You stack them.\nBob: How long do we keep the lists? The data people said six months, the chamber said three years.\nAnn: No clue. Ask the lawyer.",
            &["keep the lists", "six months"],
        ),
        (
            "Ann: You change the wheel water every two days or three, that nobody has ever fixed.",
            &["wheel water", "three"],
        ),
    ]);
}

#[test]
fn no_recap_and_one_joint() {
    check_in_work(&[
        (
            "Ann: If more than five lines are missing, you clean the head, and only then you print.",
            &[
                "lines are missing, clean the head",
                "lines are missing, print",
            ],
            &["only"],
        ),
        (
            "Ann: Metal frames you trace once, plastic ones you trace twice.",
            &["plastic ones: trace twice"],
            &["once, plastic"],
        ),
        (
            "Ann: You trim it.\nAnn: And before the trimming you hold it against the job sheet, the text, letter by letter.",
            &["before the trimming, hold .. against the job sheet"],
            &[],
        ),
        (
            "Ann: Then you wash it. Vans only on Fridays.",
            &["vans only on fridays"],
            &[],
        ),
        (
            "Ann: You take eight photos.\nBob: And the roof?\nAnn: Plus the roof. So nine photos since the hail.",
            &["nine photos"],
            &["eight photos"],
        ),
        (
            "Ann: Your sample has to be dry, and it must be stuck down, with the tape.",
            &["sample has to be dry", "stuck down"],
            &[],
        ),
    ]);
}

#[test]
fn what_happens_next_and_how() {
    check_in_work(&[
        (
            "Ann: You open the gate. Then it's washed. And you park it.",
            &["it's washed", "park"],
            &["washed: park"],
        ),
        (
            "Ann: You let the pressure out first. Slowly, with the coupler, face turned away.",
            &["pressure out first, slowly, with the coupler"],
            &[],
        ),
        (
            "Ann: You pour it in. Gently, with the ladle, down the side.",
            &["gently, with the ladle"],
            &[],
        ),
    ]);
    check(&[(
        "Ann: You bring it in. Then they're weighed. And you label it.\nBob: OK.",
        &["bring it in", "they're weighed"],
        &[],
    )]);
}

#[test]
fn what_was_only_heard() {
    asked_in_work(&[
        (
            "Bob: How long does it keep?\nAnn: Three days, somebody said. My old boss said five. I never asked.",
            &["how long does it keep", "three days", "five"],
        ),
        (
            "Bob: And smoking in the car, what's the fee? I read 100 somewhere and the girl at the desk takes 150.\nAnn: No idea.",
            &["smoking", "100", "150"],
        ),
    ]);
    check_in_work(&[(
        "Bob: How long does it keep?\nAnn: Three days, somebody said. My old boss said five.",
        &[],
        &["three days", "five"],
    )]);
}

#[test]
fn a_denial_that_ends_where_it_begins() {
    check_in_work(&[(
        "Ann: You sweep the floor. You - never ? well actually.",
        &["sweep the floor", "lock the store"],
        &[],
    )]);
}

//! What is asked of the work, and answered with a measure or with why it is not so.
use super::check_in_work;

#[test]
fn why_it_is_not_so_is_no_step() {
    check_in_work(&[
        (
            "Ann: Wash them one by one.\nBob: All at once?\nAnn: No, the lids get mixed.",
            &["wash them one by one"],
            &["mixed"],
        ),
        (
            "Ann: Dry them flat.\nBob: Not on the line?\nAnn: No, the sleeves stretch.",
            &["dry them flat"],
            &["stretch", "flat on"],
        ),
        (
            "Ann: Stack them on their side.\nBob: Not flat?\nAnn: No, the bottom ones get crushed.",
            &["stack them on their side"],
            &["crushed"],
        ),
        (
            "Ann: Wash the lids.\nBob: With the cups?\nAnn: No, the lids go in the sink.",
            &["in the sink"],
            &[],
        ),
    ]);
}

#[test]
fn how_much_answers_whether_it_is_done() {
    check_in_work(&[
        (
            "Ann: Take the lid off.\nBob: And do you smoke them?\nAnn: Two puffs.",
            &["take the lid off", "smoke them, two puffs"],
            &["lid off, two"],
        ),
        (
            "Ann: Wash the tray.\nBob: Do you soak it?\nAnn: Ten minutes.",
            &["soak .. ten minutes"],
            &["wash the tray, ten"],
        ),
        (
            "Ann: Read the meter.\nBob: Do you oil the hinge?\nAnn: One drop.",
            &["oil the hinge, one drop"],
            &["meter, one"],
        ),
        (
            "Ann: Soak the tray.\nBob: Do you soak it long?\nAnn: Ten minutes.",
            &["soak the tray .. ten minutes"],
            &["soak it long"],
        ),
    ]);
}

#[test]
fn when_it_is_and_how_big_it_is_stand_with_what_was_asked() {
    check_in_work(&[
        (
            "Ann: Lock it.\nBob: When do you ring the bell?\nAnn: When the last one's in.",
            &["ring the bell when the last one's in"],
            &["when do"],
        ),
        (
            "Ann: Lock the store.\nBob: And when do you pour?\nAnn: When the metal's at eleven hundred degrees.",
            &["pour when the metal's at eleven hundred degrees"],
            &["when do"],
        ),
        (
            "Ann: Print the card.\nBob: When do you have to be back?\nAnn: By ten. Eleven at weekends.",
            &["be back by ten"],
            &["card, by ten"],
        ),
        (
            "Ann: Take the money.\nBob: How big is a portion?\nAnn: One ladle and two slices.",
            &["a portion: one ladle and two slices"],
            &["money, one"],
        ),
    ]);
}

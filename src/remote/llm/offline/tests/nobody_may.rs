//! What nobody may do, what nobody knows for a purpose, and deeds that describe no thing anew.
use super::check_in_work;

#[test]
fn what_nobody_may_do_is_said() {
    check_in_work(&[
        (
            "Ann: Brakes on. Nobody on stage while you're moving anything.",
            &["nobody on stage while you're moving anything"],
            &["brakes on. nobody"],
        ),
        (
            "Ann: Under one, nobody swims, clear the pool and tell the manager.",
            &[
                "under one, nobody swims",
                "clear the pool",
                "tell the manager",
            ],
            &[],
        ),
    ]);
}

#[test]
fn a_deed_is_no_other_word_for_a_thing() {
    check_in_work(&[
        (
            "Ann: Hand over the bag, the coat, and the accident form. They sign the form, we keep the white copy.",
            &[
                "the accident form",
                "they sign the form",
                "keep the white copy",
            ],
            &["the sign form"],
        ),
        (
            "Ann: Both bottles over half, or you change them.",
            &["both bottles over half, or you change them"],
            &["or: change"],
        ),
        (
            "Ann: Ring the mobile once, and if there's no answer mark no-show and charge the first night.",
            &[
                "if there's no answer, mark no-show",
                "charge the first night",
            ],
            &[],
        ),
    ]);
}

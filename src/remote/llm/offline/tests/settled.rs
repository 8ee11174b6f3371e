//! What a talk settles by itself, and what it must not mix up: values of different things, causes, days ahead.
use super::{check_in_work, talk};

#[test]
fn clauses_that_belong_together() {
    check_in_work(&[
        (
            "Ann: You switch it on and let it warm up for half an hour.",
            &["let it warm up for half an hour"],
            &["let. it"],
        ),
        (
            "Ann: So when a tenant moves in. A week before, you order the keys from the locksmith.",
            &["a week before, order the keys"],
            &[],
        ),
        (
            "Ann: Then the wardens check their floor and come to the yard.",
            &["the wardens check their floor"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_is_put_right_by_one_of_its_own() {
    check_in_work(&[
        (
            "Ann: Over fifteen kilos you split it into two crates.\nBob: I thought twenty.\nAnn: Twenty was the old carrier. Fifteen.",
            &["over fifteen kilos", "two crates"],
            &["fifteen crates", "twenty"],
        ),
        (
            "Ann: You get everybody out in three minutes.\nBob: It was four last year.\nAnn: It was four, but the target is three.",
            &["three minutes"],
            &["four"],
        ),
        (
            "Ann: It rests in the crate for four weeks.\nBob: It's six on the website.\nAnn: Well, the website is Dominic. I'd say four. He'd say six.",
            &[],
            &["six"],
        ),
    ]);
}

#[test]
fn nothing_is_asked_that_was_settled() {
    for lines in [
        "Ann: You go through it from the bottom.\nBob: From the bottom, okay.",
        "Ann: Two weeks before, you pick a date.\nBob: We had that at my last place. Three engines.",
        "Ann: Write the text, max two hundred words.\nBob: Two eighty works.\nAnn: It works but nobody reads it. Two hundred.",
    ] {
        let draft = talk(&format!(
            "Ann: You open the file.\n{lines}\nAnn: Then you close the file."
        ));
        assert!(
            draft.open_questions.is_empty(),
            "{lines}\n{:#?}",
            draft.open_questions
        );
    }
}

#[test]
fn words_that_take_back_may_be_of_the_work() {
    check_in_work(&[
        (
            "Ann: If the number is wrong, call Tom.\nAnn: You check if it's wrong.",
            &["if the number is wrong, call tom", "check if it's wrong"],
            &[],
        ),
        (
            "Ann: You weigh the letter.\nAnn: Drop the letter at the desk.",
            &["weigh the letter", "drop the letter at the desk"],
            &[],
        ),
        (
            "Ann: First you fold the flyer.\nAnn: Skip the first page.\nAnn: Correct the address in the system.",
            &["skip the first page", "correct the address in the system"],
            &[],
        ),
        (
            "Ann: You cancel the order.\nAnn: You edit the invoice.\nAnn: You say sorry to the customer.",
            &[
                "cancel the order",
                "edit the invoice",
                "say sorry to the customer",
            ],
            &[],
        ),
    ]);
}

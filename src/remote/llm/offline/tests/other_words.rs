//! What puts right by other words than a plain no: the other way, what is enough, what is never, where it is now; and how it
//! was, told behind how it is.
use super::check_in_work;

#[test]
fn one_word_says_the_other_way() {
    check_in_work(&[
        (
            "Ann: Leave the lids off overnight. No, on.",
            &["leave the lids on overnight"],
            &["lids off"],
        ),
        (
            "Ann: You turn the fan off first. Sorry, on.",
            &["turn the fan on first"],
            &["fan off"],
        ),
        (
            "Ann: You wipe it down before lunch.\nBob: No, after.\nAnn: After, yes.",
            &["after lunch"],
            &["before lunch"],
        ),
    ]);
}

#[test]
fn what_is_enough_stands_for_what_was_told() {
    check_in_work(&[
        (
            "Ann: Put three spoons in. Actually two's enough.",
            &["put two spoons in"],
            &["three"],
        ),
        (
            "Ann: Wash the jars for twenty minutes. Ten's plenty, to be honest.",
            &["wash the jars for ten minutes"],
            &["twenty"],
        ),
        (
            "Ann: Print two labels. One is enough.",
            &["print one label"],
            &["two"],
        ),
        (
            "Ann: Print three labels.\nBob: Two's enough.\nAnn: Two, then.",
            &["print two labels"],
            &["three"],
        ),
        (
            "Ann: Wait till it's under fifty.\nBob: I wait for twenty.\nAnn: Fifty is fine, I looked.",
            &["under fifty"],
            &["twenty"],
        ),
    ]);
}

#[test]
fn what_is_never_used_gives_way_to_what_is() {
    check_in_work(&[
        (
            "Ann: You clean the lens with a tissue. No, never a tissue, a cloth.",
            &["clean the lens with a cloth"],
            &["tissue"],
        ),
        (
            "Ann: Wipe the seals with bleach. No, never bleach, only citric.",
            &["citric"],
            &["bleach"],
        ),
    ]);
}

#[test]
fn where_it_is_now_stands_for_where_it_was() {
    check_in_work(&[
        (
            "Ann: You hang the keys on the hook. Well, in the safe now.",
            &["hang the keys in the safe"],
            &["hook"],
        ),
        (
            "Ann: You send the form by post. By email now.",
            &["send the form by email"],
            &["post"],
        ),
        (
            "Ann: Put the pie in the oven for an hour. In the top oven now.",
            &["put the pie in the top oven for an hour"],
            &[],
        ),
        (
            "Ann: Park the van behind the shed.\nBob: In the yard now.\nAnn: In the yard, yes.",
            &["park the van in the yard"],
            &["shed"],
        ),
    ]);
}

#[test]
fn how_it_was_goes_and_how_it_is_stays() {
    check_in_work(&[
        (
            "Ann: Put in two scoops, it used to be three.",
            &["put in two scoops"],
            &["three"],
        ),
        (
            "Ann: We charge eighty pounds, it was sixty last year.",
            &["charge eighty pounds"],
            &["sixty"],
        ),
        (
            "Ann: You need three people, it used to be two but now it's three.",
            &["you need three people"],
            &["two", "three people, three"],
        ),
        (
            "Ann: Soak the mats in warm water, not cold, cold was the old detergent.",
            &["soak the mats in warm water, not cold"],
            &["detergent"],
        ),
        (
            "Ann: Dry them at sixty degrees, not eighty, eighty was for cotton.",
            &["at sixty degrees, not eighty"],
            &["cotton"],
        ),
    ]);
}

#[test]
fn a_no_by_itself_before_what_is_never_used() {
    check_in_work(&[(
        "Ann: Wipe the seals with bleach. No! Never bleach, only citric.",
        &["citric"],
        &["bleach"],
    )]);
}

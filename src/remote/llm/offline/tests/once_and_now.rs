//! How it was and how it is now: only that is told, and it answers what was asked.
use super::{check_in_work, in_work, talk};

#[test]
fn how_it_is_now_stands_where_it_was_told() {
    check_in_work(&[
        (
            "Ann: Put two scoops in. It used to be two. It's one now.",
            &["put one scoop in"],
            &["two scoops"],
        ),
        (
            "Ann: You used to sign the docket at the top. Now it's at the bottom.",
            &["sign the docket at the bottom"],
            &["at the top"],
        ),
        (
            "Ann: On the old machine you loaded it from the front. This one you load from the top.",
            &["load from the top"],
            &["front"],
        ),
        (
            "Ann: Put two scoops in. It used to be three.",
            &["two scoops"],
            &["three"],
        ),
    ]);
}

#[test]
fn what_is_asked_is_answered_by_how_it_is_now() {
    for (lines, want, gone) in [
        (
            "Bob: Who signs it?\nAnn: It was Dora. It's Kim now.",
            "kim signs",
            "Dora",
        ),
        (
            "Bob: Who do you send it to?\nAnn: It used to be accounts. Now it's payroll.",
            "send .. to payroll",
            "accounts",
        ),
        (
            "Bob: How many copies?\nAnn: It was three. It's two now.",
            "two copies",
            "three",
        ),
        (
            "Bob: Who signs it?\nAnn: That'd be Kim.",
            "kim signs",
            "that'd",
        ),
        (
            "Bob: Who signs it?\nAnn: It's usually the site manager.",
            "the site manager signs",
            "usually",
        ),
        (
            "Bob: Who do you order from?\nAnn: It's Revent.",
            "order from Revent",
            "it's",
        ),
    ] {
        let line = format!("Ann: Print the docket.\n{lines}");
        check_in_work(&[(&line, &["print the docket", want], &[gone])]);
        let asked = talk(&in_work(&line));
        assert!(super::asked(&asked).is_empty(), "{line}");
    }
}

#[test]
fn how_it_was_and_is_in_one_breath() {
    check_in_work(&[
        (
            "Ann: Carrots are five hundred grams. Onions, it was five hundred as well but they're small this year, so let's say four hundred.",
            &["carrots are five hundred grams", "onions, four hundred"],
            &["carrots are four"],
        ),
        (
            "Ann: Carrots are five hundred grams.\nBob: And onions?\nAnn: It was five hundred too, but they're small this year, so call it four hundred.",
            &["carrots are five hundred grams", "onions .. four hundred"],
            &["carrots are four"],
        ),
        (
            "Bob: How much salt goes in?\nAnn: It was two kilos but the water's softer now, so make it one and a half.",
            &["one and a half kilos"],
            &["two kilos"],
        ),
        (
            "Ann: Carrots are five hundred grams.\nBob: And onions?\nAnn: Four hundred.",
            &["carrots are five hundred grams", "onions: four hundred"],
            &["carrots are four"],
        ),
    ]);
}

#[test]
fn how_it_ought_to_be_and_what_changed() {
    check_in_work(&[
        (
            "Ann: Dunk the lids for twenty minutes.\nBob: What pressure is it?\nAnn: It should be three. It's more like two, the pump's old.",
            &["dunk the lids for twenty minutes"],
            &["two", "three minutes"],
        ),
        (
            "Ann: If they're late you charge them another hour.\nBob: What does an extra hour cost?\nAnn: Six pounds. No, hang on, it went up at Easter. Seven.",
            &["seven pounds"],
            &["six", "Easter"],
        ),
        (
            "Ann: Ring the bank.\nBob: How long does it take?\nAnn: It was five days. It's two now.",
            &["two days"],
            &["five"],
        ),
    ]);
}

//! A value that is settled on, one that keeps the unit of what it puts right, by how much something changes, and what was nearly forgotten.
use super::check_in_work;

#[test]
fn the_value_that_is_settled_on() {
    check_in_work(&[
        (
            "Ann: You weigh the dough. You want nine hundred grams, hm, let's say nine fifty. Then you shape it.",
            &["dough .. nine fifty grams"],
            &["nine hundred"],
        ),
        (
            "Ann: You add about four litres, um, let's say five. Then you stir it.",
            &["about five litres"],
            &["four"],
        ),
        (
            "Ann: You add four litres, well, let's make it five. Then you stir it.",
            &["add five litres"],
            &["four"],
        ),
        // nothing is put right
        (
            "Ann: You leave it in the ten litre bucket, let's say five minutes. Then you stir it.",
            &["ten litre bucket", "five minutes"],
            &[],
        ),
        (
            "Ann: You leave it for, let's say, ten minutes. Then you stir it.",
            &["for ten minutes"],
            &[],
        ),
    ]);
}

#[test]
fn the_unit_is_said_once() {
    check_in_work(&[
        (
            "Ann: You cook it for ten minutes, no, eight for the small ones. Then you drain it.",
            &["for eight minutes for the small ones"],
            &["ten"],
        ),
        (
            "Ann: You set it to six bar, um, no, five on thin stuff. Then you blow it off.",
            &["to five bar on thin stuff"],
            &["six"],
        ),
    ]);
}

#[test]
fn by_how_much_it_changes() {
    check_in_work(&[
        (
            "Ann: You move them to the brooder at thirty-five degrees. Three degrees less every week after. Then you feed them.",
            &["thirty-five degrees .. three degrees less every week"],
            &[],
        ),
        (
            "Ann: You put them in the tank at twenty degrees. One degree more every day. Then you net them.",
            &["twenty degrees .. one degree more every day"],
            &[],
        ),
    ]);
}

#[test]
fn what_was_nearly_forgotten() {
    check_in_work(&[
        (
            "Ann: You write the readings in the log. Oh, I nearly forgot, you wipe the lid with vinegar.",
            &["readings in the log", "wipe the lid with vinegar"],
            &["forgot"],
        ),
        (
            "Ann: You write the readings in the log. I almost forgot, once a month you descale it.",
            &["once a month, descale it"],
            &["forgot"],
        ),
        (
            "Ann: I nearly forgot my keys last week. You write the readings in the log.",
            &["readings in the log"],
            &["keys"],
        ),
    ]);
}

#[test]
fn a_no_that_answers_takes_nothing_back() {
    check_in_work(&[
        (
            "Ann: You stack the plates.\nBob: Do you rinse them?\nAnn: No, never. Then you start the machine.",
            &["stack the plates", "start the machine"],
            &["rinse the plates"],
        ),
        (
            "Ann: You pick the berries. You wash them. No, don't. Then you freeze them.",
            &["pick the berries"],
            &["wash"],
        ),
    ]);
}

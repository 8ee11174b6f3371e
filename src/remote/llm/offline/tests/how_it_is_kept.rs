//! How things are kept, who shares one, and what a question that names nothing is answered with.
use super::{asked_in_work, check_in_work, in_work, talk};

#[test]
fn how_a_thing_is_kept_or_given_is_a_step_by_itself() {
    check_in_work(&[
        (
            "Ann: Polish the table. Bread, plain. No butter.",
            &["polish the table", "bread, plain, no butter"],
            &["table, bread"],
        ),
        (
            "Ann: Polish the table. Candles, no scent. Music low.",
            &["polish the table", "candles, no scent", "music low"],
            &["table, candles"],
        ),
        (
            "Ann: Polish the table. Windows open. Then you sweep.",
            &["polish the table", "windows open"],
            &["table, windows"],
        ),
    ]);
}

#[test]
fn what_is_shared_by_several_lacks_no_unit() {
    for line in [
        "Ann: Ratio's one adult to eight.",
        "Ann: Water jugs, one between four.",
        "Ann: You need two spotters to six.",
    ] {
        let draft = talk(&in_work(line));
        let asked = super::asked(&draft);
        assert!(
            !asked.iter().any(|q| q.contains("of what")),
            "{line}\n{asked:#?}"
        );
    }
    asked_in_work(&[("Ann: Heat the wax to eighty.", &["eighty of what"])]);
}

#[test]
fn an_hour_is_no_number_of_things() {
    check_in_work(&[(
        "Ann: Lights at four, guests come at six. Then polish the table. Six glasses each. Then light the fire.",
        &["polish the table, six glasses each"],
        &["six, six glasses"],
    )]);
}

#[test]
fn what_is_asked_in_a_word_or_two() {
    check_in_work(&[
        (
            "Bob: And out at the gate?\nAnn: Hand them over one at a time, to the driver.",
            &["out at the gate, hand them over"],
            &[],
        ),
        (
            "Bob: And after the wash?\nAnn: Spin them for two minutes.",
            &["after the wash, spin them for two minutes"],
            &[],
        ),
        (
            "Ann: Stick the tag on the side.\nBob: Anything people forget?\nAnn: The drip tray! Pull out the drip tray before you start.",
            &["pull out the drip tray"],
            &["side, the drip"],
        ),
        (
            "Ann: There's a bag with inhalers, keep that on you, don't put it in the hold.",
            &["keep that on you"],
            &[],
        ),
    ]);
    let draft = talk(&in_work(
        "Ann: Use the red bulb. A normal bulb melts.\nBob: How do you know?\nAnn: Ha. Exactly.",
    ));
    assert!(
        super::asked(&draft).is_empty(),
        "{:#?}",
        super::asked(&draft)
    );
}

//! Letters: what greets, closes and is quoted is no work, what is asked for is told, and where a thing is goes with the work.
use super::{asked, check_notes, notes, said};

/// A letter around what it says.
fn letter(said: &str) -> String {
    format!(
        "Hi Sam,\nLoad the van. {said} Close the door.\nRing the depot.\nLet me know how you get on!\nBest wishes,\nJo Marsh\nShop manager, Marsh & Co.\n12 Mill Lane, Leeds\nOn Mon, 4 May 2026 at 10:12, Sam <sam@example.org> wrote:\nCould you send me the list? We always loaded the trailer. Lock the shed before six. How do you do it?\n"
    )
}

#[test]
fn the_frame_of_a_letter_is_no_work() {
    for body in ["Take the blue cage first.", "Sign the sheet."] {
        let draft = notes(&letter(&format!(
            "{body} Then count the crates and write the number on the slip for the driver."
        )));
        let said = said(&draft);
        let want = [
            "Load the van",
            body.trim_end_matches('.'),
            "Count the crates",
            "Write the number on the slip for the driver",
            "Close the door",
            "Ring the depot",
        ];
        assert_eq!(said, want, "{said:#?}");
        assert!(asked(&draft).is_empty(), "{:#?}", asked(&draft));
    }
}

#[test]
fn what_is_asked_for_in_a_letter_is_told() {
    let rows = [
        (
            "While I'm away could you keep an eye on the greenhouse?",
            "While I'm away, keep an eye on the greenhouse",
        ),
        (
            "I'd ask you to ring the school before any delivery.",
            "Ring the school before any delivery",
        ),
        (
            "When you're done would you mind wiping the bench?",
            "When you're done, wipe the bench",
        ),
        (
            "If you see Tom could you give him the blue folder?",
            "If you see Tom, give him the blue folder",
        ),
        (
            "Would you please check that the lights are off?",
            "Check that the lights are off",
        ),
    ];
    for (words, want) in rows {
        let draft = notes(&format!(
            "Dear Ann,\nLoad the van. {words} Close the door.\nThanks,\nJo\n"
        ));
        let said = said(&draft);
        assert_eq!(said, ["Load the van", want, "Close the door"], "{words}");
        assert!(asked(&draft).is_empty(), "{:#?}", asked(&draft));
    }
}

#[test]
fn where_a_thing_is_goes_with_the_step_before_it() {
    for fact in [
        "The key is in the blue pot by the back door.",
        "The powder is in the tub behind the dairy.",
        "The bags are under the stairs.",
        "There's a small can under the bench.",
        "I've left the spare keys with security.",
        "The mop lives in the cupboard by the loo.",
        "The laptop is in the top drawer, which is locked, and the key is with Fiona.",
    ] {
        let draft = notes(&format!(
            "Dear Ann,\nLoad the van. {fact} Close the door.\nThanks\n"
        ));
        let want = format!("Load the van. {}", fact.trim_end_matches('.'));
        assert_eq!(said(&draft), [want.as_str(), "Close the door"]);
    }
    check_notes(&[
        (
            "The key is in the blue pot.\nWater the plants.",
            &["key is in the blue pot"],
            &[],
        ),
        (
            "Load the van. The boss is in a hurry. Close the door.",
            &["load the van", "close the door"],
            &["hurry"],
        ),
    ]);
}

#[test]
fn an_afterthought_loses_its_label() {
    check_notes(&[(
        "Hi Jo,\nLoad the van.\nClose the door.\nCheers\nAnn\nP.S. Lock the gate.\nPPS: Feed the cat.",
        &["lock the gate", "feed the cat"],
        &["ann", "cheers", "pps", "p.s"],
    )]);
}

#[test]
fn what_is_wished_above_the_close_is_no_work() {
    for wish in [
        "Come round for supper some time, and bring the kids!",
        "Give my love to your mother.",
        "Do come and see us at the weekend.",
    ] {
        let draft = notes(&format!(
            "Hi Jo,\nLoad the van.\nClose the door.\n{wish}\nLove,\nAnn\n"
        ));
        assert_eq!(said(&draft), ["Load the van", "Close the door"], "{wish}");
    }
    check_notes(&[(
        "Hi Jo,\nLoad the van.\nCome round to the back and ring the bell.\nLove,\nAnn\n",
        &["come round to the back"],
        &[],
    )]);
}

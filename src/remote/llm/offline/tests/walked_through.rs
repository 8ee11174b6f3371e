//! Talk as people walk through their work: `after that you do`, on which way, each value for its own case, said in earnest,
//! and what should have been said first.
use super::check_in_work;

#[test]
fn a_light_verb_with_its_thing_is_a_deed() {
    check_in_work(&[
        (
            "Ann: After that you do the middle, in ovals.",
            &["do the middle, in ovals"],
            &[],
        ),
        (
            "Ann: You do the floor with the mop.",
            &["do the floor with the mop"],
            &[],
        ),
    ]);
}

#[test]
fn on_which_way_it_is_done_stands_before_the_deed() {
    check_in_work(&[
        (
            "Ann: Coming off you lift the blade before the gate.",
            &["coming off, lift the blade before the gate"],
            &["come off"],
        ),
        (
            "Ann: Driving out you check the lights.",
            &["driving out, check the lights"],
            &["drive"],
        ),
    ]);
}

#[test]
fn each_value_stands_with_its_own_case() {
    check_in_work(&[
        (
            "Ann: The cut. Two turns of the wheel for a normal one. One turn in the evening.",
            &["two turns of the wheel for a normal one, one turn in the evening"],
            &[],
        ),
        (
            "Ann: Fold the sheet twice for a letter. Three times if it's a flyer.",
            &["twice for a letter, three times if it's a flyer"],
            &[],
        ),
    ]);
}

#[test]
fn in_earnest_takes_back_a_joke_and_no_work() {
    check_in_work(&[
        (
            "Ann: No, seriously, you don't start while they're in the corridor.",
            &[
                "stick the label on the long side",
                "move the pallet to the gate",
            ],
            &["seriously"],
        ),
        (
            "Ann: Close your eyes and think of England. No, seriously, just pull it, one go.",
            &["one go"],
            &["england", "seriously"],
        ),
    ]);
}

#[test]
fn what_should_have_been_said_first_takes_nothing_along() {
    check_in_work(&[(
        "Ann: Oh, and the strap, make sure the strap's on before the crate moves. I should have said that first. Ring the depot. Sign the docket.",
        &[
            "move the pallet to the gate",
            "ring the depot",
            "sign the docket",
        ],
        &[],
    )]);
}

#[test]
fn how_many_there_are_and_where_one_of_them_goes() {
    check_in_work(&[
        (
            "Ann: There's twelve hooks, and the master key goes on the ninth.",
            &[
                "the master key goes on the ninth",
                "move the pallet to the gate",
            ],
            &["gate. there's"],
        ),
        (
            "Ann: Set the lock to four nine one.",
            &["set the lock to four nine one"],
            &["of what"],
        ),
    ]);
}

#[test]
fn what_is_shut_is_not_what_was_put_in() {
    check_in_work(&[
        (
            "Ann: Then the safe. You put the key in, the little one, and the letter. And then you close it and spin it.",
            &["close it", "spin it"],
            &["close the key", "spin the key"],
        ),
        (
            "Ann: You drop the coin in and lock it.",
            &["drop the coin in", "lock it"],
            &["lock the coin"],
        ),
    ]);
}

#[test]
fn an_answer_without_a_word_of_its_own_adds_nothing() {
    check_in_work(&[
        (
            "Bob: Then candling?\nAnn: Candling, yes. You hold each one over the light.",
            &[
                "move the pallet to the gate",
                "hold each one over the light",
            ],
            &["gate, candling"],
        ),
        (
            "Bob: Do you wash them?\nAnn: No, never.",
            &["move the pallet to the gate", "never wash them"],
            &["gate, never"],
        ),
        (
            "Bob: How much slack?\nAnn: Depends on the tide. If it's falling you leave a metre.",
            &["if it's falling, leave a metre"],
            &["depends on"],
        ),
    ]);
}

#[test]
fn what_is_let_warm_up_is_named_without_its_verb() {
    check_in_work(&[
        (
            "Ann: Let the grader warm up five minutes. You check it with the test weights.",
            &["check the grader with the test weights"],
            &["grader warm with"],
        ),
        (
            "Ann: Let the oven heat up ten minutes. Then you wipe it.",
            &["wipe the oven"],
            &["oven heat ten", "wipe the oven heat"],
        ),
    ]);
}

#[test]
fn what_something_is_and_where_it_goes_then() {
    check_in_work(&[
        (
            "Ann: If it's really dirty it's a second and goes in the blue bucket.",
            &["it's a second and goes in the blue bucket"],
            &[],
        ),
        (
            "Ann: If there's no label it's a return and goes to Dave.",
            &["if there's no label, it's a return and goes to dave"],
            &[],
        ),
    ]);
}

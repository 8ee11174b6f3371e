//! Ratios and ranges put right, and words beside them that put nothing right.
use super::check_in_work;

#[test]
fn a_ratio_is_one_value() {
    check_in_work(&[
        (
            "Ann: Check the plan is at one to 2500, sorry, 1:1250, and sign it.",
            &["plan is at 1:1250", "sign"],
            &["2500"],
        ),
        (
            "Ann: You mix the lime at 1:3, no, 1:4, and let it stand.",
            &["lime at 1:4", "stand"],
            &["1:3"],
        ),
        (
            "Ann: You mix the squash at one to five, sorry, one to ten, and stir it.",
            &["squash at one to ten", "stir"],
            &["five"],
        ),
        (
            "Ann: Print it at one to five hundred.\nBob: No, one to two hundred.\nAnn: Yes, one to two hundred.",
            &["print .. at one to two hundred"],
            &["five"],
        ),
        (
            "Ann: You dilute the bleach one in ten.\nBob: No, twenty.\nAnn: Twenty, yes.",
            &["bleach one in twenty"],
            &["ten"],
        ),
        (
            "Ann: You set the ramp out, and it wants one in eight.\nBob: One in eight?\nCat: One in twelve on paper.\nAnn: She's right, one in twelve when you build it.",
            &["one in twelve"],
            &["eight"],
        ),
    ]);
}

#[test]
fn a_range_takes_the_place_of_a_range() {
    check_in_work(&[
        (
            "Ann: Leave it for one to two days.\nAnn: No, sorry, three to four days.",
            &["for three to four days"],
            &["one to", "two"],
        ),
        (
            "Ann: You bake it for twenty minutes.\nAnn: No, sorry, thirty to forty minutes.",
            &["thirty to forty minutes"],
            &["twenty"],
        ),
    ]);
}

#[test]
fn words_to_gain_time_give_no_value() {
    check_in_work(&[
        (
            "Ann: You check the fee is paid, and it's two hundred and six pounds.\nBob: No no, it went up. It's 258 pounds.\nAnn: Oh yes, that was ages ago. 258.\nAnn: Sorry, my headphones, one second.\nBob: Okay.",
            &["258 pounds"],
            &["second", "two hundred"],
        ),
        (
            "Ann: You bake it for forty minutes.\nBob: Sorry, just a minute.\nAnn: Okay.",
            &["forty minutes"],
            &["a minute"],
        ),
        (
            "Ann: You press it for three seconds.\nBob: No, one second.\nAnn: One second, right.",
            &["press .. for one second"],
            &["three"],
        ),
    ]);
}

#[test]
fn what_is_told_back_puts_nothing_right() {
    check_in_work(&[
        (
            "Ann: You put three tacks in.\nAnn: Then you cut it off and fold it back and put in two more.\nBob: So three, cut, fold, two.\nAnn: Three, cut, fold, two. You've got it.",
            &["put in two more"],
            &["three more", "cut, fold"],
        ),
        (
            "Ann: You put four eggs in, beat them and then add two more.\nBob: Four, beat, two.\nAnn: Yes.",
            &["add two more"],
            &["four more", "four, beat"],
        ),
        (
            "Ann: You put four eggs in, beat them and then add two more.\nBob: Isn't it three more?\nAnn: Three, you're right.",
            &["add three more"],
            &["two more"],
        ),
    ]);
}

#[test]
fn what_is_heard_and_means_nothing_is_no_step() {
    check_in_work(&[
        (
            "Ann: Put two tacks in.\nBob: Is that the printer? What's that noise?\nAnn: It's the printer upstairs, ignore it, it wants its tray closing.",
            &["two tacks"],
            &["printer", "ignore"],
        ),
        (
            "Ann: Then you clip the lead on.\nBob: Who's barking?\nAnn: That's only next door's terrier, pay him no attention.",
            &["clip the lead"],
            &["terrier"],
        ),
        (
            "Ann: Then you press start.\nBob: Is that light meant to be on?\nAnn: It's the start light, ignore it, it goes out by itself.",
            &["press start", "ignore it"],
            &[],
        ),
    ]);
}

#[test]
fn to_look_whether_something_is_so_is_a_deed() {
    check_in_work(&[
        (
            "Ann: So next you look if there's an open order, or a refund.\nAnn: Then you look whether the client has a glossary.",
            &[
                "look if there's an open order",
                "look whether the client has a glossary",
            ],
            &[],
        ),
        (
            "Ann: You see if the valve moves.\nAnn: And then you look under the seat for bags.",
            &["see if the valve moves", "look under the seat"],
            &[],
        ),
        (
            "Ann: You look tired.\nBob: I am.\nAnn: You'll see if it's wrong.",
            &[],
            &["tired", "see if"],
        ),
        (
            "Ann: You lay the first tile in the corner.\nAnn: And the next one goes beside it, and the next.",
            &["next one goes beside it, and the next"],
            &[],
        ),
    ]);
}

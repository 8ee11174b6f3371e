//! What two agree on, what is put right in the same breath, and what is done no more.
use super::{check_in_work, check_messages, talk};

#[test]
fn a_phrase_that_both_say_stands_in_the_step() {
    check_in_work(&[
        (
            "Ann: The keys hang on the hook by the door.\nBob: They aren't on the hook any more. There's the tin with the combination.\nAnn: There is, true. In the combination tin, then.\nAnn: You lock the gate.",
            &["lock the gate"],
            &[],
        ),
        (
            "Ann: Music down at the speeches, and off at the toast.\nBob: Off at the cake, surely?\nAnn: You know what, he's right. Off at the cake.",
            &["off at the cake"],
            &["off at the toast"],
        ),
        (
            "Ann: You lay the blue cards on the counter.\nBob: Blue?\nAnn: No, you're right, blue's for staff. Yellow cards.",
            &["yellow cards"],
            &["blue cards", "you're right"],
        ),
    ]);
}

#[test]
fn what_others_say_it_is_now_waits_over_a_question() {
    check_in_work(&[
        (
            "Ann: You phone the parents to say the bus has left.\nBob: It's an email now, not a phone call.\nAnn: Since when?\nBob: Since Easter.\nAnn: Right. So it's an email.",
            &[],
            &["phone the parents"],
        ),
        (
            "Ann: You ring the depot with the count.\nBob: They've got a form for that now.\nAnn: Have they? OK, use the form.",
            &["use the form"],
            &["ring the depot"],
        ),
        (
            "Ann: The milkman collects the empties on Fridays.\nBob: They've stopped collecting, we take them to the depot.\nAnn: OK, take them to the depot then.",
            &["depot"],
            &["collects the empties"],
        ),
    ]);
}

#[test]
fn what_is_done_no_more_is_no_warning() {
    let draft = talk(
        "Ann: You open the hall.\nAnn: You hand out the tickets.\nAnn: We don't do the raffle now, it's all on the app.\nAnn: You close the doors.",
    );
    let warned = draft.warnings.iter().any(|w| w.text.contains("raffle"));
    assert!(!warned, "{:#?}", draft.warnings);
}

#[test]
fn a_thing_put_right_or_denied_in_the_same_breath() {
    check_in_work(&[
        (
            "Ann: Then you book the pitch, through the council, no sorry, league office, they hold the diary.",
            &["through league office"],
            &["council"],
        ),
        (
            "Ann: You send it through the gateway, sorry, not the gateway. You send it straight from the till.",
            &["straight from the till"],
            &["gateway"],
        ),
    ]);
}

#[test]
fn a_value_with_its_unit_says_which_of_several_it_is() {
    check_in_work(&[
        (
            "Ann: You tell the band at least 6 weeks before.\nAnn: You book the hall: 3 hours for the show, plus 20 minutes before for the sound.\nBob: Make it 40 before, last time they ran late because of the cables.\nAnn: Okay, 40 minutes before then.",
            &["40 minutes", "6 weeks"],
            &["20 minutes"],
        ),
        (
            "Ann: You bake it for twenty-five minutes with the lid on.\nAnn: You turn the oven up to one ninety.\nBob: Same one ninety as the rolls.\nAnn: Aye.",
            &["twenty-five minutes"],
            &["one ninety minutes"],
        ),
        (
            "Ann: Over six days they pay extra, it's nine pounds a day.\nBob: Eleven. It went up in May.\nAnn: It did. Eleven pounds a day over six days, so you add that to the bill.",
            &["eleven pounds"],
            &["nine pounds"],
        ),
        (
            "Ann: You do a spot check, five of them.\nBob: Hello all, sorry, I was on the phone.\nAnn: Bob. I'm at the spot check.\nBob: It's twelve for the spot check now, Ann.\nAnn: Is it? Okay. Twelve, so.",
            &["twelve of them"],
            &["five of them"],
        ),
    ]);
}

#[test]
fn a_star_before_code_puts_the_code_right() {
    check_messages(&[(
        "Ann: copy the file from `menu-v1`\nAnn: *`menu-v2`",
        &["menu-v2"],
        &["menu-v1"],
    )]);
}

#[test]
fn a_deed_called_off_at_the_end_of_its_sentence_is_none() {
    check_in_work(&[
        (
            "Ann: You'd normally ring the landlord at this point, but we've stopped that.\nAnn: You file the card.",
            &["file the card"],
            &["landlord"],
        ),
        (
            "Ann: You give the driver a token, but not any more.",
            &[],
            &["token"],
        ),
        (
            "Ann: Last season we cut the ribbons by hand. Now the machine does it, you just load the spool.",
            &["load the spool"],
            &["by hand"],
        ),
    ]);
}

#[test]
fn another_number_of_the_same_things() {
    check_in_work(&[
        (
            "Ann: You lay out three trays. Make that two.",
            &["two trays"],
            &["three trays"],
        ),
        (
            "Ann: You add four ladles. Make it five.",
            &["five ladles"],
            &["four ladles"],
        ),
    ]);
}

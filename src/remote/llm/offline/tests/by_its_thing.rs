//! A value that is said with the thing it is of, with the time since which it holds, or as what another does.
use super::{asked_in_work, check_in_work, check_notes};

#[test]
fn a_value_for_one_thing_of_several() {
    check_in_work(&[
        (
            "Ann: The rinse is two minutes, the wash is at 70 degrees.\nBob: 80.\nAnn: 80 for the wash, thanks.",
            &["rinse is two minutes", "wash is at 80"],
            &["70", "rinse is 80"],
        ),
        (
            "Ann: You put ten chairs in the hall and four in the foyer.\nBob: Six.\nAnn: Six in the foyer, right.",
            &["ten chairs in the hall and six in the foyer"],
            &["four"],
        ),
        (
            "Ann: You put ten chairs in the hall and four in the foyer.\nBob: It's twelve in the hall now.\nAnn: Twelve in the hall, okay.",
            &["twelve chairs in the hall and four in the foyer"],
            &["ten chairs", "it's twelve"],
        ),
        (
            "Ann: You rinse it for 30 seconds, and then wash it at 70 degrees.\nBob: 80. They put it up after the audit.\nAnn: 80 for the wash, thank you.",
            &["wash .. at 80 degrees"],
            &["70", "audit", "for the wash"],
        ),
    ]);
}

#[test]
fn since_when_a_number_holds() {
    check_in_work(&[
        (
            "Ann: Do a radio check with the stage manager on channel 4.\nBob: Right.\nAnn: Channel 6 since January.",
            &["channel 6"],
            &["channel 4"],
        ),
        (
            "Ann: You park the van in bay 3.\nAnn: Bay 5 since March.",
            &["park the van in bay 5"],
            &["bay 3"],
        ),
    ]);
    check_notes(&[(
        "Unlock the shed.\nRing the gate on extension 12.\nExtension 18 since the move (added by Jo).\nLock the shed.",
        &["extension 18"],
        &["extension 12"],
    )]);
}

#[test]
fn what_another_does_is_a_value_put_up() {
    check_in_work(&[
        (
            "Ann: You fry them for four minutes.\nBob: I give them five.\nAnn: Five minutes, yes.",
            &["fry them for five minutes"],
            &["four minutes", "give them five"],
        ),
        (
            "Ann: You soak it for two hours.\nBob: We'd leave it three.\nAnn: Okay, three.",
            &["soak .. for three hours"],
            &["two hours", "leave it"],
        ),
        (
            "Ann: You fry them for four minutes.\nBob: We've been doing five since the new oil.\nAnn: Right, five it is.",
            &["fry them for five minutes"],
            &["four minutes", "five it is"],
        ),
        (
            "Ann: You bake it for nine minutes.\nBob: I do it for twelve.\nAnn: You do it for twelve and it burns. No, nine.",
            &["bake .. for nine minutes"],
            &["for twelve"],
        ),
    ]);
    asked_in_work(&[(
        "Ann: You fry them for four minutes.\nBob: I give them five.\nAnn: Then you drain them.",
        &["five"],
    )]);
}

#[test]
fn a_sign_belongs_to_its_number() {
    check_in_work(&[(
        "Ann: You check that the freezer was never above minus sixty.\nBob: Minus sixty-five is the limit in the contract.\nAnn: So minus sixty-five.",
        &["never above minus sixty-five"],
        &["minus sixty,", "pallet to the gate, minus"],
    )]);
}

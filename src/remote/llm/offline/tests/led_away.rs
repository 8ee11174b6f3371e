//! What leads away and back, what a deed would bring about, and what comes next by name.
use super::check;

#[test]
fn a_door_a_parcel_a_call() {
    check(&[
        (
            "Ann: Put the drill back in the charger.\nAnn: Sorry, hang on, there's somebody at the door. Hello? Yes, just leave it on the step. No, the other one. Thank you. Bye.\nAnn: Sorry about that. Where was I?\nBob: The charger.\nAnn: The charger. So it's in the charger, and then you wipe the bench down.",
            &["drill back in the charger", "wipe the bench"],
            &["door", "leave it on the step"],
        ),
        (
            "Ann: You rinse the tank with clean water.\nBob: Sorry to interrupt, has anybody signed for the parcel? He's downstairs.\nAnn: No, can you go? Take the stairs, it's the brown van.\nBob: Going.\nAnn: Where was I. The tank. Then you fill it to the line and put the lid on.",
            &["rinse the tank", "fill it to the line", "put the lid on"],
            &["take the stairs", "van"],
        ),
    ]);
}

#[test]
fn what_would_come_is_no_step() {
    check(&[
        (
            "Ann: Check the shelf for gaps.\nAnn: Before you write them on the pad, check the back room. Otherwise you order something that's already here.\nAnn: Then send the pad to the office.",
            &["check the back room", "send the pad"],
            &["order something"],
        ),
        (
            "Ann: If the lamp is green, open the hatch. Otherwise you ring the gatehouse.\nAnn: Then sign the sheet.",
            &["open the hatch", "otherwise, ring the gatehouse"],
            &[],
        ),
        (
            "Ann: You close the lid. Leaving it open lets the cold in.\nAnn: Then you send the list to Ravi.\nBob: Do I send it to everybody?\nAnn: No, just Ravi. Sending it to everybody wakes up half the town.",
            &["close the lid", "send the list to ravi"],
            &["leave the lid open", "send the list to everybody"],
        ),
    ]);
}

#[test]
fn what_is_named_first_and_what_comes_next() {
    check(&[
        (
            "Ann: Take off anything they've had as a gift. It's at the bottom of the page.\nAnn: Anything under fifty you can just sign off yourself.\nAnn: More than that, post it in the team channel with the order link.\nAnn: Then close the order.",
            &[
                "anything under fifty: .. sign off",
                "more than that, post it",
                "close the order",
            ],
            &["page, anything"],
        ),
        (
            "Ann: Tag the night lead when you post it.\nAnn: Then there's the call at five to ten. It's ten minutes, you share your screen and go through the list.",
            &["call at five to ten. it's ten minutes", "share your screen"],
            &["post it. there's"],
        ),
    ]);
}

#[test]
fn told_once_more_in_clauses() {
    check(&[(
        "Ann: So first you open the hatch. Then you check the oil, and you top it up to the mark. Then you start the pump and let it run for two minutes. You write the pressure in the log. Then you close the hatch and lock it. Then you ring the harbour office.\nBob: Okay.\nAnn: So, to go over it once more. You open the hatch, you check the oil, two minutes on the pump, pressure in the log, hatch shut, ring the harbour.\nBob: Perfect.",
        &["run for two minutes", "ring the harbour office"],
        &["two minutes on the pump", "hatch shut"],
    )]);
}

#[test]
fn what_to_say_and_whom_to_have_at_it() {
    check(&[(
        "Ann: You email the parents before ten.\nBob: What do I say?\nAnn: Say it's four days.\nAnn: Before you post them, have somebody else read three of them.",
        &[
            "parents before ten",
            "say it's four days",
            "have somebody else read three",
        ],
        &["before four"],
    )]);
}

#[test]
fn who_is_told_and_who_is_there() {
    check(&[(
        "Ann: Okay, so Bob starts in the yard next week.\nBob: On Monday.\nAnn: Bob, you're on lates, so you get the keys.\nAnn: You take the keys out of the safe and sign for them.\nAnn: Then you walk round the fence and check the lights.",
        &[
            "keys out of the safe",
            "walk round the fence",
            "check the lights",
        ],
        &["bob"],
    )]);
}

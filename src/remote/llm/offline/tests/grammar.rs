//! Instructions in all their guises.
use super::check;

#[test]
fn subjects_of_all_kinds() {
    check(&[
        (
            "Ann: So what I do is I wipe the lens with the cloth.",
            &["wipe the lens"],
            &["what i do"],
        ),
        (
            "Ann: I'm checking the seal first.",
            &["check the seal"],
            &["i'm"],
        ),
        (
            "Ann: You're gonna wanna loosen the strap.",
            &["loosen the strap"],
            &["gonna"],
        ),
        (
            "Ann: The blankets get washed at sixty degrees.",
            &["blankets get washed .. sixty"],
            &[],
        ),
        (
            "Ann: The receipts go in the green folder.",
            &["receipts go in the green folder"],
            &[],
        ),
        (
            "Ann: The porter brings the bed up to the ward.",
            &["porter brings the bed"],
            &[],
        ),
        (
            "Ann: Purchasing orders the parts.",
            &["purchasing orders the parts"],
            &[],
        ),
        (
            "Ann: The old label has to come off.",
            &["label has to come off"],
            &[],
        ),
        (
            "Ann: Make sure the guard is down.",
            &["make sure the guard is down"],
            &[],
        ),
        (
            "Ann: The first thing you do is switch the main off.",
            &["switch the main off"],
            &["first thing"],
        ),
        (
            "Ann: Step one is to clear the bench.",
            &["clear the bench"],
            &[],
        ),
        (
            "Ann: You'll need to sign the register.",
            &["sign the register"],
            &["you'll"],
        ),
        (
            "Ann: It's important that you ground the strap.",
            &["ground the strap"],
            &[],
        ),
        (
            "Ann: And don't forget to close the damper.",
            &["close the damper"],
            &[],
        ),
        (
            "Ann: The next thing is to purge the line.",
            &["purge the line"],
            &[],
        ),
        (
            "Ann: They sign the visitor book at the desk.",
            &["sign the visitor book"],
            &[],
        ),
    ]);
}

#[test]
fn chains_and_conditions() {
    check(&[
        (
            "Ann: Open the hatch and then pull the lever and then step back.",
            &["open the hatch", "pull the lever", "step back"],
            &["hatch .. lever"],
        ),
        (
            "Ann: If the light is red, don't press the button, call the desk.",
            &["light is red .. call the desk"],
            &[],
        ),
        (
            "Ann: Once it's cold you lift the lid and you skim the fat.",
            &["cold .. lift the lid", "skim the fat"],
            &[],
        ),
        (
            "Ann: When the customers arrive the host checks the list.",
            &["host checks the list"],
            &[],
        ),
        (
            "Ann: Unless it's raining you open the roof.",
            &["unless it's raining .. open the roof"],
            &[],
        ),
        (
            "Ann: Every two hours you turn the tray.",
            &["every two hours .. turn the tray"],
            &[],
        ),
        (
            "Ann: You leave it, and after half an hour you check the colour.",
            &["half an hour .. check the colour"],
            &[],
        ),
    ]);
}

#[test]
fn measures_told_later() {
    check(&[
        (
            "Ann: Then you let the dough rest. About forty minutes.",
            &["rest .. forty minutes"],
            &[],
        ),
        (
            "Ann: You spin the samples.\nBob: How long?\nAnn: Ten minutes, at three thousand.",
            &["spin .. ten minutes .. three thousand"],
            &[],
        ),
        (
            "Ann: Torque the nuts.\nBob: To what?\nAnn: A hundred and ten newton metres.",
            &["torque .. hundred and ten newton"],
            &[],
        ),
        (
            "Ann: You put the rack in the oven. It takes about twelve minutes.",
            &["oven .. twelve minutes"],
            &[],
        ),
        (
            "Ann: Where do the keys go?\nBob: You hang the keys on the board.\nAnn: Which board?\nBob: The one in the office.",
            &["keys on the board .. office"],
            &[],
        ),
    ]);
}

#[test]
fn talk_without_stops() {
    check(&[(
        "Ann: so you get the ladder out and you open it up right and then you check the feet and then um you climb up to the gutter\nAnn: and you scoop the leaves into the bucket\nAnn: and when the bucket's full you lower it on the rope\nAnn: never lean out past the side rail",
        &[
            "check the feet",
            "scoop the leaves",
            "bucket's full .. lower",
            "never lean out",
        ],
        &[" um "],
    )]);
}

#[test]
fn plain_orders_are_no_talk_about_the_talk() {
    check(&[(
        "Ann: Check it for cracks.\nAnn: Look it up in the register.\nAnn: Take it out of the oven.\nAnn: Turn it over and do the other side.\nAnn: Put it on the list.\nAnn: See that the door is shut.\nAnn: The next morning take off the boards.\nAnn: Last of all, wipe the screen.\nAnn: Look out for bubbles.\nAnn: Cut it in half.",
        &[
            "check .. cracks",
            "register",
            "out of the oven",
            "other side",
            "on the list",
            "door is shut",
            "take off the boards",
            "wipe the screen",
            "bubbles",
            "in half",
        ],
        &[],
    )]);
}

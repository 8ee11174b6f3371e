//! A value put right by whose the wrong one is, by how often, by a look, and one that is held against another's.
use super::check_in_work;

#[test]
fn the_wrong_value_is_said_to_be_of_something_else() {
    check_in_work(&[
        (
            "Ann: Lift it and there should be about thirty mil of sag.\nBob: Thirty mil.\nAnn: No, hang on. Thirty's the micro. On the big one it's forty. Call it forty.\nBob: Forty for the big one.\nAnn: Then you wash it.",
            &["forty mil of sag", "wash it"],
            &["thirty", "call it"],
        ),
        (
            "Ann: You set programme fourteen for the sheets.\nAnn: No I tell a lie. Fourteen's towels.\nAnn: Sheets is eleven.\nAnn: You close the door.",
            &["programme eleven", "close the door"],
            &["fourteen", "towels"],
        ),
        (
            "Ann: You bake the rolls for twelve minutes. No, sorry, twelve's the baguettes. The rolls are nine minutes.\nAnn: You let them cool.",
            &["rolls for nine minutes"],
            &["twelve", "baguettes"],
        ),
        (
            "Ann: You set the torque to forty. Hang on, no. Forty is the front wheel. For the back it's fifty-five.\nAnn: You wipe the hub.",
            &["torque to fifty-five"],
            &["forty", "front"],
        ),
        (
            "Ann: You mix in six litres. Sorry, I had the old tank in mind. Eight litres.\nAnn: You stir it.",
            &["mix in eight litres"],
            &["six", "old tank"],
        ),
    ]);
}

#[test]
fn how_often_is_put_right_by_how_often() {
    check_in_work(&[
        (
            "Ann: For the first thirty seconds you turn it over and over. After that, four inversions every minute. No, sorry, I'm thinking of black and white. Every thirty seconds.\nAnn: You pour it out.",
            &[
                "first thirty seconds",
                "four inversions every thirty seconds",
            ],
            &["minute", "black"],
        ),
        (
            "Ann: You water the trays every day. No, sorry, every two days.\nAnn: You close the vents.",
            &["water the trays every two days"],
            &["every day"],
        ),
        (
            "Ann: You turn the eggs every hour. Actually no, every four hours.\nAnn: You close the lid.",
            &["turn the eggs every four hours"],
            &["every hour"],
        ),
        (
            "Ann: You water the trays every two days. No, I'm thinking of the cress. Every three days.\nAnn: You close the vents.",
            &["water the trays every three days"],
            &["two", "cress"],
        ),
    ]);
}

#[test]
fn a_ratio_of_things_is_put_right() {
    check_in_work(&[
        (
            "Ann: Then you mix your wash, one part powder to, um, five parts water.\nAnn: Let me see. One to four.\nAnn: You put the lid on.",
            &["one part powder to four parts water"],
            &["five", "one to four"],
        ),
        (
            "Ann: You mix the wash, one part powder to five parts water.\nAnn: Sorry, one to four.\nAnn: You put the lid on.",
            &["one part powder to four parts water"],
            &["five", "one to four"],
        ),
        (
            "Ann: You mix the mortar, one part cement to six parts sand. No, wait, one part cement to four parts sand.\nAnn: You wet the bricks.",
            &["one part cement to four parts sand"],
            &["six"],
        ),
    ]);
}

#[test]
fn a_value_is_held_against_anothers() {
    check_in_work(&[
        (
            "Ann: You plug the fridge in first. The fridge needs to be between two and six degrees.\nBob: I thought it was two to eight.\nAnn: That's vaccines, two to six.\nAnn: You write it down.",
            &["between two and six degrees"],
            &["eight", "vaccines"],
        ),
        (
            "Ann: You proof the dough for forty minutes.\nBob: I thought it was an hour.\nAnn: No, that's the rye, forty minutes.\nAnn: You bake it.",
            &["proof the dough for forty minutes"],
            &["hour", "rye"],
        ),
        (
            "Ann: You fill the tray up to three centimetres.\nBob: Isn't it five?\nAnn: That's for the tall plants, three.\nAnn: You label it.",
            &["up to three centimetres"],
            &["five", "tall"],
        ),
        (
            "Ann: You torque the bolt to twenty newton metres.\nBob: I thought it was thirty?\nAnn: Oh yes, thirty.\nAnn: You wipe it.",
            &["torque the bolt to thirty newton metres"],
            &["twenty"],
        ),
    ]);
}

#[test]
fn a_value_is_taken_up_with_thanks() {
    check_in_work(&[
        (
            "Ann: You soak the beans in three litres.\nBob: Four litres.\nAnn: Four litres for a kilo, thanks.\nAnn: You rinse them.",
            &["soak the beans in four litres for a kilo"],
            &["three"],
        ),
        (
            "Ann: You dry the wood at fifty degrees.\nBob: Fifty-five now.\nAnn: Fifty-five, you're right.\nAnn: You sweep the floor.",
            &["dry the wood at fifty-five degrees"],
            &["right"],
        ),
    ]);
}

#[test]
fn a_deed_begun_again_goes_on_otherwise() {
    check_in_work(&[
        (
            "Ann: If there is something, the crate is wrapped and it goes in the freezer. Well, no. It is wrapped, and you ask the conservator.\nAnn: You open the lid.",
            &["crate is wrapped", "ask the conservator"],
            &["freezer"],
        ),
        (
            "Ann: If the seal is torn, the box is marked and it goes back in the drawer. No, wait. It's marked and you call the office.\nAnn: You sign the sheet.",
            &["box is marked", "call the office"],
            &["drawer"],
        ),
        (
            "Ann: You rinse the jars and you dry them with a towel. Actually no. You rinse them and you leave them on the rack.\nAnn: You fill the jars.",
            &["rinse the jars", "leave the jars on the rack"],
            &["towel"],
        ),
    ]);
}

//! How it was, stories and farewells, a place named late, and what nobody answers.
use super::{asked_in_work, check_in_work, order_in_work};

#[test]
fn how_it_was_is_neither_step_nor_warning() {
    check_in_work(&[
        (
            "Ann: There used to be a second check here. When I trained you did a second check with the lamp and then signed. The new one doesn't want it, so you go straight on to the scale.",
            &[],
            &["second check", "lamp"],
        ),
        (
            "Ann: With the old press you'd pull the lever and you'd stand on the bar.",
            &[],
            &["lever", "stand on"],
        ),
        (
            "Ann: For years we washed it with petrol. Not any more. Soap.",
            &[],
            &["petrol"],
        ),
        (
            "Ann: Back when Sid ran the place you took the cash home with you. You don't now, obviously.",
            &[],
            &["cash home"],
        ),
        (
            "Ann: And the palm oil, we took the palm oil out. We don't do palm since the shop complained.",
            &[],
            &["palm"],
        ),
        (
            "Bob: We don't taste it any more?\nAnn: We do not taste it any more. The old books say put it on your tongue. Ignore the old books.",
            &[],
            &["tongue", "taste", "old books"],
        ),
        (
            "Ann: Thumbs up to the driver. Used to be a whistle, but the neighbours complained.",
            &["thumbs up"],
            &["whistle"],
        ),
        (
            "Ann: You set two servers.\nBob: The wiki says to set three.\nAnn: The wiki's from before we shut Oslo. Two.",
            &["two servers"],
            &["three"],
        ),
    ]);
}

#[test]
fn stories_jokes_and_breaks() {
    check_in_work(&[
        (
            "Ann: Two winters ago I did it by the stove and the alarm went off and the whole street was outside in pyjamas. Turn off the stove, open the windows, apologise.",
            &[],
            &["stove", "apologise"],
        ),
        (
            "Ann: My first week I left the tap on and it came through the ceiling. Phone the landlord, move out, never come back.",
            &[],
            &["landlord", "move out"],
        ),
        (
            "Ann: Somebody will say, oh just push it in, I've done it all my life. You hear that twice a week.",
            &[],
            &["push it in", "twice a week"],
        ),
        (
            "Ann: And penguins travel first class.\nBob: Don't write that down.",
            &[],
            &["penguins"],
        ),
        (
            "Ann: Right. Tea's in the flask. Pour me one, shut that door.",
            &[],
            &["flask", "pour me"],
        ),
        (
            "Ann: Bring us back a postcard, and don't answer your phone.",
            &[],
            &["postcard"],
        ),
        (
            "Ann: Sir, would you stand behind the rope, please? Thank you. And hold on to the boy.",
            &[],
            &["rope", "boy"],
        ),
    ]);
}

#[test]
fn a_place_among_the_steps() {
    order_in_work(&[
        (
            "Ann: He's missed one. The gate. Before the alarm, even, you walk the yard and you look for people.",
            &["walk the yard", "switch the alarm off"],
        ),
        (
            "Bob: May I go right back to the beginning? The permit search.\nAnn: Very first thing, yes. Run the permit search.",
            &["permit search", "open the store"],
        ),
        (
            "Ann: And the tally, that goes on the board at the pier before we let go.",
            &["move the pallet", "tally"],
        ),
        (
            "Ann: Oh and while you count the parcels, you put the radio on.",
            &["count the parcels", "radio", "cut the straps"],
        ),
        (
            "Ann: Right after you wrap the pallet you weigh it, I left that out.",
            &["wrap the pallet", "weigh", "print the label"],
        ),
        (
            "Ann: The very last thing you do is shut the blinds.\nAnn: Oh, and before that you water the plant.",
            &["water the plant", "shut the blinds"],
        ),
        (
            "Ann: And between the counting and the cutting you take a photo.",
            &["count the parcels", "photo", "cut the straps"],
        ),
        (
            "Ann: Oh yeah, the dents. Before you check for dents you put the lamp on.",
            &["lamp", "check each parcel for dents"],
        ),
    ]);
}

#[test]
fn what_nobody_answers_is_asked() {
    asked_in_work(&[
        (
            "Bob: Who empties the skip?\nAnn: That's a very good question. It used to be Clive.\nBob: Clive's gone, though.",
            &["skip"],
        ),
        (
            "Bob: Who cancels the old contract?\nAnn: Not the warehouse.\nBob: Sales say it isn't sales.",
            &["contract"],
        ),
        (
            "Ann: Pair the scanner, and if it won't pair, then, that's usually, I'll tell you that another day.",
            &["pair"],
        ),
        (
            "Ann: You put the batteries at the end with a gap.\nBob: How big is the gap?\nAnn: They wrote it somewhere. Is it one pallet, is it two?\nAnn: I've not seen the paper.",
            &["gap"],
        ),
        (
            "Bob: The port fee, is that us?\nAnn: The port fee, I think accounts pay that. Or it's the partner. I don't know who presses the button.",
            &["fee"],
        ),
        (
            "Bob: And if somebody comes after the gate's shut?\nAnn: If it's a doctor, or the post, then we might, it depends.",
            &["doctor"],
        ),
        (
            "Ann: It rests for four weeks.\nBob: It's six on the website.\nAnn: Well, the website is Dominic. I'd say four. He'd say six.",
            &["weeks"],
        ),
        (
            "Ann: If they still don't answer after that, you, um. Hm.\nBob: You what?\nAnn: Honestly? I've never had it.",
            &["answer"],
        ),
        (
            "Ann: The form goes to, somebody in audit gets it. I couldn't tell you who.",
            &["audit"],
        ),
        (
            "Ann: You leave the heater on till the light goes off, I think it's amber, or is it green. I'd have to look.",
            &["green"],
        ),
        (
            "Ann: The fire drill is overdue, somebody needs to book it. Not my job.",
            &["drill"],
        ),
        (
            "Ann: You set it to the usual number. I can't remember the number off the top of my head.",
            &["number"],
        ),
        (
            "Ann: I dilute it one to nineteen.\nBob: The bottle says one to nine, though.\nAnn: Does it. Well, I've always done nineteen. I'd want to ask the supplier before I tell you either.",
            &["nineteen"],
        ),
        (
            "Ann: Then it gets a stamp, the round one or the square one, depends who trained you.",
            &["stamp"],
        ),
        (
            "Ann: And the spare key, I don't know where that lives since they moved the office.",
            &["spare key"],
        ),
    ]);
}

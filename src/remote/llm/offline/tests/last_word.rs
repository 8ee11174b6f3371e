//! Whose word is the last: corrections by others, by the teller, and by how it was.
use super::{asked_in_work, check_in_work, check_messages, order_in_work};

#[test]
fn another_says_it_and_the_teller_says_it_again() {
    check_in_work(&[
        (
            "Ann: You fill the bath with forty litres.\nBob: Sixty, Ann. The forty was the little bath.\nAnn: Sixty then.",
            &["sixty"],
            &["forty"],
        ),
        (
            "Ann: The pressure has to be under nine bar.\nBob: Nine's the depot. Other site. We're on six.\nAnn: Six, sorry, I was at the depot last week.",
            &["six"],
            &["nine"],
        ),
        (
            "Ann: Set the oven to two hundred.\nBob: You can't do two hundred, the new one trips.\nAnn: What does it want, then?\nBob: One eighty.\nAnn: One eighty it is.",
            &["one eighty"],
            &["two hundred"],
        ),
        (
            "Ann: You turn the speed down to seventy percent.\nBob: They told us sixty on the course.\nAnn: Sixty, is it? Then I'm out of date. Sixty percent.",
            &["sixty percent"],
            &["seventy"],
        ),
        (
            "Ann: The parcel mustn't be heavier than thirty kilos, or the belt stops.\nBob: The sheet said twenty-five when I looked.\nAnn: Then it's come down. Twenty-five, and if it's over that you split it.",
            &["twenty-five"],
            &["thirty"],
        ),
        (
            "Ann: You give them ten days to answer.\nBob: Could I, sorry. Working days.\nAnn: Quite right. Ten working days.",
            &["ten working days"],
            &[],
        ),
        (
            "Ann: You print two copies, one for the file and one for the driver.\nBob: The drivers want nothing on paper. It's one copy now, for the file.\nAnn: One copy, then.",
            &["one copy"],
            &["two copies"],
        ),
        (
            "Ann: It all goes to bay four.\nBob: Bay four's full, I moved the pipes there. Use bay two.\nAnn: Bay two, he says. Fine. Bay two.",
            &["bay two"],
            &["bay four"],
        ),
        (
            "Ann: Leave forty centimetres between the racks.\nBob: Sixty. Not forty. A person has to get through.\nAnn: Sixty.",
            &["sixty centimetres"],
            &["forty"],
        ),
        (
            "Ann: The cough jab has to be at least ten days ago, and the other within the last twelve months.\nBob: Fourteen.\nAnn: Is it fourteen?\nBob: The vet changed it. Fourteen days.\nAnn: Fourteen days, so.",
            &["fourteen days"],
            &["ten days"],
        ),
        (
            "Ann: Dogs in season go in number nine, on their own.\nBob: That's the cattery, nine. It's number six.\nAnn: Six. God, I'm tired. Number six.",
            &["number six"],
            &["number nine"],
        ),
        (
            "Ann: When I raced we'd true them with a zip tie on the frame. Stick a zip tie on the frame, spin it, pray.",
            &[],
            &["zip tie"],
        ),
        (
            "Ann: You add tissue until the back feels it. People want it deep these days, ignore people.",
            &[],
            &["deep"],
        ),
    ]);
}

#[test]
fn the_teller_puts_it_right() {
    check_in_work(&[
        (
            "Ann: You pull the pin and, scrap that, you don't touch the pin. You press the lever.",
            &["press the lever"],
            &["pull the pin"],
        ),
        (
            "Ann: Guests can bring the bags in with them. Belay that, bags stay outside.",
            &["bags stay outside"],
            &["bring the bags"],
        ),
        (
            "Ann: You soak it for one minute, and I lied, it's a minute and a half.",
            &["minute and a half"],
            &["one minute"],
        ),
        (
            "Ann: After that you stir it, four turns every minute. No, sorry, I'm thinking of the other mix. Every thirty seconds.",
            &["every thirty seconds"],
            &["every minute"],
        ),
        (
            "Ann: You bump the counter by hand. Never mind, the panel does that itself.",
            &[],
            &["bump"],
        ),
        (
            "Ann: You wipe it with, well, people use the wire brush. I did for years. One scratch and it rusts. So no. A soft cloth, top to bottom.",
            &["soft cloth"],
            &["wire brush"],
        ),
        (
            "Ann: Both have to come down to forty-five degrees.\nAnn: No, that's for the milk one, oh for heaven's sake. Plain one, forty. It's forty degrees.",
            &["forty degrees"],
            &["forty-five"],
        ),
        (
            "Ann: Put on a tight cover, always tight. Actually, no, hold on. Always tight is what we told trainees. Look at the chart: if it's under ten you use a loose one.",
            &["loose"],
            &["always tight"],
        ),
        (
            "Ann: Set up a second profile for nights. Or, no. Never mind profiles. One profile only.",
            &[],
            &["second profile"],
        ),
        (
            "Ann: The tube goes in twenty centimetres for the small tank and thirty-one, I beg your pardon, thirty for the big one.",
            &["thirty for the big"],
            &["thirty-one"],
        ),
        (
            "Ann: It's printed single sided and it goes in a folder.\nAnn: Double sided. Sorry, I said single. Double sided.",
            &["double sided"],
            &["single"],
        ),
        (
            "Ann: You load the trolley with twelve trays, what am I saying, ten trays.",
            &["ten trays"],
            &["twelve"],
        ),
        (
            "Ann: You lock the cage with the blue key. My mistake, the green key, the blue one's for the van.",
            &["green key"],
            &["with the blue"],
        ),
        (
            "Ann: You lift the pallet with the hand truck. Let me rephrase, with the electric truck.",
            &["electric truck"],
            &["hand truck"],
        ),
        (
            "Ann: You put in two scoops. Don't quote me on that. Three. It's three scoops, it says so here.",
            &["three"],
            &["two scoops"],
        ),
        (
            "Ann: You ring the customer. On second thoughts, don't ring them, send a text.",
            &["send a text"],
            &["ring the customer"],
        ),
        (
            "Ann: You sweep the aisle, and you count the crates again. Actually drop that last bit, nobody counts the crates twice.",
            &["sweep the aisle"],
            &["count the crates again"],
        ),
    ]);
}

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
fn messages_put_right() {
    check_messages(&[
        (
            "Ann: close the ticket only after the month, not the same evening\nAnn: edit: after two days is fine, a month is too long",
            &["two days"],
            &["only after the month"],
        ),
        (
            "Ann: lower the limit to 3600\nAnn: *300",
            &["300"],
            &["3600"],
        ),
        (
            "Ann: remove the key and wait 48h\nBob: 48 is if the parent is slow. for ours it's 24\nAnn: yes ok 24h, what he said",
            &["24"],
            &["48"],
        ),
        (
            "Ann: close it and put the seals on, three of them\nBob: four. there's one for the slot flap since may\nAnn: strike three, four it is",
            &["four of them"],
            &["three of them", "strike"],
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

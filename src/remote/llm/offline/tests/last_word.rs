//! Whose word is the last: corrections by another and by whoever explains.
use super::{check_in_work, check_messages};

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
            "Ann: You import the list with merge.\nAnn: Overwrite then, I take it back.",
            &[],
            &["with merge"],
        ),
        (
            "Ann: You import the list with merge.\nBob: That's wrong, it leaves the old rows in.\nAnn: Overwrite then, I take it back.",
            &[],
            &["with merge"],
        ),
        (
            "Ann: The rack has the old trays, you slide them out.\nBob: Sweep takes the dust out anyway.",
            &[],
            &["sweep takes"],
        ),
        (
            "Ann: You cover the pot with foil. I always say foil. Lid. It's a lid.",
            &["lid"],
            &["with foil"],
        ),
        (
            "Ann: You ring reception. What am I on about, you ring the porter.",
            &["ring the porter"],
            &["ring reception"],
        ),
        (
            "Ann: You add four spoons of yeast.\nBob: Four? That'll climb out of the tin.\nAnn: Two. God. Two spoons.",
            &["two spoons"],
            &["four spoons"],
        ),
        (
            "Ann: The van leaves at six.\nBob: Seven, since the clocks changed.\nAnn: Seven. Thanks.",
            &["seven"],
            &["at six"],
        ),
        (
            "Ann: And you file the pink copy. There's no pink copy any more, sorry, forget I spoke.",
            &[],
            &["pink"],
        ),
        (
            "Ann: You heat it to ninety. Not ninety, that's boiling nearly. Seventy.",
            &["seventy"],
            &["ninety"],
        ),
        (
            "Ann: Unlock gate B, I mean gate C.",
            &["gate c"],
            &["gate b"],
        ),
        (
            "Ann: Leave it for an hour.\nBob: The tin says two.\nAnn: Then two, they'd know.",
            &["two"],
            &["an hour"],
        ),
        (
            "Ann: You wear the blue gloves.\nBob: Blue's for food. Yellow for chemicals.\nAnn: Yellow, yes, sorry.",
            &["yellow"],
            &["blue"],
        ),
        (
            "Ann: I'd start with the left pedal. Actually the right. Start with the right pedal.",
            &["right pedal"],
            &["left pedal"],
        ),
        (
            "Ann: You send it by post. Nobody posts anything these days, you scan it and you mail it.",
            &["scan"],
            &["by post"],
        ),
        (
            "Ann: You count to ten, let's make that twenty to be safe.",
            &["twenty"],
            &["to ten"],
        ),
        (
            "Ann: You dip it for thirty seconds. Some people do a minute. I've seen two. Thirty.",
            &["thirty seconds"],
            &["a minute"],
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
            "Ann: Unlock the box at the gate.\nAnn: Wait no, that's for deliveries, this isn't a delivery. Leave the lock alone.",
            &["leave the lock alone"],
            &["unlock"],
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
    ]);
}

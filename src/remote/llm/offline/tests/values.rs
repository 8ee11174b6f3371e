//! Values put right in every way that people put them right.
use super::check_in_work;

#[test]
fn what_was_meant_in_the_end_stands() {
    check_in_work(&[
        (
            "Ann: You set it to forty degrees.\nBob: The sticker says thirty.\nAnn: Thirty? Since when? Let me see. Oh. Okay, thirty it is.",
            &["thirty"],
            &["forty"],
        ),
        (
            "Ann: You leave it for ten minutes.\nBob: It's fifteen now. They changed it in March.\nAnn: Did they? Nobody tells me. Okay, fifteen.",
            &["fifteen"],
            &["ten"],
        ),
        (
            "Ann: You leave it for ten minutes and you turn it over.\nBob: Is it ten? I've got twenty on my sheet.\nAnn: Twenty. Yes. Sorry. I was thinking of the other one.",
            &["twenty"],
            &["ten minutes"],
        ),
        (
            "Ann: You put in two scoops.\nBob: Three.\nAnn: Two.\nBob: Three, Ann, since the new powder.\nAnn: Oh, the new powder. Three then.",
            &["three scoops"],
            &["two scoops"],
        ),
        (
            "Ann: You put in two scoops.\nBob: Three.\nAnn: It's three in the big one. In ours it's two.\nBob: Two. Okay.",
            &["two scoops"],
            &["three"],
        ),
        (
            "Ann: You charge it for eight hours.\nAnn: What am I saying, that's the old battery. Five hours.",
            &["five hours"],
            &["eight hours"],
        ),
        (
            "Ann: You put it in at sixty, no, that's for towels, at forty degrees.",
            &["forty degrees"],
            &["sixty"],
        ),
        (
            "Ann: You need four bolts. Five. No, four, four bolts.",
            &["four bolts"],
            &["five"],
        ),
        (
            "Ann: You ring them on Tuesday.\nBob: Thursday.\nAnn: Thursday, I always say Tuesday.",
            &["thursday"],
            &["tuesday"],
        ),
        (
            "Ann: You wait twenty minutes.\nBob: Half an hour, it says here.\nAnn: Does it? Well, go with that then. Half an hour.",
            &["half an hour"],
            &["twenty"],
        ),
        (
            "Ann: You add a litre of water.\nBob: And how much salt?\nAnn: Twenty grams.\nBob: Only twenty?\nAnn: Twenty.",
            &["twenty grams"],
            &[],
        ),
        (
            "Ann: It's under Reports, no it isn't, it's under Tools. You click Tools and you export the list.",
            &["tools"],
            &["reports"],
        ),
        (
            "Ann: You tighten the bolts with the torque wrench. Bob, remind me to give you the number. Then you check the seal.\nBob: The number?\nAnn: Oh yes, the bolts are forty newton metres.",
            &["bolts .. forty newton"],
            &[],
        ),
        (
            "Ann: You leave it to stand. It should be about ten minutes.",
            &["stand .. ten minutes"],
            &[],
        ),
        (
            "Ann: You mix the powder with water. One to five.",
            &["mix the powder .. one to five"],
            &[],
        ),
        (
            "Ann: Run the pump and watch the glass. It takes five to seven minutes.",
            &["watch the glass .. five to seven minutes"],
            &[],
        ),
        (
            "Ann: You set the alarm on the timer.\nAnn: The timer, that's twelve minutes.",
            &["timer .. twelve minutes"],
            &[],
        ),
        (
            "Ann: You press it for a bit.\nBob: How long's a bit?\nAnn: Three seconds or so.",
            &["press .. three seconds"],
            &[],
        ),
        (
            "Ann: You set it to sixty, no, that's for towels, to forty degrees.",
            &["forty degrees"],
            &["sixty"],
        ),
        (
            "Ann: You press the red button. The green one, sorry, the green one.",
            &["green"],
            &["red button"],
        ),
        (
            "Ann: You take the left door. Right. I mean the right-hand door.",
            &["right-hand"],
            &[],
        ),
        (
            "Ann: You write the date on the back. The front! On the front, the back's for the price.",
            &["front"],
            &["date on the back"],
        ),
        (
            "Ann: You open valve three. Or is it four? It's four. Valve four.",
            &["four"],
            &["three"],
        ),
        (
            "Ann: You do that weekly. Monthly now, actually.",
            &["monthly"],
            &["weekly"],
        ),
        (
            "Ann: You leave it for, what, twenty minutes? No, that's the other oven. Thirty-five.",
            &["thirty-five"],
            &["twenty"],
        ),
        (
            "Ann: You give it a quarter turn. Did I say quarter? Half. A half turn.",
            &["half"],
            &["quarter"],
        ),
        (
            "Ann: It needs six screws.\nBob: Eight on the new ones.\nAnn: Eight on the new ones, yes, but we've only the old ones. Six.",
            &["six"],
            &[],
        ),
        (
            "Ann: Then you lock the cabinet. Scratch that, you leave the cabinet open so that it dries.",
            &["cabinet open"],
            &["lock the cabinet"],
        ),
        (
            "Ann: You charge them ten percent.\nBob: Twelve and a half.\nAnn: Is it? Right, twelve and a half then.",
            &["twelve and a half"],
            &["ten percent"],
        ),
        (
            "Ann: Set the dial to five.\nCarl: Don't you mean fifty?\nAnn: Fifty! Yes, good grief. Fifty.",
            &["fifty"],
            &["to five"],
        ),
        (
            "Ann: It takes two people to lift it.\nBob: Three, Ann. Health and safety.\nAnn: Three, fine, three.",
            &["three"],
            &["two people"],
        ),
        (
            "Ann: You torque the nuts. In a star pattern, to a hundred and ten.\nBob: Newton metres?\nAnn: Newton metres.",
            &["torque .. hundred and ten"],
            &[],
        ),
        (
            "Ann: You draw up the dose. For an adult that's five mils.",
            &["draw up the dose .. five mils"],
            &[],
        ),
        (
            "Ann: You prove the dough somewhere warm, and warm means twenty-six, twenty-seven degrees.",
            &["prove .. twenty-seven degrees"],
            &[],
        ),
        (
            "Ann: You top up the tank.\nBob: How far?\nAnn: Up to the line, so about forty litres.",
            &["tank .. forty litres"],
            &[],
        ),
        (
            "Ann: You order paper when you're down to two boxes. You order ten.",
            &["order .. ten"],
            &[],
        ),
        (
            "Ann: You run it on the slow cycle. That's ninety minutes.",
            &["slow cycle .. ninety minutes"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_said_anew_takes_the_place() {
    check_in_work(&[
        (
            "Ann: You call them back. They get three calls, a day apart, then you close the ticket.",
            &["three calls", "close the ticket"],
            &[],
        ),
        (
            "Ann: The cut-off for orders is two in the afternoon. After that it goes out the next day.",
            &["two in the afternoon"],
            &[],
        ),
        (
            "Ann: You need about a cup of salt for every five litres.",
            &["cup of salt .. five litres"],
            &[],
        ),
        (
            "Ann: The pressure should be between two and three bar. If it's under two you pump it up.",
            &["between two and three bar", "under two"],
            &[],
        ),
        (
            "Ann: Three knocks, wait ten seconds, then open.",
            &["ten seconds"],
            &[],
        ),
        (
            "Ann: They want it by the fifth of the month, so I start on the first.",
            &["fifth"],
            &[],
        ),
        (
            "Ann: You fill it to four fifths.\nBob: Eighty percent.\nAnn: Eighty percent.",
            &["fill"],
            &[],
        ),
        (
            "Ann: The heater goes on at six. Takes forty minutes to warm up.",
            &["heater .. six", "forty minutes"],
            &[],
        ),
        (
            "Ann: You put it in the oven.\nBob: How hot, how long?\nAnn: One eighty, twenty-five minutes.",
            &["oven .. one eighty .. twenty-five minutes"],
            &[],
        ),
        (
            "Ann: Then you mix it, two parts sand, one part cement.",
            &["mix .. two parts sand .. one part cement"],
            &[],
        ),
        (
            "Ann: You check the fridges twice a day, at nine and at four.",
            &["twice a day .. nine .. four"],
            &[],
        ),
        (
            "Ann: Give it a good shake, ten seconds at least.",
            &["shake .. ten seconds"],
            &[],
        ),
        (
            "Ann: You print two copies. You sign both.\nAnn: Then you post one.\nBob: Two copies? I thought it was three since the merger.\nAnn: Oh, it is. Three. One's for the archive.",
            &["three copies"],
            &["two copies"],
        ),
        (
            "Ann: You print two copies. You sign both.\nAnn: Then you post one. Oh, and I said two copies, make it three.",
            &["three copies"],
            &["two copies"],
        ),
        (
            "Ann: You hang it in the drying room for a day.\nAnn: You label it.\nAnn: A day's not enough in winter, by the way. In winter it's two days.",
            &["day", "winter .. two days"],
            &[],
        ),
        (
            "Ann: You rinse it with bleach. You dry it.\nAnn: Actually they've taken the bleach off us. You rinse it with the blue stuff.",
            &["blue stuff"],
            &["with bleach"],
        ),
        (
            "Ann: You stamp the form. You send it to Leeds.\nBob: Leeds is closed, it's Bradford now.\nAnn: Bradford, yes. I keep saying Leeds.",
            &["bradford"],
            &["leeds"],
        ),
        (
            "Ann: You take the key from Mo. You open the cage.\nAnn: Mo's gone, isn't he. From Jill, then. You take the key from Jill.",
            &["jill"],
            &["from mo"],
        ),
        (
            "Ann: Wipe it down with a wet cloth. Dry cloth, dry cloth, never wet.",
            &["dry cloth"],
            &["with a wet cloth"],
        ),
        (
            "Ann: You call the client. Then you email the client. Scrap the call, nobody answers. You just email.",
            &["email the client"],
            &["call the client"],
        ),
        (
            "Ann: You lift the lid, check the oil, close the lid. The oil we don't do any more, that's the garage.",
            &["lift the lid"],
            &["check the oil"],
        ),
        (
            "Ann: You weigh it, you tag it, you put it on the belt. Not the tag, the tag comes later, at the end.",
            &["weigh", "belt"],
            &[],
        ),
        (
            "Ann: There are four checks. The door, the seal, the light and the alarm. Well, three, the alarm checks itself.",
            &["door"],
            &[],
        ),
        (
            "Ann: You give them the green card. It's yellow this year. The yellow card.",
            &["yellow card"],
            &["green card"],
        ),
        (
            "Ann: We start at eight.\nBob: Half past seven, since Monday.\nAnn: Since Monday? Nobody said. Half past seven, then.",
            &["half past seven"],
            &["eight"],
        ),
        (
            "Ann: You add 30 grams of yeast. That's for the big mixer. For ours it's 12.",
            &["12"],
            &["30 grams"],
        ),
        (
            "Ann: It's aisle nine. Aisle nine, ten, one of those. You look for the blue sign.",
            &["blue sign"],
            &[],
        ),
        (
            "Carl: And the deposit?\nAnn: Fifty.\nCarl: It says a hundred on the website.\nAnn: The website's wrong.",
            &["fifty"],
            &["hundred"],
        ),
        (
            "Ann: You let it ring six times.\nBob: Six?\nAnn: Six.",
            &["six times"],
            &[],
        ),
        (
            "Ann: You'll want the thirteen millimetre spanner. Fourteen. I always pick up the wrong one first.",
            &["fourteen"],
            &["thirteen"],
        ),
        (
            "Ann: Put it in at two hundred. That's fan. If it isn't a fan oven, two twenty.",
            &["two hundred", "two twenty"],
            &[],
        ),
        (
            "Ann: So it's ten minutes on each side, I'm lying, five on each side and ten in the middle.",
            &["five on each side"],
            &[],
        ),
        (
            "Bob: Do we still send the letter?\nAnn: No. That stopped in March. You send a text.",
            &["text"],
            &["letter"],
        ),
        (
            "Ann: Then the invoice goes to Finance.\nCarl: To the portal. Finance don't take paper.\nAnn: To the portal, sorry. It goes to the portal.",
            &["portal"],
            &["to finance"],
        ),
        (
            "Ann: I was going to say you check the tyres here, but that's tomorrow's lot. You just wash it.",
            &["wash"],
            &["tyres"],
        ),
        (
            "Ann: And then you close the main valve. Did I say close? Open. You open the main valve.",
            &["open the main valve"],
            &["close the main valve"],
        ),
        (
            "Ann: The first coat takes an hour. The second one two hours. Other way round. First one two, second one one.",
            &["first coat"],
            &[],
        ),
        (
            "Bob: You missed a bit. You forgot the clamp.\nAnn: I did. So after the glue you put the clamp on, and only then you wipe it.",
            &["clamp"],
            &[],
        ),
    ]);
}

//! What is taken back by its name, by another, or by how it is now stands nowhere.
use super::check_in_work;

#[test]
fn a_thing_taken_out_by_its_name() {
    check_in_work(&[
        (
            "Ann: Then you clip the banner onto the rail, with its cord in the\nAnn: no. No, we took the banner down, didn't we.\nBob: The banner's gone. It tore in the wind.\nAnn: So there's no banner. Ignore the banner.",
            &[],
            &["banner"],
        ),
        (
            "Ann: And you oil the hinge.\nBob: Didn't we stop with the oil?\nAnn: We did. So skip the oil.",
            &[],
            &["oil"],
        ),
        (
            "Ann: You pull the list off the printer.\nBob: No, not off the printer, Ann. We don't do that since the flood. You take it from the shared folder.\nAnn: Oh yes, from the shared folder.",
            &["shared folder"],
            &["printer"],
        ),
        (
            "Ann: You put the tools in the red crate.\nBob: No, not the red crate. The grey one.\nAnn: Grey, yeah.",
            &["grey"],
            &["red crate"],
        ),
        (
            "Ann: You drop two tablets in.\nAnn: One tablet.\nAnn: One tablet. I always want to put two and then it foams.",
            &["one tablet"],
            &["two tablets"],
        ),
        (
            "Ann: Then you add your dye, one cap. Two caps.\nAnn: One cap. I always say two.",
            &["one cap"],
            &["two"],
        ),
        (
            "Ann: So you want the same bit as the hole, you take a nine mil bit\nAnn: no, tell a lie, same size. Eight mil hole, eight mil bit.",
            &["eight mil"],
            &["nine"],
        ),
        (
            "Ann: Then you set up the second screen, left of the door.\nAnn: You plug in the cable.\nBob: Re the second screen thing, we dropped that in April.\nAnn: Oh right. No second screen, skip that.",
            &["plug in the cable"],
            &["second screen", "skip"],
        ),
        (
            "Ann: You rinse the tray with the hose.\nBob: We don't do that since the leak. You rinse it in the sink.\nAnn: Oh yeah. In the sink. Scratch the hose.",
            &["sink"],
            &["hose"],
        ),
    ]);
}

#[test]
fn a_thing_that_is_there_no_more() {
    check_in_work(&[
        (
            "Ann: You fill the tank with hot water.\nAnn: And it is eighty degrees, the hot. You look at the dial.",
            &["eighty degrees"],
            &[],
        ),
        (
            "Ann: And then you press them, at the pressure that you're going to run with. That's twelve bar.",
            &["twelve bar"],
            &[],
        ),
        (
            "Ann: Then you put the pump on and get the pressure up. I want it about ten bar.\nAnn: No, hang on, ten's for the old nozzles. With these it's six. Six bar.",
            &["six"],
            &["ten"],
        ),
        (
            "Ann: It wants to come out at three hundred litres a hectare. If it isn't, you change the pressure.",
            &["three hundred litres a hectare"],
            &[],
        ),
        (
            "Ann: Each jar is in for two minutes. You push it under twice.",
            &["two minutes"],
            &[],
        ),
        (
            "Ann: Last winter a lad from the yard, he leaves his phone on the belt. Take the phone, drive over the phone, pay for the phone. Four hundred euros it cost us.\nAnn: So you check the belt.",
            &["check the belt"],
            &["phone"],
        ),
        (
            "Ann: You let it rest. About twenty minutes, under a cloth.",
            &["rest .. twenty minutes"],
            &[],
        ),
        (
            "Bob: And if it doesn't wake up? Like if it's ages?\nAnn: Then Marta does, well, it's, God. We'd have to see.",
            &[],
            &["we'd have to see"],
        ),
        (
            "Bob: And if a group's late?\nAnn: Oh then, you know. Then it depends who's on the desk, really.",
            &[],
            &["depends"],
        ),
    ]);
}

#[test]
fn a_value_or_a_place_put_right() {
    check_in_work(&[
        (
            "Ann: The lock on the cage is 3 1 9, so you set the cage to 3 1 9 and you shut it.\nBob: No it isn't. It was 3 1 9 until Easter. It's 6 0 4 now.\nAnn: Right, 6 0 4.",
            &["6 0 4"],
            &["3 1 9"],
        ),
        (
            "Ann: You dust the lens with the powder. Oh, no, we don't use powder, sorry, the gel.",
            &["gel"],
            &["powder"],
        ),
        (
            "Ann: Then you file the yellow copy in the cabinet.\nAnn: You ring the customer.\nBob: There isn't a yellow copy any more. It's all in the app.\nAnn: True. So there's no filing.",
            &["ring the customer"],
            &["yellow copy"],
        ),
        (
            "Ann: Grease the thread with the copper stuff.\nAnn: That's how we did the old model, anyway. The new one goes in dry.",
            &["dry"],
            &["copper"],
        ),
        (
            "Ann: You set the timer to twelve.\nBob: Twelve? Mine says fifteen.\nAnn: Fifteen, then. They changed it and told nobody.",
            &["fifteen"],
            &["twelve"],
        ),
        (
            "Ann: Wait four hours before you paint.\nAnn: You check the edge with your thumb.\nAnn: What did I say before, four hours? It's six with this primer. Six hours.",
            &["six"],
            &["four hours"],
        ),
        (
            "Ann: And you tick the box for export.\nAnn: Hm. No, leave that box alone. Finance ticks it.",
            &[],
            &["tick the box for export"],
        ),
        (
            "Ann: Put the lid on straight away.\nBob: Doesn't it have to cool first?\nAnn: You're right, it does, forget the lid. Let it cool for ten minutes.",
            &["cool for ten minutes"],
            &["lid on straight away"],
        ),
        (
            "Ann: Everybody signs the red book.\nBob: The red book went last summer.\nAnn: Did it? Okay, so no red book.",
            &[],
            &["red book"],
        ),
        (
            "Ann: You hold it for, I want to say thirty seconds. No, I'm thinking of the other one. It's ten seconds.",
            &["ten seconds"],
            &["thirty"],
        ),
        (
            "Ann: Then you wipe it with meths. Well, we used to. It's the citrus wipes now.",
            &["citrus wipes"],
            &["meths"],
        ),
        (
            "Ann: You send the list to Derek.\nBob: Derek left in May.\nAnn: Oh yes. To Samira then.",
            &["Samira"],
            &["Derek"],
        ),
    ]);
}

#[test]
fn how_it_was_gives_way_to_how_it_is() {
    check_in_work(&[
        (
            "Ann: You cut it eighteen inches long.\nBob: Isn't it sixteen?\nAnn: Sixteen, sorry, eighteen's with the hem.",
            &["sixteen"],
            &["cut it eighteen"],
        ),
        (
            "Ann: Then you load the trailer, and then you strap the load.\nAnn: Actually scratch that, the haulier does the strapping.",
            &["load the trailer"],
            &["strap the load"],
        ),
        (
            "Ann: First you drain the sump. Hold on, that's wrong, first you take the cover off.",
            &["take the cover off"],
            &[],
        ),
        (
            "Bob: And you said to shake the can?\nAnn: No, never shake it. Roll it between your hands.",
            &["roll it between your hands"],
            &["shake the can"],
        ),
        (
            "Ann: The code for the gate is 4471. Was it? No, 4417. 4417.",
            &["4417"],
            &["4471"],
        ),
        (
            "Ann: And then you add the salt at the end.\nBob: At the end? We were told at the start.\nAnn: At the start, you're right, I always get that backwards.",
            &["at the start"],
            &["salt at the end"],
        ),
        (
            "Ann: My first week here I put the whole tray in. Open the door, smoke everywhere. Never again.\nAnn: So you put half a tray in.",
            &["half a tray"],
            &["open the door"],
        ),
        (
            "Ann: In the demo they tell you to press both buttons at once. Don't. You press the left one first.",
            &["left one first"],
            &["both buttons"],
        ),
        (
            "Ann: You lock the side door at six.\nAnn: Ignore what I said about the side door, it's on a timer now.",
            &[],
            &["lock the side door"],
        ),
        (
            "Ann: You print two copies. We don't do the second one since the audit, so one copy.",
            &["one copy"],
            &["two copies"],
        ),
        (
            "Ann: Take a deposit of fifty pounds.\nBob: It went up.\nAnn: It did, it's seventy five now.",
            &["seventy five"],
            &["fifty"],
        ),
        (
            "Ann: If the light's amber you carry on. No hang on. If it's amber you stop, green you carry on.",
            &["amber"],
            &["amber you carry on"],
        ),
    ]);
}

#[test]
fn a_bare_value_or_a_code_stands_for_the_only_one() {
    check_in_work(&[
        (
            "Ann: You rinse it in the tub, at forty. Well, forty-five. Forty-five degrees.",
            &["forty-five"],
            &["at forty,"],
        ),
        (
            "Ann: You take the B7 bracket, sorry, B9. The B7 is for the roof.",
            &["B9 bracket"],
            &["B7 bracket"],
        ),
        (
            "Ann: You change the cloth every 40 pieces.\nBob: The leaflet wants 20.\nAnn: Fine, 20.",
            &["every 20 pieces"],
            &["40 pieces"],
        ),
        (
            "Ann: You pick rush on the screen.\nAnn: Oh wait, rush was removed, it's urgent now.",
            &["pick urgent"],
            &["pick rush"],
        ),
    ]);
}

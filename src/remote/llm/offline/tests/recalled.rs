//! Values called to mind from afar, and what somebody had the habit of saying.
use super::{check_in_work, check_notes};

#[test]
fn the_right_value_stands_where_the_wrong_one_was_said() {
    check_in_work(&[
        (
            "Ann: You bake the tiles at ninety degrees.\nBob: Ninety.\nAnn: You stack the tiles.\nAnn: You brush the rack.\nBob: Can I go back. You said ninety for the tiles. The new glaze is thin, it has to be seventy.\nAnn: Seventy degrees then.",
            &["bake the tiles at seventy"],
            &["ninety"],
        ),
        (
            "Ann: You leave a gap of eight millimetres round the pane.\nAnn: You press the bead in.\nAnn: I said eight millimetres for the gap. It should be five.",
            &["gap of five millimetres"],
            &["eight"],
        ),
    ]);
    // nobody says what stands in its place
    check_in_work(&[(
        "Ann: You leave a gap of eight millimetres round the pane.\nAnn: You press the bead in.\nBob: You said eight millimetres, right?",
        &["gap of eight millimetres"],
        &[],
    )]);
}

#[test]
fn what_was_read_or_always_said_is_no_step() {
    check_in_work(&[
        (
            "Ann: The foreman would come past and say, sweep the yard, every morning.\nAnn: You hang the lamp.",
            &["hang the lamp"],
            &["sweep the yard"],
        ),
        (
            "Ann: If you're thirsty there's a kiosk, take the blue card.\nAnn: You hang the lamp.",
            &["hang the lamp"],
            &["blue card"],
        ),
        (
            "Ann: If you'd all the time in the world you'd wax the runners, polish them.\nAnn: You hang the lamp.",
            &["hang the lamp"],
            &["wax"],
        ),
    ]);
    check_notes(&[(
        "Clean the jars.\nFill the jars to the neck.\nI read on a blog that you should freeze the fruit.\nClose the jars.",
        &["fill the jars"],
        &["freeze"],
    )]);
}

#[test]
fn one_deed_that_leads_to_another_is_forbidden_with_it() {
    check_in_work(&[(
        "Ann: You don't walk away and leave the pump running, you switch it off.",
        &["walk away"],
        &[],
    )]);
}

#[test]
fn what_was_said_of_a_thing_is_put_right_where_it_was_said() {
    check_in_work(&[
        (
            "Ann: You soak the beans for six hours. You drain the beans. You boil them.\nBob: Boil them, yes.\nAnn: two pans of it, and oh I said six for the soaking didn't I\nBob: you did yeah\nAnn: no six is for the lentils, for the beans it's ten, ten hours",
            &["soak the beans for ten hours"],
            &["six", "two pans"],
        ),
        (
            "Ann: You leave the glue for twenty minutes. You sand the edge. You wipe it.\nAnn: Oh, I said twenty for the glue, didn't I?\nBob: Twenty, yeah.\nAnn: That's the old glue. The new one's 35 minutes.\nBob: Right.",
            &["glue for 35 minutes"],
            &["twenty"],
        ),
        (
            "Ann: You set the saw to nine hundred revs. You clamp the bar.\nBob: Clamped.\nAnn: It's twelve hundred, I said nine hundred.",
            &["saw to twelve hundred"],
            &["nine hundred"],
        ),
        (
            "Ann: You set the chiller to four degrees. You load the trays.\nAnn: You write the list.\nAnn: I said four for the chiller, didn't I?\nBob: You did.\nAnn: Good. Then you lock up.",
            &["chiller to four degrees", "lock up"],
            &[],
        ),
    ]);
}

#[test]
fn a_look_at_what_is_written_is_no_deed() {
    check_in_work(&[
        (
            "Ann: then the wheel nuts, so you go round every nut with the wrench, and it's ninety newton metres, hang on let me look at the card, no, 110 newton metres, yeah it's a hundred and ten on this one\nBob: a hundred and ten newton metres",
            &["nut .. 110 newton metres"],
            &["ninety", "card"],
        ),
        (
            "Ann: You proof the dough for forty minutes. Hang on, let me check the sheet. No, 55 minutes.\nBob: okay",
            &["dough for 55 minutes"],
            &["forty", "check the sheet"],
        ),
        (
            "Ann: So you run the pump for ten minutes, hold on I'll just look at the label, it's 15 minutes.\nBob: okay\nAnn: Then you close the valve.",
            &["run the pump for 15 minutes"],
            &["ten minutes", "look at the label"],
        ),
        (
            "Ann: You give it 20 ml, hang on let me look at the bottle, yeah 20 ml.\nBob: okay",
            &["20 ml"],
            &["bottle"],
        ),
        // a deed of the work
        (
            "Ann: You fill two litres. Let me check the oil level as well. You run it for 5 minutes.\nBob: okay",
            &["two litres", "5 minutes"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_is_given_again_with_what_it_is_of() {
    check_in_work(&[
        (
            "Ann: You take two kilos of flour and 900 grams of water. Scratch that, that's the rye. 1200 grams of water to the two kilos, cold.",
            &["two kilos of flour and 1200 grams of water to the two kilos, cold"],
            &["900", "rye"],
        ),
        (
            "Ann: You put in four litres of base and 300 millilitres of hardener. No, scratch that, that's for the topcoat. 400 millilitres of hardener to the four litres.",
            &["four litres of base and 400 millilitres of hardener"],
            &["300", "topcoat"],
        ),
        (
            "Ann: You give them six scoops of pellets and two buckets of water. Strike that, that's the geese. Three buckets of water.",
            &["six scoops of pellets and three buckets of water"],
            &["two buckets", "geese"],
        ),
        (
            "Ann: You charge it with 12 volts for eight hours. Scratch that, that's the old battery. Five hours.",
            &["12 volts for five hours"],
            &["eight hours", "old battery"],
        ),
    ]);
}

#[test]
fn what_was_put_right_is_said_once_more() {
    check_in_work(&[
        (
            "Ann: You pour the mould. It's left on the bench to set for half an hour, and then you pull it off the tray.\nBob: Okay.\nAnn: I've just read the new packet, the setting time. It's not half an hour with this batch, it's 45 minutes before you pull it. So 45 minutes on the bench.",
            &["left on the bench to set for 45 minutes"],
            &["half an hour", "read the new packet", ", so 45"],
        ),
        (
            "Ann: You hang the bag on the hook and leave it there for one hour. You press the bag.\nBob: Okay.\nAnn: I've just put my glasses on. It's not one hour on this card, it's 90 minutes before you press it. So 90 minutes on the hook.",
            &["leave it there for 90 minutes"],
            &["one hour", "glasses"],
        ),
        (
            "Ann: You leave the putty under the lamp for six hours. You sand it.\nBob: Okay.\nAnn: It's not six hours with the new lamp, it's four hours. So four hours under the lamp, then wax it.",
            &["under the lamp for four hours", "wax"],
            &["six"],
        ),
    ]);
    check_notes(&[(
        "I mix the stone.\nI stir it by hand.\nWhen the arch is full I put the pins in.\nIt's left on the bench to set for half an hour, and I go and have my sandwich, usually, and today it's egg.\nThen I trim the die.\nIt's not half an hour with this batch, it's 45 minutes before you trim it.\nSo 45 minutes on the bench.",
        &["left on the bench to set for 45 minutes"],
        &["sandwich", "half an hour"],
    )]);
}

#[test]
fn a_value_that_is_denied_before_another_is_given() {
    check_in_work(&[
        (
            "Ann: Then the tag goes on, with the batch and the use by, and that's three weeks.\nBob: No, Grandpa, it isn't. The lab said fourteen days. It's 14 days since the last test.\nAnn: Did they?\nBob: It's on the letter on the fridge. Twenty-one was before.\nAnn: Well then it's 14 days. I don't read letters on a fridge.",
            &["tag goes on .. fourteen days"],
            &["three weeks", "fridge"],
        ),
        (
            "Ann: You shake the bottle and you leave it for four minutes.\nBob: No, it's not. The sheet says six minutes.\nAnn: Does it?\nBob: It's in bold.\nAnn: Six minutes, then.",
            &["six minutes"],
            &["four minutes", "bold"],
        ),
        (
            "Ann: You set the tower to three metres.\nBob: No, it isn't. The plan said five metres.\nAnn: That's the old plan. It's three.",
            &["tower to three metres"],
            &["five"],
        ),
        (
            "Ann: You cover the bed and you wait for ten days.\nBob: No, Mum, that's not right. They told us two weeks. It's two weeks for the whole row.\nAnn: Who did?\nBob: The nursery.\nAnn: Okay, two weeks.",
            &["wait for two weeks"],
            &["ten days"],
        ),
    ]);
}

#[test]
fn parts_of_a_mix_are_no_count_of_other_things() {
    check_in_work(&[
        (
            "Ann: You turn it over and you score the skin, three cuts, at the thick end, so that the salt gets in.\nAnn: In the spring I changed it, so now it's two of salt to one of sugar.",
            &["score the skin, three cuts"],
            &["two cuts"],
        ),
        (
            "Ann: You drill four holes so the resin runs in.\nAnn: They changed it, so now it's two of resin to one of hardener.",
            &["drill four holes"],
            &["two holes"],
        ),
        (
            "Ann: You fill the drum with four buckets of sand and close it.\nAnn: They changed it, so now it's three of sand.",
            &["three buckets of sand"],
            &["four"],
        ),
    ]);
}

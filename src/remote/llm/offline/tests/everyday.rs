//! Everyday talk of offices and workshops: what is put right, left out, or kept for a case, in the plainest words.
use super::{check_in_work, notes, said};

#[test]
fn one_of_the_things_named_is_left_out() {
    for out in [
        "No, not the charger.",
        "Actually no charger, that's in the box already.",
        "Leave the charger out.",
        "Actually the charger is in the box already, so just the mouse.",
        "Just the mouse, actually.",
        "No, without the charger.",
        "Skip the charger.",
    ] {
        let said = format!("Ann: You drop a charger and a mouse into the bag. {out}");
        check_in_work(&[(&said, &["drop a mouse into the bag"], &["charger"])]);
    }
    check_in_work(&[
        (
            "Ann: You pack gloves, a torch and a rope. No, no rope.",
            &["pack gloves and a torch"],
            &["rope"],
        ),
        (
            "Ann: Take the ladder and the drill to the van.\nBob: Not the drill, that stays here.\nAnn: Oh right, yes.",
            &["take the ladder to the van"],
            &["drill"],
        ),
    ]);
}

#[test]
fn an_exception_by_itself_is_of_the_step_before_it() {
    check_in_work(&[
        (
            "Ann: Close the vents at sunset. Unless it's a heatwave.",
            &["close the vents at sunset, unless it's a heatwave"],
            &[],
        ),
        (
            "Ann: Close the hatch at noon. Except on Fridays.",
            &["close the hatch at noon, except on fridays"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_put_right_in_few_words() {
    check_in_work(&[
        (
            "Ann: Send the report within three days. Five working days.",
            &["send the report within five working days"],
            &["three days"],
        ),
        (
            "Ann: Leave five minutes for their questions. Ten is better. Let's say ten.",
            &["leave ten minutes for their questions"],
            &["five minutes", "ten is"],
        ),
        (
            "Ann: Leave five minutes for their questions. Let's say ten.",
            &["leave ten minutes for their questions"],
            &["five minutes", "say ten"],
        ),
        (
            "Ann: Water the tomatoes, they get two litres each. Cucumbers, three litres. Beans, half a litre.",
            &["cucumbers, three litres", "beans, half a litre"],
            &[],
        ),
        (
            "Ann: Check that it's less than thirty days old. Thirty days from delivery, not from the order.",
            &["check that it's less than thirty days old"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_of_something_else_puts_nothing_right() {
    check_in_work(&[
        (
            "Ann: Everybody must be out in four minutes.\nBob: I thought three.\nAnn: Three is for the warehouse. We have four.",
            &["out in four minutes"],
            &["three"],
        ),
        (
            "Ann: The label goes on, and that's three weeks.\nBob: It's 14 days since the last test.\nAnn: Did they change it?\nBob: Twenty-one was before.\nAnn: Well then it's 14 days.",
            &["that's 14 days"],
            &["twenty-one", "three weeks"],
        ),
        (
            "Ann: Under twenty people goes to support, you send them the link. Over twenty you call them. Three attempts.",
            &["over twenty, call them, three attempts"],
            &[],
        ),
    ]);
}

#[test]
fn how_much_of_what_was_asked() {
    check_in_work(&[
        (
            "Ann: Put the boards at the edge.\nBob: How many throw bags?\nAnn: Eight.",
            &["eight throw bags"],
            &[],
        ),
        (
            "Ann: Put two spoons in the pot.\nBob: And sugar?\nAnn: Four.",
            &["sugar, four"],
            &[],
        ),
        (
            "Ann: Clip the belly, then scrub three times.\nBob: And alcohol after that?\nAnn: No, we stopped the alcohol.",
            &["scrub three times"],
            &["alcohol"],
        ),
    ]);
}

#[test]
fn when_something_takes_place() {
    check_in_work(&[
        (
            "Ann: The payment run is on Thursdays. Wednesdays, I mean, since the bank changed.",
            &["the payment run is on wednesdays"],
            &["thursdays"],
        ),
        (
            "Ann: You look them up on the register.",
            &["look them up on the register"],
            &[],
        ),
        (
            "Ann: Everything goes in the crates except the cream cakes. Those you throw away.",
            &["the cream cakes", "throw"],
            &["those"],
        ),
    ]);
}

#[test]
fn a_deed_put_right_in_the_same_breath() {
    check_in_work(&[
        (
            "Ann: Then ask why they're leaving. Hm, no, don't ask that, legal said we can't, ask what they're looking for.",
            &["ask what they're looking for"],
            &["leaving"],
        ),
        (
            "Ann: Scan it and assign it to the person in Jamf. No, not Jamf, we use Kandji now.\nBob: Kandji, right.",
            &["to the person in kandji"],
            &["jamf"],
        ),
    ]);
}

#[test]
fn words_that_only_look_like_something_else() {
    check_in_work(&[
        (
            "Ann: Post in it what you know.",
            &["post in it what you know"],
            &[],
        ),
        (
            "Ann: Roll back the deploy if there was one in the last two hours.",
            &["roll back the deploy if there was one"],
            &[],
        ),
        ("Ann: Leave it to dry.", &["to dry"], &[]),
        (
            "Ann: Don't put it on the heater.",
            &["don't put it on the heater"],
            &[],
        ),
        (
            "Ann: You check that nobody still needs it, send a mail to the department, and wait a week.",
            &["check that nobody still needs it"],
            &["still needs,"],
        ),
        (
            "Ann: It makes a code. Don't write it down by hand, people can't read it.",
            &["don't write it down by hand"],
            &[],
        ),
        (
            "Ann: You cancel the card.\nBob: How long does it last?\nAnn: Eight hours is the default.",
            &["eight hours is the default"],
            &[],
        ),
        (
            "Ann: Where was I. Close the lid.",
            &["close the lid"],
            &["where was"],
        ),
        (
            "Ann: Log in and, uh, what was it, rename the machine to their initials.",
            &["rename the machine to their initials"],
            &["what was"],
        ),
        (
            "Ann: You water them before eight in the morning.",
            &["before eight in the morning"],
            &[],
        ),
        (
            "Ann: By the way, when you've wrapped the pallet, weigh the pallet.",
            &["weigh the pallet"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_asked_of_no_work_is_no_part_of_it() {
    check_in_work(&[(
        "Ann: You test every link.\nBob: What's for lunch?\nAnn: Soup.",
        &["test every link"],
        &["soup"],
    )]);
}

#[test]
fn how_long_something_between_takes() {
    check_in_work(&[
        (
            "Ann: Put on two coats.\nBob: How long between coats?\nAnn: Sixteen hours.",
            &["put on two coats", "sixteen hours between coats"],
            &["long between"],
        ),
        (
            "Ann: If they go in the workshop they watch the video, it's four minutes.",
            &["they watch the video. it's four minutes"],
            &[],
        ),
        (
            "Ann: Take the cap off, and don't lose it, it goes on the empty one.",
            &["don't lose it"],
            &["lose it goes"],
        ),
        (
            "Ann: You put the brushes in water straight away.",
            &["brushes in water"],
            &[],
        ),
    ]);
}

#[test]
fn an_order_of_things_told_anew() {
    check_in_work(&[(
        "Ann: You draw the tubes, blue first, then yellow, then purple. No, wait, sorry. Blue, then red, then yellow, then purple.",
        &["red, then yellow, then purple"],
        &["first, then yellow"],
    )]);
}

#[test]
fn things_are_not_taken_for_others() {
    check_in_work(&[
        (
            "Ann: You ring the customers and you print the pictures. You send them the label.",
            &["send them the label"],
            &[],
        ),
        (
            "Ann: Press the tile in with a twist. Spacers in, three mil.",
            &["press the tile in with a twist"],
            &[],
        ),
        (
            "Ann: You list the name, date of birth, and time.\nBob: Time of the draw?\nAnn: Of the draw, yes.",
            &["date of birth"],
            &["date of the draw"],
        ),
        (
            "Ann: Never send a new one before the old one is here. We did that once.",
            &["never send a new one before the old one is here"],
            &[],
        ),
        (
            "Ann: You score the skin, three cuts. It was three of salt to one of sugar, and then I changed it, so now it's two of salt to one of sugar.",
            &["score the skin, three cuts"],
            &[],
        ),
        (
            "Ann: Turn it over five times. Press for two minutes. Five if they're on thinners.",
            &["press for two minutes, five if they're on thinners"],
            &[],
        ),
        ("Ann: Ben, pass me the radio.", &[], &["radio"]),
        (
            "Ann: You pour five litres in. Six and a half, it's the new bag.",
            &["pour six and a half litres in"],
            &["five litres"],
        ),
    ]);
}

#[test]
fn another_thing_said_by_itself() {
    check_in_work(&[
        (
            "Ann: Give them the reference. And the leaflet.",
            &["give them the reference, and the leaflet"],
            &[],
        ),
        (
            "Ann: You update the close date. And the next step field. Everybody forgets that.",
            &["update the close date, and the next step field"],
            &["forgets"],
        ),
    ]);
}

#[test]
fn what_is_not_said_of_a_value() {
    check_in_work(&[
        (
            "Ann: Every line needs one, above ten euros.\nBob: It's twenty-five since last year.\nAnn: Right, above twenty-five.",
            &["every line needs one, above twenty-five euros"],
            &["ten euros"],
        ),
        (
            "Ann: Add three percent.\nBob: I've got five on the sheet.\nAnn: No, three. Five is for the legacy plans.",
            &["add three percent"],
            &["five"],
        ),
        (
            "Ann: The cactus gets nothing.",
            &["the cactus gets nothing"],
            &[],
        ),
        (
            "Ann: Nobody under the load.",
            &["nobody under the load"],
            &[],
        ),
    ]);
}

#[test]
fn notes_that_put_themselves_right() {
    let draft = notes(
        "lights on, heating to 19\nconfirm identity: copy of ID -> NO, only a code by email\nwrap twice round - no, three times for glass\ncount the float, 150 -> 200 since May\nlist all items > 60 days\nkeep the proof for 3 years (5? ask Jo)\nclose the ticket",
    );
    let said = said(&draft).join("\n").to_lowercase();
    for want in [
        "only a code by email",
        "three times",
        "200 since may",
        "> 60 days",
        "3 years (5? ask jo)",
        "close the ticket",
    ] {
        assert!(said.contains(want), "{want} is not in {said}");
    }
    for not in ["copy of id", "150"] {
        assert!(!said.contains(not), "{not} is in {said}");
    }
}

//! A value put right long after it was told: asked after, held no more, or looked up and given in; and in the same breath.
use super::check_in_work;

#[test]
fn a_value_asked_after_long_after_is_put_right_where_it_was_told() {
    check_in_work(&[
        (
            "Ann: And then you try it in the chair. There's got to be a gap all round between the seat and the frame, two mil a side,\nAnn: for the cover to go down into.\nBob: And if there isn't?\nAnn: Then you take the rasp and take a bit off the seat.\nBob: Okay.\nAnn: You write the job number on the webbing underneath, with the laundry marker.\nBob: Hang on, the ticket says velvet. Is it still two mil, for velvet?\nAnn: Is it velvet? Oh, then no. Velvet's thick, then it's three mil a side, the gap.\nAnn: In fact just do three mil always, they nearly all want velvet now.\nBob: Three mil. Got it.\nAnn: Lovely.",
            &["gap .. three mil a side"],
            &["two mil"],
        ),
        (
            "Ann: Then you rinse the tub for two minutes with cold water.\nBob: Okay.\nAnn: You drain it and you hang the hose up.\nAnn: And you wipe the lid.\nBob: Is it still two minutes with the new soap?\nAnn: Oh, no. With the new soap it's four minutes.\nAnn: Just do four minutes always.\nBob: Four.",
            &["rinse .. for four minutes"],
            &["two minutes"],
        ),
        (
            "Ann: You heat the oven to two hundred degrees.\nAnn: You grease the tins and fill them.\nBob: Is that still two hundred with the fan?\nAnn: No. With the fan it's one eighty. We always use the fan, so one eighty.\nBob: One eighty.",
            &["heat the oven to one eighty"],
            &["two hundred"],
        ),
    ]);
}

#[test]
fn a_value_that_holds_no_more_is_put_right_where_it_was_told() {
    check_in_work(&[
        (
            "Ann: Check the fridge temp on the display, should be 7 degrees or under, put it in the log.\nBob: ok\nAnn: Wipe the glass with the blue spray.\nAnn: Empty the coin box into the bag.\nCat: just seen this, the fridge one. it's not 7 any more. food hygiene visit in March. 4 degrees or under\nAnn: 4? they'll never hold 4 in summer\nCat: they do. 4 degrees. over that you take the food out and ring me\nBob: ok 4",
            &["fridge temp on the display .. 4 degrees or under"],
            &["7 degrees", "hold 4", "7 any"],
        ),
        (
            "Ann: Test the water, chlorine should be 3 or under, write it down.\nBob: ok\nAnn: Skim the leaves off.\nAnn: Brush the tiles.\nCat: about the chlorine. it's not 3 any more. they changed it. 2 or under\nAnn: 2? since when\nCat: since May\nAnn: ok 2",
            &["chlorine should be 2"],
            &["be 3", "3 any"],
        ),
    ]);
}

#[test]
fn whoever_looked_it_up_gives_in() {
    check_in_work(&[
        (
            "Ann: The invoices we don't delete, because of the tax, we keep them for seven years.\nBob: Isn't it ten?\nAnn: I thought seven.\nAnn: Let me look it up while you talk.\nBob: So then it's the processors. You go through the list of vendors and you send each one the deletion form.\nCat: And they've got to confirm?\nBob: They have to confirm it and you attach that to the ticket.\nAnn: I've got it. You were right, it's ten years for the invoices, ten years here.\nAnn: So we keep the invoices for ten years, and only those.\nBob: Ten years.",
            &["keep them for ten years"],
            &["seven years"],
        ),
        (
            "Ann: You change the lamps every six months.\nBob: Isn't it twelve?\nAnn: I thought six. Let me check.\nBob: So then you dust the shades. You take each one down and wash it.\nCat: Okay.\nAnn: Right, found it. You were right, it's twelve months for the lamps.\nBob: Okay.",
            &["lamps every twelve months"],
            &["six"],
        ),
        (
            "Ann: You dose the tank with 30 ml of buffer.\nBob: Not 20?\nAnn: I don't think so. I'll look at the label in a minute.\nAnn: Then you rinse the net and you hang it up.\nBob: Okay.\nAnn: Here's the label. You're right, it's 20 ml.\nBob: Okay.",
            &["tank with 20 ml", "rinse the net"],
            &["30"],
        ),
    ]);
}

#[test]
fn a_value_that_is_said_again_holds() {
    check_in_work(&[
        (
            "Ann: You close the vent at a thousand degrees.\nBob: Okay.\nAnn: You write it in the book.\nAnn: Did I say a thousand? I said a thousand. It's a thousand.\nAnn: You look at it when it's around fourteen hundred.",
            &["thousand degrees", "fourteen hundred"],
            &["close the vent at fourteen"],
        ),
        (
            "Ann: Rinse the tub for two minutes.\nBob: Okay.\nAnn: Hang the hose up.\nBob: Is it still two minutes with the new soap?\nAnn: No, with the new soap it's four minutes.\nBob: Four, okay.",
            &["for two minutes"],
            &[],
        ),
    ]);
}

#[test]
fn a_time_of_the_clock_is_put_right_in_full() {
    check_in_work(&[
        (
            "Ann: You send the driver the brief, and the time you give him is the day before the client's, at noon.\nAnn: No wait, noon was too late, then nobody has the afternoon. It's 10 am. The day before, at 10 am.\nBob: 10 am the day before.",
            &["time you give him is the day before the client's, at 10 am"],
            &["noon"],
        ),
        (
            "Ann: You open the gate at nine.\nAnn: No, nine was too early, the dogs are still out then. It's half past nine.",
            &["gate at half past nine"],
            &["at nine"],
        ),
        (
            "Ann: You make the quote from the word count, and it's valid for thirty days, no, sorry, that was last year, it's 14 days now, and you send it.\nBob: Fourteen.",
            &["quote .. 14 days", "send"],
            &["thirty"],
        ),
        (
            "Ann: You print the ticket, and it's good for two hours, no, that was before, it's three hours now, and you hand it over.",
            &["ticket .. three hours", "hand"],
            &["two hours"],
        ),
        (
            "Ann: You lay the mat, and it costs four pounds, no sorry, that was last year, it's six pounds now.",
            &["mat .. six pounds"],
            &["four"],
        ),
        (
            "Ann: Before you roll the date you check that every till is closed. If one's open the system locks up.\nAnn: Roll is at half past two.\nBob: Isn't it quarter past three? They moved it.\nAnn: You're right, quarter past three.",
            &["roll is at quarter past three"],
            &["half past two"],
        ),
        (
            "Ann: You wipe the lid and you check it is dry and you close it.",
            &["check .. is dry", "close"],
            &[],
        ),
    ]);
}

#[test]
fn who_says_so_is_believed() {
    check_in_work(&[
        (
            "Ann: Leave it in the bath for ten minutes.\nBob: The label says fifteen.\nAnn: If it says so, then it's fifteen.",
            &["fifteen minutes"],
            &["ten minutes", "says so"],
        ),
        (
            "Ann: Leave it in the bath for ten minutes.\nBob: The nurse told me fifteen minutes.\nAnn: If she says so, fifteen.",
            &["fifteen minutes"],
            &["ten minutes", "says so"],
        ),
        (
            "Ann: Soak her hay for half an hour.\nBob: The vet wrote one hour on the board.\nAnn: If she wrote it, then it's one hour.",
            &["hay for one hour"],
            &["half an hour"],
        ),
    ]);
}

#[test]
fn who_wants_it_by_another_time_now() {
    check_in_work(&[
        (
            "Ann: Order the coffee by two in the afternoon the day before. One flask for six people.\nAnn: No wait, the coffee people want it by noon now.",
            &["coffee by noon the day before"],
            &["two in the afternoon", "noon in"],
        ),
        (
            "Ann: You hand in the list by four.\nAnn: Sorry, the office wants it by midday now.",
            &["list by midday"],
            &["by four"],
        ),
        (
            "Ann: You lock the gate at eleven at night. No, midnight.",
            &["gate at midnight"],
            &["midnight at night"],
        ),
    ]);
}

//! What messages and notes take back, what others do, and what is waved away.
use super::{asked_in_work, check_in_work, check_messages, check_notes, order_in_work};

#[test]
fn what_others_do_is_no_step() {
    check_in_work(&[
        (
            "Bob: And then you go home and cry.\nAnn: Basically. So then you sort the slips.",
            &["sort the slips"],
            &["cry"],
        ),
        (
            "Ann: Ooh, hang on, Pete's waving. Leave it by the door, Pete! Cheers. Right, so you sort the slips.",
            &["sort the slips"],
            &["leave it by the door"],
        ),
        (
            "Ann: If it were up to me I'd burn the lot. But you file them, A to Z.",
            &["file them"],
            &["burn"],
        ),
        (
            "Bob: Can you pass the biscuits while you're there.\nAnn: Here. Don't drop crumbs on the slips. So you sort them by colour.",
            &["sort them by colour"],
            &["biscuits"],
        ),
        (
            "Ann: There's a bloke on the internet who says to boil it first. Boil it for an hour, add vinegar. Complete rubbish.\nAnn: You rinse it cold.",
            &["rinse it cold"],
            &["vinegar", "boil it for an hour"],
        ),
        (
            "Ann: The manager before last, she had us all iron the flags. Iron the flags, fold them in three, tie a ribbon. Nobody does that.\nAnn: You fold the flags in half.",
            &["fold the flags in half"],
            &["iron", "ribbon"],
        ),
        (
            "Ann: You're going to hate this bit, get a coffee first. You check every line against the sheet.",
            &["check every line"],
            &["coffee"],
        ),
        (
            "Ann: Sorry, one sec. Yes? No, it's on the left. Turn left at the lights and park behind the van. Okay, bye. Where were we.\nAnn: So you check the seal.",
            &["check the seal"],
            &["turn left", "park behind"],
        ),
        (
            "Ann: In theory you could do both at once. I wouldn't. You do the left one and then the right.",
            &[],
            &["both at once"],
        ),
    ]);
}

#[test]
fn jokes_and_calls_are_no_steps() {
    check_in_work(&[
        (
            "Ann: People will tell you to use the lift. Use the lift, it's quicker, they say. You take the stairs, with two people.",
            &["stairs"],
            &["use the lift"],
        ),
        (
            "Ann: When I was at the brewery you had to hose it, scrub it, hose it again. Here you just wipe it.",
            &["wipe it"],
            &["scrub"],
        ),
        (
            "Ann: Close your eyes and think of England. No, seriously, just pull it, one go.",
            &["pull it"],
            &["england"],
        ),
        (
            "Bob: We could put it on wheels.\nAnn: One day. So you lift it, two people, knees bent.",
            &["lift it"],
            &["wheels"],
        ),
        (
            "Ann: And if the boss walks past, look busy.\nBob: Ha.\nAnn: So then you wind the cable on the drum.",
            &["wind the cable"],
            &["look busy"],
        ),
        (
            "Ann: It's like when you make a bed, tuck in one side and pull it across. That's how the liner goes on.",
            &[],
            &["make a bed"],
        ),
        (
            "Ann: Next year they want us to scan the tags with a phone. For now you write the number in the book.",
            &["write the number in the book"],
            &["scan the tags"],
        ),
        (
            "Ann: You could also send a carrier pigeon. You send it through the portal.",
            &["portal"],
            &["pigeon"],
        ),
        (
            "Bob: I'd just set fire to it.\nAnn: Please don't. You wet it down first, with the hose.",
            &["wet it down"],
            &["fire"],
        ),
    ]);
}

#[test]
fn messages_take_back() {
    check_messages(&[
        (
            "Ann: rinse the filter in the sink for 5 min\nAnn: 8 min not 5",
            &["8 min"],
            &["5 min"],
        ),
        (
            "Ann: set the heater to 40\nBob: 45 since the new pump\nAnn: 45 yes",
            &["45"],
            &["40"],
        ),
        (
            "Ann: tag it with the blue label\nAnn: *green label",
            &["green"],
            &["blue"],
        ),
        (
            "Ann: give them the wifi code from the fridge door\nBob: that's gone, it's on the welcome card now\nAnn: ah ok",
            &["welcome card"],
            &["fridge"],
        ),
        (
            "Ann: wait for 2 approvals\nAnn: ^ that was the old rule, 1 is enough now",
            &[],
            &["2 approvals"],
        ),
        (
            "Ann: run the nightly export by hand\nAnn: actually no need, cron does that now",
            &[],
            &["nightly export by hand"],
        ),
        ("Ann: price is 12 a head\nAnn: edit: 14", &["14"], &["12"]),
        (
            "Ann: you need the big key for that\nBob: small key\nAnn: sorry yes small one",
            &[],
            &["big key"],
        ),
        (
            "Ann: copy legal on every offer\nBob: legal said they dont want to be copied anymore\nAnn: great, so dont",
            &[],
            &["copy legal on every offer"],
        ),
        (
            "Ann: keep the logs 90 days\nAnn: 30 days, new policy",
            &["30 days"],
            &["90"],
        ),
        (
            "Ann: use the staging key for the test\nBob: staging key expired, use the sandbox one\nAnn: 👍",
            &["sandbox"],
            &["staging key for the test"],
        ),
        (
            "Ann: restart the box after the patch\nBob: pls dont restart it, the patch is live\nAnn: ok no restart",
            &[],
            &["restart the box after"],
        ),
        (
            "Ann: give visitors the blue badge\nBob: blue is for contractors, visitors get white\nAnn: right, white",
            &["white"],
            &["blue badge"],
        ),
        (
            "Ann: call the supplier, number is on the board\nBob: we don't call them, they have a portal\nAnn: true, order in the portal",
            &["portal"],
            &["call the supplier"],
        ),
    ]);
}

#[test]
fn notes_take_back() {
    check_notes(&[
        (
            "Fill the tray with sand, 3 cm deep.\nEdit: 5 cm, 3 was for the small trays.\nLevel it with the board.\nPut the pots in.",
            &["5 cm"],
            &["3 cm"],
        ),
        (
            "Post the letter by recorded delivery.\nUpdate 3/4: recorded delivery no longer needed, plain post is fine.\nNote the date in the log.",
            &[],
            &["by recorded delivery"],
        ),
        (
            "Ring the warehouse on 0113 when the van is loaded. ~~Ring the office too.~~\nLock the van.\nCheck the tyres.",
            &[],
            &["ring the office"],
        ),
        (
            "Boil the jars for 10 minutes (was 5, the inspector wants 10).\nDry them on the rack.\nFill the jars hot.",
            &["10 minutes"],
            &["5, the"],
        ),
        (
            "Book the room for 40 people\n-> wrong, 30 is the limit now\nPut the chairs out\nCheck the mic",
            &["30"],
            &["40 people"],
        ),
        (
            "Send the minutes to the whole list. NO - only to the committee, see above.\nBook the hall.\nOrder the tea.",
            &["committee"],
            &["whole list"],
        ),
        (
            "Wash it at 60 degrees.\nCorrection from Jan: 40 degrees, 60 shrinks it.\nDry it flat.\nIron it inside out.",
            &["40 degrees"],
            &["wash it at 60"],
        ),
        (
            "The key is with Karin (now: with Tom).\nOpen the gate with the key.\nCheck the meter.",
            &[],
            &["with karin"],
        ),
        (
            "Previously: two people had to sign. Now one signature.\nSign the sheet.\nFile the sheet.\nRing the office.",
            &[],
            &["two people"],
        ),
        (
            "I wrote that you should grease the rail. Don't, it collects dust.\nWipe the rail dry.\nCheck the bolts.\nClose the lid.",
            &["wipe the rail"],
            &["grease the rail"],
        ),
        (
            "Cut the cloth to 60 x 90.\nNo: 60 x 80. The 90 is for the big frames.\nPin it to the frame.\nIron the edge.",
            &["60 x 80"],
            &["90"],
        ),
        (
            "Drain the radiator first. Skip this - the plumber did it in March.\nTake off the cover.\nDust the cover.\nScrew the cover back on.",
            &[],
            &["drain the radiator"],
        ),
        (
            "Use two bags of salt.\nMake that three. Two is for the small tank.\nStir it.\nClose the tank.",
            &["three"],
            &["two bags"],
        ),
        (
            "Leave the tap running. Forget that, water is expensive, turn it off.\nDry the sink.\nWipe the tap.\nClose the door.",
            &["turn it off"],
            &["tap running"],
        ),
    ]);
}

#[test]
fn what_was_forgotten_and_comes_first_goes_before() {
    order_in_work(&[(
        "Ann: You weigh the pallet. Oh, and you have to zero the scale first.",
        &["zero the scale", "weigh the pallet"],
    )]);
}

#[test]
fn a_case_that_is_waved_away_is_asked() {
    asked_in_work(&[
        (
            "Bob: And if it doesn't wake up? Like if it's ages?\nAnn: Then Marta does, well, it's, God. We'd have to see.",
            &["wake"],
        ),
        (
            "Ann: And if there's smoke in the bedroom then that's, that's a different kettle of fish, that is.",
            &["bedroom"],
        ),
        (
            "Bob: And if a group's late?\nAnn: Oh then, you know. Then it depends who's on the desk, really.",
            &["late"],
        ),
    ]);
}

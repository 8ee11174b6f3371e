//! Of several values that were told, the one that is meant: by whoever asks it back, by its unit, by what it is of.
use super::messages::sent;
use super::{check, check_in_work};

#[test]
fn a_value_that_is_asked_back_is_the_one_that_changes() {
    check_in_work(&[
        ("Ann: Overheads, a flat fifteen percent on the staff.
Ann: The sum's compared with the budget; when a heading's over by more than ten percent, a letter goes with it.
Bob: Is that fifteen still right? The new agreement has twenty in it.
Ann: Let me see. Twenty, since the first of April.", &["overheads, a flat twenty percent", "more than ten percent"], &["fifteen"]),
        ("Ann: Fill the tank to sixty litres.
Ann: Let it settle for forty minutes.
Ann: Then drain ten litres off the bottom.
Bob: Is that sixty still right? The new plate has eighty on it.
Ann: Eighty, since the summer.", &["fill the tank to eighty litres", "drain ten litres"], &["sixty"]),
        ("Ann: Put the loaves in at 230 degrees.
Ann: After ten minutes turn it down to 190 degrees.
Bob: Are you sure about the 230? The card has 240.
Ann: Oh. 240, yes.", &["loaves in at 240 degrees", "down to 190 degrees"], &["230"]),
        ("Ann: Charge the deposit of twelve percent.
Ann: For late returns charge five percent a day.
Bob: Is the twelve right? The new price list says fourteen.
Ann: Fourteen, that's true.", &["deposit of fourteen percent", "five percent a day"], &["twelve percent"]),
    ]);
}

#[test]
fn a_value_of_a_line_of_its_own_changes_no_other() {
    check_in_work(&[
        (
            "Ann: Soak the brushes for ten minutes.
Ann: Rinse them twice.
Ann: Oven at 80 degrees, and it's 4 minutes now.",
            &["soak the brushes for ten minutes"],
            &["soak the brushes for 4"],
        ),
        (
            "Ann: Instruments soak first, ten minutes, hinges open.
Ann: Bags get the date and your initials, the film side up in the tray.
Ann: 134 degrees, what's on the display, it's 4 minutes now. 4 minutes.",
            &["soak first, ten minutes"],
            &["soak first, 4"],
        ),
        (
            "Ann: Boil the syrup for six minutes.
Ann: Skim it.
Ann: The jars go in at 110 degrees, and it's 25 minutes now.",
            &[
                "boil the syrup for six minutes",
                "110 degrees .. 25 minutes",
            ],
            &["syrup for 25"],
        ),
    ]);
}

#[test]
fn what_was_taken_up_is_said_once_more() {
    check_in_work(&[
        (
            "Ann: Mix it with three litres of water and four scoops of salt.
Bob: Six scoops, four is nothing.
Ann: Go on then, six.",
            &["three litres of water and six scoops"],
            &["six litres"],
        ),
        (
            "Ann: Put in two kilos of sand and five shovels of gravel.
Bob: Seven shovels, five cracks.
Ann: All right, seven.",
            &["two kilos of sand and seven shovels"],
            &["seven kilos"],
        ),
        (
            "Ann: Fill the bucket, two litres of water with the eucalyptus, five drops.
Bob: Ten drops, five you can't smell.
Ann: Go on then, ten.",
            &["two litres of water .. ten drops"],
            &["ten litres"],
        ),
    ]);
}

#[test]
fn an_answer_to_a_question_changes_no_value_before_it() {
    check(&[
        (
            "Ann: Take the order number down and look it up.
Ann: Delivery takes 3 days, tell them that.
Bob: 8 for the islands.
Ann: Close the order with the tag SENT.
Cid: Can we add a free sample on top?
Ann: Yes, 2 pieces.",
            &["takes 3 days"],
            &["2 pieces for the islands", "takes 2"],
        ),
        (
            "Ann: Take the order number down and look it up.
Ann: Money takes 5 working days, tell them that.
Bob: 7 with credit cards.
Ann: For credit cards say 7.
Ann: Close the ticket with the tag REFUND.
Cid: Can we give them a voucher on top?
Ann: Yes, 10 euros.",
            &["for credit cards .. 7"],
            &["10 euros with credit cards"],
        ),
    ]);
}

#[test]
fn say_and_a_number_is_no_deed() {
    check_in_work(&[
        (
            "Ann: Posts every three metres along the hedge, closer where it's windy, say two.
Ann: Number each post.",
            &["every three metres along the hedge, closer where it's windy"],
            &["say two .. number"],
        ),
        (
            "Ann: Boxes go every ten metres along the wall, closer where there's droppings, say five.",
            &["closer where there's droppings .. five"],
            &[],
        ),
        (
            "Ann: Tyres on the van get three bar. For the trailer say four.",
            &["for the trailer .. four"],
            &[],
        ),
        (
            "Ann: You dip the roots in the feed. If the leaves are yellow you dip it in the acid, one second.",
            &["if the leaves are yellow, dip .. in the acid, one second"],
            &[],
        ),
        (
            "Ann: When the tip is cold you hold the wire in the flame, one second, and wipe it.",
            &["when the tip is cold, hold the wire in the flame, one second"],
            &[],
        ),
    ]);
}

#[test]
fn the_value_of_other_days_stands_beside_the_one_told() {
    check_in_work(&[
        (
            "Ann: You let the floor dry for thirty minutes before anyone plays.\nBob: When do we open?\nAnn: We open the doors at ten.\nCy: Eleven on Sundays.\nAnn: Right, eleven on Sundays.",
            &[
                "dry for thirty minutes",
                "open the doors at ten, eleven on sundays",
            ],
            &["eleven minutes"],
        ),
        (
            "Ann: You set the heater to fifty degrees.\nCy: Sixty degrees in winter.\nAnn: Yeah, sixty in winter.",
            &["heater to fifty degrees, sixty degrees in winter"],
            &[],
        ),
        (
            "Ann: We put three lifeguards on the pool.\nCy: Four on Saturdays.\nAnn: Four on Saturdays, yes.",
            &["three lifeguards on the pool, four on saturdays"],
            &[],
        ),
        (
            "Ann: You set the heater to fifty degrees.\nCy: Sixty now.\nAnn: Oh yes, sixty.",
            &["heater to sixty degrees"],
            &["fifty"],
        ),
    ]);
}

#[test]
fn how_many_there_are_of_another_kind_is_told_with_how_many_there_are() {
    check_in_work(&[
        (
            "Ann: You test the battery for ten seconds.\nBob: And the bolts?\nAnn: Twelve newton metres. There's six of them. No, eight on the new ones. Six on the old.",
            &[
                "battery for ten seconds",
                "there's six of them, eight on the new ones",
            ],
            &["seconds, eight", "eight seconds"],
        ),
        (
            "Ann: You put the heat mat at eighty degrees for two minutes. Three if it's stuck. No, I tell a lie, it's ninety degrees on the new mat.",
            &["ninety degrees for two minutes, three if it's stuck"],
            &["eighty"],
        ),
    ]);
}

#[test]
fn all_of_what_is_asked_about_is_a_yes() {
    check_in_work(&[
        (
            "Ann: You wipe the rail.\nBob: Do I test the smoke alarms?\nAnn: All of them.",
            &["test the smoke alarms"],
            &[],
        ),
        (
            "Ann: You wipe the rail.\nBob: Should we clean the front windows?\nAnn: Every one.",
            &["clean the front windows"],
            &["every windows"],
        ),
        (
            "Ann: You wipe the rail.\nBob: Do you charge the lamps?\nAnn: Both of them, yes.",
            &["charge the lamps"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_that_is_of_something_else_stays_out() {
    for (put_up, turned_down) in [
        ("thought it was 100", "100 was before the machine"),
        ("isnt it 100?", "100 was last year"),
        ("100 surely", "100 is only for the gala"),
        ("i thought 100", "100 is for the gala"),
        ("thought it was 100", "that was the old till"),
    ] {
        sent(&[(
            &format!("Bob: leave a float of £80\nPip: {put_up}\nBob: {turned_down}"),
            &["Leave a float of £80"],
        )]);
    }
    for taken in ["100 it is", "yeah 100", "100 is right"] {
        sent(&[(
            &format!("Bob: leave a float of £80\nPip: 100 surely\nBob: {taken}"),
            &["Leave a float of £100"],
        )]);
    }
}

#[test]
fn a_range_in_digits_is_put_right() {
    sent(&[
        (
            "Bob: put bays 2-8 on the map\nBob: *2-6",
            &["Put bays 2-6 on the map"],
        ),
        (
            "Bob: leave it 20-30 mins\nBob: sorry 30-40 these days",
            &["Leave it 30-40 mins"],
        ),
        (
            "Bob: put rosettes 1-6 on the table\nBob: waggiest tail is free so dont charge 4 that\nBob: sorry 1-4 this yr",
            &["Put rosettes 1-4 on the table", "Dont charge 4 that"],
        ),
        (
            "Bob: leave it 20-30 mins\nBob: actually 10-15 for small ones",
            &["Leave it 20-30 mins, 10-15 for small ones"],
        ),
    ]);
}

#[test]
fn the_unit_goes_with_its_number() {
    sent(&[
        (
            "Bob: check the panel every 2 hrs\nBob: *every hour",
            &["Check the panel every hour"],
        ),
        (
            "Bob: check the panel every 2 hrs\nBob: *every morning",
            &["Check the panel every morning"],
        ),
    ]);
}

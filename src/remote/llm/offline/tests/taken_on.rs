//! What another puts up in the place of something, and the teller says in the end with the same words; one deed of several
//! that needs no doing; another's number in the frame of the old one; ranges that share a bound.
use super::{check_in_work, check_messages};

#[test]
fn what_another_puts_up_is_told_by_the_teller_in_the_end() {
    check_messages(&[
        (
            "Ann: Register on the long table and papers on the short table.\nBob: The long table blocks the fire door. Register on the side table.\nAnn: Good point. Register on the side table then.",
            &["Register on the side table and papers on the short table"],
            &["long table", "fire door"],
        ),
        (
            "Ann: put the blue tins on the top shelf and the red ones below\nBob: the top shelf is too high for the kids. blue tins on the middle shelf\nAnn: good point. middle shelf then",
            &["Put the blue tins on the middle shelf and the red ones below"],
            &["top shelf", "too high"],
        ),
        (
            "Ann: park the tractor by the gate\nBob: the gate gets blocked by the milk lorry. tractor behind the shed\nAnn: fair. behind the shed then",
            &["Park the tractor behind the shed"],
            &["by the gate", "milk lorry"],
        ),
        (
            "Ann: stools first. winds 20 cm, brass 40 cm, timps on 60\nBob: the timps are on 40 with brass this season, the conductor wants to see them\nAnn: ah ok. timps 40",
            &["Winds 20 cm, brass 40 cm, timps on 40"],
            &["60", "conductor"],
        ),
        (
            "Ann: kennels: spaniels in 3, collies in 6\nBob: the collies are in 8 these days, there's a draught in 6\nAnn: oh right. collies 8",
            &["Spaniels in 3, collies in 8"],
            &["collies in 6", "draught"],
        ),
        (
            "Ann: so if it's them, you put the banner up on the shop and you wait\nBob: which banner?\nAnn: the yellow one\nBob: the yellow one is for delays. payments is the red one\nAnn: oh ok. the red one then",
            &["the red one"],
            &["yellow", "payments is"],
        ),
        // nobody puts anything up against it
        (
            "Ann: put the blue tins on the top shelf and the red ones below\nBob: the kids love those tins\nAnn: right. lids on then",
            &["Put the blue tins on the top shelf"],
            &["kids"],
        ),
    ]);
}

#[test]
fn of_one_not_another_the_two_change_places() {
    check_messages(&[
        (
            "Ann: import the zone in the new panel, \"merge\" not \"replace\"\nBob: hm. merge leaves their default record in\nAnn: oh true. ok replace then, I take it back",
            &["\"replace\" not \"merge\""],
            &["leaves their", "Replace then"],
        ),
        // what another adds to it
        (
            "Ann: send it by courier, not by post\nBob: courier's shut on fridays. I found out in May\nAnn: right. ok post then",
            &["by post, not by courier"],
            &["fridays", "May"],
        ),
        (
            "Ann: set the mixer to slow, not fast\nBob: slow leaves lumps in\nAnn: oh true. ok fast then",
            &["Set the mixer to fast, not slow"],
            &["lumps"],
        ),
        (
            "Ann: send it by courier, not by post\nBob: courier's shut on fridays\nAnn: right. ok post then",
            &["by post, not by courier"],
            &["fridays"],
        ),
        (
            "Ann: set the mixer to slow, not fast\nBob: got it\nAnn: lid on, then",
            &["Set the mixer to slow, not fast"],
            &["fast, not slow"],
        ),
    ]);
}

#[test]
fn one_of_several_deeds_is_left_out_where_another_says_that_it_needs_no_doing() {
    check_messages(&[
        (
            "Ann: at the end close the calendar entry and delete the snapshot after 48 hours\nBob: deleting it is automatic I think\nAnn: oh is it. ok so just close the entry",
            &["Close the calendar entry"],
            &["snapshot", "48 hours", "Close the entry"],
        ),
        (
            "Ann: then you sweep the pit and empty the oil tray\nBob: Kim empties the tray\nAnn: does she. ok, just sweep the pit then",
            &["Sweep the pit"],
            &["oil tray", "Kim"],
        ),
        (
            "Ann: print the list and mail it to the office\nBob: the mail goes out by itself I think\nAnn: does it? ok so just print the list",
            &["Print the list"],
            &["Mail"],
        ),
        (
            "Ann: check the oil, top up the screenwash, and reset the clock\nBob: the clock resets itself\nAnn: oh does it. skip that then",
            &["Check the oil", "Top up the screenwash"],
            &["clock"],
        ),
        (
            "Ann: open the shutters, lights on, kettle on\nBob: lights are on a sensor now\nAnn: are they? scrap that then",
            &["Open the shutters, kettle on"],
            &["lights on", "sensor"],
        ),
        // nothing was said of the other deed
        (
            "Ann: check the oil and top up the screenwash\nBob: nice day for it\nAnn: just check the oil carefully",
            &["Check the oil", "Top up the screenwash"],
            &[],
        ),
    ]);
}

#[test]
fn anothers_number_stands_in_the_frame_of_the_old_one() {
    check_messages(&[
        (
            "Ann: spares below 3 -> order 4\nBob: order 6, since the price thing. below 4\nAnn: +1",
            &["Spares below 4: order 6"],
            &["below 3", "order 4", "price"],
        ),
        (
            "Ann: if the tank drops below 20 open the valve\nBob: below 25, the sensor reads low\nAnn: yes",
            &["If the tank drops below 25"],
            &["below 20"],
        ),
        (
            "Ann: pay in the takings over 200\nBob: over 150 since the break-in\nAnn: yes",
            &["Pay in the takings over 150"],
            &["200"],
        ),
        // its teller keeps to it
        (
            "Ann: open the lid below 40 degrees\nBob: below 30, I thought\nAnn: no, 40",
            &["below 40 degrees"],
            &["below 30"],
        ),
    ]);
}

#[test]
fn ranges_are_put_right_by_those_that_share_a_bound() {
    check_messages(&[
        (
            "Ann: then you size them. over 110g is a 1, 85 to 110 is a 2, 65 to 85 is a 3\nBob: 66 to 85, and 86 to 110. You can't have 85 in both\nAnn: but yes he's right, 66 to 85 and 86 to 110",
            &["86 to 110 is a 2, 66 to 85 is a 3"],
            &["65 to 85", "110 to 110"],
        ),
        (
            "Ann: sort the apples. 70 to 80 mm is class one, 60 to 70 mm is class two\nBob: 60 to 69 and 70 to 80. 70 can't be both\nAnn: yes, 60 to 69 and 70 to 80",
            &["70 to 80 mm is class one, 60 to 69 mm is class two"],
            &["60 to 70"],
        ),
        (
            "Ann: sort the post. 1 to 50 goes to Joe, 50 to 100 goes to Kim\nBob: 51 to 100. 50 is Joe's\nAnn: yes 51",
            &["1 to 50 goes to Joe, 51 to 100 goes to Kim"],
            &["100 to 100", "1 to 51"],
        ),
    ]);
}

#[test]
fn of_two_hours_in_one_breath_the_nearer_is_put_right() {
    check_messages(&[
        (
            "Ann: be there for 5. steam for 10\nAnn: 4.30 rather, she's cold",
            &["Be there for 4.30", "Steam for 10"],
            &["she's cold"],
        ),
        (
            "Ann: start the ovens at 6. bread in by 9\nAnn: 5.30 rather, it's cold in there",
            &["Start the ovens at 5.30", "Bread in by 9"],
            &[],
        ),
        (
            "Ann: start the ovens at 6. bread in by 9\nAnn: 8.30 rather, the shop wants it",
            &["Start the ovens at 6", "Bread in by 8.30"],
            &[],
        ),
    ]);
    check_in_work(&[(
        "Ann: Leave it for five minutes.\nAnn: Four rather, it sticks.",
        &["for four minutes"],
        &["rather"],
    )]);
}

#[test]
fn a_number_has_the_unit_that_it_was_asked_back_with() {
    check_messages(&[
        (
            "Ann: you weigh the oil, eight percent of the wax\nBob: so 480 g\nAnn: 480 exactly",
            &["eight percent of the wax .. 480 g"],
            &[],
        ),
        (
            "Ann: mix the paint, a tenth hardener\nBob: so 50 ml\nAnn: 50 exactly",
            &["a tenth hardener .. 50 ml"],
            &[],
        ),
    ]);
}

#[test]
fn what_once_befell_somebody_and_whose_habit_it_was_is_no_part_of_a_step() {
    check_messages(&[
        (
            "Ann: if the mail's not there, check the webhook\nAnn: the webhook thing bit me in june, i spent a day in it",
            &["check the webhook"],
            &["bit me"],
        ),
        (
            "Ann: if the card is refused, ring the bank\nAnn: the bank thing cost me a week in may",
            &["ring the bank"],
            &["cost me"],
        ),
        (
            "Ann: clean the plug with the lock spray and blow with air\nBob: and then a drop of oil?\nAnn: My old boss always WD40. No. Oil collects dust",
            &["Blow with air"],
            &["old boss"],
        ),
        (
            "Ann: on friday you tidy the bays and put the loose stuff back\nBob: is there pizza this year\nAnn: there's always pizza",
            &["put the loose stuff back"],
            &["pizza"],
        ),
        (
            "Ann: then you count. what's in the cage and what's sold has to come to what we made, within 2%\nBob: ok",
            &["What's in the cage .. within 2%"],
            &[],
        ),
    ]);
}

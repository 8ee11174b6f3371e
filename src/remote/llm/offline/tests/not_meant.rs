//! What was begun and given up, heard and tried, wished for, struck out in one breath, or is of somebody's own day.
use super::{asked, check_messages, check_notes, messages};

/// Notes of a few lines between two plain deeds.
fn check_lines(rows: &[(&str, &[&str], &[&str])]) {
    for (lines, want, not) in rows {
        let whole = format!("fetch the trolley\n{lines}\nlock the store\n");
        check_notes(&[(whole.as_str(), *want, *not)]);
    }
}

#[test]
fn what_breaks_off_and_is_refused_at_once_was_not_meant() {
    check_messages(&[
        (
            "Ann: half lift the tray and slide it out from the.. no. dont. if it tips you lose the lot",
            &["lock the store"],
            &["lift the tray", "slide it", "tips"],
        ),
        (
            "Ann: half lift the tray and slide it out from the.. no. dont. the lid comes off first",
            &["lid comes off first"],
            &["slide"],
        ),
        (
            "Ann: unplug the freezer and pull it out by the.. no, don't. the hose tears",
            &["push the trolley"],
            &["freezer", "hose tears"],
        ),
        (
            "Ann: tip the kiln shelf on its side and.. no. leave it. it'll crack",
            &["lock the store"],
            &["kiln shelf", "leave", "crack"],
        ),
        (
            "Ann: lift the pony's hind leg 10 cm and tie it to the.. no. no dont. she panics",
            &[],
            &["hind leg", "tie it"],
        ),
        (
            "Bob: and if there's no key?\nAnn: jemmy the drawer 5 mm and fish it out with the.. no wait dont\nAnn: no key -> ask Jo",
            &["no key: ask jo"],
            &["jemmy", "fish it"],
        ),
    ]);
}

#[test]
fn where_there_is_none_a_word_tells_what_is_done() {
    check_messages(&[
        (
            "Ann: compare the serial\nAnn: no label -> stop, ask grit",
            &["no label: stop", "ask grit"],
            &["serial .. stop"],
        ),
        (
            "Ann: feel the neck\nAnn: no key -> wait, ring the porter",
            &["no key: wait", "ring the porter"],
            &["neck .. wait"],
        ),
    ]);
}

#[test]
fn what_was_heard_and_tried_in_vain_is_not_how_it_is_done() {
    check_lines(&[
        (
            "I read somewhere that you should freeze it overnight. Freeze for a night and thaw. I tried that once and it came apart",
            &["lock the store"],
            &["freeze", "thaw"],
        ),
        (
            "I saw on youtube that you rub salt on the leather. Rub it in and brush it off. Tried it once, it went white",
            &[],
            &["rub", "brush"],
        ),
        (
            "a neighbour told me to water them with tea. Cold tea, a cup per plant. I did that for a summer and they all died",
            &[],
            &["tea"],
        ),
        (
            "my aunt swears by vinegar. Add a spoon of vinegar. I tried it and couldn't taste anything but vinegar",
            &[],
            &["vinegar"],
        ),
        (
            "I read that you can boil the brushes. Boil them ten minutes. Never again, the glue went",
            &[],
            &["boil"],
        ),
        // it does
        (
            "I read that you should chill the pan. Chill the pan for an hour. I tried that once and it works a treat",
            &["chill the pan for an hour"],
            &[],
        ),
    ]);
}

#[test]
fn another_s_wish_that_was_only_noted_bids_nobody() {
    check_lines(&[
        (
            "Ruben said in the canteen he'd rather use screw caps. use screw caps, throw the corks in the sea. noted",
            &["lock the store"],
            &["screw caps", "corks"],
        ),
        (
            "Tom reckons he'd sooner bin the lot. bin the lot, buy new ones. ha",
            &[],
            &["bin the lot", "buy new"],
        ),
        (
            "Max would rather skip the test. skip the test and go home. lol",
            &[],
            &["skip", "go home"],
        ),
        // noted, and done
        (
            "Use screw caps, rinse the corks. noted",
            &["use screw caps"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_of_somebodys_own_day_is_no_step() {
    check_lines(&[
        (
            "(bring own lunch next time, canteen shut)",
            &["lock the store"],
            &["lunch"],
        ),
        (
            "(sit further forward next time, couldn't hear)",
            &[],
            &["forward"],
        ),
        ("buy milk, two pints, and ring mum", &[], &["milk", "mum"]),
        (
            "Fair is on the 4th, remember to book the van - that's for Moira not for Ewan.",
            &[],
            &["book the van"],
        ),
        (
            "Remember to order the cake - that's for home, not for here",
            &[],
            &["cake"],
        ),
        ("get petrol on the way home", &[], &["petrol"]),
        // of the work
        (
            "rub the trolley down\n(rub it harder next time, it was sticky)",
            &["rub the trolley down"],
            &[],
        ),
        ("if he is hot, ring mum", &["ring mum"], &[]),
        (
            "put the pink copy in the tray, that's for Moira",
            &["pink copy"],
            &[],
        ),
    ]);
}

#[test]
fn a_value_that_is_struck_out_in_one_breath_is_put_right() {
    check_lines(&[
        (
            "drip for 12 secs -- ignore the 12, that's the old carousel. 20 secs.",
            &["drip for 20 secs"],
            &["12", "carousel"],
        ),
        (
            "heat it to 60 degrees - never mind the 60, that was the old boiler. 55",
            &["55 degrees"],
            &["60", "boiler"],
        ),
        (
            "cut it 20 cm long\n(ignore the 20, wrong sheet. 25)",
            &["25 cm long"],
            &["20"],
        ),
        (
            "strings 3 mm above the board... scrap that, the jig sets it",
            &["lock the store"],
            &["strings", "jig"],
        ),
        (
            "feet 2 cm apart... scrap this, the frame does it: both of them must touch the rail",
            &["both of them must touch the rail"],
            &["2 cm", "the frame"],
        ),
        (
            "speed 16 a minute to start with, 22 when you're warm -- 22 is for the motor, we treadle, so 16 and stay there",
            &["speed 16 a minute to start with and stay there"],
            &["22", "motor"],
        ),
        (
            "heat 160 to start with, 200 when it's brown -- 200 is for the fan oven, ours is gas, so 160 and stay there",
            &["heat 160 to start with"],
            &["200", "gas"],
        ),
    ]);
}

#[test]
fn a_rate_is_put_right_with_what_it_makes_here() {
    check_lines(&[
        (
            "add one tablet per gallon, crushed\nActually that's one per five litres, so two",
            &["add two tablets, one per five litres, crushed"],
            &["gallon"],
        ),
        (
            "give one scoop per horse\nActually it's one per two horses, so three",
            &["give three scoops, one per two horses"],
            &["per horse"],
        ),
        (
            "use a capful per bucket\nthat's a capful per two buckets, sorry",
            &["use a capful per two buckets"],
            &["per bucket"],
        ),
        (
            "add two drops per litre\nActually that's two per ten litres",
            &["add two drops per ten litres"],
            &["per litre"],
        ),
    ]);
}

#[test]
fn a_name_that_is_asked_back_is_put_in_whole() {
    check_messages(&[
        (
            "Ann: send them the macro, it's called Refund done\nBob: it's called Refund confirmed in my list?\nAnn: yes that one, Refund confirmed",
            &["it's called refund confirmed"],
            &["done"],
        ),
        (
            "Ann: choose the profile, it's called Glossy thick\nBob: mine says Glossy heavy?\nAnn: yes that one, Glossy heavy",
            &["it's called glossy heavy"],
            &["thick"],
        ),
        (
            "Ann: run the report, it's called Stock week\nBob: I've got one called Stock weekly?\nAnn: yes that one, Stock weekly",
            &["it's called stock weekly"],
            &["stock week,"],
        ),
    ]);
}

#[test]
fn a_year_that_is_named_first_and_words_in_quotes_tell_a_story() {
    check_messages(&[
        (
            "Bob: 2017, the tenor fell off the stage, got up, kept singing. \"leave him there\" said the boss\nAnn: seal the crate",
            &["seal the crate"],
            &["tenor", "leave him"],
        ),
        (
            "Bob: last year the cake slid off the van. \"eat it anyway\" said the bride\nAnn: lol. seal the crate",
            &["seal the crate"],
            &["eat it"],
        ),
    ]);
    let draft =
        messages("Ann: Seal the crate.\nBob: 2009, the lid blew off and hit Jo.\nAnn: Lock up.");
    assert!(asked(&draft).is_empty(), "{:?}", asked(&draft));
}

//! A thing with another place or time than it was told or asked with; what others do their own way, and what only feels long.
use super::check_in_work;

#[test]
fn what_is_denied_gives_way_to_the_place_or_time_of_the_thing() {
    check_in_work(&[
        (
            "Ann: You clean the jars the night before. No. Jars in the morning, they get dusty.",
            &["clean the jars in the morning"],
            &["night before", "they get dusty"],
        ),
        (
            "Ann: Label the bottles the same day.\nBob: No. Labels next day, the bottles are wet.\nAnn: Yes, next day.",
            &["label the bottles next day"],
            &["same day"],
        ),
        (
            "Ann: You stack the chairs against the wall.\nBob: No, no, chairs under the stage.\nAnn: Oh yes, under the stage.",
            &["stack the chairs under the stage"],
            &["against the wall"],
        ),
        (
            "Ann: Put the trays in the top oven. Oh no, the trays in the bottom one.",
            &["put the trays in the bottom one"],
            &["top oven"],
        ),
        (
            "Ann: Wash the filters on Monday. Nope. Filters on Friday now.",
            &["wash the filters on friday"],
            &["monday"],
        ),
    ]);
}

#[test]
fn what_is_asked_is_told_with_the_place_or_time_of_the_answer() {
    check_in_work(&[
        (
            "Bob: So I stack the chairs against the wall?\nAnn: No, chairs under the stage. The wall's for tables.",
            &["stack the chairs under the stage"],
            &["against the wall"],
        ),
        (
            "Bob: The sheets go in the blue bag?\nAnn: No, in the white one.",
            &["the sheets go in the white one"],
            &["blue bag"],
        ),
        (
            "Bob: Do the towels go in the top drawer?\nAnn: No, the bottom one.",
            &["the towels go in the bottom drawer"],
            &["top drawer"],
        ),
        (
            "Bob: And then I wash the filters on Monday?\nAnn: No, filters on Friday.",
            &["wash the filters on friday"],
            &["monday"],
        ),
        (
            "Bob: And if it's over ten it gets split between two people, is that right?\nAnn: Over ten, yes, more or less.",
            &["if it's over ten, it gets split between two people"],
            &[],
        ),
    ]);
}

#[test]
fn what_others_do_with_theirs_is_no_step() {
    check_in_work(&[
        (
            "Ann: Fill it to the second line. Dave fills his to the top and he's always mopping up.",
            &["to the second line"],
            &["to the top"],
        ),
        (
            "Ann: Set the dryer at fifty-five percent. Ronnie sets his at forty and it cracked a table.",
            &["set the dryer at fifty-five percent"],
            &["forty"],
        ),
        (
            "Ann: Each driver signs his in at the desk.",
            &["each driver signs his in at the desk"],
            &[],
        ),
    ]);
}

#[test]
fn how_long_it_feels_is_no_value() {
    check_in_work(&[
        (
            "Ann: You leave it forty minutes. It feels like two hours when it's cold.",
            &["forty minutes"],
            &["two hours"],
        ),
        (
            "Ann: Rock the drum for a minute. It feels like ten.",
            &["rock the drum for a minute"],
            &["ten"],
        ),
    ]);
}

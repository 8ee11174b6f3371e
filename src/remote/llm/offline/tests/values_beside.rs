//! Late messages: a value for another case beside the first, what is done without and why, and a thing that is named twice.
use super::messages::sent;

#[test]
fn a_starred_value_of_another_case_is_told_beside() {
    sent(&[
        (
            "Bob: use 2 scoops\nBob: *3 for the big dogs",
            &["Use 2 scoops, 3 for the big dogs"],
        ),
        (
            "Bob: charge £5\nBob: *£3 for members",
            &["Charge £5, £3 for members"],
        ),
        (
            "Bob: open the doors at 9\nBob: *half 8 on sundays",
            &["Open the doors at 9, half 8 on sundays"],
        ),
        (
            "Bob: wait 10 mins\nBob: *20 if its the old boiler",
            &["Wait 10 mins, 20 if its the old boiler"],
        ),
        (
            "Bob: float £50, rest in the bag\nTom: i thought float was 80\nBob: 80 on sat + sun",
            &["Float £50, 80 on sat + sun", "Rest in the bag"],
        ),
        (
            "Bob: soak for 10 mins\nTom: isnt it 15?\nBob: 15 for the big ones",
            &["Soak for 10 mins, 15 for the big ones"],
        ),
        // it puts right
        ("Bob: use 2 scoops\nBob: *3", &["Use 3 scoops"]),
        (
            "Bob: soak for 10 mins\nBob: sorry an hr",
            &["Soak for an hr"],
        ),
    ]);
}

#[test]
fn why_something_is_done_without_takes_no_place() {
    for late in [
        "scrap the lamp, its broken",
        "forget the lamp, theyre all online",
        "scrap the lamp, the bulb fell off",
        "scrap the lamp its all on the board now",
    ] {
        let said = format!("Bob: tidy up\nBob: take a lamp\nBob: {late}");
        sent(&[(&said, &["Tidy up"])]);
    }
    sent(&[(
        "Bob: tidy up\nBob: take a lamp\nBob: scrap the lamp, torch now",
        &["Tidy up", "Take a torch"],
    )]);
}

#[test]
fn what_is_not_taken_and_why() {
    sent(&[
        (
            "Bob: use pump 2 not pump 1, pump 1 leaks",
            &["Use pump 2 not pump 1", "Pump 1 leaks"],
        ),
        (
            "Bob: use the back door not the side door, the side door sticks",
            &["Use the back door not the side door, the side door sticks"],
        ),
    ]);
}

#[test]
fn how_long_is_enough_in_the_place_of_the_whole_time() {
    sent(&[
        (
            "Bob: leave the sign up for the week\nBob: edit: two days is enough",
            &["Leave the sign up for two days"],
        ),
        (
            "Bob: call the client back after a month\nBob: edit: after two weeks is fine, a month is too long",
            &["Call the client back after two weeks"],
        ),
        (
            "Bob: keep the dough in the fridge for the night\nBob: 6 hours is plenty",
            &["Keep the dough in the fridge for 6 hours"],
        ),
    ]);
}

#[test]
fn a_value_put_right_and_a_deed_that_broke_off() {
    super::check_messages(&[
        (
            "Ann: doors at 7, close at 10\nAnn: doors at 5 not 7",
            &["Doors at 5"],
            &["doors at 7"],
        ),
        (
            "Ann: swab the.. no. leave the wound. cover it and call",
            &["Leave the wound"],
            &["swab"],
        ),
    ]);
}

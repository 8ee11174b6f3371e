//! What belongs together in a sentence stays together: a front and its deed, a case and what is done in it, a thing and
//! what narrows it.
use super::{check_in_work, check_messages};

#[test]
fn words_behind_a_deed_stay_with_it_and_open_no_other() {
    check_in_work(&[
        (
            "Ann: You go along it with your hand, with a glove on, and you feel for cuts.",
            &[
                "go along it with your hand, with a glove on",
                "feel for cuts",
            ],
            &["with a glove on, feel"],
        ),
        (
            "Ann: You switch all of them off, at the isolator, and you hang your own tag on it.",
            &[
                "switch all of them off, at the isolator",
                "hang your own tag",
            ],
            &["at the isolator, hang"],
        ),
        (
            "Ann: Under one you dose, over three you close the pool.",
            &["under one, dose", "over three, close the pool"],
            &["over three, dose", "dose, over three"],
        ),
        (
            "Ann: At the end of the shift count the float and lock the drawer.",
            &[
                "at the end of the shift, count the float",
                "lock the drawer",
            ],
            &[],
        ),
        (
            "Ann: You get the sun behind you over your shoulder.",
            &["get the sun behind you over your shoulder"],
            &[],
        ),
        (
            "Ann: If someone is ill, dial 112 first, then the firm.\nAnn: Sign out of order on every floor.",
            &["dial 112 first, then the firm", "sign out of order"],
            &["the firm, sign"],
        ),
    ]);
}

#[test]
fn how_something_is_may_be_a_case() {
    check_in_work(&[
        (
            "Ann: Seal's good, you leave that one, seal's broken, you count against the card.",
            &[
                "seal's good: leave that one",
                "seal's broken: count against the card",
            ],
            &[],
        ),
        (
            "Ann: Light's green, you go in, light's red, you wait.",
            &["light's green: go in", "light's red: wait"],
            &[],
        ),
        (
            "Ann: If the label is fine, you scan it, and the label's torn, you print a new one.",
            &["the label's torn: print a new one"],
            &["fine, print"],
        ),
        (
            "Ann: Check the slings. Whatever goes in the bin you first cut through.",
            &["whatever goes in the bin, cut through"],
            &[],
        ),
        (
            "Ann: With the children on the list you don't text at all, you phone them right away.",
            &["with the children on the list, don't text at all, phone them right away"],
            &[],
        ),
        (
            "Ann: I take the prints and if he has a rash or a cut then we make a new appointment.",
            &["if he has a rash or a cut, make a new appointment"],
            &[],
        ),
        (
            "Ann: It has to be between one and three. Over three, I mean, you close it.",
            &["over three, close it"],
            &[],
        ),
    ]);
}

#[test]
fn things_of_a_kind_stand_before_what_is_done_with_them() {
    check_in_work(&[
        (
            "Ann: Lame ones you mark with the blue spray.",
            &["mark lame ones with the blue spray"],
            &[],
        ),
        (
            "Ann: Roses you leave in the paper overnight.",
            &["leave roses in the paper overnight"],
            &[],
        ),
        (
            "Ann: Cut the stems.\nAnn: Hydrangeas are different, they drink through the head, so you dip the head under.",
            &["hydrangeas: dip the head under"],
            &[],
        ),
    ]);
}

#[test]
fn what_narrows_a_step_is_added_to_it() {
    check_in_work(&[
        (
            "Ann: Check the rope. Every time.",
            &["check the rope, every time"],
            &[],
        ),
        (
            "Ann: Check that the doors are closed. All nine.",
            &["check that the doors are closed, all nine"],
            &[],
        ),
        (
            "Ann: Open the contract. The signed one. Not what the mail says.",
            &["open the contract, the signed one"],
            &[],
        ),
        // another case, with a value of its own
        (
            "Ann: Fill the tank with ten litres. Not for the small van, that one takes six.",
            &[
                "fill the tank with ten litres",
                "small van, that one takes six",
            ],
            &["fill the tank with six"],
        ),
    ]);
}

#[test]
fn what_is_never_done_to_a_thing_warns() {
    check_in_work(&[
        (
            "Ann: The trolley's never left open.",
            &["the trolley's never left open"],
            &[],
        ),
        (
            "Ann: Keys are never given out at the desk.",
            &["keys are never given out at the desk"],
            &[],
        ),
    ]);
}

#[test]
fn it_is_what_the_question_was_about() {
    check_in_work(&[
        (
            "Ann: Open the crate.\nMo: Who does the condition report?\nAnn: You sign it.",
            &["sign the condition report"],
            &[],
        ),
        (
            "Ann: Scan the parcel.\nMo: And who locks the cage?\nAnn: The last one out locks it.",
            &["the last one out locks the cage"],
            &[],
        ),
        (
            "Ann: Put the bags in the van.\nMo: And the trolley?\nAnn: You push it back in the bay.",
            &["push the trolley back in the bay"],
            &[],
        ),
        // somebody who is called is no thing
        (
            "Ann: Over six degrees you phone the dairy. You smell it and look at it.",
            &["smell it"],
            &["smell the dairy"],
        ),
    ]);
}

#[test]
fn a_deed_that_names_nothing_is_no_other_thing_named() {
    check_in_work(&[(
        "Ann: Push the gas in, up to one bar.\nAnn: Then cap it. A blue cap is washed.",
        &["cap it", "a blue cap is washed"],
        &[],
    )]);
}

#[test]
fn whoever_does_it_is_said_again() {
    check_in_work(&[
        (
            "Ann: Kegs come back and you, um, first of all you let the pressure out.",
            &["let the pressure out"],
            &["first of all"],
        ),
        (
            "Ann: You unlock the box, and then you just, well, you take everything out.",
            &["take everything out"],
            &["well"],
        ),
        (
            "Ann: Unlock the side door, not the front, the front stays shut till ten.",
            &["not the front, the front stays shut till ten"],
            &[],
        ),
    ]);
}

#[test]
fn what_happened_once_is_no_step() {
    check_in_work(&[
        (
            "Ann: Once I let him go and it was sixty short.",
            &[],
            &["let him"],
        ),
        (
            "Ann: Once we left the door open and the whole batch froze.",
            &[],
            &["door open", "froze"],
        ),
        (
            "Ann: Once a guy from a film crew wanted it cranked all the way.",
            &[],
            &["film"],
        ),
        (
            "Ann: Once a year the brigade checks the hoses.",
            &["once a year, the brigade checks the hoses"],
            &[],
        ),
        (
            "Ann: Once we've counted the till, you take the bag upstairs.",
            &["take the bag upstairs"],
            &[],
        ),
        (
            "Ann: You bring them in calm, because when they are afraid they hold the milk and they also dirty the parlour.",
            &["bring them in calm"],
            &["hold the milk"],
        ),
    ]);
}

#[test]
fn what_is_pressed_is_called_by_what_stands_on_it() {
    check_in_work(&[
        (
            "Ann: Write both on the chart.\nAnn: Press reset after you've written it down.",
            &["press reset after you've written it down"],
            &[],
        ),
        (
            "Ann: Put the tin under the nozzle.\nAnn: Press dispense, don't touch the tin while it runs.",
            &["press dispense", "don't touch the tin"],
            &[],
        ),
    ]);
}

#[test]
fn any_thing_of_a_kind_is_a_case() {
    check_in_work(&[
        (
            "Ann: Sweep the van.\nAnn: Any scratch, take a photo and send it to the office.",
            &["any scratch: take a photo", "send it to the office"],
            &[],
        ),
        (
            "Ann: Candle the eggs.\nAnn: The dirty ones don't get washed.",
            &["the dirty ones don't get washed"],
            &[],
        ),
        (
            "Ann: First coat thin. Wait ten minutes. Second coat full.\nAnn: The gun gets cleaned straight away.",
            &["second coat full", "the gun gets cleaned straight away"],
            &["full: the gun"],
        ),
    ]);
}

#[test]
fn what_happened_once_takes_no_deed_with_it() {
    check_in_work(&[
        (
            "Ann: Close the lid, we had a bird in there last summer.",
            &["close the lid"],
            &["bird"],
        ),
        (
            "Ann: Wear the gloves, I once cut my hand on the blade.",
            &["wear the gloves"],
            &["cut my hand"],
        ),
        (
            "Ann: Tins in the crate, bread on top, last week we had flat baps.",
            &["tins in the crate", "bread on top"],
            &["baps"],
        ),
    ]);
}

#[test]
fn a_name_before_a_colon_is_the_case_of_what_is_done() {
    check_in_work(&[(
        "Ann: Green: check the batch numbers.\nAnn: Red: don't put it in the fridge with the rest.",
        &[
            "green: check the batch numbers",
            "red: don't put it in the fridge",
        ],
        &[],
    )]);
}

#[test]
fn a_thing_goes_before_its_deed_without_a_pause() {
    check_messages(&[
        (
            "Ann: and then the crate turn it over and write the number on the bottom",
            &["the crate: turn it over", "write the number on the bottom"],
            &[],
        ),
        (
            "Ann: the torch you change the batteries once a day in the morning not at every reset",
            &["the torch: change the batteries once a day"],
            &[],
        ),
        (
            "Ann: For cash, notes or coins, count it twice before you bag it.",
            &["for cash, notes or coins, count it twice"],
            &[],
        ),
        (
            "Ann: and they sign the card after you've put the number on not before",
            &["they sign the card after you've put the number on not before"],
            &[],
        ),
    ]);
}

#[test]
fn a_duty_in_a_reason_and_a_deed_that_comes_only_then_are_told() {
    check_in_work(&[
        (
            "Ann: The script goes in the folder because we've to keep them for ninety days.",
            &["keep them for ninety days"],
            &["because"],
        ),
        (
            "Ann: You watch them swallow. And only after that you sign the chart. Signing before, that's a lie on paper.",
            &["watch them swallow", "sign the chart"],
            &["only after", "sign before"],
        ),
        (
            "Ann: Leave it on the bench for ten.\nAnn: Ten minutes.",
            &["on the bench for ten minutes"],
            &["ten, ten"],
        ),
    ]);
}

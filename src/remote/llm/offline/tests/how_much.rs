//! How often, how much and of what: put right, worked out by another, told with a pause for thought, or in its unit.

use super::between_deeds as holds;

#[test]
fn how_often_is_put_right_by_how_often() {
    for (line, want) in [
        (
            "Turn the wheel every day. No, twice a day, morning and evening.",
            "Turn the wheel twice a day, morning and evening",
        ),
        (
            "Oil the chain once a month. Sorry, every other week.",
            "Oil the chain every other week",
        ),
        (
            "Rinse the filter every shift, no, three times a shift.",
            "Rinse the filter three times a shift",
        ),
        (
            "Check the oil daily.\nBob: Every day?\nAnn: No, sorry, every other day.",
            "Check the oil every other day",
        ),
        (
            "Test the alarm weekly.\nBob: I thought it was once a month now.\nAnn: Oh yeah, once a month.",
            "Test the alarm once a month",
        ),
        // told again, it is put right by nothing
        (
            "Test the alarm every two weeks.",
            "Test the alarm every two weeks",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn one_value_is_put_right_by_several_each_for_its_own() {
    for (line, want) in [
        (
            "Take off eight millimetres. No, six for a hind, eight for a front.",
            "Take off six millimetres for a hind, eight for a front",
        ),
        (
            "You take off, what, eight millimetres? No, for a hind six, fronts eight.",
            "Take off for a hind six millimetres, fronts eight",
        ),
        (
            "Give them three scoops. Sorry, two for the young ones and three for the rest.",
            "Give them two scoops for the young ones and three for the rest",
        ),
        ("Wait ten minutes. No, twenty.", "Wait twenty minutes"),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn a_value_with_a_pause_for_thought_is_no_question() {
    for (line, want) in [
        (
            "You trim off, what, eight millimetres? With the small knife.",
            "Trim off eight millimetres, with the small knife",
        ),
        (
            "You cut the strip to, I don't know, forty centimetres? No, fifty.",
            "Cut the strip to fifty centimetres",
        ),
    ] {
        holds(line, &[want]);
    }
    let draft = super::talk(
        "Ann: Load the van.\nBob: And you wait, what, ten minutes?\nAnn: Ten, yes. Close the door.",
    );
    assert!(draft.open_questions.is_empty());
}

#[test]
fn half_of_it_worked_out_is_no_other_value() {
    for (line, wanted) in [
        (
            "Bake the pie for forty minutes. And rotate the tray halfway.\nBob: So at twenty.\nAnn: Twenty, yes.",
            &[
                "Bake the pie for forty minutes",
                "Rotate the tray halfway, at twenty minutes",
            ][..],
        ),
        (
            "Charge the drill for six hours, and swap the leads at half time.\nBob: After three.\nAnn: Three, right.",
            &[
                "Charge the drill for six hours",
                "Swap the leads at half time, after three hours",
            ],
        ),
        (
            "Soak the hide for six days. Turn it half way through.\nBob: So after three days?\nAnn: No, after two.",
            &[
                "Soak the hide for six days",
                "Turn the hide half way through, after two days",
            ],
        ),
        (
            "Bake the pie for forty minutes.\nBob: I thought it was twenty.\nAnn: Yes, twenty.",
            &["Bake the pie for twenty minutes"],
        ),
    ] {
        holds(line, wanted);
    }
}

#[test]
fn the_unit_is_told_after_its_number_with_more_words() {
    for (line, want) in [
        (
            "Cut the strip to forty. Millimetres, of course.",
            "Cut the strip to forty millimetres",
        ),
        (
            "Set the oven to one eighty. Celsius, obviously.",
            "Set the oven to one eighty Celsius",
        ),
        (
            "Set the dial to sixty. Percent, I mean.",
            "Set the dial to sixty percent",
        ),
        (
            "Set the dial to sixty. Percent, not degrees, mind.",
            "Set the dial to sixty percent, not degrees",
        ),
        (
            "Sprinkle salt on the top, right. About a tablespoon.",
            "Sprinkle salt on the top, about a tablespoon",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn what_is_cooled_is_no_nod_and_a_thing_ends_at_how_much() {
    for (line, wanted) in [
        (
            "Rotate the tray halfway. Then cool it.",
            &["Rotate the tray halfway", "Cool the tray"][..],
        ),
        (
            "Turn the frame ninety degrees. Then push it in.",
            &["Turn the frame ninety degrees", "Push the frame in"],
        ),
        (
            "Stir the paint twice. Then pour it.",
            &["Stir the paint twice", "Pour the paint"],
        ),
    ] {
        holds(line, wanted);
    }
}

//! What is said of a thing told once more, of another kind of thing told as its own, and what says nothing of the work.
use super::check_in_work;

#[test]
fn what_is_said_of_a_thing_is_told_once_with_its_last_end() {
    check_in_work(&[
        (
            "Ann: Scan the slip, and it goes in the shredder. Scratch that, it goes in the confidential bin, the shredder broke.",
            &["Scan the slip .. it goes in the confidential bin"],
            &["shredder"],
        ),
        (
            "Ann: Fold the towel and it goes on the top shelf. Sorry, it goes on the bottom shelf.",
            &["Fold the towel .. it goes on the bottom shelf"],
            &["top shelf"],
        ),
        (
            "Ann: Scan the form and it goes in the tray, no, it goes in the safe.",
            &["Scan the form .. it goes in the safe"],
            &["tray"],
        ),
        (
            "Ann: Print the card, and it's stuck on the drum. Scratch that, it's stuck on the side.",
            &["Print the card .. stuck on the side"],
            &["drum"],
        ),
        // the value alone is put right
        (
            "Ann: Weigh the bag and it needs two stickers. Scratch that, it needs three.",
            &["Weigh the bag .. it needs three stickers"],
            &["two stickers"],
        ),
        // the sentence before ends in one of its words
        (
            "Ann: Print the card and it. No, it goes on the side.",
            &["Print the card"],
            &[],
        ),
        // it goes there as well
        (
            "Ann: Fold the towel and it goes on the top shelf. You put the cap on.",
            &["it goes on the top shelf", "Put the cap on"],
            &[],
        ),
    ]);
}

#[test]
fn another_kind_that_differs_has_its_value_beside() {
    check_in_work(&[
        (
            "Ann: Torque it to a hundred and ten newton metres. Vans are different, hmm, one sixty. No, one eighty for vans.",
            &["a hundred and ten newton metres, one eighty for vans"],
            &["one sixty"],
        ),
        (
            "Ann: Bake it for forty minutes. The big ones get longer. Sixty.",
            &["for forty minutes, sixty for the big ones"],
            &[],
        ),
        (
            "Ann: Feed them twice a day. With puppies it's different, it's four times.",
            &["Feed them twice a day, four times for puppies"],
            &[],
        ),
        (
            "Ann: Charge ten pounds. It's less for students. Six.",
            &["Charge ten pounds, six for students"],
            &[],
        ),
        (
            "Ann: Soak it for eight hours. The small ones don't need that long, four.",
            &["for eight hours, four for the small ones"],
            &[],
        ),
        // of what was told before
        (
            "Ann: Mix the grout with two litres. Wait ten minutes. The grout takes three.",
            &["Mix the grout with two litres", "Wait ten minutes"],
            &["three for the grout"],
        ),
    ]);
}

#[test]
fn one_of_two_is_left() {
    check_in_work(&[
        (
            "Ann: Walk the floors at three and at five. Actually only at three now. Five is the guard.",
            &["Walk the floors at three"],
            &["five"],
        ),
        (
            "Ann: Feed the goats morning and night. Only at night now.",
            &["Feed the goats at night"],
            &["morning"],
        ),
        (
            "Ann: Send the slip to Carla and Quentin. Actually just Carla these days.",
            &["Send the slip to Carla"],
            &["Quentin", "these days"],
        ),
        (
            "Ann: Check the fridges at eight and at noon. Only at noon in summer.",
            &["at eight and at noon"],
            &[],
        ),
    ]);
}

#[test]
fn which_of_several_it_is_is_told_when_asked() {
    check_in_work(&[
        (
            "Ann: You put forty grams through. Thirty-five, forty, something like that.\nBob: Which one is it?\nAnn: Let's say forty. That's what the packet says.",
            &["Put forty grams through"],
            &["thirty-five", "something like that"],
        ),
        (
            "Ann: Put in three or four scoops.\nBob: Which is it?\nAnn: Four. It says four on the bag.",
            &["Put in four scoops"],
            &["three"],
        ),
        (
            "Ann: Hold it for ten seconds.\nBob: Ten?\nAnn: Well, until it clicks.",
            &["Hold it until it clicks"],
            &["ten"],
        ),
        (
            "Ann: Give them four for shirts, six for towels. Hang on, is it six? No it's seven. Seven for towels.",
            &["four for shirts, seven for towels"],
            &["six"],
        ),
    ]);
}

#[test]
fn what_somebody_says_of_how_they_tell_it_is_none_of_the_work() {
    check_in_work(&[
        (
            "Ann: When a guest comes in, the first thing you do is say hello. I know that sounds silly. You take their coat.",
            &["When a guest comes in, say hello", "Take their coat"],
            &["silly"],
        ),
        (
            "Ann: Don't use the impact gun to tighten. Ever. You take the nuts off by hand.",
            &["Don't use the impact gun", "Take the nuts off by hand"],
            &["Ever"],
        ),
        (
            "Ann: Check the gas. Forgot that. The gauge has to be over a quarter.",
            &["Check the gas", "The gauge has to be over a quarter"],
            &["forgot"],
        ),
        (
            "Ann: Check the frames.\nBob: What about queen cells?\nAnn: That's a different story, we'll do that another day.\nBob: Fine.\nAnn: Put everything back.",
            &["Check the frames", "Put everything back"],
            &["For queen cells"],
        ),
        (
            "Ann: Turn the roof upside down next to the hive, and put the boxes on that.\nBob: Why upside down?\nAnn: So you don't squash any. You take the board off.",
            &[
                "Turn the roof upside down next to the hive",
                "Take the board off",
            ],
            &["squash"],
        ),
        (
            "Ann: Rinse it under cold water. Not hot. Hot makes the blood stick.",
            &["under cold water, not hot"],
            &["blood"],
        ),
        (
            "Ann: You roll it from the middle out, yeah, that's right.",
            &["from the middle out"],
            &["right"],
        ),
        (
            "Ann: Put the date on the bag. It's sixty days for wrapped, no, forget that, we don't wrap any more. Twelve months for bags.",
            &["Put the date on the bag. Twelve months for bags"],
            &["sixty"],
        ),
    ]);
}

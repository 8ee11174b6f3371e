//! What happens to a thing, said without whoever does it; and a thing that stands in front of what is done with it.
use super::check_in_work;

#[test]
fn a_thing_may_stand_in_front_of_its_deed() {
    check_in_work(&[
        (
            "Ann: The tray gets lifted out and goes in the dishwasher, the wands you wipe with the blue cloth.",
            &[
                "goes in the dishwasher",
                "the wands: wipe with the blue cloth",
            ],
            &["dishwasher, the wands"],
        ),
        (
            "Ann: The glasses go on the shelf, the cups you put upside down on the tray.",
            &["the glasses go on the shelf", "the cups: put upside down"],
            &["shelf, the cups"],
        ),
        (
            "Ann: Blankets are folded and put in the trunk, the pillows you shake out first.",
            &[
                "blankets are folded and put in the trunk",
                "the pillows: shake out first",
            ],
            &["trunk, the pillows"],
        ),
        (
            "Ann: Fill in the form, the one you print from the intranet.",
            &["fill in the form, the one you print"],
            &["the one: "],
        ),
        (
            "Ann: Use the slide sheet, the two of you don't lift.",
            &["use the slide sheet"],
            &["the two of: "],
        ),
    ]);
}

#[test]
fn a_thing_that_is_shown_is_named_in_what_is_done_with_it() {
    check_in_work(&[
        (
            "Ann: There's a little clip on the end of the pin, you pull that off and unscrew the pin.",
            &["the little clip on the end of the pin", "unscrew the pin"],
            &["pull that off and unscrew"],
        ),
        (
            "Ann: The wheel comes out first, and then there's a clip on the pin, you pull that off.",
            &[
                "the wheel comes out first",
                "the clip on the pin: pull that off",
            ],
            &["first, and then"],
        ),
        (
            "Ann: There are two screws behind the panel, you take those out first.",
            &["the two screws behind the panel: take those out first"],
            &[],
        ),
        (
            "Ann: Open the lid. There's a list on the door, you check that the names are right.",
            &["check that the names are right"],
            &["the list on the door"],
        ),
        (
            "Ann: Fill the old holes with glue, the white wood glue, you leave it a day.",
            &["fill the old holes with glue, the white wood glue"],
            &["the white wood glue: "],
        ),
    ]);
}

#[test]
fn what_happens_to_a_thing_is_told_whole() {
    check_in_work(&[
        (
            "Ann: Then the plug is pulled off the truck and put in the charger, and you wait till the lamp goes orange.",
            &[
                "the plug is pulled off the truck and put in the charger",
                "wait till the lamp goes orange",
            ],
            &[],
        ),
        (
            "Ann: When the door's closed and locked put the key in the box.",
            &["when the door's closed and locked, put the key in the box"],
            &[],
        ),
        (
            "Ann: Open the file. It's sent encrypted, and the password in a separate letter.",
            &[
                "open the file",
                "it's sent encrypted, and the password in a separate letter",
            ],
            &["open the file. it's"],
        ),
        (
            "Ann: Open the claim. Then they're sent the confirmation, the same day.",
            &["open the claim", "they're sent the confirmation"],
            &["claim. they're"],
        ),
        (
            "Ann: Other people's names are blacked out.",
            &["other people's names are blacked out"],
            &[],
        ),
        (
            "Ann: When they're off, you cross the child out on the board.",
            &["when they're off, cross the child out on the board"],
            &[],
        ),
    ]);
}

#[test]
fn how_it_is_not_done_stays_with_how_it_is() {
    check_in_work(&[
        (
            "Ann: Before the new ones go in you push the pistons back with the lever, slowly, and never with a screwdriver.",
            &["push the pistons back with the lever, slowly, and never with a screwdriver"],
            &[],
        ),
        (
            "Ann: Stack them against the wall, but never over the vent.",
            &["stack them against the wall, but never over the vent"],
            &[],
        ),
        (
            "Ann: The keys go to the guard, never to the driver.",
            &["the keys go to the guard, never to the driver"],
            &[],
        ),
        (
            "Ann: The tape has to come off, within five minutes let's say, because otherwise it tears.",
            &["the tape has to come off, within five minutes"],
            &["let's say", "minutes, say"],
        ),
    ]);
}

#[test]
fn an_answer_tells_what_becomes_of_the_thing_asked_about() {
    check_in_work(&[
        (
            "Ann: The list goes to the office.\nBen: And the copies?\nAnn: Stay in the binder.",
            &["the copies stay in the binder"],
            &[],
        ),
        (
            "Ann: The list goes to the office.\nBen: And the badge?\nAnn: Is handed in at the desk.",
            &["the badge is handed in at the desk"],
            &[],
        ),
        (
            "Ann: Open the file.\nBen: And the heating?\nAnn: The heating shouldn't ever be put above sixteen degrees.",
            &[
                "open the file",
                "the heating shouldn't ever be put above sixteen",
            ],
            &["file, the heating"],
        ),
        (
            "Ann: If it's under ten you add water.\nBen: And over fifty?\nAnn: Then you call me.",
            &["over fifty, call me"],
            &[],
        ),
        (
            "Ann: Read out the time.\nBen: And more than four hours?\nAnn: You change one thing.",
            &["more than four hours, change one thing"],
            &[],
        ),
        (
            "Ann: Open the file. Above that you order the expert.",
            &["above that, order the expert"],
            &[],
        ),
    ]);
}

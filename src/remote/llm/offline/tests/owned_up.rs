//! What a speaker owns up to having said wrong, and a thing that is dismissed by its name.
use super::check_in_work;

#[test]
fn a_value_that_was_told_wrong_is_put_right() {
    check_in_work(&[
        (
            "Ann: Book the crew a hotel, up to four nights on your own authority.\nAnn: I lied to you about that last week, it's three nights.",
            &["up to three nights"],
            &["four", "about that", "lied"],
        ),
        (
            "Ann: Leave the paint for four hours.\nAnn: I misled you there, it's three hours.",
            &["paint for three hours"],
            &["four", "misled"],
        ),
        (
            "Ann: Leave the paint for four hours.\nAnn: I gave you the wrong number, it's three.",
            &["paint for three hours"],
            &["four", "wrong number"],
        ),
        (
            "Ann: Soak the beans for eight hours.\nAnn: I told you wrong, it's twelve.",
            &["beans for twelve hours"],
            &["eight"],
        ),
        (
            "Ann: Soak the beans for eight hours.\nBob: I lied about that earlier, it's twelve hours.\nAnn: Twelve hours, okay.",
            &["beans for twelve hours"],
            &["eight", "lied"],
        ),
    ]);
}

#[test]
fn the_value_is_taken_up_with_what_was_said_of_the_old_one() {
    check_in_work(&[
        (
            "Ann: Book them a hotel, up to four nights on your own authority.\nBob: I lied to you about that last week, it's three nights.\nAnn: Three nights on your own authority, then. Write it in the file.",
            &["hotel, up to three nights on your own authority"],
            &["four", "lied"],
        ),
        (
            "Ann: Bake the tiles for six hours on the lower shelf.\nBob: It's eight now.\nAnn: Eight hours on the lower shelf.",
            &["tiles for eight hours on the lower shelf"],
            &["six"],
        ),
        (
            "Ann: Put two litres of oil in the sump.\nBob: Three, since the rebuild.\nAnn: Three litres of oil, then.",
            &["three litres of oil in the sump"],
            &["two"],
        ),
    ]);
}

#[test]
fn a_thing_is_dismissed_by_its_name_alone() {
    check_in_work(&[
        (
            "Ann: Then you'd normally send the plumber, sorry, no, forget plumber, we don't do that on Essential.\nAnn: Ring the owner.",
            &["ring the owner"],
            &["send the plumber"],
        ),
        (
            "Ann: Then you take the drill, no, forget the drill, you use the awl.",
            &["use the awl"],
            &["drill"],
        ),
        (
            "Ann: Then you add the glycerine, no, skip glycerine, it's in the mix already.\nAnn: Stir the bucket.",
            &["stir the bucket"],
            &["glycerine"],
        ),
        (
            "Ann: You print the labels, sorry, scrap labels, the machine does those.\nAnn: Load the van.",
            &["load the van"],
            &["print the labels"],
        ),
    ]);
}

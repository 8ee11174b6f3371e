//! Behind all that was told; why not more; a value asked back that holds no longer; which of two of a thing.
use super::check_in_work;

#[test]
fn behind_all_that_was_told() {
    check_in_work(&[
        (
            "Ann: After all that you sign the book.",
            &["After all that, sign the book"],
            &[],
        ),
        (
            "Ann: After all of that you wash the van.",
            &["After all of that, wash the van"],
            &[],
        ),
        (
            "Ann: After that lot you sweep up and bag it.",
            &["Sweep up"],
            &["Lot", "lot"],
        ),
    ]);
}

#[test]
fn why_no_more_than_that() {
    check_in_work(&[
        (
            "Ann: Load six boxes. Not seven, you'll break the lift.",
            &["Load six boxes. Not seven, you'll break the lift"],
            &["Not seven: break"],
        ),
        (
            "Ann: Put one bag in. Not two, you'll only waste it.",
            &["Put one bag in, not two, you'll only waste it"],
            &[],
        ),
        (
            "Ann: Load six boxes. Not seven, you'll never lift it.",
            &["Load six boxes. Not seven, you'll never lift it"],
            &[],
        ),
    ]);
}

#[test]
fn what_is_asked_back_holds_no_longer() {
    check_in_work(&[
        (
            "Ann: Don't run it for more than four minutes.\nBob: And the float?\nAnn: Four tens.\nBob: Four minutes?\nAnn: It's twelve now. Twelve minutes.",
            &[
                "Don't run it for more than twelve minutes",
                "The float: four tens",
            ],
            &["twelve tens"],
        ),
        (
            "Ann: Sound the horn for four seconds.\nBob: Four seconds?\nAnn: It's twelve now, they changed it.",
            &["Sound the horn for twelve seconds"],
            &["four seconds"],
        ),
    ]);
}

#[test]
fn which_of_two_of_a_thing() {
    check_in_work(&[
        (
            "Ann: If it doesn't start, choke.\nBob: Choke on or off?\nAnn: On. Then off once it's running.",
            &["If it doesn't start, choke on, off once it's running"],
            &["Choke on or off"],
        ),
        (
            "Ann: Count the float before you go out. And when you come back.",
            &["Count the float before you go out, when you come back"],
            &["come back, push"],
        ),
    ]);
}

//! A value that another gives with the name of what it is of, taken up by whoever explains: it goes to the step of that name.
use super::{check_in_work, check_messages};

#[test]
fn it_goes_where_the_name_stands() {
    check_in_work(&[
        (
            "Ann: The float's in the safe, 200, you count it.\nAnn: Schools go in by the side door and pay nothing, one teacher per ten children.\nBob: Did the float not go up? Jo gave me 250 yesterday.\nAnn: Ah, then it's 250.",
            &["float .. 250", "one teacher per ten children"],
            &["200", "children, 250"],
        ),
        (
            "Ann: The deposit is 50, you write it in the book.\nAnn: They get key 4, and you show them the kitchen.\nBob: Wasn't the deposit changed? Jo told me 80.\nAnn: 80 then, fine.",
            &["deposit is 80", "key 4"],
            &["deposit is 50", "key 80"],
        ),
        (
            "Ann: You warm the spindle up for ten minutes.\nAnn: With this chuck you set the limit to four thousand.\nBob: It's three thousand five hundred for this chuck.\nAnn: Three and a half thousand, right, what she said.",
            &["ten minutes", "three thousand five hundred"],
            &["thousand minutes", "four thousand"],
        ),
    ]);
    check_messages(&[(
        "Ann: the cleaning charge is 25, but only if the mud is dry\nAnn: yellow tag, shelf 3, the workshop looks at it\nBob: ok\nCarl: fyi cleaning is 30 as of march\nAnn: ta carl. 30",
        &["cleaning charge is 30", "shelf 3"],
        &["charge is 25", "shelf 30"],
    )]);
}

#[test]
fn the_number_of_a_thing_is_no_measure() {
    check_in_work(&[
        (
            "Ann: You bake them at 60. You put the rolls in rack 2.\nBob: 70, Ann.\nAnn: 70, sorry.",
            &["at 70", "rack 2"],
            &["at 60", "rack 70"],
        ),
        (
            "Ann: You set it to 40. You take it to room 3.\nBob: 45 since May.\nAnn: 45, right.",
            &["to 45", "room 3"],
            &["to 40", "room 45"],
        ),
        (
            "Ann: You take it to room 3.\nBob: Four, since May.\nAnn: Four, right.",
            &["room four"],
            &["room 3"],
        ),
    ]);
}

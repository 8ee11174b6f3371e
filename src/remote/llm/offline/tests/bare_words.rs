//! Messages of bare words: a thing put somewhere without a verb, short questions without a mark, answers to why and to what
//! comes next, a star that says what is not meant, and a value for another kind.
use super::messages::sent;

#[test]
fn a_verb_that_is_a_noun_with_a_bare_thing() {
    sent(&[
        (
            "Bob: check kettle is empty + descaled",
            &["Check kettle is empty + descaled"],
        ),
        ("Bob: check tanks are dry", &["Check tanks are dry"]),
        (
            "Bob: test smoke alarm w/ the broom handle",
            &["Test smoke alarm w/ the broom handle"],
        ),
        (
            "Bob: wash glass vials in warm water",
            &["Wash glass vials in warm water"],
        ),
        // a noun with its verb is none
        (
            "Bob: test results go in the folder",
            &["Test results go in the folder"],
        ),
    ]);
}

#[test]
fn a_thing_is_put_somewhere() {
    sent(&[
        (
            "Bob: keys thru the letterbox if its shut",
            &["Keys thru the letterbox if its shut"],
        ),
        (
            "Bob: nail gun thru the batten not the frame",
            &["Nail gun thru the batten not the frame"],
        ),
        (
            "Bob: step ladder behind the door",
            &["Step ladder behind the door"],
        ),
        ("Bob: boards against the wall", &["Boards against the wall"]),
        (
            "Bob: elastic bands crossed not just one",
            &["Elastic bands crossed not just one"],
        ),
        // how many of them, and not how many of what was told before
        ("Bob: 2 cones behind the van", &["2 cones behind the van"]),
        (
            "Bob: 2 pedestals either side of the altar, 1 by the font",
            &["2 pedestals either side of the altar, 1 by the font"],
        ),
        (
            "Bob: lay the mats\nBob: 2 mats on each side",
            &["Lay the mats, 2 mats on each side"],
        ),
        (
            "Bob: pull a shot\nBob: 18 grams in, 36 out",
            &["Pull a shot, 18 grams in, 36 out"],
        ),
    ]);
}

#[test]
fn things_of_a_kind_and_who_is_asked() {
    sent(&[
        ("Bob: broken ones ask Kim", &["Broken ones, ask Kim"]),
        (
            "Bob: big orders ring Dave first",
            &["Big orders, ring Dave first"],
        ),
        ("Bob: torn pages tell Kim", &["Torn pages, tell Kim"]),
        ("Bob: any questions ask me", &[]),
    ]);
}

#[test]
fn short_questions_without_a_mark() {
    sent(&[
        (
            "Bob: count the notes\nTom: who signs the slip\nBob: manager",
            &["Count the notes", "Manager signs the slip"],
        ),
        (
            "Bob: count the notes\nTom: n who banks the cheques\nBob: Treasurer",
            &["Count the notes", "Treasurer banks the cheques"],
        ),
        (
            "Bob: fold it in 3\nTom: why 3\nBob: fits the envelope",
            &["Fold it in 3"],
        ),
        (
            "Bob: use 2 coats\nTom: why two\nBob: first one soaks in",
            &["Use 2 coats"],
        ),
        (
            "Bob: rinse it twice\nTom: why\nBob: soap\nBob: dry it after",
            &["Rinse it twice", "Dry it after"],
        ),
        (
            "Bob: keep the slips 6 mths\nTom: then what\nBob: shredder",
            &["Keep the slips 6 mths, then shredder"],
        ),
        (
            "Bob: keep the slips 6 mths\nTom: then what\nBob: shred em",
            &["Keep the slips 6 mths", "Shred em"],
        ),
        (
            "Bob: soak it\nTom: for how long\nBob: bout 5 mins",
            &["Soak it, bout 5 mins"],
        ),
    ]);
}

#[test]
fn what_is_meant_and_what_was_sent() {
    sent(&[
        (
            "Bob: put the card by the till\nBob: *door not till",
            &["Put the card by the door"],
        ),
        (
            "Bob: put the card by the till\nBob: *the door not the till",
            &["Put the card by the door"],
        ),
        (
            "Bob: put the card by the till\nBob: sorry door not till",
            &["Put the card by the door"],
        ),
        (
            "Bob: put the jars in the fridge\nTom: ok\nBob: *freezer not fridge",
            &["Put the jars in the freezer"],
        ),
    ]);
}

#[test]
fn a_value_for_another_kind_stands_beside_the_first() {
    sent(&[
        (
            "Bob: take max 16 passengers\nBob: sorry 15 w/ a wheelchair on",
            &["Take max 16 passengers, 15 w/ a wheelchair on"],
        ),
        (
            "Bob: put 4 chairs round each table\nBob: sorry 6 at the long ones",
            &["Put 4 chairs round each table, 6 at the long ones"],
        ),
        (
            "Bob: leave a £50 float\nBob: sorry 60 at weekends",
            &["Leave a £50 float, 60 at weekends"],
        ),
        (
            "Bob: ring at 9\nBob: sorry 10 on sundays",
            &["Ring at 9, 10 on sundays"],
        ),
        // the kind that was told of
        (
            "Bob: put 4 in with a spoon\nBob: sorry 6 with a spoon",
            &["Put 6 in with a spoon"],
        ),
        (
            "Bob: ring at 9 on sundays\nBob: sorry 10 on sundays",
            &["Ring at 10 on sundays"],
        ),
    ]);
}

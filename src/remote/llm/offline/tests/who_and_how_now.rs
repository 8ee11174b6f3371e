//! Who it is now, which way round, how much it may be off, how long will do, and what is no deed though it is told like one.
use super::check_in_work;

#[test]
fn who_it_is_now_by_what_they_do() {
    check_in_work(&[
        (
            "Ann: Ring the vicar the day before. Actually, it's the verger now, Mrs Pym.",
            &["ring the verger the day before"],
            &["vicar"],
        ),
        (
            "Ann: Tell the chef in the morning. Well, it's the manager now.",
            &["tell the manager in the morning"],
            &["chef"],
        ),
        (
            "Ann: If it's over two metres we ring Terry. Terry's son now, Terry's retired.",
            &["ring Terry's son"],
            &["retired"],
        ),
        (
            "Ann: Call the porter the night before. It's the driver who pays.",
            &["call the porter the night before"],
            &[],
        ),
    ]);
}

#[test]
fn two_places_change_round() {
    check_in_work(&[
        (
            "Ann: The mare goes in the top field, ponies in the bottom one. Well, it's the other way round at the moment because of the mud.",
            &["mare goes in the bottom one, ponies in the top field"],
            &[],
        ),
        (
            "Ann: Plates go on the left, cups on the right. Actually it's the other way round now.",
            &["plates go on the right, cups on the left"],
            &[],
        ),
        (
            "Ann: Whites go in the big machine, colours in the small one. No, other way round.",
            &["whites go in the small one, colours in the big machine"],
            &[],
        ),
        (
            "Ann: Plates go on the left, cups on the right.",
            &["plates go on the left, cups on the right"],
            &[],
        ),
    ]);
}

#[test]
fn by_how_much_a_value_may_be_off_stands_with_it() {
    check_in_work(&[
        (
            "Ann: You keep the humidity at fifty.\nBob: Fifty percent?\nAnn: Fifty, give or take five.",
            &["humidity at fifty, give or take five"],
            &["fifty, fifty"],
        ),
        (
            "Ann: You leave it an hour.\nBob: An hour?\nAnn: An hour, give or take ten minutes.",
            &["an hour, give or take ten minutes"],
            &["an hour, an hour"],
        ),
        (
            "Ann: Set it to two hundred.\nBob: Grams?\nAnn: Two hundred grams, give or take ten.",
            &["two hundred grams, give or take ten"],
            &[],
        ),
    ]);
}

#[test]
fn how_long_will_do() {
    check_in_work(&[
        (
            "Ann: You keep them in the shade for a fortnight. Ten days will do, actually.",
            &["in the shade for ten days"],
            &["fortnight"],
        ),
        (
            "Ann: Let it stand an hour. Forty minutes will do.",
            &["stand forty minutes"],
            &["hour"],
        ),
        (
            "Ann: You take a deposit of fifty percent. Well, a third now.",
            &["deposit of a third"],
            &["fifty"],
        ),
        (
            "Bob: And worming?\nAnn: Every eight weeks. Well, it used to be every eight, now we do a count first and only worm if it's over two hundred.",
            &["do a count first", "only worm if it's over two hundred"],
            &["eight", "hundred weeks"],
        ),
    ]);
}

#[test]
fn when_it_is_done_at_all() {
    check_in_work(&[
        (
            "Bob: When do you call the vet?\nAnn: Only if it's bleeding.",
            &["call the vet only if it's bleeding"],
            &["gate .. bleeding"],
        ),
        (
            "Bob: When do you drill?\nAnn: Only if it's deadlocked.",
            &["drill .. only if it's deadlocked"],
            &["gate .. deadlocked"],
        ),
    ]);
}

#[test]
fn what_is_found_or_comes_of_it_is_no_deed() {
    check_in_work(&[
        (
            "Ann: You use the soft brush. I find the hard one scratches.",
            &["use the soft brush"],
            &["find"],
        ),
        (
            "Ann: You give it two coats. I find it goes patchy with one.",
            &["two coats"],
            &["find"],
        ),
        (
            "Ann: You put them in at a hundred and eighty degrees. I find that works best.",
            &["hundred and eighty"],
            &["find"],
        ),
        (
            "Ann: You find the key that opens the shed and you hang it up.",
            &["find the key"],
            &[],
        ),
        (
            "Ann: You cut it flush. Otherwise it sticks out and somebody snaps it.",
            &["flush"],
            &["snaps"],
        ),
        (
            "Ann: Close the lid, otherwise it dries out and you have to bin it.",
            &["close the lid"],
            &["bin the lid", "bin it"],
        ),
        (
            "Ann: If it's dry you keep it, otherwise you bin it and you write it down.",
            &["bin it", "write"],
            &[],
        ),
    ]);
}

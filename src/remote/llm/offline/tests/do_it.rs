//! How, where, how often what was just told is done; who has to be called; what is done with what must not be left; what something hangs on.
use super::check_in_work;

#[test]
fn how_it_is_done() {
    check_in_work(&[
        (
            "Ann: Swipe the card. Do it at the door, not down the road.",
            &["Swipe the card, at the door, not down the road"],
            &[],
        ),
        (
            "Ann: Oil the chain. Do it twice.",
            &["Oil the chain, twice"],
            &[],
        ),
        (
            "Ann: Check the oil. You do that with the engine off.",
            &["Check the oil, with the engine off"],
            &[],
        ),
        (
            "Ann: Check the oil. We do that outside, it drips.",
            &["Check the oil, outside"],
            &[],
        ),
        // in which order, and what is done besides, are told otherwise
        (
            "Ann: Time it. Do it twice and take the average.",
            &["Take the average"],
            &["twice and take"],
        ),
    ]);
}

#[test]
fn a_thing_before_its_deed() {
    check_in_work(&[(
        "Ann: Lock it. And lights, switch them on, front and back.",
        &["Lights: switch them on, front and back"],
        &[],
    )]);
}

#[test]
fn who_is_called() {
    check_in_work(&[
        (
            "Ann: You check the name. If it's wrong you don't take it. Call dispatch.",
            &["If it's wrong, don't take it, call dispatch"],
            &[],
        ),
        ("Ann: Ring reception.", &["Ring reception"], &[]),
        ("Ann: Phone accounts. Lock it.", &["Phone accounts"], &[]),
        (
            "Ann: Booze or knives, you need ID.",
            &["Booze or knives, you need ID"],
            &[],
        ),
    ]);
}

#[test]
fn where_it_goes_instead() {
    check_in_work(&[
        (
            "Ann: Ring the bell.\nBob: And if nobody comes?\nAnn: You can't leave it. Not with a neighbour, not behind the bin. It goes back to the hub by six.",
            &["If nobody comes, it goes back to the hub by six"],
            &[],
        ),
        // what comes of it
        (
            "Ann: Don't leave it open. It goes down the drain.",
            &["Don't leave it open"],
            &["It goes down the drain"],
        ),
    ]);
}

#[test]
fn what_it_hangs_on() {
    check_in_work(&[
        (
            "Bob: Do you oil the hinge?\nAnn: Only when it squeaks.",
            &["Oil the hinge only when it squeaks"],
            &[],
        ),
        (
            "Bob: Do you rinse it?\nAnn: No. Well, if it's dirty.",
            &["if it's dirty"],
            &["Move the pallet to the gate, if it's dirty"],
        ),
        // a `no` to nothing of the work
        (
            "Ann: Zip it all the way round.\nBob: No way.",
            &["all the way round"],
            &[],
        ),
        (
            "Ann: Write the problem on the sheet.\nBob: No problem.",
            &["Write the problem on the sheet"],
            &[],
        ),
    ]);
}

#[test]
fn things_in_a_row() {
    check_in_work(&[
        (
            "Ann: Seal it. Label, name, and the date.",
            &["Label, name, and the date"],
            &[],
        ),
        (
            "Ann: Write three numbers. The now, the minimum, and the maximum.",
            &["Write three numbers, the now, the minimum, and the maximum"],
            &[],
        ),
    ]);
}

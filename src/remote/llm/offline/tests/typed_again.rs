//! What messages tell again with something else in it, mostly in a word or two: another count, another letter, the one that is
//! meant with what speaks against the other, two things with their places changed, and a value behind an arrow.
use super::messages::sent;
use super::{check_messages, check_notes};

#[test]
fn the_same_deed_with_another_count() {
    check_messages(&[
        (
            "Ann: order 2 boxes\nAnn: order 3",
            &["Order 3 boxes"],
            &["2 boxes"],
        ),
        (
            "Ann: set out 20 chairs\nAnn: set out 30",
            &["Set out 30 chairs"],
            &["20 chairs"],
        ),
        (
            "Ann: if gloves are under 10 order 2 boxes\nAnn: order 3",
            &["If gloves are under 10, order 3 boxes"],
            &["2 boxes"],
        ),
        // another's, and another deed
        (
            "Ann: ring 2 bells\nAnn: take 3",
            &["Ring 2 bells"],
            &["3 bells"],
        ),
    ]);
}

#[test]
fn another_letter_or_number_of_a_place() {
    check_messages(&[
        (
            "Ann: park in bay C\nBob: C is the fish people now, we're E\nAnn: E, thanks",
            &["Park in bay E"],
            &["bay C"],
        ),
        (
            "Ann: use form B\nBob: it's form D now\nAnn: D, thanks",
            &["Use form D"],
            &["form B"],
        ),
        (
            "Ann: call at 7\nBob: 7's the night shift, we're 8\nAnn: 8 cheers",
            &["Call at 8"],
            &["at 7"],
        ),
        (
            "Ann: plug it into socket 2\nBob: it's 4 these days\nAnn: ok 4",
            &["socket 4"],
            &["socket 2"],
        ),
        // not taken up
        (
            "Ann: park in bay C\nBob: we're E now\nAnn: that's the van",
            &["Park in bay C"],
            &["bay E"],
        ),
    ]);
}

#[test]
fn the_one_that_is_meant_and_what_speaks_against_the_other() {
    check_messages(&[
        (
            "Ann: give Mabel half a tablet in butter\nAnn: *cream cheese, she's off butter",
            &["half a tablet in cream cheese"],
            &["butter"],
        ),
        (
            "Ann: fix the sign with screws\nAnn: *cable ties, screws split it",
            &["with cable ties"],
            &["screws"],
        ),
        (
            "Ann: wipe the lens with alcohol\nAnn: water, alcohol marks it",
            &["Wipe the lens with water"],
            &["alcohol"],
        ),
        (
            "Ann: store the paint on the top rack\nAnn: bottom rack, top is for glue",
            &["Store the paint on the bottom rack"],
            &["top rack"],
        ),
        (
            "Ann: park on the left\nAnn: right side, left is residents only",
            &["Park on the right"],
            &["on the left"],
        ),
        // where it is speaks against nothing
        (
            "Ann: wipe the lens with alcohol\nAnn: cloth, alcohol is in the drawer",
            &["Wipe the lens with alcohol"],
            &["with cloth"],
        ),
    ]);
}

#[test]
fn two_things_with_their_places_changed() {
    check_messages(&[
        (
            "Ann: tenors left, basses right\nBob: we swapped in june\nAnn: so we did. basses left, tenors right",
            &["Basses left, tenors right"],
            &["Tenors left"],
        ),
        (
            "Ann: forks left, knives right\nBob: other way round\nAnn: yes. forks right, knives left",
            &["Forks right, knives left"],
            &["Forks left"],
        ),
    ]);
}

#[test]
fn a_bound_that_two_cases_share() {
    check_messages(&[
        (
            "Ann: up to 10 use the small hall, over 10 the big one.\nBob: 12 now.\nAnn: 12 then.",
            &["Up to 12 .. over 12"],
            &["over 10"],
        ),
        (
            "Ann: price is 12 up to 6 kg, 16 over\nBob: 13 and 17 since monday\nAnn: omg yes. 13 and 17",
            &["Price is 13 up to 6 kg, 17 over"],
            &["is 12", "16"],
        ),
    ]);
}

#[test]
fn a_value_behind_an_arrow() {
    check_notes(&[
        (
            "Wipe the bench.\nFeed her 2 scoops -> 1 1/2 since she's fat.\nRinse the bowls.",
            &["Feed her 1 1/2 scoops since she's fat"],
            &["her 2 scoops"],
        ),
        (
            "Fill the tray.\nAutoclave at 134 deg for 3 min -> 3.5 since the service.\nPrint the strip.",
            &["134 deg for 3.5 min"],
            &["3 min"],
        ),
        (
            "Set up the bar.\nCharge £3 → £4 for the wine.\nWash the glasses.",
            &["Charge £4 for the wine"],
            &["£3"],
        ),
        (
            "Fill the tank.\nSpray 10 ml in 5 l -> 12 ml since the new nozzle.\nRinse it.",
            &["12 ml .. 5 l"],
            &["10 ml"],
        ),
    ]);
}

#[test]
fn a_question_without_its_mark() {
    check_messages(&[
        (
            "Ann: top up the oil.\nBob: which oil\nAnn: the green one",
            &["Top up the oil, the green"],
            &["green one: "],
        ),
        (
            "Ann: point the funnel at the track\nBob: which way does it face\nAnn: towards the car park",
            &["Point the funnel at the track, towards the car park"],
            &[],
        ),
        (
            "Ann: send the form\nBob: by post or email\nAnn: email",
            &["Send the form, email"],
            &["Email: "],
        ),
        (
            "Ann: give her the tablet at 8\nBob: before or after food\nAnn: with",
            &["Give her the tablet at 8, with food"],
            &[],
        ),
        (
            "Ann: spray the leaves\nBob: top or underneath?\nAnn: both",
            &["Spray the leaves, top and underneath"],
            &[],
        ),
    ]);
}

#[test]
fn a_count_of_things_is_no_time_and_half_is_no_count() {
    check_messages(&[
        (
            "Ann: serve the soup at 12.30\nBob: 2 ladles?\nAnn: yes two",
            &["Serve the soup at 12.30"],
            &["at 2 ladles"],
        ),
        (
            "Ann: open the lid half\nBob: sign says 100\nAnn: ok",
            &["Open the lid half"],
            &["lid 100"],
        ),
        (
            "Ann: set out 80 chairs\nBob: fire says 100\nAnn: yes but 80 looks full",
            &["Set out 80 chairs"],
            &["100 chairs"],
        ),
        (
            "Ann: bake for 20 min\nBob: card says 25\nAnn: card's old",
            &["Bake for 20 min"],
            &["25 min", "Card's old"],
        ),
        (
            "Ann: deposit's paid so take £84\nAnn: give a receipt",
            &["Take £84"],
            &["paid, £84"],
        ),
    ]);
}

#[test]
fn a_case_a_time_and_a_count_without_a_pause() {
    sent(&[
        (
            "Bob: wipe the benches\nBob: if it's lightning off the pitch",
            &["Wipe the benches", "If it's lightning, off the pitch"],
        ),
        (
            "Bob: wipe the benches\nBob: when it's windy down with the parasols",
            &[
                "Wipe the benches",
                "When it's windy, down with the parasols",
            ],
        ),
        (
            "Bob: wipe the benches\nBob: if you drop some stop and sort them",
            &[
                "Wipe the benches",
                "If you drop some, stop",
                "If you drop some, sort them",
            ],
        ),
        (
            "Bob: wipe the benches\nBob: at 2 start packing",
            &["Wipe the benches", "At 2, start packing"],
        ),
        (
            "Bob: wipe the benches\nBob: do 10 laps for the juniors",
            &["Wipe the benches", "Do 10 laps for the juniors"],
        ),
        (
            "Bob: wipe the benches\nBob: lint filter every load",
            &["Wipe the benches", "Lint filter every load"],
        ),
        (
            "Bob: wipe the benches\nBob: big lamp if it's the owls",
            &["Wipe the benches", "Big lamp if it's the owls"],
        ),
        (
            "Bob: wipe the benches\nBob: photos after the cake not before",
            &["Wipe the benches", "Photos after the cake not before"],
        ),
    ]);
}

#[test]
fn once_more_what_was_done_and_what_only_announces() {
    sent(&[
        (
            "Bob: wipe the benches\nBob: if it does it again ring Col",
            &["Wipe the benches", "If it does it again, ring Col"],
        ),
        (
            "Bob: wipe the benches\nBob: couple of things before you start",
            &["Wipe the benches"],
        ),
        (
            "Bob: wipe the benches\nBob: quick list so nothing gets missed",
            &["Wipe the benches"],
        ),
        (
            "Bob: wipe the benches\nBob: they've taken it away for repair",
            &["Wipe the benches"],
        ),
        (
            "Bob: wipe the benches\nBob: PS rinse the cloths",
            &["Wipe the benches", "Rinse the cloths"],
        ),
    ]);
}

#[test]
fn the_other_one_of_its_kind_where_the_first_is_full() {
    check_messages(&[
        (
            "Ann: hang the coat on the back rail.\nBob: rail's full of curtains.\nAnn: side rail then.",
            &["Hang the coat on the side rail"],
            &["back rail"],
        ),
        (
            "Ann: put the coat on the top hook.\nBob: hook's taken.\nAnn: bottom hook then.",
            &["Put the coat on the bottom hook"],
            &["top hook"],
        ),
    ]);
}

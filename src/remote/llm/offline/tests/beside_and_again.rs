//! The value of another thing beside the first, a value told again with its unit, and one that a sentence leads up to.
use super::{check, check_in_work};

#[test]
fn the_value_of_another_thing_stands_beside_the_first() {
    check_in_work(&[
        (
            "Ann: Soak it for an hour. It's two hours for leather.",
            &["for an hour, two hours for leather"],
            &[],
        ),
        (
            "Ann: Charge ten pounds a head, it's five pounds for kids.",
            &["charge ten pounds a head, five pounds for kids"],
            &[],
        ),
        (
            "Ann: Set it to forty degrees, it's sixty degrees on the old machine, and start it.",
            &["to forty degrees, sixty degrees on the old machine"],
            &[],
        ),
        // ours, and so a correction
        (
            "Ann: Soak it for an hour. It's two hours for these.",
            &["two hours"],
            &["an hour"],
        ),
    ]);
}

#[test]
fn a_bound_has_the_unit_that_it_was_told_with() {
    check_in_work(&[
        (
            "Ann: Over thirty degrees you open the vents. Under thirty you shut them.",
            &["under thirty degrees, shut"],
            &[],
        ),
        (
            "Ann: If it's more than fifty euros, it goes to Ulrike.\nBob: And under fifty?\nAnn: Under fifty you sign it.",
            &["under fifty euros, sign"],
            &[],
        ),
        (
            "Ann: If it's over ten kilos, two of you lift it. Under ten you lift it on your own.",
            &["under ten kilos, lift"],
            &[],
        ),
        // another number
        (
            "Ann: Fill it with ten litres. Under five you call me.",
            &["under five, call"],
            &["five litres"],
        ),
    ]);
}

#[test]
fn a_number_told_again_with_its_unit_has_it() {
    check(&[
        (
            "Ann: Charge the deposit, it's eighty.\nBob: Eighty.\nAnn: Eighty pounds, yes.",
            &["eighty pounds"],
            &["eighty. eighty"],
        ),
        (
            "Ann: You check the excess. It's three hundred and fifty.\nBob: It's five hundred on the new ones.\nAnn: Okay so, three hundred and fifty pounds, or five hundred on the new ones.",
            &["it's three hundred and fifty pounds, or five hundred on the new ones"],
            &["fifty, three"],
        ),
    ]);
}

#[test]
fn what_only_leads_up_to_a_measure_is_no_deed() {
    check_in_work(&[
        (
            "Ann: Leave a gap at the back, call it two inches, for the air.",
            &["leave a gap at the back, two inches, for the air"],
            &["call"],
        ),
        (
            "Ann: Chop it fine, say five mil, and fry it.",
            &["fine, five mil", "fry"],
            &["say"],
        ),
        (
            "Ann: Let it stand for, call it an hour.",
            &["stand for an hour"],
            &["call"],
        ),
        (
            "Ann: And if after, I think it's thirty days, there's nothing, then you ring them.",
            &["if after thirty days, there's nothing, ring them"],
            &[],
        ),
        (
            "Ann: Set it to, what's it now, forty degrees, and start it.",
            &["to forty degrees", "start"],
            &["now"],
        ),
        // a name, and no measure
        (
            "Ann: Open a new folder, call it March, and save it there.",
            &["march"],
            &[],
        ),
    ]);
}

#[test]
fn how_much_what_was_told_is_stands_with_it() {
    check(&[
        (
            "Ann: Give her a full dose.\nBob: How much is a full dose?\nAnn: Five mils.",
            &["give her a full dose, five mils"],
            &[],
        ),
        (
            "Ann: Park it at a safe distance.\nBob: How far is a safe distance?\nAnn: Ten metres at least.",
            &["a safe distance, ten metres at least"],
            &[],
        ),
    ]);
}

#[test]
fn so_much_a_second_asks_nobody_to_wait() {
    check_in_work(&[
        (
            "Ann: Speed, keep it slow, two metres a second.",
            &["speed: keep it slow, two metres a second"],
            &[],
        ),
        (
            "Ann: Set the drip to one drop a second.",
            &["one drop a second"],
            &[],
        ),
        (
            "Ann: Pressure, keep it at two bar.",
            &["pressure: keep it at two bar"],
            &[],
        ),
        ("Ann: Sorry, one second.", &[], &["second"]),
        ("Ann: Give me a second.", &[], &["second"]),
    ]);
}

//! One value for all in the place of each its own, another thing with its own place, and what only says how it is told.
use super::check_in_work;

#[test]
fn one_value_for_all_leaves_no_other_case() {
    check_in_work(&[
        (
            "Ann: You drive at walking pace in the depot. Five k's. Ten on the straight.\nTom: Five everywhere, Ann, since the accident.\nAnn: Right, five everywhere.",
            &["walking pace in the depot, five"],
            &["ten on the straight", "everywhere"],
        ),
        (
            "Ann: Set it to forty, thirty for the whites.\nTom: Thirty for everything now.\nAnn: Okay, thirty for everything.",
            &["set the pallet to thirty"],
            &["forty", "whites"],
        ),
        (
            "Ann: Give them two scoops, three in winter.\nTom: Two all year now.\nAnn: Two all year, right.",
            &["give them two scoops"],
            &["three in winter"],
        ),
        (
            "Ann: Charge ten pounds, eight for members.\nTom: Ten for everybody since January.\nAnn: Ten for everybody, yes.",
            &["charge ten pounds"],
            &["eight"],
        ),
    ]);
}

#[test]
fn another_thing_with_its_own_place_puts_nothing_right() {
    check_in_work(&[
        (
            "Ann: Lost property goes in the cage with a tag. Phones in the safe, not the cage.\nBob: Okay.",
            &[
                "lost property goes in the cage with a tag",
                "phones in the safe",
            ],
            &["in the phones"],
        ),
        (
            "Ann: The jackets go on the rail. Boots in the rack, not the rail.\nBob: Okay.",
            &["the jackets go on the rail", "boots in the rack"],
            &["the boots in"],
        ),
        (
            "Ann: The jackets go on the rail. The hooks, not the rail.\nBob: Okay.",
            &["the jackets go on the hooks"],
            &["rail"],
        ),
    ]);
}

#[test]
fn who_mixes_something_up_tells_nothing() {
    check_in_work(&[
        (
            "Ann: Put the cuff on at sixty. No, forty, sixty's for children.\nBob: For children?\nAnn: Sorry, I'm mixing it up with the hospital. Forty.",
            &["put the cuff on at forty"],
            &["mix it up", "for children"],
        ),
        (
            "Ann: Soak it for ten minutes. No, five. I was thinking of the old glue.\nBob: Okay.",
            &["soak the pallet for five minutes"],
            &["glue"],
        ),
        (
            "Ann: Fill the sand in the morning.\nBob: Okay.\nAnn: Oh, and the sand, you fill the sand in the evening, not in the morning, I told you wrong.",
            &["in the evening"],
            &["fill the sand in the morning", "told you wrong"],
        ),
        (
            "Ann: The iron has to be a hundred and twenty for women and a hundred and thirty for men.\nTom: And the drop sinks or it doesn't.\nAnn: That's the old way, Tom.",
            &["a hundred and twenty for women and a hundred and thirty for men"],
            &["sinks"],
        ),
    ]);
}

#[test]
fn how_often_is_told_with_the_deed_that_was_asked_about() {
    check_in_work(&[
        (
            "Ann: Take the cloth off the lens.\nBob: Do you clean it?\nAnn: Once a month, with vinegar.",
            &["clean the cloth once a month, with vinegar"],
            &["lens, once a month"],
        ),
        (
            "Ann: Empty the trap.\nBob: Do you wash the filter?\nAnn: Every Friday, with hot water.",
            &["wash the filter every friday, with hot water"],
            &["trap, every"],
        ),
    ]);
}

#[test]
fn how_it_is_since_then_told_in_one_breath() {
    check_in_work(&[
        (
            "Ann: You set up six beds, well, seven since Easter, and each bed gets a scale.\nBob: Okay.",
            &["set up seven beds", "each bed gets a scale"],
            &["six", "easter"],
        ),
        (
            "Ann: We send it to Leeds, well, Hull nowadays, and they stamp it.\nBob: Okay.",
            &["to hull"],
            &["leeds"],
        ),
        (
            "Ann: Put it in the tray, well, the box these days, and write the date on.\nBob: Okay.",
            &["put the pallet in the box", "write the date on"],
            &["tray"],
        ),
    ]);
}

//! What comes next, named by another and taken up by whoever tells; a deed beside it; with what a deed is done, without a verb.
use super::check_in_work;

#[test]
fn what_another_names_comes_next() {
    check_in_work(&[
        (
            "Ann: Push the seal off with the wooden stick.\nBob: Then shape?\nAnn: Shape, yeah. Hundred and eighty grit, one direction. Then buff it.",
            &[
                "Push the seal off with the wooden stick",
                "Shape: hundred and eighty grit, one direction",
                "Buff it",
            ],
            &["stick, hundred"],
        ),
        (
            "Ann: Soak the bowl.\nBob: Then rinse?\nAnn: Rinse, yeah. Cold water. Then dry it.",
            &["Soak the bowl", "Rinse. Cold water", "Dry it"],
            &["bowl. Cold"],
        ),
        (
            "Ann: Wash the car.\nBob: Then the wax?\nAnn: Yes, wax. Thin coat. Then buff it off.",
            &["Wax: thin coat", "Buff it off"],
            &["car, wax"],
        ),
        (
            "Ann: Sand the edges.\nBob: Then primer?\nAnn: Two coats. Then paint it.",
            &["Primer, two coats", "Paint it"],
            &["edges, two"],
        ),
        (
            "Ann: Put iodine on the navel.\nBob: And then colostrum.\nAnn: Within two hours. Fifty mil a kilo.",
            &["Colostrum, within two hours, fifty mil a kilo"],
            &["navel, within"],
        ),
        // a thing of the step that was just told is no other
        (
            "Ann: Fill the tank.\nBob: And the lid?\nAnn: Lid off.",
            &["Fill the tank"],
            &["Then"],
        ),
    ]);
}

#[test]
fn another_deed_beside_what_comes_next() {
    check_in_work(&[
        (
            "Ann: Wipe the nails with alcohol. Then cuticle oil. And give them the card.",
            &["Cuticle oil", "Give them the card"],
            &["oil: give"],
        ),
        (
            "Ann: Sand it. Then primer. And open the windows.",
            &["Primer", "Open the windows"],
            &["Primer: open"],
        ),
        (
            "Ann: Drain the bowl. Then the filter. And rinse it under the tap.",
            &["The filter: rinse it under the tap"],
            &[],
        ),
    ]);
}

#[test]
fn a_thing_with_which_it_is_done() {
    check_in_work(&[
        (
            "Ann: Wipe the shelf down. Damp cloth. Then dry it.",
            &["Wipe the shelf down. Damp cloth"],
            &[],
        ),
        (
            "Ann: Sign the sheet. Black pen. Then file it.",
            &["Sign the sheet. Black pen"],
            &[],
        ),
        (
            "Ann: Scrub the pot. Wire wool. Then rinse.",
            &["Scrub the pot. Wire wool"],
            &[],
        ),
        (
            "Ann: Mop the floor. Clean, dry mop. Put the sign out.",
            &["Mop the floor. Clean, dry mop", "Put the sign out"],
            &["mop: put"],
        ),
        // what is done, and what it is known by
        (
            "Ann: Load the drum. Hot wash. Then hang it up.",
            &["Hang it up"],
            &["drum. Hot"],
        ),
    ]);
}

#[test]
fn where_and_how_another_thing_goes() {
    check_in_work(&[
        (
            "Ann: Set the skis.\nBob: Poles?\nAnn: Upside down, hand under the basket, elbow at ninety degrees.",
            &["Poles: upside down, hand under the basket, elbow at ninety degrees"],
            &["skis. Upside"],
        ),
        (
            "Ann: You need weight, height, age and sole length. Look it up in the chart.",
            &[
                "You need weight, height, age and sole length",
                "Look it up in the chart",
            ],
            &[],
        ),
        (
            "Ann: You'll need their name and date of birth. Then print the form.",
            &["You'll need their name and date of birth", "Print the form"],
            &[],
        ),
        (
            "Ann: Then helmets. Kids under fourteen have to wear one.",
            &["Kids under fourteen have to wear one"],
            &["fourteen of what"],
        ),
    ]);
}

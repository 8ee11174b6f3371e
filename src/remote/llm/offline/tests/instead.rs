//! What is not done, and what is done instead; what a value that no longer stands would be.
use super::{check_in_work, check_notes};

#[test]
fn what_is_done_instead_is_the_step() {
    check_in_work(&[
        (
            "Ann: We don't weigh the sacks, we count them by the row.",
            &["count them by the row"],
            &["weigh"],
        ),
        (
            "Ann: You don't open the hatch until the light is out, you wait by the rail.",
            &["hatch until the light"],
            &[],
        ),
        (
            "Ann: The old crew used to wax the rope. Don't wax it. You coil the rope on the hook.",
            &["coil the rope"],
            &["wax"],
        ),
        (
            "Ann: You send it out by the ramp, no, not the ramp, that's for the lorries. You send it out by the yard.",
            &["by the yard"],
            &["ramp"],
        ),
        (
            "Ann: You stir it with the stick. If it's thick you add water and, scrap that, you don't stir it with the stick at all. Use the paddle.",
            &["use the paddle"],
            &["with the stick"],
        ),
        (
            "Ann: Then you'd rub it with the brown soap. No, you wouldn't, we stopped doing that. You rinse it twice.",
            &["rinse it twice"],
            &["brown soap"],
        ),
    ]);
}

#[test]
fn a_name_with_its_letter_is_put_right_by_another() {
    check_in_work(&[
        (
            "Ann: The card goes into slot C on the left.\nBob: Slot D, love. C's for the spare.\nAnn: Is it? It is. Slot D.",
            &["slot d"],
            &["slot c"],
        ),
        (
            "Ann: You hang the coats on rail three.\nBob: Rail four's empty, three has the curtains.\nAnn: Rail four, she says. Fine. Rail four.",
            &["rail four"],
            &["rail three"],
        ),
        (
            "Ann: You make two hard prints, one for the file and one for the wall.\nBob: It's three prints now, for the file, the wall and the van.\nAnn: Three prints, then.",
            &["three"],
            &["two hard"],
        ),
    ]);
}

#[test]
fn what_another_value_would_be_is_no_part_of_the_step() {
    check_in_work(&[(
        "Ann: You fill it with nine litres. Ten's the big tank.",
        &["nine litres"],
        &["big tank"],
    )]);
    check_notes(&[(
        "- Tie the vines with the soft string. Everybody wants wire these days, ignore everybody.
- Cut the side shoots at the second leaf. Leonard cuts his at the first and it bled.
- Water them in the evening -> NO.
- Feed them on Fridays with the green can.",
        &["soft string", "second leaf", "green can"],
        &["wire", "leonard", "evening"],
    )]);
}

//! A value put right long after it was told, by its thing.
use super::*;

#[test]
fn a_thing_is_named_and_its_value_put_right() {
    let told = "Ann: You clamp the block in the big press for two hours.
Bob: Okay.
Ann: Then you cut the strip seven millimetres wide.
Ann: You rinse the tray in the sink and you dry it with the cloth.
Bob: Right.
Ann: You hang the sheet on the line, you count the pegs and you note the number.
Lou: Fine.
";
    for (said, stands, gone) in [
        (
            "Lou: It's four hours in the press since the audit, it isn't two.\nAnn: Ah. Four.",
            "press for four hours",
            "two hours",
        ),
        (
            "Ann: And the strip, I said seven, did I? That's for thick ones. I'd go eight. Eight millimetres.",
            "strip eight millimetres",
            "seven",
        ),
        (
            "Ann: I got the press wrong, it's four hours.",
            "press for four hours",
            "two hours",
        ),
    ] {
        let lines = format!("{told}{said}\nAnn: You switch the lamp off and you close the shop.");
        check(&[(lines.as_str(), &[stands], &[gone])]);
    }
}

#[test]
fn a_bound_that_is_denied_is_no_correction() {
    check_in_work(&[(
        "Ann: You heat the pan to ninety degrees. If it isn't ninety degrees you wait.",
        &["ninety degrees"],
        &[],
    )]);
}

/// Talk between two subjects, in which nothing is told.
const MEANWHILE: &str = "
Bob: Right.
Ann: That was the long one.
Bob: It really was.
Ann: My back hurts.
Bob: Mine as well.
Ann: It's the floor, you know.
Bob: The floor is terrible.
Ann: And the light.
Bob: And the light, true.";

#[test]
fn what_is_said_of_something_else_changes_no_value() {
    for (told, later, stands) in [
        (
            "Ann: You empty the trays every thirty minutes.",
            "Bob: How many years has he been here?\nAnn: Twelve, in March.\nBob: Twelve.",
            "every thirty minutes",
        ),
        (
            "Ann: If it's out by more than two you count the shelf again.",
            "Ann: They used to print the whole book. Nobody does that any more, it was two boxes of paper a month.",
            "more than two",
        ),
        (
            "Ann: You lay the red lead in slot two.",
            "Bob: So a dozen of them?\nAnn: Ten. Ten of them, not two.",
            "slot two",
        ),
    ] {
        let lines = format!("{BEFORE}{told}{MEANWHILE}\n{later}{AFTER}");
        check(&[(lines.as_str(), &[stands], &[])]);
    }
}

#[test]
fn a_value_that_is_confirmed_stays_in_its_own_step() {
    check(&[
        (
            "Ann: Invoices under a thousand, the team lead signs them.\nBob: And up to ten thousand the department head as well.\nAnn: You compare the invoice with the order.\nBob: A difference of up to two percent we accept. Three, I was told last week it's three percent now.\nAnn: Yes, three, since October.",
            &["invoices under a thousand", "up to three percent"],
            &["under three", "two percent"],
        ),
        (
            "Ann: Suppliers book a slot at least 24 hours ahead.\nBob: On the portal, yes. Half an hour for up to ten pallets.\nAnn: If a truck is over fifteen minutes late it goes to the back of the queue.\nBob: Hm, we made that twenty.\nAnn: Did we?\nBob: In September, after the roadworks started.\nAnn: Fine, twenty minutes then.",
            &["24 hours ahead", "half an hour", "over twenty minutes late"],
            &["fifteen minutes"],
        ),
    ]);
}

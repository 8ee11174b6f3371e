//! What is read off against a limit, who is said to be right, and what is denied as something else.
use super::check_in_work;

#[test]
fn what_is_read_off_is_no_other_limit() {
    check_in_work(&[
        (
            "Ann: Check the gauges on top of each filter. If the difference between in and out is more than 0.5 bar it needs doing.\nBob: Both at 0.7.\nAnn: Right then. Turn the dosing off at the panel.",
            &["more than 0.5 bar", "dosing off"],
            &["0.7"],
        ),
        (
            "Ann: If the tyre is under 2 bar you pump it up.\nBob: Mine's at 1.6.\nAnn: Okay. Then write it down.",
            &["under 2 bar"],
            &["1.6"],
        ),
        (
            "Ann: If the milk's over 8 degrees throw it out.\nBob: It's at 11 here.\nAnn: Right. Rinse the churn.",
            &["over 8 degrees", "rinse"],
            &["11"],
        ),
        (
            "Ann: Anything over 5 degrees goes back in the van.\nBob: They're on 7 now.\nAnn: Right then. Sign the sheet.",
            &["over 5 degrees", "sign the sheet"],
            &["7 degrees"],
        ),
        (
            "Ann: If the belt is looser than 12 mm, tighten it.\nBob: Mine reads 15.\nAnn: Okay. Then close the hatch.",
            &["looser than 12 mm", "close the hatch"],
            &["15"],
        ),
        (
            "Ann: Set it to 40 bar.\nBob: It's at 50 now, since the audit.\nAnn: Right, 50.",
            &["to 50 bar"],
            &["40"],
        ),
        (
            "Ann: The pressure has to be under nine bar.\nBob: We're on six.\nAnn: Six, sorry.",
            &["under six bar"],
            &["nine"],
        ),
    ]);
}

#[test]
fn whoever_is_said_to_be_right_has_the_value() {
    check_in_work(&[
        (
            "Ann: Clamp it for, what is it, fifteen minutes.\nBob: Dean says twenty.\nAnn: Dean's right actually, twenty since the new gaskets.\nAnn: Tick every line of the sheet.",
            &["for twenty minutes"],
            &["fifteen", "dean"],
        ),
        (
            "Ann: So I put in sixty mils of lavender.\nAnn: The book's got it as fifty-five. All right, go with the book.\nAnn: Stir it.",
            &["fifty-five mils", "stir"],
            &["sixty", "book"],
        ),
        (
            "Ann: Cook it for twelve minutes.\nAnn: The packet says nine. We'll go by the packet.\nAnn: Drain it.",
            &["for nine minutes", "drain"],
            &["twelve", "packet"],
        ),
        (
            "Ann: Set the saw to four millimetres.\nBob: The drawing says six.\nAnn: Then the drawing's right. Cut it slowly.",
            &["saw to six millimetres", "slowly"],
            &["four", "drawing"],
        ),
        (
            "Ann: Wait five days before you sand it.\nBob: The tin says seven.\nAnn: Okay, trust the tin. Then sand it with the fine paper.",
            &["wait seven days", "fine paper"],
            &["five days", "trust"],
        ),
        (
            "Ann: Trim the wicks to six mm.\nBob: Five.\nAnn: Does it matter?\nBob: The label says five.\nAnn: Five mm then, go with the label.\nAnn: Put the lids on.",
            &["wicks to five mm", "lids"],
            &["six", "go with"],
        ),
        (
            "Ann: Leave the dough for two hours.\nBob: Marta says three.\nAnn: Ignore Marta. Knock it back.",
            &["dough for two hours", "knock the dough back"],
            &["three", "marta"],
        ),
        (
            "Ann: Leave the dough for two hours.\nBob: The card says three.\nAnn: The card's wrong. Knock it back.",
            &["dough for two hours", "knock the dough back"],
            &["three", "card"],
        ),
    ]);
}

#[test]
fn what_is_denied_as_something_else_gives_way_to_what_is_meant() {
    check_in_work(&[
        (
            "Ann: Send the invoice, three copies, and the CITES form.\nCat: Not CITES, that's animals. The export declaration.\nAnn: The export declaration, sorry.\nAnn: Put them in the blue wallet.",
            &["three copies, and the export declaration", "wallet"],
            &["animals", "cites"],
        ),
        (
            "Ann: Put the milk in the fridge. No, not the fridge, that's for samples. The cold room.\nAnn: Lock the door.",
            &["milk in the cold room", "lock the door"],
            &["fridge", "samples"],
        ),
        (
            "Ann: Rub it down with the sponge.\nBob: Not the sponge, that's for the sink. The brush.\nAnn: The brush, yes.\nAnn: Rinse it.",
            &["down with the brush", "rinse"],
            &["sponge", "sink"],
        ),
        (
            "Ann: Fix it with the bolster. Not the bolster, that's for bricks. Use the cold chisel.\nAnn: Rinse it.",
            &["with the cold chisel"],
            &["bolster", "bricks"],
        ),
        (
            "Ann: Then you sign the gate pass.\nBob: Not the gate pass, that's visitors. The driver's card.\nAnn: Oh yes, the driver's card.\nAnn: Lock the box.",
            &["sign the driver's card"],
            &["visitors", "gate pass"],
        ),
    ]);
}

#[test]
fn a_part_is_no_count() {
    check_in_work(&[
        (
            "Ann: It goes for scrap, about three quarters of it usually comes back.\nBob: Keep some for the lab.\nAnn: We keep ten jars for the lab.\nBob: Ten?\nAnn: Ten, sealed.",
            &["three quarters", "ten jars"],
            &["ten quarters"],
        ),
        (
            "Ann: Fill the tank three quarters full.\nBob: And the crates?\nAnn: Twelve crates. Put twelve in the van.",
            &["three quarters full"],
            &["twelve quarters"],
        ),
    ]);
}

#[test]
fn a_name_that_never_comes_is_denied_of_nothing() {
    check_in_work(&[(
        "Ann: Rub it down with the sponge.\nBob: The brush.\nBob: Not, the.\nAnn: Put the sponge in the sink.",
        &["in the sink"],
        &[],
    )]);
}

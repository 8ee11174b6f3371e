//! What is crossed out by its name, put right by contrast, taken up from another, and what joins once all is told.
use super::{asked_in_work, check_in_work, check_notes, notes, order_in_work};

#[test]
fn crossed_out_by_its_name() {
    check_notes(&[
        (
            "Fill the two jars and the crock.\nPour the whey down the yard drain.\nRub out that bit about the yard drain, the council wrote to us. It goes in the slurry.",
            &["fill the two jars"],
            &["yard drain"],
        ),
        (
            "Breakfast box: two rolls, a jam pot, the paper.\nCross off the paper, the shop closed.",
            &["jam pot"],
            &["paper"],
        ),
    ]);
    check_in_work(&[
        (
            "Ann: Then you grease the rails with the brown tin.\nBob: Please don't.",
            &[],
            &["brown tin"],
        ),
        (
            "Ann: You pack the flask, the cups and the whisk.\nAnn: Sorry, there's no whisk at this one.",
            &["cups"],
            &["whisk"],
        ),
    ]);
}

#[test]
fn put_right_by_contrast() {
    check_in_work(&[
        (
            "Ann: You hang the tag on the upper hook.\nBob: Not the upper, the lower hook.",
            &["lower hook"],
            &["upper"],
        ),
        (
            "Ann: You give the bolt half a turn.\nBob: A quarter, not half.",
            &["quarter"],
            &["half"],
        ),
        (
            "Ann: You ring the bell at ten past four.\nBob: It's quarter past, they moved it.\nAnn: Quarter past then.",
            &["quarter past four"],
            &["ten past"],
        ),
    ]);
}

#[test]
fn taken_up_from_another() {
    check_in_work(&[
        (
            "Ann: You fax the sheet to the depot and you wait for them to ring.\nBob: It's on the portal now.\nAnn: Oh right, the portal. You put it on the portal.",
            &["put it on the portal"],
            &["fax"],
        ),
        (
            "Ann: You fax the sheet to the depot.\nBob: It's on the portal now.\nAnn: No, they turned that off. You fax it.",
            &["fax"],
            &[],
        ),
        (
            "Ann: You set the dial to four.\nCem: Five you told me.\nAnn: That was the little one. Take the cover off.",
            &["take the cover off"],
            &[],
        ),
    ]);
    order_in_work(&[(
        "Ann: You close the vent and then you pull the lever.\nBob: Other way round, surely.",
        &["pull the lever", "close the vent"],
    )]);
}

#[test]
fn notes_of_a_second_hand() {
    check_notes(&[(
        "Flush the line with 3 litres [no, Kit, 6 litres since the new pump]\nShut the outlet.\nLeave the lid open (not any more, the gulls get in)",
        &["6 litres", "shut the outlet"],
        &["3 litres", "lid open"],
    )]);
    let open = notes(
        "Flush the line.\nShut the outlet.\nLeave the lid open (not any more, the gulls get in)",
    )
    .open_questions;
    assert!(open.iter().any(|q| q.text.contains("gulls")), "{open:#?}");
}

#[test]
fn measures_join_their_step() {
    check_in_work(&[
        (
            "Ann: You press go and you wait for the oil. You should hear a click inside three minutes.",
            &["wait for the oil .. three minutes"],
            &[],
        ),
        (
            "Ann: Tamp the powder. Forty strokes each side.",
            &["tamp the powder .. forty strokes"],
            &[],
        ),
        (
            "Ann: You dip the cloth. Each cloth is in for two minutes. You wring it.",
            &["two minutes"],
            &[],
        ),
        (
            "Ann: You note the level. Into the cold store for two hours.",
            &["into the cold store"],
            &["note the level .. cold store"],
        ),
    ]);
}

#[test]
fn conditions_join_and_fancies_go() {
    check_in_work(&[
        (
            "Ann: Before you touch a thing, first job of the day, you empty the trap.",
            &["before you touch a thing, first job of the day, empty the trap"],
            &[],
        ),
        (
            "Ann: You'd be dancing on the roof. You hook the strap on.",
            &["hook the strap"],
            &["dancing"],
        ),
    ]);
}

#[test]
fn shrugs_leave_it_open() {
    asked_in_work(&[
        (
            "Ann: You seal the bag.\nBob: And if it leaks?\nAnn: It never really happens.",
            &["leaks"],
        ),
        (
            "Ann: Somebody pays the toll, we never really agreed who.",
            &["who"],
        ),
    ]);
}

#[test]
fn places_without_a_comma() {
    order_in_work(&[
        (
            "Ann: You unlock the hatch first.\nAnn: You sweep the deck.\nAnn: Before you board them, brief the crew.\nAnn: At nine you board them.",
            &["sweep the deck", "brief the crew", "at nine"],
        ),
        (
            "Ann: The liner goes in the frame.\nAnn: You clamp the frame.\nAnn: One I missed. Before the liner goes in you brush the frame out.",
            &["brush the frame out", "the liner goes in the frame"],
        ),
        (
            "Ann: You fill the drum.\nAnn: You start the motor.\nAnn: Actually you'd rinse the hose in between those two.",
            &["fill the drum", "rinse the hose", "start the motor"],
        ),
    ]);
}

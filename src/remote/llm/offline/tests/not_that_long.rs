//! A value denied of its thing, a part of a step that is done no more, one word called the wrong one.
use super::check_in_work;

#[test]
fn a_thing_has_the_value_no_longer() {
    check_in_work(&[
        (
            "Ann: The book goes in the big press, and you leave it in there for an hour.\nAnn: You wash the brush.\nAnn: You sweep the floor.\nBob: And the press isn't an hour. It's overnight, we went over to overnight after the hymn books warped.\nAnn: Overnight in the press, yes. He's right. Overnight.",
            &["there overnight"],
            &["hour", "overnight in the press"],
        ),
        (
            "Ann: You leave the dough in the fridge for an hour.\nAnn: You wash the brush.\nBob: The fridge isn't an hour any more. It's two hours.\nAnn: Two hours, right.",
            &["dough in the fridge for two hours", "wash the brush"],
            &["for an hour", "isn't"],
        ),
        (
            "Ann: You dry the plates on the rack for ten minutes.\nAnn: You wash the brush.\nAnn: The rack isn't ten minutes, sorry. It's twenty.\nAnn: You sweep the floor.",
            &["plates on the rack for twenty minutes"],
            &["ten minutes", "isn't"],
        ),
    ]);
    // nobody takes it up
    check_in_work(&[(
        "Ann: You dry the plates on the rack for ten minutes.\nBob: The rack isn't ten minutes. It's twenty.\nAnn: You sweep the floor.",
        &["plates on the rack for ten minutes"],
        &["for twenty"],
    )]);
}

#[test]
fn a_part_of_a_step_is_done_no_more() {
    check_in_work(&[
        (
            "Ann: You shoot the fibre with the meter from the exchange end, in both directions, and save the traces.\nBob: We don't do both directions now, Ann. Just from the exchange. Since the spring.\nAnn: Just the one? Fair enough. One direction then, from the exchange.\nAnn: You close the box.",
            &["meter from the exchange end", "save the traces"],
            &["directions", "direction then"],
        ),
        (
            "Ann: You sand the board on both sides.\nBob: We don't do both sides any more. Just the top.\nAnn: Just the top then.\nAnn: You wipe the board.",
            &["sand the board on the top"],
            &["both", "just"],
        ),
        (
            "Ann: You water the ferns and the palms in the morning.\nBob: We don't do the palms any more, just the ferns.\nAnn: Right, just the ferns.\nAnn: You close the vents.",
            &["water the ferns in the morning"],
            &["palms", "just"],
        ),
        (
            "Ann: You send the invoice to both managers.\nBob: We don't need both managers now. Only the branch one.\nAnn: Fair enough.\nAnn: You file the invoice.",
            &["invoice to the branch one"],
            &["both", "managers"],
        ),
    ]);
}

#[test]
fn one_of_a_kind_is_called_another() {
    check_in_work(&[
        (
            "Ann: You lay out the green forms.\nBob: Green?\nAnn: No, you're right, green's plasma. White forms, and the pens, chained, because they walk.\nAnn: You open the door.",
            &["lay out the white forms and the pens, chained"],
            &["green", "plasma"],
        ),
        (
            "Ann: You lay out the blue aprons.\nBob: Blue?\nAnn: No, blue's the kitchen. White aprons.\nAnn: You open the door.",
            &["lay out the white aprons"],
            &["blue", "kitchen"],
        ),
        (
            "Ann: You put the bins out on Monday.\nAnn: No, Monday's the glass. Tuesday.\nAnn: You sweep the yard.",
            &["bins out on tuesday"],
            &["monday", "glass"],
        ),
    ]);
}

#[test]
fn the_same_for_all_of_them_is_no_other_value() {
    check_in_work(&[
        (
            "Ann: You lay the fibre in the tray, blue in slot one, orange in slot two.\nBob: That's the same for all twelve?\nAnn: Same for all twelve, yeah, you just go round again.\nAnn: You close the lid.",
            &["blue in slot one, orange in slot two"],
            &["slot twelve"],
        ),
        (
            "Ann: You tighten bolt one to forty newton metres.\nBob: And is that the same for all six?\nAnn: Same for all six, yes.\nAnn: You paint the flange.",
            &["bolt one to forty newton metres"],
            &["bolt six"],
        ),
    ]);
}

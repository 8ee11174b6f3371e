//! What was put right a sentence or two later is put right where it was said.
use super::{check_in_work, check_messages, messages, notes, talk};

#[test]
fn a_value_by_itself_stands_for_the_one_that_ended_the_sentence_before() {
    check_in_work(&[
        (
            "Ann: You need three stamps on the pass. Two, since the move.",
            &["two stamps"],
            &["three"],
        ),
        (
            "Ann: Set the dial to seventy. Hm. Fifty, the motor's warm enough.",
            &["fifty"],
            &["seventy"],
        ),
        (
            "Ann: Count the baskets, there should be thirty. Twenty-eight, a couple went to the shop.",
            &["twenty-eight"],
            &["thirty"],
        ),
        // more of the same is no correction
        (
            "Ann: Leave it for ten minutes. Twenty if it's frosty.",
            &["ten minutes"],
            &[],
        ),
    ]);
}

#[test]
fn what_the_old_value_is_says_that_it_does_not_hold() {
    check_in_work(&[
        (
            "Ann: Wrap it in three sheets. Two. Three is for the glass ones.",
            &["two sheets"],
            &["three"],
        ),
        (
            "Ann: Heat it to eighty degrees. No, hang on, that's for the syrup. Sixty degrees for this one.",
            &["sixty degrees"],
            &["eighty"],
        ),
        (
            "Ann: Load about four kilos in the hopper. No, not on the small one, it's slow, three kilos.",
            &["three kilos"],
            &["four"],
        ),
        (
            "Ann: At forty, try the left tap. Left one's off for repair. So the right tap, it must run clear.",
            &["right tap", "forty"],
            &["left"],
        ),
    ]);
}

#[test]
fn a_label_or_a_code_is_put_right_by_one_of_its_kind() {
    check_in_work(&[
        (
            "Ann: You plug the lead in, socket one.\nBob: It's socket two since the rewiring.\nAnn: Is it? Yeah, you're right, socket two.",
            &["socket two"],
            &["socket one"],
        ),
        (
            "Ann: You send them the R4 form.\nBob: We don't do that one, Ann. It's the T9.\nAnn: The T9, thank you.",
            &["T9"],
            &["R4"],
        ),
    ]);
}

#[test]
fn whoever_told_it_takes_the_value_up_in_full() {
    check_in_work(&[(
        "Ann: You put a hold of four hours on the alarm.\nBob: Make it six, Ann.\nAnn: Okay, make it six hours.",
        &["six hours"],
        &["four"],
    )]);
    // a value that is of something else, by the word of whoever told it, is not taken up
    check_in_work(&[(
        "Ann: You keep the vat under six degrees.\nBob: I thought it was eight degrees.\nAnn: That's for the cream. Six.",
        &["six degrees"],
        &["eight"],
    )]);
}

#[test]
fn a_deed_is_called_off_by_its_verb_its_thing_or_its_place() {
    check_in_work(&[
        (
            "Ann: Tighten the ring if it weeps.\nAnn: Oh god no, don't.",
            &[],
            &["ring"],
        ),
        (
            "Ann: You take the hooked blade.\nAnn: Actually on these don't use the blade, use the cord, it's kinder.",
            &["use the cord"],
            &["hooked"],
        ),
        (
            "Ann: Test the sirens with the long key, all of them.\nAnn: No, sorry, that's the weekly one, in the mornings you only look at the lamps.",
            &["lamps"],
            &["sirens"],
        ),
        (
            "Ann: Polish the frame with furniture wax.\nAnn: No. Forget I said that, it leaves a smear.",
            &[],
            &["furniture wax"],
        ),
        (
            "Ann: Trim the wicks every week, no, you trim the wicks when they smoke.",
            &["when they smoke"],
            &["every week"],
        ),
    ]);
    check_messages(&[(
        "Ann: print the rota\nAnn: paper copies into the folder\nBob: no paper copies, they don't count any more. hand in the file\nAnn: fine, hand in the file",
        &["hand in the file"],
        &["paper copies into"],
    )]);
}

#[test]
fn another_verb_or_another_thing_takes_the_place_of_the_old() {
    check_in_work(&[
        (
            "Ann: And we fax the order. No, we don't fax, we upload.",
            &["upload the order"],
            &["fax"],
        ),
        (
            "Ann: Then you wash the bench with ammonia.\nBob: With ammonia?\nAnn: No, never ammonia. Soapsuds.",
            &["bench with soapsuds"],
            &["bench with ammonia"],
        ),
        (
            "Ann: Scrub the bowl with a sponge. A brush. The sponge is for the sink.",
            &["with a brush"],
            &["sponge"],
        ),
        (
            "Ann: Fix the board on with the long screws. Nails. We use nails now.",
            &["nails"],
            &["screws"],
        ),
        (
            "Ann: Prise the lids off by hand. No, not by hand, you'll break them, use the flat bar.",
            &["use the flat bar", "prise the lids off"],
            &["by hand"],
        ),
        (
            "Ann: I hang it from the left hook me, but you hang it from the right hook, it's how the book has it.",
            &["right hook"],
            &["left hook"],
        ),
    ]);
}

#[test]
fn what_comes_first_says_so_in_the_middle_of_its_sentence() {
    let draft = talk(
        "Ann: Switch on the pump.\nAnn: Open the valve.\nAnn: And check the oil, that's the very first thing, before anyone's near it.",
    );
    assert!(draft.steps[0].text.contains("oil"), "{:?}", draft.steps);
}

#[test]
fn the_step_cites_the_correction_with_what_it_corrects() {
    let draft =
        messages("Ann: fill the bath to 40 litres\nAnn: sorry, 60 litres\nAnn: close the lid");
    assert!(
        draft.steps[0].text.contains("60 litres"),
        "{:?}",
        draft.steps
    );
    assert_eq!(draft.steps[0].evidence.len(), 2, "{:?}", draft.steps[0]);
}

#[test]
fn a_time_of_the_clock_stands_before_whoever_does_it_then() {
    let draft = notes("Half past six you open the hatch.\nThen you air the hall.");
    assert!(
        draft.steps[0].text.starts_with("Half past six"),
        "{:?}",
        draft.steps
    );
}

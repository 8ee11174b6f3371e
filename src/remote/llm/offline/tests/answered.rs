//! Questions that are answered with a word, other cases that are named by a word, and what is done otherwise.
use super::{check_in_work, talk};

#[test]
fn a_deed_that_was_asked_and_answered_with_yes_is_told() {
    for yes in [
        "Yes.",
        "Yes, always.",
        "Yeah, you do.",
        "Of course.",
        "Exactly.",
    ] {
        for ask in [
            "Do I lock the gate?",
            "Should I lock the gate?",
            "And do we have to lock the gate?",
            "Shall I lock the gate?",
        ] {
            let draft = talk(&format!(
                "Ann: You sweep the yard.\nBob: {ask}\nAnn: {yes}\nAnn: Then you hang up the broom."
            ));
            let steps: Vec<&str> = draft.steps.iter().map(|s| s.text.as_str()).collect();
            assert_eq!(
                steps,
                ["Sweep the yard", "Lock the gate", "Hang up the broom"],
                "{ask} {yes}"
            );
            assert!(
                draft.open_questions.is_empty(),
                "{:#?}",
                draft.open_questions
            );
        }
    }
}

#[test]
fn a_deed_that_was_asked_and_answered_with_no_is_not() {
    for no in ["No.", "No, you don't.", "No, we don't do that.", "No need."] {
        let draft = talk(&format!(
            "Ann: You sweep the yard.\nBob: Do I lock the gate?\nAnn: {no}\nAnn: Then you hang up the broom."
        ));
        let steps: Vec<&str> = draft.steps.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(steps, ["Sweep the yard", "Hang up the broom"], "{no}");
    }
}

#[test]
fn another_case_by_a_word_or_two() {
    check_in_work(&[
        (
            "Ann: You weigh the parcel.\nBob: And for returns?\nAnn: You put a red sticker on.",
            &["for returns, put a red sticker on"],
            &[],
        ),
        (
            "Ann: You weigh the parcel.\nBob: And on Sundays?\nAnn: You call the hotline.",
            &["on sundays, call the hotline"],
            &[],
        ),
        (
            "Ann: If it's torn, take a photo, otherwise put it back.",
            &["if it's torn, take a photo", "otherwise, put it back"],
            &[],
        ),
        (
            "Ann: If it's torn you take a photo, or else put it back.",
            &["or else, put it back"],
            &["if it's torn, or else"],
        ),
        (
            "Ann: You wear goggles, otherwise you hurt your eyes.",
            &["wear goggles"],
            &["hurt your eyes"],
        ),
    ]);
}

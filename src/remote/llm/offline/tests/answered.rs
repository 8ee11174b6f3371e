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

#[test]
fn a_value_that_is_called_unfit_or_mistaken_is_not_taken_up() {
    for answer in [
        "Five is too low.",
        "Five isn't enough.",
        "Karl is wrong. Six.",
        "That's wrong, it's six.",
    ] {
        let draft = talk(&format!(
            "Ann: You open the valve.\nAnn: The air should be at six bar.\nBob: Karl says five.\nAnn: {answer}\nAnn: Then you start the belt."
        ));
        let steps: Vec<&str> = draft.steps.iter().map(|s| s.text.as_str()).collect();
        assert!(
            steps.iter().any(|s| s.contains("six bar")),
            "{answer} {steps:#?}"
        );
        assert!(
            !steps.iter().any(|s| s.contains("five")),
            "{answer} {steps:#?}"
        );
        assert!(
            draft.open_questions.is_empty(),
            "{answer} {:#?}",
            draft.open_questions
        );
    }
}

#[test]
fn a_step_by_its_name_alone_stands_also_at_the_end() {
    let draft = talk(
        "Bob: Go on.\nAnn: You sweep the yard.\nAnn: The next step is the gate.\nAnn: And the last thing is the alarm.",
    );
    let steps: Vec<&str> = draft.steps.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(steps, ["Sweep the yard", "The gate", "The alarm"]);
}

#[test]
fn a_case_named_as_a_question_and_a_unit_asked_back() {
    check_in_work(&[
        (
            "Ann: You weigh the parcel. No label? Put it on the blue shelf.\nAnn: Torn? Take a photo.",
            &["if no label, put", "if torn, take a photo"],
            &[],
        ),
        (
            "Ann: You set the timer to ten.\nBob: Minutes?\nAnn: Yes.",
            &["set the timer to ten minutes"],
            &[],
        ),
        (
            "Ann: There should be two hundred in the till.\nBob: Euros?\nAnn: Euros, yes.",
            &["two hundred euros"],
            &["euros, yes"],
        ),
        (
            "Ann: You weigh the flour. I use five hundred grams.",
            &["weigh the flour, five hundred grams"],
            &[],
        ),
        (
            "Ann: You check the pressure. Normal is two bar.",
            &["check the pressure. normal is two bar"],
            &[],
        ),
    ]);
}

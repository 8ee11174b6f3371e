use super::*;
use crate::domain::source::Place;

fn at(line: usize) -> Vec<Evidence> {
    vec![Evidence {
        source: "s".to_owned(),
        start: Place::Line(line),
        end: Place::Line(line),
        text: String::new(),
        speaker: None,
    }]
}

fn draft(steps: &[(&str, usize)], warnings: &[(&str, usize, Option<usize>)]) -> Draft {
    Draft {
        title: "T".to_owned(),
        sections: Vec::new(),
        steps: steps
            .iter()
            .map(|(text, line)| DraftStep {
                text: (*text).to_owned(),
                section: "Procedure".to_owned(),
                evidence: at(*line),
            })
            .collect(),
        warnings: warnings
            .iter()
            .map(|(text, line, after)| Warning {
                text: (*text).to_owned(),
                evidence: at(*line),
                after: *after,
            })
            .collect(),
        open_questions: Vec::new(),
        unused: Vec::new(),
    }
}

fn texts(draft: &Draft) -> Vec<&str> {
    draft.steps.iter().map(|s| s.text.as_str()).collect()
}

#[test]
fn parts_join_without_losing_or_doubling_a_step() {
    let joined = join(vec![
        draft(
            &[
                ("Open the valve", 1),
                ("Wait 5 minutes", 2),
                ("Press save", 3),
            ],
            &[("Never run dry", 2, Some(1))],
        ),
        draft(
            &[
                ("Wait for 5 minutes", 2),
                ("Wait 10 minutes", 2),
                ("Press save", 9),
            ],
            &[("Never run dry", 2, None), ("Never shake", 9, Some(2))],
        ),
    ]);
    assert_eq!(
        texts(&joined),
        [
            "Open the valve",
            "Wait 5 minutes",
            "Press save",
            "Wait 10 minutes",
            "Press save"
        ]
    );
    let warnings: Vec<_> = joined
        .warnings
        .iter()
        .map(|w| (w.text.as_str(), w.after))
        .collect();
    assert_eq!(
        warnings,
        [("Never run dry", Some(1)), ("Never shake", Some(4))]
    );
}

#[test]
fn what_a_model_repeats_stands_once() {
    let joined = join(vec![draft(
        &[("Open the valve", 1), ("Open the valve", 1)],
        &[],
    )]);
    assert_eq!(texts(&joined), ["Open the valve"]);
    assert_eq!(joined.title, "T");
}

#[test]
fn what_the_model_left_out_comes_from_the_rules_in_its_place() {
    let mut model = draft(
        &[("Open the valve slowly", 1), ("Close the lid", 4)],
        &[("Never run dry", 4, Some(1))],
    );
    let rules = draft(
        &[
            ("Fill the tank", 0),
            ("Open the valve", 1),
            ("Check the gauge", 2),
            ("Wait ten minutes", 3),
            ("Close the lid", 4),
        ],
        &[
            ("Never run it dry", 4, Some(4)),
            ("Never shake it", 3, Some(3)),
        ],
    );
    let taken = supplement(&mut model, &rules);
    assert_eq!(
        taken,
        Taken {
            steps: 3,
            parted: 0,
            mended: 0,
            warnings: 1
        }
    );
    assert_eq!(
        texts(&model),
        [
            "Fill the tank",
            "Open the valve slowly",
            "Check the gauge",
            "Wait ten minutes",
            "Close the lid"
        ]
    );
    let warnings: Vec<_> = model
        .warnings
        .iter()
        .map(|w| (w.text.as_str(), w.after))
        .collect();
    assert_eq!(
        warnings,
        [("Never run dry", Some(4)), ("Never shake it", Some(3))]
    );
}

#[test]
fn a_number_or_a_condition_that_the_model_got_wrong_is_mended() {
    let mut model = draft(
        &[("Wait 20 minutes for the cake", 1), ("Stop the line", 2)],
        &[],
    );
    let rules = draft(
        &[
            ("Wait 30 minutes for the cake", 1),
            ("If the light is red, stop the line", 2),
        ],
        &[],
    );
    let taken = supplement(&mut model, &rules);
    assert_eq!(
        texts(&model),
        [
            "Wait 30 minutes for the cake",
            "If the light is red, stop the line"
        ]
    );
    assert_eq!(
        taken,
        Taken {
            steps: 0,
            parted: 0,
            mended: 2,
            warnings: 0
        }
    );
}

#[test]
fn a_step_that_is_done_again_elsewhere_is_a_step_of_its_own() {
    let mut model = draft(&[("Count the coins", 1)], &[]);
    let rules = draft(
        &[
            ("Count the coins", 1),
            ("Close the drawer", 2),
            ("Count the coins", 3),
        ],
        &[],
    );
    let taken = supplement(&mut model, &rules);
    assert_eq!(
        texts(&model),
        ["Count the coins", "Close the drawer", "Count the coins"]
    );
    assert_eq!(taken.steps, 2);
}

#[test]
fn a_step_told_in_pieces_or_cited_elsewhere_is_told() {
    let mut model = draft(
        &[
            ("Open the valve", 1),
            ("Press the green button", 1),
            ("Lock the front door", 7),
        ],
        &[],
    );
    let rules = draft(
        &[
            ("Open the valve and press the green button", 1),
            ("Lock the front door", 6),
        ],
        &[],
    );
    assert_eq!(supplement(&mut model, &rules), Taken::default());
    assert_eq!(model.steps.len(), 3);
}

#[test]
fn a_warning_told_as_a_step_is_a_warning() {
    let mut model = draft(
        &[
            ("Open the valve", 1),
            ("Never run it dry", 2),
            ("Close the lid", 3),
        ],
        &[],
    );
    let rules = draft(
        &[("Open the valve", 1), ("Close the lid", 3)],
        &[("Never run it dry", 2, Some(0))],
    );
    let taken = supplement(&mut model, &rules);
    assert_eq!(texts(&model), ["Open the valve", "Close the lid"]);
    assert_eq!((taken.steps, taken.warnings), (0, 1));
    assert_eq!(model.warnings[0].after, Some(0));
}

#[test]
fn several_steps_told_in_one_are_several() {
    let rules = draft(
        &[
            ("Open the drawer", 1),
            ("Count the float", 1),
            ("Lock the safe", 2),
        ],
        &[],
    );
    let mut model = draft(
        &[
            ("Open the drawer and count the float, she says", 1),
            ("Lock the safe", 2),
        ],
        &[],
    );
    let taken = supplement(&mut model, &rules);
    assert_eq!(
        texts(&model),
        ["Open the drawer", "Count the float", "Lock the safe"]
    );
    assert_eq!((taken.parted, taken.steps, taken.mended), (2, 0, 0));
}

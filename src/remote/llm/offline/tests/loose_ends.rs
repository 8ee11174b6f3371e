//! Marks of notes that only point (`NB`, `TODO ask Kev`), what comes last, and what is done once a time is over.
use super::{asked, check, said, written};

#[test]
fn once_a_time_is_over() {
    check(&[
        (
            "Ann: Latecomers up to 30 minutes are let in, after that ring me. Then you sweep up.",
            &["after 30 minutes, ring me"],
            &[],
        ),
        (
            "Ann: Keep it in the fridge for two days, after that bin it. Then you sweep up.",
            &["in the fridge for two days", "after two days, bin it"],
            &[],
        ),
        // what comes next, once it has lasted
        (
            "Ann: Leave it for an hour, after that rinse it. Then you sweep up.",
            &["rinse it"],
            &["after an hour"],
        ),
        (
            "Ann: Rinse it, after that dry it. Then you sweep up.",
            &["dry it"],
            &[],
        ),
    ]);
}

#[test]
fn what_comes_last() {
    check(&[
        (
            "Ann: Sweep up. Lips last, after they've eaten. Then you lock the hall.",
            &["lips last, after they've eaten"],
            &[],
        ),
        (
            "Ann: Sweep up. The hem last, once it's pressed. Then you lock the hall.",
            &["the hem last, once it's pressed"],
            &[],
        ),
    ]);
}

#[test]
fn marks_of_notes_are_no_words() {
    let draft = written(
        "# Hive\n\n1. Check the weather\n2. ~~Feed syrup~~ not in a flow\n3. NB gloves: nitrile, not leather\n\
         4. TODO ask Kev who orders the foundation\n5. TODO: find out who signs\n6. Lock the shed\n",
    );
    assert_eq!(
        said(&draft),
        [
            "Check the weather",
            "Gloves: nitrile, not leather",
            "Lock the shed"
        ]
    );
    let asked = asked(&draft);
    for want in ["Who orders the foundation?", "Who signs?"] {
        assert!(asked.contains(&want), "{asked:?}");
    }
}

use super::*;
use crate::markdown::steps::steps;

/// `kind before → after` of each change.
fn diff(before: &str, after: &str) -> Vec<String> {
    let changes = diff_steps(&steps(before, 1), &steps(after, 1));
    let side = |number: &Option<String>, text: &Option<String>| match (number, text) {
        (Some(number), Some(text)) => format!("{number} {text}"),
        _ => "–".to_owned(),
    };
    let show = |c: &StepChange| {
        format!(
            "{:?} {} → {}",
            c.kind,
            side(&c.before_number, &c.before),
            side(&c.after_number, &c.after)
        )
    };
    changes.iter().map(show).collect()
}

#[test]
fn what_happened_to_steps() {
    for (what, before, after, expected) in [
        ("nothing", "1. a b\n2. c d", "1. a b\n2. c d", vec![]),
        (
            "renumbered by one put in",
            "1. a b\n2. c d",
            "1. x y\n2. a b\n3. c d",
            vec!["Added – → 1 x y"],
        ),
        (
            "another style of numbers",
            "1. a b\n2. c d",
            "5) a b\n6) c d",
            vec![],
        ),
        (
            "removed",
            "1. a b\n2. c d\n3. e f",
            "1. a b\n2. e f",
            vec!["Removed 2 c d → –"],
        ),
        (
            "a number",
            "1. Wait 30 days for the answer\n2. Close",
            "1. Wait 45 days for the answer\n2. Close",
            vec!["Changed 1 Wait 30 days for the answer → 1 Wait 45 days for the answer"],
        ),
        (
            "one moved",
            "1. a b\n2. c d\n3. e f",
            "1. c d\n2. e f\n3. a b",
            vec!["Moved 1 a b → 3 a b"],
        ),
        ("emphasis", "1. a **b**", "1. *a* b", vec![]),
        (
            "capitals",
            "1. click save",
            "1. Click Save",
            vec!["Changed 1 click save → 1 Click Save"],
        ),
        (
            "code",
            "1. Run it\n   ```\n   a\n   ```",
            "1. Run it\n   ```\n   b\n   ```",
            vec!["Changed 1 Run it\n```\na\n``` → 1 Run it\n```\nb\n```"],
        ),
        (
            "nested",
            "1. a b\n2. c d\n   1. e f",
            "1. a b\n   1. e f\n2. c d",
            vec!["Moved 2 c d → 2 c d"],
        ),
        (
            "depth",
            "1. a b\n   1. e f\n2. c d",
            "1. a b\n2. e f\n3. c d",
            vec!["Moved 1.1 e f → 2 e f"],
        ),
        (
            "changed and moved",
            "1. alpha beta gamma\n2. b b\n3. c c",
            "1. b b\n2. c c\n3. alpha beta delta",
            vec![
                "Changed 1 alpha beta gamma → 3 alpha beta delta",
                "Moved 1 alpha beta gamma → 3 alpha beta delta",
            ],
        ),
        (
            "first of two equal ones removed",
            "1. next\n2. a b\n3. next\n4. c d",
            "1. a b\n2. next\n3. c d",
            vec!["Removed 1 next → –"],
        ),
        (
            "all new",
            "1. alpha beta",
            "1. gamma delta",
            vec!["Removed 1 alpha beta → –", "Added – → 1 gamma delta"],
        ),
    ] {
        assert_eq!(diff(before, after), expected, "{what}");
    }
}

#[test]
fn many_different_steps_stay_cheap() {
    let page = |salt: usize| -> String {
        (0..2000)
            .map(|i| {
                format!(
                    "{}. common words in step {} {}\n",
                    i + 1,
                    i * 7 + salt,
                    i * salt
                )
            })
            .collect()
    };
    let (before, after) = (steps(&page(1), 1), steps(&page(3), 1));
    let changes = diff_steps(&before, &after);
    assert_eq!((before.len(), after.len()), (2000, 2000));
    assert!(changes.len() >= 2000);
}

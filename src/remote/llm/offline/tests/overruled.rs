//! A deed put right by another deed, or taken out, by its teller or by another whom its teller follows.
use super::talk;

const DEEDS: &[(&str, &str)] = &[
    ("email the customer", "call the customer"),
    ("tape the lid", "staple the lid"),
    ("wash the tray", "burn the tray"),
    ("archive the ticket", "delete the ticket"),
];

/// The steps between opening the box and printing the label.
fn between(lines: &str) -> Vec<String> {
    let all = format!(
        "Bob: Go on.\nAnn: First you open the box.\n{lines}\nAnn: And then you print the label."
    );
    let mut steps: Vec<String> = talk(&all).steps.into_iter().map(|s| s.text).collect();
    assert_eq!(
        steps.first().map(String::as_str),
        Some("Open the box"),
        "{all}\n{steps:#?}"
    );
    assert_eq!(
        steps.last().map(String::as_str),
        Some("Print the label"),
        "{all}\n{steps:#?}"
    );
    steps.pop();
    steps.remove(0);
    steps
}

#[test]
fn another_deed_stands_in_the_place_of_the_first() {
    for (old, new) in DEEDS {
        for form in [
            "Then you {O}, no, you {N}.",
            "Then you {O}. No wait, you {N}.",
            "Then you {O}. Scratch that, you {N}.",
            "Then you {O}. Actually, you {N}.",
            "Then you {O}. No, that's wrong, you {N}.",
            "Then you {O}.\nBob: We {N} now.\nAnn: Right, you {N}.",
            "Then you {O}.\nBob: Don't we {N}?\nAnn: Oh yes, you're right.",
            "Then you {O}.\nBob: I thought we {N}.\nAnn: Yes, {N}, sorry.",
            "Then you {O}.\nBob: No, you {N}.\nAnn: Okay, {N} then.",
        ] {
            let lines = format!("Ann: {}", form.replace("{O}", old).replace("{N}", new));
            let steps: Vec<String> = between(&lines).iter().map(|s| s.to_lowercase()).collect();
            assert_eq!(steps, [*new], "{lines}");
        }
    }
}

#[test]
fn what_is_done_no_more_goes_and_leaves_nothing_behind() {
    for (old, _) in DEEDS {
        for own in [
            "Scratch that.",
            "No, leave that out.",
            "Actually, you don't need to do that.",
            "No, we don't do that any more.",
        ] {
            let lines = format!("Ann: Then you {old}. {own}");
            assert_eq!(between(&lines), [""; 0], "{lines}");
        }
        for other in [
            "We don't do that any more.",
            "That's gone.",
            "Nobody does that any more.",
            "The system does that now.",
            "That's automatic now.",
            "Do we still do that?",
        ] {
            for taken in [
                "Oh right, leave that out.",
                "True, we don't.",
                "Right, skip it.",
                "No, you're right, not any more.",
            ] {
                let lines = format!("Ann: Then you {old}.\nBob: {other}\nAnn: {taken}");
                assert_eq!(between(&lines), [""; 0], "{lines}");
            }
        }
    }
}

#[test]
fn what_another_adds_stands_beside_it() {
    for (lines, steps) in [
        (
            "Ann: Then you wash the tray.\nBob: And you dry the tray.\nAnn: Yes, you dry the tray.",
            &["wash the tray", "dry the tray"][..],
        ),
        (
            "Ann: Then you tape the lid.\nBob: Do we still do that?\nAnn: Yes, always.",
            &["tape the lid"],
        ),
        (
            "Ann: Then you tape the lid.\nBob: Don't we staple the lid?\nAnn: No, tape.",
            &["tape the lid"],
        ),
        (
            "Ann: Then you tape the lid.\nBob: We staple the lid now.\nAnn: No, we tape it.",
            &["tape the lid"],
        ),
    ] {
        let said: Vec<String> = between(lines).iter().map(|s| s.to_lowercase()).collect();
        for step in steps {
            assert!(said.iter().any(|s| s.contains(step)), "{lines}\n{said:#?}");
        }
        assert!(
            !said.iter().any(|s| s.contains("staple")),
            "{lines}\n{said:#?}"
        );
    }
}

//! A number without its unit is asked about, once, and not where it is a time, a count, a code or named elsewhere.

fn asked(lines: &str) -> Vec<String> {
    let draft = super::talk(lines);
    let of_what = |q: &&crate::domain::draft::OpenQuestion| q.text.ends_with("of what?");
    let found = draft.open_questions.iter().filter(of_what);
    found.map(|q| q.text.clone()).collect()
}

#[test]
fn a_measure_without_its_unit_is_asked_about_once() {
    for (lines, want) in [
        (
            "Ann: Set the oven to two hundred and ten.\nAnn: Put the trays in.\nAnn: When it's at two hundred and ten, shut the door.",
            "“Set the oven to two hundred and ten”: two hundred and ten of what?",
        ),
        (
            "Ann: If it's more than seven, stop the line, and call me.\nAnn: If it's more than seven, write it in the book.",
            "“If it's more than seven, stop the line”: seven of what?",
        ),
        (
            "Ann: Salinity: check it with the meter at the outlet of the tank, on the left side of it. It has to be between thirty and thirty-four.",
            "“Salinity: it has to be between thirty and thirty-four”: thirty of what?",
        ),
    ] {
        assert_eq!(asked(lines), [want], "{lines}");
    }
}

#[test]
fn times_counts_codes_and_named_units_are_not_asked_about() {
    for lines in [
        "Ann: The van comes at about quarter to nine.\nAnn: Sign for the boxes.",
        "Ann: Shutter up at five to eight.\nAnn: Put the lights on.",
        "Ann: Be there for six thirty.\nAnn: Put the lights on.",
        "Ann: The driver comes between two and four.\nAnn: Sign for the boxes.",
        "Ann: Torque the nuts up to ninety, ninety newton metres.\nAnn: Wipe them.",
        "Ann: Keep the fridge between two and five.\nAnn: Wipe it.\nBob: Degrees?\nAnn: Two to five degrees, yes. Five degrees at most.",
        "Ann: Mix it, that's one part paint to four of thinner.\nAnn: Stir it.",
        "Ann: Set the case lock to 4 0 7.\nAnn: Put the lid on.",
        "Ann: Tap it on the bench until it's level, about twenty, twenty times.\nAnn: Put the lid on.",
    ] {
        assert_eq!(asked(lines), Vec::<String>::new(), "{lines}");
    }
}

#[test]
fn what_is_added_to_a_step_is_a_sentence_or_goes_on_small() {
    for (lines, want) in [
        (
            "Ann: Email the customer before ten. There's a template.\nAnn: Close the file.",
            "Email the customer before ten. There's a template",
        ),
        (
            "Ann: Read the hour meter. That's the one on the dash.\nAnn: Close the door.",
            "Read the hour meter. That's the one on the dash",
        ),
        (
            "Ann: Check the harness. Every time.\nAnn: Close the door.",
            "Check the harness, every time",
        ),
        (
            "Ann: If it's not the owner who rings, You can still book it.\nAnn: Close the file.",
            "If it's not the owner who rings, you can still book it",
        ),
    ] {
        let said = super::said(&super::talk(lines));
        assert!(said.iter().any(|s| s == want), "{lines}\n{said:#?}");
    }
}

#[test]
fn what_was_just_counted_is_what_the_number_is_of() {
    for lines in [
        "Ann: You count the tickets.\nAnn: If they're over fifty, you call the manager.",
        "Ann: Count the swimmers in the lane.\nAnn: When there are more than thirty, open the second lane.",
        "Ann: You put a few drops of alcohol under, five or six, and wait a minute.",
    ] {
        assert_eq!(asked(lines), [""; 0], "{lines}");
    }
}

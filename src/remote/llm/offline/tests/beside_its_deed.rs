//! A number, or how much without one, told a sentence beside its deed: it stands with its deed, and at no other.

use super::between_deeds as holds;

#[test]
fn how_much_in_words_without_a_number() {
    for (line, want) in [
        (
            "Add the salt. A pinch per portion.",
            "Add the salt, a pinch per portion",
        ),
        (
            "Lower the blinds. Halfway is enough.",
            "Lower the blinds. Halfway is enough",
        ),
        (
            "Turn the dial. A quarter turn, clockwise.",
            "Turn the dial, a quarter turn, clockwise",
        ),
        (
            "Leave the door open. A crack.",
            "Leave the door open, a crack",
        ),
        (
            "Loosen the strap. Just a notch.",
            "Loosen the strap, a notch",
        ),
        (
            "Leave a gap. A finger's width is fine.",
            "Leave a gap. A finger's width is fine",
        ),
        ("Empty the tank. All of it.", "Empty the tank, all of it"),
        (
            "Ring the bell. Five minutes before we start.",
            "Ring the bell, five minutes before we start",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn a_unit_told_after_its_number() {
    for (line, want) in [
        (
            "Fill the tank. Ten. Litres, not gallons.",
            "Fill the tank, ten litres, not gallons",
        ),
        (
            "Set the pressure to four. Bar, not psi.",
            "Set the pressure to four bar, not psi",
        ),
        (
            "Cut them to forty. That's millimetres.",
            "Cut them to forty millimetres",
        ),
        (
            "Give her five. Milligrams, that is.",
            "Give her five milligrams",
        ),
    ] {
        holds(line, &[want]);
    }
}

#[test]
fn a_number_told_before_its_deed_is_not_of_the_one_before() {
    for (line, wanted) in [
        (
            "Now the chlorine. That's two capfuls. Measure it into the jug.",
            &[
                "The chlorine: that's two capfuls",
                "Measure it into the jug",
            ][..],
        ),
        (
            "You need forty grams of the white one. Weigh it into the small bowl.",
            &[
                "You need forty grams of the white one",
                "Weigh it into the small bowl",
            ],
        ),
        (
            "The room takes thirty. Count them in.",
            &["The room takes thirty", "Count them in"],
        ),
        (
            "Speed's eleven hundred. Set it on the dial.",
            &["Speed's eleven hundred", "Set it on the dial"],
        ),
        (
            "Rinse the bed for two minutes. Then it's thirty minutes before you can use it.",
            &[
                "Rinse the bed for two minutes",
                "Thirty minutes before you can use it",
            ],
        ),
    ] {
        holds(line, wanted);
    }
}

#[test]
fn a_hold_is_no_pause() {
    for (line, wanted) in [
        (
            "Put a hold on the account. Fourteen days.",
            &["Put a hold on the account, fourteen days"][..],
        ),
        (
            "Take hold of the rail and hold on to it with both hands.",
            &["Take hold of the rail", "Hold on to it with both hands"],
        ),
        (
            "Ask them to hold on while you look.",
            &["Ask them to hold on while you look"],
        ),
    ] {
        holds(line, wanted);
    }
}

#[test]
fn a_nod_does_not_part_how_long_from_its_deed() {
    for (line, want) in [
        (
            "Leave it. Ten minutes will do.",
            "Leave the oven, ten minutes will do",
        ),
        (
            "Hold it. Thirty seconds, no less.",
            "Hold the oven, thirty seconds, no less",
        ),
        (
            "Turn it. Twice, to the left.",
            "Turn the oven, twice, to the left",
        ),
    ] {
        let said = super::said(&super::talk(&format!(
            "Bob: How does it go?\nAnn: You spray the oven.\nBob: Right.\nAnn: {line}\nBob: Okay.\nAnn: Then you close the door."
        )));
        assert_eq!(said, ["Spray the oven", want, "Close the door"], "{line}");
    }
}

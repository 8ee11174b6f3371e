//! Where a step belongs is said by words of one family, by a thing told in other words, by another, by a heading.
use super::{draft, order_in_work, said};
use crate::domain::draft::Draft;
use crate::domain::source::{Format, Place, Span, SpanKind};

#[test]
fn what_it_is_done_before_is_named_in_other_words() {
    order_in_work(&[
        (
            "Ann: Then lamination, one pass on each side. You trim the edge. You pack the menus.\nAnn: Oh, I forgot: dust the sheet before you laminate it.",
            &["dust the sheet", "lamination"],
        ),
        (
            "Ann: Up onto the ramp. You put chocks behind both wheels. You loosen the drain plug.\nAnn: Oh and before it goes on the ramp even, check the handbrake.",
            &["check the handbrake", "chocks"],
        ),
        (
            "Ann: You rinse the hopper. You pour the seed in. You set the rate.\nAnn: The gloves go on before the hopper, when you're alone.",
            &["gloves", "rinse the hopper"],
        ),
    ]);
}

#[test]
fn what_comes_first_is_named_and_then_told() {
    order_in_work(&[
        (
            "Ann: You fill the kettle. Then you light the stove.\nAnn: No wait, first the gas. You open the gas at the bottle first.",
            &["open the gas", "light the stove"],
        ),
        (
            "Ann: Then you run the erasure job. In the console, with the number, the erasure job deletes the profile.\nAnn: No, hang on, first the list.\nAnn: You put the address on the list first, or they write to him again.",
            &["address on the list", "run the erasure job"],
        ),
        (
            "Ann: You sort the mail. Then you load the van. Then you drive it out.\nAnn: Wait, first you tighten the straps.",
            &["load the van", "tighten the straps", "drive"],
        ),
    ]);
}

#[test]
fn a_verb_that_says_little_points_at_no_step() {
    order_in_work(&[
        (
            "Ann: You read the meter. You put the number in the log. You wipe the glass.\nAnn: Oh, and some of them have an alarm. So before you put the key in, you turn it off with the tag.",
            &["with the tag", "read the meter", "number in the log"],
        ),
        (
            "Ann: You fill the jar. You put the date in the book. You push the cork in.\nAnn: Oh, I forgot, before you put the cork in, you wipe the rim.",
            &["date in the book", "wipe the rim", "push the cork"],
        ),
    ]);
}

#[test]
fn what_is_told_in_its_place_stays_there() {
    order_in_work(&[
        (
            "Ann: You load the van. You strap the pallets. You check the lights before the van leaves.",
            &["load the van", "check the lights"],
        ),
        (
            "Ann: You charge the radios. Oh, I forgot to say, tape over the switch. Okay, before you unlock, tell the porter. At six you unlock the hall.",
            &["charge the radios", "tell the porter", "unlock the hall"],
        ),
        (
            "Ann: You set the fence first thing. Before that even, walk the line. You switch the current on.",
            &["walk the line", "switch the current"],
        ),
    ]);
}

#[test]
fn another_says_where_it_belongs_and_it_is_said_again() {
    order_in_work(&[(
        "Ann: You start the compressor. You open the valve. You spray the frame.\nBob: You missed one. Before the compressor, you drain the water trap.\nAnn: Oh yes. Drain the water trap, every morning.",
        &["drain the water trap", "start the compressor"],
    )]);
}

#[test]
fn a_case_asked_right_after_goes_with_its_step() {
    order_in_work(&[(
        "Ann: You hang the coats. You hand out the badges. You open the buffet.\nAnn: And I never said the waiver. The waiver has to be signed before you hand out the badges.\nBob: And if somebody won't sign?\nAnn: If they won't sign, give them a visitor sticker.",
        &["waiver", "visitor sticker", "open the buffet"],
    )]);
}

#[test]
fn under_a_heading_of_things_forgotten_steps_find_their_place() {
    let lines: [(SpanKind, &str); 6] = [
        (SpanKind::Heading(2), "Steps"),
        (item(true), "Invite the panel."),
        (item(true), "Print the score sheets."),
        (item(true), "Collect the score sheets."),
        (SpanKind::Heading(2), "Things we forget"),
        (
            item(false),
            "Before the invitation, ask the panel about dates.",
        ),
    ];
    let steps = said(&written(&lines, Format::Markdown));
    assert!(steps[0].contains("about dates"), "{steps:#?}");
}

#[test]
fn a_step_that_moves_takes_the_part_of_its_place() {
    let lines: [(SpanKind, &str); 7] = [
        (item(true), "Hull"),
        (nested(), "Wash the hull."),
        (nested(), "Wax the hull."),
        (item(true), "Papers"),
        (nested(), "File the invoice."),
        (nested(), "Sign the log."),
        (
            SpanKind::Prose,
            "Forgot: before the wash, tape over the log sensor.",
        ),
    ];
    let steps = said(&written(&lines, Format::Outline));
    let at = |words: &str| steps.iter().position(|s| s.contains(words));
    assert!(at("ape over") < at("Wash the hull"), "{steps:#?}");
    assert!(at("Wax the hull") < at("File the invoice"), "{steps:#?}");
}

fn written(lines: &[(SpanKind, &str)], format: Format) -> Draft {
    let spans = lines.iter().enumerate().map(|(i, (kind, text))| Span {
        start: Place::Line(i + 1),
        end: Place::Line(i + 1),
        speaker: None,
        text: (*text).to_owned(),
        kind: *kind,
    });
    draft(format, spans.collect())
}

fn item(ordered: bool) -> SpanKind {
    SpanKind::Item { ordered, depth: 0 }
}

fn nested() -> SpanKind {
    SpanKind::Item {
        ordered: true,
        depth: 1,
    }
}

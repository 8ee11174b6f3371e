//! What is told late is done in its place.
use super::{list, said, talk};

fn position(texts: &[String], words: &str) -> usize {
    texts
        .iter()
        .position(|t| t.to_lowercase().contains(words))
        .unwrap_or_else(|| panic!("no {words:?} in {texts:#?}"))
}

#[track_caller]
fn before(lines: &str, first: &str, then: &str) {
    let texts = said(&talk(lines));
    assert!(
        position(&texts, first) < position(&texts, then),
        "{texts:#?}"
    );
}

#[test]
fn told_late_done_early() {
    before(
        "Ann: You fill the kettle. You switch it on. Oh, before you fill the kettle you rinse it out with cold water.",
        "cold water",
        "switch",
    );
    before(
        "Ann: You mount the wheel. You tighten the nuts. You lower the jack. I forgot, right after you mount the wheel you grease the studs.",
        "grease the studs",
        "tighten the nuts",
    );
    before(
        "Ann: You print the badge. You take the photo. Wait, no, the photo comes first.",
        "photo",
        "print the badge",
    );
    before(
        "Ann: You mount the wheel. You tighten the nuts. What I forgot: you chock the other wheel before you start.",
        "chock the other",
        "mount the wheel",
    );
    before(
        "Ann: You mount the wheel. You tighten the nuts.\nBo: You forgot the jack.\nAnn: Oh yes. You grease the jack. You put the jack on the plate. You do that before the mounting of the wheel.",
        "grease the jack",
        "tighten the nuts",
    );
    before(
        "Ann: You spread the grout. Actually, before that, wet the tiles.",
        "wet the tiles",
        "spread the grout",
    );
    before(
        "Ann: Collect the cups. Run the washer. Before any of that, put the sign out.",
        "put the sign out",
        "collect the cups",
    );
    before(
        "Ann: You close the books. You send the report. And before the report you reconcile the bank.",
        "reconcile the bank",
        "send the report",
    );
    before(
        "Ann: You plant the bulbs. You water the bed. Before you even start, dig in the compost.",
        "dig in the compost",
        "plant the bulbs",
    );
}

#[test]
fn notes_and_lists_keep_their_order() {
    let texts = said(&list(&[
        "Count the sheets",
        "Fold the sheets",
        "Before lunch, bag the sheets",
    ]));
    assert_eq!(position(&texts, "bag the sheets"), 2, "{texts:#?}");
}

#[test]
fn the_place_is_said_in_the_same_breath() {
    for (lines, order) in [
        (
            "Ann: Weigh the dough into pieces.\nAnn: Shape the pieces into balls.\nAnn: Bake them for twenty minutes.\nAnn: Between shaping and baking you brush them with milk.",
            ["weigh", "shape", "brush", "bake"],
        ),
        (
            "Ann: Fold the shirts.\nAnn: Pack the shirts into the box.\nAnn: Tape the box.\nAnn: You need to put the packing slip in as well, that goes in before the tape.",
            ["fold", "pack the shirts", "slip", "tape the box"],
        ),
        (
            "Ann: Call the patient in.\nAnn: Measure the blood pressure.\nAnn: One thing I should have told you at the beginning: wash your hands.\nAnn: Then write the value in the chart.",
            ["wash", "call", "measure", "write"],
        ),
        (
            "Ann: You print the badge.\nAnn: You hand the badge to the visitor.\nAnn: You ring the host.\nAnn: But first of all you look at their ID.",
            ["look at", "print", "hand", "ring"],
        ),
    ] {
        let said = super::said(&super::talk(lines));
        let at = order.map(|word| said.iter().position(|s| s.to_lowercase().contains(word)));
        assert!(
            at.iter().all(Option::is_some) && at.is_sorted(),
            "{said:#?}"
        );
    }
}

#[test]
fn a_name_behind_an_article_is_not_all_the_work() {
    before(
        "Ann: You open the shutter. You light the stove. You fill the kettle. You count the float. Oh, and before you do the till put the chairs out. Then you sweep the yard.",
        "light the stove",
        "chairs out",
    );
}

#[test]
fn before_a_deed_that_was_just_told() {
    for (lines, first, then) in [
        (
            "Ann: You seal the box and you stick the note on it.\nBob: Okay.\nAnn: Then you call the driver and give him the papers.\nBob: Does he sign?\nAnn: He does. Oh, and before you do that, the weight, you write the weight on the box.",
            "write the weight",
            "call the driver",
        ),
        (
            "Bob: Go on.\nAnn: You mix the glaze. You pour it over the cake and put the cake on the shelf.\nAnn: And before we do that, you sieve the glaze.",
            "sieve the glaze",
            "over the cake",
        ),
        (
            "Bob: Go on.\nAnn: You empty the tank. You scrub the tank. Before I do that I put gloves on.",
            "gloves",
            "scrub the tank",
        ),
        (
            "Bob: Go on.\nAnn: You water the beds. You sweep the path. Last of all you lock the gate.\nAnn: But before you do it, count the tools.",
            "count the tools",
            "lock the gate",
        ),
    ] {
        before(lines, first, then);
        let texts = said(&talk(lines));
        assert!(!texts[0].to_lowercase().contains(first), "{texts:#?}");
    }
}

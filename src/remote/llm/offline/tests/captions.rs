//! Captions without punctuation, cut by their width: what was torn is joined, and each deed stands by itself.
use super::{said, talk};

/// The steps of captions, one line a cue.
fn captions(lines: &str) -> Vec<String> {
    said(&talk(lines))
}

#[test]
fn a_line_torn_by_its_width_is_joined() {
    let said = captions(
        "okay so you take the basket out and knock\nthe puck out in the bin\nthen you put the blind basket in with one\nscoop of the powder\nlock it in and run it for ten seconds\nthen the wand you wipe it with the blue\ncloth not the white one\nunlock the main door but don't open it till\nnine thirty\nsweep the yard\nand then ring Peter at the depot",
    );
    for want in [
        "Knock the puck out in the bin",
        "Put the blind basket in with one scoop of the powder",
        "The wand: wipe it with the blue cloth not the white one",
        "Don't open it till nine thirty",
    ] {
        assert!(said.iter().any(|s| s == want), "{want}: {said:#?}");
    }
}

#[test]
fn a_case_without_a_comma_keeps_to_its_deed() {
    for (line, want) in [
        (
            "if it hasn't the whole load goes again",
            "If it hasn't, the whole load goes again",
        ),
        (
            "if it's not write it in the book",
            "If it's not, write it in the book",
        ),
        ("if it isn't put it back", "If it isn't, put it back"),
        (
            "if they haven't ring the office",
            "If they haven't, ring the office",
        ),
        ("if it's wet no mowing", "If it's wet, no mowing"),
        ("if it's windy no gazebo", "If it's windy, no gazebo"),
    ] {
        let said = captions(&format!(
            "okay so this is the morning round\nload the van\nsweep the yard\n{line}\nclose the door\nand then ring Peter at the depot"
        ));
        let whole = ["Load the van", "Sweep the yard", want, "Close the door"];
        assert!(
            whole.iter().all(|w| said.iter().any(|s| s == w)),
            "{said:#?}"
        );
    }
}

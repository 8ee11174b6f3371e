//! Talk that nobody put stops in, its cues cut where they are full.
use super::{found, said, talk};

/// The draft of words by one speaker, in cues of no more than forty letters.
fn captioned(words: &str) -> Vec<String> {
    let mut cues = vec![String::new()];
    for word in words.split_whitespace() {
        let open = cues.last().map_or(0, |c| c.len());
        if open + 1 + word.len() > 40 {
            cues.push(String::new());
        }
        if let Some(cue) = cues.last_mut() {
            if !cue.is_empty() {
                cue.push(' ');
            }
            cue.push_str(word);
        }
    }
    let lines: Vec<String> = cues.iter().map(|c| format!("Ann: {c}")).collect();
    said(&talk(&lines.join("\n")))
}

#[test]
fn a_sentence_ends_where_its_words_do() {
    for (words, steps) in [
        (
            "so first off you degrease the screen and rinse it on both sides let it dry flat in front of the fan then you coat the screen with the emulsion and once it's coated it goes in the cupboard don't use the pressure washer you put the film on the glass and you expose it for six minutes",
            &[
                "degrease the screen",
                "rinse .. both sides",
                "dry flat in front of the fan",
                "coat the screen with the emulsion",
                "goes in the cupboard",
                "put the film on the glass",
                "expose the film for six minutes",
            ][..],
        ),
        (
            "okay so you take the lid off and then you rinse it twice with cold water check the seal and if the seal is torn you put it in the red crate then press start and wait ten minutes when the light goes green you open the door and take the tray out never touch the rail",
            &[
                "take the lid off",
                "rinse .. twice with cold water",
                "check the seal",
                "if the seal is torn, put .. in the red crate",
                "press start",
                "when the light goes green, open the door",
                "take the tray out",
            ][..],
        ),
        (
            "right so every morning we walk the line first look at the belts and if one of them is frayed you tell maintenance then switch the compressor on and wait until it reads six bar open the valve slowly and it should hiss for a bit so you listen to it and write the time on the sheet",
            &[
                "walk the line",
                "look at the belts",
                "frayed, tell maintenance",
                "switch the compressor on, wait until it reads six bar",
                "open the valve slowly",
                "write the time on the sheet",
            ][..],
        ),
    ] {
        let texts = captioned(words);
        let places: Vec<_> = steps.iter().map(|s| found(&texts, s)).collect();
        assert!(places.iter().all(Option::is_some), "{places:?} {texts:#?}");
        assert!(places.is_sorted(), "{places:?} {texts:#?}");
        let mut apart = places.clone();
        apart.dedup();
        assert_eq!(apart.len(), steps.len(), "{texts:#?}");
    }
}

#[test]
fn no_sentence_ends_within_what_belongs_together() {
    for (words, whole) in [
        (
            "then you set the angle to forty five degrees and you clamp it down you wait two minutes and then you take the clamp off and you put it back on the shelf with the others",
            "forty five degrees",
        ),
        (
            "you open the box and you count the tins and if any of the tins is dented you put it to one side and then you never let them leave the yard without a label on every box",
            "let them leave the yard",
        ),
    ] {
        let texts = captioned(words);
        assert!(found(&texts, whole).is_some(), "{texts:#?}");
    }
}

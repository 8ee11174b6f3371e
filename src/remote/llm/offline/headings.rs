//! What a heading in a written source says about the lines below it.

/// The use of the lines below a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Room {
    /// Steps, under the procedure itself.
    Steps,
    /// Steps of a named part.
    Part(String),
    /// Words beside the steps, kept as they are.
    Prose(String),
    /// Things that are needed; kept as they are unless they are instructions.
    Things(String),
    /// Given up or put off: not part of the draft.
    Dead,
}

/// Words of a heading above what was given up or put off.
const DEAD: &[&str] = &[
    "old",
    "deprecated",
    "out of scope",
    "parking lot",
    "ideas",
    "obsolete",
    "previously",
    "archive",
    "archived",
    "do not use",
    "superseded",
    "brainstorm",
    "legacy",
];

/// Words of a heading above the steps themselves.
const STEPS: &[&str] = &[
    "steps",
    "procedure",
    "process",
    "instructions",
    "how to",
    "workflow",
    "checklist",
    "method",
    "what to do",
    "directions",
];

/// Words of a heading above what stands beside the steps.
const PROSE: &[&str] = &[
    "purpose",
    "scope",
    "background",
    "overview",
    "introduction",
    "definitions",
    "references",
    "attendees",
    "agenda",
    "history",
    "contacts",
    "related",
    "glossary",
    "summary",
    "context",
    "goal",
    "objective",
    "audience",
    "why",
    "roles",
    "responsibilities",
    "see also",
    "participants",
    "present",
    "revision history",
    "change log",
    "changes",
    "changelog",
    "document control",
];

/// Headings of the sections that `sop` itself puts beside the steps.
const RECORDS: &[&str] = &[
    "done when",
    "definition of done",
    "times and limits",
    "records",
    "remarks",
];

/// Words of a heading above things that are needed.
const THINGS: &[&str] = &[
    "tools",
    "materials",
    "equipment",
    "prerequisites",
    "requirements",
    "you need",
    "what you need",
    "you will need",
    "you'll need",
    "ingredients",
    "supplies",
    "before you begin",
    "before you start",
    "inputs",
    "needed",
    "kit",
    "ppe",
];

/// Understands a heading.
pub(super) fn room(heading: &str) -> Room {
    let text = heading
        .trim()
        .trim_end_matches(':')
        .trim_matches('*')
        .trim();
    let lower = text.to_lowercase();
    let has = |words: &[&str]| {
        words.iter().any(|w| {
            lower == *w || lower.starts_with(&format!("{w} ")) || lower.ends_with(&format!(" {w}"))
        })
    };
    if has(DEAD) {
        Room::Dead
    } else if has(STEPS) && !lower.starts_with("how to ") {
        Room::Steps
    } else if has(PROSE) || RECORDS.contains(&lower.as_str()) {
        Room::Prose(text.to_owned())
    } else if has(THINGS) {
        Room::Things(text.to_owned())
    } else {
        Room::Part(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headings_of_a_form_keep_their_words() {
        for heading in [
            "Done when",
            "Definition of done:",
            "Records",
            "Times and limits",
        ] {
            assert!(matches!(room(heading), Room::Prose(_)), "{heading}");
        }
        assert_eq!(
            room("Update the records"),
            Room::Part("Update the records".to_owned())
        );
    }
}

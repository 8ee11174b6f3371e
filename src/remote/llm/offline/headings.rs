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
    let is = |words: &[&str]| words.contains(&lower.as_str());
    if has(&[
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
    ]) {
        Room::Dead
    } else if has(&[
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
    ]) && !lower.starts_with("how to ")
    {
        Room::Steps
    } else if has(&[
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
        "changelog",
        "document control",
    ]) || is(&[
        "done when",
        "definition of done",
        "times and limits",
        "records",
        "remarks",
    ]) {
        Room::Prose(text.to_owned())
    } else if has(&[
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
    ]) {
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

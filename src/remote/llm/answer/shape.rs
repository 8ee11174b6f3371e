//! The shape of an answer as a JSON schema, and how much of it a model may fill in.
use serde_json::{Value, json};

/// Tokens that the frame of one step takes: braces, names of fields, blanks between them.
const FRAME: u64 = 32;
/// Tokens of one cited number, with what stands around it.
const CITED: u64 = 8;
/// Tokens of the frame of a whole answer.
const WHOLE: u64 = 64;

/// How much a server on this machine lets a model say, so that a small one does not run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Bounds {
    /// The most steps.
    steps: u64,
    /// The most warnings, and the most questions.
    others: u64,
    /// The most headings of prose.
    prose: u64,
    /// The most characters of a line.
    text: u64,
    /// The most characters of a name or a heading.
    name: u64,
    /// The most lines that are cited at once.
    cites: u64,
}

impl Bounds {
    /// Room for whatever a part of a source may say.
    pub(in super::super) const WIDE: Self = Self {
        steps: 60,
        others: 60,
        prose: 60,
        text: 240,
        name: 240,
        cites: 6,
    };

    /// So little that even a model that fills in all of it, a token for every character, comes to an end within `tokens`.
    pub(in super::super) fn closing_within(tokens: u64) -> Self {
        let (text, name, cites) = (100, 24, 3);
        let one = text + name + FRAME + cites * CITED;
        let steps = tokens.saturating_sub(WHOLE + 2 * one) / one;
        Self {
            steps: steps.clamp(1, Self::WIDE.steps),
            others: 1,
            prose: 0,
            text,
            name,
            cites,
        }
    }
}

/// The schema: of nothing that code owns, so without a title, an id, a status, an owner. Servers that hold a model to it
/// take the fields in the order of their names: the steps come first, and a line says what it cites before its words.
///
/// `bounds` are left out for servers on the network: not every one takes them.
pub(in super::super) fn schema(bounds: Option<Bounds>) -> Value {
    let object = |properties: Value| {
        let required: Vec<&String> = properties
            .as_object()
            .map(|p| p.keys().collect())
            .unwrap_or_default();
        json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
    };
    let sized = |mut of: Value, bound: &str, most: fn(Bounds) -> u64| {
        if let Some(bounds) = bounds {
            of[bound] = json!(most(bounds));
        }
        of
    };
    let list =
        |items: Value, most| sized(json!({"type": "array", "items": items}), "maxItems", most);
    let words = |most| sized(json!({"type": "string"}), "maxLength", most);
    let (text, name) = (words(|b| b.text), words(|b| b.name));
    let cites = list(json!({"type": "integer"}), |b| b.cites);
    object(json!({
        "steps": list(object(json!({"text": text, "section": name, "cites": cites})), |b| b.steps),
        "warnings": list(object(json!({"text": text, "after": {"type": "integer"}, "cites": cites})), |b| b.others),
        "uncertain": list(object(json!({"text": text, "ask": name, "cites": cites})), |b| b.others),
        "words_beside": list(object(json!({
            "heading": name,
            "lines": list(object(json!({"text": text, "cites": cites})), |b| b.others),
        })), |b| b.prose),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_closed_everywhere() {
        let text = schema(None).to_string();
        assert_eq!(text.matches("\"type\":\"object\"").count(), 6);
        assert_eq!(text.matches("\"additionalProperties\":false").count(), 6);
        assert!(!text.contains("max"));
        assert!(jsonschema::validator_for(&schema(None)).is_ok());
        assert!(
            schema(Some(Bounds::WIDE))
                .to_string()
                .contains("\"maxLength\":240")
        );
    }

    /// An answer that fills in whatever the bounds leave.
    fn fullest(bounds: Bounds) -> Value {
        let words = |most: u64| "8".repeat(usize::try_from(most).expect("small"));
        let many = |item: Value, most: u64| Value::Array((0..most).map(|_| item.clone()).collect());
        let cites = many(json!(8888), bounds.cites);
        let line = json!({"text": words(bounds.text), "cites": cites});
        let with = |name: &str, value: Value| {
            let mut line = line.clone();
            line[name] = value;
            line
        };
        json!({
            "steps": many(with("section", json!(words(bounds.name))), bounds.steps),
            "warnings": many(with("after", json!(88)), bounds.others),
            "uncertain": many(with("ask", json!(words(bounds.name))), bounds.others),
            "words_beside": many(json!({"heading": words(bounds.name), "lines": many(line, bounds.others)}), bounds.prose),
        })
    }

    #[test]
    fn the_fullest_answer_that_the_bounds_leave_comes_to_an_end() {
        for tokens in [600, 1365, 10_922] {
            let bounds = Bounds::closing_within(tokens);
            let full = fullest(bounds);
            let schema = schema(Some(bounds));
            assert!(jsonschema::is_valid(&schema, &full), "{bounds:?}");
            // Words by the character, what stands around them by the piece.
            let pretty = serde_json::to_string_pretty(&full).expect("JSON");
            let said = pretty.matches('8').count();
            let frame = pretty.split_whitespace().count() + pretty.matches('"').count();
            let all = u64::try_from(said + frame).expect("small");
            assert!(all <= tokens, "{all} of {tokens}");
        }
    }

    #[test]
    fn one_step_more_than_the_bounds_is_too_much() {
        let bounds = Bounds::closing_within(1365);
        let wider = Bounds {
            steps: bounds.steps + 1,
            ..bounds
        };
        assert!(!jsonschema::is_valid(
            &schema(Some(bounds)),
            &fullest(wider)
        ));
    }
}

//! A block list of a YAML file as its items' own texts: found by indentation, without parsing the whole.
//!
//! Only what is plainly laid out is taken apart: `KEY:` in column 0, then items `- …` of one indentation, to the end of
//! the file. For anything else there is no answer, and the whole has to be parsed.

/// Where the items of a block list stand: the bytes of each, from its dash to the next one's, comments between included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    /// The spaces before the dashes.
    pub indent: usize,
    /// From byte to byte.
    pub places: Vec<std::ops::Range<usize>>,
}

/// Finds the items below a key.
pub fn places(text: &str, key: &str) -> Option<Items> {
    let mut at = 0;
    let mut begun = false;
    let mut indent = None;
    let mut places: Vec<std::ops::Range<usize>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_end();
        let lead = bare.len() - bare.trim_start_matches(' ').len();
        let said = bare.trim_start();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        if !begun {
            if bare != format!("{key}:") {
                return None;
            }
            begun = true;
            continue;
        }
        let dash = said.starts_with("- ");
        match indent {
            None if dash => indent = Some(lead),
            Some(indent) if lead > indent => continue,
            Some(indent) if dash && lead == indent => {}
            _ => return None,
        }
        if let Some(last) = places.last_mut() {
            last.end = start;
        }
        places.push(start..text.len());
    }
    begun.then_some(Items {
        indent: indent.unwrap_or(2),
        places,
    })
}

/// The items below a key, each as a document of its own.
pub fn items(text: &str, key: &str) -> Option<Vec<String>> {
    let found = places(text.strip_prefix('\u{feff}').unwrap_or(text), key)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let alone = |place: &std::ops::Range<usize>| {
        let item = &text[place.clone()];
        let mut own = String::with_capacity(item.len());
        own.push_str(&" ".repeat(found.indent));
        // The dash becomes a space: what was below it stands in a column of its own.
        own.push(' ');
        own.push_str(&item[found.indent + 1..]);
        own
    };
    Some(found.places.iter().map(alone).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_taken_apart() {
        let text = "# who\npeople:\n  # first\n  - {id: a, roles: [x]}\n  - id: b\n    name: \"B - b\"\n    # beside\n    roles:\n      - x\n\n  - id: c\n";
        let found = items(text, "people").unwrap();
        assert_eq!(found.len(), 3);
        let value: serde_json::Value = serde_yaml::from_str(&found[1]).unwrap();
        assert_eq!(value["roles"][0], "x");
        let place = &places(text, "people").unwrap().places[2];
        assert_eq!(&text[place.clone()], "  - id: c\n");
        assert_eq!(items("people:\n", "people"), Some(Vec::new()));
        assert_eq!(
            items("people:\n- id: a\n- id: b\n", "people")
                .unwrap()
                .len(),
            2
        );
    }

    #[test]
    fn anything_else_is_left_whole() {
        for text in [
            "",
            "people: [{id: a}]\n",
            "people:\n  - {id: a}\nmore: 1\n",
            "people:\n    - {id: a}\n  - {id: b}\n",
            "people:\n  a: b\n",
            "roles:\n  - a\n",
        ] {
            assert_eq!(items(text, "people"), None, "{text:?}");
        }
    }
}

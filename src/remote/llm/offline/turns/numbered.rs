//! Messages that count their items without a stop: `1 print the list`, and two messages on `2 post the tax`.
use std::collections::HashMap;

use crate::domain::labels::labelled;
use crate::domain::source::{Place, Source};

/// The texts of such messages, each label made the mark of a list.
pub(super) fn numbered(source: &Source) -> HashMap<usize, String> {
    let mut lines: HashMap<Option<&String>, Vec<(usize, &str)>> = HashMap::new();
    let sent = |place| matches!(place, Place::Message(_));
    for (n, span) in source
        .spans
        .iter()
        .enumerate()
        .filter(|(_, s)| sent(s.start))
    {
        let own = lines.entry(span.speaker.as_ref()).or_default();
        own.extend(span.text.lines().map(|line| (n, line)));
    }
    let mut texts: HashMap<usize, String> = HashMap::new();
    for own in lines.into_values() {
        let all: Vec<&str> = own.iter().map(|(_, line)| *line).collect();
        let labels = labelled(&all);
        if labels.iter().all(Option::is_none) {
            continue;
        }
        for ((span, line), label) in own.iter().zip(labels) {
            let text = texts.entry(*span).or_default();
            if !text.is_empty() {
                text.push('\n');
            }
            match label {
                Some((n, rest)) => text.push_str(&format!("{n}. {rest}")),
                None => text.push_str(line),
            }
        }
    }
    texts
}

//! `go back to step 3` in a numbered source: the number that the step has in the draft.
use std::collections::{BTreeMap, HashMap};

use crate::domain::draft::Draft;
use crate::domain::source::{Place, Source, SpanKind};

/// Which list of a source an item stands in, and as which of its numbers.
type Numbered<'a> = BTreeMap<(&'a str, Place), (usize, usize)>;

/// Puts right what steps say of the numbers of other steps, where the list was not taken over whole.
pub(super) fn renumber(draft: &mut Draft, sources: &[Source]) {
    let numbered = numbered(sources);
    if numbered.is_empty() {
        return;
    }
    let mut new: HashMap<(&str, usize, usize), usize> = HashMap::new();
    let mut places = Vec::with_capacity(draft.steps.len());
    let (mut section, mut number) = (None, 0);
    for step in &draft.steps {
        if section != Some(&step.section) {
            (section, number) = (Some(&step.section), 0);
        }
        number += 1;
        let place = step.evidence.iter().find_map(|e| {
            let source = sources.iter().find(|s| s.name == e.source)?.name.as_str();
            let (list, ordinal) = numbered.get(&(source, e.start))?;
            Some((source, *list, *ordinal))
        });
        if let Some(place) = place {
            new.entry(place).or_insert(number);
        }
        places.push(place);
    }
    for (step, place) in draft.steps.iter_mut().zip(places) {
        if let Some((source, list, _)) = place {
            let to = |old| new.get(&(source, list, old)).copied();
            step.text = put_right(&step.text, to);
        }
    }
}

fn numbered(sources: &[Source]) -> Numbered<'_> {
    let mut all = Numbered::new();
    for source in sources {
        let (mut list, mut ordinal) = (0, 0);
        for span in &source.spans {
            match span.kind {
                SpanKind::Heading(_) => (list, ordinal) = (list + 1, 0),
                SpanKind::Item {
                    ordered: true,
                    depth: 0,
                } => {
                    ordinal += 1;
                    all.insert((source.name.as_str(), span.start), (list, ordinal));
                }
                _ => {}
            }
        }
    }
    all
}

/// Replaces the numbers after `step` and `steps` up to the first word that is none.
fn put_right(text: &str, to: impl Fn(usize) -> Option<usize>) -> String {
    let mut counting = false;
    let words = text.split(' ').map(|word| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let lower = word.to_lowercase();
        let new = word[..digits]
            .parse()
            .ok()
            .filter(|_| counting)
            .and_then(&to);
        let ends = word[digits..].contains(|c: char| c.is_alphanumeric());
        counting = matches!(lower.as_str(), "step" | "steps")
            || counting
                && ((digits > 0 && !ends)
                    || matches!(lower.as_str(), "to" | "and" | "or" | "–" | "-"));
        match new.filter(|_| !ends) {
            Some(new) => format!("{new}{}", &word[digits..]),
            None => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_steps_follow_the_draft() {
        let to = |old: usize| Some(old + 10);
        for (text, want) in [
            (
                "Go back to step 3, then wait 3 minutes",
                "Go back to step 13, then wait 3 minutes",
            ),
            ("Repeat steps 2 to 4 and 5", "Repeat steps 12 to 14 and 15"),
            ("Wait 4 minutes", "Wait 4 minutes"),
            ("See step 2b", "See step 2b"),
        ] {
            assert_eq!(put_right(text, to), want);
        }
    }
}

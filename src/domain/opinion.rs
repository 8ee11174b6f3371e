//! What a reader who was not there thinks may no longer hold: never a fact, and always with the page's own words.

use serde::{Deserialize, Serialize};

/// Something that may no longer hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The page's own words.
    pub quote: String,
    /// The line of the file that they begin on, from 1.
    pub line: usize,
    /// Why, in a sentence without a full stop.
    pub reason: String,
    /// `rules`, or the model that said so.
    pub by: String,
}

/// The line of a text, from 0, on which quoted words begin; `None` where the text does not have them. Layout and
/// punctuation at the ends of words count for nothing, and less than a word of four letters is no quote.
pub fn line_of(text: &str, quote: &str) -> Option<usize> {
    let wanted: Vec<&str> = words(quote).map(|(_, word)| word).collect();
    if wanted
        .iter()
        .map(|word| word.chars().count())
        .sum::<usize>()
        < 4
    {
        return None;
    }
    let there: Vec<(usize, &str)> = words(text).collect();
    let found = there
        .windows(wanted.len())
        .find(|words| words.iter().map(|(_, word)| word).eq(&wanted))?;
    let (at, _) = found.first()?;
    Some(text.get(..*at)?.matches('\n').count())
}

/// The words of a text with the byte that each begins on.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().filter_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        (!word.is_empty()).then_some((at, word))
    })
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn a_quote_is_the_texts_own_words() {
        let text = "# Renewal\n\n1. Open **Globex CRM**\n   and wait 30 minutes.\n";
        for (quote, line) in [
            ("Open Globex CRM and wait", Some(2)),
            ("“wait 30 minutes”", Some(3)),
            ("Renewal", Some(0)),
            ("wait 31 minutes", None),
            ("Globex crm", None),
            ("30", None),
            ("", None),
        ] {
            assert_eq!(line_of(text, quote), line, "{quote}");
        }
    }
}

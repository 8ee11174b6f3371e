//! Words in a form in which they can be compared: what a reader would call the same is the same.

use unicode_normalization::UnicodeNormalization;

/// Case-folded and compatibility-normalised (NFKC).
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower.replace('ß', "ss").replace('ς', "σ").nfkc().collect()
}

/// Punctuation that carries no meaning at the start of a word. Not `-`, `.`, `<`, `$`: `-f`, `.env`, `<5`, `$5` mean it.
fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '¿'
            | '¡'
            | ','
            | ';'
            | ':'
            | '–'
            | '—'
            | '…'
            | '「'
            | '『'
            | '（'
            | '，'
            | '、'
    )
}

/// Punctuation that carries no meaning at the end of a word.
fn closes(c: char) -> bool {
    opens(c)
        || matches!(
            c,
            ')' | ']'
                | '}'
                | '.'
                | '!'
                | '?'
                | '-'
                | '」'
                | '』'
                | '）'
                | '。'
                | '；'
                | '：'
                | '！'
                | '？'
        )
}

/// A word without the punctuation at its ends; `5"` and `5'` keep their unit.
pub(crate) fn strip(word: &str) -> &str {
    let word = word.trim_start_matches(opens);
    let end = word.trim_end_matches(closes);
    let measure =
        end.ends_with(|c: char| c.is_ascii_digit()) && word[end.len()..].starts_with(['"', '\'']);
    if measure { &word[..=end.len()] } else { end }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Stretches between white space; scripts that put none between words are cut into characters.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(split_cjk)
}

fn split_cjk(mut word: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let first = word.chars().next()?;
        let end = if is_cjk(first) {
            first.len_utf8()
        } else {
            word.find(is_cjk).unwrap_or(word.len())
        };
        let (head, rest) = word.split_at(end);
        word = rest;
        Some(head)
    })
}

/// The comparable words of a text.
pub(crate) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    split(&folded)
        .map(strip)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// White space of any kind and length becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_drop_what_does_not_matter_and_keep_what_does() {
        for (text, expected) in [
            ("Click **Save**.", "click **save**"),
            ("“Quoted”, (bracketed) – dashed", "quoted bracketed dashed"),
            ("use -f, not --force!", "use -f not --force"),
            ("<5 °C, $10, 5% .env", "<5 °c $10 5% .env"),
            ("a 5\" pipe", "a 5\" pipe"),
            ("STRASSE Straße", "strasse strasse"),
            ("電源を切る。", "電 源 を 切 る"),
            ("ﬁle\u{a0}one", "file one"),
            ("", ""),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }
}

//! A number that is one word with its unit.

/// What is glued to the digits of a word, before them and behind: `£` of `£30`, `%` of `30%`.
pub(super) fn unit(word: &str) -> (&str, &str) {
    let digit = |c: char| c.is_ascii_digit();
    let before = word.find(digit).map_or("", |at| &word[..at]);
    let behind = word.rfind(digit).map_or("", |at| &word[at + 1..]);
    let currency = matches!(before, "£" | "€" | "$");
    let behind = behind.trim_end_matches([',', '.', ';', ':', '!', '?', '—', ')', '"']);
    (if currency { before } else { "" }, behind)
}

//! Which of a row: `the third working day`, `by the fifth`.
use super::token::Token;

/// `on the second working day`, `by the third`, `Fifth.`: which of a row, where nothing else can be meant.
pub(super) fn ordinal(tokens: &[Token], at: usize) -> Option<String> {
    let word = &tokens[at];
    let number = number(&word.key)?;
    let next = tokens.get(at + 1).map_or("", |t| t.key.as_str());
    let ends = word.tail().is_some()
        || next.is_empty()
        || matches!(next, "now" | "nowadays" | "instead" | "since");
    let row = matches!(next, "of" | "working" | "business");
    let the = at > 0 && tokens[at - 1].key == "the" && tokens[at - 1].tail().is_none();
    let when = at > 1
        && matches!(
            tokens[at - 2].key.as_str(),
            "on" | "by" | "until" | "till" | "from" | "before" | "after" | "for"
        );
    let alone = at == 0 && number > 2 && ends;
    let day = the && (when && (ends || row) || at == 1 && ends || row && next != "of")
        || the
            && row
            && tokens.get(at + 2).is_some_and(|t| t.key == "the")
            && tokens
                .get(at + 3)
                .is_some_and(|t| matches!(t.key.as_str(), "month" | "week" | "quarter" | "year"));
    (alone || day).then(|| number.to_string())
}

/// `every fifth batch`: the number that a word of a row has.
pub(super) fn number(key: &str) -> Option<usize> {
    const NAMES: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let spelled = NAMES.iter().position(|n| *n == key).map(|n| n + 1);
    let digits = || {
        let ends = ["st", "nd", "rd", "th"].iter();
        ends.into_iter()
            .find_map(|end| key.strip_suffix(end)?.parse::<usize>().ok())
    };
    spelled.or_else(digits)
}

//! The table of what is blacked out: a pattern, and what a match must also be.
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Kind;

/// One row: where group `value` (or the whole) of a match is a thing of this kind.
pub(super) struct Pattern {
    /// What it finds.
    pub kind: Kind,
    regex: Regex,
    holds: fn(&Found<'_>) -> bool,
}

/// A match in its surroundings.
struct Found<'a> {
    value: &'a str,
    before: &'a str,
    after: &'a str,
}

/// Kind, pattern, and what must also hold. The first row that claims a place has it.
type Row = (Kind, &'static str, fn(&Found<'_>) -> bool);

const TABLE: &[Row] = &[
    // Keys by the marks that their makers gave them.
    (
        Kind::Secret,
        r"(?:sk|rk|pk)[-_](?:[A-Za-z0-9]+[-_])*[A-Za-z0-9_-]{16,}",
        apart,
    ),
    (
        Kind::Secret,
        r"(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|hf_|npm_|pypi-|dop_v1_|shpat_|SG\.)[A-Za-z0-9_.-]{16,}",
        apart,
    ),
    (Kind::Secret, r"(?:AKIA|ASIA)[0-9A-Z]{16}", apart),
    (Kind::Secret, r"AIza[0-9A-Za-z_-]{30,}", apart),
    (
        Kind::Secret,
        r"eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}",
        apart,
    ),
    (
        Kind::Secret,
        r"(?i)\bbearer\s+(?P<value>[A-Za-z0-9._~+/-]{16,}=*)",
        always,
    ),
    (
        Kind::Secret,
        r"[a-z][a-z0-9+.-]*://[^\s/:@]+:(?P<value>[^\s/@]+)@",
        always,
    ),
    // Secrets by what stands before them.
    (
        Kind::Secret,
        r#"(?i)\b(?:pass(?:word|phrase|code)?|pwd|secret|api[ _-]?key|access[ _-]?key|client[ _-]?secret|token|pin(?: code)?)\s*[:=]\s*["'`]?(?P<value>[^\s"'`]*[^\s"'`.,;!?)])"#,
        labelled,
    ),
    (
        Kind::Secret,
        r#"(?i)\b(?:pass(?:word|phrase|code)?|pwd|api[ _-]?key|access[ _-]?key|token|pin(?: code)?)\s+is\s+["'`]?(?P<value>[^\s"'`]*[^\s"'`.,;!?)])"#,
        mixed,
    ),
    (Kind::Secret, r"[A-Za-z0-9+_-]{28,}={0,2}", random),
    (
        Kind::Email,
        r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
        address,
    ),
    (
        Kind::Iban,
        r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?",
        iban,
    ),
    (Kind::Card, r"[2-6][0-9]{3}(?:[ -]?[0-9]){9,15}", card),
    (Kind::Id, r"[0-9]{3}-[0-9]{2}-[0-9]{4}", apart),
    (
        Kind::Id,
        r"[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]",
        apart,
    ),
    (
        Kind::Id,
        r"(?i)\b(?:ssn|social security|passport|national insurance|national id|tax id|identity card|id card|driver'?s licen[cs]e)(?:\s+(?:number|no\.?))?\s*(?:is|:|=|#)?\s*(?P<value>[A-Z0-9]*[0-9](?:[ -]?[A-Z0-9]+){0,4})",
        long_number,
    ),
    (
        Kind::Phone,
        r"\+[0-9]{1,3}(?:[ .()/-]{0,2}[0-9]){6,13}",
        apart,
    ),
    (
        Kind::Phone,
        r"(?:1[ .-])?\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}",
        apart,
    ),
    (
        Kind::Phone,
        r"\(?0[0-9]{1,4}\)?(?:[ /-][0-9]{2,8}){1,4}",
        trunk,
    ),
    (Kind::Phone, r"0[1-9][0-9]{8,10}", apart),
    (
        Kind::Phone,
        r"(?i)\b(?:phone|telephone|tel|mobile|cell|fax|hotline|call|dial|ring|whatsapp)\b[^0-9\n]{0,20}(?P<value>[0-9](?:[ .-]?[0-9]){6,13})",
        apart,
    ),
];

static COMPILED: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let compiled = TABLE.iter().filter_map(|(kind, pattern, holds)| {
        Some(Pattern {
            kind: *kind,
            regex: Regex::new(pattern).ok()?,
            holds: *holds,
        })
    });
    compiled.collect()
});

/// Every row.
pub(super) fn all() -> &'static [Pattern] {
    &COMPILED
}

/// How many rows there are to compile.
#[cfg(test)]
pub(super) fn rows() -> usize {
    TABLE.len()
}

impl Pattern {
    /// Where it finds something in a text.
    pub(super) fn ranges<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.regex.captures_iter(text).filter_map(|found| {
            let value = found.name("value").or_else(|| found.get(0))?;
            let holds = (self.holds)(&Found {
                value: value.as_str(),
                before: &text[..value.start()],
                after: &text[value.end()..],
            });
            holds.then(|| value.range())
        })
    }
}

fn always(_: &Found<'_>) -> bool {
    true
}

/// It is no part of a longer word or number.
fn apart(found: &Found<'_>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    let digit = |text: Option<char>| text.is_some_and(|c| c.is_ascii_digit());
    let mut back = found.before.chars().rev();
    let mut ahead = found.after.chars();
    let (last, before_last) = (back.next(), back.next());
    let (first, second) = (ahead.next(), ahead.next());
    let point = |c: Option<char>| matches!(c, Some('.' | ',' | ':' | '-' | '/'));
    let joined = last.is_some_and(joins) || first.is_some_and(joins);
    let goes_on = point(last) && digit(before_last) || point(first) && digit(second);
    !joined && !goes_on
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// After `password:` anything that is not merely the first word of a sentence.
fn labelled(found: &Found<'_>) -> bool {
    found.value.chars().count() >= 4
        && (mixed(found) || !found.after.contains(char::is_alphanumeric))
}

/// Letters alone are a word.
fn mixed(found: &Found<'_>) -> bool {
    found.value.chars().count() >= 4
        && !found.value.starts_with('[')
        && found
            .value
            .chars()
            .any(|c| !c.is_alphabetic() && !matches!(c, '-' | '\'' | '’' | '/'))
}

/// Long, and of no language: both cases and digits.
fn random(found: &Found<'_>) -> bool {
    let has = |test: fn(&char) -> bool| found.value.chars().filter(test).count() >= 3;
    apart(found)
        && has(char::is_ascii_digit)
        && has(char::is_ascii_uppercase)
        && has(char::is_ascii_lowercase)
}

/// `git@host:path` is nobody's mailbox.
fn address(found: &Found<'_>) -> bool {
    !(found.value.starts_with("git@") && found.after.starts_with([':', '/']))
}

/// ISO 13616: the number, its first four to the end and letters as numbers, is 1 modulo 97.
fn iban(found: &Found<'_>) -> bool {
    let plain: String = found.value.chars().filter(|c| *c != ' ').collect();
    if !apart(found) || !(15..=34).contains(&plain.len()) {
        return false;
    }
    let (head, tail) = plain.split_at(4);
    let rest = tail.chars().chain(head.chars()).try_fold(0_u32, |rest, c| {
        let value = c.to_digit(36)?;
        let shift = if value > 9 { 100 } else { 10 };
        Some((rest * shift + value) % 97)
    });
    rest == Some(1)
}

/// ISO/IEC 7812: Luhn's sum.
fn card(found: &Found<'_>) -> bool {
    let digits: Vec<u32> = found.value.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| match (i % 2, d * 2) {
            (0, _) => *d,
            (_, twice) if twice > 9 => twice - 9,
            (_, twice) => twice,
        })
        .sum();
    apart(found) && (13..=19).contains(&digits.len()) && sum.is_multiple_of(10)
}

fn long_number(found: &Found<'_>) -> bool {
    apart(found) && digits(found.value) >= 5
}

/// A number with its trunk zero: nine to twelve digits.
fn trunk(found: &Found<'_>) -> bool {
    apart(found) && (9..=12).contains(&digits(found.value))
}

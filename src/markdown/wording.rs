//! Whether two texts mean the same, word by word. Only what is surely the same is called so: a typographic change or a
//! correction of spelling that cannot turn one word into another. There is no dictionary here on purpose.

use super::normal;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// How two texts differ, mildest first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Wording {
    /// Not at all.
    Same,
    /// In punctuation, capitals, quotes, spacing.
    Typography,
    /// In spelling: `recieve → receive`.
    Spelling(String),
    /// In meaning, or in doubt: `30 days → 45 days`.
    Meaning(String),
}

/// Compares what two plain texts say; code in backticks must agree exactly.
pub(crate) fn compare(before: &str, after: &str) -> Wording {
    if before == after {
        return Wording::Same;
    }
    let (old, new) = (tokens(before), tokens(after));
    let verdicts: Vec<Verdict> = (0..old.len().min(new.len()))
        .map(|i| judge(&old, &new, i))
        .collect();
    if old.len() == new.len() && verdicts.iter().all(|verdict| *verdict != Verdict::Other) {
        let spelling = verdicts
            .iter()
            .zip(old.iter().zip(&new))
            .find(|(verdict, _)| **verdict == Verdict::Spelling);
        return match spelling {
            Some((_, (a, b))) => Wording::Spelling(format!("{} → {}", a.text, b.text)),
            None => Wording::Typography,
        };
    }
    Wording::Meaning(difference(&old, &new, &verdicts))
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Token<'a> {
    text: &'a str,
    code: bool,
}

/// Words without punctuation at their ends, and code spans and blocks whole. A run of backticks that is never closed
/// is looked for once only, so that hostile text stays cheap.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut unclosed: HashSet<usize> = HashSet::new();
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let (prose, ticks) = rest.split_at(start);
        prose_tokens(prose, &mut tokens);
        let run = ticks.len() - ticks.trim_start_matches('`').len();
        let inside = &ticks[run..];
        let end = if unclosed.contains(&run) {
            None
        } else {
            closing(inside, run)
        };
        rest = match end {
            Some(end) => {
                tokens.push(Token {
                    text: inside[..end].trim_matches('\n'),
                    code: true,
                });
                &inside[end + run..]
            }
            None => {
                unclosed.insert(run);
                inside
            }
        };
    }
    prose_tokens(rest, &mut tokens);
    tokens
}

fn closing(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = text[at..].find('`') {
        let length = text[at + next..].len() - text[at + next..].trim_start_matches('`').len();
        if length == run {
            return Some(at + next);
        }
        at += next + length;
    }
    None
}

fn prose_tokens<'a>(prose: &'a str, tokens: &mut Vec<Token<'a>>) {
    let words = normal::split(prose)
        .map(normal::strip)
        .filter(|word| !word.is_empty());
    tokens.extend(words.map(|text| Token { text, code: false }));
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Verdict {
    Same,
    Typography,
    Spelling,
    Other,
}

fn judge(old: &[Token<'_>], new: &[Token<'_>], at: usize) -> Verdict {
    let (a, b) = (old[at], new[at]);
    if a.text == b.text {
        return Verdict::Same;
    }
    let unit = at > 0 && has_number(old[at - 1].text);
    if a.code || b.code || unit || has_number(a.text) || has_number(b.text) {
        return Verdict::Other;
    }
    let (typed_a, typed_b) = (typography(a.text), typography(b.text));
    if typed_a == typed_b {
        return Verdict::Typography;
    }
    let (low_a, low_b) = (typed_a.to_lowercase(), typed_b.to_lowercase());
    if low_a == low_b {
        // `US` and `us`, `MUST` and `must` are not the same.
        return if is_shouted(&typed_a) == is_shouted(&typed_b) {
            Verdict::Typography
        } else {
            Verdict::Other
        };
    }
    if is_correction(&low_a, &low_b) {
        Verdict::Spelling
    } else {
        Verdict::Other
    }
}

fn has_number(word: &str) -> bool {
    word.contains(char::is_numeric)
}

fn is_shouted(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first_two: Vec<char> = letters.by_ref().take(2).collect();
    first_two.len() == 2
        && first_two
            .iter()
            .chain(letters.collect::<Vec<_>>().iter())
            .all(|c| c.is_uppercase())
}

/// One form for the many quotes, apostrophes and dashes; ligatures and widths resolved.
fn typography(word: &str) -> String {
    let plain = word
        .nfkc()
        .filter(|c| !matches!(c, '\u{ad}'))
        .map(|c| match c {
            '‘' | '’' | 'ʼ' | '`' => '\'',
            '“' | '”' | '„' => '"',
            '‐' | '‑' | '–' | '—' => '-',
            c => c,
        });
    plain.collect()
}

/// Misspellings seen most in technical prose, with what was meant.
const MISSPELLINGS: &[(&str, &str)] = &[
    ("accomodate", "accommodate"),
    ("acheive", "achieve"),
    ("accross", "across"),
    ("adress", "address"),
    ("agressive", "aggressive"),
    ("apparant", "apparent"),
    ("arguement", "argument"),
    ("authentification", "authentication"),
    ("availible", "available"),
    ("begining", "beginning"),
    ("beleive", "believe"),
    ("calender", "calendar"),
    ("commited", "committed"),
    ("comming", "coming"),
    ("compatability", "compatibility"),
    ("completly", "completely"),
    ("concious", "conscious"),
    ("configration", "configuration"),
    ("definately", "definitely"),
    ("dependancy", "dependency"),
    ("desciption", "description"),
    ("diffrent", "different"),
    ("enviroment", "environment"),
    ("environmnt", "environment"),
    ("existance", "existence"),
    ("explaination", "explanation"),
    ("familar", "familiar"),
    ("fowarded", "forwarded"),
    ("futher", "further"),
    ("garantee", "guarantee"),
    ("grammer", "grammar"),
    ("happend", "happened"),
    ("immediatly", "immediately"),
    ("independant", "independent"),
    ("infomation", "information"),
    ("initalize", "initialize"),
    ("intial", "initial"),
    ("knowlege", "knowledge"),
    ("lenght", "length"),
    ("maintainance", "maintenance"),
    ("maintenence", "maintenance"),
    ("neccessary", "necessary"),
    ("necesary", "necessary"),
    ("occured", "occurred"),
    ("occurence", "occurrence"),
    ("paramter", "parameter"),
    ("permision", "permission"),
    ("persistant", "persistent"),
    ("prefered", "preferred"),
    ("proceedure", "procedure"),
    ("procedue", "procedure"),
    ("publically", "publicly"),
    ("recieve", "receive"),
    ("recieved", "received"),
    ("recomend", "recommend"),
    ("refered", "referred"),
    ("relevent", "relevant"),
    ("responsability", "responsibility"),
    ("retreive", "retrieve"),
    ("seperate", "separate"),
    ("seperately", "separately"),
    ("similiar", "similar"),
    ("sucessful", "successful"),
    ("successfull", "successful"),
    ("suport", "support"),
    ("teh", "the"),
    ("thier", "their"),
    ("threshhold", "threshold"),
    ("tommorow", "tomorrow"),
    ("transfered", "transferred"),
    ("truely", "truly"),
    ("unecessary", "unnecessary"),
    ("untill", "until"),
    ("usefull", "useful"),
    ("verfiy", "verify"),
    ("wich", "which"),
    ("writen", "written"),
];

/// Real words that a swap of two letters turns into another.
const SWAPS: &[&str] = &[
    "casual", "causal", "martial", "marital", "united", "untied", "silver", "sliver", "silting",
    "slitting", "dairies", "diaries", "bluntly",
];

/// Whether one is the other misspelt: listed, another region's spelling, or two neighbouring inner letters swapped.
fn is_correction(a: &str, b: &str) -> bool {
    let listed = MISSPELLINGS
        .iter()
        .any(|(wrong, right)| (a, b) == (*wrong, *right) || (b, a) == (*wrong, *right));
    listed || british(a) == british(b) || is_swap(a, b)
}

/// Regional endings in one form: `-ise` and `-ize`, `-our` and `-or`, `-re` and `-er`, for words long enough to be safe.
fn british(word: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[
        ("color", "colour"),
        ("behavior", "behaviour"),
        ("favor", "favour"),
        ("labor", "labour"),
        ("center", "centre"),
        ("canceled", "cancelled"),
        ("canceling", "cancelling"),
        ("labeled", "labelled"),
        ("license", "licence"),
        ("catalog", "catalogue"),
        ("analyze", "analyse"),
        ("gray", "grey"),
    ];
    let stem = word.strip_suffix('s').unwrap_or(word);
    if let Some((_, form)) = PAIRS.iter().find(|(american, _)| *american == stem) {
        return format!("{form}{}", &word[stem.len()..]);
    }
    if word.chars().count() < 7 {
        return word.to_owned();
    }
    [
        ("ization", "isation"),
        ("izations", "isations"),
        ("ize", "ise"),
        ("izes", "ises"),
        ("ized", "ised"),
        ("izing", "ising"),
    ]
    .iter()
    .find_map(|(american, british)| {
        word.strip_suffix(american)
            .map(|stem| format!("{stem}{british}"))
    })
    .unwrap_or_else(|| word.to_owned())
}

fn is_swap(a: &str, b: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if x.len() != y.len()
        || x.len() < 6
        || SWAPS.contains(&a)
        || SWAPS.contains(&b)
        || !x.iter().all(|c| c.is_alphabetic())
    {
        return false;
    }
    let differ: Vec<usize> = (0..x.len()).filter(|i| x[*i] != y[*i]).collect();
    matches!(differ[..], [i, j] if j == i + 1 && i > 0 && j + 1 < x.len() && x[i] == y[j] && x[j] == y[i])
}

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "without", "unless", "except", "neither", "nor", "cannot", "nicht",
    "kein", "keine", "nie", "pas", "jamais", "nunca", "não", "non",
];

fn is_negation(word: &str) -> bool {
    let word = typography(word).to_lowercase();
    NEGATIONS.contains(&word.as_str()) || word.ends_with("n't")
}

/// The words that differ, with the unit after a number, as `old → new`.
fn difference(old: &[Token<'_>], new: &[Token<'_>], verdicts: &[Verdict]) -> String {
    let start = verdicts
        .iter()
        .take_while(|verdict| **verdict != Verdict::Other)
        .count();
    let room = old.len().min(new.len()) - start;
    let from_end = |i: &usize| old[old.len() - 1 - i] == new[new.len() - 1 - i];
    let end = (0..room).take_while(from_end).count();
    let (gone, come) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let negated = negations(gone) != negations(come);
    let ends_in_number =
        |tokens: &[Token<'_>]| tokens.last().is_some_and(|token| has_number(token.text));
    let numbers = ends_in_number(gone) || ends_in_number(come);
    let unit = usize::from(end > 0 && numbers && is_unit(&old[old.len() - end]));
    let shown = |tokens: &[Token<'_>], to: usize| excerpt(&tokens[start..to]);
    let (before, after) = (
        shown(old, old.len() - end + unit),
        shown(new, new.len() - end + unit),
    );
    let what = match (gone.is_empty(), come.is_empty()) {
        (true, _) => format!("“{}” added", excerpt(come)),
        (_, true) => format!("“{}” removed", excerpt(gone)),
        _ => format!("{before} → {after}"),
    };
    if negated {
        format!("{what} (negation)")
    } else {
        what
    }
}

/// Whether it may say what a number before it counts.
fn is_unit(token: &Token<'_>) -> bool {
    let starts = |c: char| c.is_alphabetic() || matches!(c, '%' | '°' | '€' | '$' | '£');
    !token.code && token.text.starts_with(starts)
}

fn negations(tokens: &[Token<'_>]) -> usize {
    tokens
        .iter()
        .filter(|token| !token.code && is_negation(token.text))
        .count()
}

/// At most eight words.
fn excerpt(tokens: &[Token<'_>]) -> String {
    let mut words: Vec<String> = tokens.iter().take(8).map(shown).collect();
    if tokens.len() > 8 {
        words.push("…".to_owned());
    }
    words.join(" ")
}

fn shown(token: &Token<'_>) -> String {
    let line = normal::one_line(token.text);
    let short: String = line.chars().take(60).collect();
    let dots = if short.len() < line.len() { "…" } else { "" };
    if token.code {
        format!("`{short}{dots}`")
    } else {
        short + dots
    }
}

#[cfg(test)]
mod tests;

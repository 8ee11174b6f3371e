//! A text cut into words: code is one word, dashes are parted from what follows, lone marks go.
use super::{At, Token};
use crate::domain::words;

/// Faces that laugh.
const LAUGHS: [char; 4] = ['😂', '🤣', '😆', '😄'];

/// Words of a text: code between backticks is one word, dashes between words are parted from what follows.
pub(in super::super) fn tokens(text: &str, at: At) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = code_span(rest) {
        push_words(before, at, &mut out);
        let glued = after.find(char::is_whitespace).unwrap_or(after.len());
        let tail = after[..glued].trim_end_matches(|c: char| c.is_alphanumeric());
        let word = format!("{code}{tail}");
        out.push(Token {
            key: code.to_lowercase().into(),
            word: word.into(),
            at,
        });
        rest = &after[tail.len()..];
    }
    push_words(rest, at, &mut out);
    out
}

/// Where the first code between backticks stands: what goes before it, the code with its marks, what follows.
fn code_span(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('`')?;
    let ticks = text[open..].bytes().take_while(|b| *b == b'`').count();
    let inner = open + ticks;
    let close = text[inner..].find(&"`".repeat(ticks))? + inner;
    let end = close + ticks;
    let filled = !text[inner..close].trim().is_empty();
    filled.then(|| (&text[..open], &text[open..end], &text[end..]))
}

fn push_words(text: &str, at: At, out: &mut Vec<Token>) {
    let says = |t: &Token| {
        !t.key.is_empty()
            || t.word == "?"
            // the star of `*`code``, which puts right what was sent before
            || t.word == "*" && text == "*"
            || t.word.contains(['—', '…', '→'])
            || matches!(t.word.as_str(), "->" | "=>")
            // `open items > 60 days`, `amber = log it`, `1 tab / 5 l`
            || matches!(t.word.as_str(), "<" | ">" | "≤" | "≥" | "<=" | ">=" | "=" | "/" | "×" | "±" | "≈" | "~")
    };
    let mut words = text.split_whitespace().peekable();
    while let Some(raw) = words.next() {
        let word = unmarked(raw);
        // a face that laughs, by itself, is a laugh
        if !word.is_empty() && word.chars().all(|c| LAUGHS.contains(&c)) {
            out.push(Token::new("haha", at));
            continue;
        }
        if is_literal(word) {
            out.push(Token::new(word, at));
            continue;
        }
        // `twice round - no, three times`
        let dash = matches!(word, "-" | "–");
        let mut ahead = words.clone();
        if dash
            && let Some(last) = out.last_mut().filter(|t| t.at == at)
            && let Some(to) = ahead
                .next()
                .filter(|to| spans(&last.word, to, ahead.next()))
        {
            // `4 - 6 bar`
            words.next();
            *last = Token::new(&format!("{}-{to}", last.word), at);
            continue;
        }
        if let Some(last) = out
            .last_mut()
            .filter(|t| dash && t.at == at && !t.is_code())
        {
            if last.tail().is_none() {
                last.word.push(',');
            }
            continue;
        }
        if word == "-->" {
            out.push(Token::new("->", at));
            continue;
        }
        let parted = word.replace("--", "—").replace('—', "— ");
        for part in parted.split_whitespace() {
            if part.starts_with('—')
                && let Some(last) = out.last_mut().filter(|t| t.at == at && !t.is_code())
            {
                last.word.push('—');
                continue;
            }
            out.extend(Some(Token::new(part, at)).filter(says));
        }
    }
}

/// Whether a dash between two numbers is that of a range: the greater comes second, with its unit or with nothing to count.
fn spans(from: &str, to: &str, next: Option<&str>) -> bool {
    let number = |word: &str| word.parse::<f64>().ok().filter(|n| n.is_finite());
    let digits = to.trim_end_matches(|c: char| !c.is_ascii_digit());
    let counted = next.filter(|_| digits == to).map(words::key);
    // `04 - 06 is for the glaze`
    let said = counted
        .as_deref()
        .is_some_and(|key| matches!(key, "is" | "was" | "are" | "were"));
    let closes = !said
        && counted.is_none_or(|unit| {
            words::is_function_word(&unit) || crate::domain::quantity::unit_of(&unit).is_some()
        });
    closes
        && from.starts_with(|c: char| c.is_ascii_digit())
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && number(from).zip(number(digits)).is_some_and(|(a, b)| a < b)
}

/// A word without the marks of bold and struck text around it.
fn unmarked(word: &str) -> &str {
    let inner = |w: &str| w.contains("**") || w.contains("~~") || w.starts_with("__");
    if !inner(word) && !word.contains("__") {
        return word;
    }
    let mark = |c: char| matches!(c, '*' | '~');
    let word = word.trim_matches(mark);
    match word.strip_prefix("__") {
        Some(rest) => rest.strip_suffix("__").unwrap_or(rest),
        None if word.matches("__").count() == 1 => word.strip_suffix("__").unwrap_or(word),
        None => word,
    }
}

/// Flags of a command, addresses, and rules of five dashes: hyphens in them are no pause.
fn is_literal(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '[', '"', '\'', '“']);
    let flag = bare.starts_with("--") && bare[2..].starts_with(|c: char| c.is_ascii_alphanumeric());
    flag || word.contains("---") || word.contains("://")
}

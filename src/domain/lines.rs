//! The shape of one line of written text: heading, list item or prose, whatever the format around it.

/// What a line is, with its text freed of the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape<'a> {
    /// Nothing but blanks.
    Blank,
    /// `# Heading`, with its level.
    Heading(u8, &'a str),
    /// `- item`, `2. item`, `b) item`, `[ ] item`, `Step 3: item`; indent in columns.
    Item {
        /// It bears a number or a letter.
        ordered: bool,
        /// Columns before the mark.
        indent: usize,
        /// What follows the mark.
        text: &'a str,
    },
    /// Anything else; indent in columns.
    Prose(usize, &'a str),
}

/// Finds the shape of a line.
pub fn shape(line: &str) -> Shape<'_> {
    let text = line.trim();
    if text.is_empty() {
        return Shape::Blank;
    }
    let indent: usize = line
        .chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum();
    let hashes = text.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && text[hashes..].starts_with([' ', '\t']) {
        return Shape::Heading(
            hashes as u8,
            text[hashes..].trim().trim_end_matches('#').trim_end(),
        );
    }
    if let Some(rest) = bullet(text) {
        return Shape::Item {
            ordered: false,
            indent,
            text: unbox(rest),
        };
    }
    if let Some(rest) = number(text).or_else(|| step_label(text)) {
        return Shape::Item {
            ordered: true,
            indent,
            text: unbox(rest),
        };
    }
    Shape::Prose(indent, text)
}

fn bullet(text: &str) -> Option<&str> {
    let mark = text.chars().next()?;
    let rest = &text[mark.len_utf8()..];
    let marked = matches!(
        mark,
        '-' | '*' | '+' | '•' | '·' | '◦' | '▪' | '–' | '→' | '☐' | '☑' | '□' | '✓' | '✅'
    );
    let spaced =
        rest.starts_with([' ', '\t']) || (!matches!(mark, '-' | '*' | '+') && !rest.is_empty());
    (marked && spaced)
        .then(|| rest.trim_start())
        .filter(|r| !r.is_empty())
}

fn number(text: &str) -> Option<&str> {
    let text = text.strip_prefix('(').unwrap_or(text);
    if let Some(rest) = roman(text) {
        return Some(rest);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (mut head, single) = match digits {
        0 => (
            text.chars()
                .next()
                .filter(char::is_ascii_alphabetic)
                .map(|_| 1)?,
            true,
        ),
        1..=3 => (digits, false),
        _ => return None,
    };
    // 1.2. and 1.2.3 are outline numbers
    loop {
        let more = text[head..]
            .strip_prefix('.')
            .map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
        if single || more == 0 {
            break;
        }
        head += 1 + more;
    }
    let outline = text[..head].contains('.');
    let rest = &text[head..];
    let after = rest
        .strip_prefix(['.', ')', ':'])
        .or_else(|| rest.strip_prefix(" -"))
        .or_else(|| {
            outline
                .then_some(rest)
                .filter(|r| r.trim_start().starts_with(char::is_uppercase))
        })?;
    let lettered_prose = single && !rest.starts_with(['.', ')']);
    (after.starts_with([' ', '\t']) && !lettered_prose)
        .then(|| after.trim_start())
        .filter(|r| !r.is_empty())
}

/// `II. After the tour`, `iv) close`
fn roman(text: &str) -> Option<&str> {
    const ROWS: [&str; 9] = ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"];
    let (head, rest) = text.split_once(['.', ')'])?;
    let known = ROWS.iter().any(|r| r.eq_ignore_ascii_case(head));
    (known && rest.starts_with([' ', '\t']))
        .then(|| rest.trim_start())
        .filter(|r| !r.is_empty())
}

fn step_label(text: &str) -> Option<&str> {
    let head = text.get(..5).filter(|h| h.eq_ignore_ascii_case("step "))?;
    let rest = text[head.len()..].trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].trim_start();
    let marked = after.strip_prefix([':', '.', ')', '-', '–', '—'])?;
    (digits > 0)
        .then(|| marked.trim_start())
        .filter(|r| !r.is_empty())
}

fn unbox(text: &str) -> &str {
    ["[ ] ", "[x] ", "[X] ", "[] "]
        .iter()
        .find_map(|b| text.strip_prefix(b))
        .unwrap_or(text)
        .trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_prose() {
        let item = |line| matches!(shape(line), Shape::Item { .. });
        for yes in [
            "- a b",
            "* a",
            "1. a",
            "2) a",
            "a) b",
            "(3) c",
            "1.2 Do it",
            "Step 4: do",
            "• a",
            "3 - b",
            "II. After",
            "iv) close",
        ] {
            assert!(item(yes), "{yes}");
        }
        for no in [
            "-5 degrees",
            "*bold* text",
            "1.5 litres of oil",
            "A: yes",
            "e.g. this",
            "2026 was fine",
        ] {
            assert!(!item(no), "{no}");
        }
        assert_eq!(shape("## Close ##"), Shape::Heading(2, "Close"));
    }
}

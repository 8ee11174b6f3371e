//! Words from outside made inert: they read the same on the page and mean nothing to a renderer.

use super::plain::seen;

/// One line of words as Markdown that is only text; balanced single backticks stay code.
pub fn escape(text: &str) -> String {
    let line = one_line(text);
    let ticks = line.matches('`').count();
    if ticks == 0 || ticks % 2 == 1 || line.contains("``") {
        return plain(&line, true);
    }
    let mut out = String::with_capacity(line.len() + 16);
    for (i, part) in line.split('`').enumerate() {
        if i % 2 == 0 {
            out.push_str(&plain(part, i == 0));
        } else {
            out.push('`');
            out.push_str(part);
            out.push('`');
        }
    }
    out
}

/// Blanks for line ends, and nothing that nobody sees.
pub fn one_line(text: &str) -> String {
    let blanks: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let kept = seen(&blanks);
    kept.split(' ')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn plain(text: &str, line_start: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = if line_start { ' ' } else { '.' };
    // Where digits that begin the text end.
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (i, c) in text.char_indices() {
        let next = text[i + c.len_utf8()..].chars().next().unwrap_or(' ');
        let within = before.is_alphanumeric() && next.is_alphanumeric();
        let opens = line_start && i == 0;
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!' => {
                (c != '!' || next == '[') && (c != '&' || next != ' ')
            }
            '_' => !within,
            '#' | '+' | '=' | '-' => opens,
            ':' => next == '/',
            '.' | ')' => line_start && i > 0 && i == digits,
            '@' => within,
            // Site generators fill in `{{ … }}` and `{% … %}` before Markdown is read.
            '{' | '%' => before == '{',
            _ => false,
        };
        if special || (c == '.' && address(&text[..i])) {
            out.push('\\');
        }
        out.push(c);
        // However it is escaped, `[^s1]` is a footnote to readers that look at the words.
        if c == '[' && next == '^' {
            out.push(' ');
        }
        before = c;
    }
    out
}

/// Whether what ends here begins a bare address, of which forges make a link: `www.`
fn address(before: &str) -> bool {
    let mut last = before.chars().rev();
    let www = (0..3).all(|_| matches!(last.next(), Some('w' | 'W')));
    www && !last.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_nothing_to_a_renderer() {
        for (text, escaped) in [
            ("count [^s1] the cash", r"count \[ ^s1\] the cash"),
            ("keep `[^a-z]` as it is", r"keep `[^a-z]` as it is"),
            ("open www.example.com now", r"open www\.example.com now"),
            ("awww. that is nice", "awww. that is nice"),
            ("see https://example.com", r"see https\://example.com"),
            ("# 1. not a heading", r"\# 1. not a heading"),
            ("12. not a step", r"12\. not a step"),
            ("{% include x %} {{ y }}", r"{\% include x %} {\{ y }}"),
        ] {
            assert_eq!(escape(text), escaped, "{text}");
        }
    }
}

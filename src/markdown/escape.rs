//! Words from outside made inert: they read the same on the page and mean nothing to a renderer.

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

/// Blanks for line ends, no control or bidirectional characters.
pub fn one_line(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !(c.is_control() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}' | '\u{ad}')))
        .collect();
    kept.split(' ')
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn plain(text: &str, line_start: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = if line_start { ' ' } else { '.' };
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
            '.' | ')' => line_start && text[..i].chars().all(|d| d.is_ascii_digit()) && i > 0,
            '@' => within,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

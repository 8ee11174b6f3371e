//! Text that is safe to print.

/// Text for a terminal: new lines and tabs stay, anything that could steer the terminal or reorder the text is shown
/// by a visible stand-in (`␛`, `<U+202E>`). Applying it twice changes nothing more.
pub fn terminal_safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => safe.push(c),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\0'..='\u{1f}' => safe.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('�')),
            '\u{7f}' => safe.push('␡'),
            c if steers(c) => safe.push_str(&code_point(c)),
            c => safe.push(c),
        }
    }
    safe
}

/// C1 controls, line separators, bidirectional controls, tags, annotations, BOM.
fn steers(c: char) -> bool {
    is_bidi(c)
        || matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Characters that change the direction in which text is shown.
pub(crate) fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `<U+202E>`
pub(crate) fn code_point(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        for (text, safe) in [
            ("plain\n\tünï", "plain\n\tünï"),
            ("\u{1b}[31mred\u{7}", "␛[31mred␇"),
            ("a\r\nb\rc", "a\nb␍c"),
            ("\u{9b}2J\u{7f}", "<U+009B>2J␡"),
            ("abc\u{202e}fed", "abc<U+202E>fed"),
            ("👩\u{200d}🚒", "👩\u{200d}🚒"),
        ] {
            assert_eq!(terminal_safe(text), safe);
            assert_eq!(terminal_safe(safe), safe);
        }
    }
}

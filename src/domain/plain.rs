//! Text that is safe to print.

use super::id::INVISIBLE;

/// Whether a reason or a note says anything: it has a letter or a digit that somebody can see.
pub fn says_something(text: &str) -> bool {
    let seen = |c: char| c.is_alphanumeric() && !INVISIBLE.contains(&c);
    text.chars().any(seen)
}

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

/// The characters that show nothing or reorder what is shown, with their places; joiners and variation selectors only
/// where no script or emoji needs them.
pub(crate) fn unseen(text: &str) -> impl Iterator<Item = (usize, char)> {
    // The last character that is seen.
    let mut before: Option<char> = None;
    text.char_indices().filter(move |(_, c)| {
        let unseen = match c {
            '\u{200c}' | '\u{200d}' | '\u{e0100}'..='\u{e01ef}' => {
                before.is_none_or(|p| p.is_ascii())
            }
            '\u{fe00}'..='\u{fe0f}' => before
                .is_none_or(|p| p.is_ascii() && !p.is_ascii_digit() && !matches!(p, '#' | '*')),
            // Flags of regions are spelt in tags.
            '\u{e0000}'..='\u{e007f}' => {
                !before.is_some_and(|p| matches!(p, '\u{1f3f4}' | '\u{e0000}'..='\u{e007f}'))
            }
            c => is_bidi(*c) || is_invisible(*c),
        };
        if !unseen {
            before = Some(*c);
        }
        unseen
    })
}

fn is_invisible(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    control
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{2028}' | '\u{2029}'
                | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        )
}

/// The text without what nobody sees.
pub(crate) fn seen(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in unseen(text) {
        kept.push_str(&text[from..at]);
        from = at + c.len_utf8();
    }
    kept.push_str(&text[from..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        for (text, left) in [
            (
                "do n\u{200c}ot lo\u{200b}ck\n\tit\u{fe0f}",
                "do not lock\n\tit",
            ),
            ("\u{3164}Switch\u{115f} o\u{ad}ff\u{2800}", "Switch off"),
            ("a\u{e0041}\u{e0042}b \u{202e}c", "ab c"),
            (
                "👩\u{200d}🚒 ❤\u{fe0f} क्\u{200d}ष 1\u{fe0f}",
                "👩\u{200d}🚒 ❤\u{fe0f} क्\u{200d}ष 1\u{fe0f}",
            ),
        ] {
            assert_eq!(seen(text), left);
            assert_eq!(seen(left), left);
        }
    }

    #[test]
    fn what_nobody_sees_says_nothing() {
        for text in [
            "",
            " \t\n",
            "\u{200b}",
            "\u{2060}\u{feff}",
            "\u{3164}",
            "\u{115f} ",
            "-",
            "…",
        ] {
            assert!(!says_something(text), "{text:?}");
        }
        for text in ["a", "7", "ü", "読んだ", " ok "] {
            assert!(says_something(text), "{text:?}");
        }
    }

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

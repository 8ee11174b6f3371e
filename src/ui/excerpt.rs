//! A source line with a mark below the place that a finding is about.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::safe;

/// Two lines, the second with a `^`; of a long line the part around the place.
///
/// `column` counts characters from 1, as findings do.
pub fn excerpt(line_number: usize, line: &str, column: usize, width: usize) -> String {
    let gutter = format!("{line_number:>5} | ");
    let room = width.saturating_sub(gutter.len()).max(20);
    let characters: Vec<String> = line.chars().take(20_000).map(shown).collect();
    let at = column.saturating_sub(1).min(characters.len());
    let wide = |pieces: &[String]| -> usize { pieces.iter().map(|piece| piece.width()).sum() };
    let mut from = 0;
    // Where the place would be out of sight, the line begins later.
    if wide(&characters) > room && wide(&characters[..at]) > room * 2 / 3 {
        from = at;
        while from > 0 && wide(&characters[from - 1..at]) <= room / 2 {
            from -= 1;
        }
    }
    let lead = if from > 0 { "…" } else { "" };
    let mut text = lead.to_owned();
    for (index, piece) in characters.iter().enumerate().skip(from) {
        if text.width() + piece.width() >= room && index + 1 < characters.len() {
            text.push('…');
            break;
        }
        text.push_str(piece);
    }
    let blank = " ".repeat(lead.width() + wide(&characters[from..at]));
    format!(
        "{gutter}{}\n{} | {blank}^\n",
        text.trim_end(),
        " ".repeat(5)
    )
}

/// A character as it is shown: a tab is a space, and nothing steers the terminal.
fn shown(c: char) -> String {
    match c {
        '\t' => " ".to_owned(),
        c if c.width().is_some() => safe(c.encode_utf8(&mut [0; 4])),
        c => safe(c.encode_utf8(&mut [0; 4])).replace('\n', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_below_the_place() {
        assert_eq!(excerpt(12, "a\tbc", 3, 80), "   12 | a bc\n      |   ^\n");
        assert_eq!(
            excerpt(3, "手順 x", 4, 80),
            "    3 | 手順 x\n      |      ^\n"
        );
        let far = excerpt(1, &"word ".repeat(60), 200, 60);
        assert!(far.lines().all(|line| line.width() <= 60), "{far}");
        let (text, mark) = far.split_once('\n').unwrap_or_default();
        assert_eq!(
            text.chars().nth(mark.find('^').unwrap_or_default()),
            Some(' ')
        );
        assert!(!excerpt(1, "\u{1b}[2J\u{202e}", 9, 80).contains('\u{1b}'));
    }
}

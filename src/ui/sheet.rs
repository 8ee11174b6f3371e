//! A page of human text: lines and tables for stdout, next steps and notices for stderr.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use dialoguer::console::Style;

use crate::domain::plain::terminal_safe;

/// A report that a person can read.
pub trait Human {
    /// Writes itself on the sheet.
    fn human(&self, sheet: &mut Sheet);
}

/// How a stretch of text is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// A heading, a name.
    Strong,
    /// All is well.
    Good,
    /// Somebody should look.
    Warn,
    /// Something is wrong.
    Bad,
    /// Beside the point.
    Faint,
}

/// Columns between one cell of a table and the next.
const GAP: u16 = 2;

/// What a command says.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// For stdout.
    pub out: String,
    /// For stderr.
    pub talk: String,
    width: usize,
    colour: bool,
    terminal: bool,
}

impl Sheet {
    /// A sheet as wide as the terminal.
    pub fn new(width: usize, colour: bool) -> Self {
        Self {
            width: width.clamp(40, 160),
            colour,
            ..Self::default()
        }
    }

    /// Whether it is for a person's screen; elsewhere what is one line stays one, for whoever searches it.
    pub fn on_terminal(self, terminal: bool) -> Self {
        Self { terminal, ..self }
    }

    /// Columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Text in a tone, made safe for a terminal.
    pub fn tint(&self, tone: Tone, text: &str) -> String {
        let text = terminal_safe(text);
        if !self.colour || tone == Tone::Plain {
            return text;
        }
        let style = Style::new().force_styling(true);
        let style = match tone {
            Tone::Plain => style,
            Tone::Strong => style.bold(),
            Tone::Good => style.green(),
            Tone::Warn => style.yellow(),
            Tone::Bad => style.red().bold(),
            Tone::Faint => style.dim(),
        };
        style.apply_to(text).to_string()
    }

    /// A line of data.
    pub fn line(&mut self, text: impl AsRef<str>) {
        let text = terminal_safe(text.as_ref());
        self.out.push_str(&text);
        self.out.push('\n');
    }

    /// A line of data in a tone.
    pub fn toned(&mut self, tone: Tone, text: impl AsRef<str>) {
        let text = self.tint(tone, text.as_ref());
        self.out.push_str(&text);
        self.out.push('\n');
    }

    /// An empty line between parts; none at the top.
    pub fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A name and what it is; nothing where there is nothing.
    pub fn field(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let name = self.tint(Tone::Faint, &format!("{name:<14}"));
            let indent = " ".repeat(15);
            let text = wrapped(
                &terminal_safe(value),
                self.width.saturating_sub(15),
                &indent,
            );
            self.out.push_str(&format!("{name} {text}\n"));
        }
    }

    /// A paragraph, wrapped and indented.
    pub fn paragraph(&mut self, indent: usize, text: &str) {
        let lead = " ".repeat(indent);
        let text = wrapped(
            &terminal_safe(text),
            self.width.saturating_sub(indent),
            &lead,
        );
        self.out.push_str(&format!("{lead}{text}\n"));
    }

    /// A paragraph behind a lead, its later lines under its first word.
    pub fn item(&mut self, lead: &str, text: &str) {
        let wide = unicode_width::UnicodeWidthStr::width(lead);
        let text = wrapped(
            &terminal_safe(text),
            self.width.saturating_sub(wide),
            &" ".repeat(wide),
        );
        self.out.push_str(&format!("{lead}{text}\n"));
    }

    /// A word in a tone and a text after it; wrapped on a terminal.
    pub fn labelled(&mut self, tone: Tone, word: &str, text: &str) {
        let lead = format!("{word}: ");
        let width = self.width.saturating_sub(lead.len());
        let mut text = terminal_safe(text);
        if self.terminal {
            text = wrapped(&text, width, &" ".repeat(4));
        }
        let word = self.tint(tone, word);
        self.out.push_str(&format!("{word}: {text}\n"));
    }

    /// Text as it stands, made safe.
    pub fn verbatim(&mut self, text: &str) {
        self.out.push_str(&terminal_safe(text));
        if !text.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// A table that fits the terminal.
    pub fn table(&mut self, heads: &[&str], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let words = longest_words(heads, &rows);
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width).unwrap_or(80));
        table.set_header(
            heads
                .iter()
                .map(|head| head.to_uppercase())
                .collect::<Vec<_>>(),
        );
        for row in rows {
            table.add_row(
                row.iter()
                    .map(|cell| terminal_safe(cell))
                    .collect::<Vec<_>>(),
            );
        }
        // Ids and addresses stay in one piece, to be copied, where there is room for them all.
        let gap = usize::from(GAP);
        let fits = words.iter().map(|word| word + gap).sum::<usize>() <= self.width;
        for (column, word) in table.column_iter_mut().zip(words) {
            column.set_padding((0, GAP));
            if let (true, Ok(least)) = (fits, u16::try_from(word + gap)) {
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
            }
        }
        for (index, line) in table.lines().enumerate() {
            let line = line.trim_end();
            let line = if index == 0 && self.colour {
                Style::new()
                    .force_styling(true)
                    .dim()
                    .apply_to(line)
                    .to_string()
            } else {
                line.to_owned()
            };
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    /// Something to know, on stderr.
    pub fn notice(&mut self, text: &str) {
        let text = wrapped(&terminal_safe(text), self.width.saturating_sub(6), "      ");
        self.talk.push_str(&format!("note: {text}\n"));
    }

    /// The next commands, on stderr.
    pub fn next(&mut self, commands: &[String]) {
        for (index, command) in commands.iter().enumerate() {
            let lead = if index == 0 { "next:" } else { "     " };
            // A command stays in one piece, to be copied; what it is for may go on the next line.
            let command = terminal_safe(command);
            let wide = unicode_width::UnicodeWidthStr::width(command.as_str()) + 6;
            let text = match command.split_once("   (") {
                Some((command, what)) if self.terminal && wide > self.width => {
                    let what = format!("({what}");
                    let what = wrapped(&what, self.width.saturating_sub(10), "          ");
                    format!("{command}\n          {what}")
                }
                _ => command,
            };
            self.talk.push_str(&format!("{lead} {text}\n"));
        }
    }

    /// What a dry run would have written.
    pub fn would_write(&mut self, lines: &[String]) {
        if !lines.is_empty() {
            self.gap();
            self.toned(Tone::Strong, "nothing was written; this would have been:");
            for line in lines {
                self.line(format!("  {line}"));
            }
        }
    }
}

/// How wide the longest word of each column is, its head's included.
fn longest_words(heads: &[&str], rows: &[Vec<String>]) -> Vec<usize> {
    let longest = |text: &str| {
        let words = text.split_whitespace();
        words.map(unicode_width::UnicodeWidthStr::width).max()
    };
    let of_column = |(at, head): (usize, &&str)| {
        let cells = rows.iter().filter_map(|row| longest(row.get(at)?));
        cells.chain(longest(head)).max().unwrap_or_default()
    };
    heads.iter().enumerate().map(of_column).collect()
}

/// Breaks text at spaces so that no line is wider than `width`; later lines begin with `indent`.
pub fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let width = width.max(20);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let wide = unicode_width::UnicodeWidthStr::width(line.as_str())
                + 1
                + unicode_width::UnicodeWidthStr::width(word);
            if !line.is_empty() && wide > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() || word.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines.join(&format!("\n{indent}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_wraps_at_spaces() {
        assert_eq!(
            wrapped("one two three four five six", 20, "  "),
            "one two three four\n  five six"
        );
        assert_eq!(
            wrapped("averyveryveryverylongword x", 20, ""),
            "averyveryveryverylongword\nx"
        );
    }

    #[test]
    fn nothing_from_a_page_steers_the_terminal() {
        let mut sheet = Sheet::new(80, true);
        sheet.line("\u{1b}[2Jgone");
        sheet.field("title", "\u{1b}]0;x\u{7}");
        sheet.table(&["a"], vec![vec!["\u{9b}2J".to_owned()]]);
        assert!(
            !sheet.out.contains("\u{1b}[2J")
                && !sheet.out.contains('\u{7}')
                && !sheet.out.contains('\u{9b}')
        );
    }

    #[test]
    fn long_lines_fit_the_terminal_and_stay_whole_elsewhere() {
        let long = "word ".repeat(30);
        let next = [format!("sop edit x   (commits {long})")];
        for terminal in [true, false] {
            let mut sheet = Sheet::new(60, false).on_terminal(terminal);
            sheet.labelled(Tone::Warn, "warning", &long);
            sheet.next(&next);
            let fits = |text: &str| text.lines().all(|line| line.trim_end().len() <= 60);
            assert_eq!(fits(&sheet.out), terminal, "{}", sheet.out);
            assert_eq!(fits(&sheet.talk), terminal, "{}", sheet.talk);
        }
    }

    #[test]
    fn ids_and_addresses_stay_in_one_piece_where_there_is_room() {
        let row = |id: &str, title: &str, mail: &str| vec![id.into(), title.into(), mail.into()];
        let rows = vec![
            row(
                "managing-director",
                "Whoever leads all of it",
                "maria.lopez@example.com",
            ),
            row("cook", "Cook", "jon.berg@example.com"),
        ];
        let mut sheet = Sheet::new(60, false);
        sheet.table(&["role", "title", "e-mail"], rows);
        assert!(
            sheet.out.contains("managing-director ") && sheet.out.contains("lopez@example.com")
        );
        assert!(
            sheet.out.lines().all(|line| line.len() <= 60),
            "{}",
            sheet.out
        );
    }

    #[test]
    fn tables_fit_the_terminal() {
        let mut sheet = Sheet::new(60, false);
        sheet.table(&["id", "title"], vec![vec!["a".into(), "word ".repeat(40)]]);
        assert!(
            sheet
                .out
                .lines()
                .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 60),
            "{}",
            sheet.out
        );
    }
}

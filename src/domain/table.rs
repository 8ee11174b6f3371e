//! A table as a spreadsheet or an HR system exports it: headings, and rows with the line that they stand on.

/// No export of a real company comes near this.
pub const MAX_BYTES: u64 = 50 * 1024 * 1024;

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands over the columns.
    pub heads: Vec<String>,
    /// The rows, each with its line from 1.
    pub rows: Vec<(u64, Vec<String>)>,
    /// The bytes were in an older encoding, and were taken for Windows-1252.
    pub legacy: bool,
}

/// What a heading says, whatever its case, blanks and signs.
pub fn bare(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The line on which a record begins: after CR and LF its position is said to be on the line before.
fn line_at(text: &str, position: &csv::Position) -> u64 {
    let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let ends = rest.iter().take_while(|byte| b"\r\n".contains(byte));
    position.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

impl Table {
    /// Reads comma-, semicolon- or tab-separated text.
    ///
    /// # Errors
    /// It is empty, or a row has more cells than there are headings: which line, and why.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let (text, legacy) = decoded(bytes)?;
        let first = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default();
        let mark = [b',', b';', b'\t', b'|']
            .into_iter()
            .max_by_key(|mark| {
                (
                    first.bytes().filter(|byte| byte == mark).count(),
                    *mark == b',',
                )
            })
            .unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(mark)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let heads: Vec<String> = reader
            .headers()
            .map_err(|error| format!("line 1: {error}"))?
            .iter()
            .map(str::to_owned)
            .collect();
        if heads.iter().all(String::is_empty) {
            return Err("there are no headings".to_owned());
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            let line = record.position().map_or(0, |at| line_at(&text, at));
            if record.len() > heads.len() {
                return Err(format!(
                    "line {line} has {} cells, and there are {} headings",
                    record.len(),
                    heads.len()
                ));
            }
            if record.iter().any(|cell| !cell.is_empty()) {
                rows.push((line, record.iter().map(str::to_owned).collect()));
            }
        }
        Ok(Self {
            heads,
            rows,
            legacy,
        })
    }

    /// The column under a heading, whatever its case, blanks and signs.
    pub fn column(&self, heading: &str) -> Option<usize> {
        let wanted = bare(heading);
        self.heads.iter().position(|head| bare(head) == wanted)
    }

    /// The first of these headings that is there.
    pub fn any(&self, headings: &[&str]) -> Option<usize> {
        headings.iter().find_map(|heading| self.column(heading))
    }
}

fn decoded(bytes: &[u8]) -> Result<(String, bool), String> {
    let wide = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| of([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).map_err(|_| "it is no UTF-16".to_owned())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => Ok((wide(rest, u16::from_le_bytes)?, false)),
        [0xfe, 0xff, rest @ ..] => Ok((wide(rest, u16::from_be_bytes)?, false)),
        [0xef, 0xbb, 0xbf, rest @ ..] => Ok((String::from_utf8_lossy(rest).into_owned(), false)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok((text.to_owned(), false)),
            Err(_) if bytes.contains(&0) => Err("it is no text".to_owned()),
            Err(_) => Ok((bytes.iter().map(|byte| windows(*byte)).collect(), true)),
        },
    }
}

/// Windows-1252, which is Latin-1 but for these.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_all_kinds_are_read() {
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(
                "Name\tTitle\nZoë\tLead\n"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes),
            )
            .collect();
        for (bytes, wanted) in [
            (&b"Name,Title\nMaria,Lead\n"[..], "Maria"),
            (
                b"\xef\xbb\xbfName;Title\r\nMaria;\"Lead; EMEA\"\r\n",
                "Maria",
            ),
            (b"Name,Title\nZo\xeb,Lead\n", "Zoë"),
            (&wide, "Zoë"),
            (b"Name,Title\n\n , \nMaria\n", "Maria"),
        ] {
            let table = Table::read(bytes).unwrap();
            assert_eq!(table.rows.len(), 1);
            assert_eq!(table.rows[0].1[0], wanted);
            assert_eq!(table.column("TITLE"), Some(1));
        }
        let two = Table::read(b"Work Contact: Work Email\nx\n\"a\nb\"\n").unwrap();
        assert_eq!(two.any(&["email", "work contact work email"]), Some(0));
        assert_eq!(two.rows[1].0, 3);
        for wrong in [&b""[..], b"a,b\n1,2,3\n", b"a\n\xff\0\n"] {
            assert!(Table::read(wrong).is_err(), "{wrong:?}");
        }
    }
}

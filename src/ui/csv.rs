//! Rows as CSV (RFC 4180).

use crate::domain::plain::terminal_safe;
use crate::error::{Error, Result};

/// The rows under their heads.
pub fn render(heads: &[&str], rows: &[Vec<String>]) -> Result<String> {
    let failed = |error: csv::Error| Error::bug("the rows cannot be written as CSV").cause(error);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(heads).map_err(failed)?;
    for row in rows {
        // A cell that a spreadsheet would run as a formula is shown as the text that it is.
        writer
            .write_record(row.iter().map(|cell| inert(cell)))
            .map_err(failed)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::bug("the rows cannot be written as CSV").cause(error))?;
    String::from_utf8(bytes).map_err(|error| Error::bug("the rows are not text").cause(error))
}

fn inert(cell: &str) -> String {
    // It may be read on a terminal as well.
    let cell = terminal_safe(cell);
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_are_quoted_and_inert() {
        let text =
            super::render(&["a", "b"], &[vec!["x,\"y\"".into(), "=1+1".into()]]).expect("renders");
        assert_eq!(text, "a,b\n\"x,\"\"y\"\"\",'=1+1\n");
        let name = "\u{202e}\u{1b}[2JAnn".to_owned();
        let text = super::render(&["name"], &[vec![name]]).expect("renders");
        assert_eq!(text, "name\n<U+202E>␛[2JAnn\n");
    }
}

//! Edits of whole lines: what is not named keeps its bytes, line ends included.

/// Lines to take away and lines to put in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    /// The line before which it works, from 0; the number of lines for the end.
    pub(crate) at: usize,
    /// How many lines go.
    pub(crate) remove: usize,
    /// What comes, without line ends.
    pub(crate) insert: Vec<String>,
}

impl Edit {
    /// New lines before a line.
    pub(crate) fn insert(at: usize, lines: Vec<String>) -> Self {
        Self {
            at,
            remove: 0,
            insert: lines,
        }
    }

    /// Lines that go.
    pub(crate) fn remove(at: usize, count: usize) -> Self {
        Self {
            at,
            remove: count,
            insert: Vec::new(),
        }
    }
}

/// The text after all edits; at one place they stand in the order given, and a line that two take away goes once.
pub(crate) fn splice(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.at);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let end = match lines.first() {
        Some(line) if line.ends_with("\r\n") => "\r\n",
        _ => "\n",
    };
    let mut out = String::with_capacity(text.len() + 256);
    let mut next = 0;
    for edit in edits {
        let at = edit.at.min(lines.len());
        for line in lines.get(next..at).unwrap_or_default() {
            out.push_str(line);
        }
        next = next.max(at);
        if !edit.insert.is_empty() && !out.is_empty() && !out.ends_with('\n') {
            out.push_str(end);
        }
        for line in &edit.insert {
            out.push_str(line);
            out.push_str(end);
        }
        next = next.max((at + edit.remove).min(lines.len()));
    }
    for line in lines.get(next..).unwrap_or_default() {
        out.push_str(line);
    }
    out
}

/// Whether a line of the text says nothing; a line beyond its ends does not either.
pub(crate) fn is_blank(lines: &[&str], at: Option<usize>) -> bool {
    at.and_then(|at| lines.get(at))
        .is_none_or(|line| line.trim().is_empty())
}

/// The edit that takes lines away, and with them one blank line where two would meet.
pub(crate) fn without(text: &str, first: usize, end: usize) -> Edit {
    let lines: Vec<&str> = text.split('\n').collect();
    let before = first.checked_sub(1);
    let blank_before = before.is_some() && is_blank(&lines, before);
    if blank_before && is_blank(&lines, Some(end)) {
        Edit::remove(first - 1, end + 1 - first)
    } else {
        Edit::remove(first, end - first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_and_go_and_others_stay() {
        let text = "a\r\nb\r\nc";
        let edits = vec![
            Edit::insert(3, vec!["d".into()]),
            Edit::remove(1, 1),
            Edit::insert(1, vec!["x".into()]),
        ];
        assert_eq!(splice(text, edits), "a\r\nx\r\nc\r\nd\r\n");
        assert_eq!(splice("", vec![Edit::insert(0, vec!["x".into()])]), "x\n");
        assert_eq!(splice(text, Vec::new()), text);
    }

    #[test]
    fn two_blank_lines_do_not_meet() {
        assert_eq!(
            splice("a\n\nq\n\nb\n", vec![without("a\n\nq\n\nb\n", 2, 3)]),
            "a\n\nb\n"
        );
        assert_eq!(
            splice("a\nq\nb\n", vec![without("a\nq\nb\n", 1, 2)]),
            "a\nb\n"
        );
        assert_eq!(splice("q\n", vec![without("q\n", 0, 1)]), "");
    }
}

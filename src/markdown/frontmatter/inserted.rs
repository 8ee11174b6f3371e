//! Whether two texts differ by inserted lines of front matter, and by nothing else: what an adoption may do to a page.

use crate::markdown::page::{Format, Page};

/// Whether `after` is `before` with lines of YAML front matter inserted; where `before` had none, the two fences are
/// inserted with them. Every other byte is the same, in the same order.
pub fn inserted_only(before: &[u8], after: &[u8]) -> bool {
    if before == after {
        return true;
    }
    let (Ok(before), Ok(after)) = (Page::split(before), Page::split(after)) else {
        return false;
    };
    if before.bom != after.bom || before.body() != after.body() {
        return false;
    }
    match (&before.front_matter, &after.front_matter) {
        (None, Some(front)) => front.format == Format::Yaml,
        (Some(old), Some(new)) => {
            old.format == Format::Yaml
                && new.format == Format::Yaml
                && fences(&before) == fences(&after)
                && is_subsequence(before.front_text(), after.front_text())
        }
        _ => false,
    }
}

/// The two fences as they stand, with their line ends.
fn fences<'a>(page: &Page<'a>) -> Option<(&'a str, &'a str)> {
    let front = page.front_matter.as_ref()?;
    Some((
        &page.text[front.block.start..front.content.start],
        &page.text[front.content.end..front.block.end],
    ))
}

fn is_subsequence(lines: &str, of: &str) -> bool {
    let mut all = of.split_inclusive('\n');
    lines
        .split_inclusive('\n')
        .all(|line| all.any(|other| other == line))
}

#[cfg(test)]
mod tests {
    use super::inserted_only;

    #[test]
    fn only_inserted_lines_of_front_matter_count() {
        for (before, after, only, why) in [
            ("# A\n", "# A\n", true, "nothing"),
            (
                "# A\n",
                "---\nid: a\n---\n# A\n",
                true,
                "a front matter of its own",
            ),
            (
                "\u{feff}# A\n",
                "\u{feff}---\nid: a\n---\n# A\n",
                true,
                "behind the mark",
            ),
            (
                "---\nx: 1\n---\n# A\n",
                "---\nx: 1\nid: a\n---\n# A\n",
                true,
                "at the end",
            ),
            (
                "---\nx: 1\n---\n# A\n",
                "---\nid: a\nx: 1\n---\n# A\n",
                true,
                "at the beginning",
            ),
            (
                "---\r\nx: 1\r\n---\r\n# A\r\n",
                "---\r\nx: 1\r\nid: a\r\n---\r\n# A\r\n",
                true,
                "CRLF",
            ),
            (
                "---\nx: 1\n---\n# A\n",
                "---\nx: 2\nid: a\n---\n# A\n",
                false,
                "a value",
            ),
            (
                "---\nx: 1\ny: 2\n---\n# A\n",
                "---\ny: 2\nx: 1\nid: a\n---\n# A\n",
                false,
                "the order",
            ),
            (
                "---\nx: 1\n---\n# A\n",
                "---\nid: a\n---\n# A\n",
                false,
                "a line gone",
            ),
            ("# A\n", "---\nid: a\n---\n# B\n", false, "the body"),
            (
                "# A\n",
                "---\nid: a\n---\n\n# A\n",
                false,
                "a blank line of the body",
            ),
            ("# A\n", "+++\nid = 'a'\n+++\n# A\n", false, "TOML"),
            ("# A\n", "\u{feff}---\nid: a\n---\n# A\n", false, "the mark"),
            ("---\nx: 1\n---\n# A\n", "# A\n", false, "front matter gone"),
        ] {
            assert_eq!(
                inserted_only(before.as_bytes(), after.as_bytes()),
                only,
                "{why}"
            );
        }
    }
}

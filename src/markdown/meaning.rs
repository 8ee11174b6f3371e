//! Whether two texts of a page say the same: routing entries, typed dates, white space and wrapping apart.
//!
//! Freshness leans on it. A commit that changed only how a page is laid out, whom it is routed to, or a date that
//! somebody typed is no sign that anyone asked whether it still holds.

use super::page::Page;

/// Front-matter keys that say where a page belongs or when somebody says to have looked, and not what to do.
/// The first line is left out of the digest as well (`docs/digest.md`); the rest are the dates and owners of other conventions.
const ASIDE: [&str; 26] = [
    "id",
    "status",
    "version",
    "owner",
    "workflow",
    "roles",
    "tags",
    "review_in",
    "approvers",
    "satisfies",
    "owner_slack",
    "reviewers",
    "last_reviewed_on",
    "last_reviewed_at",
    "lastmod",
    "last_modified_at",
    "last_updated",
    "ms.date",
    "ms.author",
    "ms.reviewer",
    "date",
    "updated",
    "author",
    "manager",
    "ms.reviewed",
    "review_date",
];

/// Whether a page says the same in both texts. What is no page is compared byte by byte.
pub fn same(before: &[u8], after: &[u8]) -> bool {
    if before == after {
        return true;
    }
    match (Page::split(before), Page::split(after)) {
        (Ok(before), Ok(after)) => {
            front_words(&before).eq(front_words(&after)) && same_body(before.body(), after.body())
        }
        _ => false,
    }
}

/// Two bodies: up to the first line that differs nothing is compared word by word.
fn same_body(before: &str, after: &str) -> bool {
    let alike = before.bytes().zip(after.bytes());
    let alike = alike.take_while(|(left, right)| left == right).count();
    let (shared, _) = before.as_bytes().split_at(alike);
    let line = shared.iter().rposition(|byte| *byte == b'\n');
    let (shared, before) = before.split_at(line.map_or(0, |end| end + 1));
    let after = after.get(shared.len()..).unwrap_or_default();
    let mut behind = Body::of(shared);
    behind.pass();
    behind.clone().on(before).eq(behind.on(after))
}

/// What a page says, folded: one text that is the same for all texts that say the same.
pub fn folded(bytes: &[u8]) -> Option<String> {
    let page = Page::split(bytes).ok()?;
    let mut text = String::with_capacity(bytes.len());
    for word in words(&page) {
        text.push_str(word);
        text.push('\n');
    }
    Some(text)
}

/// The words of front matter and body in order; lines of code as they stand, an empty one for the end of a paragraph.
fn words<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a str> {
    front_words(page)
        .chain(std::iter::once(""))
        .chain(Body::of(page.body()))
}

/// The words of front matter.
fn front_words<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a str> {
    let mut aside = false;
    let front = page.front_text().lines().filter(move |line| {
        let begins = !line.starts_with([' ', '\t', '-', '#', '}', ']']) && !line.trim().is_empty();
        if begins {
            let key = line.split([':', '=']).next().unwrap_or_default();
            aside = ASIDE.contains(&key.trim().trim_matches('"'));
        }
        !aside && !line.trim_start().starts_with('#')
    });
    front.flat_map(str::split_whitespace)
}

/// The words of a body.
#[derive(Clone)]
struct Body<'a> {
    lines: std::str::Lines<'a>,
    words: std::str::SplitWhitespace<'a>,
    /// The fence that is open: its sign and length.
    fence: Option<(char, usize)>,
    gap: bool,
    begun: bool,
}

impl<'a> Body<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            lines: text.lines(),
            words: "".split_whitespace(),
            fence: None,
            gap: false,
            begun: false,
        }
    }

    /// As it stands, with other lines to come.
    fn on(mut self, text: &'a str) -> Self {
        self.lines = text.lines();
        self
    }

    /// Reads all lines, and the first word of each.
    fn pass(&mut self) {
        while self.next().is_some() {
            self.words = "".split_whitespace();
        }
    }
}

impl<'a> Iterator for Body<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            if let Some(word) = self.words.next() {
                self.begun = true;
                return Some(word);
            }
            let line = self.lines.next()?;
            let fence = fence(line);
            match (self.fence, fence) {
                (Some((sign, least)), Some((other, length, true)))
                    if sign == other && length >= least =>
                {
                    self.fence = None;
                }
                (Some(_), _) => {
                    self.begun = true;
                    return Some(line.trim_end());
                }
                (None, Some((sign, length, _))) => self.fence = Some((sign, length)),
                (None, None) if line.trim().is_empty() => {
                    self.gap = self.begun;
                    continue;
                }
                (None, None) => {}
            }
            self.words = line.split_whitespace();
            if std::mem::take(&mut self.gap) {
                return Some("");
            }
        }
    }
}

/// The sign and length of a code fence, and whether nothing follows it.
fn fence(line: &str) -> Option<(char, usize, bool)> {
    let text = line.trim();
    let sign = text
        .chars()
        .next()
        .filter(|sign| ['`', '~'].contains(sign))?;
    let length = text.chars().take_while(|other| *other == sign).count();
    (length >= 3).then(|| (sign, length, text.chars().count() == length))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "---\nowner: a\nid: x\nrisk: high\nroles:\n  - b\n---\n# Title\n\nOne line\nof text.\n\n```sh\nif a; then\n  b\nfi\n```\n";

    #[test]
    fn layout_routing_and_dates_say_nothing() {
        for (from, to) in [
            ("owner: a", "owner: c"),
            ("owner: a\n", ""),
            ("id: x\n", "id: x\nlast_reviewed_on: 2026-01-02\n"),
            ("  - b\n", "  - b\n  - d\n"),
            ("One line\nof text.", "One line of text."),
            ("One line\nof text.", "One   line  of\n   text.  "),
            ("# Title\n\n", "# Title\n\n\n\n"),
            ("fi\n```\n", "fi  \n```\n\n"),
            ("\n", "\r\n"),
        ] {
            let other = PAGE.replacen(from, to, if from == "\n" { usize::MAX } else { 1 });
            assert_ne!(other, PAGE);
            assert!(same(PAGE.as_bytes(), other.as_bytes()), "{from:?} {to:?}");
            assert_eq!(
                folded(PAGE.as_bytes()),
                folded(other.as_bytes()),
                "{from:?}"
            );
        }
    }

    #[test]
    fn what_both_begin_with_changes_nothing() {
        let lines = [
            "a b", "", "```sh", "```", "~~~~", "  c", " ", "```` x", "d\r", "e  f",
        ];
        // All bodies of four lines, each beside all that differ in the last two.
        for first in 0..100 {
            let shared = format!("{}\n{}\n", lines[first / 10], lines[first % 10]);
            for (one, other) in
                (0..100).flat_map(|one| [7, 31, 58].map(|step| (one, (one * 3 + step) % 100)))
            {
                let [one, other] = [one, other]
                    .map(|at| format!("{shared}{}\n{}", lines[at / 10], lines[at % 10]));
                let whole = Body::of(&one).eq(Body::of(&other));
                assert_eq!(same_body(&one, &other), whole, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn words_code_paragraphs_and_risk_say_something() {
        for (from, to) in [
            ("One line", "No line"),
            ("of text.", "of text"),
            ("  b\n", "b\n"),
            ("risk: high", "risk: low"),
            ("One line\nof", "One line\n\nof"),
            ("# Title\n", "Title\n"),
        ] {
            let other = PAGE.replacen(from, to, 1);
            assert_ne!(other, PAGE);
            assert!(!same(PAGE.as_bytes(), other.as_bytes()), "{from:?} {to:?}");
        }
        assert!(!same(b"\xff", b"\xfe") && same(b"\xff", b"\xff"));
    }
}

//! A page under the rules: what several of them look at is read once.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use super::english;
use crate::domain::document::Document;
use crate::domain::step::Step;
use crate::markdown::hidden::{Hidden, hidden};
use crate::markdown::links::{PageLink, links};
use crate::markdown::outline::{Outline, outline};
use crate::markdown::prose::Prose;
use crate::markdown::questions::{Placeholder, placeholders};
use crate::markdown::reader::Lines;
use crate::markdown::steps::steps_under;

/// A page, and readings of it.
pub struct Subject<'a> {
    page: &'a Document,
    outline: OnceCell<Outline>,
    hidden: OnceCell<Vec<Hidden>>,
    links: OnceCell<Vec<PageLink>>,
    steps: OnceCell<Vec<Step>>,
    prose: OnceCell<Prose>,
    placeholders: OnceCell<Vec<Placeholder>>,
    lines: OnceCell<Lines<'a>>,
    english: OnceCell<bool>,
}

impl Deref for Subject<'_> {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.page
    }
}

impl<'a> Subject<'a> {
    /// Of this page.
    pub fn new(page: &'a Document) -> Self {
        Self {
            page,
            outline: OnceCell::new(),
            hidden: OnceCell::new(),
            links: OnceCell::new(),
            steps: OnceCell::new(),
            prose: OnceCell::new(),
            placeholders: OnceCell::new(),
            lines: OnceCell::new(),
            english: OnceCell::new(),
        }
    }

    /// The body, for as long as the page itself is there.
    pub(super) fn text_of_body(&self) -> &'a str {
        self.page.body()
    }

    pub(super) fn outline(&self) -> &Outline {
        self.outline
            .get_or_init(|| outline(self.page.body(), self.page.body_line))
    }

    pub(super) fn hidden(&self) -> &[Hidden] {
        self.hidden
            .get_or_init(|| hidden(self.page.body(), self.page.body_line))
    }

    pub(super) fn links(&self) -> &[PageLink] {
        self.links
            .get_or_init(|| links(self.page.body(), self.page.body_line))
    }

    pub(super) fn steps(&self) -> &[Step] {
        self.steps.get_or_init(|| {
            let headings = &self.outline().headings;
            steps_under(self.page.body(), self.page.body_line, headings)
        })
    }

    pub(super) fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| Prose::of(self.page.body()))
    }

    pub(super) fn placeholders(&self) -> &[Placeholder] {
        self.placeholders
            .get_or_init(|| placeholders(self.page.body(), self.page.body_line))
    }

    /// Whether the page is written in English, so that its words can be looked at.
    pub(super) fn is_english(&self) -> bool {
        *self.english.get_or_init(|| {
            let body = self.page.body();
            let text = self.prose().text.iter();
            english::is_english(text.filter_map(|range| body.get(range.clone())))
        })
    }

    /// Line in the file and column of a byte of the body.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let lines = self
            .lines
            .get_or_init(|| Lines::new(self.text_of_body(), self.page.body_line));
        (lines.line(at), lines.column(at))
    }

    /// The body's lines with the byte at which each begins.
    pub(super) fn body_lines(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut at = 0;
        self.text_of_body().split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            (start, line.trim_end_matches(['\n', '\r']))
        })
    }

    /// Where words of a step stand in its source, as far as they can be found; its first line otherwise.
    pub(super) fn place_in_step(&self, step: &Step, words: &str) -> (usize, usize) {
        let first = step.line - self.page.body_line;
        let count = step.end_line.saturating_sub(step.line) + 1;
        self.body_lines()
            .skip(first)
            .take(count)
            .enumerate()
            .find_map(|(after, (_, line))| {
                let at = line.find(words)?;
                Some((step.line + after, line[..at].chars().count() + 1))
            })
            .unwrap_or((step.line, 1))
    }

    /// Bytes of the body as bytes of the file.
    pub(super) fn in_file(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.page.body_at..range.end + self.page.body_at
    }
}

//! What a reader takes from a stretch of Markdown, as plain text: words and code in it, link and image targets,
//! raw HTML and footnotes beside it. Emphasis is dropped; what changes the meaning (strikethrough, alerts, table
//! cells, code) stays visible in the text.

use super::{html, normal};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

/// Marks of list items by depth: words to a comparison, so that an item that moves under another is a change.
const BULLETS: [&str; 3] = ["• ", "◦ ", "▪ "];

/// Collects events into plain text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Flat {
    text: String,
    /// Link targets in order.
    pub(crate) links: Vec<String>,
    /// Image targets in order.
    pub(crate) images: Vec<String>,
    /// Alternative text of the images, joined.
    pub(crate) alt: String,
    /// Raw HTML in order; comments too.
    pub(crate) html: Vec<String>,
    /// Footnote labels in order.
    pub(crate) footnotes: Vec<String>,
    image_depth: usize,
    list_depth: usize,
    in_code: bool,
    fence: Option<String>,
}

impl Flat {
    /// The text: white space collapsed outside code blocks, trimmed.
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The text, or the pictures' alternative text where there are no words.
    pub(crate) fn text_or_alt(&self) -> String {
        let text = if self.text().is_empty() {
            &self.alt
        } else {
            &self.text
        };
        normal::one_line(text)
    }

    /// Takes in the next event.
    pub(crate) fn push(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.write(text),
            Event::Code(code) => self.code_span(code),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write(text),
            Event::Html(tag) | Event::InlineHtml(tag) => self.markup(tag),
            Event::FootnoteReference(label) => self.footnotes.push(label.to_string()),
            Event::SoftBreak | Event::HardBreak => self.write(" "),
            Event::Rule => self.write(" --- "),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(kind) => self.open_code(kind),
            Tag::BlockQuote(kind) => {
                self.space();
                self.text.push_str(quote_mark(*kind));
            }
            Tag::List(_) => {
                self.space();
                self.list_depth += 1;
            }
            Tag::Item => {
                self.line();
                self.write(BULLETS[self.list_depth.clamp(1, BULLETS.len()) - 1]);
            }
            Tag::Strikethrough => self.write("~~"),
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            Tag::Image { dest_url, .. } => {
                self.images.push(dest_url.to_string());
                self.image_depth += 1;
            }
            Tag::TableHead | Tag::TableRow => self.write("\n| "),
            Tag::Emphasis | Tag::Strong | Tag::TableCell => {}
            _ => self.space(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock => {
                let fence = self.fence.take().unwrap_or_default();
                self.in_code = false;
                if !self.text.ends_with('\n') {
                    self.text.push('\n');
                }
                self.text.push_str(&fence);
                self.text.push('\n');
            }
            TagEnd::Strikethrough => self.write("~~"),
            TagEnd::Image => self.image_depth = self.image_depth.saturating_sub(1),
            TagEnd::List(_) => {
                self.list_depth = self.list_depth.saturating_sub(1);
                self.space();
            }
            TagEnd::TableCell => self.write(" | "),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {}
            _ => self.space(),
        }
    }

    /// Appends prose, collapsing white space, or code as it stands.
    fn write(&mut self, text: &str) {
        if self.image_depth > 0 {
            self.alt.push_str(text);
            return;
        }
        if self.in_code {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            match c {
                '\n' => self.line(),
                c if c.is_whitespace() => self.space(),
                c => self.text.push(c),
            }
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    fn line(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn code_span(&mut self, code: &str) {
        if self.image_depth > 0 {
            self.alt.push_str(code);
            return;
        }
        let ticks = if code.contains('`') { "``" } else { "`" };
        self.text.push_str(ticks);
        self.text.push_str(&normal::one_line(code));
        self.text.push_str(ticks);
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.line();
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.text.push_str("```");
        self.text.push_str(language);
        self.text.push('\n');
        self.fence = Some("```".to_owned());
        self.in_code = true;
    }

    /// Tags that HTML does not know are holes in a template: they stay in the text.
    fn markup(&mut self, tag: &str) {
        let name = html::tag_name(tag);
        if !name.is_empty() && !tag.contains('=') && !html::is_element(name) {
            self.write(tag);
        }
        let tag = tag.trim();
        if !tag.is_empty() {
            self.html.push(tag.to_owned());
            self.space();
        }
    }
}

/// How a quote begins in plain text.
fn quote_mark(kind: Option<BlockQuoteKind>) -> &'static str {
    match kind {
        None => "> ",
        Some(BlockQuoteKind::Note) => "[!NOTE] ",
        Some(BlockQuoteKind::Tip) => "[!TIP] ",
        Some(BlockQuoteKind::Important) => "[!IMPORTANT] ",
        Some(BlockQuoteKind::Warning) => "[!WARNING] ",
        Some(BlockQuoteKind::Caution) => "[!CAUTION] ",
    }
}

//! The anchors of a page: what may come after `#` in a link to it.
//!
//! GitHub, Docusaurus, MkDocs, kramdown and others make anchors of headings each in their own way, and a page does
//! not say by which it is shown. An anchor that any of them makes is one.

use std::collections::HashMap;
use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::markdown::outline::outline;

/// The anchors of one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors {
    known: HashSet<String>,
    /// Something else adds to the page when it is shown.
    open: bool,
}

/// What adds headings when a page is shown: templates, includes, components.
const OPENINGS: [&str; 8] = [
    "{{",
    "{%",
    "<%",
    "--8<--",
    "!include",
    "[!INCLUDE",
    "\nimport ",
    "![[",
];

impl Anchors {
    /// Of a page with this title and body.
    pub fn of(title: Option<&str>, body: &str) -> Self {
        let mut anchors = Anchors {
            known: HashSet::new(),
            open: OPENINGS.iter().any(|opening| body.contains(opening)) || has_component(body),
        };
        let mut counts = HashMap::new();
        for text in title.into_iter() {
            anchors.heading(text, &mut counts);
        }
        for heading in outline(body, 1).headings {
            anchors.heading(&heading.text, &mut counts);
        }
        anchors.lines(body, &mut counts);
        anchors.attributes(body);
        anchors
    }

    /// Whether a link to this fragment arrives, or may do so.
    pub fn has(&self, fragment: &str) -> bool {
        let fragment = fragment.strip_prefix("user-content-").unwrap_or(fragment);
        let given = ["", "top", "_top", "main", "content", "main-content"].contains(&fragment)
            || fragment.starts_with("fn")
            || fragment.starts_with(":~:");
        given
            || self.open
            || self.known.contains(&fragment.to_lowercase())
            || self.known.contains(&key(fragment, Marks::Dropped))
    }

    /// The anchor that is most like a fragment that leads nowhere.
    pub fn nearest(&self, fragment: &str) -> Option<&str> {
        let mut known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        known.sort_unstable();
        crate::domain::suggest::nearest(&key(fragment, Marks::Dropped), known)
    }

    fn heading(&mut self, text: &str, counts: &mut HashMap<String, usize>) {
        let text = text.trim_end_matches('#').trim();
        let plain = match text.rsplit_once('{') {
            // `{#id}` is read as an attribute below.
            Some((plain, rest)) if rest.ends_with('}') => plain.trim_end(),
            _ => text,
        };
        let count = counts.entry(plain.to_lowercase()).or_insert(0);
        *count += 1;
        for text in [plain, text] {
            let all = [
                key(text, Marks::Dropped),
                key(text, Marks::Dashes),
                key(&text.replace('_', ""), Marks::Dropped),
                key(&ascii(text), Marks::Dropped),
                // kramdown begins with the first letter.
                key(
                    text.trim_start_matches(|c: char| !c.is_alphabetic()),
                    Marks::Dropped,
                ),
            ];
            for key in all {
                for number in 1..=*count {
                    self.known.insert(format!("{key}-{number}"));
                }
                let nameless = key.is_empty();
                self.known.insert(key);
                if nameless {
                    self.known.insert("section".to_owned());
                    let more = counts_of(&self.known, "section");
                    self.known.insert(format!("section-{more}"));
                    self.known.insert(format!("_{}", more + 1));
                }
            }
        }
    }

    /// Lines that look like headings where the parser saw none: inside HTML, or written as tags.
    fn lines(&mut self, body: &str, counts: &mut HashMap<String, usize>) {
        for line in body.lines() {
            let line = line.trim_start();
            let marks = line.len() - line.trim_start_matches('#').len();
            if (1..=6).contains(&marks) && line[marks..].starts_with(' ') {
                self.heading(line[marks..].trim(), &mut HashMap::new());
            }
            let lower = line.to_ascii_lowercase();
            if (1..=6).any(|level| lower.contains(&format!("<h{level}"))) {
                self.heading(&without_tags(line), counts);
            }
        }
    }

    /// `id="…"`, `name="…"`, `{#id}`, `{: #id}`.
    fn attributes(&mut self, body: &str) {
        for name in ["id=", "name=", "ID=", "Name="] {
            for (at, _) in body.match_indices(name) {
                let rest = body[at + name.len()..].trim_start_matches(['"', '\'', ' ', '{', '`']);
                let end = rest.find(['"', '\'', '>', ' ', '\n', '}', '`']);
                let value = &rest[..end.unwrap_or(rest.len())];
                self.known.insert(value.to_lowercase());
                self.known.insert(key(value, Marks::Dropped));
            }
        }
        for (at, _) in body.match_indices('{') {
            let rest = body[at + 1..].split(['}', '\n']).next().unwrap_or_default();
            for word in rest.split_whitespace() {
                if let Some(id) = word.trim_start_matches(':').strip_prefix('#') {
                    self.known.insert(id.to_lowercase());
                    self.known.insert(key(id, Marks::Dropped));
                }
            }
        }
    }
}

fn counts_of(known: &HashSet<String>, stem: &str) -> usize {
    known.iter().filter(|key| key.starts_with(stem)).count()
}

/// Whether a capitalised tag is in the body: a component of MDX, which may bring headings.
fn has_component(body: &str) -> bool {
    body.match_indices('<').any(|(at, _)| {
        let name = &body.as_bytes()[at + 1..];
        name.first().is_some_and(u8::is_ascii_uppercase)
            && name.get(1).is_some_and(u8::is_ascii_lowercase)
            && body[at..]
                .split('>')
                .next()
                .is_some_and(|tag| !tag.contains("your"))
            && body[..at].ends_with('\n')
    })
}

/// What becomes of the characters that are neither letters nor digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// Nothing, but for spaces and dashes.
    Dropped,
    /// A dash.
    Dashes,
}

/// Lower case; runs of separators are one dash, none at the ends.
fn key(text: &str, marks: Marks) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            if gap && !key.is_empty() {
                key.push('-');
            }
            gap = false;
            key.extend(c.to_lowercase());
        } else if c.is_whitespace() || matches!(c, '-' | '_') || marks == Marks::Dashes {
            gap = true;
        }
    }
    key
}

/// What Python-Markdown leaves of a text: accents taken off, everything else beyond ASCII dropped.
fn ascii(text: &str) -> String {
    text.nfkd().filter(char::is_ascii).collect()
}

fn without_tags(line: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in line.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

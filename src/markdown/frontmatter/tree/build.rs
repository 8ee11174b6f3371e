//! From the parser's events to a tree, with the refusals on the way.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::super::limits;
use super::{Entry, Kind, Node, Style, Tree};
use crate::domain::Problem;

/// Reads YAML; `first_line` is the line of the file that the text begins on. What stands before an error is kept.
pub fn parse(text: &str, first_line: usize) -> Tree {
    if let Err(problem) = limits::check(text, first_line) {
        return Tree {
            problems: vec![problem],
            ..Tree::default()
        };
    }
    let mut builder = Builder {
        text,
        first_line,
        bytes: text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect(),
        open: Vec::new(),
        root: None,
        problems: Vec::new(),
    };
    let mut parser = Parser::new_from_str(text);
    while let Some(next) = parser.next_event() {
        let go_on = match next {
            Ok((event, span)) => builder.event(event, span),
            Err(error) => builder.syntax(&error),
        };
        if !go_on {
            break;
        }
    }
    builder.finish()
}

/// A list or a map whose end is still to come.
enum Open {
    List {
        start: Node,
        items: Vec<Node>,
    },
    Map {
        start: Node,
        entries: Vec<Entry>,
        key: Option<Node>,
        seen: BTreeSet<String>,
    },
}

struct Builder<'a> {
    text: &'a str,
    first_line: usize,
    /// The byte at which each character begins: the parser counts characters.
    bytes: Vec<usize>,
    open: Vec<Open>,
    root: Option<Node>,
    problems: Vec<Problem>,
}

impl Builder<'_> {
    /// Takes one event; false when reading must stop.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        let place = self.place(span);
        let marked = self.pending_key().unwrap_or(&place).clone();
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                self.problems.push(place.problem(
                    "front-matter-syntax",
                    "a second document begins in the front matter",
                ));
                return false;
            }
            Event::Alias(_) => {
                self.refuse_reference(&place);
                self.close(place);
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_marks(&marked, anchor, tag.is_some());
                let scalar = self.scalar(place, &text, style);
                self.close(scalar);
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_marks(&marked, anchor, tag.is_some());
                return self.begin(Open::List {
                    start: place,
                    items: Vec::new(),
                });
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_marks(&marked, anchor, tag.is_some());
                let (entries, seen) = (Vec::new(), BTreeSet::new());
                return self.begin(Open::Map {
                    start: place,
                    entries,
                    key: None,
                    seen,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&place),
            _ => {}
        }
        true
    }

    /// The key whose value comes next: marks stand behind it, on its line more often than on their value's.
    fn pending_key(&self) -> Option<&Node> {
        match self.open.last() {
            Some(Open::Map { key, .. }) => key.as_ref(),
            _ => None,
        }
    }

    fn syntax(&mut self, error: &ScanError) -> bool {
        let place = self.place(Span::empty(*error.marker()));
        if error.info().contains("unknown anchor") {
            self.refuse_reference(&place);
        } else {
            self.problems
                .push(place.problem("front-matter-syntax", format!("not YAML: {}", error.info())));
        }
        false
    }

    /// An empty node where a span is.
    fn place(&self, span: Span) -> Node {
        let byte = |index: usize| self.bytes.get(index).copied().unwrap_or(self.text.len());
        Node {
            span: byte(span.start.index())..byte(span.end.index()),
            line: self.first_line + span.start.line().saturating_sub(1),
            column: span.start.col() + 1,
            kind: Kind::Scalar {
                text: String::new(),
                style: Style::Plain,
            },
        }
    }

    /// The parser's span of a quoted scalar takes in what follows it; of an absent one, the text is `~`.
    fn scalar(&self, mut node: Node, text: &str, style: ScalarStyle) -> Node {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        if matches!(style, Style::Single | Style::Double) {
            node.span.end = quoted_end(self.text, node.span.start);
        }
        let text = if style == Style::Plain && node.span.is_empty() {
            String::new()
        } else {
            text.to_owned()
        };
        node.kind = Kind::Scalar { text, style };
        node
    }

    fn refuse_reference(&mut self, place: &Node) {
        let problem = place.problem(
            "front-matter-alias",
            "anchors and aliases are not allowed in front matter",
        );
        self.problems
            .push(problem.with_hint("write the value out; quote text that begins with `*` or `&`"));
    }

    fn refuse_marks(&mut self, place: &Node, anchor: usize, tagged: bool) {
        if anchor > 0 {
            self.refuse_reference(place);
        }
        if tagged {
            let problem = place.problem("front-matter-tag", "tags are not allowed in front matter");
            self.problems
                .push(problem.with_hint("quote text that begins with `!`"));
        }
    }

    fn begin(&mut self, open: Open) -> bool {
        self.open.push(open);
        let fits = self.open.len() <= limits::MAX_DEPTH;
        if let (false, Some(Open::List { start, .. } | Open::Map { start, .. })) =
            (fits, self.open.last())
        {
            self.problems
                .push(limits::too_deep(start.line, start.column));
        }
        fits
    }

    fn end(&mut self, end: &Node) {
        let node = match self.open.pop() {
            Some(Open::List { start, items }) => {
                let last = items.last().map(|item| item.span.end);
                let flow = !start.span.is_empty();
                collection(start, end, last, Kind::List { items, flow })
            }
            Some(Open::Map { start, entries, .. }) => {
                let last = entries.last().map(|entry| entry.value.span.end);
                let flow = !start.span.is_empty();
                collection(start, end, last, Kind::Map { entries, flow })
            }
            None => return,
        };
        self.close(node);
    }

    /// A whole node goes where it belongs.
    fn close(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map {
                key, entries, seen, ..
            }) => match key.take() {
                None => *key = Some(node),
                Some(key) => {
                    if let Some(problem) = wrong_key(&key, seen) {
                        self.problems.push(problem);
                    } else {
                        entries.push(Entry { key, value: node });
                    }
                }
            },
        }
    }

    fn finish(mut self) -> Tree {
        if let Some(Open::Map { .. }) = self.open.first() {
            // Cut off by an error: the whole entries before it are kept.
            if let Some(Open::Map { start, entries, .. }) = self.open.into_iter().next() {
                let flow = !start.span.is_empty();
                self.root = Some(Node {
                    kind: Kind::Map { entries, flow },
                    ..start
                });
            }
        }
        let mut tree = Tree {
            problems: self.problems,
            ..Tree::default()
        };
        match self.root {
            Some(Node {
                kind: Kind::Map { entries, flow },
                ..
            }) => (tree.entries, tree.flow) = (entries, flow),
            Some(root) if !root.is_null() => {
                let problem = root.problem(
                    "front-matter-not-a-map",
                    "the front matter is not a map of keys",
                );
                tree.problems
                    .push(problem.with_hint("write lines `KEY: VALUE`"));
            }
            _ => {}
        }
        tree
    }
}

/// In flow style the end event is at the bracket; in block style somewhere behind the last value.
fn collection(mut start: Node, end: &Node, last: Option<usize>, kind: Kind) -> Node {
    let flow = !start.span.is_empty();
    start.span.end = if flow {
        end.span.start + 1
    } else {
        last.unwrap_or(start.span.end)
    };
    start.kind = kind;
    start
}

/// Why an entry cannot stand, remembering its key.
fn wrong_key(key: &Node, seen: &mut BTreeSet<String>) -> Option<Problem> {
    let Some(text) = key.text() else {
        return Some(key.problem("front-matter-key", "a list or a map cannot be a key"));
    };
    if text == "<<"
        && matches!(
            key.kind,
            Kind::Scalar {
                style: Style::Plain,
                ..
            }
        )
    {
        let problem = key.problem(
            "front-matter-merge-key",
            "merge keys are not allowed in front matter",
        );
        return Some(problem.with_hint("write the keys out"));
    }
    if !seen.insert(text.to_owned()) {
        let problem = key.problem("duplicate-key", format!("the key {text:?} is there twice"));
        return Some(problem.with_hint("keep one of the two"));
    }
    None
}

/// The byte after the quote that closes the one at `start`.
fn quoted_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = bytes.get(start).copied();
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' && quote == Some(b'"') {
            at += 1;
        } else if Some(byte) == quote {
            if byte == b'"' || bytes.get(at + 1) != Some(&byte) {
                return at + 1;
            }
            at += 1;
        }
        at += 1;
    }
    text.len()
}

//! From a tree of raw text to typed values: one function a shape, one line a key.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::civil::Date;

use super::tree::{Entry, Kind, Node};
use crate::domain::reference::is_name;
use crate::domain::{
    Ack, Interval, Located, Meta, Origin, Problem, Reference, Risk, SopId, StatusField, Version,
};

/// Reads every key that we know; what is wrong becomes a problem and leaves its field empty.
pub fn read(entries: &[Entry]) -> (Meta, Vec<Problem>) {
    let mut reader = Reader {
        problems: Vec::new(),
    };
    let mut meta = Meta::default();
    for Entry { key, value } in entries {
        let name = key.text().unwrap_or_default();
        if REVIEWED.contains(&name) {
            let date = reader.date(name, value, 1);
            meta.review_dates
                .extend(date.map(|date| (name.to_owned(), date)));
        } else if !reader.key(&mut meta, name, value) {
            meta.unknown.push(name.to_owned());
        }
    }
    meta.review_dates
        .sort_by_key(|(name, _)| REVIEWED.iter().position(|alias| alias == name));
    (meta, reader.problems)
}

/// The keys under which repositories keep the date of the last review; an earlier one counts before a later.
const REVIEWED: [&str; 4] = ["last_reviewed_on", "last_reviewed_at", "lastmod", "ms.date"];

struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    /// Reads one key into its field; false if the key is not ours.
    fn key(&mut self, meta: &mut Meta, name: &str, value: &Node) -> bool {
        match name {
            "id" => meta.id = self.parsed(name, value, "bad-id", SopId::parse),
            "title" => meta.title = self.text(name, value),
            "status" => {
                meta.status = self
                    .text(name, value)
                    .map(|text| text.map(|text| StatusField::from(&*text)))
            }
            "version" => meta.version = self.version(value),
            "owner" => meta.owner = self.parsed(name, value, "bad-reference", Reference::parse),
            "roles" => meta.roles = self.list(name, value, "bad-role", role),
            "approvers" => {
                meta.approvers = self.list(name, value, "bad-reference", Reference::parse)
            }
            "review_in" => {
                meta.review_in = self.parsed(name, value, "bad-interval", Interval::parse)
            }
            "effective_on" => meta.effective_on = self.date(name, value, 2),
            "risk" => meta.risk = self.parsed(name, value, "unknown-risk", str::parse::<Risk>),
            "ack" => meta.ack = self.ack(value),
            "depends_on" => meta.depends_on = self.texts(name, value),
            "satisfies" => meta.satisfies = self.satisfies(value),
            "workflow" => meta.workflow = self.text(name, value),
            "origin" => meta.origin = self.origin(value),
            "tags" => meta.tags = self.texts(name, value),
            "superseded_by" => {
                meta.superseded_by = self.parsed(name, value, "bad-id", SopId::parse)
            }
            "kind" => meta.kind = self.text(name, value),
            "owner_slack" => meta.owner_slack = self.text(name, value),
            "reviewers" => meta.reviewers = self.texts(name, value),
            _ => return false,
        }
        true
    }

    fn text(&mut self, name: &str, node: &Node) -> Option<Located<String>> {
        if node.is_null() {
            return None;
        }
        let Some(text) = node.text() else {
            self.problems.push(node.problem(
                "wrong-type",
                format!("`{name}` takes one value, not a list or a map"),
            ));
            return None;
        };
        Some(Located {
            value: text.trim_end_matches('\n').to_owned(),
            line: node.line,
        })
    }

    fn parsed<T, E: Display>(
        &mut self,
        name: &str,
        node: &Node,
        code: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<Located<T>> {
        let text = self.text(name, node)?;
        match parse(&text.value) {
            Ok(value) => Some(Located {
                value,
                line: node.line,
            }),
            Err(error) => {
                self.problems
                    .push(node.problem(code, format!("`{name}`: {error}")));
                None
            }
        }
    }

    fn version(&mut self, node: &Node) -> Option<Located<Version>> {
        let before = self.problems.len();
        let version = self.parsed("version", node, "bad-version", Version::parse);
        if let (Some(text), Some(problem)) = (node.text(), self.problems.get_mut(before)) {
            let whole = text
                .parse::<u32>()
                .ok()
                .map(|major| format!("write `version: \"{major}.0\"`"));
            problem.hint = whole;
        }
        version
    }

    /// A date whose month and day have so many digits at least.
    fn date(&mut self, name: &str, node: &Node, digits: usize) -> Option<Located<Date>> {
        let none = |text: &str| format!("{text:?} is no date: write YYYY-MM-DD");
        let read = |text: &str| date(text, digits).ok_or_else(|| none(text));
        self.parsed(name, node, "bad-date", read)
    }

    fn list<T, E: Display>(
        &mut self,
        name: &str,
        node: &Node,
        code: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<Located<Vec<T>>> {
        let items = match &node.kind {
            Kind::List { items, .. } => items.as_slice(),
            Kind::Scalar { .. } if node.is_null() => return None,
            Kind::Scalar { .. } => {
                let problem = node.problem("wrong-type", format!("`{name}` takes a list"));
                self.problems
                    .push(problem.with_hint(format!("write `{name}: [VALUE]`")));
                std::slice::from_ref(node)
            }
            Kind::Map { .. } => {
                self.problems
                    .push(node.problem("wrong-type", format!("`{name}` takes a list, not a map")));
                return None;
            }
        };
        let read = items
            .iter()
            .filter_map(|item| self.parsed(name, item, code, &parse));
        let value = read.map(|item| item.value).collect();
        Some(Located {
            value,
            line: node.line,
        })
    }

    fn texts(&mut self, name: &str, node: &Node) -> Option<Located<Vec<String>>> {
        self.list(name, node, "wrong-type", |text| {
            Ok::<_, String>(text.to_owned())
        })
    }

    fn map<'n>(&mut self, name: &str, node: &'n Node) -> Option<&'n [Entry]> {
        match &node.kind {
            Kind::Map { entries, .. } => return Some(entries),
            _ if node.is_null() => {}
            _ => self
                .problems
                .push(node.problem("wrong-type", format!("`{name}` takes a map"))),
        }
        None
    }

    fn ack(&mut self, node: &Node) -> Option<Located<Ack>> {
        let mut ack = Ack::default();
        for Entry { key, value } in self.map("ack", node)? {
            let interval = |reader: &mut Self, name| {
                reader
                    .parsed(name, value, "bad-interval", Interval::parse)
                    .map(|found| found.value)
            };
            match key.text().unwrap_or_default() {
                "required" => ack.required = self.flag("ack.required", value),
                "within" => ack.within = interval(self, "ack.within"),
                "expires" => ack.expires = interval(self, "ack.expires"),
                other => self.unknown_field(key, "ack", other, "required, within and expires"),
            }
        }
        Some(Located {
            value: ack,
            line: node.line,
        })
    }

    fn flag(&mut self, name: &str, node: &Node) -> Option<bool> {
        let read = |text: &str| match text {
            "true" | "True" | "TRUE" => Ok(true),
            "false" | "False" | "FALSE" => Ok(false),
            _ => Err(format!("{text:?} is neither true nor false")),
        };
        self.parsed(name, node, "wrong-type", read)
            .map(|found| found.value)
    }

    fn unknown_field(&mut self, key: &Node, of: &str, field: &str, known: &str) {
        let problem = key.problem("unknown-field", format!("`{of}` has no field {field:?}"));
        self.problems
            .push(problem.with_hint(format!("its fields are {known}")));
    }

    fn satisfies(&mut self, node: &Node) -> Option<Located<BTreeMap<String, Vec<String>>>> {
        let entries = self.map("satisfies", node)?;
        let mut value = BTreeMap::new();
        for entry in entries {
            let standard = entry.key.text().unwrap_or_default();
            let clauses = self.texts(&format!("satisfies.{standard}"), &entry.value);
            value.insert(
                standard.to_owned(),
                clauses.map(|found| found.value).unwrap_or_default(),
            );
        }
        Some(Located {
            value,
            line: node.line,
        })
    }

    fn origin(&mut self, node: &Node) -> Option<Located<Origin>> {
        let mut origin = Origin::default();
        for Entry { key, value } in self.map("origin", node)? {
            let name = key.text().unwrap_or_default();
            if name == "sources" {
                origin.sources = self
                    .texts("origin.sources", value)
                    .map(|found| found.value)
                    .unwrap_or_default();
                continue;
            }
            let field = match name {
                "kind" => &mut origin.kind,
                "provider" => &mut origin.provider,
                "model" => &mut origin.model,
                "drafted_on" => &mut origin.drafted_on,
                // Tools may note more about a draft; it is theirs.
                _ => continue,
            };
            *field = self
                .text(&format!("origin.{name}"), value)
                .map(|found| found.value);
        }
        Some(Located {
            value: origin,
            line: node.line,
        })
    }
}

fn role(text: &str) -> Result<String, String> {
    match text.strip_prefix("role:") {
        Some(name) if is_name(name) => Err(format!("write {name:?}: roles need no `role:` here")),
        None if is_name(text) => Ok(text.to_owned()),
        _ => Err(format!("{text:?} is no name of a role")),
    }
}

/// `YYYY-MM-DD` or `MM/DD/YYYY`, with or without a time behind it.
///
/// YAML writes a date as `YYYY-M-D` too, and the tools of other conventions read it so: `digits` says how short a month or a day may be.
fn date(text: &str, digits: usize) -> Option<Date> {
    let text = text.trim();
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let plain = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<i16>().ok())?
    };
    let parts = |by| text[..end].split(by).collect::<Vec<&str>>();
    let (year, month, day) = match (parts('-').as_slice(), parts('/').as_slice()) {
        ([year, month, day], _) => (*year, *month, *day),
        (_, [month, day, year]) => (*year, *month, *day),
        _ => return None,
    };
    let (month, day) = (number(month, digits..=2)?, number(day, digits..=2)?);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(number(year, 4..=4)?, month, day).ok()
}

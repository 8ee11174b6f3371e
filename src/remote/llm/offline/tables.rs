//! Tables in writing: a row is a step of its own, its cells under the names that the first row gives them.
use ecow::EcoString;
use foldhash::HashMap;

use crate::domain::source::{Place, Source, SpanKind};
use crate::domain::words::key;

/// What a column tells, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// What is done: it stands by itself.
    Deed,
    /// Who does it or when: it needs no name.
    Plain,
    /// The number of the row.
    Count,
    /// A tick, a hand, a reason, how it was: nothing to be done.
    Blank,
    /// Anything else: its name stands before it.
    Named,
}

/// What a row tells: its words, each with the span that it stands in.
pub(super) type Row = Vec<(String, usize)>;

/// The rows of all tables of a source that tell something, by their spans: not those that name the columns, and none of
/// what was. Tables may follow one another.
pub(super) fn rows(source: &Source) -> HashMap<usize, Row> {
    let is_row = |n: usize| {
        source
            .spans
            .get(n)
            .is_some_and(|s| s.kind == SpanKind::Table)
    };
    let mut rows = HashMap::default();
    let mut at = 0;
    while at < source.spans.len() {
        if !is_row(at) {
            at += 1;
            continue;
        }
        let first = at;
        let headed = is_row(first + 1) && gap(source, first) == Some(2);
        at += usize::from(headed);
        let names = match headed {
            true => cells(&source.spans[first].text),
            false => Vec::new(),
        };
        loop {
            rows.extend(row(source, (first, &names), at).map(|row| (at, row)));
            at += 1;
            if !is_row(at) || gap(source, at - 1) != Some(1) {
                break;
            }
        }
    }
    rows
}

/// What one row tells, its cells under the names that stand in the first.
fn row(source: &Source, (first, names): (usize, &[String]), at: usize) -> Option<Row> {
    let row = cells(&source.spans[at].text);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let retired =
        |n: usize| column(names.get(n).copied(), &row[n]) == Column::Blank && over(&row[n]);
    if (0..row.len()).any(retired) {
        return None;
    }
    let pieces = line(&names, &row).into_iter();
    let placed = pieces.map(|(text, own)| (text, if own { at } else { first }));
    Some(placed.collect())
}

/// How many lines further the next span stands: the line under the names of the columns holds no words.
fn gap(source: &Source, at: usize) -> Option<usize> {
    match (source.spans[at].end, source.spans.get(at + 1)?.start) {
        (Place::Line(a), Place::Line(b)) => Some(b - a),
        _ => None,
    }
}

/// The cells of a line, without the bars.
fn cells(text: &str) -> Vec<String> {
    let line = text.trim().trim_start_matches('|').replace("\\|", "\u{0}");
    let line = line.trim_end().trim_end_matches('|');
    line.split('|')
        .map(|c| c.replace('\u{0}', "|").trim().to_owned())
        .collect()
}

/// `Chlorine < 1 | add granules | 50 g` under `Reading | Do | Amount`: `Chlorine < 1: add granules, amount 50 g`. Each piece
/// with whether it stands in the row itself.
fn line(names: &[&str], row: &[String]) -> Vec<(String, bool)> {
    let kind = |n: usize| column(names.get(n).copied(), &row[n]);
    let filled: Vec<usize> = (0..row.len())
        .filter(|n| says(&row[*n]) && !matches!(kind(*n), Column::Count | Column::Blank))
        .collect();
    let deed = filled.iter().position(|n| kind(*n) == Column::Deed);
    // what stands before the deed, or else the first, is what the rest is said of
    let heads = deed.unwrap_or(1);
    let mut out = Vec::new();
    for (i, n) in filled.iter().enumerate() {
        let cell = row[*n].trim_end_matches(['.', ',', ';']);
        let unsaid = i >= heads && i > 0 || measures(cell);
        let name = names
            .get(*n)
            .filter(|_| kind(*n) == Column::Named && unsaid);
        out.extend(name.map(|name| (small(name), false)));
        let mark = match i + 1 {
            next if next == filled.len() => "",
            next if next == heads => ":",
            _ => ",",
        };
        out.push((format!("{cell}{mark}"), true));
    }
    out
}

/// What a column tells, by its name and what stands in it.
fn column(name: Option<&str>, cell: &str) -> Column {
    let number = cell.trim_end_matches(['.', ')']);
    let counts = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let Some(name) = name else {
        return Column::Plain;
    };
    let words: Vec<EcoString> = name.split_whitespace().map(key).collect();
    let last = words.last().map_or("", EcoString::as_str);
    match words.first().map_or("", EcoString::as_str) {
        "#" | "no" | "nr" | "number" | "step" if counts => Column::Count,
        "what" | "do" | "action" | "actions" | "step" | "steps" | "task" | "tasks" | "job"
        | "activity" | "instruction" | "instructions" | "deed" | "how" => Column::Deed,
        "who" | "when" | "time" | "owner" | "by" | "role" | "person" | "day" | "responsible" => {
            Column::Plain
        }
        "done" | "tick" | "sign" | "signed" | "initials" | "ok" | "why" | "reason" | "history"
        | "old" | "was" | "formerly" | "previous" | "previously" => Column::Blank,
        "status" if over(cell) || stands(cell) => Column::Blank,
        "" => Column::Plain,
        _ if matches!(last, "action" | "step" | "task" | "do") => Column::Deed,
        _ => Column::Named,
    }
}

/// Whether a cell holds anything but a dash; a `?` is to be asked.
fn says(cell: &str) -> bool {
    cell.chars().any(|c| c.is_alphanumeric() || c == '?')
}

/// `retired`, `no longer done`: a row of what was.
fn over(state: &str) -> bool {
    let words: Vec<EcoString> = state.split_whitespace().map(key).collect();
    words.iter().any(|w| {
        matches!(
            w.as_str(),
            "retired"
                | "obsolete"
                | "gone"
                | "removed"
                | "dropped"
                | "deprecated"
                | "cancelled"
                | "withdrawn"
        )
    }) || words.windows(2).any(|w| w[0] == "no" && w[1] == "longer")
}

/// `open`, `done`, `live`: how far a row is; `red` is a case.
fn stands(state: &str) -> bool {
    matches!(
        key(state).as_str(),
        "open"
            | "done"
            | "ok"
            | "todo"
            | "live"
            | "active"
            | "current"
            | "draft"
            | "approved"
            | "pending"
            | "new"
            | "yes"
    )
}

/// `up to 20 m`, `< 5`, `3–4`: a cell that needs the name of its column to be understood.
fn measures(cell: &str) -> bool {
    let first = cell.split_whitespace().next().unwrap_or_default();
    cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '<' | '>' | '≤' | '≥'))
        || matches!(
            key(first).as_str(),
            "up" | "over" | "under" | "above" | "below" | "from" | "until" | "to" | "more" | "less"
        )
}

/// A name of a column before its cell: small, unless it is one by itself.
fn small(name: &str) -> String {
    name.split_whitespace()
        .map(super::phrase::lowered)
        .collect::<Vec<_>>()
        .join(" ")
}

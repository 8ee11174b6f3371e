//! Otter's text export: `Name  55:21`, then the words; the Teams document pasted as text looks the same.
use super::{text, time};
use crate::domain::source::{Place, Span, SpanKind};

/// Reads blocks, if at least two lines are heads and the first of them is near the top.
pub(super) fn read(input: &str) -> Option<Vec<Span>> {
    let lines: Vec<&str> = input.lines().collect();
    let heads: Vec<(usize, Option<&str>, u64)> = lines
        .iter()
        .enumerate()
        .filter_map(|(n, line)| head(line).map(|(name, at)| (n, name, at)))
        .collect();
    let named = heads.iter().filter(|(_, name, _)| name.is_some()).count();
    if named == 0
        || heads.len() < 2
        || by_the_clock(&lines, &heads)
        || lines[..heads[0].0]
            .iter()
            .filter(|l| !l.trim().is_empty())
            .count()
            > 12
    {
        return None;
    }
    let mut spans = Vec::new();
    for (i, (line, name, at)) in heads.iter().enumerate() {
        let (to, end) = heads
            .get(i + 1)
            .map_or((lines.len(), *at), |next| (next.0, next.2.max(*at)));
        let words: Vec<&str> = lines[line + 1..to]
            .iter()
            .map(|l| l.trim())
            .filter(|l| !l.is_empty() && !footer(l))
            .collect();
        spans.push(Span {
            start: Place::Time(*at),
            end: Place::Time(end),
            speaker: name.map(str::to_owned),
            text: words.join(" "),
            kind: SpanKind::Speech,
        });
    }
    Some(spans)
}

/// `Dinah  18:02`, `Tarun  18:21`: the time of day of messages, where a recording begins at nought.
fn by_the_clock(lines: &[&str], heads: &[(usize, Option<&str>, u64)]) -> bool {
    const FIRST: u64 = 5 * 60 * 1000;
    const DAY: u64 = 24 * 60 * 1000;
    let two_digits = |line: &str| {
        let clock = line.trim_end().rsplit([' ', '\t']).next();
        clock.is_some_and(|c| c.len() == 5 && c.as_bytes().get(2) == Some(&b':'))
    };
    heads.len() > 2
        && heads
            .first()
            .is_some_and(|(n, _, at)| *n == 0 && *at >= FIRST)
        && heads.iter().all(|(n, name, at)| {
            name.is_some() && *at < DAY && lines.get(*n).is_some_and(|l| two_digits(l))
        })
}

fn head(line: &str) -> Option<(Option<&str>, u64)> {
    let line = line.trim_end();
    let (name, clock) = match line.rfind([' ', '\t']) {
        Some(gap) => (line[..gap].trim_end(), &line[gap + 1..]),
        None => ("", line),
    };
    let at = time::parse(clock)?;
    let gap = line.len() - clock.len() - name.len();
    let letters = name.chars().all(|c| {
        c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '(' | ')' | ',')
    });
    let fits = name.is_empty()
        || (gap >= 2 && name.len() <= 60 && letters)
        || line[name.len()..].starts_with('\t');
    fits.then_some((Some(text::clean_name(name)).filter(|n| !n.is_empty()), at))
}

fn footer(line: &str) -> bool {
    line.starts_with("Transcribed by http")
        || line.starts_with("Transcribed by Otter")
        || line.contains("otter.ai")
}

//! Times as transcripts write them.

/// Milliseconds of `[H:]MM:SS[.mmm|,mmm]`.
pub(super) fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    let (whole, fraction) = match text.find(['.', ',']) {
        Some(dot) => (&text[..dot], &text[dot + 1..]),
        None => (text, ""),
    };
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len())
        || fraction.len() > 6
        || !fraction.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let mut seconds: u64 = 0;
    for part in &parts {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    let millis = format!("{fraction:0<3}").get(..3)?.parse::<u64>().ok()?;
    Some(seconds * 1000 + millis)
}

/// Both ends of `start --> end settings`.
pub(super) fn arrow(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    let (start, end) = (parse(start)?, parse(end)?);
    Some((start, end.max(start)))
}

/// The line above a cue, with its times where they can be read: an end that cannot is its start.
pub(super) fn cue(line: &str) -> Option<Option<(u64, u64)>> {
    let (start, rest) = line.split_once("-->")?;
    let timed = |text: &str| {
        text.trim()
            .starts_with(|c: char| c.is_ascii_digit() || c == '-')
    };
    let end = rest.split_whitespace().next().unwrap_or_default();
    let start_of = parse(start).map(|start| (start, parse(end).unwrap_or(start).max(start)));
    let looks = start_of.is_some() || (timed(start) && timed(end) && start.contains(':'));
    looks.then_some(start_of)
}

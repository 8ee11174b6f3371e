//! Words struck out, bold or slanted, as Markdown and Slack mark them.

/// A text without the marks of struck, bold and slanted words; what is struck goes with its marks.
pub(super) fn plain_marks(text: &str) -> String {
    // `**bold**` first as `*bold*`
    let single = ["**", "__"].iter().fold(unstruck(text), |text, mark| {
        match text.matches(mark).count() {
            n if n > 1 && !text.contains('`') => text.replace(mark, &mark[..1]),
            _ => text,
        }
    });
    ['*', '_']
        .iter()
        .fold(single, |text, mark| unpaired(&text, *mark))
}

/// Takes away the marks around words: `*never*` is `never`, `*48` and `my_name` stay.
fn unpaired(text: &str, mark: char) -> String {
    if !text.contains(mark) || text.contains('`') {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let solid = |i: Option<usize>| {
        i.and_then(|i| chars.get(i))
            .is_some_and(|c| !c.is_whitespace())
    };
    let word = |i: Option<usize>| {
        i.and_then(|i| chars.get(i))
            .is_some_and(|c| c.is_alphanumeric())
    };
    let mut open = None;
    let mut gone = std::collections::HashSet::new();
    for i in (0..chars.len()).filter(|i| chars[*i] == mark) {
        match open {
            Some(from) if solid(i.checked_sub(1)) && !word(Some(i + 1)) && i > from + 1 => {
                gone.extend([from, i]);
                open = None;
            }
            _ if solid(Some(i + 1)) && !word(i.checked_sub(1)) => open = Some(i),
            _ => {}
        }
    }
    let kept = chars.iter().enumerate().filter(|(i, _)| !gone.contains(i));
    kept.map(|(_, c)| *c).collect()
}

/// Words struck out with `~~` or Slack's `~` are taken back; `~30` is about thirty, and `~/notes` a folder.
fn unstruck(text: &str) -> String {
    let mark = if text.contains("~~") { "~~" } else { "~" };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(mark) {
        let inner = &rest[open + mark.len()..];
        let starts =
            !inner.starts_with([' ', '/']) && !rest[..open].ends_with(char::is_alphanumeric);
        let close = inner.match_indices(mark).map(|(i, _)| i).find(|i| {
            let ends = !inner[i + mark.len()..].starts_with(char::is_alphanumeric);
            *i > 0 && ends && !inner[..*i].ends_with(' ')
        });
        out.push_str(&rest[..open]);
        match close.filter(|_| starts) {
            Some(close) => rest = &inner[close + mark.len()..],
            None => {
                out.push_str(mark);
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

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

/// `~~easy solder~~` **not for shanks any more**: why all of a line was struck out, and nothing in its place.
fn is_why(rest: &str) -> bool {
    const LONGEST: usize = 8;
    let words: Vec<String> = rest
        .split_whitespace()
        .map(|w| {
            w.trim_matches(['.', ',', '!', '(', ')', '-', '–'])
                .to_lowercase()
        })
        .filter(|w| !w.is_empty())
        .collect();
    let denied = words.first().is_some_and(|w| {
        matches!(
            w.as_str(),
            "not" | "no" | "dont" | "don't" | "gone" | "stopped"
        )
    });
    let over = words.iter().any(|w| {
        matches!(
            w.as_str(),
            "more" | "anymore" | "longer" | "now" | "needed" | "gone"
        )
    });
    // `not in a flow`, `not for the small ones`
    let case = words.first().is_some_and(|w| w == "not")
        && words.get(1).is_some_and(|w| {
            matches!(
                w.as_str(),
                "in" | "on" | "for" | "during" | "when" | "if" | "with" | "at"
            )
        });
    denied && (over || case) && words.len() <= LONGEST
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
            Some(close) => {
                rest = &inner[close + mark.len()..];
                if !out.contains(char::is_alphanumeric) && is_why(rest) {
                    return out;
                }
            }
            None => {
                out.push_str(mark);
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

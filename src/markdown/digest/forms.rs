//! The forms that the values of routing keys may have.
//!
//! Strict on purpose: what has no form is digested, so a doubtful case voids
//! an approval and never slips through.

/// What a routing key's value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Status,
    Version,
    Reference,
    References,
    Interval,
    Date,
}

/// The routing keys with their forms.
pub(super) const KEYS: [(&str, Form); 11] = [
    ("status", Form::Status),
    ("version", Form::Version),
    ("owner", Form::Reference),
    ("workflow", Form::Reference),
    ("roles", Form::References),
    ("tags", Form::References),
    ("review_in", Form::Interval),
    ("last_reviewed_on", Form::Date),
    ("last_reviewed_at", Form::Date),
    ("lastmod", Form::Date),
    ("ms.date", Form::Date),
];

impl Form {
    /// The scalars of a value that has this form on its own line.
    pub(super) fn scalars(self, value: &str) -> Option<Vec<&str>> {
        let fits = match self {
            Self::References => return list(value),
            Self::Status => matches!(value, "draft" | "published" | "retired"),
            Self::Version => is_version(unquoted(value)),
            Self::Reference => is_reference(value),
            Self::Interval => is_interval(value),
            Self::Date => is_date(value),
        };
        fits.then(|| vec![value])
    }
}

/// The value without its comment and the spaces around it.
pub(super) fn without_comment(value: &str) -> &str {
    let value = value.trim_start_matches(' ');
    if value.starts_with('#') {
        return "";
    }
    let end = value.find(" #").unwrap_or(value.len());
    value[..end].trim_end_matches(' ')
}

/// The text between one pair of equal quotes, or the value itself.
pub(super) fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}

/// A letter, a digit or a byte ≥ 0x80, going on with these, `._@+-` and inner `:`.
pub(super) fn is_reference(value: &str) -> bool {
    let opens = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    let bytes = value.as_bytes();
    bytes.first().is_some_and(|first| opens(*first))
        && bytes.last() != Some(&b':')
        && bytes.iter().all(|b| opens(*b) || b"._@+-:".contains(b))
}

fn list(value: &str) -> Option<Vec<&str>> {
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let items: Vec<_> = inner
        .split(',')
        .map(|item| item.trim_matches(' '))
        .collect();
    items.iter().all(|item| is_reference(item)).then_some(items)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_version(value: &str) -> bool {
    value
        .split_once('.')
        .is_some_and(|(major, minor)| digits(major) && digits(minor))
}

fn is_interval(value: &str) -> bool {
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &value[..value.len() - unit.len()];
    digits(number)
        && matches!(
            unit.trim_start_matches(' '),
            "d" | "day"
                | "days"
                | "w"
                | "week"
                | "weeks"
                | "m"
                | "month"
                | "months"
                | "y"
                | "year"
                | "years"
        )
}

fn is_date(value: &str) -> bool {
    let shaped = |separator: u8, places: [usize; 2]| {
        value.len() == 10
            && value.bytes().enumerate().all(|(at, byte)| match byte {
                _ if places.contains(&at) => byte == separator,
                _ => byte.is_ascii_digit(),
            })
    };
    shaped(b'-', [4, 7]) || shaped(b'/', [2, 5])
}

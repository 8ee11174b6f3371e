//! What a server says on its way out, in words that fit a line, and how long it asks to be left alone.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{HeaderMap, RETRY_AFTER};

/// How much of an error's body is shown.
pub(super) const ERROR_CHARS: usize = 300;

/// The innermost cause: the outer ones only repeat the address.
pub(super) fn innermost(error: &dyn std::error::Error) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

/// One line, not too long.
pub(super) fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(ERROR_CHARS) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// `Retry-After`: seconds, or a date.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds.max(0.0)).ok();
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(text)
        .ok()?;
    Some(until(date.as_second()))
}

/// How long it is until a moment, in seconds since 1970.
pub(super) fn until(second: i64) -> Duration {
    let wait = second - wall_clock().as_second();
    Duration::from_secs(u64::try_from(wait).unwrap_or(0))
}

#[allow(
    clippy::disallowed_methods,
    reason = "a remote's date is compared with the real time; no answer depends on it"
)]
fn wall_clock() -> Timestamp {
    Timestamp::now()
}

#[allow(clippy::disallowed_methods, reason = "a remote is asked again")]
pub(super) fn pause(wait: Duration) {
    std::thread::sleep(wait);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_given_in_seconds_or_as_a_date() {
        let asked = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, text.parse().expect("a header"));
            retry_after(&headers)
        };
        assert_eq!(asked("7"), Some(Duration::from_secs(7)));
        assert_eq!(asked("0.5"), Some(Duration::from_millis(500)));
        assert_eq!(asked("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        assert!(
            asked("Fri, 31 Dec 2100 23:59:59 GMT").is_some_and(|wait| wait.as_secs() > 1_000_000)
        );
        assert_eq!(asked("soon"), None);
    }

    #[test]
    fn a_line_is_not_too_long() {
        assert_eq!(shown(" two\n words "), "two words");
        assert!(shown(&"x".repeat(1000)).chars().count() <= ERROR_CHARS + 1);
    }
}

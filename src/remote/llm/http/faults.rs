//! What went wrong on the way, in words that say no secrets and fit a line.
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde_json::Value;

use super::super::Failure;
use super::super::model::Limits;
use super::super::wire::error_of;

/// How much of an error's body is shown.
const ERROR_CHARS: usize = 300;

/// Why nothing more came.
pub(super) fn idle(limits: Limits) -> String {
    format!(
        "nothing came for {} s (idle_seconds in sop.yaml)",
        limits.idle.as_secs()
    )
}

/// Why the body of an answer ended early.
pub(super) fn broken_off(error: &std::io::Error, limits: Limits) -> Failure {
    let timed_out = error.kind() == std::io::ErrorKind::TimedOut
        || error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<reqwest::Error>())
            .is_some_and(reqwest::Error::is_timeout);
    let why = if timed_out {
        idle(limits)
    } else {
        error
            .get_ref()
            .map_or_else(|| error.to_string(), |inner| innermost(inner))
    };
    Failure::new("the answer broke off").because(why)
}

/// The innermost cause: the outer ones only repeat the address.
pub(in super::super) fn cause(error: &reqwest::Error) -> String {
    innermost(error)
}

fn innermost(error: &dyn std::error::Error) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

/// What the body of an error says: its message, or its first words.
pub(super) fn said(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let message = serde_json::from_str::<Value>(&text).ok().and_then(|data| {
        error_of(&data).or_else(|| Some(data.get("message")?.as_str()?.to_owned()))
    });
    let text = match message {
        Some(message) => message,
        None if text.trim_start().starts_with('<') => {
            let from = text
                .find("<title>")
                .map_or(text.len(), |at| at + "<title>".len());
            let title = text[from..].split('<').next().unwrap_or_default().trim();
            format!(
                "a web page{}{title}",
                if title.is_empty() { "" } else { ": " }
            )
        }
        None => text.into_owned(),
    };
    let text = shown(&text);
    (!text.is_empty()).then_some(text)
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
    let wait = date.as_second() - wall_clock().as_second();
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or(0)))
}

#[allow(
    clippy::disallowed_methods,
    reason = "a remote's date is compared with the real time; no answer depends on it"
)]
fn wall_clock() -> Timestamp {
    Timestamp::now()
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
    fn the_body_of_an_error_is_told_in_a_line() {
        for (body, expected) in [
            (
                r#"{"error":{"message":"no\nsuch model"}}"#,
                Some("no such model"),
            ),
            (r#"{"message":"gone"}"#, Some("gone")),
            (
                "<html><head><title>502 Bad\nGateway</title>",
                Some("a web page: 502 Bad Gateway"),
            ),
            ("<html>", Some("a web page")),
            ("plain words", Some("plain words")),
            ("  ", None),
        ] {
            assert_eq!(said(body.as_bytes()).as_deref(), expected, "{body}");
        }
        assert!(shown(&"x".repeat(1000)).chars().count() <= ERROR_CHARS + 1);
    }
}

//! What went wrong on the way, in words that say no secrets and fit a line.
use serde_json::Value;

use super::super::Failure;
use super::super::model::Limits;
use super::super::wire::error_of;
use crate::remote::said::innermost;
pub(super) use crate::remote::said::{pause, retry_after, shown};

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

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}

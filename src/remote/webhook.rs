//! A message to a channel by an incoming webhook. The address is a secret: it appears in no message.

use std::time::Duration;

use reqwest::Url;
use serde_json::{Value, json};

use super::client;
use crate::error::{Error, Result};

/// Hosts of the services themselves; `*.` is anything below.
const HOSTS: &[&str] = &[
    "hooks.slack.com",
    "*.webhook.office.com",
    "*.logic.azure.com",
    "*.powerplatform.com",
];
/// Longer messages are cut by the services.
const MOST: usize = 3_000;

/// Whose form a message has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// `{"text": …}`
    Slack,
    /// An adaptive card.
    Teams,
}

/// An address that may be sent to.
///
/// # Errors
/// It is none, or its host is not one of those that are allowed.
pub fn allowed(address: &str, more: &[String]) -> Result<Url> {
    let refused = |what: String| {
        let error = Error::refused(what).code("webhook-host");
        error.hint("a host of one's own is named in sop.yaml, on the default branch: webhook_hosts: [chat.example.com]")
    };
    let url = Url::parse(address).map_err(|_| Error::usage("the webhook's address is none"))?;
    let host = url.host_str().unwrap_or_default().to_lowercase();
    let named = more.iter().any(|own| own.eq_ignore_ascii_case(&host));
    let local = matches!(host.as_str(), "127.0.0.1" | "localhost");
    if url.scheme() != "https" && !(url.scheme() == "http" && local && named) {
        return Err(refused("a webhook is sent to over https alone".to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused(
            "the webhook's address has a name or a password in it".to_owned(),
        ));
    }
    let known = HOSTS.iter().any(|known| match known.strip_prefix('*') {
        Some(below) => host.ends_with(below) && host.len() > below.len(),
        None => host == *known,
    });
    if named || known {
        Ok(url)
    } else {
        Err(refused(format!(
            "{host} is no host that reminders may be sent to"
        )))
    }
}

/// Lines in messages that are short enough.
pub fn messages(lines: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        match found.last_mut() {
            Some(last) if last.len() + line.len() < MOST => {
                last.push('\n');
                last.push_str(line);
            }
            _ => found.push(line.clone()),
        }
    }
    found
}

fn body(service: Service, text: &str) -> Value {
    match service {
        Service::Slack => {
            // What Slack takes for markup is written as it asks.
            let text = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            json!({"text": text})
        }
        Service::Teams => json!({"type": "message", "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "content": {"type": "AdaptiveCard", "version": "1.4", "body": [
                {"type": "TextBlock", "text": text.replace('\n', "\n\n"), "wrap": true}
            ]}
        }]}),
    }
}

/// Sends a message.
///
/// # Errors
/// The service does not take it.
pub fn send(url: &Url, service: Service, text: &str) -> Result<()> {
    let client = client::builder()
        .user_agent(concat!("sop/", env!("CARGO_PKG_VERSION")))
        .timeout(Duration::from_secs(30))
        .build()
        .map_err(|error| Error::remote("no connection can be prepared").cause(error))?;
    let sent = client
        .post(url.clone())
        .header(reqwest::header::CONTENT_TYPE, "application/json")
        .body(body(service, text).to_string())
        .send();
    let response = sent
        .map_err(|error| Error::remote("the webhook does not answer").cause(error.without_url()))?;
    let status = response.status();
    if status.is_success() {
        return Ok(());
    }
    let hint = match status.as_u16() {
        429 => "it asks to wait: try again later",
        400 | 404 | 410 => "the webhook was taken away, or its address is incomplete",
        _ => "look at the webhook in the service",
    };
    Err(
        Error::remote(format!("the webhook refuses ({})", status.as_u16()))
            .code("webhook")
            .hint(hint),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_may_be_sent_to() {
        let own = ["chat.example.com".to_owned(), "127.0.0.1".to_owned()];
        for (address, good) in [
            ("https://hooks.slack.com/services/T/B/x", true),
            ("https://acme.webhook.office.com/webhookb2/x", true),
            ("https://chat.example.com/hook", true),
            ("http://127.0.0.1:9/x", true),
            ("http://hooks.slack.com/services/x", false),
            ("http://chat.example.com/x", false),
            ("https://hooks.slack.com.evil.org/x", false),
            ("https://evil.org/hooks.slack.com", false),
            ("https://webhook.office.com/x", false),
            ("https://hooks.slack.com@evil.org/x", false),
            ("https://a:b@hooks.slack.com/x", false),
            ("file:///etc/passwd", false),
            ("no address", false),
        ] {
            let found = allowed(address, &own);
            assert_eq!(found.is_ok(), good, "{address}");
            if let Err(error) = found {
                assert!(!error.message().contains("services/"), "{address}");
            }
        }
        assert!(allowed("http://127.0.0.1:9/x", &[]).is_err());
    }

    #[test]
    fn long_lists_are_sent_in_parts() {
        let lines: Vec<String> = (0..200)
            .map(|at| format!("line {at} {}", "x".repeat(40)))
            .collect();
        let parts = messages(&lines);
        assert!(parts.len() > 1 && parts.iter().all(|part| part.len() <= MOST));
        assert_eq!(parts.join("\n").lines().count(), 200);
        assert!(
            body(Service::Slack, "<!channel>")
                .to_string()
                .contains("&lt;!channel&gt;")
        );
    }
}

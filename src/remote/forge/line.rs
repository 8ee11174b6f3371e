//! One question to a forge over HTTP: the token in one header, limits, repetitions, pages, and errors that say no secret.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use backon::{BlockingRetryable, ExponentialBuilder};
use reqwest::blocking::{Client, Response};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, LINK};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Token;
use crate::domain::forge::{ForgeKind, Place};
use crate::error::{Error, Result};
use crate::remote::client;
use crate::remote::said::{innermost, pause, retry_after, shown, until};

/// More than any answer is.
const MAX_BYTES: u64 = 4 << 20;

/// How long an answer may take as a whole.
const WHOLE: Duration = Duration::from_secs(60);

/// The longest pause that a forge may ask for.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often something is asked again.
const RETRIES: usize = 3;

/// More pages than any list of ours has.
const MAX_PAGES: usize = 50;

/// What is done to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Get,
    Post,
    Put,
    Patch,
}

/// An answer, whatever its status.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
    headers: HeaderMap,
}

impl Reply {
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// What the server says about it, in a line; `errors` beside a message are the reasons.
    fn said(&self) -> String {
        let text = String::from_utf8_lossy(&self.body);
        let Ok(data) = serde_json::from_str::<Value>(&text) else {
            return shown(if text.trim_start().starts_with('<') {
                "a web page, and no answer of an API"
            } else {
                &text
            });
        };
        let word = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let parts = ["message", "error", "errors"].iter().filter_map(|key| {
            let value = data.get(key).filter(|value| !value.is_null())?;
            Some(match value {
                Value::Array(items) => {
                    let items = items
                        .iter()
                        .map(|item| item.get("message").map_or_else(|| word(item), word));
                    items.collect::<Vec<_>>().join("; ")
                }
                other => word(other),
            })
        });
        shown(&parts.collect::<Vec<_>>().join(": "))
    }

    /// How long to wait where the limit of requests is reached; forges say so in several ways.
    fn limited(&self) -> Option<Duration> {
        if !matches!(self.status, 403 | 429) {
            return None;
        }
        let number =
            |name: &str| -> Option<i64> { self.headers.get(name)?.to_str().ok()?.parse().ok() };
        let spent = number("x-ratelimit-remaining").or(number("ratelimit-remaining")) == Some(0);
        let reset = number("x-ratelimit-reset").or(number("ratelimit-reset"));
        match (retry_after(&self.headers), spent, reset) {
            (Some(wait), ..) => Some(wait),
            (None, true, Some(reset)) => Some(until(reset)),
            _ if self.status == 429 => Some(Duration::from_secs(1)),
            _ => None,
        }
    }

    /// Whether another page follows; where the forge does not say, `None`.
    fn has_next(&self) -> Option<bool> {
        let link = self.headers.get(LINK)?.to_str().ok()?;
        Some(link.split(',').any(|part| part.contains("rel=\"next\"")))
    }
}

/// A try that failed, and whether another may do better.
struct Refused {
    error: Error,
    again: bool,
    after: Option<Duration>,
}

/// A connection to one repository of one forge.
pub(super) struct Line {
    pub(super) place: Place,
    client: Client,
    token: Option<Token>,
}

impl Line {
    pub(super) fn new(place: Place, token: Option<Token>) -> Result<Self> {
        let mut builder = client::builder()
            .user_agent(concat!("sop/", env!("CARGO_PKG_VERSION")))
            .timeout(WHOLE);
        if place.api.starts_with("http://") {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| {
            Error::remote("no connection to the forge can be prepared").cause(innermost(&error))
        })?;
        Ok(Self {
            place,
            client,
            token,
        })
    }

    /// Asks, and gives whatever is answered, once the forge has time for it. Only what changes nothing when it is done
    /// twice is asked again after a failure.
    pub(super) fn ask(&self, verb: Verb, path: &str, body: Option<&Value>) -> Result<Reply> {
        let asked = Rc::new(Cell::new(None));
        let wanted = Rc::clone(&asked);
        let backoff = ExponentialBuilder::default()
            .with_jitter()
            .with_min_delay(Duration::from_millis(500))
            .with_max_delay(Duration::from_secs(10))
            .with_max_times(RETRIES);
        let tried = (|| self.once(verb, path, body))
            .retry(backoff)
            .sleep(move |wait: Duration| pause(wanted.take().unwrap_or(wait)))
            .when(|refused: &Refused| {
                refused.again && refused.after.is_none_or(|wait| wait <= PATIENCE)
            })
            .notify(|refused: &Refused, _| asked.set(refused.after))
            .call();
        tried.map_err(|refused| match refused.after {
            Some(wait) if wait > PATIENCE => refused.error.cause(format!(
                "it asks to wait {} s, which is longer than we wait",
                wait.as_secs()
            )),
            _ => refused.error,
        })
    }

    fn once(&self, verb: Verb, path: &str, body: Option<&Value>) -> Result<Reply, Refused> {
        let reply = self.send(verb, path, body).map_err(|error| Refused {
            error,
            again: verb == Verb::Get,
            after: None,
        })?;
        if let Some(wait) = reply.limited() {
            return Err(Refused {
                error: self
                    .failed("limits how often we may ask", &reply)
                    .code("rate-limited"),
                again: true,
                after: Some(wait),
            });
        }
        let passing = reply.status == 408 || reply.status >= 500;
        if passing && verb == Verb::Get {
            return Err(Refused {
                error: self.failed(&format!("answers {}", reply.status), &reply),
                again: true,
                after: retry_after(&reply.headers),
            });
        }
        Ok(reply)
    }

    fn send(&self, verb: Verb, path: &str, body: Option<&Value>) -> Result<Reply> {
        let method = match verb {
            Verb::Get => reqwest::Method::GET,
            Verb::Post => reqwest::Method::POST,
            Verb::Put => reqwest::Method::PUT,
            Verb::Patch => reqwest::Method::PATCH,
        };
        let url = format!("{}{path}", self.place.api);
        let mut request = self.client.request(method, url).headers(self.headers());
        if let Some(body) = body {
            request = request
                .header(CONTENT_TYPE, "application/json")
                .body(body.to_string());
        }
        let response = request.send().map_err(|error| {
            Error::remote(format!("{} does not answer", self.place.host))
                .cause(self.scrub(&innermost(&error)))
                .hint("--offline   (leaves forge and remote alone)")
        })?;
        self.read(response)
    }

    fn read(&self, response: Response) -> Result<Reply> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = client::body(response, MAX_BYTES).map_err(|error| {
            Error::remote(format!("the answer of {} broke off", self.place.host))
                .cause(self.scrub(&innermost(&error)))
        })?;
        let body = body.ok_or_else(|| {
            Error::remote(format!(
                "the answer of {} is larger than {MAX_BYTES} bytes, and was cut off",
                self.place.host
            ))
        })?;
        Ok(Reply {
            status,
            body,
            headers,
        })
    }

    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let kind = self.place.kind;
        let accept = match kind {
            ForgeKind::Github => "application/vnd.github+json",
            ForgeKind::Gitlab | ForgeKind::Gitea => "application/json",
        };
        headers.insert("accept", HeaderValue::from_static(accept));
        if kind == ForgeKind::Github {
            headers.insert(
                "x-github-api-version",
                HeaderValue::from_static("2022-11-28"),
            );
        }
        if let Some(token) = &self.token {
            let scheme = match kind {
                ForgeKind::Gitea => "token",
                ForgeKind::Github | ForgeKind::Gitlab => "Bearer",
            };
            if let Ok(mut value) = HeaderValue::from_str(&format!("{scheme} {}", token.reveal())) {
                value.set_sensitive(true);
                headers.insert(AUTHORIZATION, value);
            }
        }
        headers
    }

    /// Asks where anything but a success is a failure; `what` completes the sentence `HOST does not …`.
    pub(super) fn call<T: DeserializeOwned>(
        &self,
        verb: Verb,
        path: &str,
        body: Option<&Value>,
        what: &str,
    ) -> Result<T> {
        let reply = self.ask(verb, path, body)?;
        self.understood(&reply, what)
    }

    /// The body of a success.
    pub(super) fn understood<T: DeserializeOwned>(&self, reply: &Reply, what: &str) -> Result<T> {
        if !reply.is_success() {
            return Err(self.refusal(reply, what));
        }
        serde_json::from_slice(&reply.body).map_err(|error| {
            Error::remote(format!(
                "{} answers something else than its API says",
                self.place.host
            ))
            .cause(error)
            .hint("is `api:` below `forge:` in sop.yaml the address of the API?")
        })
    }

    /// Every item of a list, page by page. `path` has its own query; a page's number and size are added.
    pub(super) fn pages<T: DeserializeOwned>(&self, path: &str, what: &str) -> Result<Vec<T>> {
        // Gitea gives no more than fifty at once, whatever is asked for.
        let (size, name) = match self.place.kind {
            ForgeKind::Gitea => (50, "limit"),
            ForgeKind::Github | ForgeKind::Gitlab => (100, "per_page"),
        };
        let join = if path.contains('?') { '&' } else { '?' };
        let mut all = Vec::new();
        for page in 1..=MAX_PAGES {
            let path = format!("{path}{join}{name}={size}&page={page}");
            let reply = self.ask(Verb::Get, &path, None)?;
            let items: Vec<T> = self.understood(&reply, what)?;
            let more = reply.has_next().unwrap_or(items.len() >= size);
            all.extend(items);
            if !more {
                return Ok(all);
            }
        }
        Err(Error::remote(format!(
            "{} lists more than {MAX_PAGES} pages, and what stands on the others is not known",
            self.place.host
        )))
    }

    /// A refusal of the forge in words that say what would help.
    pub(super) fn refusal(&self, reply: &Reply, what: &str) -> Error {
        let error = self.failed(&format!("does not {what}"), reply);
        let host = &self.place.host;
        match reply.status {
            401 => error.code("forge-unauthorised").hint(self.how_to_sign_in()),
            403 => error.code("forge-forbidden").hint(format!(
                "does the token for {host} have the right to do that?"
            )),
            404 => error.code("forge-not-found").hint(format!(
                "is {} right, and may the token see it? (`repo:` below `forge:` in sop.yaml; {})",
                self.place.repo,
                self.how_to_sign_in()
            )),
            _ => error,
        }
    }

    fn how_to_sign_in(&self) -> String {
        match self.place.kind {
            _ if self.place.elsewhere => "export SOP_FORGE_TOKEN=…".to_owned(),
            ForgeKind::Github => format!(
                "gh auth login --hostname {}   (or: export SOP_FORGE_TOKEN=…)",
                self.place.host
            ),
            ForgeKind::Gitlab => format!(
                "glab auth login --hostname {}   (or: export SOP_FORGE_TOKEN=…)",
                self.place.host
            ),
            ForgeKind::Gitea => "export SOP_FORGE_TOKEN=…".to_owned(),
        }
    }

    fn failed(&self, what: &str, reply: &Reply) -> Error {
        let error = Error::remote(format!("{} {what} ({})", self.place.host, reply.status));
        let said = self.scrub(&reply.said());
        if said.is_empty() {
            error
        } else {
            error.cause(said)
        }
    }

    /// What a merge that was refused means: conflict, head that moved, rules of the repository.
    pub(super) fn not_merged(&self, reply: &Reply, url: &str) -> Error {
        let said = self.scrub(&reply.said());
        let lower = said.to_ascii_lowercase();
        let moved = reply.status == 409
            && ["head", "sha", "out of date"]
                .iter()
                .any(|sign| lower.contains(sign));
        if moved {
            return Error::refused("the branch moved on while it was looked at")
                .code("head-moved")
                .cause(said)
                .hint("sop publish   (again, with what is there now)");
        }
        match reply.status {
            405 | 406 | 409 | 422 | 423 => {
                Error::refused(format!("{} does not merge it", self.place.host))
                    .code("merge-blocked")
                    .cause(said)
                    .hint(format!(
                        "{url}   (shows which rule, check or conflict is in the way)"
                    ))
            }
            _ => self.refusal(reply, "merge it"),
        }
    }

    fn scrub(&self, text: &str) -> String {
        match &self.token {
            Some(token) => token.scrub(text),
            None => text.to_owned(),
        }
    }
}

/// A part of a path or query: everything but letters, digits and `-._~` in percent code.
pub(super) fn part(text: &str) -> String {
    let mut coded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    coded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, body: &str, headers: &[(&'static str, &str)]) -> Reply {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, value.parse().expect("a header"));
        }
        Reply {
            status,
            body: body.as_bytes().to_vec(),
            headers: map,
        }
    }

    #[test]
    fn parts_are_coded() {
        assert_eq!(part("sop/tür öffnen"), "sop%2Ft%C3%BCr%20%C3%B6ffnen");
    }

    #[test]
    fn what_a_server_says_fits_a_line() {
        for (body, expected) in [
            (
                r#"{"message":"Validation Failed","errors":[{"message":"A pull request exists"}]}"#,
                "Validation Failed: A pull request exists",
            ),
            (r#"{"message":["a","b"]}"#, "a; b"),
            (r#"{"error":"insufficient_scope"}"#, "insufficient_scope"),
            ("<html>", "a web page, and no answer of an API"),
            ("plain\nwords", "plain words"),
        ] {
            assert_eq!(reply(400, body, &[]).said(), expected);
        }
    }

    #[test]
    fn a_limit_is_told_from_a_prohibition() {
        let wait = |status, headers: &[(&'static str, &str)]| reply(status, "", headers).limited();
        assert_eq!(wait(403, &[]), None);
        assert_eq!(
            wait(403, &[("retry-after", "7")]),
            Some(Duration::from_secs(7))
        );
        assert_eq!(wait(429, &[]), Some(Duration::from_secs(1)));
        assert_eq!(
            wait(
                403,
                &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1")]
            ),
            Some(Duration::ZERO)
        );
        assert_eq!(wait(500, &[("retry-after", "7")]), None);
    }

    #[test]
    fn a_link_says_whether_another_page_follows() {
        let next = |link: &str| reply(200, "[]", &[("link", link)]).has_next();
        assert_eq!(
            next("<https://x/?page=2>; rel=\"next\", <https://x/?page=9>; rel=\"last\""),
            Some(true)
        );
        assert_eq!(next("<https://x/?page=1>; rel=\"first\""), Some(false));
        assert_eq!(reply(200, "[]", &[]).has_next(), None);
    }
}

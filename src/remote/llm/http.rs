//! One question over HTTP: limits, repetitions, the stream, and errors that say no secrets.
mod faults;

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;
use std::time::{Duration, Instant};

use backon::{BlockingRetryable, ExponentialBuilder};
use reqwest::blocking::{Client, Response};
use reqwest::header::{CONTENT_TYPE, LOCATION};
use serde_json::Value;

pub(super) use self::faults::cause;
use self::faults::{broken_off, idle, pause, retry_after, said, shown};
use super::model::{Limits, Model};
use super::sse::Decoder;
use super::wire::{Broken, Reply, Request};
use super::{Arrived, Desk, Failure};
use crate::remote::client;

/// How much of an error's body is read.
const ERROR_BYTES: u64 = 64 << 10;

/// A connection to a model's server.
pub(super) struct Line<'m> {
    model: &'m Model,
    client: Client,
}

/// A try that failed, and whether another may do better.
struct Refused {
    failure: Box<Failure>,
    again: bool,
    after: Option<Duration>,
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self {
            failure: Box::new(failure),
            again: false,
            after: None,
        }
    }
}

impl<'m> Line<'m> {
    pub(super) fn new(model: &'m Model) -> Result<Self, Failure> {
        let mut builder = client::builder()
            .user_agent(concat!("sop/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(model.limits.connect)
            // Of a blocking client this bounds each wait, for the head and for every piece of the body.
            .timeout(model.limits.idle);
        if model.is_local() {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| {
            Failure::new("no connection can be prepared").because(cause(&error))
        })?;
        Ok(Self { model, client })
    }

    /// Asks, and waits for the whole answer.
    ///
    /// # Errors
    /// There was none, or only a part; what arrived is in the failure.
    pub(super) fn ask(&self, request: &Request, desk: &dyn Desk) -> Result<Reply, Failure> {
        let begun = now();
        let response = self.send(request, desk)?;
        desk.progress("waiting for the first words");
        let mut reply = Reply::default();
        let read = self.read(response, begun, &mut reply, desk);
        reply.text = self.model.scrub(&reply.text);
        let whole = read.and_then(|()| match &reply.broken {
            Some(why) => {
                let mut failure =
                    Failure::new("the answer cannot be used").because(why.to_string());
                failure.arrived.at_limit = *why == Broken::AtLimit;
                Err(failure)
            }
            None if !reply.ended && reply.text.is_empty() => Err(Failure::new(
                "the answer is empty: the stream ended before it began",
            )),
            None if !reply.ended => Err(Failure::new("the answer broke off")
                .because("the stream ended without the event that ends an answer")),
            None if reply.text.trim().is_empty() => Err(Failure::new("the answer is empty")),
            None => Ok(()),
        });
        match whole {
            Ok(()) => Ok(reply),
            Err(failure) => Err(self.clean(failure.with(reply.text, reply.usage))),
        }
    }

    /// Asks again where the server says that it may go better.
    fn send(&self, request: &Request, desk: &dyn Desk) -> Result<Response, Failure> {
        let limits = self.model.limits;
        let asked = Rc::new(Cell::new(None));
        let wanted = Rc::clone(&asked);
        let backoff = ExponentialBuilder::default()
            .with_jitter()
            .with_min_delay(limits.pause)
            .with_max_delay(limits.patience)
            .with_max_times(limits.retries);
        let body = self.model.wire.body(request).to_string();
        let tried = (|| self.once(&body))
            .retry(backoff)
            .sleep(move |wait: Duration| pause(wanted.take().unwrap_or(wait)))
            .when(|refused: &Refused| {
                refused.again && refused.after.is_none_or(|wait| wait <= limits.patience)
            })
            .notify(|refused: &Refused, wait: Duration| {
                asked.set(refused.after);
                let wait = refused.after.unwrap_or(wait).as_secs_f64();
                desk.progress(&format!("{}; again in {wait:.0} s", refused.failure.what));
            })
            .call();
        tried.map_err(|refused| {
            let failure = match refused.after {
                Some(wait) if wait > limits.patience => refused.failure.because(format!(
                    "the server asks to wait {} s, which is longer than we wait",
                    wait.as_secs()
                )),
                _ if refused.again => refused
                    .failure
                    .because(format!("asked {} times", limits.retries + 1)),
                _ => *refused.failure,
            };
            self.clean(failure)
        })
    }

    fn once(&self, body: &str) -> Result<Response, Refused> {
        let mut builder = self
            .client
            .post(self.model.url())
            .header(CONTENT_TYPE, "application/json")
            .body(body.to_owned());
        let key = self.model.key.as_ref().map(super::model::Key::reveal);
        for (name, value) in self.model.wire.headers(key) {
            builder = builder.header(name, value);
        }
        let response = builder.send().map_err(|error| {
            let why = if error.is_timeout() && !error.is_connect() {
                idle(self.model.limits)
            } else {
                cause(&error)
            };
            Failure::new(format!("{} does not answer", self.model.host()))
                .because(why)
                .hint("sop doctor   (asks the configured provider)")
        })?;
        if response.status().is_success() {
            return Ok(response);
        }
        Err(self.refusal(response))
    }

    /// A status that is no success, with what the server says about it.
    fn refusal(&self, response: Response) -> Refused {
        let status = response.status();
        let after = retry_after(response.headers());
        let mut failure = Failure::new(format!("{} answers {status}", self.model.host()));
        if status.is_redirection() {
            let to = response
                .headers()
                .get(LOCATION)
                .and_then(|value| value.to_str().ok())
                .unwrap_or("nowhere");
            return failure
                .because(format!("it sends us to {to}; redirects are not followed"))
                .hint("--base-url URL   (where the model really is)")
                .into();
        }
        let mut body = Vec::new();
        // What can be read of it is enough.
        let _ = response.take(ERROR_BYTES).read_to_end(&mut body);
        if let Some(said) = said(&body) {
            failure = failure.because(said);
        }
        failure.hints.extend(self.advice(status.as_u16()));
        Refused {
            failure: Box::new(failure),
            again: matches!(status.as_u16(), 408 | 409 | 429) || status.is_server_error(),
            after,
        }
    }

    fn advice(&self, status: u16) -> Option<String> {
        match (status, &self.model.key_env) {
            (401 | 403, Some(name)) if self.model.key.is_some() => {
                Some(format!("is the key in {name} the right one?"))
            }
            (401 | 403, Some(name)) => Some(format!("export {name}=…   (the key; it is not set)")),
            (401 | 403, None) => {
                Some("key_env: NAME   (in sop.yaml: the variable that holds the key)".to_owned())
            }
            (404, _) => Some("are --base-url and --model right?".to_owned()),
            (400 | 422, _) if self.model.native => Some(
                "structured: prompt   (in sop.yaml: for servers that do not take a schema)"
                    .to_owned(),
            ),
            (413, _) => Some("context: N   (in sop.yaml: sends smaller parts)".to_owned()),
            _ => None,
        }
    }

    fn read(
        &self,
        mut response: Response,
        begun: Instant,
        reply: &mut Reply,
        desk: &dyn Desk,
    ) -> Result<(), Failure> {
        let limits = self.model.limits;
        let declared = response.headers().get(CONTENT_TYPE).cloned();
        let is = |kind: &str| {
            declared
                .as_ref()
                .and_then(|value| value.to_str().ok())
                .is_some_and(|value| value.to_ascii_lowercase().contains(kind))
        };
        let mut sort = Sort::of(is("event-stream"), is("json"), is("html"));
        let mut decoder = Decoder::default();
        let (mut all, mut buffer) = (Vec::new(), [0; 8 << 10]);
        let mut size = 0_usize;
        loop {
            let count = response
                .read(&mut buffer)
                .map_err(|error| broken_off(&error, limits))?;
            let piece = &buffer[..count];
            size += count;
            within(limits, size, begun)?;
            if count == 0 {
                break;
            }
            if size == count {
                sort = sort.or_sniff(piece);
            }
            match sort {
                Sort::Stream => {
                    for event in decoder.push(piece) {
                        self.take(&event, reply)?;
                    }
                    desk.progress(&format!("{} bytes of an answer", reply.text.len()));
                    if reply.ended {
                        return Ok(());
                    }
                }
                _ => all.extend_from_slice(piece),
            }
        }
        match sort {
            Sort::Stream => decoder
                .finish()
                .map_or(Ok(()), |event| self.take(&event, reply)),
            Sort::Page => Err(Failure::new("the answer is a web page, and not a model's")
                .because(said(&all).unwrap_or_else(|| "it is HTML".to_owned()))
                .hint("--base-url URL   (most end in /v1)")),
            Sort::Whole => self.whole(&all, reply),
        }
    }

    fn take(&self, event: &super::sse::Event, reply: &mut Reply) -> Result<(), Failure> {
        self.model.wire.event(event, reply).map_err(|said| {
            Failure::new("the server failed while it answered").because(shown(&said))
        })
    }

    fn whole(&self, bytes: &[u8], reply: &mut Reply) -> Result<(), Failure> {
        // Kept where it cannot be read.
        reply.text = String::from_utf8_lossy(bytes).into_owned();
        let failed = |why: String| Failure::new("the answer cannot be read").because(why);
        let data: Value =
            serde_json::from_slice(bytes).map_err(|error| failed(format!("no JSON: {error}")))?;
        *reply = self
            .model
            .wire
            .whole(&data)
            .map_err(|said| failed(shown(&said)))?;
        Ok(())
    }

    /// A failure without the key, wherever a server may have put it.
    fn clean(&self, failure: Failure) -> Failure {
        let scrub = |text: &String| self.model.scrub(text);
        Failure {
            what: scrub(&failure.what),
            why: failure.why.iter().map(scrub).collect(),
            hints: failure.hints.iter().map(scrub).collect(),
            kept: failure.kept,
            arrived: Box::new(Arrived {
                text: scrub(&failure.arrived.text),
                ..*failure.arrived
            }),
        }
    }
}

/// Holds an answer to its size and its time.
fn within(limits: Limits, size: usize, begun: Instant) -> Result<(), Failure> {
    if size > limits.bytes {
        return Err(Failure::new(format!(
            "the answer is larger than {} bytes, and was cut off",
            limits.bytes
        )));
    }
    if begun.elapsed() > limits.total {
        return Err(Failure::new(format!(
            "the answer took longer than {} s",
            limits.total.as_secs()
        )));
    }
    Ok(())
}

/// What sort of body an answer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Stream,
    Whole,
    Page,
}

impl Sort {
    fn of(stream: bool, json: bool, html: bool) -> Self {
        match (stream, json, html) {
            (true, ..) => Sort::Stream,
            (_, true, _) => Sort::Whole,
            (.., true) => Sort::Page,
            _ => Sort::Stream,
        }
    }

    /// A body that does not say what it is: no stream of events begins with `<` or `{`.
    fn or_sniff(self, first: &[u8]) -> Self {
        match first.trim_ascii_start().first() {
            Some(b'<') => Sort::Page,
            Some(b'{') => Sort::Whole,
            _ => self,
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "a wait is measured")]
fn now() -> Instant {
    Instant::now()
}

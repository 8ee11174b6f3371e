//! A time-stamp authority (RFC 3161, over HTTP): one question, one answer. What is sent is a hash and a random number.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::CONTENT_TYPE;

use super::client;
use crate::error::{Error, Result};

/// How long an answer may take as a whole.
const WHOLE: Duration = Duration::from_secs(30);

/// No answer comes near this.
const MAX_BYTES: u64 = 256 * 1024;

/// The address of an authority.
///
/// # Errors
/// It is none that can be asked.
pub fn address(text: &str) -> Result<Url> {
    let url = Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .filter(|url| url.username().is_empty() && url.password().is_none());
    url.ok_or_else(|| {
        Error::usage("a time-stamp authority has an address of the web, without a password in it")
    })
}

/// Asks an authority; its answer as it came.
///
/// # Errors
/// The address is none that can be asked, nothing comes, or no answer to such a question.
pub fn ask(address: &str, question: Vec<u8>) -> Result<Vec<u8>> {
    let url = self::address(address)?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let failed = |what: String| Error::remote(format!("no time stamp from {host}: {what}"));
    let client = client::builder()
        .timeout(WHOLE)
        .user_agent(concat!("sop/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| failed(error.to_string()))?;
    let asked = client
        .post(url)
        .header(CONTENT_TYPE, "application/timestamp-query")
        .body(question)
        .send();
    let response = asked.map_err(|error| match error.is_timeout() {
        true => failed(format!("it does not answer within {} s", WHOLE.as_secs())),
        false => failed("it cannot be reached".to_owned()).cause(error.without_url()),
    })?;
    let status = response.status();
    if !status.is_success() {
        return Err(failed(format!("it answers {}", status.as_u16())));
    }
    client::body(response, MAX_BYTES)
        .map_err(|error| failed("its answer breaks off".to_owned()).cause(error))?
        .ok_or_else(|| failed("its answer is larger than a time stamp is".to_owned()))
}

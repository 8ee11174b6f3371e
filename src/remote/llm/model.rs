//! A model at an address: what sop.yaml, the flags and the environment say of it.
use std::fmt;
use std::time::Duration;

use reqwest::Url;

use super::Failure;
use super::wire::Wire;
use crate::domain::settings::Price;

/// A key. It shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// Takes a key out of the environment's text.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The key itself, for the one header that carries it.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }

    /// A text without the key.
    pub fn scrub(&self, text: &str) -> String {
        text.replace(&self.0, "[key]")
    }
}

/// How long, how much, how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// To a connection.
    pub connect: Duration,
    /// Without a byte.
    pub idle: Duration,
    /// For an answer as a whole.
    pub total: Duration,
    /// Bytes of an answer.
    pub bytes: usize,
    /// Before the first repetition; it doubles from there.
    pub pause: Duration,
    /// Repetitions.
    pub retries: usize,
    /// The longest pause that a server may ask for.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            total: Duration::from_secs(30 * 60),
            bytes: 4 << 20,
            pause: Duration::from_millis(500),
            retries: 3,
            patience: Duration::from_secs(90),
        }
    }
}

/// A model that can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// The name by which it was chosen: `anthropic`, `ollama`, `chat` …
    pub provider: String,
    /// What its server speaks.
    pub wire: Wire,
    /// Where its server is.
    pub base: Url,
    /// Its name there.
    pub model: String,
    /// The key, where there is one.
    pub key: Option<Key>,
    /// The variable that the key comes from.
    pub key_env: Option<String>,
    /// The server is asked to see to the schema.
    pub native: bool,
    /// How many tokens it can read and write together.
    pub context: u64,
    /// What tokens cost, where somebody said.
    pub price: Option<Price>,
    /// How long, how much, how often.
    pub limits: Limits,
}

/// Reads a base URL: `https`, or `http`; no name or password in it; `/v1` where it has no path.
///
/// # Errors
/// It is no such address.
pub fn base(text: &str) -> Result<Url, Failure> {
    let failed = |why: &str| {
        Failure::new("the base URL cannot be used")
            .because(why)
            .hint("base_url: \"http://127.0.0.1:8080/v1\"")
    };
    let mut url = Url::parse(text).map_err(|error| failed(&error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(failed("only https and http addresses can"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(failed(
            "there is a name or a password in it; keys come from the environment, by `key_env`",
        ));
    }
    url.set_query(None);
    url.set_fragment(None);
    if url.path().trim_matches('/').is_empty() {
        url.set_path("/v1");
    }
    Ok(url)
}

/// Whether an address is this machine.
pub fn is_local(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost"
        || bare
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

impl Model {
    /// Whether it is on this machine.
    pub fn is_local(&self) -> bool {
        is_local(&self.base)
    }

    /// Host and port, as they are shown.
    pub fn host(&self) -> String {
        let host = self.base.host_str().unwrap_or_default();
        match self.base.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// Where questions go.
    pub fn url(&self) -> String {
        let base = self.base.as_str().trim_end_matches('/');
        format!("{base}/{}", self.wire.path())
    }

    /// What should be said before anything is sent.
    pub fn warning(&self) -> Option<String> {
        (self.base.scheme() == "http" && !self.is_local()).then(|| {
            let what = match self.key {
                Some(_) => "your sources and the key travel",
                None => "your sources travel",
            };
            format!("{} is plain http: {what} unencrypted", self.host())
        })
    }

    /// A text without the key.
    pub fn scrub(&self, text: &str) -> String {
        match &self.key {
            Some(key) => key.scrub(text),
            None => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_strictly() {
        for (text, expected) in [
            (
                "https://api.example.com",
                Some("https://api.example.com/v1"),
            ),
            ("http://127.0.0.1:8080/v1", Some("http://127.0.0.1:8080/v1")),
            (
                "http://127.0.0.1:8080/v1/?x=1#y",
                Some("http://127.0.0.1:8080/v1/"),
            ),
            ("https://me:secret@example.com/v1", None),
            ("ftp://example.com", None),
            ("file:///etc/passwd", None),
            ("example.com", None),
            ("", None),
        ] {
            let read = base(text).ok().map(|url| url.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn this_machine_is_known() {
        for (text, local) in [
            ("http://localhost:1234", true),
            ("http://127.0.0.9:1", true),
            ("http://[::1]:1/v1", true),
            ("http://localhost.example.com", false),
            ("http://10.0.0.1", false),
        ] {
            assert_eq!(base(text).map(|url| is_local(&url)), Ok(local), "{text}");
        }
    }

    #[test]
    fn a_key_shows_itself_to_nobody() {
        let key = Key::new(" canary \n").expect("a key");
        assert_eq!(format!("{key:?}"), "Key(…)");
        assert_eq!(key.scrub("said canary"), "said [key]");
        assert_eq!(Key::new("  "), None);
    }
}

//! The one way to an HTTP client: TLS by rustls with ring, and no waiting without end for a connection.

use std::io::{self, Read};
use std::time::Duration;

use reqwest::blocking::{Client, ClientBuilder, Response};

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// A client to be finished: TLS is set up, a connection is waited for ten seconds, and redirects are not followed, since
/// a key sent to one host is not for another.
pub fn builder() -> ClientBuilder {
    // An error means that it is set already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .connect_timeout(CONNECT)
        .redirect(reqwest::redirect::Policy::none())
}

/// The body of an answer of so many bytes at most; `None` where it is longer, and no more than that is read.
///
/// # Errors
/// It breaks off.
pub fn body(response: Response, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    response.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

//! The one way to an HTTP client: TLS by rustls with ring, and no waiting without end for a connection.

use std::time::Duration;

use reqwest::blocking::{Client, ClientBuilder};

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

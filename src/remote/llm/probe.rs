//! Whether a configured model answers: `doctor` asks its list of models, and sends nothing.

use std::time::Duration;

use super::http::cause;
use crate::remote::client;

/// Asks `GET {base_url}/models`; any answer of HTTP counts as being there.
///
/// # Errors
/// Says why there was none.
pub fn reachable(base_url: &str) -> Result<(), String> {
    let address = format!("{}/models", base_url.trim_end_matches('/'));
    let client = client::builder()
        .timeout(Duration::from_secs(20))
        .build()
        .map_err(|error| cause(&error))?;
    client
        .get(address)
        .send()
        .map(drop)
        .map_err(|error| cause(&error))
}

//! Pages on the web that SOPs depend on, asked for one by one: a plain GET, no cookies, no key, nothing of the repository.

use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::time::Duration;

use regex::Regex;
use reqwest::Url;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use sha2::{Digest, Sha256};

use super::client;
use crate::domain::webpage::Look;

/// How long a page may take as a whole.
const WHOLE: Duration = Duration::from_secs(15);

/// More than a page's text is.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// How often a page may send us on.
const HOPS: usize = 5;

/// What a page says. Addresses of this machine and of private networks are refused at every hop, unless allowed.
pub fn look(address: &str, allow_private: bool) -> Look {
    match follow(address, allow_private) {
        Ok(look) => look,
        Err(why) => Look::Unknown(why),
    }
}

fn follow(address: &str, allow_private: bool) -> Result<Look, String> {
    let mut url = Url::parse(address).map_err(|error| format!("is no address: {error}"))?;
    for _ in 0..=HOPS {
        let response = get(&url, allow_private)?;
        let status = response.status();
        if status.is_redirection() {
            let next = response.headers().get(LOCATION);
            let next = next.and_then(|next| next.to_str().ok());
            let next = next.ok_or("sends on to nowhere")?;
            url = url
                .join(next)
                .map_err(|error| format!("sends on to no address: {error}"))?;
            continue;
        }
        return match status.as_u16() {
            code @ (404 | 410) => Ok(Look::Gone(code)),
            _ if status.is_success() => read(response),
            code => Err(format!("answers {code}")),
        };
    }
    Err(format!("sends on more than {HOPS} times"))
}

fn get(url: &Url, allow_private: bool) -> Result<reqwest::blocking::Response, String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!(
            "leads to {}:, which is not of the web",
            url.scheme()
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("has a name or a password in it".to_owned());
    }
    let host = url.host_str().ok_or("names no host")?;
    let port = url.port_or_known_default().ok_or("names no port")?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let found: Vec<SocketAddr> = (bare, port)
        .to_socket_addrs()
        .map_err(|error| format!("is not found: {error}"))?
        .collect();
    if !allow_private && found.iter().any(|place| !is_public(place.ip())) {
        return Err("is on this machine or in a private network: --allow-private".to_owned());
    }
    // What was looked at is what is asked, whatever the name resolves to a moment later.
    let client = client::builder()
        .resolve_to_addrs(host, &found)
        .no_proxy()
        .timeout(WHOLE)
        .user_agent(concat!("sop/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| format!("cannot be asked: {error}"))?;
    let answer = client.get(url.clone()).send();
    answer.map_err(|error| match error.is_timeout() {
        true => format!("does not answer within {} s", WHOLE.as_secs()),
        false => format!("does not answer: {}", error.without_url()),
    })
}

/// Whether an address is of the open internet.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            !(ip.is_private()
                || ip.is_loopback()
                || ip.is_link_local()
                || ip.is_unspecified()
                || ip.is_broadcast()
                || ip.is_multicast()
                || ip.is_documentation()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 198 && (b == 18 || b == 19)))
        }
        IpAddr::V6(ip) => {
            let mapped = ip.to_ipv4_mapped().or_else(|| match ip.segments() {
                // NAT64 and 6to4 carry an address of the old kind.
                [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(old(high, low)),
                [0x2002, high, low, ..] => Some(old(high, low)),
                _ => None,
            });
            match mapped {
                Some(ip) => is_public(IpAddr::V4(ip)),
                None => {
                    ip.segments()[0] & 0xe000 == 0x2000 && ip.segments()[..2] != [0x2001, 0xdb8]
                }
            }
        }
    }
}

fn old(high: u16, low: u16) -> std::net::Ipv4Addr {
    std::net::Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))
}

fn read(response: reqwest::blocking::Response) -> Result<Look, String> {
    let kind = response.headers().get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let html = kind.is_empty() || kind.contains("html");
    let bytes = client::body(response, MAX_BYTES)
        .map_err(|error| format!("breaks off: {error}"))?
        .ok_or("is larger than a page's text")?;
    let what = if html {
        main_text(&String::from_utf8_lossy(&bytes)).into_bytes()
    } else {
        bytes
    };
    let digest = Sha256::digest(&what);
    Ok(Look::Text(
        digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    ))
}

/// What a page of HTML says, without what stands around it and changes by itself; only to be compared, never shown.
fn main_text(html: &str) -> String {
    let mut text = html.to_owned();
    for name in [
        "script", "style", "noscript", "template", "svg", "iframe", "nav", "header", "footer",
        "aside", "form",
    ] {
        text = replaced(&text, &format!(r"(?is)<{name}\b.*?</{name}\s*>"));
    }
    text = replaced(&text, r"(?s)<!--.*?-->");
    for name in ["main", "article", "body"] {
        let inner = Regex::new(&format!(r"(?is)<{name}\b[^>]*>(.*)</{name}\s*>")).ok();
        let found =
            inner.and_then(|inner| Some(inner.captures(&text)?.get(1)?.as_str().to_owned()));
        if let Some(found) = found {
            text = found;
            break;
        }
    }
    let text = replaced(&text, r"(?s)<[^>]*>");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn replaced(text: &str, what: &str) -> String {
    match Regex::new(what) {
        Ok(what) => what.replace_all(text, " ").into_owned(),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_page_says_is_compared() {
        let page = |nav: &str, text: &str| {
            main_text(&format!(
                "<html><head><title>x</title><script>var t = {nav:?}</script></head><body><NAV>{nav}</NAV><main class='a'>\n<h1>Policy</h1><!-- {nav} --><p>{text}</p></main><footer>{nav}</footer></body></html>"
            ))
        };
        assert_eq!(page("a", "Doors  close."), "Policy Doors close.");
        assert_eq!(page("a", "Doors close."), page("b", "Doors\nclose."));
        assert_ne!(page("a", "Doors close."), page("a", "Doors open."));
    }

    #[test]
    fn private_places_are_known() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "93.184.215.14",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn what_may_not_be_asked_is_not() {
        for (address, why) in [
            ("http://127.0.0.1:9/", "private network"),
            ("http://[::1]:9/", "private network"),
            ("http://me:secret@1.1.1.1/", "password"),
            ("file:///etc/passwd", "not of the web"),
        ] {
            let Look::Unknown(said) = look(address, false) else {
                panic!("{address} was asked");
            };
            assert!(said.contains(why), "{said}");
        }
    }
}

//! Reminders by mail: over TLS, save to this machine; the password appears in no message.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Message, SmtpTransport, Transport};
use reqwest::Url;

use crate::error::{Error, Result};

/// How long a server may take for an answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A server that mails are handed to.
pub struct Mailer {
    transport: SmtpTransport,
    from: Mailbox,
}

/// One mail.
#[derive(Debug, Clone)]
pub struct Mail {
    /// To whom: a name, which may be empty, and an address.
    pub to: (String, String),
    /// What it is about.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// A calendar that comes with it.
    pub calendar: Option<String>,
}

impl Mailer {
    /// By an address like `smtps://user:password@smtp.example.com` or `smtp://…?tls=required`, and a sender.
    ///
    /// # Errors
    /// One of the two is none, or a password would be sent in the clear.
    pub fn new(address: &str, from: &str) -> Result<Self> {
        let wrong = || {
            Error::usage("the mail server's address is none")
                .hint("SOP_SMTP_URL=smtps://user:password@smtp.example.com")
        };
        let url = Url::parse(address).map_err(|_| wrong())?;
        let local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        let required = url
            .query_pairs()
            .any(|(key, value)| key == "tls" && value == "required");
        match url.scheme() {
            "smtps" => {}
            "smtp" if required || local => {}
            "smtp" => {
                return Err(Error::usage("mail is handed over with TLS alone")
                    .hint("smtps://…, or smtp://…?tls=required"));
            }
            _ => return Err(wrong()),
        }
        // An error means that it is set already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let transport = SmtpTransport::from_url(address)
            .map_err(|_| wrong())?
            .timeout(Some(TIMEOUT))
            .build();
        let from = from.parse().map_err(|_| {
            Error::usage("the sender is no address")
                .hint("SOP_SMTP_FROM='Procedures <sop@example.com>'")
        })?;
        Ok(Self { transport, from })
    }

    /// Hands a mail over.
    ///
    /// # Errors
    /// The address is none, or the server does not take it.
    pub fn send(&self, mail: &Mail) -> Result<()> {
        let (name, address) = &mail.to;
        let address = address
            .parse()
            .map_err(|_| Error::remote(format!("`{address}` is no address to write to")))?;
        let name = (!name.is_empty()).then(|| name.clone());
        let mut parts = MultiPart::mixed().singlepart(SinglePart::plain(mail.text.clone()));
        if let Some(calendar) = &mail.calendar {
            let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")
                .map_err(|error| Error::bug("a calendar has no type").cause(error))?;
            let file = Attachment::new("due.ics".to_owned());
            parts = parts.singlepart(file.body(calendar.clone(), kind));
        }
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(name, address))
            .subject(mail.subject.clone())
            .multipart(parts)
            .map_err(|error| Error::remote("the mail cannot be put together").cause(error))?;
        self.transport.send(&message).map(drop).map_err(|error| {
            let what = match error.status() {
                Some(code) => format!("the mail server refuses ({code})"),
                None if error.is_tls() => {
                    "no TLS comes about with the mail server: its certificate, or its port, is not for that".to_owned()
                }
                None if error.is_client() => {
                    "the mail server offers no sign-in, or no TLS, as SOP_SMTP_URL asks for it".to_owned()
                }
                None => "the mail server does not answer".to_owned(),
            };
            Error::remote(what)
                .code("mail")
                .hint("look at SOP_SMTP_URL, and at the server's log")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_sent_in_the_clear() {
        for (address, good) in [
            ("smtps://u:secret@smtp.example.com", true),
            ("smtp://u:secret@smtp.example.com:587?tls=required", true),
            ("smtp://127.0.0.1:2525", true),
            ("smtp://u:secret@smtp.example.com", false),
            ("smtp://u:secret@smtp.example.com?tls=opportunistic", false),
            ("http://smtp.example.com", false),
            ("", false),
        ] {
            let made = Mailer::new(address, "sop@example.com");
            assert_eq!(made.is_ok(), good, "{address}");
            if let Err(error) = made {
                assert!(!format!("{error:?}").contains("secret"), "{address}");
            }
        }
        assert!(Mailer::new("smtp://127.0.0.1:2525", "nobody").is_err());
    }
}

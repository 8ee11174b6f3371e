//! People of a BambooHR company: its page of employees, its directory where that is all that a key may see, who changed
//! since a time, the rows of a dataset.

mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use backon::{BlockingRetryable, ExponentialBuilder};
use reqwest::Url;
use reqwest::blocking::{Client, Response};
use reqwest::header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER};
use serde_json::{Map, Value};

use super::client;
use crate::error::{Error, Result};

/// What is asked for, and nothing else: an answer that holds more is not looked at.
const FIELDS: &[&str] = &[
    "employeeNumber",
    "displayName",
    "firstName",
    "lastName",
    "workEmail",
    "jobTitle",
    "department",
    "location",
    "supervisorEId",
    "hireDate",
    "terminationDate",
    "status",
];
/// More than an answer's page is.
const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// More pages than a company has.
const MAX_PAGES: usize = 2_000;

/// Where to ask, and as whom.
pub struct Company {
    /// `https://COMPANY.bamboohr.com`
    pub base: String,
    /// The key; it appears in no message.
    pub key: String,
    /// How often something is asked again.
    pub retries: usize,
    /// How long a wait may be that the server asks for.
    pub patience: Duration,
}

/// Everybody, as the answer has them.
#[derive(Debug, Default)]
pub struct Answer {
    /// Objects with the fields that are asked for.
    pub employees: Vec<Value>,
    /// Fields that the key may not see of anybody.
    pub restricted: BTreeSet<String>,
    /// Fields that it may not see of one of them, by their place in the list.
    pub hidden: BTreeMap<usize, BTreeSet<String>>,
    /// There are only those who are with the company today: nobody who starts later.
    pub current_only: bool,
    /// Who was deleted, by id.
    pub deleted: Vec<String>,
    /// What else there is to know.
    pub notices: Vec<String>,
}

/// A question that failed, and whether another try may do better.
struct Failed {
    error: Error,
    status: u16,
    again: bool,
    after: Option<Duration>,
}

/// The address of a company by its name, or one that is written out.
///
/// # Errors
/// It is no name, or no https address; plain http is for this machine alone.
pub fn address(company: &str) -> Result<String> {
    let wrong = || {
        Error::usage(format!(
            "`{company}` is no company: the name before .bamboohr.com"
        ))
    };
    if !company.contains("://") {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let good = !company.is_empty() && company.chars().all(plain);
        return if good {
            Ok(format!("https://{company}.bamboohr.com"))
        } else {
            Err(wrong())
        };
    }
    let url = Url::parse(company).map_err(|_| wrong())?;
    let local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    match url.scheme() {
        "https" => Ok(company.trim_end_matches('/').to_owned()),
        "http" if local => Ok(company.trim_end_matches('/').to_owned()),
        _ => Err(Error::usage("a key is sent over https alone")),
    }
}

impl Company {
    /// Asks for everybody. Half an answer is none.
    ///
    /// # Errors
    /// The key is not taken, may see nobody, or the server does not answer as it should.
    pub fn employees(&self) -> Result<Answer> {
        let client = Self::client()?;
        match self.pages(&client) {
            Ok(answer) => Ok(answer),
            // An older plan, or a key that may only see the directory.
            Err(failed) if matches!(failed.status, 403 | 404) => self.directory(&client, failed),
            Err(failed) => Err(failed.error),
        }
    }

    fn client() -> Result<Client> {
        client::builder()
            .user_agent(concat!("sop/", env!("CARGO_PKG_VERSION")))
            .timeout(Duration::from_secs(60))
            .build()
            .map_err(|error| Error::remote("no connection can be prepared").cause(error))
    }

    fn pages(&self, client: &Client) -> Result<Answer, Failed> {
        let mut answer = Answer::default();
        let mut next = Some(self.first()?);
        let mut seen = BTreeSet::new();
        while let Some(url) = next {
            if !seen.insert(url.to_string()) || seen.len() > MAX_PAGES {
                return Err(Failed::shape("its pages lead in a circle"));
            }
            let page = self.ask(client, &url, None)?;
            let Some(data) = page.get("data").and_then(Value::as_array) else {
                return Err(Failed::shape("there is no list `data` in it"));
            };
            for one in data {
                answer.take(one);
            }
            answer.restricted.extend(restricted(&page));
            next = self.following(&url, &page, data.is_empty())?;
        }
        Ok(answer)
    }

    fn first(&self) -> Result<Url, Failed> {
        let mut url = self.url("/api/v1/employees")?;
        url.query_pairs_mut()
            .append_pair("fields", &FIELDS.join(","))
            .append_pair("page[limit]", "100");
        Ok(url)
    }

    fn url(&self, path: &str) -> Result<Url, Failed> {
        let url = Url::parse(&format!("{}{path}", self.base));
        url.map_err(|_| Failed::from(Error::usage("the company's address is none")))
    }

    /// The page after this one: by the link, which may not lead elsewhere, or by the cursor.
    fn following(&self, url: &Url, page: &Value, empty: bool) -> Result<Option<Url>, Failed> {
        let link = page.pointer("/links/next");
        let link = link.and_then(|link| link.as_str().or_else(|| link.get("href")?.as_str()));
        if let Some(link) = link.filter(|link| !link.is_empty()) {
            let next = url
                .join(link)
                .map_err(|_| Failed::shape("its next page has no address"))?;
            if next.origin() != url.origin() {
                return Err(Failed::shape(
                    "its next page is on another host: the key is not sent there",
                ));
            }
            return Ok(Some(next));
        }
        let cursor = [
            "/meta/page/after",
            "/meta/page/nextCursor",
            "/meta/nextCursor",
        ]
        .iter()
        .find_map(|place| page.pointer(place)?.as_str());
        match cursor.filter(|cursor| !cursor.is_empty() && !empty) {
            None => Ok(None),
            Some(cursor) => {
                let mut next = self.first()?;
                next.query_pairs_mut().append_pair("page[after]", cursor);
                Ok(Some(next))
            }
        }
    }

    fn directory(&self, client: &Client, before: Failed) -> Result<Answer> {
        let mut url = self
            .url("/api/v1/employees/directory")
            .map_err(|failed| failed.error)?;
        url.query_pairs_mut().append_pair("onlyCurrent", "true");
        let page = match self.ask(client, &url, None) {
            Ok(page) => page,
            Err(failed) => {
                let why = match failed.status {
                    403 => "the directory is not shared with this key either",
                    404 => "there is no directory either",
                    _ => return Err(failed.error),
                };
                return Err(before.error.cause(why).hint(
                    "in BambooHR: give the key's user access to employees, or share the directory",
                ));
            }
        };
        let Some(list) = page.get("employees").and_then(Value::as_array) else {
            return Err(Failed::shape("there is no list `employees` in it").error);
        };
        let mut answer = Answer {
            current_only: true,
            ..Answer::default()
        };
        for one in list {
            answer.take(one);
        }
        answer.notices.push(
            "only the directory could be read: it has no first or last days, and nobody who starts later"
                .to_owned(),
        );
        Ok(answer)
    }

    /// Asks; with a body it is posted.
    fn ask(&self, client: &Client, url: &Url, body: Option<&Value>) -> Result<Value, Failed> {
        let asked = std::rc::Rc::new(std::cell::Cell::new(None));
        let wanted = std::rc::Rc::clone(&asked);
        let backoff = ExponentialBuilder::default()
            .with_jitter()
            .with_min_delay(Duration::from_millis(500).min(self.patience))
            .with_max_delay(self.patience)
            .with_max_times(self.retries);
        (|| self.once(client, url, body))
            .retry(backoff)
            .sleep(move |wait: Duration| pause(wanted.take().unwrap_or(wait)))
            .when(|failed: &Failed| {
                failed.again && failed.after.is_none_or(|wait| wait <= self.patience)
            })
            .notify(|failed: &Failed, _: Duration| asked.set(failed.after))
            .call()
    }

    fn once(&self, client: &Client, url: &Url, body: Option<&Value>) -> Result<Value, Failed> {
        let asked = match body {
            None => client.get(url.clone()),
            Some(body) => client
                .post(url.clone())
                .header(CONTENT_TYPE, "application/json")
                .body(body.to_string()),
        };
        let sent = asked
            .basic_auth(&self.key, Some("x"))
            .header(ACCEPT, "application/json")
            .send();
        let response = sent.map_err(|error| Failed {
            again: error.is_connect() || error.is_timeout(),
            ..Failed::from(Error::remote("BambooHR does not answer").cause(error.without_url()))
        })?;
        let status = response.status().as_u16();
        if !response.status().is_success() {
            return Err(refused(status, &response));
        }
        let bytes = client::body(response, MAX_BYTES).map_err(|error| Failed {
            again: true,
            ..Failed::from(Error::remote("BambooHR's answer breaks off").cause(error))
        })?;
        let bytes = bytes.ok_or_else(|| Failed::shape("it is larger than a page is"))?;
        serde_json::from_slice(&bytes).map_err(|_| Failed::shape("it is no JSON"))
    }
}

fn refused(status: u16, response: &Response) -> Failed {
    let after = response.headers().get(RETRY_AFTER);
    let after: Option<u64> = after.and_then(|after| after.to_str().ok()?.trim().parse().ok());
    let wait = after.map_or_else(String::new, |seconds| format!(" for {seconds} s"));
    let (what, hint) = match status {
        401 => (
            "BambooHR does not take the key",
            "BAMBOOHR_API_KEY holds the key",
        ),
        403 => (
            "the key may not see employees",
            "its user needs access to employees in BambooHR",
        ),
        404 => (
            "BambooHR knows no such page",
            "--company is the name before .bamboohr.com",
        ),
        429 => ("BambooHR asks to wait", "try again later"),
        _ => ("BambooHR refuses", "try again later"),
    };
    Failed {
        error: Error::remote(format!("{what}{wait} ({status})"))
            .code("hris")
            .hint(hint),
        status,
        again: matches!(status, 408 | 429 | 500..=599),
        after: after.map(Duration::from_secs),
    }
}

#[allow(clippy::disallowed_methods, reason = "a remote is asked again")]
fn pause(wait: Duration) {
    std::thread::sleep(wait);
}

impl Failed {
    fn shape(why: &str) -> Self {
        Self::from(
            Error::remote("BambooHR's answer cannot be used")
                .cause(why)
                .code("hris"),
        )
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self {
            error,
            status: 0,
            again: false,
            after: None,
        }
    }
}

impl Answer {
    /// Takes in somebody: the fields that were asked for, and their id.
    fn take(&mut self, one: &Value) {
        let attributes = one.get("attributes");
        let place = |key: &str| one.get(key).or_else(|| attributes?.get(key));
        let mut kept = Map::new();
        if let Some(id) = place("id") {
            kept.insert("id".to_owned(), id.clone());
        }
        for field in FIELDS.iter().filter(|field| **field != "employeeNumber") {
            if let Some(value) = place(field) {
                kept.insert((*field).to_owned(), value.clone());
            }
        }
        // The directory calls its supervisor by name.
        if !kept.contains_key("supervisorEId")
            && let Some(name) = place("supervisor")
        {
            kept.insert("supervisor".to_owned(), name.clone());
        }
        if !kept.is_empty() {
            let hidden: BTreeSet<String> = restricted(one).collect();
            if !hidden.is_empty() {
                self.hidden.insert(self.employees.len(), hidden);
            }
            self.employees.push(Value::Object(kept));
        }
    }
}

/// The fields that may not be seen of what an object is about.
fn restricted(one: &Value) -> impl Iterator<Item = String> + '_ {
    let lists = [
        one.get("_restrictedFields"),
        one.pointer("/meta/_restrictedFields"),
        one.pointer("/attributes/_restrictedFields"),
    ];
    let lists = lists.into_iter().flatten().filter_map(Value::as_array);
    let fields = lists.flatten().filter_map(Value::as_str);
    fields.map(str::to_owned)
}

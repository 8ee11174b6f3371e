//! Parts of a company: who changed since a time, and the rows of a dataset.

use reqwest::Url;
use reqwest::blocking::Client;
use serde_json::{Value, json};

use super::{Answer, Company, FIELDS, Failed, MAX_PAGES, restricted};
use crate::error::{Error, Result};

/// So many rows of a dataset come at once: the most that its API gives.
const ROWS: usize = 1000;

/// So many people are asked about one by one; who has to know of more asks for everybody.
const MOST_CHANGED: usize = 1_000;

impl Company {
    /// Those who are new or changed since a time, as RFC 3339 has it; who was deleted is said, for nothing is left of them to take.
    ///
    /// # Errors
    /// As [`Company::employees`]; or so many changed that everybody is asked about sooner.
    pub fn changed(&self, since: &str) -> Result<Answer> {
        let client = Self::client()?;
        self.changes(&client, since).map_err(|failed| failed.error)
    }

    fn changes(&self, client: &Client, since: &str) -> Result<Answer, Failed> {
        let mut url = self.url("/api/v1/employees/changed")?;
        url.query_pairs_mut().append_pair("since", since);
        let page = self.ask(client, &url, None)?;
        let Some(list) = page.get("employees").and_then(Value::as_object) else {
            return Err(Failed::shape("there is no map `employees` in it"));
        };
        if list.len() > MOST_CHANGED {
            let what = format!("{} people changed since {since}", list.len());
            let error = Error::refused(what).code("many-changed");
            return Err(Failed::from(
                error.hint("without --since everybody is asked about at once"),
            ));
        }
        let mut answer = Answer::default();
        for (id, change) in list {
            if change.get("action").and_then(Value::as_str) == Some("Deleted") {
                answer.deleted.push(id.clone());
                continue;
            }
            let mut url = self.url("/api/v1/employees/")?;
            if let Ok(mut path) = url.path_segments_mut() {
                path.pop_if_empty().push(id);
            }
            url.query_pairs_mut()
                .append_pair("fields", &FIELDS.join(","));
            answer.take(&self.ask(client, &url, None)?);
        }
        if let Some(latest) = page.get("latest").and_then(Value::as_str) {
            answer
                .notices
                .push(format!("what comes next: --since {latest}"));
        }
        Ok(answer)
    }

    /// The rows of a dataset, of the same fields by name.
    ///
    /// # Errors
    /// As [`Company::employees`].
    pub fn dataset(&self, name: &str) -> Result<Answer> {
        let client = Self::client()?;
        self.rows(&client, name).map_err(|failed| failed.error)
    }

    fn rows(&self, client: &Client, name: &str) -> Result<Answer, Failed> {
        let mut url = self.url("/api/v2/datasets/")?;
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(name).push("data");
        }
        let mut answer = Answer::default();
        for number in 1..=MAX_PAGES {
            let page = self.dataset_page(client, &url, number);
            let page = page.map_err(|failed| match failed.status {
                404 => unknown(name),
                _ => failed,
            })?;
            let Some(data) = page.get("data").and_then(Value::as_array) else {
                return Err(Failed::shape("there is no list `data` in it"));
            };
            for row in data {
                answer.take(row);
            }
            answer.restricted.extend(restricted(&page));
            let next = page.pointer("/links/next");
            let more = next.is_some_and(|next| !next.is_null() && next.as_str() != Some(""));
            if data.is_empty() || !(more || data.len() == ROWS) {
                return Ok(answer);
            }
        }
        Err(Failed::shape("it has no end"))
    }

    fn dataset_page(&self, client: &Client, url: &Url, number: usize) -> Result<Value, Failed> {
        let asked = json!({"fields": FIELDS, "page": number, "pageSize": ROWS});
        self.ask(client, url, Some(&asked))
    }
}

fn unknown(dataset: &str) -> Failed {
    let what = format!("BambooHR knows no dataset `{dataset}` of this company (404)");
    let error = Error::remote(what).code("hris");
    Failed::from(error.hint(
        "--dataset is a name in BambooHR's list of datasets, --company the name before .bamboohr.com",
    ))
}

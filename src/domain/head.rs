//! What a page says of itself, without its text: all that a question about thousands of pages needs.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::interval::Interval;
use super::reference::Reference;
use super::risk::Risk;
use super::status::Status;

/// The head of a page, borrowed from the page or from what is remembered of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head<'a> {
    /// From the repository's root, with `/`.
    pub path: &'a str,
    /// The SOP's id, written down or derived from the path.
    pub id: &'a str,
    /// Written down, else the first heading, else the id.
    pub title: &'a str,
    /// The status, where it is one of ours.
    pub status: Option<Status>,
    /// Who owns it.
    #[serde(borrow)]
    pub owner: Option<Owner<'a>>,
    /// The roles that must know it.
    pub roles: Vec<&'a str>,
    /// Words to find it by.
    pub tags: Vec<&'a str>,
    /// How much is at stake.
    pub risk: Risk,
    /// How often it is looked at again.
    pub review_in: Option<Interval>,
    /// The date of a review that somebody typed.
    pub last_reviewed: Option<Date>,
    /// What it rests on.
    pub depends_on: Vec<&'a str>,
    /// Clauses by standard.
    pub satisfies: Vec<(&'a str, Vec<&'a str>)>,
}

/// Who owns a page: a [`Reference`], borrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner<'a> {
    /// The name of a role, without `role:`.
    Role(&'a str),
    /// A person's id or e-mail.
    Person(&'a str),
}

impl<'a> Owner<'a> {
    fn of(reference: &'a Reference) -> Self {
        match reference {
            Reference::Role(name) => Self::Role(name),
            Reference::Person(name) => Self::Person(name),
        }
    }

    /// The same, kept.
    pub fn reference(self) -> Reference {
        match self {
            Self::Role(name) => Reference::Role(name.to_owned()),
            Self::Person(name) => Reference::Person(name.to_owned()),
        }
    }

    /// Whether a name means this owner: a role is meant with or without its `role:`.
    pub fn is(self, asked: &str) -> bool {
        match self {
            Self::Role(name) => asked == name || asked.strip_prefix("role:") == Some(name),
            Self::Person(name) => asked == name,
        }
    }
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(name) => write!(f, "role:{name}"),
            Self::Person(name) => f.write_str(name),
        }
    }
}

fn borrowed(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

impl<'a> Head<'a> {
    /// The head of a page that was read.
    pub fn of(page: &'a Document) -> Self {
        let meta = &page.meta;
        let satisfies = meta.satisfies.iter().flat_map(|found| &found.value);
        Self {
            path: &page.path,
            id: page.id.as_str(),
            title: &page.title,
            status: page.status(),
            owner: meta.owner().map(Owner::of),
            roles: borrowed(meta.roles()),
            tags: borrowed(meta.tags()),
            risk: meta.risk(),
            review_in: meta.review_in(),
            last_reviewed: meta.last_reviewed().map(|found| found.value),
            depends_on: borrowed(meta.depends_on()),
            satisfies: satisfies
                .map(|(standard, clauses)| (standard.as_str(), borrowed(clauses)))
                .collect(),
        }
    }

    /// The heads of several pages, in their order.
    pub fn all(pages: &'a [Document]) -> Vec<Self> {
        pages.iter().map(Self::of).collect()
    }

    /// Whether it satisfies a clause, as `STANDARD:CLAUSE` or either.
    pub fn satisfies(&self, asked: &str) -> bool {
        self.satisfies
            .iter()
            .any(|(standard, clauses)| match asked.split_once(':') {
                Some((wanted, clause)) => *standard == wanted && clauses.contains(&clause),
                None => *standard == asked || clauses.contains(&asked),
            })
    }
}

/// What is borrowed, kept.
pub fn kept(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

//! The filters that several commands take: what they mean, and that they mean anything at all.

use crate::domain::document::Document;
use crate::domain::suggest;
use crate::error::{Error, Result};
use crate::store::Snapshot;

/// Whether a page satisfies a clause, as `STANDARD:CLAUSE` or either.
pub fn satisfies(page: &Document, asked: &str) -> bool {
    let Some(clauses) = page.meta.satisfies.as_ref() else {
        return false;
    };
    clauses
        .value
        .iter()
        .any(|(standard, clauses)| match asked.split_once(':') {
            Some((wanted, clause)) => standard == wanted && clauses.iter().any(|own| own == clause),
            None => standard == asked || clauses.iter().any(|own| own == asked),
        })
}

/// Whose pages are asked for; what is not said is no matter.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Owned by this role or person; a role with or without its `role:`.
    pub owner: Option<&'a str>,
    /// To be known by this role.
    pub role: Option<&'a str>,
    /// With this tag.
    pub tag: Option<&'a str>,
}

impl Wanted<'_> {
    /// Whether a page is asked for.
    pub fn fits(&self, page: &Document) -> bool {
        self.fits_these(page.owner().as_deref(), &page.roles(), &page.tags())
    }

    /// Whether what has this owner, these roles and these tags is asked for.
    pub fn fits_these(&self, owner: Option<&str>, roles: &[String], tags: &[String]) -> bool {
        let owned = |asked: &str| {
            owner.is_some_and(|owner| owner == asked || owner.strip_prefix("role:") == Some(asked))
        };
        let among = |names: &[String], asked: &str| names.iter().any(|name| name == asked);
        self.owner.is_none_or(owned)
            && self.role.is_none_or(|role| among(roles, role))
            && self.tag.is_none_or(|tag| among(tags, tag))
    }
}

/// Refuses a role or an owner that neither the files about people nor any page knows: a slip that would find nothing
/// would pass for good news for ever.
///
/// # Errors
/// The name is nobody's.
pub fn check_filters(
    snapshot: &Snapshot,
    pages: &[Document],
    owner: Option<&str>,
    role: Option<&str>,
) -> Result<()> {
    let all = || {
        let proposed = snapshot.proposals.iter().flat_map(|branch| &branch.pages);
        pages.iter().chain(&snapshot.pages).chain(proposed)
    };
    let mut roles: Vec<String> = snapshot.organisation.roles.roles.keys().cloned().collect();
    roles.extend(all().flat_map(|page| page.roles()));
    let people = &snapshot.organisation.people.people;
    roles.extend(
        people
            .iter()
            .flat_map(|person| person.roles.iter().cloned()),
    );
    if let Some(role) = role {
        known("--role", "role", role, &roles)?;
    }
    if let Some(owner) = owner {
        let mut owners: Vec<String> = all().filter_map(Document::owner).collect();
        owners.extend(people.iter().map(|person| person.id.clone()));
        owners.extend(
            people
                .iter()
                .flat_map(|person| person.emails.iter().cloned()),
        );
        owners.extend(roles.iter().map(|role| format!("role:{role}")));
        owners.extend(roles);
        let named = |owner: &String| owner.strip_prefix("role:").map(str::to_owned);
        let bare: Vec<String> = owners.iter().filter_map(named).collect();
        owners.extend(bare);
        known("--owner", "owner", owner, &owners)?;
    }
    Ok(())
}

fn known(flag: &str, what: &str, asked: &str, names: &[String]) -> Result<()> {
    if names.iter().any(|name| name == asked) {
        return Ok(());
    }
    let error = Error::usage(format!("`{asked}` is no {what} that anything here names"));
    Err(
        match suggest::nearest(asked, names.iter().map(String::as_str)) {
            Some(near) => error.hint(format!("did you mean `{flag} {near}`?")),
            None => error.hint("sop list   (names owners and roles)"),
        },
    )
}

//! The filters that several commands take: what they mean, and that they mean anything at all.

use crate::domain::head::{Head, kept};
use crate::domain::suggest;
use crate::error::{Error, Result};
use crate::store::Snapshot;

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
    pub fn fits(&self, page: &Head<'_>) -> bool {
        let owned = |asked: &str| page.owner.is_some_and(|owner| owner.is(asked));
        self.holds(owned, &page.roles, &page.tags)
    }

    /// Whether what has this owner, these roles and these tags is asked for.
    pub fn fits_these(&self, owner: Option<&str>, roles: &[String], tags: &[String]) -> bool {
        let owned = |asked: &str| {
            owner.is_some_and(|owner| owner == asked || owner.strip_prefix("role:") == Some(asked))
        };
        self.holds(owned, roles, tags)
    }

    fn holds<S: AsRef<str>>(
        &self,
        owned: impl FnOnce(&str) -> bool,
        roles: &[S],
        tags: &[S],
    ) -> bool {
        let among = |names: &[S], asked: &str| names.iter().any(|name| name.as_ref() == asked);
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
    pages: &[Head<'_>],
    owner: Option<&str>,
    role: Option<&str>,
) -> Result<()> {
    if owner.is_none() && role.is_none() {
        return Ok(());
    }
    let proposed = snapshot.proposals.iter().flat_map(|branch| &branch.pages);
    let read: Vec<Head<'_>> = snapshot
        .pages
        .iter()
        .chain(proposed)
        .map(Head::of)
        .collect();
    let all = || pages.iter().chain(&read);
    let mut roles: Vec<String> = snapshot.organisation.roles.roles.keys().cloned().collect();
    roles.extend(all().flat_map(|page| kept(&page.roles)));
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
        let named = all().filter_map(|page| page.owner);
        let mut owners: Vec<String> = named.map(|owner| owner.to_string()).collect();
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

//! SOPs whose owner is not there any more, each with who could take over.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::document::Document;
use crate::domain::people::Person;
use crate::domain::reference::Reference;
use crate::domain::succession::{departed, successor};
use crate::ops::duties::in_force;
use crate::store::Snapshot;

/// An SOP whose owner is not there any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orphan {
    /// Its id.
    pub sop: String,
    /// Its file.
    pub path: String,
    /// Who owns it, by its page; absent where it names nobody.
    pub owner: Option<String>,
    /// Why they do not.
    pub why: String,
    /// Who could take over: a person's id, or `role:NAME`.
    pub successor: Option<String>,
    /// Why they.
    pub because: Option<String>,
    /// The line that makes it so.
    pub command: Option<String>,
}

/// Every SOP in force whose owner is not there any more on a day, by id.
pub fn orphans(snapshot: &Snapshot, day: Date) -> Vec<Orphan> {
    let all = in_force(snapshot, day);
    let pages = all.iter().filter_map(|asked| snapshot.page(asked.id));
    pages
        .filter_map(|page| orphan(snapshot, page, day))
        .collect()
}

fn orphan(snapshot: &Snapshot, page: &Document, day: Date) -> Option<Orphan> {
    let organisation = &snapshot.organisation;
    let owner = page.meta.owner.as_ref().map(|owner| &owner.value);
    let why = match owner {
        Some(owner) => departed(organisation, owner, day)?,
        None => "names nobody".to_owned(),
    };
    let next = owner.and_then(|owner| successor(organisation, owner, day));
    let id = &page.id;
    Some(Orphan {
        sop: id.to_string(),
        path: page.path.clone(),
        owner: owner.map(ToString::to_string),
        why,
        command: next
            .as_ref()
            .map(|next| format!("sop role assign {id} --owner {} --commit", next.who)),
        because: next.as_ref().map(|next| next.why.to_owned()),
        successor: next.map(|next| next.who.to_string()),
    })
}

/// The SOPs in force that somebody owns by name, by id.
pub fn owned_by(snapshot: &Snapshot, person: &Person, day: Date) -> Vec<String> {
    let owns = |page: &&Document| {
        let owner = page.meta.owner.as_ref().map(|owner| &owner.value);
        let named = |text: &String| person.id == *text || person.has_email(text);
        matches!(owner, Some(Reference::Person(text)) if named(text))
    };
    let all = in_force(snapshot, day);
    let pages = all.iter().filter_map(|asked| snapshot.page(asked.id));
    pages.filter(owns).map(|page| page.id.to_string()).collect()
}

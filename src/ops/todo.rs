//! `todo`: everything that a person owes, in the order of their path, with why and until when.

mod checkpoint;
mod readers;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::duties::{Place, known, owed, why};
use super::emergency;
use super::overview::{LedgerState, due, ledger_state};
use super::path::Walker;
use super::propose::{actor, governed};
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::duty::DutyState;
use crate::domain::freshness::Freshness;
use crate::domain::people::Person;
use crate::domain::reference::Reference;
use crate::domain::registry::Outcome;
use crate::domain::step::StepChange;
use crate::domain::succession::{departed, successor};
use crate::domain::suggest;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::markdown::stepdiff::diff_steps;
use crate::markdown::steps::steps;
use crate::store::Snapshot;
pub use readers::looked_at;

/// Whose list.
#[derive(Debug, Clone, Default)]
pub enum Whose {
    /// The one who asks.
    #[default]
    Mine,
    /// This person's, by id or address.
    Person(String),
    /// That of everybody whose manager this is.
    Team(String),
    /// That of everybody in this role.
    Role(String),
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// Whose list; absent where it is that of several.
    pub person: Option<String>,
    /// On which day.
    pub as_of: String,
    /// What is to be done, person by person in the order of people.yaml.
    pub items: Vec<Item>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// One thing to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Item {
    /// By whom.
    pub person: String,
    /// Their name.
    #[serde(default)]
    pub name: String,
    /// `acknowledge`, `checkpoint`, `review` or `approve`.
    pub kind: String,
    /// The SOP.
    pub sop: String,
    /// Its title.
    pub title: String,
    /// Why it is theirs.
    pub why: String,
    /// Which version.
    pub version: String,
    /// Until when.
    pub due: Option<String>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// Where it stands.
    pub state: String,
    /// The steps that changed since what they acknowledged.
    pub changed_steps: Vec<StepChange>,
    /// The path that it stands on.
    pub path: Option<String>,
    /// The stage of it.
    pub stage: Option<String>,
    /// What to type.
    pub command: String,
    /// Where to read it.
    pub url: Option<String>,
}

/// What to compare before `changed_steps` can be said: the item, and the blobs before and after.
pub type Compare = (usize, CommitId, CommitId);

/// What is to be done.
///
/// # Errors
/// There is no such person or role.
pub fn todo(snapshot: &Snapshot, whose: &Whose, now: Now) -> Result<(Report, Vec<Compare>)> {
    governed(snapshot)?;
    let today = snapshot.today(now);
    let (people, one) = people(snapshot, whose, now)?;
    let walker = Walker::new(snapshot, today);
    let items: Vec<Found> = people
        .iter()
        .flat_map(|person| of_person(&walker, snapshot, person, now))
        .collect();
    let compare = items
        .iter()
        .enumerate()
        .filter_map(|(at, (_, blobs))| {
            let (before, after) = blobs.clone()?;
            Some((at, before, after))
        })
        .collect();
    let report = Report {
        person: one
            .then(|| people.first().map(|person| person.id.clone()))
            .flatten(),
        as_of: today.to_string(),
        items: items.into_iter().map(|(item, _)| item).collect(),
        ledger: ledger_state(snapshot),
    };
    Ok((report, compare))
}

/// What people have to do, each in their own list.
pub fn todo_of<'a>(
    snapshot: &Snapshot,
    people: &[&'a Person],
    now: Now,
) -> Vec<(&'a Person, Vec<Item>)> {
    let walker = Walker::new(snapshot, snapshot.today(now));
    let list = |person: &&'a Person| {
        let found = of_person(&walker, snapshot, person, now).into_iter();
        (*person, found.map(|(item, _)| item).collect())
    };
    people.iter().map(list).collect()
}

fn of_person(walker: &Walker<'_>, snapshot: &Snapshot, person: &Person, now: Now) -> Vec<Found> {
    let today = snapshot.today(now);
    // Who has left owes nothing, and a service never does.
    if !person.is_human() || person.end.is_some_and(|end| end < today) {
        return Vec::new();
    }
    let mut items = acknowledge(walker, snapshot, person, today);
    items.extend(checkpoints(walker, snapshot, person).map(|item| (item, None)));
    items.extend(review(walker, snapshot, person, now).map(|item| (item, None)));
    items.extend(approve(snapshot, person, now).map(|item| (item, None)));
    items.extend(unapproved(snapshot, person, now).map(|item| (item, None)));
    items
}

impl Report {
    /// With the steps that changed in an item, by the texts before and after.
    pub fn compare(&mut self, at: usize, before: &str, after: &str) {
        let (before, after) = (super::ack::body(before), super::ack::body(after));
        if let Some(item) = self.items.get_mut(at) {
            item.changed_steps = diff_steps(&steps(before, 1), &steps(after, 1));
        }
    }
}

/// Whom a list is about, in the order of people.yaml, and whether that is one person by name.
///
/// # Errors
/// There is no such person or role.
pub fn people<'a>(
    snapshot: &'a Snapshot,
    whose: &Whose,
    now: Now,
) -> Result<(Vec<&'a Person>, bool)> {
    let all = &snapshot.organisation.people;
    let today = snapshot.today(now);
    match whose {
        Whose::Mine => Ok((vec![actor(snapshot, now)?], true)),
        Whose::Person(text) => Ok((vec![known_person(snapshot, text)?], true)),
        Whose::Team(text) => {
            let manager = known_person(snapshot, text)?;
            let reports = |person: &&Person| {
                let named = person.manager.as_deref();
                named.is_some_and(|named| named == manager.id || manager.has_email(named))
            };
            Ok((all.humans_on(today).filter(reports).collect(), false))
        }
        Whose::Role(role) => {
            known_role(snapshot, role)?;
            let holds = |person: &&Person| snapshot.organisation.holds(person, role);
            Ok((all.humans_on(today).filter(holds).collect(), false))
        }
    }
}

/// The person with this id or address.
///
/// # Errors
/// There is none.
pub fn known_person<'a>(snapshot: &'a Snapshot, text: &str) -> Result<&'a Person> {
    let people = &snapshot.organisation.people;
    people.by_id_or_email(text).ok_or_else(|| {
        let error = Error::usage(format!("`{text}` is nobody in people.yaml"));
        error.hint(people.hint(text))
    })
}

/// Refuses a role that roles.yaml does not have.
///
/// # Errors
/// It has none of that name.
pub fn known_role(snapshot: &Snapshot, role: &str) -> Result<()> {
    let names = snapshot.organisation.role_names();
    if names.contains(role) {
        return Ok(());
    }
    let error = Error::usage(format!("roles.yaml has no role `{role}`"));
    Err(match suggest::nearest(role, names) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("sop role list"),
    })
}

type Found = (Item, Option<(CommitId, CommitId)>);

/// On no path; where on one; until when.
type Order = (bool, Option<Place>, Option<Date>);

/// What they have to acknowledge: in the order of their paths, what is on none after that, the soonest first.
fn acknowledge(
    walker: &Walker<'_>,
    snapshot: &Snapshot,
    person: &Person,
    today: Date,
) -> Vec<Found> {
    let mut found: Vec<(Order, Found)> = Vec::new();
    for asked in walker.all() {
        let owed = owed(snapshot, asked, person, today);
        let Some(owed) = owed.filter(|owed| owed.duty.state.is_open()) else {
            continue;
        };
        let item = Item {
            person: person.id.clone(),
            name: person.name.clone(),
            kind: "acknowledge".to_owned(),
            sop: asked.id.to_string(),
            title: asked.title.clone(),
            why: why(&owed),
            version: asked.item.version.to_string(),
            due: owed.duty.due.map(|due| due.to_string()),
            overdue: owed.duty.state == DutyState::Overdue,
            state: owed.duty.state.to_string(),
            changed_steps: Vec::new(),
            path: owed.place.as_ref().map(|place| place.path.clone()),
            stage: owed.place.as_ref().map(|place| place.stage.clone()),
            command: format!("sop ack {}", asked.id),
            url: None,
        };
        let before = known(snapshot, asked.id, &person.id).and_then(|last| {
            let publication = snapshot.ledger.registry.publication(&last.publish)?;
            Some((
                publication.item(asked.id)?.blob.clone(),
                asked.item.blob.clone(),
            ))
        });
        let order = (owed.place.is_none(), owed.place.clone(), owed.duty.due);
        found.push((order, (item, before)));
    }
    found.sort_by(|left, right| left.0.cmp(&right.0));
    found.into_iter().map(|(_, found)| found).collect()
}

/// The checkpoints that are open for them, and those of others that they are to sign off.
fn checkpoints<'a>(
    walker: &'a Walker<'_>,
    snapshot: &'a Snapshot,
    person: &'a Person,
) -> impl Iterator<Item = Item> + 'a {
    let own = checkpoint::own(walker, snapshot, person);
    own.into_iter()
        .chain(checkpoint::to_sign(walker, snapshot, person))
}

/// The SOPs that they own and that are due for a review.
fn review<'a>(
    walker: &'a Walker<'a>,
    snapshot: &'a Snapshot,
    person: &'a Person,
    now: Now,
) -> impl Iterator<Item = Item> + 'a {
    let today = snapshot.today(now);
    walker.all().filter_map(move |asked| {
        let page = snapshot.page(asked.id);
        let owner = page.and_then(|page| page.meta.owner.as_ref())?;
        // What is due is asked first: who is there in whose place takes a look at everybody.
        let due = due(snapshot, asked.id, now)
            .filter(|due| person.active_on(today) && due.state != Freshness::Fresh)?;
        let owns = snapshot.organisation.refers_to(&owner.value, person);
        let why = if owns {
            format!("owned by {}", owner.value)
        } else {
            in_place_of(snapshot, &owner.value, person, today)?
        };
        Some(Item {
            person: person.id.clone(),
            name: person.name.clone(),
            kind: "review".to_owned(),
            sop: asked.id.to_string(),
            title: asked.title.clone(),
            why,
            version: asked.item.version.to_string(),
            due: Some(due.on.to_string()),
            overdue: due.on < today,
            state: due.state.to_string(),
            changed_steps: Vec::new(),
            path: None,
            stage: None,
            command: format!("sop review {}", asked.id),
            url: None,
        })
    })
}

/// Why somebody looks after what another owned: the owner is not there any more, and they are proposed.
fn in_place_of(
    snapshot: &Snapshot,
    owner: &Reference,
    person: &Person,
    today: Date,
) -> Option<String> {
    let organisation = &snapshot.organisation;
    let why = departed(organisation, owner, today)?;
    let next = successor(organisation, owner, today)?;
    let proposed = organisation.refers_to(&next.who, person);
    proposed.then(|| {
        format!(
            "its owner {owner}: {why}; you are proposed, as {}",
            next.why
        )
    })
}

/// The submissions that wait for somebody, and that they may approve.
fn approve<'a>(
    snapshot: &'a Snapshot,
    person: &'a Person,
    now: Now,
) -> impl Iterator<Item = Item> + 'a {
    let open = snapshot.ledger.registry.submissions().iter();
    open.filter(|submission| submission.outcome == Outcome::Open)
        .filter_map(move |submission| {
            let facts = snapshot.submitted.get(&submission.record)?;
            let case = snapshot.case(submission, facts);
            let votes = snapshot.ledger.registry.votes(&submission.record);
            let voted = votes.iter().any(|vote| vote.by == person.id);
            let asked = case.eligible(now.at).contains(&person.id);
            if facts.unreadable.is_some() || voted || !asked || case.judge(votes).approved() {
                return None;
            }
            let item = submission.body.sops.first()?;
            let title = facts.pages.get(&item.id).map(|page: &Document| &page.title);
            Some(Item {
                person: person.id.clone(),
                name: person.name.clone(),
                kind: "approve".to_owned(),
                sop: item.id.to_string(),
                title: title.map_or_else(|| item.id.to_string(), Clone::clone),
                why: format!("submitted by {}", submission.by),
                version: item.version.to_string(),
                due: None,
                overdue: false,
                state: "submitted".to_owned(),
                changed_steps: Vec::new(),
                path: None,
                stage: None,
                command: format!("sop approve {}", item.id),
                url: None,
            })
        })
}

/// What is live unapproved, and waits for somebody who may approve it.
fn unapproved<'a>(
    snapshot: &'a Snapshot,
    person: &'a Person,
    now: Now,
) -> impl Iterator<Item = Item> + 'a {
    let owed = emergency::all(snapshot, now).filter(|judged| judged.standing.is_owed());
    owed.filter_map(move |judged| {
        let votes = snapshot.ledger.registry.votes(&judged.submission.record);
        let voted = votes.iter().any(|vote| vote.by == person.id);
        let case = snapshot.case(judged.submission, judged.facts);
        if voted || !case.eligible(now.at).contains(&person.id) {
            return None;
        }
        let item = judged.submission.body.sops.first()?;
        let title = judged.facts.pages.get(&item.id).map(|page| &page.title);
        Some(Item {
            person: person.id.clone(),
            name: person.name.clone(),
            kind: "approve".to_owned(),
            sop: item.id.to_string(),
            title: title.map_or_else(|| item.id.to_string(), Clone::clone),
            why: format!(
                "live unapproved, published by {}: {}",
                judged.publication.by, judged.emergency.reason
            ),
            version: item.version.to_string(),
            due: Some(judged.until.to_string()),
            overdue: judged.standing == emergency::Standing::Overdue,
            state: "published".to_owned(),
            changed_steps: Vec::new(),
            path: None,
            stage: None,
            command: emergency::command(snapshot, &item.id),
            url: None,
        })
    })
}

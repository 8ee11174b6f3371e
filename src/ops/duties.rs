//! Who owes what: roles, paths, publications and acknowledgements put together for `domain::duty` to judge.

mod places;
mod since;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use self::places::{Naming, OnPath, Way, first, places, taken, ways};
use self::since::{Asks, Said, day_by_day, says, texts};
use crate::domain::acknowledgement::Acknowledgement;
use crate::domain::asking::{Asking, Ways};
use crate::domain::document::Document;
use crate::domain::duty::{
    Because, Confirmed, Demand, Duty, Edition, Excused, Reader, Terms, duty,
};
use crate::domain::id::SopId;
use crate::domain::ledger::record::PublishItem;
use crate::domain::people::Person;
use crate::domain::registry::Publication;
use crate::domain::risk::Risk;
use crate::domain::tenure::Tenure;
use crate::domain::time::day_in;
use crate::domain::timeline::Timeline;
use crate::domain::version::Version;
use crate::store::Snapshot;

/// An SOP that is in force, and what it asks of its readers.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Which.
    pub id: &'a SopId,
    /// What is in force.
    pub publication: &'a Publication,
    /// Its item there.
    pub item: &'a PublishItem,
    /// Its title.
    pub title: String,
    /// The roles that have to know it: who is routed what is the default branch's word.
    pub roles: Vec<String>,
    /// Whether it has to be acknowledged.
    pub required: bool,
    /// The roles whose paths name it.
    ways: Vec<Way<'a>>,
    /// How it asks, by the history.
    asks: Ways<'a>,
    demand: Demand,
}

/// What one person owes for one SOP.
#[derive(Debug, Clone)]
pub struct Owed<'a> {
    /// Who.
    pub person: &'a Person,
    /// Where it stands.
    pub duty: Duty,
    /// The roles of theirs that ask for it.
    pub roles: Arc<[String]>,
    /// Where it stands on a path of theirs.
    pub place: Option<Place>,
}

/// A place on a training path; ordered as it is learnt.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which of the person's paths, which stage, and where in the stage, from 0.
    pub at: (usize, usize, usize),
    /// The path.
    pub path: String,
    /// The stage.
    pub stage: String,
}

impl Asked<'_> {
    fn text(&self) -> Text<'_> {
        Text {
            id: self.id,
            roles: &self.roles,
            required: self.required,
            ways: &self.ways,
            asks: &self.asks,
            demand: &self.demand,
        }
    }

    /// Since when a version of the MAJOR in force is in force.
    pub fn since(&self) -> Date {
        let major = self.item.version.major;
        let of_major = self.demand.editions.iter();
        let of_major = of_major.filter(|edition| edition.version.major == major);
        of_major
            .map(|edition| edition.since)
            .min()
            .unwrap_or(Date::MIN)
    }
}

/// Every SOP that is in force on a day, by id.
pub fn in_force(snapshot: &Snapshot, today: Date) -> Vec<Asked<'_>> {
    let naming = Naming::of(snapshot);
    // What is to end on a day that is to come is in force until then.
    let sops = snapshot.ledger.registry.sops();
    sops.filter_map(|id| asked_by(snapshot, &naming, id, today))
        .collect()
}

/// What an SOP asks on a day; nothing where none of its versions is in force.
pub fn asked<'a>(snapshot: &'a Snapshot, id: &'a SopId, today: Date) -> Option<Asked<'a>> {
    asked_by(snapshot, &Naming::of(snapshot), id, today)
}

fn asked_by<'a>(
    snapshot: &'a Snapshot,
    naming: &Naming<'a>,
    id: &'a SopId,
    today: Date,
) -> Option<Asked<'a>> {
    let registry = &snapshot.ledger.registry;
    let (publication, item) = registry.in_force(id, today)?;
    let page = snapshot.reader_page(id);
    let texts = texts(snapshot, id, item.version, today, page);
    let required = required(snapshot, page) || item.risk == Risk::High;
    let roles = snapshot.page(id);
    let roles = roles.map_or_else(|| item.roles.clone(), Document::roles);
    let Asks {
        required: days,
        terms,
    } = day_by_day(snapshot, &texts);
    Some(Asked {
        id,
        publication,
        item,
        title: page.map_or_else(|| id.to_string(), |page| page.title.clone()),
        required,
        ways: ways(snapshot, naming, id),
        asks: Ways::of(&snapshot.tenures, id.as_str(), &roles, days),
        roles,
        demand: demand(&texts, terms),
    })
}

fn required(snapshot: &Snapshot, page: Option<&Document>) -> bool {
    let own = page.and_then(|page| says(page).required);
    own.unwrap_or(snapshot.settings.ack.required)
}

/// What is asked by versions of which the last is in force.
fn demand(texts: &[Said], terms: Timeline<Terms>) -> Demand {
    Demand {
        editions: texts.iter().map(|said| said.edition).collect(),
        terms,
    }
}

/// What a person owes for an SOP; nothing where nobody asks them.
pub fn owed<'a>(
    snapshot: &'a Snapshot,
    asked: &Asked<'_>,
    person: &'a Person,
    today: Date,
) -> Option<Owed<'a>> {
    let text = asked.text();
    let asker = text.asks_one(snapshot, person);
    let tenure = snapshot.tenures.of(&person.id);
    owed_for(snapshot, &text, &asker, (person, tenure), today)
}

/// A text, in force or to come, with what it asks.
struct Text<'a> {
    id: &'a SopId,
    roles: &'a [String],
    required: bool,
    ways: &'a [Way<'a>],
    asks: &'a Ways<'a>,
    demand: &'a Demand,
}

/// How a text asks whoever holds the same roles by name.
struct Asker<'a> {
    /// Those of the text's roles that they have to know for.
    roles: Arc<[String]>,
    /// The ways to it, with the number of the path among theirs.
    taken: Vec<(usize, &'a Way<'a>)>,
}

impl Text<'_> {
    /// How it asks whoever holds these roles by name, of whom it is said which they have to know for.
    fn asks(
        &self,
        snapshot: &Snapshot,
        held: &[String],
        knows: &dyn Fn(&String) -> bool,
    ) -> Asker<'_> {
        let asking = self.roles.iter().filter(|role| knows(role));
        Asker {
            roles: asking.cloned().collect(),
            taken: taken(snapshot, held, self.ways),
        }
    }

    /// How it asks somebody.
    fn asks_one(&self, snapshot: &Snapshot, person: &Person) -> Asker<'_> {
        let knows = |role: &String| snapshot.organisation.holds(person, role);
        self.asks(snapshot, &person.roles, &knows)
    }
}

fn owed_for<'a>(
    snapshot: &Snapshot,
    text: &Text<'_>,
    asker: &Asker<'_>,
    (person, tenure): (&'a Person, Option<Tenure<'_>>),
    today: Date,
) -> Option<Owed<'a>> {
    let places = places(&asker.taken);
    let by_path = places.iter().any(OnPath::is_acknowledged);
    if !(text.required || by_path) || (asker.roles.is_empty() && places.is_empty()) {
        return None;
    }
    let asking = Asking {
        ways: text.asks,
        tenure,
    };
    let reader = reader(snapshot, text.id, (person, asking), today);
    Some(Owed {
        person,
        duty: duty(text.demand, &reader, today)?,
        roles: Arc::clone(&asker.roles),
        place: first(&places),
    })
}

/// People by the roles that they hold: whoever holds the same ones is asked by the same roles and paths.
pub struct Cohorts<'a>(Vec<Cohort<'a>>);

struct Cohort<'a> {
    /// The roles that they hold by name.
    held: &'a [String],
    /// Those, and all that these include.
    known: BTreeSet<String>,
    /// Who, each with their place in people.yaml.
    people: Vec<(usize, &'a Person, Option<Tenure<'a>>)>,
}

impl<'a> Cohorts<'a> {
    /// Everybody in people.yaml.
    pub fn of(snapshot: &'a Snapshot) -> Self {
        let organisation = &snapshot.organisation;
        let mut cohorts: HashMap<&[String], Cohort<'a>> = HashMap::new();
        for (at, person) in organisation.people.people.iter().enumerate() {
            let held = person.roles.as_slice();
            let cohort = cohorts.entry(held).or_insert_with(|| Cohort {
                held,
                known: organisation.closure(held),
                people: Vec::new(),
            });
            let tenure = snapshot.tenures.of(&person.id);
            cohort.people.push((at, person, tenure));
        }
        Self(cohorts.into_values().collect())
    }
}

/// What everybody owes for an SOP, in the order of people.yaml.
pub fn owed_by_all<'a>(
    snapshot: &'a Snapshot,
    cohorts: &Cohorts<'a>,
    asked: &Asked<'_>,
    today: Date,
) -> Vec<Owed<'a>> {
    let text = asked.text();
    let mut owed: Vec<(usize, Owed<'_>)> = Vec::new();
    for cohort in &cohorts.0 {
        let asker = text.asks(snapshot, cohort.held, &|role| cohort.known.contains(role));
        if asker.roles.is_empty() && asker.taken.is_empty() {
            continue;
        }
        owed.extend(cohort.people.iter().filter_map(|(at, person, tenure)| {
            let owed = owed_for(snapshot, &text, &asker, (person, *tenure), today)?;
            Some((*at, owed))
        }));
    }
    owed.sort_unstable_by_key(|(at, _)| *at);
    owed.into_iter().map(|(_, owed)| owed).collect()
}

/// What people will owe for a page from the day on which it holds as this version.
pub fn will_owe<'a>(
    snapshot: &'a Snapshot,
    page: &Document,
    version: Version,
    from: Date,
) -> Vec<(&'a Person, Duty)> {
    let in_force = snapshot.ledger.registry.in_force(&page.id, from);
    let before = in_force.map_or(version, |(_, item)| item.version);
    let reader_page = snapshot.reader_page(&page.id);
    let mut texts = texts(snapshot, &page.id, before, from, reader_page);
    texts.push(Said {
        edition: Edition {
            version,
            since: from,
        },
        ack: says(page),
    });
    let Asks {
        required: days,
        terms,
    } = day_by_day(snapshot, &texts);
    let demand = demand(&texts, terms);
    let ways = ways(snapshot, &Naming::of(snapshot), &page.id);
    let (roles, required) = (page.roles(), required(snapshot, Some(page)));
    let asks = Ways::of(&snapshot.tenures, page.id.as_str(), &roles, days);
    let text = Text {
        id: &page.id,
        roles: &roles,
        required,
        ways: &ways,
        asks: &asks,
        demand: &demand,
    };
    let owes = |person: &'a Person| {
        let asker = text.asks_one(snapshot, person);
        let tenure = snapshot.tenures.of(&person.id);
        let owed = owed_for(snapshot, &text, &asker, (person, tenure), from)?;
        owed.duty.state.is_open().then_some((person, owed.duty))
    };
    snapshot
        .organisation
        .people
        .people
        .iter()
        .filter_map(owes)
        .collect()
}

fn reader<'a>(
    snapshot: &Snapshot,
    id: &SopId,
    (person, asking): (&'a Person, Asking<'a>),
    today: Date,
) -> Reader<'a> {
    let on_record = snapshot.ledger.registry.acknowledgements();
    Reader {
        person,
        asking,
        confirmed: on_record
            .times(id, &person.id)
            .map(|(version, at, on)| Confirmed {
                version,
                // A clock that runs ahead prolongs nothing.
                on: on.unwrap_or_else(|| day_in(at, &snapshot.zone)).min(today),
            })
            .collect(),
        excused: on_record
            .waived(id, &person.id)
            .iter()
            .map(|one| Excused {
                version: one.version,
                until: one.until,
            })
            .collect(),
    }
}

/// The last acknowledgement of a person, of whatever version: what they know of it.
pub fn known(snapshot: &Snapshot, id: &SopId, person: &str) -> Option<Acknowledgement> {
    let on_record = snapshot.ledger.registry.acknowledgements();
    on_record.of(id, person).next_back()
}

/// The acknowledgement that a duty rests on.
pub fn resting_on(snapshot: &Snapshot, id: &SopId, owed: &Owed<'_>) -> Option<Acknowledgement> {
    let confirmed = owed.duty.confirmed?;
    let on_record = snapshot.ledger.registry.acknowledgements();
    let of_version = on_record
        .of(id, &owed.person.id)
        .filter(|one| one.version == confirmed.version);
    of_version.max_by_key(|one| one.day(&snapshot.zone))
}

/// Why it is asked of somebody, in a phrase.
pub fn why(owed: &Owed<'_>) -> String {
    let mut askers = owed.roles.to_vec();
    if askers.is_empty()
        && let Some(place) = &owed.place
    {
        askers.push(format!("path {}", place.path));
    }
    let because = match owed.duty.because {
        Because::New => "never acknowledged".to_owned(),
        Because::Major(version) => format!("acknowledged {version} only"),
        Because::Expired(day) => format!("the acknowledgement expired on {day}"),
    };
    format!("{}: {because}", askers.join(", "))
}

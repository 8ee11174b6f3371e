//! The people of one state of people.yaml after another; an entry that did not change is read once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use git2::Oid;
use jiff::civil::Date;

use crate::domain::organisation::Organisation;
use crate::domain::paths::{PATHS_FILE, Paths};
use crate::domain::people::{PEOPLE_FILE, People, Person};
use crate::domain::roles::{ROLES_FILE, Roles};
use crate::domain::settings::{SETTINGS_FILE, Settings};
use crate::domain::tenure::{Hold, Member, Tenures};
use crate::domain::yaml::parse;
use crate::domain::yaml_list::items;
use crate::error::Result;
use crate::store::git::Git;

/// The files that say who has to know what.
pub(super) const FILES: [&str; 4] = [PEOPLE_FILE, ROLES_FILE, PATHS_FILE, SETTINGS_FILE];

/// Entries in their order: the hash, the entry where it is not known already, and the id.
type Entries = Vec<(u64, Option<Person>, String)>;

/// One state, and what has been read.
pub(super) struct Roster<'a> {
    git: &'a Git,
    files: [Option<Oid>; FILES.len()],
    organisation: Organisation,
    /// By id: the hash of the entry, and the entry.
    people: BTreeMap<String, (u64, Person)>,
    closures: HashMap<Vec<String>, BTreeMap<String, Hold>>,
}

impl<'a> Roster<'a> {
    pub(super) fn new(git: &'a Git) -> Self {
        Self {
            git,
            files: [None; FILES.len()],
            organisation: Organisation::default(),
            people: BTreeMap::new(),
            closures: HashMap::new(),
        }
    }

    /// Stands where what is remembered ends.
    pub(super) fn begin(&mut self, files: [Option<Oid>; FILES.len()]) -> Result<()> {
        self.advance(files, Date::MIN, &mut Tenures::default())
    }

    /// Goes on to another state. A file that cannot be read says nothing: what was said before it stands.
    pub(super) fn advance(
        &mut self,
        files: [Option<Oid>; FILES.len()],
        day: Date,
        tenures: &mut Tenures,
    ) -> Result<()> {
        let changed: Vec<bool> = (0..FILES.len())
            .map(|at| self.files[at] != files[at])
            .collect();
        let mut others = false;
        if changed[1]
            && let Some(roles) = self.read::<Roles>(files[1], ROLES_FILE)?
        {
            self.organisation.roles = roles;
            self.closures.clear();
            others = true;
        }
        if changed[2]
            && let Some(paths) = self.read::<Paths>(files[2], PATHS_FILE)?
        {
            self.organisation.paths = paths;
        }
        if changed[1] || changed[2] {
            tenures.organisation(day, &self.organisation);
        }
        if changed[3]
            && let Some(settings) = self.read::<Settings>(files[3], SETTINGS_FILE)?
        {
            tenures.settings(day, settings.ack);
        }
        let mut touched = BTreeSet::new();
        if changed[0]
            && let Some(entries) = self.entries(files[0])?
        {
            touched = self.replace(entries);
        }
        if others {
            touched.extend(self.people.keys().cloned());
        }
        let members: Vec<(String, Option<Member>)> = touched
            .into_iter()
            .map(|id| {
                let member = self.member(&id);
                (id, member)
            })
            .collect();
        let members = members.iter();
        tenures.people(
            day,
            members.map(|(id, member)| (id.as_str(), member.clone())),
        );
        self.files = files;
        Ok(())
    }

    fn read<T: serde::de::DeserializeOwned + Default>(
        &self,
        file: Option<Oid>,
        path: &str,
    ) -> Result<Option<T>> {
        let Some(oid) = file else {
            return Ok(Some(T::default()));
        };
        Ok(parse(path, &self.git.blob(oid)?).ok())
    }

    /// The entries of people.yaml by id, those that are known already as they are; nothing where it cannot be read.
    fn entries(&self, file: Option<Oid>) -> Result<Option<Entries>> {
        let Some(oid) = file else {
            return Ok(Some(Vec::new()));
        };
        let bytes = self.git.blob(oid)?;
        let Some(texts) = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| items(text, "people"))
        else {
            let people = parse::<People>(PEOPLE_FILE, &bytes).ok();
            return Ok(people.map(|people| {
                let people = people.people.into_iter();
                people
                    .map(|person| (hash(&format!("{person:?}")), person))
                    .map(|(hash, person)| (hash, Some(person.clone()), person.id))
                    .collect()
            }));
        };
        let known: HashMap<u64, &str> = self
            .people
            .iter()
            .map(|(id, (hash, _))| (*hash, id.as_str()))
            .collect();
        let mut found = Vec::with_capacity(texts.len());
        for text in texts {
            let hash = hash(&text);
            if let Some(id) = known.get(&hash) {
                found.push((hash, None, (*id).to_owned()));
                continue;
            }
            let Ok(person) = serde_yaml::from_str::<Person>(&text) else {
                return Ok(None);
            };
            let id = person.id.clone();
            found.push((hash, Some(person), id));
        }
        Ok(Some(found))
    }

    /// Takes the entries for the whole; whose entry is another, new or gone.
    fn replace(&mut self, entries: Entries) -> BTreeSet<String> {
        let mut before = std::mem::take(&mut self.people);
        let mut touched = BTreeSet::new();
        for (hash, person, id) in entries {
            let old = before.remove(&id);
            let person = match (person, old) {
                (Some(person), old) => {
                    if old.is_none_or(|(old, _)| old != hash) {
                        touched.insert(id.clone());
                    }
                    person
                }
                (None, Some((_, person))) => person,
                (None, None) => continue,
            };
            self.people.insert(id, (hash, person));
        }
        touched.extend(before.into_keys());
        touched
    }

    fn member(&mut self, id: &str) -> Option<Member> {
        let (_, person) = self.people.get(id)?;
        let mut named = Vec::new();
        // Nothing is asked of a service.
        if person.is_human() {
            named.extend(person.roles.iter().cloned());
            named.extend(self.organisation.roles.given(person));
        }
        let organisation = &self.organisation;
        let roles = self.closures.entry(named).or_insert_with_key(|named| {
            let closure = organisation.closure(named).into_iter();
            let hold = |role: &String| match named.contains(role) {
                true => Hold::Named,
                false => Hold::Included,
            };
            closure
                .map(|role| (hold(&role), role))
                .map(|(hold, role)| (role, hold))
                .collect()
        });
        Some(Member {
            start: person.start,
            end: person.end,
            roles: roles.clone(),
        })
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

//! people.yaml: who there is, how each is reached and known.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ssh_key::public::KeyData;
use ssh_key::{Fingerprint, HashAlg, PublicKey};

use super::derived::Derived;
use super::plain::terminal_safe;
use super::reference::is_name;
use super::suggest::nearest;

/// The file's name, at the top of the repository.
pub const PEOPLE_FILE: &str = "people.yaml";

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct People {
    /// Everyone, in the order of the file.
    pub people: Vec<Person>,
    /// The first place of each id, found when it is first asked for.
    #[serde(skip)]
    places: Derived<OnceLock<HashMap<String, usize>>>,
    /// The first place of each SSH key, by its fingerprint, found when it is first asked for.
    #[serde(skip)]
    signers: Derived<OnceLock<BTreeMap<Fingerprint, Signer>>>,
}

/// Whose an SSH key is.
#[derive(Debug, Clone, Copy)]
struct Signer {
    /// The first who lists it.
    first: usize,
    /// Somebody else lists it too.
    shared: bool,
}

/// One person, or one machine that acts in its own name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Opaque, never given to anyone else.
    pub id: String,
    /// For people's eyes; no evidence refers to it.
    #[serde(default)]
    pub name: String,
    /// Every address that this person commits under.
    #[serde(default)]
    pub emails: Vec<String>,
    /// Accounts on forges, by forge.
    #[serde(default)]
    pub logins: BTreeMap<String, Login>,
    /// Human or service.
    #[serde(default)]
    pub kind: PersonKind,
    /// Roles held: those that are named, and after [`Organisation::settle`](super::organisation::Organisation::settle)
    /// those that `match:` gives.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Which of the roles `match:` gives.
    #[serde(skip)]
    pub given: Vec<String>,
    /// Who signs off for this person.
    #[serde(default)]
    pub manager: Option<String>,
    /// First day, inclusive; absent: always was there.
    #[serde(default)]
    pub start: Option<Date>,
    /// Last day, inclusive; absent: still there.
    #[serde(default)]
    pub end: Option<Date>,
    /// Absences, during which nothing falls due.
    #[serde(default)]
    pub leave: Vec<Leave>,
    /// Signing keys with their lifetimes; closed, never deleted.
    #[serde(default)]
    pub keys: Vec<Key>,
    /// Where the entry was imported from.
    #[serde(default)]
    pub source: BTreeMap<String, String>,
    /// Job title, as the HR system has it.
    #[serde(default)]
    pub title: Option<String>,
    /// Department, as the HR system has it.
    #[serde(default)]
    pub department: Option<String>,
    /// Location, as the HR system has it.
    #[serde(default)]
    pub location: Option<String>,
}

/// Human, or a machine that acts in its own name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonKind {
    /// Can approve and acknowledge.
    #[default]
    Human,
    /// Can record, never approve.
    Service,
}

/// An account on a forge: the number outlives a renamed login.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The name shown there.
    pub login: String,
    /// The number that is never given again.
    #[serde(default)]
    pub id: Option<u64>,
}

/// One absence, both days inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// First day away.
    pub from: Date,
    /// Last day away; absent: not known yet.
    #[serde(default)]
    pub to: Option<Date>,
}

/// A signing key and when it may be believed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// `ssh-ed25519 AAAA…`, as in an authorised-keys file.
    pub key: String,
    /// First day, inclusive.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day, inclusive.
    #[serde(default)]
    pub until: Option<Date>,
    /// From this day on nothing signed by it is believed.
    #[serde(default)]
    pub compromised_since: Option<Date>,
}

impl Key {
    /// Whether the key may be believed for something of that day.
    pub fn open_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
            && self.compromised_since.is_none_or(|since| day < since)
    }
}

impl Person {
    /// Whether this person is with us on that day (leave does not count).
    pub fn active_on(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }

    /// Whether this is a person who can approve.
    pub fn is_human(&self) -> bool {
        self.kind == PersonKind::Human
    }

    /// The name where there is one, else the id.
    pub fn display(&self) -> &str {
        if self.name.is_empty() {
            &self.id
        } else {
            &self.name
        }
    }

    /// Whether an address is one of this person's; case does not matter.
    pub fn has_email(&self, email: &str) -> bool {
        self.emails
            .iter()
            .any(|own| own.eq_ignore_ascii_case(email))
            || email
                .strip_suffix(OPAQUE_DOMAIN)
                .and_then(|name| name.strip_suffix('@'))
                .is_some_and(|name| name == self.id)
    }
}

/// The domain under which records name people by id alone.
pub const OPAQUE_DOMAIN: &str = "people.invalid";

impl People {
    /// A list of people.
    pub fn of(people: Vec<Person>) -> Self {
        Self {
            people,
            ..Self::default()
        }
    }

    /// The person with this id.
    pub fn by_id(&self, id: &str) -> Option<&Person> {
        let places = self.places.get_or_init(|| {
            let all = self.people.iter().enumerate().rev();
            all.map(|(at, person)| (person.id.clone(), at)).collect()
        });
        let found = places.get(id).and_then(|at| self.people.get(*at));
        found
            .filter(|person| person.id == id)
            .or_else(|| self.people.iter().find(|person| person.id == id))
    }

    /// The first person who ever listed this SSH key.
    pub fn by_key(&self, key: &KeyData) -> Option<&Person> {
        self.people.get(self.signer(key)?.first)
    }

    /// Whether two people list this SSH key: then it shows of neither that it was they.
    pub fn share_key(&self, key: &KeyData) -> bool {
        self.signer(key).is_some_and(|signer| signer.shared)
    }

    fn signer(&self, key: &KeyData) -> Option<Signer> {
        let signers = self.signers.get_or_init(|| {
            let mut signers: BTreeMap<Fingerprint, Signer> = BTreeMap::new();
            for (at, person) in self.people.iter().enumerate() {
                for own in &person.keys {
                    let Ok(own) = PublicKey::from_openssh(&own.key) else {
                        continue;
                    };
                    let signer = signers.entry(own.fingerprint(HashAlg::Sha256));
                    let signer = signer.or_insert(Signer {
                        first: at,
                        shared: false,
                    });
                    signer.shared |= signer.first != at;
                }
            }
            signers
        });
        signers.get(&key.fingerprint(HashAlg::Sha256)).copied()
    }

    /// The person who uses this address.
    pub fn by_email(&self, email: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.has_email(email))
    }

    /// The person with this id or address.
    pub fn by_id_or_email(&self, text: &str) -> Option<&Person> {
        self.by_id(text).or_else(|| self.by_email(text))
    }

    /// Who may be meant by what is nobody's id or address: `did you mean …`, else how to look.
    pub fn hint(&self, text: &str) -> String {
        let meant = |person: &Person| {
            if person.name.is_empty() {
                format!("did you mean `{}`?", person.id)
            } else {
                format!("did you mean `{}`, {}?", person.id, person.name)
            }
        };
        let same = |person: &&Person| person.name.to_lowercase() == text.to_lowercase();
        let mut named = self.people.iter().filter(same);
        if let (Some(person), None) = (named.next(), named.next()) {
            return meant(person);
        }
        let ids = self.people.iter().map(|person| person.id.as_str());
        if let Some(near) = nearest(text, ids) {
            return format!("did you mean `{near}`?");
        }
        let known = || {
            self.people.iter().flat_map(|person| {
                let words = person.emails.iter().chain([&person.name]);
                words.map(move |word| (word.as_str(), person))
            })
        };
        let near = nearest(text, known().map(|(word, _)| word));
        let person = near.and_then(|near| known().find(|(word, _)| *word == near));
        person.map_or("sop people list".to_owned(), |(_, person)| meant(person))
    }

    /// The humans who are with us on that day.
    pub fn humans_on(&self, day: Date) -> impl Iterator<Item = &Person> {
        self.people
            .iter()
            .filter(move |person| person.is_human() && person.active_on(day))
    }

    /// Whether a single human is listed: then own approval may count.
    pub fn alone(&self) -> bool {
        self.people
            .iter()
            .filter(|person| person.is_human())
            .count()
            == 1
    }

    /// What makes the list ambiguous: an id or an address that two entries share, or what is no id.
    pub fn conflicts(&self) -> Vec<String> {
        let mut ids = BTreeMap::new();
        let mut emails = BTreeMap::new();
        let mut found = Vec::new();
        for person in &self.people {
            if !is_name(&person.id) {
                let id = terminal_safe(&person.id);
                found.push(format!("`{id}` is no id: letters, digits, `.`, `_`, `-`"));
            }
            match ids.insert(person.id.to_lowercase(), &person.id) {
                Some(before) if *before == person.id => {
                    found.push(format!("two people have the id `{}`", person.id));
                }
                Some(before) => found.push(format!(
                    "`{}` and `{before}` differ in upper and lower case alone",
                    person.id
                )),
                None => {}
            }
            for email in &person.emails {
                let owner = emails.insert(email.to_ascii_lowercase(), &person.id);
                if let Some(owner) = owner.filter(|owner| *owner != &person.id) {
                    found.push(format!(
                        "`{email}` belongs to both {owner} and {}",
                        person.id
                    ));
                }
            }
        }
        found
    }
}

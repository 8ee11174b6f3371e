//! Who signed: SSH signatures as git writes them, checked without starting a process.

use jiff::civil::Date;
use ssh_key::public::KeyData;
use ssh_key::{PublicKey, SshSig};

use super::graph::Placed;
use super::openpgp::{Verdict, fingerprint};
use crate::domain::people::{Key, People, Person};

/// Git's namespace for the signatures of commits and tags.
const NAMESPACE: &str = "git";

/// How well it is known who wrote a record, weakest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// A prompt, `--yes`, an unsigned record.
    Claimed,
    /// A forge's review, recorded under a service's key.
    Attested,
    /// Signed by a key that people.yaml lists for the author.
    Proven,
}

impl std::fmt::Display for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Class::Claimed => "claimed",
            Class::Attested => "attested",
            Class::Proven => "proven",
        })
    }
}

/// What the signature of a record is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureState {
    /// There is none.
    Unsigned,
    /// By a key that is listed for the author and open on that day.
    Good,
    /// A forge's review, by a key that is listed for a service and open on that day.
    Attested,
    /// It cannot be checked here: another form, or an OpenPGP key that is not at hand.
    Unchecked,
    /// By a key that is not listed for the author, or not open on that day.
    ForeignKey,
    /// It does not fit the record.
    Broken,
}

/// Judges a record's signature by the author's entry in people.yaml.
pub fn judge(placed: &Placed, author: Option<&Person>, day: Date) -> SignatureState {
    match &placed.entry.signature {
        Some((armoured, signed)) => judge_bytes(armoured, signed, author, day),
        None => SignatureState::Unsigned,
    }
}

/// Judges a signature over any bytes, as [`judge`] does one over a record.
pub fn judge_bytes(
    armoured: &str,
    signed: &[u8],
    author: Option<&Person>,
    day: Date,
) -> SignatureState {
    if !armoured.starts_with("-----BEGIN SSH SIGNATURE-----") {
        return SignatureState::Unchecked;
    }
    let Ok(signature) = SshSig::from_pem(armoured) else {
        return SignatureState::Broken;
    };
    let key = PublicKey::from(signature.public_key().clone());
    if key.verify(NAMESPACE, signed, &signature).is_err() {
        return SignatureState::Broken;
    }
    let listed = author.is_some_and(|person| {
        person.keys.iter().any(|own| {
            own.open_on(day)
                && PublicKey::from_openssh(&own.key)
                    .is_ok_and(|own| own.key_data() == key.key_data())
        })
    });
    if listed {
        SignatureState::Good
    } else {
        SignatureState::ForeignKey
    }
}

/// The class that a signature gives its record.
impl From<Option<&SignatureState>> for Class {
    fn from(state: Option<&SignatureState>) -> Self {
        match state {
            Some(SignatureState::Good) => Self::Proven,
            Some(SignatureState::Attested) => Self::Attested,
            _ => Self::Claimed,
        }
    }
}

/// Judges the signature of a record that was taken from a forge's review: a service vouches for what the forge said.
pub fn judge_review(placed: &Placed, people: &People, day: Date) -> SignatureState {
    let services = people.people.iter().filter(|person| !person.is_human());
    let states: Vec<SignatureState> = services
        .map(|service| judge(placed, Some(service), day))
        .collect();
    if states.contains(&SignatureState::Good) {
        SignatureState::Attested
    } else {
        judge(placed, None, day)
    }
}

/// Judges an OpenPGP signature by what the program said of it.
pub fn judge_openpgp(
    verdict: &Verdict,
    (author, people): (Option<&Person>, Option<&People>),
    now_listed: &People,
    day: Date,
) -> SignatureState {
    let Verdict::By(prints) = verdict else {
        return SignatureState::Broken;
    };
    let signed_by = |key: &Key| fingerprint(&key.key).is_some_and(|own| prints.contains(&own));
    let listing = people.map(|people| {
        let all = people.people.iter();
        all.filter(|person| person.keys.iter().any(&signed_by))
            .count()
    });
    let mut own = author.into_iter().flat_map(|person| &person.keys);
    let listed = own.any(|key| key.open_on(day) && signed_by(key));
    let mut all = now_listed.people.iter().flat_map(|person| &person.keys);
    let lost =
        all.any(|key| key.compromised_since.is_some_and(|since| since <= day) && signed_by(key));
    if listed && !lost && listing.is_none_or(|many| many < 2) {
        SignatureState::Good
    } else {
        SignatureState::ForeignKey
    }
}

/// Whether the key that signed is known by now to have been in other hands on that day, whatever was known then.
pub fn compromised(placed: &Placed, people: &People, day: Date) -> bool {
    let signed_by = signing_key(placed);
    people
        .people
        .iter()
        .flat_map(|person| &person.keys)
        .any(|key| {
            key.compromised_since.is_some_and(|since| since <= day)
                && PublicKey::from_openssh(&key.key)
                    .is_ok_and(|own| Some(own.key_data()) == signed_by.as_ref())
        })
}

/// Whether the key that signed is one that two people list.
pub fn shared(placed: &Placed, people: &People) -> bool {
    signing_key(placed).is_some_and(|key| people.share_key(&key))
}

/// Whose key it is that signed, by any key that people.yaml ever listed.
pub fn signer<'a>(placed: &Placed, people: &'a People) -> Option<&'a Person> {
    people.by_key(&signing_key(placed)?)
}

/// The SSH key that signed.
fn signing_key(placed: &Placed) -> Option<KeyData> {
    let (armoured, _) = placed.entry.signature.as_ref()?;
    Some(SshSig::from_pem(armoured).ok()?.public_key().clone())
}

/// Whether two keys, as text, are the same key; comments do not matter.
pub fn same_key(left: &str, right: &str) -> bool {
    match (
        PublicKey::from_openssh(left),
        PublicKey::from_openssh(right),
    ) {
        (Ok(left), Ok(right)) => left.key_data() == right.key_data(),
        _ => false,
    }
}

//! What was said on a forge, as records of those who said it: a review counts for the bytes that were reviewed, by an
//! account that people.yaml links to a person, and for nothing else.

use std::collections::BTreeMap;

use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::forge::{Account, ForgeKind, Place, Pull, Review, Verdict};
use crate::domain::ledger::record::{ApproveBody, RejectBody, RejectMeaning};
use crate::domain::ledger::{Body, Class, ForgeReview};
use crate::domain::people::{Login, Person};
use crate::domain::registry::{Says, Submission};
use crate::domain::settings::Identity;
use crate::domain::time::stamp;
use crate::env::Now;
use crate::error::Reason;
use crate::store::questions::Reviewed;
use crate::store::{Change, Sharing, Snapshot};

/// What an approving review on a forge says.
pub const MEANING: &str = "An approving review of the pull request";

/// What a forge has of a submission.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The forge.
    pub place: Place,
    /// The pull request.
    pub pull: Pull,
    /// What stands of its reviews.
    pub reviews: Vec<Review>,
    /// The commits that they name.
    pub commits: BTreeMap<CommitId, Reviewed>,
    /// Whether a service's signature vouches for what is recorded now.
    pub vouched: bool,
}

/// What of it becomes a record, and why the rest does not.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// By whom, and what.
    pub said: Vec<(String, Body)>,
    /// Why a review counts for nothing.
    pub notes: Vec<Reason>,
}

impl Taken {
    /// As a change; empty where there is nothing new.
    pub fn change(&self) -> Change {
        Change {
            said: self.said.clone(),
            sharing: Sharing::Afterwards,
            ..Change::default()
        }
    }
}

/// Takes over what a forge has heard on a submission, each review once.
pub fn take(snapshot: &Snapshot, submission: &Submission, heard: &Heard, now: Now) -> Taken {
    let known = recorded(snapshot, submission, heard);
    let mut taken = Taken::default();
    for review in &heard.reviews {
        match read(snapshot, submission, heard, review, &known, now) {
            Ok(said) => taken.said.extend(said),
            Err(note) => taken.notes.push(note),
        }
    }
    // What is neither dismissed nor there any more was taken back all the same.
    for (review, (by, record)) in &known {
        let stands = |other: &Review| other.id == *review || other.account.id == record.user;
        if !heard.reviews.iter().any(stands) && !record.lifted {
            let why = "the review is not on the forge any more";
            taken
                .said
                .push((by.clone(), lift(submission, record.review.clone(), why)));
        }
    }
    taken
}

/// What the ledger has of a review already.
struct Known {
    review: ForgeReview,
    user: u64,
    approves: bool,
    lifted: bool,
    attested: bool,
}

/// The reviews of this pull request that are on record, by name, each as it was last recorded.
fn recorded(
    snapshot: &Snapshot,
    submission: &Submission,
    heard: &Heard,
) -> BTreeMap<String, (String, Known)> {
    let mut known = BTreeMap::new();
    for one in snapshot.ledger.registry.from_forge() {
        let review = &one.review;
        let here = review.host == heard.place.host
            && review.repo == heard.place.repo
            && review.pull == heard.pull.number;
        if here && one.submit == submission.record {
            let last = Known {
                review: review.clone(),
                user: review.user,
                approves: one.says == Says::Approve,
                lifted: one.says == Says::Lift,
                attested: one.class >= Class::Attested,
            };
            known.insert(review.review.clone(), (one.by.clone(), last));
        }
    }
    known
}

fn read(
    snapshot: &Snapshot,
    submission: &Submission,
    heard: &Heard,
    review: &Review,
    known: &BTreeMap<String, (String, Known)>,
    now: Now,
) -> Result<Option<(String, Body)>, Reason> {
    let last = known.get(&review.id);
    if review.verdict == Verdict::Dismissed {
        let of_account = |(_, last): &&(String, Known)| last.user == review.account.id;
        let said = last.or_else(|| known.values().rfind(of_account));
        let Some((by, last)) = said.filter(|(_, last)| !last.lifted) else {
            return Ok(None);
        };
        let why = "the review was dismissed on the forge";
        return Ok(Some((
            by.clone(),
            lift(submission, last.review.clone(), why),
        )));
    }
    let approves = review.verdict == Verdict::Approved;
    // What is on record as a claim is recorded once more by a service that vouches for it.
    let stands = |last: &Known| last.approves == approves && !last.lifted;
    if last.is_some_and(|(_, last)| stands(last) && (last.attested || !heard.vouched)) {
        return Ok(None);
    }
    let person = person(snapshot, &heard.place, &review.account, approves)?;
    let commit = of_submission(submission, heard, review)?;
    let forge = ForgeReview {
        host: heard.place.host.clone(),
        repo: heard.place.repo.clone(),
        pull: heard.pull.number,
        review: review.id.clone(),
        login: review.account.login.clone(),
        user: review.account.id,
        commit,
        submitted_at: stamp(review.at.unwrap_or(now.at)),
    };
    let body = if approves {
        let facts = snapshot.submitted.get(&submission.record);
        let edited = facts.is_some_and(|facts| snapshot.case(submission, facts).edited(&person.id));
        Body::Approve(ApproveBody {
            submit: submission.record.clone(),
            meaning: MEANING.to_owned(),
            reason: None,
            edited,
            identity: Identity::Forge,
            forge: Some(forge),
        })
    } else {
        Body::Reject(RejectBody {
            submit: submission.record.clone(),
            meaning: RejectMeaning::Reject,
            reason: Some("changes were requested on the forge".to_owned()),
            identity: Identity::Forge,
            forge: Some(forge),
        })
    };
    Ok(Some((person.id.clone(), body)))
}

fn lift(submission: &Submission, review: ForgeReview, why: &str) -> Body {
    Body::Reject(RejectBody {
        submit: submission.record.clone(),
        meaning: RejectMeaning::Lift,
        reason: Some(why.to_owned()),
        identity: Identity::Forge,
        forge: Some(review),
    })
}

/// The commit that was reviewed, where it has what was submitted.
fn of_submission(
    submission: &Submission,
    heard: &Heard,
    review: &Review,
) -> Result<CommitId, Reason> {
    let who = &review.account.login;
    let word = match review.verdict {
        Verdict::Approved => "approval",
        _ => "request for changes",
    };
    let note = |code: &str, why: String| {
        let message = format!(
            "the {word} by {who} on {} counts for nothing: {why}",
            heard.place.host
        );
        let note = Reason::new(code, message);
        match review.verdict {
            Verdict::Approved => note.hint(format!("ask them to review {} again", heard.pull.url)),
            _ => note,
        }
    };
    let Some(commit) = &review.commit else {
        let why = review.doubt.clone();
        let why = why.unwrap_or_else(|| "the forge does not say of which commit it is".to_owned());
        return Err(note("review-without-commit", why));
    };
    let pages = match heard.commits.get(commit) {
        Some(Reviewed::Pages(pages)) => pages,
        Some(Reviewed::Gone(why)) => return Err(note("review-commit-gone", why.clone())),
        None => {
            let why = format!("{} was not looked at", commit.short());
            return Err(note("review-commit-gone", why));
        }
    };
    let other = submission
        .body
        .sops
        .iter()
        .find(|item| pages.get(&item.path).and_then(Document::digest) != Some(&item.digest));
    match other {
        None => Ok(commit.clone()),
        Some(item) => Err(note(
            "review-of-other-bytes",
            format!(
                "at {} {} is not what was submitted",
                commit.short(),
                item.id
            ),
        )),
    }
}

/// The accounts of a person on a forge: by the forge's host, or by its kind.
pub fn logins<'a>(person: &'a Person, kind: ForgeKind, host: &str) -> Vec<&'a Login> {
    let mut names = vec![host, kind.name()];
    if kind == ForgeKind::Gitea {
        names.push("forgejo");
    }
    names
        .iter()
        .filter_map(|name| person.logins.get(*name))
        .collect()
}

/// Whose account it is, by its number; no name and no address is ever guessed from.
fn person<'a>(
    snapshot: &'a Snapshot,
    place: &Place,
    account: &Account,
    approves: bool,
) -> Result<&'a Person, Reason> {
    let people = &snapshot.organisation.people.people;
    let has = |person: &&Person, fits: &dyn Fn(&Login) -> bool| {
        logins(person, place.kind, &place.host)
            .into_iter()
            .any(fits)
    };
    let by_number = |login: &Login| login.id == Some(account.id);
    if let Some(person) = people.iter().find(|person| has(person, &by_number)) {
        return Ok(person);
    }
    let by_name = |login: &Login| login.login.eq_ignore_ascii_case(&account.login);
    let (login, number, host) = (&account.login, account.id, &place.host);
    let what = if approves {
        "approves"
    } else {
        "requests changes"
    };
    let named = people.iter().find(|person| has(person, &by_name));
    let link = |person: &str| format!("sop people link {person} --{} {login}", place.kind);
    Err(match named {
        None => Reason::new(
            "unknown-login",
            format!(
                "{login} ({number}) {what} on {host}, and people.yaml links that account to nobody"
            ),
        )
        .hint(link("PERSON")),
        Some(person) => {
            let accounts = logins(person, place.kind, &place.host);
            match accounts.iter().find_map(|login| login.id) {
                None => Reason::new(
                    "login-without-number",
                    format!("{login} {what} on {host}, and people.yaml does not say the number of {}'s account, which is never given again as a login may be", person.id),
                )
                .hint(link(&person.id)),
                Some(listed) => Reason::new(
                    "login-of-another",
                    format!("{login} {what} on {host} from the account {number}, and {}'s is {listed}: the login belongs to somebody else now", person.id),
                ),
            }
        }
    })
}

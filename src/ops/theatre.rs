//! `stale --audit-dates`: where dates moved and nobody seems to have looked. A report with its evidence, no accusation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::overview::{LedgerState, ledger_state};
use crate::domain::history::DateBump;
use crate::domain::registry::Review;
use crate::domain::time::{day_in, stamp};
use crate::env::Now;
use crate::store::Snapshot;

/// As many pages in one commit are a bulk.
const BULK: usize = 10;

/// Reviews by one person that are less apart than this, in seconds, are told.
const HASTY: i64 = 60;

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// The day that it is about.
    pub as_of: String,
    /// Commits that moved a typed date and changed nothing that the page says, newest first.
    pub date_only: Vec<Bump>,
    /// Commits that did so to ten pages or more.
    pub bulk: Vec<Bulk>,
    /// Reviews by one person within a minute of each other.
    pub hasty: Vec<Hasty>,
    /// How many pages were looked at.
    pub pages: usize,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// A date that moved alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bump {
    /// The page.
    pub path: String,
    /// The commit.
    pub commit: String,
    /// Its day.
    pub on: String,
    /// Its author.
    pub author: String,
    /// The date before.
    pub before: Option<String>,
    /// The date after.
    pub after: String,
}

/// Many dates that moved in one commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bulk {
    /// The commit.
    pub commit: String,
    /// Its day.
    pub on: String,
    /// Its author.
    pub author: String,
    /// The first line of its message.
    pub summary: String,
    /// The pages.
    pub pages: Vec<String>,
}

/// Reviews that followed each other closely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hasty {
    /// Who.
    pub person: String,
    /// The moment of the first.
    pub from: String,
    /// From the first to the last.
    pub seconds: i64,
    /// What was reviewed, in order.
    pub sops: Vec<String>,
    /// The records, in order.
    pub records: Vec<String>,
}

impl Report {
    /// Whether there is nothing to tell.
    pub fn is_clean(&self) -> bool {
        self.date_only.is_empty() && self.hasty.is_empty()
    }
}

/// Looks for reviews that may have been none.
pub fn audit_dates(snapshot: &Snapshot, bumps: &[DateBump], pages: usize, now: Now) -> Report {
    let day = |at| day_in(at, &snapshot.zone).to_string();
    let date_only: Vec<Bump> = bumps
        .iter()
        .map(|bump| Bump {
            path: bump.path.clone(),
            commit: bump.commit.to_string(),
            on: day(bump.at),
            author: bump.author.clone(),
            before: bump.before.map(|date| date.to_string()),
            after: bump.after.to_string(),
        })
        .collect();
    let mut commits: BTreeMap<&str, Vec<&DateBump>> = BTreeMap::new();
    for (bump, told) in bumps.iter().zip(&date_only) {
        commits.entry(&told.commit).or_default().push(bump);
    }
    let mut bulk: Vec<Bulk> = commits
        .into_iter()
        .filter(|(_, bumps)| bumps.len() >= BULK)
        .filter_map(|(commit, bumps)| {
            let first = bumps.first()?;
            Some(Bulk {
                commit: commit.to_owned(),
                on: day(first.at),
                author: first.author.clone(),
                summary: first.summary.clone(),
                pages: bumps.iter().map(|bump| bump.path.clone()).collect(),
            })
        })
        .collect();
    bulk.sort_by(|left, right| right.on.cmp(&left.on));
    Report {
        as_of: snapshot.today(now).to_string(),
        date_only,
        bulk,
        hasty: hasty(snapshot.ledger.registry.all_reviews()),
        pages,
        ledger: ledger_state(snapshot),
    }
}

/// Runs of reviews by one person, each less than a minute after the one before and of another SOP.
fn hasty(reviews: &[Review]) -> Vec<Hasty> {
    let mut people: BTreeMap<&str, Vec<&Review>> = BTreeMap::new();
    for review in reviews {
        people.entry(&review.by).or_default().push(review);
    }
    let mut found = Vec::new();
    for (person, mut reviews) in people {
        reviews.sort_by_key(|review| review.at);
        let close = |left: &&Review, right: &&Review| {
            right.at.as_second() - left.at.as_second() < HASTY && left.body.sop != right.body.sop
        };
        for run in reviews.chunk_by(close) {
            let [first, .., last] = run else { continue };
            found.push(Hasty {
                person: person.to_owned(),
                from: stamp(first.at),
                seconds: last.at.as_second() - first.at.as_second(),
                sops: run
                    .iter()
                    .map(|review| review.body.sop.to_string())
                    .collect(),
                records: run.iter().map(|review| review.record.to_string()).collect(),
            });
        }
    }
    found.sort_by(|left, right| left.from.cmp(&right.from));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::commit_id::CommitId;
    use crate::domain::id::SopId;
    use crate::domain::ledger::record::{ReviewBody, ReviewOutcome};
    use jiff::Timestamp;
    use jiff::civil::date;

    fn review(by: &str, sop: &str, second: i64) -> Review {
        let record = CommitId::parse(&format!("{second:040x}")).unwrap();
        Review {
            record: record.clone(),
            by: by.to_owned(),
            at: Timestamp::from_second(1_800_000_000 + second).unwrap(),
            body: ReviewBody {
                sop: SopId::parse(sop).unwrap(),
                publish: record,
                digest: serde_json::from_str(&format!("\"sop1:{}\"", "0".repeat(64))).unwrap(),
                outcome: ReviewOutcome::NoChange,
                note: "looked".to_owned(),
                next_due: date(2027, 1, 1),
            },
        }
    }

    #[test]
    fn a_minute_apart_is_time_to_look_and_seconds_are_told() {
        let told = |reviews: &[Review]| -> Vec<(String, Vec<String>, i64)> {
            hasty(reviews)
                .into_iter()
                .map(|hasty| (hasty.person, hasty.sops, hasty.seconds))
                .collect()
        };
        assert!(told(&[review("m", "a", 0), review("m", "b", 60)]).is_empty());
        assert!(told(&[review("m", "a", 0), review("j", "b", 5)]).is_empty());
        assert!(told(&[review("m", "a", 0), review("m", "a", 5)]).is_empty());
        let run = [
            review("m", "c", 70),
            review("m", "a", 0),
            review("m", "b", 20),
            review("m", "d", 500),
        ];
        let names = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_eq!(told(&run), [("m".to_owned(), names(&["a", "b", "c"]), 70)]);
    }
}

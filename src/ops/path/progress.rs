//! `path progress`: how far people are, stage by stage.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::known_path;
use crate::domain::duty::DutyState;
use crate::domain::interval::Interval;
use crate::domain::paths::{Checkpoint, Stage, TrainingPath};
use crate::domain::people::Person;
use crate::domain::progress::{StageFacts, StageState, Standing, progress as judged};
use crate::domain::time::stamp;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::ops::duties::{Asked, in_force, owed};
use crate::ops::overview::{LedgerState, ledger_state};
use crate::ops::propose::governed;
use crate::ops::todo::{Whose, people};
use crate::store::Snapshot;

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProgressReport {
    /// On which day.
    pub as_of: String,
    /// Person by person, path by path.
    pub people: Vec<PersonProgress>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

/// Somebody on a path.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonProgress {
    /// Who, by id.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Which path.
    pub path: String,
    /// How many of its stages are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
    /// Stage by stage, in the order of the path.
    pub stages: Vec<StageProgress>,
}

/// A stage of theirs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StageProgress {
    /// Its id.
    pub stage: String,
    /// Its title.
    pub title: Option<String>,
    /// Where it stands.
    pub state: StageState,
    /// Until when, where something is left to do.
    pub due: Option<String>,
    /// The stages that it waits for.
    pub waits_for: Vec<String>,
    /// The SOPs that they have to acknowledge and have not.
    pub open: Vec<String>,
    /// `quiz`, `sign-off` or `acknowledgement`.
    pub checkpoint: Option<String>,
    /// When a quiz or sign-off that counts was passed.
    pub passed_at: Option<String>,
    /// Who says so.
    pub by: Option<String>,
    /// The share of right answers, of a quiz.
    pub score: Option<u64>,
    /// One was passed, and a new MAJOR of one of its SOPs has ended it.
    pub ended: Option<String>,
}

/// Judges people on paths: what is in force is put together once.
pub struct Walker<'a> {
    snapshot: &'a Snapshot,
    asked: BTreeMap<&'a str, Asked<'a>>,
    today: Date,
}

impl<'a> Walker<'a> {
    /// What it walks in.
    pub fn snapshot(&self) -> &'a Snapshot {
        self.snapshot
    }

    /// For a day.
    pub fn new(snapshot: &'a Snapshot, today: Date) -> Self {
        let asked = in_force(snapshot, today).into_iter();
        Self {
            snapshot,
            asked: asked.map(|asked| (asked.id.as_str(), asked)).collect(),
            today,
        }
    }

    /// Everything that is in force, by id.
    pub fn all(&self) -> impl Iterator<Item = &Asked<'a>> {
        self.asked.values()
    }

    /// What is in force of an SOP.
    pub fn asked(&self, id: &str) -> Option<&Asked<'a>> {
        self.asked.get(id)
    }

    /// Where somebody stands with each stage of a path, in its order.
    pub fn standings(&self, name: &str, path: &TrainingPath, person: &Person) -> Vec<Standing> {
        let facts: Vec<StageFacts<'_>> = path
            .stages
            .iter()
            .map(|stage| self.facts(name, stage, person))
            .collect();
        judged(&facts, person, self.today)
    }

    fn facts<'s>(&self, name: &str, stage: &'s Stage, person: &Person) -> StageFacts<'s> {
        let duties = stage.sops.iter().filter_map(|id| {
            let asked = self.asked.get(id.as_str())?;
            Some(owed(self.snapshot, asked, person, self.today)?.duty)
        });
        let (passed, ended) = self.passed(name, stage, person);
        let ended = ended.filter(|_| passed.is_none());
        let begins = self.begins(name, stage, person);
        StageFacts {
            id: &stage.id,
            after: &stage.after,
            within: self.due_by(name, stage, begins.max(ended)),
            begins,
            duties: duties.collect(),
            checkpoint: stage
                .checkpoint
                .as_ref()
                .is_some_and(Checkpoint::is_examined),
            passed: passed.is_some(),
            ended,
        }
    }

    /// The record that counts, and the day on which a new MAJOR ended one that did.
    fn passed(&self, name: &str, stage: &Stage, person: &Person) -> (Option<usize>, Option<Date>) {
        let on_record = self.snapshot.ledger.registry.completions();
        let (mut passed, mut ended) = (None, None);
        for (at, one) in on_record.of(name, &stage.id, &person.id).iter().enumerate() {
            let newer = one.sops.iter().filter_map(|(id, version)| {
                let asked = self.asked.get(id.as_str())?;
                (asked.item.version.major > version.major).then(|| asked.since())
            });
            match newer.min() {
                None => passed = Some(at),
                Some(day) => ended = ended.max(Some(day)),
            }
        }
        (passed, ended)
    }

    /// The latest of their first day, that since which they are on the path, and that since which the stage has its checkpoint.
    fn begins(&self, name: &str, stage: &Stage, person: &Person) -> Option<Date> {
        let tenures = &self.snapshot.tenures;
        let tenure = tenures.of(&person.id);
        let since = tenure.and_then(|tenure| tenure.on_path(&tenures.courses, name));
        let examined = tenures.courses.examined_since(name, &stage.id);
        person.start.max(since).max(examined)
    }

    /// How soon, as the stage was on the day on which it began.
    fn due_by(&self, name: &str, stage: &Stage, begins: Option<Date>) -> Option<Interval> {
        let courses = &self.snapshot.tenures.courses;
        let was = begins.and_then(|begins| courses.stage_due(name, &stage.id, begins));
        was.unwrap_or(stage.due)
    }

    fn stage(
        &self,
        name: &str,
        stage: &Stage,
        person: &Person,
        standing: Standing,
    ) -> StageProgress {
        let (passed, ended) = self.passed(name, stage, person);
        let on_record = self.snapshot.ledger.registry.completions();
        let passed = passed.map(|at| &on_record.of(name, &stage.id, &person.id)[at]);
        let open = stage.sops.iter().filter(|id| {
            let asked = self.asked.get(id.as_str());
            let owed = asked.and_then(|asked| owed(self.snapshot, asked, person, self.today));
            owed.is_some_and(|owed| {
                owed.duty.state.is_open() || owed.duty.state == DutyState::Upcoming
            })
        });
        StageProgress {
            stage: stage.id.clone(),
            title: stage.title.clone(),
            state: standing.state,
            due: standing.due.map(|due| due.to_string()),
            waits_for: standing.waits_for,
            open: open.cloned().collect(),
            checkpoint: stage.checkpoint.as_ref().map(|one| one.kind().to_owned()),
            passed_at: passed.map(|one| stamp(one.at)),
            by: passed.map(|one| one.by.clone()),
            score: passed.and_then(|one| one.score),
            ended: ended
                .filter(|_| passed.is_none())
                .map(|day| day.to_string()),
        }
    }
}

/// How far somebody is on a path.
pub fn walk(
    walker: &Walker<'_>,
    name: &str,
    path: &TrainingPath,
    person: &Person,
) -> PersonProgress {
    let standings = walker.standings(name, path, person);
    let stages: Vec<StageProgress> = path
        .stages
        .iter()
        .zip(standings)
        .map(|(stage, standing)| walker.stage(name, stage, person, standing))
        .collect();
    let done = |stage: &&StageProgress| stage.state == StageState::Done;
    PersonProgress {
        person: person.id.clone(),
        name: person.name.clone(),
        path: name.to_owned(),
        done: stages.iter().filter(done).count(),
        of: stages.len(),
        stages,
    }
}

/// The paths that somebody is on, each once, in the order of their roles.
pub fn paths_of<'a>(snapshot: &'a Snapshot, person: &Person) -> Vec<(&'a str, &'a TrainingPath)> {
    let organisation = &snapshot.organisation;
    let mut found: Vec<(&str, &TrainingPath)> = Vec::new();
    for role in &person.roles {
        let name = organisation
            .roles
            .roles
            .get(role)
            .and_then(|role| role.path.as_ref());
        if let Some((name, path)) =
            name.and_then(|name| organisation.paths.paths.get_key_value(name))
            && found.iter().all(|(known, _)| known != name)
        {
            found.push((name, path));
        }
    }
    found
}

/// How far people are.
///
/// # Errors
/// There is no such path, person or role.
pub fn progress(
    snapshot: &Snapshot,
    path: Option<&str>,
    whose: Option<&Whose>,
    now: Now,
) -> Result<ProgressReport> {
    governed(snapshot)?;
    if let Some(path) = path {
        known_path(snapshot, path)?;
    }
    let today = snapshot.today(now);
    let everybody = || {
        let all = snapshot.organisation.people.people.iter();
        let here =
            |person: &&Person| person.is_human() && person.end.is_none_or(|end| today <= end);
        all.filter(here).collect::<Vec<_>>()
    };
    let asked = match (whose, path) {
        (Some(whose), _) => people(snapshot, whose, now)?.0,
        (None, Some(_)) => everybody(),
        (None, None) => people(snapshot, &Whose::Mine, now)?.0,
    };
    let walker = Walker::new(snapshot, today);
    let mut found = Vec::new();
    for person in asked {
        for (name, training) in paths_of(snapshot, person) {
            if path.is_none_or(|path| path == name) {
                found.push(walk(&walker, name, training, person));
            }
        }
    }
    Ok(ProgressReport {
        as_of: today.to_string(),
        people: ordered(found),
        ledger: ledger_state(snapshot),
    })
}

/// Who is late comes first; else the order of people.yaml.
pub fn ordered(mut found: Vec<PersonProgress>) -> Vec<PersonProgress> {
    let late = |one: &PersonProgress| {
        !one.stages
            .iter()
            .any(|stage| stage.state == StageState::Overdue)
    };
    found.sort_by_key(late);
    found
}

/// What was in force of a stage's SOPs, for a record.
pub(super) fn of_stage<'a>(walker: &'a Walker<'_>, stage: &Stage) -> Vec<&'a Asked<'a>> {
    let mut sops: Vec<&Asked<'_>> = stage
        .sops
        .iter()
        .filter_map(|id| walker.asked(id))
        .collect();
    sops.sort_by(|left, right| left.id.cmp(right.id));
    sops.dedup_by(|left, right| left.id == right.id);
    sops
}

/// Why a stage's checkpoint cannot be passed yet.
pub(super) fn barrier(name: &str, stage: &StageProgress) -> Option<Error> {
    if stage.waits_for.is_empty() && stage.open.is_empty() {
        return None;
    }
    let error = Error::refused(format!("{} of {name} waits", stage.stage)).code("stage-waits");
    let mut reasons = Vec::new();
    for before in &stage.waits_for {
        let what = format!("the stage {before} comes first, and is not done");
        reasons.push(Reason::new("stage-before", what).hint(format!("sop path progress {name}")));
    }
    for sop in &stage.open {
        let what = format!("{sop} is not acknowledged");
        reasons.push(Reason::new("not-acknowledged", what).hint(format!("sop ack {sop}")));
    }
    Some(error.reasons(reasons))
}

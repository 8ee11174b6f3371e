//! How far somebody is on a training path.
//!
//! 1. A stage waits while one that it comes after is not done; who waits is not late.
//! 2. A stage is done when all of its SOPs that have to be acknowledged are, or are waived, and its quiz or sign-off, where
//!    it has one, is on record and counts.
//! 3. A quiz or sign-off counts until a new MAJOR of an SOP that it was about comes into force; then it is due again.
//! 4. What was done opens again when an acknowledgement expires or a new MAJOR comes, and with it whatever comes after it
//!    waits again. What was passed there stays on record, and counts again as soon as what it waits for is done.
//! 5. A stage is due so long after the day on which it begins for them: the latest of their first day, the day since which
//!    they are on the path without a break, and that since which the stage has its checkpoint. Its time is that of that day.
//!    Days of leave do not count. What opens again has the time of the day on which it does.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::duty::{Duty, DutyState, falls_due};
use super::interval::Interval;
use super::people::Person;

#[cfg(test)]
mod tests;

/// What is known of a stage.
#[derive(Debug, Clone, Default)]
pub struct StageFacts<'a> {
    /// Its id.
    pub id: &'a str,
    /// The stages that come first.
    pub after: &'a [String],
    /// How soon.
    pub within: Option<Interval>,
    /// The day on which it begins for them.
    pub begins: Option<Date>,
    /// What they owe for its SOPs.
    pub duties: Vec<Duty>,
    /// It has a quiz or a sign-off.
    pub checkpoint: bool,
    /// That is on record, and counts.
    pub passed: bool,
    /// It was, until this day.
    pub ended: Option<Date>,
}

/// Where a stage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageState {
    /// Something of it fell due and is not done.
    Overdue,
    /// It is to be done.
    Due,
    /// It is to be done, and they are on leave.
    Away,
    /// It will be, from their first day.
    Upcoming,
    /// It waits for a stage before it.
    Waiting,
    /// It is done.
    Done,
}

impl std::fmt::Display for StageState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Overdue => "overdue",
            Self::Due => "due",
            Self::Away => "away",
            Self::Upcoming => "upcoming",
            Self::Waiting => "waiting",
            Self::Done => "done",
        })
    }
}

/// Where somebody stands with a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where.
    pub state: StageState,
    /// Until when, where something is left to do; absent where nothing says so, or a leave has no end.
    pub due: Option<Date>,
    /// The stages that it waits for.
    pub waits_for: Vec<String>,
    /// All that is left is its quiz or sign-off.
    pub checkpoint_open: bool,
}

/// Where somebody stands with each stage, in the order of the path.
pub fn progress(stages: &[StageFacts<'_>], person: &Person, today: Date) -> Vec<Standing> {
    let mut done: Vec<&str> = Vec::new();
    let ready = |stage: &StageFacts<'_>, done: &[&str]| {
        stage
            .after
            .iter()
            .all(|before| done.contains(&before.as_str()))
    };
    // Stages may stand in any order: as long as one more is done, those after it may be.
    while let Some(next) = stages
        .iter()
        .find(|stage| !done.contains(&stage.id) && own_done(stage) && ready(stage, &done))
    {
        done.push(next.id);
    }
    stages
        .iter()
        .map(|stage| standing(stage, &done, person, today))
        .collect()
}

fn settled(duty: &Duty) -> bool {
    duty.state.is_done() || duty.state == DutyState::Waived
}

/// Whether it is done as far as it goes by itself.
fn own_done(stage: &StageFacts<'_>) -> bool {
    stage.duties.iter().all(settled) && (!stage.checkpoint || stage.passed)
}

fn standing(stage: &StageFacts<'_>, done: &[&str], person: &Person, today: Date) -> Standing {
    let waits_for: Vec<String> = stage
        .after
        .iter()
        .filter(|before| !done.contains(&before.as_str()))
        .cloned()
        .collect();
    let read = stage.duties.iter().all(settled);
    let open = stage.checkpoint && !stage.passed;
    let own = match (open, stage.within, stage.begins.max(stage.ended)) {
        (true, Some(within), Some(begins)) => falls_due(begins, within, &person.leave),
        _ => None,
    };
    let duties = stage.duties.iter().filter(|duty| !settled(duty));
    let due = duties.filter_map(|duty| duty.due).chain(own).min();
    let away = person
        .leave
        .iter()
        .any(|leave| leave.from <= today && leave.to.is_none_or(|to| today <= to));
    let state = if !waits_for.is_empty() {
        StageState::Waiting
    } else if own_done(stage) {
        StageState::Done
    } else if person.start.is_some_and(|start| today < start) {
        StageState::Upcoming
    } else if due.is_some_and(|due| due < today) {
        StageState::Overdue
    } else if away {
        StageState::Away
    } else {
        StageState::Due
    };
    Standing {
        due: (state != StageState::Done).then_some(due).flatten(),
        checkpoint_open: open && read && waits_for.is_empty(),
        waits_for,
        state,
    }
}

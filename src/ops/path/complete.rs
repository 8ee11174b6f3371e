//! `path complete` and `path quiz`: a checkpoint is passed, because somebody signs it off or answers enough.

use serde::{Deserialize, Serialize};

use super::progress::{Walker, barrier, of_stage, paths_of, walk};
use super::{known_path, known_stage};
use crate::domain::authority::Office;
use crate::domain::ledger::readers::{Checkpoint as Passed, CompletedSop};
use crate::domain::ledger::record::Body;
use crate::domain::ledger::{Class, CompleteBody};
use crate::domain::paths::{Checkpoint, Question, Quiz, Stage};
use crate::domain::people::Person;
use crate::domain::plural::counted;
use crate::domain::settings::Identity;
use crate::env::Now;
use crate::error::{Error, Reason, Result};
use crate::ops::overview::{LedgerState, ledger_state};
use crate::ops::propose::{actor, governed};
use crate::ops::todo::known_person;
use crate::store::{Applied, Change, Sharing, Snapshot};

/// What somebody who signs off is asked to confirm.
pub const SIGN_OFF_MEANING: &str = "I have seen that they know this stage and can work by it";
/// What somebody who answered is asked to confirm.
pub const QUIZ_MEANING: &str = "I have answered these questions myself";

/// What is asked for.
#[derive(Debug, Clone)]
pub struct CompleteRequest {
    /// The path.
    pub path: String,
    /// The stage.
    pub stage: String,
    /// Who has passed it, by id or address; the actor, in a quiz.
    pub person: Option<String>,
    /// The answers of a quiz, from 1.
    pub answers: Option<Vec<usize>>,
    /// How the actor is known to this run.
    pub identity: Identity,
}

/// The answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CompleteReport {
    /// The path.
    pub path: String,
    /// The stage.
    pub stage: String,
    /// Who.
    pub person: String,
    /// `quiz` or `sign-off`.
    pub checkpoint: String,
    /// Whether it is passed.
    pub passed: bool,
    /// The share of right answers in percent, of a quiz.
    pub score: Option<u64>,
    /// The share that is enough.
    pub pass: Option<u64>,
    /// Which questions were answered wrongly, from 1: said here, and written nowhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<usize>,
    /// It was on record already.
    pub already: bool,
    /// The record.
    pub record: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
    /// What the answer rests on.
    pub ledger: LedgerState,
}

impl CompleteReport {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.record = applied.records.last().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self.ledger = self.ledger.after(applied);
        self
    }
}

/// The questions of a stage, without what is right.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Exam {
    /// The path.
    pub path: String,
    /// The stage.
    pub stage: String,
    /// Its title.
    pub title: Option<String>,
    /// The share of right answers that is enough, in percent.
    pub pass: u64,
    /// Each question with its choices.
    pub questions: Vec<(String, Vec<String>)>,
}

/// The questions that the actor is to answer.
///
/// # Errors
/// There is no such quiz, they are not on that path, or it waits for something.
pub fn exam(snapshot: &Snapshot, path: &str, stage: &str, now: Now) -> Result<Exam> {
    governed(snapshot)?;
    let found = known_stage(known_path(snapshot, path)?, path, stage)?;
    let quiz = quiz(found, path)?;
    refuse_early(snapshot, path, found, actor(snapshot, now)?, now)?;
    let asked = |question: &Question| (question.ask.clone(), question.choices.clone());
    Ok(Exam {
        path: path.to_owned(),
        stage: stage.to_owned(),
        title: found.title.clone(),
        pass: quiz.pass,
        questions: quiz.questions.iter().map(asked).collect(),
    })
}

fn quiz<'a>(stage: &'a Stage, path: &str) -> Result<&'a Quiz> {
    match &stage.checkpoint {
        Some(Checkpoint::Quiz(quiz)) => Ok(quiz),
        other => {
            let kind = other.as_ref().map_or("checkpoint", Checkpoint::kind);
            let what = match other {
                None => format!("the stage {} has no checkpoint", stage.id),
                Some(_) => format!(
                    "the stage {} has no quiz: its checkpoint is {kind}",
                    stage.id
                ),
            };
            Err(Error::usage(what).hint(format!("sop path show {path}")))
        }
    }
}

/// Refuses who is not on the path, and where something comes first.
fn refuse_early(
    snapshot: &Snapshot,
    path: &str,
    stage: &Stage,
    person: &Person,
    now: Now,
) -> Result<()> {
    let paths = paths_of(snapshot, person);
    let Some((name, training)) = paths.into_iter().find(|(name, _)| *name == path) else {
        let what = format!("{} is not on the path {path}", person.display());
        let error = Error::refused(what).code("not-on-path");
        return Err(error.hint(format!(
            "sop path show {path}   (says which role leads there)"
        )));
    };
    let walker = Walker::new(snapshot, snapshot.today(now));
    let walked = walk(&walker, name, training, person);
    let stage = walked.stages.iter().find(|one| one.stage == stage.id);
    match stage.and_then(|stage| barrier(path, stage)) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// Records that a checkpoint was passed; a quiz below its mark is answered, and not recorded.
///
/// # Errors
/// There is no such checkpoint, somebody else has to say so, or it waits for something.
pub fn complete(
    snapshot: &Snapshot,
    request: &CompleteRequest,
    now: Now,
) -> Result<(CompleteReport, Change)> {
    governed(snapshot)?;
    let writer = actor(snapshot, now)?;
    let path = request.path.as_str();
    let stage = known_stage(known_path(snapshot, path)?, path, &request.stage)?;
    let person = match &request.person {
        Some(text) => known_person(snapshot, text)?,
        None => writer,
    };
    refuse_early(snapshot, path, stage, person, now)?;
    let mut report = begun(snapshot, path, stage, person);
    report.pass = match &request.answers {
        Some(_) => Some(quiz(stage, path)?.pass),
        None => signed_off(stage, path).map(|()| None)?,
    };
    let walker = Walker::new(snapshot, snapshot.today(now));
    if let Some(score) = passed_before(&walker, stage, path, person)? {
        // Nobody is asked twice, or fails what they have passed.
        (report.already, report.score) = (true, score);
        return Ok((report, Change::default()));
    }
    if let Some(answers) = &request.answers {
        mark(stage, path, answers, &mut report)?;
    }
    if !report.passed {
        let again = stage.sops.iter().map(|sop| format!("sop show {sop}"));
        report.next = again
            .chain([format!("sop path quiz {path} {}", stage.id)])
            .collect();
        return Ok((report, Change::default()));
    }
    let body = body(request, stage, person, &walker, report.score);
    let barriers = barriers(snapshot, writer, &body, request, now);
    if !barriers.is_empty() {
        let what = format!("{} cannot record this", writer.display());
        return Err(Error::refused(what).reasons(barriers));
    }
    let change = Change {
        records: vec![Body::Complete(body)],
        sharing: Sharing::Afterwards,
        ..Change::default()
    };
    Ok((report, change))
}

/// What is to be said of a stage before it is looked at.
fn begun(snapshot: &Snapshot, path: &str, stage: &Stage, person: &Person) -> CompleteReport {
    CompleteReport {
        path: path.to_owned(),
        stage: stage.id.clone(),
        person: person.id.clone(),
        checkpoint: stage
            .checkpoint
            .as_ref()
            .map_or("", Checkpoint::kind)
            .to_owned(),
        passed: true,
        score: None,
        pass: None,
        wrong: Vec::new(),
        already: false,
        record: None,
        next: vec![format!("sop path progress {path} --person {}", person.id)],
        notices: Vec::new(),
        would_write: Vec::new(),
        ledger: ledger_state(snapshot),
    }
}

/// Whether they have passed a stage, in a way that counts; then with which score, where it is a quiz.
fn passed_before(
    walker: &Walker<'_>,
    stage: &Stage,
    path: &str,
    person: &Person,
) -> Result<Option<Option<u64>>> {
    let training = known_path(walker.snapshot(), path)?;
    let walked = walk(walker, path, training, person);
    let mut passed = walked
        .stages
        .into_iter()
        .filter(|one| one.stage == stage.id && one.passed_at.is_some());
    Ok(passed.next().map(|one| one.score))
}

fn mark(stage: &Stage, path: &str, answers: &[usize], report: &mut CompleteReport) -> Result<()> {
    let quiz = quiz(stage, path)?;
    let (given, asked) = (answers.len(), quiz.questions.len());
    if given != asked {
        return Err(Error::usage(format!(
            "there are {}, and {}",
            counted(asked, "question"),
            counted(given, "answer")
        )));
    }
    let mut each = quiz.questions.iter().zip(answers).enumerate();
    let beyond = each.find(|(_, (question, answer))| {
        let choices = 1..=question.choices.len();
        !choices.contains(*answer)
    });
    if let Some((at, (question, answer))) = beyond {
        let choices = counted(question.choices.len(), "choice");
        let what = format!(
            "question {} has {choices}, and none is number {answer}",
            at + 1
        );
        return Err(Error::usage(what).hint(format!("sop path quiz {path} {} --show", stage.id)));
    }
    let score = quiz.score(answers);
    let pairs = quiz.questions.iter().zip(answers).enumerate();
    let wrong = pairs.filter(|(_, (question, answer))| question.answer != **answer);
    report.wrong = wrong.map(|(at, _)| at + 1).collect();
    report.score = Some(score);
    report.pass = Some(quiz.pass);
    report.passed = score >= quiz.pass;
    Ok(())
}

fn signed_off(stage: &Stage, path: &str) -> Result<()> {
    let id = &stage.id;
    match &stage.checkpoint {
        Some(Checkpoint::SignOff { .. }) => Ok(()),
        Some(Checkpoint::Quiz(_)) => Err(Error::usage(format!("the stage {id} ends with a quiz"))
            .hint(format!("sop path quiz {path} {id}   (by the person)"))),
        Some(Checkpoint::Acknowledgement {}) => Err(Error::usage(format!(
            "the stage {id} ends when its SOPs are acknowledged"
        ))
        .hint(format!("sop path progress {path}"))),
        None => Err(Error::usage(format!("the stage {id} has no checkpoint"))
            .hint(format!("sop path show {path}"))),
    }
}

fn body(
    request: &CompleteRequest,
    stage: &Stage,
    person: &Person,
    walker: &Walker<'_>,
    score: Option<u64>,
) -> CompleteBody {
    let sops = of_stage(walker, stage).into_iter();
    CompleteBody {
        path: request.path.clone(),
        stage: stage.id.clone(),
        person: person.id.clone(),
        checkpoint: match score {
            Some(_) => Passed::Quiz,
            None => Passed::SignOff,
        },
        score,
        sops: sops
            .map(|asked| CompletedSop {
                id: asked.id.clone(),
                publish: asked.publication.record.clone(),
                version: asked.item.version,
            })
            .collect(),
        meaning: match score {
            Some(_) => QUIZ_MEANING,
            None => SIGN_OFF_MEANING,
        }
        .to_owned(),
        identity: request.identity,
    }
}

/// Why the actor, known like this, may not.
fn barriers(
    snapshot: &Snapshot,
    writer: &Person,
    body: &CompleteBody,
    request: &CompleteRequest,
    now: Now,
) -> Vec<Reason> {
    let office = Office {
        settings: &snapshot.settings,
        organisation: &snapshot.organisation,
        day: snapshot.today(now),
        // A key that will sign is what the identity says already.
        class: match request.identity {
            Identity::Key => Class::Proven,
            _ => Class::Claimed,
        },
    };
    match office.completes(&writer.id, body) {
        Ok(()) => crate::ops::ack::not_known_well(snapshot, writer, request.identity),
        Err(why) => {
            let hint = format!("sop path show {}   (says who signs off)", body.path);
            let reasons = crate::ops::ack::not_known_well(snapshot, writer, request.identity);
            if reasons.is_empty() {
                vec![Reason::new("not-entitled", why).hint(hint)]
            } else {
                reasons
            }
        }
    }
}

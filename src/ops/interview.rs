//! `interview`: the open questions of a page, and answers folded into it, one commit a sitting on the SOP's branch.

pub mod form;

use serde::Serialize;

use super::target::{changes, find};
use crate::domain::answer::is_none;
use crate::domain::commit_id::CommitId;
use crate::domain::document::Document;
use crate::domain::words::content_stems;
use crate::env::Now;
use crate::error::{Error, Result};
use crate::markdown::fold::{Asked, Given, asked, fold, same_question};
use crate::store::{Applied, Change, Content, FileEdit, NewCommit, Snapshot};

/// A page with what is open on it.
#[derive(Debug, Clone)]
pub struct Interview {
    /// The SOP.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The page as it stands on its branch.
    pub page: Document,
    /// The branch that the answers go on.
    pub branch: String,
    /// Its open questions.
    pub questions: Vec<Asked>,
    /// The commit that the branch is at, or begins at.
    pub(super) at: CommitId,
    /// The local branch as it is.
    pub(super) local: Option<CommitId>,
}

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Answer {
    /// The question's id, or its number.
    pub question: String,
    /// The question's words as the person saw them, where they saw any.
    #[serde(default)]
    pub asked: String,
    /// What they said.
    pub answer: String,
    /// Who: an id, an e-mail or a name.
    pub by: String,
    /// The day, `YYYY-MM-DD`.
    pub on: String,
}

/// The answer: stable JSON.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The SOP.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its branch.
    pub branch: String,
    /// The questions that were open when this began.
    pub questions: Vec<Line>,
    /// How many have an answer now.
    pub answered: usize,
    /// How many are still open.
    pub open: usize,
    /// Answers that are not on the page, each with why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_taken: Vec<NotTaken>,
    /// The form that was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The commit.
    pub commit: Option<String>,
    /// What to do next.
    pub next: Vec<String>,
    /// What else there is to know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
    /// With `--dry-run`: what would be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub would_write: Vec<String>,
}

/// One question and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The question.
    #[serde(flatten)]
    pub asked: Asked,
    /// `open` or `answered`.
    pub state: &'static str,
    /// What was answered.
    pub answer: Option<String>,
    /// Who answered.
    pub by: Option<String>,
    /// Where it stands now.
    pub placed: Option<String>,
}

/// An answer that is not on the page.
#[derive(Debug, Clone, Serialize)]
pub struct NotTaken {
    /// The question, as it was named.
    pub question: String,
    /// Its words, as the answer had them.
    pub text: String,
    /// The answer.
    pub answer: String,
    /// Why not.
    pub why: String,
}

impl Report {
    /// Takes in what applying the change made.
    pub fn with(mut self, applied: &Applied) -> Self {
        self.commit = applied.commit.as_ref().map(ToString::to_string);
        self.notices.extend(applied.notices.iter().cloned());
        self.would_write = applied.preview.clone();
        self
    }
}

/// Reads what is open on an SOP: on its branch where it has one, else on the default branch.
///
/// # Errors
/// There is no such SOP.
pub fn open(snapshot: &Snapshot, target: &str) -> Result<Interview> {
    let id = find(snapshot, target)?;
    let proposal = snapshot
        .proposals
        .iter()
        .find(|proposal| changes(proposal, &id));
    let page = proposal
        .and_then(|proposal| proposal.pages.iter().find(|page| page.id == id))
        .or_else(|| snapshot.page(&id));
    let page = page.ok_or_else(|| {
        Error::refused(format!("{id} is in no branch any more"))
            .code("page-missing")
            .hint(format!("sop history {id}"))
    })?;
    let at = proposal
        .map(|proposal| proposal.head.clone())
        .or_else(|| snapshot.layout.main.clone())
        .ok_or_else(|| Error::refused("there is no commit to start from").hint("git commit"))?;
    Ok(Interview {
        id: id.to_string(),
        title: page.title.clone(),
        branch: proposal.map_or_else(
            || snapshot.settings.branch_of(id.as_str()),
            |proposal| proposal.branch.clone(),
        ),
        questions: asked(page.body(), page.body_line),
        page: page.clone(),
        at,
        local: proposal.and_then(|proposal| proposal.local.clone()),
    })
}

/// Refuses where the page was changed in the work tree and not committed: answers would come between.
///
/// # Errors
/// It was.
pub fn refuse_uncommitted(snapshot: &Snapshot, interview: &Interview) -> Result<()> {
    if snapshot.layout.head_branch.as_deref() != Some(&interview.branch) {
        return Ok(());
    }
    let page = &interview.page;
    let changed = snapshot
        .work
        .iter()
        .any(|work| work.path == page.path && work.text != page.text);
    if changed {
        return Err(
            Error::refused(format!("{} has changes that are not committed", page.path))
                .code("uncommitted")
                .at(page.path.clone(), None)
                .hint(format!(
                    "sop edit {} -m 'WHAT CHANGED'   (commits them)",
                    interview.id
                )),
        );
    }
    Ok(())
}

/// The name of whoever is meant: a person of people.yaml by id, e-mail or name, else the words as they are.
pub fn name_of(snapshot: &Snapshot, text: &str) -> String {
    let people = &snapshot.organisation.people;
    let text = text.trim();
    let by_name = || {
        people
            .people
            .iter()
            .find(|person| person.name.eq_ignore_ascii_case(text))
    };
    people
        .by_id_or_email(text)
        .or_else(by_name)
        .map_or_else(|| text.to_owned(), |person| person.display().to_owned())
}

/// The name of the one who runs the command.
pub fn own_name(snapshot: &Snapshot) -> String {
    let actor = &snapshot.actor;
    name_of(snapshot, actor.person.as_deref().unwrap_or(&actor.name))
}

/// The question that an answer names: by id or by number, its words unchanged.
fn question_of<'a>(questions: &'a [Asked], answer: &Answer) -> Result<&'a Asked, String> {
    let name = answer.question.trim();
    let found = questions
        .iter()
        .find(|asked| asked.id == name || asked.number.to_string() == name)
        .ok_or_else(|| "no open question has this name: it was answered, or changed".to_owned())?;
    let plain = |text: &str| text.replace('\\', "");
    if answer.asked.is_empty() || same_question(&plain(&answer.asked), &plain(&found.text)) {
        Ok(found)
    } else {
        Err(format!(
            "the question was changed; on the page it reads “{}”",
            found.text
        ))
    }
}

/// Folds answers into the page. What cannot be folded is named and left open.
///
/// # Errors
/// There is no such SOP, or its page has uncommitted changes.
pub fn answer(
    snapshot: &Snapshot,
    target: &str,
    answers: &[Answer],
    now: Now,
) -> Result<(Report, Change)> {
    let interview = open(snapshot, target)?;
    refuse_uncommitted(snapshot, &interview)?;
    let (front, body) = interview.page.text.split_at(interview.page.body_at);
    let mut body = body.to_owned();
    let mut report = report(&interview);
    let mut told = Vec::new();
    for given in answers.iter().filter(|given| !is_none(&given.answer)) {
        let by = name_of(snapshot, &given.by);
        let asked = question_of(&interview.questions, given);
        let folded = asked.and_then(|asked| {
            let day = if given.on.is_empty() {
                snapshot.today(now).to_string()
            } else {
                given.on.clone()
            };
            let words = Given {
                answer: &given.answer,
                by: &by,
                on: &day,
            };
            let already = report.questions[asked.number - 1].state != "open";
            if already {
                return Err("it has an answer already".to_owned());
            }
            let folded = fold(&body, &asked.id, words).map_err(|error| error.to_string())?;
            Ok((asked, folded))
        });
        match folded {
            Ok((asked, folded)) => {
                body = folded.body;
                told.push(format!("- {} ({by})", asked.text));
                let line = &mut report.questions[asked.number - 1];
                line.state = "answered";
                line.answer = Some(given.answer.clone());
                line.by = Some(by);
                line.placed = Some(folded.placed);
            }
            Err(why) => report.not_taken.push(NotTaken {
                question: given.question.clone(),
                text: given.asked.clone(),
                answer: given.answer.clone(),
                why,
            }),
        }
    }
    counted(&mut report, snapshot, &interview);
    let change = change(&interview, format!("{front}{body}"), &told);
    Ok((report, change))
}

/// Whether an answer that was saved is on the page already: the run that put it there was cut off before it could say so.
pub fn is_on_page(interview: &Interview, answer: &Answer) -> bool {
    let open = interview
        .questions
        .iter()
        .any(|asked| asked.id == answer.question);
    let page = content_stems(interview.page.body());
    !open
        && content_stems(&answer.answer)
            .iter()
            .all(|word| page.contains(word))
}

/// The report before anything is answered.
pub fn report(interview: &Interview) -> Report {
    let line = |asked: &Asked| Line {
        asked: asked.clone(),
        state: "open",
        answer: None,
        by: None,
        placed: None,
    };
    Report {
        id: interview.id.clone(),
        path: interview.page.path.clone(),
        branch: interview.branch.clone(),
        questions: interview.questions.iter().map(line).collect(),
        answered: 0,
        open: interview.questions.len(),
        not_taken: Vec::new(),
        form: None,
        commit: None,
        next: Vec::new(),
        notices: Vec::new(),
        would_write: Vec::new(),
    }
}

fn counted(report: &mut Report, snapshot: &Snapshot, interview: &Interview) {
    let answered = |line: &&Line| line.state == "answered";
    report.answered = report.questions.iter().filter(answered).count();
    report.open = report.questions.len() - report.answered;
    let id = &interview.id;
    report.next = match report.open {
        0 => vec![
            format!("sop edit {id}   (read it once more)"),
            format!("sop submit {id}"),
        ],
        _ => vec![format!("sop interview {id}")],
    };
    let submitted = snapshot
        .submitted
        .values()
        .any(|facts| facts.pages.keys().any(|own| own.as_str() == id));
    if submitted && report.answered > 0 {
        report
            .notices
            .push(format!("it was submitted before: sop submit {id} again"));
    }
}

fn change(interview: &Interview, text: String, told: &[String]) -> Change {
    if told.is_empty() {
        return Change::default();
    }
    let count = match told.len() {
        1 => "1 question".to_owned(),
        many => format!("{many} questions"),
    };
    let message = format!(
        "Interview: {count} of {} answered\n\n{}\n",
        interview.id,
        told.join("\n")
    );
    Change {
        expects: vec![(
            format!("refs/heads/{}", interview.branch),
            interview.local.clone(),
        )],
        commit: Some(NewCommit {
            branch: interview.branch.clone(),
            parents: vec![interview.at.clone()],
            content: Content::Edits(vec![FileEdit {
                path: interview.page.path.clone(),
                bytes: Some(text.into_bytes()),
            }]),
            message,
        }),
        ..Change::default()
    }
}

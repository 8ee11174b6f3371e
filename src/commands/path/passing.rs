//! `sop path complete` and `sop path quiz`: asking, and writing down what came of it.

use super::super::{Context, Outcome};
use super::numbers;
use crate::domain::settings::Identity;
use crate::error::{Error, Result};
use crate::ops::path::{CompleteRequest, Exam, QUIZ_MEANING, SIGN_OFF_MEANING, exam};
use crate::store::{Scope, Store};
use crate::ui::{Human, Sheet, Tone, prompt};

/// Whom to sign off.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop path complete cs-ramp week-2 --person p-7f3a")]
pub(super) struct CompleteArgs {
    /// The path
    path: String,
    /// The stage
    stage: String,
    /// Who has shown that they know it (id or e-mail)
    #[arg(long, value_name = "PERSON")]
    person: String,
}

/// Which questions.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The score is recorded where it is enough; which answers were wrong never is.\n\nExamples:\n  sop path quiz cs-ramp week-1\n  sop path quiz cs-ramp week-1 --show --json\n  sop path quiz cs-ramp week-1 --answers 2,1,3 --yes"
)]
pub(super) struct QuizArgs {
    /// The path
    path: String,
    /// The stage
    stage: String,
    /// Only show the questions
    #[arg(long, conflicts_with = "answers")]
    show: bool,
    /// The answers, in order, each the number of a choice from 1
    #[arg(long, value_name = "N,N…")]
    answers: Option<String>,
}

/// Signs off.
pub(super) fn complete(args: CompleteArgs, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let request = CompleteRequest {
        path: args.path,
        stage: args.stage,
        person: Some(args.person.clone()),
        answers: None,
        identity: Identity::Asserted,
    };
    write(context, &store, request, |request| {
        format!(
            "{} {} for {}: {SIGN_OFF_MEANING}",
            request.path, request.stage, args.person
        )
    })
}

/// Asks, and writes down the score where it is enough.
pub(super) fn quiz(args: QuizArgs, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot(Scope::NOTHING.with_tenures())?;
    let asked = exam(&snapshot, &args.path, &args.stage, context.now)?;
    if args.show {
        context.answer(&asked)?;
        return Ok(Outcome::Done);
    }
    let request = |answers: Vec<usize>| CompleteRequest {
        path: args.path.clone(),
        stage: args.stage.clone(),
        person: None,
        answers: Some(answers),
        identity: Identity::Asserted,
    };
    let answers = match &args.answers {
        Some(text) => numbers(text)?,
        None => {
            // What waits, or is passed already, is said before anybody answers anything.
            let answers = vec![1; asked.questions.len()];
            let probe = request(answers);
            match crate::ops::path::complete(&snapshot, &probe, context.now)?.0 {
                report if report.already => probe.answers.unwrap_or_default(),
                _ => ask(context, &asked)?,
            }
        }
    };
    write(context, &store, request(answers), |_| {
        QUIZ_MEANING.to_owned()
    })
}

fn ask(context: &Context, exam: &Exam) -> Result<Vec<usize>> {
    if !context.interactive() {
        return Err(Error::usage("there is no terminal to ask on")
            .hint(format!("sop path quiz {} {} --show", exam.path, exam.stage))
            .hint("--answers 2,1,3 --yes"));
    }
    let all = exam.questions.len();
    let one = |(at, (question, choices)): (usize, &(String, Vec<String>))| {
        let safe = crate::domain::plain::terminal_safe;
        let choices: Vec<String> = choices.iter().map(|choice| safe(choice)).collect();
        let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
        let question = format!("{} of {all}: {}", at + 1, safe(question));
        Ok(prompt::select(&question, &choices)? + 1)
    };
    exam.questions.iter().enumerate().map(one).collect()
}

fn write(
    context: &mut Context,
    store: &Store,
    mut request: CompleteRequest,
    question: impl Fn(&CompleteRequest) -> String,
) -> Result<Outcome> {
    let now = context.now;
    let scope = Scope::NOTHING.with_tenures();
    let snapshot = store.snapshot(scope)?;
    // What would be refused anyway is refused before anybody is asked to confirm.
    let before = crate::ops::path::complete(&snapshot, &request, now);
    let failed = before.as_ref().is_ok_and(|(report, _)| !report.passed);
    if !failed {
        request.identity = context.identity(store, &snapshot, &question(&request))?;
    }
    let (report, applied) = store.transact(scope, |snapshot| {
        crate::ops::path::complete(snapshot, &request, now)
    })?;
    let passed = report.passed;
    context.answer(&report.with(&applied))?;
    Ok(if passed {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

impl Human for Exam {
    fn human(&self, sheet: &mut Sheet) {
        sheet.toned(Tone::Strong, format!("{} {}", self.path, self.stage));
        sheet.field("title", self.title.as_deref().unwrap_or_default());
        sheet.field("enough", &format!("{} %", self.pass));
        for (at, (question, choices)) in self.questions.iter().enumerate() {
            sheet.gap();
            sheet.item(&format!("{}. ", at + 1), question);
            for (at, choice) in choices.iter().enumerate() {
                sheet.item(&format!("   {}  ", at + 1), choice);
            }
        }
        sheet.next(&[format!("sop path quiz {} {}", self.path, self.stage)]);
    }
}

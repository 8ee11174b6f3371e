//! The questions one by one at a terminal; every answer is on disk before the next question.

use std::collections::VecDeque;

use super::saved;
use crate::commands::Context;
use crate::domain::answer::is_none;
use crate::error::Result;
use crate::markdown::fold::{Asked, Given, fold};
use crate::ops::interview::{Answer, Interview, is_on_page};
use crate::store::{Snapshot, Store};
use crate::ui::{Sheet, Tone, prompt};

const HELP: [&str; 2] = [
    "Answer in your own words. An answer that begins with `step:` becomes a step, with `warning:` a warning.",
    "skip (or just Enter) leaves a question open, later asks it again at the end, quit ends here; what was answered is kept.",
];

/// Asks until all is asked or somebody has had enough; gives all answers of this sitting and of one that was cut off.
pub fn hold(
    context: &mut Context,
    store: &Store,
    snapshot: &Snapshot,
    interview: &Interview,
    by: &str,
) -> Result<Vec<Answer>> {
    let mut answers = saved::load(store, &interview.id)?;
    answers.retain(|answer| !is_on_page(interview, answer));
    let answered = |asked: &&Asked| !answers.iter().any(|answer| answer.question == asked.id);
    let mut queue: VecDeque<&Asked> = interview.questions.iter().filter(answered).collect();
    let count = interview.questions.len();
    let mut sheet = context.sheet();
    sheet.toned(
        Tone::Strong,
        format!("{} has {}", interview.id, questions(count)),
    );
    help(&mut sheet);
    if !answers.is_empty() {
        let kept = match answers.len() {
            1 => "1 answer of a sitting that was cut off is kept".to_owned(),
            many => format!("{many} answers of a sitting that was cut off are kept"),
        };
        sheet.toned(Tone::Good, kept);
    }
    context.show(&sheet);
    let mut body = interview.page.body().to_owned();
    let today = snapshot.today(context.now).to_string();
    while let Some(asked) = queue.pop_front() {
        show_question(context, asked, count);
        let text = prompt::line("Answer: ")?;
        match text.trim().to_lowercase().as_str() {
            "quit" | "q" | "exit" => break,
            "later" => queue.push_back(asked),
            "?" | "help" => {
                let mut sheet = context.sheet();
                help(&mut sheet);
                context.show(&sheet);
                queue.push_front(asked);
            }
            _ if is_none(&text) => {}
            _ => {
                answers.push(Answer {
                    question: asked.id.clone(),
                    asked: asked.text.clone(),
                    answer: text.trim().to_owned(),
                    by: by.to_owned(),
                    on: today.clone(),
                });
                saved::save(store, &interview.id, &answers)?;
                let given = Given {
                    answer: text.trim(),
                    by,
                    on: &today,
                };
                body = show_place(context, body, &asked.id, given);
            }
        }
    }
    Ok(answers)
}

fn help(sheet: &mut Sheet) {
    for text in HELP {
        sheet.paragraph(2, text);
    }
}

fn questions(count: usize) -> String {
    match count {
        1 => "1 open question".to_owned(),
        many => format!("{many} open questions"),
    }
}

fn show_question(context: &mut Context, asked: &Asked, count: usize) {
    let mut sheet = context.sheet();
    let ask = asked
        .ask
        .as_ref()
        .map(|ask| format!(" · ask {ask}"))
        .unwrap_or_default();
    sheet.line("");
    sheet.toned(Tone::Faint, format!("{} of {count}{ask}", asked.number));
    sheet.paragraph(2, &asked.text);
    if let Some(about) = &asked.about {
        sheet.item(&format!("    step {}: ", about.number), &about.text);
    }
    for raised in &asked.raised_by {
        sheet.item("    raised by: ", raised);
    }
    context.show(&sheet);
}

/// Says where the answer will stand, by folding it into a copy of the page.
fn show_place(context: &mut Context, body: String, id: &str, given: Given<'_>) -> String {
    let mut sheet = context.sheet();
    let after = match fold(&body, id, given) {
        Ok(folded) => {
            sheet.toned(Tone::Good, format!("  saved: {}", folded.placed));
            let new = folded
                .body
                .lines()
                .filter(|line| !line.trim().is_empty() && !line.starts_with("[^"))
                .filter(|line| !body.lines().any(|old| old == *line));
            for line in new {
                sheet.paragraph(4, line.trim());
            }
            folded.body
        }
        Err(error) => {
            sheet.toned(Tone::Warn, format!("  saved, but not on the page: {error}"));
            body
        }
    };
    context.show(&sheet);
    after
}

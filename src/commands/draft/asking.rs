//! `sop draft` without a source at a terminal: an interview that draws the procedure out of whoever sits there.

use crate::commands::Context;
use crate::domain::elicit::{Elicited, Reply, TOPICS};
use crate::domain::source::Source;
use crate::error::{Error, Result};
use crate::ops::create::{self, Request};
use crate::ops::interview::own_name;
use crate::store::{Scope, Store, sha256_hex};
use crate::ui::{Tone, prompt};

const HELP: [&str; 2] = [
    "Tell it as you would tell somebody new, one thing an answer. Enter leaves a question out, or says that there is no more.",
    "back takes the last answer back; quit ends here, and the same command goes on where you were.",
];

/// What was told, as a source; `None` where somebody left before the end.
pub fn tell(
    context: &mut Context,
    store: &Store,
    request: &Request,
) -> Result<Option<(Elicited, Source)>> {
    let snapshot = store.snapshot_without_ledger(Scope::PROPOSED)?;
    let id = create::place(&snapshot, request)?.id.to_string();
    let name = format!("{id}.draft.json");
    let (mut told, resumed) = match load(store, &name)? {
        Some(told) => (told, true),
        None => (
            Elicited {
                title: request.title.clone(),
                by: own_name(&snapshot),
                on: snapshot.today(context.now).to_string(),
                replies: Vec::new(),
            },
            false,
        ),
    };
    context.tell(|sheet| {
        let head = if resumed {
            "going on with the interview about"
        } else {
            "an interview about"
        };
        sheet.toned(Tone::Strong, format!("{head} {}", told.title));
        for text in HELP {
            sheet.paragraph(2, text);
        }
    });
    if !ask(context, store, &name, &mut told)? {
        return Ok(None);
    }
    if !told.has_steps() {
        told.replies
            .retain(|reply| reply.topic != "steps" && reply.topic != "if");
        save(store, &name, &told)?;
        return Err(Error::refused("nobody said what is done, step by step")
            .code("no-draft")
            .hint("run the same command again: it asks for the steps, and keeps the rest"));
    }
    let source = told.source(sha256_hex(told.markdown().as_bytes()));
    Ok(Some((told, source)))
}

/// Asks to the end; whether it was reached.
fn ask(context: &mut Context, store: &Store, name: &str, told: &mut Elicited) -> Result<bool> {
    let mut before = 0;
    while let Some(next) = told.next() {
        context.tell(|sheet| {
            if next.number != before {
                sheet.line("");
                sheet.toned(Tone::Faint, format!("{} of {}", next.number, TOPICS.len()));
            }
            let end = if next.ends { " (Enter: no more)" } else { "" };
            sheet.paragraph(0, &format!("{}{end}", next.text));
        });
        before = next.number;
        let answer = prompt::line("> ")?;
        let answer = answer.trim();
        match answer.to_lowercase().as_str() {
            "quit" | "exit" => {
                let path = store.interview_path(name);
                context.say(&format!(
                    "kept in {}: the same command goes on",
                    path.display()
                ));
                return Ok(false);
            }
            "back" => {
                told.replies.pop();
            }
            _ => told.replies.push(Reply {
                topic: next.topic,
                asked: next.text,
                answer: match answer {
                    "skip" | "later" | "done" | "-" => String::new(),
                    words => words.to_owned(),
                },
            }),
        }
        save(store, name, told)?;
    }
    Ok(true)
}

/// The draft is made: the interview is kept as a file that can be read, and drafted from again.
pub fn keep(store: &Store, told: &Elicited, id: &str) -> Result<String> {
    let name = format!("{}-{id}.md", told.name());
    store.save_interview(&name, &told.markdown())?;
    store.forget_interview(&format!("{id}.draft.json"))?;
    Ok(store.interview_path(&name).display().to_string())
}

fn load(store: &Store, name: &str) -> Result<Option<Elicited>> {
    let Some(text) = store.load_interview(name)? else {
        return Ok(None);
    };
    serde_json::from_str(&text).map(Some).map_err(|error| {
        let path = store.interview_path(name);
        Error::repository(format!("{} cannot be read", path.display()))
            .cause(error)
            .hint("move it away to begin anew")
    })
}

fn save(store: &Store, name: &str, told: &Elicited) -> Result<()> {
    let text = serde_json::to_string_pretty(told)
        .map_err(|error| Error::bug("an interview cannot be written as JSON").cause(error))?;
    store.save_interview(name, &(text + "\n"))
}

//! `sop stale --ai`: opinions on what is due, by rules or by a model, beside the facts.

use std::cell::OnceCell;

use crate::commands::Context;
use crate::commands::drafting::{AtDesk, Leaving, ModelArgs, announce, chosen, failed};
use crate::domain::document::Document;
use crate::error::Result;
use crate::ops::lint::Around;
use crate::ops::opinion::{
    Opinions, attach, by_rules, given_up, lonely, matters, named_then, standing,
};
use crate::ops::stale::Report;
use crate::remote::llm::opinion::{Page, Reader};
use crate::remote::llm::presets::Chosen;
use crate::remote::llm::prompts::{FOLDER, Prompts};
use crate::store::{Snapshot, Store};

/// So many pages of the past are read at most.
const READ: usize = 20_000;

/// What names of products the pages that are due have kept, and all others have given up.
fn names(
    store: &Store,
    snapshot: &Snapshot,
    pages: &[Document],
    report: &Report,
) -> Result<Vec<Opinions>> {
    let mut read = 0;
    let mut found = Vec::new();
    for lonely in lonely(report, pages) {
        if read >= READ {
            break;
        }
        let then = store.pages_at(snapshot, &lonely.commit)?;
        read += then.len();
        let page = pages.iter().find(|page| page.path == lonely.path);
        found.extend(page.map(|page| given_up(page, &named_then(&lonely, &then))));
    }
    Ok(found)
}

/// Asks; what is said stands in the report afterwards. `false` where only the questions were to be shown.
///
/// # Errors
/// Nobody agreed to what would be sent, or the model gave no answer that can be used.
pub fn ask(
    args: &ModelArgs,
    (store, snapshot): (&Store, &Snapshot),
    pages: &[Document],
    report: &mut Report,
    context: &mut Context,
) -> Result<bool> {
    let around = Around {
        files: Some(store.files(snapshot)?),
        today: Some(snapshot.today(context.now)),
        ..Around::default()
    };
    let chosen = chosen(args, context, store)?;
    attach(
        report,
        by_rules(snapshot, report, pages, &around, context.now),
    );
    for found in names(store, snapshot, pages, report)? {
        attach(report, found);
    }
    let Chosen::Model { model, trusted } = chosen else {
        return Ok(true);
    };
    let desk = AtDesk {
        shelf: store.shelf(),
        busy: OnceCell::new(),
    };
    let reader = Reader {
        prompts: Prompts::with(|name| desk.shelf.replacement(&format!("{FOLDER}/{name}.md"))),
        desk: &desk,
        redact: args.redacts(),
        model: *model,
    };
    let asked: Vec<Page> = matters(report, pages)
        .into_iter()
        .map(|matter| Page {
            path: matter.path,
            title: matter.title,
            around: matter.around,
            text: matter.text,
        })
        .collect();
    let questions = reader.prepare(&asked);
    for path in &questions.too_long {
        context.say(&format!(
            "note: {path} is longer than {} takes, and is not asked about",
            reader.model.model
        ));
    }
    let shown = questions.shown();
    if args.shows_prompt() {
        shown.iter().for_each(|text| context.say(text));
        return Ok(false);
    }
    let leaving = Leaving {
        questions: questions.count(),
        bytes: shown.iter().map(String::len).sum(),
        tokens: questions.tokens(),
        most_output: questions.most_output(),
        redactions: questions.redactions(),
    };
    announce(&reader.model, &leaving, trusted, context)?;
    let _ = desk
        .busy
        .set(context.busy(&format!("asking {}", reader.model.model)));
    let (said, usage) = reader.run(&questions).map_err(failed)?;
    let by = reader.model.model.clone();
    drop(desk);
    let said = said
        .into_iter()
        .map(|(path, said)| (path, said.quote, said.reason))
        .collect();
    let (found, dropped) = standing(pages, said, &by);
    attach(report, found);
    if questions.count() > 0 {
        context.say(&format!(
            "note: {} read {} tokens and wrote {}; {dropped} of what it said quoted nothing, and is left out",
            by, usage.input, usage.output
        ));
    }
    Ok(true)
}

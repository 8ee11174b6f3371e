//! A review at a terminal: of a draft that waits, or of what is in force, section by section.

use super::SCOPE;
use crate::commands::{Context, Outcome, approve, reject, stale};
use crate::domain::document::Document;
use crate::domain::head::Head;
use crate::domain::ledger::record::ReviewOutcome;
use crate::domain::plural::counted;
use crate::error::{Error, Result};
use crate::ops::diff::{Side, diff};
use crate::ops::review::guide::{Answer, Guide, begin, conclude, questions, sections};
use crate::ops::show::Text;
use crate::ops::stale::{Line, Request, stale as judge};
use crate::store::{Snapshot, Store};
use crate::ui::{Human, Sheet, Tone, prompt};

/// Shows the draft that waits, and takes a yes or a no to it.
pub(super) fn decide(
    target: &str,
    note: Option<String>,
    context: &mut Context,
    store: &Store,
) -> Result<Outcome> {
    context.fetch(store)?;
    let snapshot = store.snapshot(SCOPE)?;
    let shown = crate::ops::approve::overview(&snapshot, target)?;
    let id = crate::ops::target::find(&snapshot, target)?.to_string();
    context.present(&shown)?;
    let ways = [
        "approve it as a whole",
        "reject it: something has to change",
        "neither, for now",
    ];
    match prompt::select("What do you say to it?", &ways)? {
        0 => approve::decide(&shown, (&id, false), note, context, store, &snapshot),
        1 => reject::run(reject::Args::of(&id, note), context),
        _ => Err(nothing()),
    }
}

fn nothing() -> Error {
    Error::refused("not confirmed: nothing was written").code("not-confirmed")
}

/// Shows what changed since somebody last looked, and asks section by section.
pub(super) fn hold(
    target: &str,
    note: Option<String>,
    context: &mut Context,
    store: &Store,
    snapshot: &Snapshot,
) -> Result<(ReviewOutcome, String)> {
    let guide = begin(snapshot, target, context.now)?;
    let text = store.text(&guide.blob)?;
    around(&guide, &text, context, store, snapshot)?;
    let mut answers = Vec::new();
    let parts = sections(&text);
    for (at, section) in parts.iter().enumerate() {
        let mut sheet = sheet(context);
        sheet.line("");
        sheet.verbatim(&section.text);
        sheet.line("");
        context.print(&sheet.out)?;
        let place = format!("{} of {}", at + 1, parts.len());
        answers.push((section.title.clone(), ask(&section.title, &place)?));
    }
    let words = match note {
        Some(note) => note,
        None => prompt::line("What did you check it against, and how? ")?,
    };
    let end = conclude(&answers, &words);
    if end.note.is_empty() {
        return Ok((end.outcome, end.note));
    }
    let mut sheet = sheet(context);
    sheet.line("");
    sheet.field("to be recorded", &end.note);
    context.print(&sheet.out)?;
    let name = format!("{} {}", guide.id, guide.version);
    let question = match (end.outcome, end.skipped) {
        (ReviewOutcome::NeedsChange, _) => format!("Record that {name} has to be revised?"),
        (_, 0) => format!("Record that {name} is still true as it stands?"),
        (_, skipped) => format!(
            "{} not looked at. Record that {name} is still true all the same?",
            counted(skipped, "section")
        ),
    };
    if !prompt::confirm(&question)? {
        return Err(nothing());
    }
    Ok((end.outcome, end.note))
}

fn ask(title: &str, place: &str) -> Result<Answer> {
    let title = crate::ui::safe(title);
    loop {
        let said = prompt::line(&format!(
            "{place}, {title}: still true? [y]es, [n]o, [s]kip, [q]uit: "
        ))?;
        match said.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Holds),
            "s" | "skip" => return Ok(Answer::Skipped),
            "q" | "quit" => return Err(nothing()),
            "n" | "no" => loop {
                let what = prompt::line("What is wrong? ")?;
                if !what.trim().is_empty() {
                    return Ok(Answer::Wrong(what));
                }
            },
            _ => {}
        }
    }
}

fn sheet(context: &Context) -> Sheet {
    context.sheet().on_terminal(context.env.terminals.stdout)
}

/// What changed around the SOP since somebody last looked.
fn around(
    guide: &Guide,
    text: &str,
    context: &mut Context,
    store: &Store,
    snapshot: &Snapshot,
) -> Result<()> {
    let mut sheet = sheet(context);
    sheet.toned(Tone::Strong, format!("{} {}", guide.id, guide.version));
    if let Some(line) = line(guide, context, store, snapshot)? {
        sheet.field("state", &format!("{}, due {}", line.state, line.due));
        for reason in &line.reasons {
            sheet.paragraph(2, reason);
        }
        stale::touches(&line, &mut sheet);
    }
    for (day, by, what) in &guide.found {
        sheet.field("found wrong", &format!("{day} {by}: {what}"));
    }
    for question in questions(text) {
        sheet.field("open question", &question);
    }
    if let Some(branch) = &guide.draft {
        let how = format!("{branch} (sop diff {})", guide.id);
        sheet.field("in the making", &how);
    }
    if let Some((before, now)) = &guide.edited {
        sheet.gap();
        sheet.line("edited since the last review:");
        let read = |side: &Side| match &side.text {
            Text::Here(text) => Ok(text.clone()),
            Text::Blob(blob) => store.text(blob),
        };
        let (old, new) = (read(before)?, read(now)?);
        diff(&guide.id, (before, &old), (now, &new)).human(&mut sheet);
    }
    context.print(&sheet.out)
}

/// How fresh it is; none where it is not on HEAD.
fn line(
    guide: &Guide,
    context: &Context,
    store: &Store,
    snapshot: &Snapshot,
) -> Result<Option<Line>> {
    let busy = context.busy("walking the history");
    let pages = store.head_pages(snapshot)?;
    let own = pages.iter().filter(|page| page.id == guide.id);
    let pages: Vec<Document> = own.cloned().collect();
    let pages = Head::all(&pages);
    let history = stale::history(store, snapshot, &pages, context.now)?;
    drop(busy);
    let request = Request {
        all: true,
        ..Request::default()
    };
    let report = judge(snapshot, &pages, &history, &request, context.now)?;
    Ok(report.sops.into_iter().next())
}

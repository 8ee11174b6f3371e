//! `sop doctor`

use super::{Context, Outcome, forge};
use crate::error::Result;
use crate::ops::doctor::{Machine, Report, Signing, doctor};
use crate::remote::llm::probe;
use crate::store::{Snapshot, Store};
use crate::ui::{Human, Sheet, Tone};

/// Say who git and sop think you are, and what is missing.
///
/// Each finding comes with the line that mends it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sop doctor\n  sop doctor --json")]
pub struct Args {}

/// Where the scaffolded workflows are.
const WORKFLOWS: [&str; 2] = [".github/workflows/sop.yml", ".gitlab-ci.yml"];

/// Runs it.
pub fn run(_: Args, context: &mut Context) -> Result<Outcome> {
    let store = context.store()?;
    let snapshot = store.snapshot_with_records()?;
    let mut workflow = false;
    for path in WORKFLOWS {
        workflow |= store.on_default_branch(&snapshot, path)?;
    }
    let machine = Machine {
        signing: signing(&store, &snapshot),
        workflow,
        forge: forge::signed_in(context, &store, &snapshot),
        provider: provider(context, &snapshot),
    };
    let report = doctor(&snapshot, &machine, context.now);
    context.answer(&report)?;
    Ok(if report.ok {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn signing(store: &Store, snapshot: &Snapshot) -> Signing {
    match (store.signing_key(snapshot), store.try_signing(snapshot)) {
        (Err(error), _) | (_, Err(error)) => Signing::Broken(error.to_string()),
        (Ok(None), _) => Signing::Off,
        (Ok(Some(key)), _) => match store.signs_as_actor(snapshot) {
            Ok(true) => Signing::Listed,
            _ => Signing::Unlisted(key),
        },
    }
}

/// Only a provider that somebody configured is ever asked.
fn provider(context: &Context, snapshot: &Snapshot) -> Option<(String, Result<(), String>)> {
    let address = snapshot.settings.provider.as_ref()?.base_url.clone()?;
    if context.globals.offline {
        return None;
    }
    let busy = context.busy("asking the provider");
    let answer = probe::reachable(&address);
    drop(busy);
    Some((address, answer))
}

impl Human for Report {
    fn human(&self, sheet: &mut Sheet) {
        for check in &self.checks {
            let (tone, word) = match check.verdict.as_str() {
                "good" => (Tone::Good, "good"),
                "bad" => (Tone::Bad, "bad "),
                _ => (Tone::Warn, "note"),
            };
            let word = sheet.tint(tone, word);
            sheet.out.push_str(&format!("{word}  "));
            let width = sheet.width().saturating_sub(6);
            let text = crate::ui::sheet::wrapped(
                &crate::ui::safe(&format!("{}: {}", check.about, check.found)),
                width,
                "      ",
            );
            sheet.out.push_str(&text);
            sheet.out.push('\n');
            if let Some(mend) = &check.mend {
                sheet.line(format!("      {mend}"));
            }
        }
    }
}

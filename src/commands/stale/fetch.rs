//! `sop stale --fetch`: the pages on the web that SOPs depend on are asked, and what they say is remembered.

use std::collections::{BTreeMap, BTreeSet};

use crate::commands::Context;
use crate::domain::plural::counted;
use crate::domain::webpage::{Look, remember};
use crate::error::{Error, Result};
use crate::ops::stale::History;
use crate::remote::pages::look;
use crate::store::Store;

/// So many are asked at once.
const AT_ONCE: usize = 8;

/// Asks, says what left the machine and what did not answer, and remembers.
pub(super) fn ask(
    addresses: &BTreeSet<String>,
    allow_private: bool,
    history: &mut History,
    store: &Store,
    context: &mut Context,
) -> Result<()> {
    if context.globals.offline {
        return Err(Error::usage(
            "--fetch asks pages on the web, and --offline forbids it",
        ));
    }
    if addresses.is_empty() {
        context.say("note: nothing here depends on a page on the web; nothing was asked");
        return Ok(());
    }
    context.say(&format!(
        "asking {} for what it says now; nothing of this repository is sent:",
        counted(addresses.len(), "page")
    ));
    for address in addresses {
        context.say(&format!("  {address}"));
    }
    let busy = context.busy("asking the web");
    let list: Vec<&String> = addresses.iter().collect();
    for some in list.chunks(AT_ONCE) {
        let answers = std::thread::scope(|scope| {
            let asked: Vec<_> = some
                .iter()
                .map(|address| scope.spawn(|| look(address, allow_private)))
                .collect();
            let answer = |asked: std::thread::ScopedJoinHandle<'_, Look>| {
                let lost = |_| Look::Unknown("could not be asked".to_owned());
                asked.join().unwrap_or_else(lost)
            };
            asked.into_iter().map(answer).collect::<Vec<_>>()
        });
        let named = some.iter().map(|address| (*address).clone());
        history.looks.extend(named.zip(answers));
    }
    drop(busy);
    silent(&history.looks, context);
    history.seen = store.watched();
    remember(&mut history.seen, &history.looks, context.now.at);
    store.remember_watched(&history.seen)
}

fn silent(looks: &BTreeMap<String, Look>, context: &mut Context) {
    for (address, look) in looks {
        if let Look::Unknown(why) = look {
            context.say(&format!("warning: {address} {why}; nothing is said of it"));
        }
    }
}

//! `sop checkpoint --stamp`: an authority says when the checkpoint was there.

use super::super::Context;
use super::Args;
use crate::domain::ledger::stamp::{self, Stamp};
use crate::domain::time;
use crate::error::{Error, Result};
use crate::ops::checkpoint::Stamped;
use crate::remote;
use crate::store::stamps::token_file;
use crate::store::{Snapshot, Store, random};

/// Whether an authority may be asked at all: said before anything is written.
pub(super) fn possible(store: &Store, url: Option<&str>) -> Result<()> {
    match url {
        Some(_) if store.offline() => Err(Error::usage(
            "--stamp asks an authority, and --offline nobody",
        )),
        Some(url) => remote::stamp::address(url).map(drop),
        None => Ok(()),
    }
}

/// The time stamp over a checkpoint: the one that is kept, else, where it is asked for, a new one.
pub(super) fn stamped(
    context: &Context,
    store: &Store,
    snapshot: &Snapshot,
    text: &str,
    args: &Args,
) -> Result<Option<(Stamped, Vec<String>)>> {
    let kept = store.stamp_of(text)?;
    let kept = kept.and_then(|(tag, token)| Some((tag, Stamp::read(&token).ok()?, token)));
    let (stamped, token, notices) = match (kept, &args.stamp) {
        (Some((tag, stamp, token)), _) => (said(tag, &stamp, false), token, Vec::new()),
        (None, None) => return Ok(None),
        (None, Some(url)) => {
            let nonce = random::bytes()?;
            let busy = context.busy("asking for a time stamp");
            let answer = remote::stamp::ask(url, stamp::question(text.as_bytes(), nonce))?;
            drop(busy);
            let answered = stamp::answered(&answer, text.as_bytes(), nonce);
            let (token, stamp) = answered.map_err(|why| {
                let error = Error::remote(format!("no time stamp: {why}"));
                error.hint("sop checkpoint --stamp URL   (again: the checkpoint itself is there)")
            })?;
            let (tag, notices) = store.write_stamp(snapshot, text, &token)?;
            (said(tag, &stamp, true), token, notices)
        }
    };
    if let Some(file) = &args.export {
        store.export(&token_file(file), &token)?;
    }
    Ok(Some((stamped, notices)))
}

fn said(tag: String, stamp: &Stamp, new: bool) -> Stamped {
    let at = time::stamp(stamp.at);
    Stamped { tag, at, new }
}

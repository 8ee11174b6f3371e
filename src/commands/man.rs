//! `sop man`

use super::{Context, Outcome};
use crate::error::{Error, Result};

/// Print the manual page.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop man > sop.1\n  sop man | man -l -\n  sop man publish | man -l -"
)]
pub struct Args {
    /// The page of one subcommand
    command: Option<String>,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let parser = super::parser();
    let page = match &args.command {
        None => parser,
        Some(name) => parser
            .find_subcommand(name)
            .cloned()
            .map(|command| command.display_name(format!("sop-{name}")))
            .ok_or_else(|| {
                Error::usage(format!("there is no command `{name}`")).hint("sop --help")
            })?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut text)
        .map_err(|error| Error::bug("the manual page cannot be written").cause(error))?;
    context.print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Done)
}

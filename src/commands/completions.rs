//! `sop completions`

use super::{Context, Outcome};
use crate::error::Result;

/// Print completions for a shell.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sop completions bash > ~/.local/share/bash-completion/completions/sop"
)]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

/// Runs it.
pub fn run(args: Args, context: &mut Context) -> Result<Outcome> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut super::parser(), "sop", &mut text);
    context.print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Done)
}

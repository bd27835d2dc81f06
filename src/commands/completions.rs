//! `impact completions`: what completes its words in a shell.

use clap::CommandFactory;

use crate::cli::{Cli, Completions};
use crate::commands::{Exit, Terminal, destination};

/// The name of the program, as it is typed.
const NAME: &str = "impact";

/// Writes them, from the same declaration as the parser.
pub(super) fn run(options: &Completions, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    terminal.settle(None);
    let mut bytes = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), NAME, &mut bytes);
    destination::send(&options.output, &bytes, terminal)?;
    Ok(Exit::Clean)
}

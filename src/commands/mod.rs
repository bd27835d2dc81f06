//! The commands: one file each, read as a table of contents.
//!
//! In: what was typed, and a [`Terminal`] that holds the writers and what was read of the environment. Out: an
//! [`Exit`]. Nothing here prints elsewhere, exits, or reads the environment.

mod consolidate;
mod coverage;
mod ingest;
mod referentials;
mod secret;
mod stop;
mod terminal;
mod validate;

pub use terminal::{Environment, Terminal};

use std::io;

use crate::cli::{Cli, Command};
use crate::diagnostic::{Diagnostics, Severity};
use crate::i18n::{Lang, commands as said};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to say against it.
    Clean,
    /// Faults were found, or a file was refused.
    Faults,
    /// Could not run.
    CouldNotRun,
}

impl Exit {
    /// The number a shell sees.
    pub fn status(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Faults => 1,
            Self::CouldNotRun => 2,
        }
    }

    /// What `diagnostics` are worth, warnings counting where they are denied.
    fn of(diagnostics: &Diagnostics, deny_warnings: bool) -> Self {
        let denied = deny_warnings && diagnostics.count(Severity::Warning) > 0;
        if diagnostics.has_errors() || denied {
            Self::Faults
        } else {
            Self::Clean
        }
    }
}

/// Runs what was typed. A reader that has had enough, as `head` does, is no failure.
pub fn run(cli: &Cli, terminal: &mut Terminal) -> Exit {
    terminal.ask(&cli.common);
    let ended = match &cli.command {
        Command::Validate(options) => validate::run(options, terminal),
        Command::Ingest(options) => ingest::run(options, terminal),
        Command::Consolidate(options) => consolidate::run(options, terminal),
    };
    let ended = ended.and_then(|exit| {
        terminal.out.flush()?;
        Ok(exit)
    });
    match ended {
        Ok(exit) => exit,
        Err(error) if is_broken_pipe(&error) => Exit::Clean,
        Err(error) => {
            let lang = terminal.lang.unwrap_or(Lang::En);
            let sentence = stop::sentence(&error);
            // Where even this cannot be written, the exit status still tells.
            let _ = writeln!(
                terminal.err,
                "{}",
                said::could_not_run(&sentence).in_lang(lang)
            );
            Exit::CouldNotRun
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    })
}

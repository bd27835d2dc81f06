//! What `impact man` takes.

use std::path::PathBuf;

use clap::Args;

/// Options of `man`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact man -o ~/.local/share/man/man1
  impact man")]
pub struct Man {
    /// Folder to write: one page for `impact` and one a command; `-` is the page of `impact` alone, on stdout.
    #[arg(short, long, value_name = "FOLDER", default_value = "-")]
    pub output: PathBuf,
}

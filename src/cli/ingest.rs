//! What `impact ingest` takes.

use std::path::PathBuf;

use clap::Args;

use super::Inputs;

/// Options of `ingest`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact ingest exports -o observations
  impact ingest exports -o observations --secret-file ~/.impact-secret
  impact ingest exports -o observations --annotate a-corriger --lang fr")]
pub struct Ingest {
    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// Folder to write: new, empty, or written by an earlier `impact ingest`.
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    /// Folder to write copies of the exports that hold faults, each row with what to mend, and a recap of each. They hold
    /// what persons answered: each goes to its own association alone.
    #[arg(long, value_name = "DIR")]
    pub annotate: Option<PathBuf>,
}

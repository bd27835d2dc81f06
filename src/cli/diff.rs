//! What `impact diff` takes.

use clap::Args;

/// Options of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact diff")]
pub struct Diff {}

//! What `impact explain` takes.

use clap::Args;

/// Options of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact explain")]
pub struct Explain {}

//! What `impact schema` takes.

use clap::Args;

/// Options of `schema`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact schema")]
pub struct Schema {}

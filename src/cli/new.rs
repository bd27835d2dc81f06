//! What `impact new` takes.

use clap::Args;

/// Options of `new`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact new")]
pub struct New {}

//! What `impact codebook` takes.

use clap::Args;

/// Options of `codebook`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact codebook")]
pub struct Codebook {}

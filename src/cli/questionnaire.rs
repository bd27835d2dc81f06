//! What `impact questionnaire` takes.

use clap::Args;

/// Options of `questionnaire`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact questionnaire")]
pub struct Questionnaire {}

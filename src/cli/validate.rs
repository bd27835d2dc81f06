//! What `impact validate` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Levels;

/// Options of `validate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact validate
  impact validate referentials --format json --deny warnings")]
pub struct Validate {
    /// Referentials: files, or folders searched for `.yaml` and `.yml`.
    #[arg(value_name = "PATH", default_value = "referentials")]
    pub paths: Vec<PathBuf>,

    /// How faults are written: text on stderr, JSON on stdout.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

/// How faults are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading.
    Text,
    /// For a program.
    Json,
}

//! What `impact validate` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Levels;

/// Options of `validate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact validate
  impact validate referentials --format json --deny warnings
  impact validate --format sarif > impact.sarif")]
pub struct Validate {
    /// Referentials: files, or folders searched for `.yaml` and `.yml`.
    #[arg(value_name = "PATH", default_value = "referentials")]
    pub paths: Vec<PathBuf>,

    /// How faults are written: text on stderr, the others on stdout.
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
    /// For a program: one object, none of the faults left out.
    Json,
    /// For a code scanning service: SARIF 2.1.0.
    Sarif,
    /// For a GitHub workflow: annotations on the lines of a pull request.
    Github,
    /// For a continuous integration that shows tests: `JUnit` XML, one suite a file.
    Junit,
}

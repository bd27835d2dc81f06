//! What `impact explain` takes.

use clap::{Args, ValueEnum};

/// Options of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact explain reason-missing
  impact explain --list
  impact explain --list --format json")]
pub struct Explain {
    /// Codes to explain.
    #[arg(required_unless_present = "list", value_name = "CODE")]
    pub codes: Vec<String>,

    /// List every code, by the step that finds it.
    #[arg(long, conflicts_with = "codes")]
    pub list: bool,

    /// How codes are written.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// How codes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading.
    Text,
    /// For a program: code, severity, whether it can be lowered, phase, summary, page.
    Json,
}

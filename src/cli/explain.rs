//! What `impact explain` takes.

use clap::{Args, ValueEnum};

/// Options of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact explain reason-missing
  impact explain kobo
  impact explain --profiles
  impact explain --list
  impact explain --list --format json")]
pub struct Explain {
    /// Codes of diagnostics, or profiles of tools, to explain.
    #[arg(required_unless_present_any = ["list", "profiles"], value_name = "CODE")]
    pub codes: Vec<String>,

    /// List every code, by the step that finds it.
    #[arg(long, conflicts_with = "codes")]
    pub list: bool,

    /// List every profile of a survey tool.
    #[arg(long, conflicts_with_all = ["codes", "list"])]
    pub profiles: bool,

    /// How pages are written.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// How pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading.
    Text,
    /// For a program: of a code its severity, whether it can be lowered, phase, summary and page; of a profile the two
    /// last.
    Json,
}

//! What `impact claims` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Levels, ReferentialPaths};

/// Options of `claims`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact claims plaidoyer.md --release figures.csv
  impact claims plaidoyer.md report.md --release figures-2024.csv --release figures-2025.csv
  impact claims plaidoyer.md --exports exports --format json")]
pub struct Claims {
    /// Texts in Markdown. Just after a figure, `<!-- impact: INDICATOR PERIOD [WAVE] [VARIABLE=CODE]... [COLUMN] -->` says which one it
    /// is, and `(source: ...)` that it is of others.
    #[arg(required = true, value_name = "TEXT")]
    pub texts: Vec<PathBuf>,

    /// A release as `consolidate --format csv` wrote it; may be repeated, and the last holds.
    #[arg(long, value_name = "FILE")]
    pub release: Vec<PathBuf>,

    /// Exports, in place of a release: texts are compared with what the public may read of them. May be repeated.
    #[arg(long, value_name = "EXPORTS", conflicts_with = "release")]
    pub exports: Vec<PathBuf>,

    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// File of the secret that turns respondents' ids into pseudonyms, where exports are read; else the variable `IMPACT_SECRET`.
    #[arg(long, value_name = "FILE")]
    pub secret_file: Option<PathBuf>,

    /// How the figures of the texts are listed.
    #[arg(short, long, value_enum, default_value_t = ClaimsFormat::Table)]
    pub format: ClaimsFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

/// How the figures of texts are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For reading: each figure with what it is.
    Table,
    /// For programs: the same, with the diagnostics.
    Json,
}

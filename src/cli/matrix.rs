//! What `impact matrix` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Levels, ReferentialPaths};

/// Options of `matrix`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact matrix
  impact matrix --status core --reasons
  impact matrix --indicator sorties-vers-logement --by all --reasons
  impact matrix -r referentials --format csv -o comparabilite.csv")]
pub struct Matrix {
    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// How the matrix is written.
    #[arg(short, long, value_enum, default_value_t = MatrixFormat::Table)]
    pub format: MatrixFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Show the indicators of this status alone.
    #[arg(long, value_enum)]
    pub status: Option<Priority>,

    /// Show this indicator alone, with the statistics under it; may be repeated.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,

    /// In the table, show this disaggregation under each total: `sexe`, `sexe*tranche-age`, or `all`; may be repeated.
    #[arg(long, value_name = "VAR[*VAR]|all")]
    pub by: Vec<String>,

    /// Under the table, say why each standing is no better; csv and json always do.
    #[arg(long)]
    pub reasons: bool,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

/// How the matrix is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MatrixFormat {
    /// For reading: a sign for each indicator and association, then what follows from them.
    Table,
    /// For programs, one row an indicator and an association: referential, version, indicator, status, association, standing (exact, close, broad, none, undetermined, impossible, not-collected, not-fed), enters (whether it enters the sector figure), disaggregations that enter, reasons.
    Csv,
    /// For programs, the same rows as objects.
    Json,
}

/// Place of an indicator in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Priority {
    /// Every association feeds it or says why not.
    Core,
    /// Recommended.
    Recommended,
    /// Optional.
    Optional,
}

//! What `impact value` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Inputs, Readers};

/// Options of `value`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact value exports
  impact value exports --period 2025 --costs couts.yaml
  impact value exports --format csv-fr -o couts-evites.csv
  impact value exports --for rheso")]
pub struct Value {
    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// Table of unit costs, in place of those among the referentials.
    #[arg(long, value_name = "FILE")]
    pub costs: Option<PathBuf>,

    /// How avoided costs are written.
    #[arg(short, long, value_enum, default_value_t = ValueFormat::Table)]
    pub format: ValueFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Value this period and those inside it; may be repeated.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,

    /// Who will read; `working` is refused: what is valued is what was published.
    #[arg(long, value_enum, default_value_t = Readers::Public)]
    pub audience: Readers,

    /// Value the figures of this association, which it reads in clear.
    #[arg(long = "for", value_name = "ASSOCIATION", conflicts_with = "audience")]
    pub association: Option<String>,
}

/// How avoided costs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ValueFormat {
    /// For reading: effects, totals, what moves them, what they rest on.
    Table,
    /// For programs: one row an effect, a total, an assumption that moves it.
    Csv,
    /// For a French Excel: semicolon, decimal comma.
    CsvFr,
    /// For programs: the same, nested.
    Json,
}

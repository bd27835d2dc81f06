//! What `impact sample` takes.

use std::path::PathBuf;

use clap::Args;

use super::{Levels, ReferentialPaths};

/// Options of `sample`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact sample --association rheso --source enquete -o essai/rheso/enquete-2025.csv
  impact sample --association ais35 --source enquete --rows 400 --seed 7 --period 2024 --period 2025
  impact sample --association rheso --source sorties --rows 600 --defects -o essai/rheso/sorties-2025.csv")]
pub struct Sample {
    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// The association whose export to invent.
    #[arg(long, value_name = "ID")]
    pub association: String,

    /// Its source.
    #[arg(long, value_name = "ID")]
    pub source: String,

    /// Rows to invent; fewer come where the source cannot hold as many.
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub rows: usize,

    /// The same seed gives the same file, and the same persons in every source of an association.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,

    /// Period in which the rows are collected; may be repeated. By default 2025, or the source's own.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,

    /// What the invented population looks like; by default every answer is as likely as another.
    #[arg(long, value_name = "FILE")]
    pub landmarks: Option<PathBuf>,

    /// Plant faults of every kind the source can bear, in one row in fifteen, and name them all in a key beside
    /// the file: under its name with `.key`.
    #[arg(long)]
    pub defects: bool,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

//! What `impact audit` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Levels, ReferentialPaths};

/// Options of `audit`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact audit figures.csv
  impact audit figures.csv members.csv --working working.csv
  impact audit figures.csv --format json --witness tables.csv")]
pub struct Audit {
    /// Releases as `consolidate --format csv` wrote them, audited together.
    #[arg(required = true, value_name = "RELEASE")]
    pub releases: Vec<PathBuf>,

    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// The same figures in clear (`consolidate --audience working --format csv`): plays each association, and each two of them.
    #[arg(long, value_name = "FILE")]
    pub working: Option<PathBuf>,

    /// How the verdict is written.
    #[arg(short, long, value_enum, default_value_t = AuditFormat::Text)]
    pub format: AuditFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Write to this CSV the tables that prove that withheld cells cannot be worked out: anyone can add them up.
    #[arg(long, value_name = "FILE")]
    pub witness: Option<PathBuf>,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

/// How the verdict is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// For reading: the verdict first.
    Text,
    /// For programs: releases, counts, attackers and the keys of failing cells.
    Json,
}

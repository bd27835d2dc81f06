//! What `impact codebook` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Levels, Priority, ReferentialPaths};

/// Options of `codebook`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact codebook --format html -o fiches.html
  impact codebook --status core -o fiches.md
  impact codebook --indicator sorties-vers-logement --association rheso
  impact codebook --format sssom -o correspondances.sssom.tsv")]
pub struct Codebook {
    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// How it is written.
    #[arg(short, long, value_enum, default_value_t = CodebookFormat::Markdown)]
    pub format: CodebookFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Write the sheet of this indicator alone, with the statistics under it; may be repeated.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,

    /// Write the sheets of this status alone.
    #[arg(long, value_enum)]
    pub status: Option<Priority>,

    /// Tell of this association alone: its comparability and its own indicators.
    #[arg(long, value_name = "ID")]
    pub association: Option<String>,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

/// How a codebook is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CodebookFormat {
    /// The sheets as Markdown, with a table of contents and the codelists in an annex.
    Markdown,
    /// The same as one HTML page, with nothing beside it: to read, search and print.
    Html,
    /// For programs, an SSSOM mapping set: each indicator and the standards it relates to (SDG targets and others).
    Sssom,
    /// For programs, an SSSOM mapping set: what each source of each association maps to the common variables, and how alike.
    SssomAssociations,
}

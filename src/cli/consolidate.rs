//! What `impact consolidate` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Inputs;

/// Options of `consolidate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact consolidate exports
  impact consolidate exports --indicator sorties-vers-logement --by sexe
  impact consolidate exports --format csv-fr -o chiffres-2025.csv --period 2025
  impact consolidate exports --format datapackage -o chiffres-2025 --period 2025
  impact consolidate exports --format xlsx -o chiffres-2025.xlsx --period 2025
  impact consolidate exports --for rheso --by sexe
  impact consolidate exports --audience working --format csv -o working-2025.csv")]
pub struct Consolidate {
    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// How figures are written.
    #[arg(short, long, value_enum, default_value_t = FigureFormat::Table)]
    pub format: FigureFormat,

    /// File to write, or folder where the format is of several files; `-` is stdout.
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    pub output: PathBuf,

    /// Show this indicator alone, with the statistics under it; may be repeated.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,

    /// Show this period and those inside it; may be repeated.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,

    /// Show totals and this disaggregation: `sexe`, `sexe*tranche-age`, or `all`; may be repeated.
    #[arg(long, value_name = "VAR[*VAR]|all")]
    pub by: Vec<String>,

    /// Level of confidence of intervals, in percent: 80 to 99.
    #[arg(long, value_name = "PERCENT", default_value_t = 95,
        value_parser = clap::value_parser!(u8).range(80..=99))]
    pub confidence: u8,

    /// Who will read; `working` is not protected.
    #[arg(long, value_enum, default_value_t = Readers::Public)]
    pub audience: Readers,

    /// Write the sheet of this association: its own figures in clear, beside what members read.
    #[arg(long = "for", value_name = "ASSOCIATION", conflicts_with = "audience")]
    pub association: Option<String>,
}

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FigureFormat {
    /// For reading; totals only, unless `--by`.
    Table,
    /// For a report: one table an indicator; totals only, unless `--by`.
    Md,
    /// For programs: comma, decimal dot.
    Csv,
    /// For a French Excel: semicolon, decimal comma.
    CsvFr,
    /// For programs, with what is said around the figures.
    Json,
    /// A Data Package, in a folder: the CSV, its columns described, what codes say, where figures come from.
    Datapackage,
    /// SDMX-CSV 2.0, in a folder with its structure in SDMX-ML 3.0.
    SdmxCsv,
    /// JSON-LD in the Common Impact Data Standard, Basic Tier: figures that have a value.
    Jsonld,
    /// Parquet, for tools of columns: the rows of the CSV, with their types.
    Parquet,
    /// For a spreadsheet: key figures, themes, charts, every figure; `-o` names it.
    Xlsx,
}

/// Who will read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Readers {
    /// Everyone: sector figures only, protected.
    Public,
    /// Members of the programme: also associations that agreed, protected.
    Members,
    /// Those who make the figures: everything, in clear.
    Working,
}

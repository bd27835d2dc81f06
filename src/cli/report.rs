//! What `impact report` takes.

use std::path::PathBuf;

use clap::Args;

use super::{Inputs, Readers};

/// Options of `report`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact report exports -o rapport.html
  impact report exports -o rapport-2025.html --period 2025
  impact report exports -o members.html --audience members --lang en
  impact report exports -o sorties.html --indicator sorties-vers-logement
  impact report exports -o rapport.html --costs referentials/costs.yaml
  impact report exports -o rheso.html --for rheso")]
pub struct Report {
    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Tell of this indicator alone, with the statistics under it; may be repeated.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,

    /// Tell of this period and those inside it; may be repeated.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,

    /// Level of confidence of intervals, in percent: 80 to 99.
    #[arg(long, value_name = "PERCENT", default_value_t = 95,
        value_parser = clap::value_parser!(u8).range(80..=99))]
    pub confidence: u8,

    /// Who will read; `working` is refused: a report is made to be passed on.
    #[arg(long, value_enum, default_value_t = Readers::Public)]
    pub audience: Readers,

    /// Write the sheet of this association: its own figures in clear, beside what members read of the sector.
    #[arg(long = "for", value_name = "ASSOCIATION", conflicts_with_all = ["audience", "costs"])]
    pub association: Option<String>,

    /// Add a page of avoided costs by this table of unit costs.
    #[arg(long, value_name = "FILE")]
    pub costs: Option<PathBuf>,
}

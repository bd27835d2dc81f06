//! What `impact compare` takes.

use std::path::PathBuf;

use clap::Args;

use super::{Inputs, PageFormat, Readers};

/// Options of `compare`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact compare rheso exports
  impact compare rheso exports --indicator sorties-vers-logement --period 2025
  impact compare rheso exports --audience working -o working-rheso.txt
  impact compare rheso exports --format json")]
pub struct Compare {
    /// The association that compares itself.
    #[arg(value_name = "ASSOCIATION")]
    pub association: String,

    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// How comparisons are written.
    #[arg(short, long, value_enum, default_value_t = PageFormat::Text)]
    pub format: PageFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Compare this indicator alone, with the statistics under it; may be repeated.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,

    /// Compare over this period and those inside it; may be repeated.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,

    /// Level of confidence of intervals, in percent: 80 to 99.
    #[arg(long, value_name = "PERCENT", default_value_t = 95,
        value_parser = clap::value_parser!(u8).range(80..=99))]
    pub confidence: u8,

    /// Who will read: the association, beside what `members` read, or those who make the figures.
    #[arg(long, value_enum, default_value_t = Readers::Members)]
    pub audience: Readers,
}

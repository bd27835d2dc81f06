//! What `impact trace` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Inputs, Readers};

/// Options of `trace`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact trace sorties-vers-logement exports
  impact trace sorties-vers-logement exports --period 2025 --by sexe
  impact trace sorties-vers-logement exports --audience members --association rheso
  impact trace sorties-vers-logement exports --audience working -o working-sorties.txt
  impact trace sorties-vers-logement observations --format json")]
pub struct Trace {
    /// The indicator, with the statistics under it.
    #[arg(value_name = "INDICATOR")]
    pub indicator: String,

    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// How pages are written.
    #[arg(short, long, value_enum, default_value_t = PageFormat::Text)]
    pub format: PageFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Tell of this period and those inside it; may be repeated.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,

    /// Tell of the totals and of this disaggregation: `sexe`, `sexe*tranche-age`, or `all`; may be repeated.
    #[arg(long, value_name = "VAR[*VAR]|all")]
    pub by: Vec<String>,

    /// Tell of the figures of this association in place of the sector's; the audience must be one that may read them.
    #[arg(long, value_name = "ID")]
    pub association: Option<String>,

    /// Level of confidence of intervals, in percent: 80 to 99.
    #[arg(long, value_name = "PERCENT", default_value_t = 95,
        value_parser = clap::value_parser!(u8).range(80..=99))]
    pub confidence: u8,

    /// Who will read; `working` is not protected.
    #[arg(long, value_enum, default_value_t = Readers::Public)]
    pub audience: Readers,
}

/// How pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
}

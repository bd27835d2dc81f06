//! What `impact questionnaire` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Levels, Priority, ReferentialPaths};

/// Options of `questionnaire`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact questionnaire --wave entry -o formulaire.xlsx --source source.yaml
  impact questionnaire --wave follow-up --status core -o noyau.xlsx
  impact questionnaire --wave follow-up --association esperer95 --anonymous -o suivi.xlsx
  impact questionnaire --wave entry --observes household -o menages.xlsx")]
pub struct Questionnaire {
    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// The wave; without it, what is asked outside waves.
    #[arg(long, value_name = "ID")]
    pub wave: Option<String>,

    /// The association whose form it is, with its own indicators and finer codes, without what it does not collect.
    #[arg(long, value_name = "ID")]
    pub association: Option<String>,

    /// Ask for the indicators of this theme alone; may be repeated.
    #[arg(long, value_name = "ID")]
    pub theme: Vec<String>,

    /// Ask for this indicator alone, with the statistics under it, even one without waves; may be repeated.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,

    /// Ask for the indicators of this status alone.
    #[arg(long, value_enum)]
    pub status: Option<Priority>,

    /// What one submission is about; where several are observed, persons first.
    #[arg(long, value_enum, value_name = "UNIT")]
    pub observes: Option<Unit>,

    /// Ask no code of the respondent: nothing can then be paired between waves.
    #[arg(long)]
    pub anonymous: bool,

    /// `XLSForm` to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// File to write the source to, in YAML, that reads the exports of the form; `-` is stdout.
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

/// What one submission is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// A person.
    Person,
    /// A household.
    Household,
    /// A stay.
    Stay,
    /// A night.
    Night,
    /// A request.
    Request,
    /// A site.
    Site,
}

//! The command line: what can be typed, and nothing of what it does.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Consolidates the surveys of many associations into sector figures that can be defended in public.
#[derive(Debug, Parser)]
#[command(
    version,
    help_expected = true,
    propagate_version = true,
    after_help = "\
Exit status:
  0  nothing to say against it (warnings allowed, unless `--deny warnings`)
  1  faults were found, or a file was refused
  2  could not run"
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// Language of messages and tables; else the locale's, else the referential's.
    #[arg(
        long,
        global = true,
        value_enum,
        help_heading = "Options of every command"
    )]
    pub lang: Option<Language>,

    /// Say nothing but errors and what was asked for.
    #[arg(short, long, global = true, help_heading = "Options of every command")]
    pub quiet: bool,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check referentials and show every fault, with where and how to mend it.
    Validate(Validate),
    /// Read exports into harmonised observations, and account for every row.
    Ingest(Ingest),
    /// Turn exports into sector figures.
    Consolidate(Consolidate),
    /// Tell which associations can enter which sector figures, from the referentials alone.
    Matrix(Matrix),
    /// Write an invented export, as the tool of a source would, for trials and for training.
    Sample(Sample),
}

/// Options of `validate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact validate
  impact validate referentials --format json --deny warnings")]
pub struct Validate {
    /// Referentials: files, or folders searched for `.yaml` and `.yml`.
    #[arg(value_name = "PATH", default_value = "referentials")]
    pub paths: Vec<PathBuf>,

    /// How faults are written: text on stderr, JSON on stdout.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,

    /// Count warnings as faults.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
}

/// How faults are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading.
    Text,
    /// For a program.
    Json,
}

/// What counts as a fault besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings.
    Warnings,
}

/// Where data and referentials are.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Folders of exports, or of what `impact ingest` wrote.
    #[arg(required = true, value_name = "EXPORTS")]
    pub exports: Vec<PathBuf>,

    /// Referentials: files, or folders searched for `.yaml` and `.yml`.
    #[arg(
        short,
        long,
        value_name = "PATH",
        default_value = "referentials",
        num_args = 1
    )]
    pub referentials: Vec<PathBuf>,

    /// File of the secret that turns respondents' ids into pseudonyms; else the variable `IMPACT_SECRET`.
    #[arg(long, value_name = "FILE")]
    pub secret_file: Option<PathBuf>,

    /// Count warnings as faults.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
}

/// Options of `ingest`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact ingest exports -o observations
  impact ingest exports -o observations --secret-file ~/.impact-secret")]
pub struct Ingest {
    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// Folder to write: new, empty, or written by an earlier `impact ingest`.
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
}

/// Options of `consolidate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact consolidate exports
  impact consolidate exports --indicator sorties-vers-logement --by sexe
  impact consolidate exports --format csv-fr -o chiffres-2025.csv --period 2025
  impact consolidate exports --audience working --format csv -o working-2025.csv")]
pub struct Consolidate {
    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// How figures are written.
    #[arg(short, long, value_enum, default_value_t = FigureFormat::Table)]
    pub format: FigureFormat,

    /// File to write; `-` is stdout.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
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

    /// Who will read; `working` is not protected.
    #[arg(long, value_enum, default_value_t = Readers::Public)]
    pub audience: Readers,
}

/// Options of `sample`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact sample --association rheso --source enquete -o essai/rheso/enquete-2025.csv
  impact sample --association ais35 --source enquete --rows 400 --seed 7 --period 2024 --period 2025
  impact sample --association rheso --source sorties --rows 600 --defects -o essai/rheso/sorties-2025.csv")]
pub struct Sample {
    /// Referentials: files, or folders searched for `.yaml` and `.yml`.
    #[arg(
        short,
        long,
        value_name = "PATH",
        default_value = "referentials",
        num_args = 1
    )]
    pub referentials: Vec<PathBuf>,

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
}

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FigureFormat {
    /// For reading; totals only, unless `--by`.
    Table,
    /// For programs: comma, decimal dot.
    Csv,
    /// For a French Excel: semicolon, decimal comma.
    CsvFr,
    /// For programs, with what is said around the figures.
    Json,
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

/// Options of `matrix`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact matrix
  impact matrix --status core --reasons
  impact matrix --indicator sorties-vers-logement --by all --reasons
  impact matrix -r referentials --format csv -o comparabilite.csv")]
pub struct Matrix {
    /// Referentials: files, or folders searched for `.yaml` and `.yml`.
    #[arg(
        short,
        long,
        value_name = "PATH",
        default_value = "referentials",
        num_args = 1
    )]
    pub referentials: Vec<PathBuf>,

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

    /// Count warnings as faults.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
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

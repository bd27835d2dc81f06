//! The command line: what can be typed, and nothing of what it does. One file a command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod audit;
mod claims;
mod codebook;
mod compare;
mod completions;
mod consolidate;
mod diff;
mod explain;
mod ingest;
mod inspect;
mod levels;
mod man;
mod matrix;
mod new;
mod questionnaire;
mod release;
mod report;
mod sample;
mod schema;
mod trace;
mod validate;
mod value;

pub use audit::{Audit, AuditFormat};
pub use claims::{Claims, ClaimsFormat};
pub use codebook::{Codebook, CodebookFormat};
pub use compare::Compare;
pub use completions::Completions;
pub use consolidate::{Consolidate, FigureFormat, Readers};
pub use diff::{Diff, DiffFormat};
pub use explain::{Explain, ListFormat};
pub use ingest::Ingest;
pub use inspect::{Decimal, Inspect, InspectFormat};
pub use levels::Levels;
pub use man::Man;
pub use matrix::{Matrix, MatrixFormat, Priority};
pub use new::{Destination, New, NewAssociation, NewCommon, Newcomer};
pub use questionnaire::{Questionnaire, Unit};
pub use release::{
    CreateRelease, LedgerPath, ListReleases, Published, Release, ReleaseTask, ShowRelease,
    VerifyReleases,
};
pub use report::Report;
pub use sample::Sample;
pub use schema::{Schema, SchemaDraft, SchemaKind};
pub use trace::{PageFormat, Trace};
pub use validate::{ReportFormat, Validate};
pub use value::{Value, ValueFormat};

/// Consolidates the surveys of many associations into sector figures that can be defended in public.
#[derive(Debug, Parser)]
#[command(
    version,
    help_expected = true,
    propagate_version = true,
    after_help = "\
Exit status:
  0  nothing to say against it (warnings allowed, unless they are denied)
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

    /// Colours in what is said on a terminal; `auto` obeys `NO_COLOR`.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value_t = Colour::Auto,
        help_heading = "Options of every command"
    )]
    pub color: Colour,

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

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// Where a terminal shows it.
    Auto,
    /// Even into a file or a pipe.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check referentials and show every fault, with where and how to mend it.
    Validate(Validate),
    /// Tell what an export holds and how it is written, before any source describes it.
    Inspect(Inspect),
    /// Read exports into harmonised observations, and account for every row.
    Ingest(Ingest),
    /// Turn exports into sector figures.
    Consolidate(Consolidate),
    /// Prove that what releases withhold cannot be worked out, or name what can.
    Audit(Audit),
    /// Record what is released in a ledger, audited together with all that was released before.
    Release(Release),
    /// Write the sector report: one page for screen and paper, coverage first, charts with their intervals, cautious sentences.
    Report(Report),
    /// Check that every figure of a text is one that was published, and says no more than it bears.
    Claims(Claims),
    /// Estimate avoided costs: published numbers times unit costs, as an interval, with what moves it most.
    Value(Value),
    /// Tell how a figure came about: definition, files, every step to its base, method, flags, thresholds.
    Trace(Trace),
    /// Tell why an association differs from the rest of the sector: composition of its public, or results at equal composition.
    Compare(Compare),
    /// Tell which associations can enter which sector figures, from the referentials alone.
    Matrix(Matrix),
    /// Write an invented export, as the tool of a source would, for trials and for training.
    Sample(Sample),
    /// Explain a diagnostic (what it is, why it matters, how to mend it) or the profile of a tool.
    Explain(Explain),
    /// Compare two versions of referentials: what breaks a series, what to check, what has no effect.
    Diff(Diff),
    /// Write a commented skeleton of a referential.
    New(New),
    /// Write the questionnaire of a wave as an XLSForm, and the source that reads its exports.
    Questionnaire(Questionnaire),
    /// Write the sheets of indicators, for reading.
    Codebook(Codebook),
    /// Write the JSON Schema of referentials, for editors.
    Schema(Schema),
    /// Write what completes the words of `impact` in a shell.
    Completions(Completions),
    /// Write the manual pages of `impact` and of its commands.
    Man(Man),
}

/// Where referentials are.
#[derive(Debug, Args)]
pub struct ReferentialPaths {
    /// Referentials: files, or folders searched for `.yaml` and `.yml`.
    #[arg(
        id = "referentials",
        short,
        long,
        value_name = "PATH",
        default_value = "referentials",
        num_args = 1
    )]
    pub paths: Vec<PathBuf>,
}

/// Where data and referentials are.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Folders of exports, or of what `impact ingest` wrote.
    #[arg(required = true, value_name = "EXPORTS")]
    pub exports: Vec<PathBuf>,

    /// Where referentials are.
    #[command(flatten)]
    pub referentials: ReferentialPaths,

    /// File of the secret that turns respondents' ids into pseudonyms; else the variable `IMPACT_SECRET`.
    #[arg(long, value_name = "FILE")]
    pub secret_file: Option<PathBuf>,

    /// What diagnostics weigh.
    #[command(flatten)]
    pub levels: Levels,
}

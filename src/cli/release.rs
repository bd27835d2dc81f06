//! What `impact release` takes.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Inputs;

/// Options of `release`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact release create exports --ledger ledger --audience public --approver Camille --date 2026-03-01 -o figures.csv
  impact release create exports --ledger ledger --audience public --approver Camille --date 2026-03-01 --dry-run
  impact release list --ledger ledger
  impact release show 1 --ledger ledger
  impact release verify --ledger ledger")]
pub struct Release {
    /// What to do.
    #[command(subcommand)]
    pub what: ReleaseTask,
}

/// What to do with a ledger.
#[derive(Debug, Subcommand)]
pub enum ReleaseTask {
    /// Audit figures together with all releases before, and record them where nothing withheld can be worked out.
    Create(CreateRelease),
    /// List the releases of a ledger.
    List(ListReleases),
    /// Show one release: who approved it, of what files, how many figures.
    Show(ShowRelease),
    /// Tell whether a ledger is as it was written, or the first entry that is not.
    Verify(VerifyReleases),
}

/// Where the ledger is.
#[derive(Debug, Args)]
pub struct LedgerPath {
    /// Folder of the ledger.
    #[arg(long = "ledger", id = "ledger", value_name = "DIR")]
    pub path: PathBuf,
}

/// Options of `release create`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact release create exports --ledger ledger --audience public --approver Camille --date 2026-03-01 -o figures.csv
  impact release create exports --ledger ledger --audience members --approver Camille --date 2026-03-01 --period 2025")]
pub struct CreateRelease {
    /// Where data and referentials are.
    #[command(flatten)]
    pub inputs: Inputs,

    /// Where the ledger is.
    #[command(flatten)]
    pub ledger: LedgerPath,

    /// Who will read.
    #[arg(long, value_enum)]
    pub audience: Published,

    /// Who approves this release: a name, kept in the ledger.
    #[arg(long, value_name = "NAME")]
    pub approver: String,

    /// The day of this release.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: String,

    /// Release this indicator alone, with the statistics under it; may be repeated.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,

    /// Release this period and those inside it; may be repeated. Others keep the figures they were last released with.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,

    /// Leave out the tables whose correction would tell of few, in place of refusing the whole: they keep the figures that they were
    /// last released with.
    #[arg(long)]
    pub keep_former: bool,

    /// Write the figures to this CSV too, the same bytes as in the ledger; `-` is stdout.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Audit, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// Who reads a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Published {
    /// Everyone: sector figures only.
    Public,
    /// Members of the programme: also associations that agreed.
    Members,
}

/// Options of `release list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact release list --ledger ledger")]
pub struct ListReleases {
    /// Where the ledger is.
    #[command(flatten)]
    pub ledger: LedgerPath,
}

/// Options of `release show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact release show 1 --ledger ledger")]
pub struct ShowRelease {
    /// The number of the release.
    #[arg(value_name = "NUMBER")]
    pub number: u32,

    /// Where the ledger is.
    #[command(flatten)]
    pub ledger: LedgerPath,
}

/// Options of `release verify`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  impact release verify --ledger ledger
  impact release verify --ledger ledger --last e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
pub struct VerifyReleases {
    /// Where the ledger is.
    #[command(flatten)]
    pub ledger: LedgerPath,

    /// The digest of an entry, kept elsewhere: tells whether the ledger still holds it, for the chain alone does not tell that its
    /// end was taken away.
    #[arg(long, value_name = "SHA256")]
    pub last: Option<String>,
}

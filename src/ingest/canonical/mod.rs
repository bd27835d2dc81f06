//! Canonical observations: what a run collected, as files that another run reads back.
//!
//! `observations/<association>/<source>.csv` has the period, the wave, the respondent, the weight
//! where a column gives it, and the mapped variables of each row kept; `rejets.csv` what could not be read, `qualite.csv` the accounts, and
//! `manifest.json` what the folder is. Derived variables are not written: they are computed again.

mod manifest;
mod read;
mod write;

pub use write::write;

pub use read::is_canonical;
pub(super) use read::{Stored, read};

use crate::plan::{Source, Weights};

/// The file that says what the folder is.
const MANIFEST: &str = "manifest.json";
/// What [`MANIFEST`] says it is.
const WHAT: &str = "impact observations";
/// The format of the folder.
const FORMAT: u32 = 1;
/// The file of rejects.
const REJECTS: &str = "rejets.csv";
/// The file of accounts.
const QUALITY: &str = "qualite.csv";
/// A multiple choice of no code.
const NONE: &str = "_none";

/// The column of weights, after the respondent, where a source has one.
const WEIGHT: &str = "weight";

/// Whether rows of `source` bring their own weight.
fn weighs(source: &Source) -> bool {
    matches!(source.weights, Some(Weights::Column(_)))
}

/// The file of one source.
fn table_path(association: &str, source: &str) -> String {
    format!("observations/{association}/{source}.csv")
}

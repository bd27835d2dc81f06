//! SDMX 3.0: figures in SDMX-CSV 2.0, and the structure that they are read by in SDMX-ML 3.0.
//!
//! In: a plan, a release, and the day to write in the header of the structure, which asks for one. Out: two files by name, the
//! structure last: its codelists hold the codes of these figures and no others, which it says (`isPartial`).
//!
//! What a figure speaks of is a dimension, its value the measure, the rest an attribute of the observation; [`names`] turns the columns
//! and codes of [`super::tidy`] into ids that SDMX allows. `OBS_STATUS` and `CONF_STATUS` are those of the tidy rows, which
//! took them from SDMX.

mod data;
mod names;
mod structure;
mod xml;

use std::io;

use crate::output::files::Bundle;
use crate::plan::Plan;
use crate::release::{Audience, Release};

/// The structure.
const STRUCTURE: &str = "structure.xml";

/// The figures; what is not protected says so in its name.
fn figures(audience: Audience) -> &'static str {
    match audience {
        Audience::Working => "figures-working.csv",
        Audience::Public | Audience::Members | Audience::Association(_) => "figures.csv",
    }
}

/// The names of the files that are written.
pub fn names(audience: Audience) -> Vec<&'static str> {
    vec![figures(audience), STRUCTURE]
}

/// The figures, then their structure, dated `day`, in days since 1970-01-01.
///
/// # Errors
/// Never in practice: bytes are written to memory.
pub fn write(plan: &Plan, release: &Release, day: i32) -> io::Result<Bundle> {
    let mut rows = Vec::new();
    data::write(&mut rows, plan, release)?;
    let structure = structure::write(plan, release, day).into_bytes();
    Ok(vec![
        (figures(release.audience).to_owned(), rows),
        (STRUCTURE.to_owned(), structure),
    ])
}

#[cfg(test)]
mod tests;

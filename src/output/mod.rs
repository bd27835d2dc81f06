//! Releases to bytes, one writer a format.
//!
//! In: a [`crate::plan::Plan`], for labels and ids, and a [`crate::release::Release`], whose withheld rows
//! have no numbers left to leak. Out: bytes, the same whatever the locale, the machine or the order of files.
//! [`tidy`] makes the row that [`csv`], [`csv_fr`] and [`json`] write, and that
//! [`package`] describes, [`sdmx`], [`cids`], [`parquet`] and [`workbook`] too; [`table`] is for reading at a screen, [`markdown`] in a report;
//! [`matrix`] tells who can enter which figure, from the plan alone; [`quality`] reports on how exports were
//! read; [`audit`] tells the verdict on releases; [`claims`] the figures of texts; [`value`] avoided costs; [`ledger`] lists them; [`catalogue`] explains the codes of diagnostics; [`selection`] hides rows; [`files`] puts bytes on disk.

mod around;
pub mod audit;
pub mod breaks;
pub mod catalogue;
pub mod cids;
pub mod claims;
pub mod csv;
pub mod csv_fr;
pub mod files;
pub mod inspection;
pub mod json;
pub mod ledger;
pub mod markdown;
pub mod matrix;
pub(crate) mod moves;
pub(crate) mod number;
pub mod package;
pub(crate) mod page;
pub mod parquet;
pub mod quality;
pub mod sdmx;
pub mod selection;
pub mod table;
mod terms;
pub mod tidy;
pub(crate) mod urn;
pub mod value;
pub mod workbook;

#[cfg(test)]
pub(crate) mod sample;

//! Releases to bytes, one writer a format.
//!
//! In: a [`crate::plan::Plan`], for labels and ids, and a [`crate::release::Release`], whose withheld rows
//! have no numbers left to leak. Out: bytes, the same whatever the locale, the machine or the order of files.
//! [`tidy`] makes the row that [`csv`], [`csv_fr`] and [`json`] write; [`table`] is for reading at a screen;
//! [`matrix`] tells who can enter which figure, from the plan alone; [`quality`] reports on how exports were
//! read; [`audit`] tells the verdict on releases; [`ledger`] lists them; [`catalogue`] explains the codes of diagnostics; [`selection`] hides rows; [`files`] puts bytes on disk.

pub mod audit;
pub mod breaks;
pub mod catalogue;
pub mod csv;
pub mod csv_fr;
pub mod files;
pub mod inspection;
pub mod json;
pub mod ledger;
pub mod matrix;
pub(crate) mod moves;
pub(crate) mod number;
pub(crate) mod page;
pub mod quality;
pub mod selection;
pub mod table;
pub mod tidy;

#[cfg(test)]
mod sample;

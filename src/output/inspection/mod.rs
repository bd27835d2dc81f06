//! Inspections of exports, to be read or for programs.

pub mod json;
pub mod text;

//! A comparison written: for reading, for a pull request, for programs.

pub mod json;
pub mod markdown;
mod report;
pub mod text;

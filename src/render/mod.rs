//! Diagnostics to what a user or a tool reads.

pub mod json;
pub mod text;

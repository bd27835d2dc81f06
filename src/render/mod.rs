//! Diagnostics to what a person or a tool reads.
//!
//! In: diagnostics, sorted, and the texts they point into. Out: bytes. One file a format; none of them
//! decides what is a fault or how much it weighs.

pub mod json;
pub mod text;

use crate::diagnostic::{Diagnostic, Severity};

/// How many diagnostics have this weight.
fn count(diagnostics: &[Diagnostic], severity: Severity) -> u64 {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.counts_as(severity))
        .count() as u64
}

/// How many diagnostics referentials accept.
fn count_accepted(diagnostics: &[Diagnostic]) -> u64 {
    let accepted = diagnostics.iter().filter(|it| it.accepted.is_some());
    accepted.count() as u64
}

//! Diagnostics to what a person or a tool reads.
//!
//! In: diagnostics, sorted, and the texts they point into. Out: bytes. One file a format; none of them
//! decides what is a fault or how much it weighs.

pub mod github;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod text;

use std::io;

use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Lang;
use crate::source_text::SourceTexts;

/// A format for tools: all the diagnostics, sorted, in one language.
pub type Write = fn(&mut dyn io::Write, &[Diagnostic], &SourceTexts, Lang) -> io::Result<()>;

/// How many diagnostics have this weight.
fn count(diagnostics: &[Diagnostic], severity: Severity) -> u64 {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.counts_as(severity))
        .count() as u64
}

/// The fact, then the mend on lines of its own: for tools that show one text.
fn fact_and_mend(diagnostic: &Diagnostic, lang: Lang) -> String {
    let fact = diagnostic.said.message.in_lang(lang);
    match &diagnostic.said.help {
        None => fact.to_owned(),
        Some(help) => format!("{fact}\n{}", help.in_lang(lang)),
    }
}

/// How many diagnostics referentials accept.
fn count_accepted(diagnostics: &[Diagnostic]) -> u64 {
    let accepted = diagnostics.iter().filter(|it| it.accepted.is_some());
    accepted.count() as u64
}

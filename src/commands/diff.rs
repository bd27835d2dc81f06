//! `impact diff`: what changed between two versions of referentials, and what it is worth to the figures.

use std::io;
use std::path::PathBuf;

use crate::cli::{Diff as Options, DiffFormat};
use crate::commands::git::{self, Revision};
use crate::commands::{Exit, Terminal, destination, stop};
use crate::diagnostic::Diagnostics;
use crate::diff::{self, Comparison, write};
use crate::i18n::{Lang, diff as said};
use crate::plan;
use crate::referential::{self, Referentials};
use crate::source_text::SourceTexts;

/// Reads both versions, compares, writes.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let mut texts = SourceTexts::default();
    let mut of_old = Diagnostics::default();
    let old = load(&options.old, &mut texts, &mut of_old)?;
    let mut of_new = Diagnostics::default();
    let new = load(&options.new, &mut texts, &mut of_new)?;
    let written = new.commons.first().or(old.commons.first());
    let lang = terminal.settle(written.map(|common| common.language));

    // Rules that came after the old version are not held against it; what cannot be read cannot be compared.
    if of_old.has_errors() {
        terminal.show(of_old, &texts, lang)?;
        return Err(stop::because(said::old_unreadable(&options.old)));
    }
    let readable = !of_new.has_errors();
    plan::resolve(&new, &mut of_new);
    let faulty = of_new.has_errors();
    if faulty {
        terminal.show(of_new, &texts, lang)?;
    }
    if !readable {
        terminal.say(&said::new_unreadable(), lang)?;
        return Ok(Exit::Faults);
    }
    let Some(comparison) = diff::compare(&old, &new, &texts) else {
        let without = if old.commons.is_empty() {
            &options.old
        } else {
            &options.new
        };
        return Err(stop::because(said::no_common(without)));
    };
    let bytes = written_as(options.format, &comparison, &texts, lang)?;
    destination::send(&options.output, &bytes, terminal)?;
    if faulty || !comparison.is_sound() {
        return Ok(Exit::Faults);
    }
    Ok(Exit::Clean)
}

/// One version: of a revision, else of the disk.
fn load(
    version: &str,
    texts: &mut SourceTexts,
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Referentials> {
    match Revision::parse(version) {
        Some(revision) => {
            let (given, path) = git::read(&revision).map_err(stop::because)?;
            referential::load_given(&path, &given, texts, diagnostics)
        }
        None => referential::load(&[PathBuf::from(version)], texts, diagnostics),
    }
}

fn written_as(
    format: DiffFormat,
    comparison: &Comparison,
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        DiffFormat::Text => write::text::write(&mut bytes, comparison, texts, lang)?,
        DiffFormat::Json => write::json::write(&mut bytes, comparison, texts, lang)?,
        DiffFormat::Markdown => write::markdown::write(&mut bytes, comparison, texts, lang)?,
    }
    Ok(bytes)
}

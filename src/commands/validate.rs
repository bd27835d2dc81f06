//! `impact validate`: every fault of the referentials, in one run.

use crate::cli::{ReportFormat, Validate};
use crate::commands::{Exit, Terminal, referentials};
use crate::i18n::commands as said;
use crate::render;

/// Reads, resolves, shows.
pub(super) fn run(options: &Validate, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let checked = referentials::check(&options.paths, &options.levels, terminal)?;
    let lang = checked.lang;
    let exit = match checked.plan {
        Some(_) => Exit::of(&checked.diagnostics),
        None => Exit::Faults,
    };
    match options.format {
        ReportFormat::Text => terminal.show(checked.diagnostics, &checked.texts, lang)?,
        ReportFormat::Json => {
            let sorted = checked.diagnostics.sorted(&checked.texts);
            render::json::write(terminal.out, &sorted, &checked.texts, lang)?;
        }
    }
    if let (Exit::Clean, Some(plan)) = (exit, &checked.plan) {
        let files = checked.referentials.files;
        let read = said::validated(files, plan.indicators.len(), plan.associations.len());
        terminal.say(&read, lang)?;
    }
    Ok(exit)
}

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
    let write = match options.format {
        ReportFormat::Text => None,
        ReportFormat::Json => Some(render::json::write as render::Write),
        ReportFormat::Sarif => Some(render::sarif::write as render::Write),
        ReportFormat::Github => Some(render::github::write as render::Write),
        ReportFormat::Junit => Some(render::junit::write as render::Write),
    };
    match write {
        None => terminal.show(checked.diagnostics, &checked.texts, lang)?,
        Some(write) => {
            let sorted = checked.diagnostics.sorted(&checked.texts);
            write(terminal.out, &sorted, &checked.texts, lang)?;
        }
    }
    if let (Exit::Clean, Some(plan)) = (exit, &checked.plan) {
        let files = checked.referentials.files;
        let read = said::validated(files, plan.indicators.len(), plan.associations.len());
        terminal.say(&read, lang)?;
    }
    Ok(exit)
}

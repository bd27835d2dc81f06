//! `impact validate`: every fault of the referentials, in one run.

use crate::cli::{ReportFormat, Validate};
use crate::commands::{Exit, Terminal, next, referentials};
use crate::diagnostic::Severity;
use crate::i18n::{Text, commands as said, next as said_next};
use crate::plan::Plan;
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
    let first = match write {
        None => checked.diagnostics.clone().sorted(&checked.texts),
        Some(_) => Vec::new(),
    };
    let first = first.into_iter().find(|it| it.counts_as(Severity::Error));
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
        let referentials = next::referentials(&options.paths);
        terminal.say_next(&after_sound(plan, referentials), lang)?;
    }
    if let Some(first) = first {
        let explain = next::line("explain", [first.code.name().to_owned()]);
        terminal.say_next(&said_next::after_faults(&explain), lang)?;
    }
    Ok(exit)
}

/// What to run once referentials are sound.
fn after_sound(plan: &Plan, referentials: Vec<String>) -> Text {
    if plan.associations.is_empty() {
        let words = ["association".to_owned(), "ID".to_owned()].into_iter();
        return said_next::after_common(&next::line("new", words.chain(referentials)));
    }
    let line = |command, rest: &[&str]| {
        let exports = ["EXPORTS".to_owned()].into_iter();
        let rest = rest.iter().map(|word| (*word).to_owned());
        next::line(command, exports.chain(rest).chain(referentials.clone()))
    };
    let ingest = line("ingest", &["-o", "observations"]);
    said_next::after_sound(&ingest, &line("consolidate", &[]))
}

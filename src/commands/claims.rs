//! `impact claims`: whether every figure of a text is one that was published.

use std::fs;

use crate::claims::{self, Published};
use crate::cli::{Claims, ClaimsFormat, Inputs, ReferentialPaths};
use crate::commands::figures::Sector;
use crate::commands::{Exit, Terminal, destination, referentials, stop};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, Severity};
use crate::i18n::{claims as said, commands as said_of_commands};
use crate::output::claims::{Checked, json, table};
use crate::output::csv;
use crate::plan::Plan;
use crate::release::Audience;
use crate::source_text::FileId;
use crate::weighing::Step;

/// The level of intervals, in percent, where exports are read.
const CONFIDENCE: u8 = 95;

/// Loads, reads what was published, checks texts, writes.
pub(super) fn run(options: &Claims, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    if options.release.is_empty() && options.exports.is_empty() {
        return Err(stop::because(said::nothing_published()));
    }
    let mut checked = referentials::check(&options.referentials.paths, &options.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let Some(published) = published(options, &plan, terminal)? else {
        return Ok(Exit::Faults);
    };
    let before = Exit::of(&checked.diagnostics);
    if !options.exports.is_empty() {
        // What there is to say of the referentials was said with the exports.
        checked.diagnostics = Diagnostics::default();
    }
    let mut texts = Vec::new();
    let mut found = Diagnostics::default();
    for path in &options.texts {
        let cannot = |error| stop::because(said_of_commands::cannot_read(&path.display(), &error));
        let bytes = fs::read(path).map_err(cannot)?;
        let text =
            String::from_utf8(bytes).map_err(|_| stop::because(said::not_utf8(&path.display())))?;
        let file = checked.texts.add(path.display().to_string(), text);
        let figures = claims::check(&plan, &published, &checked.texts, file, &mut found);
        texts.push(Checked {
            file,
            figures,
            told: [0; 2],
        });
    }
    checked.add(found, &Step::Other);
    let exit = if before == Exit::Clean {
        Exit::of(&checked.diagnostics)
    } else {
        before
    };
    let all = checked.diagnostics.clone().sorted(&checked.texts);
    for text in &mut texts {
        text.told = told(&all, text.file);
    }
    let width = destination::width(&options.output, terminal);
    let mut bytes = Vec::new();
    match options.format {
        ClaimsFormat::Table => table(&mut bytes, &plan, &texts, &checked.texts, lang, width)?,
        ClaimsFormat::Json => json(&mut bytes, &plan, &texts, &all, &checked.texts, lang)?,
    }
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(exit)
}

/// How many errors and warnings stand in a text.
fn told(all: &[Diagnostic], file: FileId) -> [u64; 2] {
    let inside =
        |it: &&Diagnostic| matches!(it.location, Location::Text(place) if place.file == file);
    [Severity::Error, Severity::Warning].map(|severity| {
        let counts = all.iter().filter(inside);
        counts.filter(|it| it.counts_as(severity)).count() as u64
    })
}

/// What was published: releases, or what the public may read of exports; none where these have faults, which have been shown.
fn published(
    options: &Claims,
    plan: &Plan,
    terminal: &mut Terminal,
) -> anyhow::Result<Option<Published>> {
    let mut published = Published::default();
    for path in &options.release {
        let cannot = |error| stop::because(said_of_commands::cannot_read(&path.display(), &error));
        let bytes = fs::read(path).map_err(cannot)?;
        let name = path.display().to_string();
        published.add(plan, &name, &bytes).map_err(stop::because)?;
        if published.working {
            return Err(stop::because(said::working(&path.display())));
        }
    }
    if options.exports.is_empty() {
        return Ok(Some(published));
    }
    let inputs = Inputs {
        exports: options.exports.clone(),
        referentials: ReferentialPaths {
            paths: options.referentials.paths.clone(),
        },
        secret_file: options.secret_file.clone(),
        levels: options.levels.clone(),
    };
    let Some(sector) = Sector::resolve(&inputs, terminal)? else {
        return Ok(None);
    };
    let counted = sector.count(terminal)?;
    let figures = counted.figures(&counted.cells, CONFIDENCE);
    let release = counted.release(&figures, Audience::Public, terminal)?;
    let mut bytes = Vec::new();
    csv::write(&mut bytes, plan, &release)?;
    let name = Audience::Public.word();
    published.add(plan, name, &bytes).map_err(stop::because)?;
    Ok((counted.exit == Exit::Clean).then_some(published))
}

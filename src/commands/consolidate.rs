//! `impact consolidate`: from exports to sector figures.

use std::io;

use crate::cli::{Consolidate, FigureFormat};
use crate::commands::figures::{self, Sector};
use crate::commands::{Exit, Terminal, destination, stop};
use crate::i18n::{Lang, Text, output as said_of_output};
use crate::output::selection::{Selection, Shown};
use crate::output::{breaks, csv, csv_fr, json, table};
use crate::plan::Plan;
use crate::release::{Audience, Release};

/// Resolves, counts, estimates, protects and audits, writes.
pub(super) fn run(options: &Consolidate, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    figures::refuse_plain_name(options.audience, &options.output)?;
    let Some(sector) = Sector::resolve(&options.inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(
        &sector.plan,
        &options.indicator,
        &options.period,
        &options.by,
    )
    .map_err(stop::because)?;
    let selection = match options.format {
        FigureFormat::Table => selection,
        _ => selection.or_everything(),
    };
    let counted = sector.count(terminal)?;
    let figures = counted.figures(&counted.cells, options.confidence);
    let audience = figures::audience(options.audience);
    let release = counted.release(&figures, audience, terminal)?;
    let shown = selection.apply(release);
    let (plan, lang) = (&counted.plan, counted.lang);
    let width = destination::width(&options.output, terminal);
    let bytes = written(options.format, plan, &shown, lang, width)?;
    destination::send(&options.output, &bytes, terminal)?;
    say_beside(options.format, plan, &shown.release, lang, terminal)?;
    Ok(counted.exit)
}

fn written(
    format: FigureFormat,
    plan: &Plan,
    shown: &Shown,
    lang: Lang,
    width: usize,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        FigureFormat::Table => table::write(&mut bytes, plan, shown, lang, width)?,
        FigureFormat::Csv => csv::write(&mut bytes, plan, &shown.release)?,
        FigureFormat::CsvFr => csv_fr::write(&mut bytes, plan, &shown.release)?,
        FigureFormat::Json => json::write(&mut bytes, plan, &shown.release)?,
    }
    Ok(bytes)
}

/// A CSV has no room for what must be known of its figures: it is said on stderr.
fn say_beside(
    format: FigureFormat,
    plan: &Plan,
    release: &Release,
    lang: Lang,
    terminal: &mut Terminal,
) -> io::Result<()> {
    if !matches!(format, FigureFormat::Csv | FigureFormat::CsvFr) {
        return Ok(());
    }
    if release.audience == Audience::Working {
        terminal.say(&said_of_output::working(), lang)?;
    }
    for note in breaks::notes(plan, release) {
        terminal.say(&note, lang)?;
    }
    match &release.coverage.notice {
        Some(notice) => terminal.say(&Text::same(notice), lang),
        None => Ok(()),
    }
}

//! `impact consolidate`: from exports to sector figures.

use std::io;
use std::path::Path;

use crate::cli::{Consolidate, FigureFormat, Readers};
use crate::commands::{Exit, Terminal, coverage, destination, referentials, secret, stop};
use crate::diagnostic::{Diagnostics, Phase};
use crate::i18n::{Lang, Text, commands as said, output as said_of_output};
use crate::output::selection::{Selection, Shown};
use crate::output::{breaks, csv, csv_fr, json, table};
use crate::plan::Plan;
use crate::release::{Audience, Release};
use crate::statistics::Confidence;
use crate::{aggregate, estimate, ingest, protect};

/// The word a file name must hold to receive figures that are not protected.
const WORKING: &str = "working";

/// Loads, resolves, collects, aggregates, estimates, protects, writes.
pub(super) fn run(options: &Consolidate, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let inputs = &options.inputs;
    refuse_plain_name(options.audience, &options.output)?;
    let environment = terminal.environment.secret.clone();
    let secret = secret::read(inputs.secret_file.as_deref(), environment.as_deref())?;
    let mut checked = referentials::check(&inputs.referentials.paths, &inputs.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(&plan, &options.indicator, &options.period, &options.by)
        .map_err(stop::because)?;

    let mut found = Diagnostics::default();
    let collection = ingest::collect(&plan, &inputs.exports, &secret, &mut found)?;
    let cells = aggregate::aggregate(&plan, &collection, &mut found)?;
    let figures = estimate::estimate(&plan, &cells, Confidence::percent(options.confidence));
    let coverage = coverage::of(&plan, &collection);
    let release = protect::protect(&plan, figures, coverage, audience(options.audience));

    let also = [Phase::Aggregating];
    checked.add(
        found,
        &referentials::exports(&plan, &collection, inputs, &also),
    );
    let exit = Exit::of(&checked.diagnostics);
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    let selection = match options.format {
        FigureFormat::Table => selection,
        _ => selection.or_everything(),
    };
    let shown = selection.apply(release);
    let width = destination::width(&options.output, terminal);
    let bytes = written(options.format, &plan, &shown, lang, width)?;
    destination::send(&options.output, &bytes, terminal)?;
    say_beside(options.format, &plan, &shown.release, lang, terminal)?;
    Ok(exit)
}

pub(super) fn audience(readers: Readers) -> Audience {
    match readers {
        Readers::Public => Audience::Public,
        Readers::Members => Audience::Members,
        Readers::Working => Audience::Working,
    }
}

/// Figures that are not protected go to a file only under a name that says so.
pub(super) fn refuse_plain_name(readers: Readers, output: &Path) -> anyhow::Result<()> {
    let name = output.file_name().unwrap_or_default();
    let says_so = name.to_string_lossy().contains(WORKING);
    if readers == Readers::Working && !destination::is_stdout(output) && !says_so {
        return Err(stop::because(said::name_without_working(&output.display())));
    }
    Ok(())
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

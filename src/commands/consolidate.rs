//! `impact consolidate`: from exports to sector figures.

use std::io;

use crate::cli::{Consolidate, FigureFormat};
use crate::commands::figures::{self, Counted, Sector};
use crate::commands::{Exit, Terminal, destination, next, stop, trace};
use crate::i18n::{Lang, Text, commands as said, next as said_next, output as said_of_output};
use crate::ingest::canonical;
use crate::output::files::Bundle;
use crate::output::matrix::Matrix;
use crate::output::selection::{Selection, Shown};
use crate::output::{
    breaks, cids, csv, csv_fr, json, markdown, package, parquet, sdmx, table, workbook,
};
use crate::plan::Plan;
use crate::provenance::Provenance;
use crate::release::{Audience, Release};

/// Resolves, counts, estimates, protects and audits, writes.
pub(super) fn run(options: &Consolidate, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    figures::refuse_plain_name(options.audience, &options.output)?;
    let names = file_names(options);
    if !names.is_empty() {
        destination::refuse_foreign(&options.output, &names)?;
    }
    refuse_screen(options, terminal)?;
    let Some(sector) = Sector::resolve(&options.inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let asked = Selection::parse(
        &sector.plan,
        &options.indicator,
        &options.period,
        &options.by,
    )
    .map_err(stop::because)?;
    let selection = match options.format {
        FigureFormat::Table | FigureFormat::Md => asked.clone(),
        _ => asked.clone().or_everything(),
    };
    let audience = match &options.association {
        None => figures::audience(options.audience),
        Some(name) => {
            Audience::Association(trace::association(&sector.plan, name, Audience::Working)?)
        }
    };
    let counted = sector.count(terminal)?;
    let figures = counted.figures(&counted.cells, options.confidence);
    let release = counted.release(&figures, audience, terminal)?;
    let shown = selection.apply(release);
    let (plan, lang) = (&counted.plan, counted.lang);
    let width = destination::width(&options.output, terminal);
    match written(
        options,
        &counted,
        (&asked, &shown),
        width,
        terminal.dated()?,
    )? {
        Written::File(bytes) => destination::send(&options.output, &bytes, terminal)?,
        Written::Folder(files) => {
            destination::send_all(&options.output, &files)?;
            let folder = options.output.display();
            terminal.say(&said::ingested(files.len(), &folder), lang)?;
        }
    }
    say_beside(options.format, plan, &shown.release, lang, terminal)?;
    if let Some(after) = after(options, &counted, &shown.release) {
        terminal.say_next(&after, lang)?;
    }
    Ok(counted.exit)
}

/// What to run once figures were read on a screen: what mends what could not be read, else what tells more of them.
fn after(options: &Consolidate, counted: &Counted, release: &Release) -> Option<Text> {
    let inputs = &options.inputs;
    let raw = !inputs.exports.iter().any(|it| canonical::is_canonical(it));
    if counted.exit == Exit::Faults && raw {
        let annotate = next::annotate(inputs, "observations");
        return Some(said_next::after_rejects(&annotate));
    }
    let on_screen =
        options.format == FigureFormat::Table && destination::is_stdout(&options.output);
    let protected = matches!(release.audience, Audience::Public | Audience::Members);
    let row = release.rows.first().filter(|_| on_screen && protected)?;
    let words = next::inputs(inputs).into_iter();
    let output = ["-o", "rapport.html"].map(str::to_owned);
    let report = next::line("report", words.clone().chain(output));
    let id = counted.plan.indicator(row.key.indicator).id.clone();
    let trace = next::line("trace", [id].into_iter().chain(words));
    Some(said_next::after_figures(&report, &trace))
}

/// The names of the files that a format is made of; none where it is of one file, which the user names.
fn file_names(options: &Consolidate) -> Vec<&'static str> {
    let audience = figures::audience(options.audience);
    match options.format {
        FigureFormat::Datapackage => package::names(audience),
        FigureFormat::SdmxCsv => sdmx::names(audience),
        _ => Vec::new(),
    }
}

/// What a format is made of.
enum Written {
    File(Vec<u8>),
    Folder(Bundle),
}

fn written(
    options: &Consolidate,
    counted: &Counted,
    (asked, shown): (&Selection, &Shown),
    width: usize,
    dated: i32,
) -> anyhow::Result<Written> {
    let (plan, lang, release) = (&counted.plan, counted.lang, &shown.release);
    let mut bytes = Vec::new();
    match options.format {
        FigureFormat::Table => table::write(&mut bytes, plan, shown, lang, width)?,
        FigureFormat::Md => markdown::write(&mut bytes, plan, shown, lang)?,
        FigureFormat::Csv => csv::write(&mut bytes, plan, release)?,
        FigureFormat::CsvFr => csv_fr::write(&mut bytes, plan, release)?,
        FigureFormat::Json => json::write(&mut bytes, plan, release)?,
        FigureFormat::Jsonld => cids::write(&mut bytes, plan, release, lang)?,
        FigureFormat::Parquet => parquet::write(&mut bytes, plan, release, lang)?,
        FigureFormat::Datapackage => {
            let provenance = Provenance::of(
                plan,
                &counted.collection,
                counted.referentials.clone(),
                release.audience,
                command(options),
            );
            let files = package::write(plan, release, &provenance, lang)?;
            return Ok(Written::Folder(files));
        }
        FigureFormat::Xlsx => {
            let matrix = Matrix::of(plan, asked, None);
            bytes = workbook::bytes(plan, shown, &matrix, lang)
                .map_err(|error| stop::because(said::no_workbook(&error)))?;
        }
        FigureFormat::SdmxCsv => return Ok(Written::Folder(sdmx::write(plan, release, dated)?)),
    }
    Ok(Written::File(bytes))
}

/// What was asked, as far as it makes figures what they are: where files stand is the business of this machine.
fn command(options: &Consolidate) -> String {
    let mut words = vec!["impact consolidate EXPORTS".to_owned()];
    let listed = [
        ("--indicator", &options.indicator),
        ("--period", &options.period),
        ("--by", &options.by),
    ];
    for (option, values) in listed {
        words.extend(values.iter().map(|value| format!("{option} '{value}'")));
    }
    words.push(format!("--confidence {}", options.confidence));
    words.push(match &options.association {
        Some(own) => format!("--for '{own}'"),
        None => format!("--audience {}", figures::audience(options.audience).word()),
    });
    words.join(" ")
}

/// A workbook is no text: it never goes to a screen.
fn refuse_screen(options: &Consolidate, terminal: &Terminal) -> anyhow::Result<()> {
    let is_screen = terminal.environment.out_width.is_some();
    let to_screen = is_screen && destination::is_stdout(&options.output);
    if options.format == FigureFormat::Xlsx && to_screen {
        return Err(stop::because(said::workbook_on_screen()));
    }
    Ok(())
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
    match release.audience {
        Audience::Working => terminal.say(&said_of_output::working(), lang)?,
        Audience::Association(_) => terminal.say(&said_of_output::of_association(), lang)?,
        Audience::Public | Audience::Members => {}
    }
    for note in breaks::notes(plan, release) {
        terminal.say(&note, lang)?;
    }
    match &release.coverage.notice {
        Some(notice) => terminal.say(&Text::same(notice), lang),
        None => Ok(()),
    }
}

//! `impact value`: from exports to what avoided costs may be said to be.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::{Inputs, Readers, ReferentialPaths, Value, ValueFormat};
use crate::commands::figures::{self, Sector};
use crate::commands::{Exit, Terminal, destination, next, stop, trace};
use crate::i18n::{Lang, Text, next as said_next, value as said};
use crate::output::selection::Selection;
use crate::output::table;
use crate::output::value::{json, text, tidy};
use crate::plan::CostTable;
use crate::release::{Audience, Release};
use crate::value::Valuation;

/// The level of intervals, in percent: avoided costs have none of them.
const CONFIDENCE: u8 = 95;

/// Resolves, counts, estimates, protects and audits; values what is published; writes.
pub(super) fn run(options: &Value, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    if options.audience == Readers::Working {
        return Err(stop::because(said::of_working()));
    }
    let inputs = beside(&options.inputs, options.costs.as_deref());
    let Some(sector) = Sector::resolve(&inputs, terminal)? else {
        return Ok(Exit::Faults);
    };
    let selection = Selection::parse(&sector.plan, &[], &options.period, &[])
        .map_err(stop::because)?
        .or_everything();
    let tables = tables(&sector, options.costs.as_deref())?;
    let path = match tables.as_slice() {
        [only] => Some(next::typed(Path::new(sector.path(only.file)))),
        _ => None,
    };
    let own = options.association.as_deref();
    let own = own
        .map(|name| trace::association(&sector.plan, name, Audience::Working))
        .transpose()?;
    let audience = own.map_or_else(
        || figures::audience(options.audience),
        Audience::Association,
    );
    let counted = sector.count(terminal)?;
    let figures = counted.figures(&counted.cells, CONFIDENCE);
    let release = selection
        .apply(counted.release(&figures, audience, terminal)?)
        .release;
    let valuations: Vec<Valuation<'_>> = tables
        .iter()
        .map(|table| Valuation::of(&counted.plan, table, &release, own))
        .collect();
    let width = destination::width(&options.output, terminal);
    let bytes = written(options.format, &valuations, &release, counted.lang, width)?;
    destination::send(&options.output, &bytes, terminal)?;
    say_beside(options.format, &release, counted.lang, terminal)?;
    let read = options.format == ValueFormat::Table && destination::is_stdout(&options.output);
    if let (Some(path), true, None) = (path, read, own) {
        let words = next::inputs(&options.inputs).into_iter();
        let table = ["--costs", &path, "-o", "rapport.html"].map(str::to_owned);
        let report = next::line("report", words.chain(table));
        terminal.say_next(&said_next::after_value(&report), counted.lang)?;
    }
    Ok(counted.exit)
}

/// The same inputs, with the referential `costs` beside the others.
pub(super) fn beside(inputs: &Inputs, costs: Option<&Path>) -> Inputs {
    let mut paths = inputs.referentials.paths.clone();
    paths.extend(costs.map(PathBuf::from));
    Inputs {
        exports: inputs.exports.clone(),
        referentials: ReferentialPaths { paths },
        secret_file: inputs.secret_file.clone(),
        levels: inputs.levels.clone(),
    }
}

/// The tables to value by: the one of the file `costs`, else all.
pub(super) fn tables(sector: &Sector<'_>, costs: Option<&Path>) -> anyhow::Result<Vec<CostTable>> {
    let all = &sector.plan.costs;
    let Some(file) = costs else {
        if all.is_empty() {
            return Err(stop::because(said::no_table()));
        }
        return Ok(all.clone());
    };
    let same = |table: &&CostTable| is_file(sector.path(table.file), file);
    match all.iter().find(same) {
        Some(table) => Ok(vec![table.clone()]),
        None => Err(stop::because(said::not_a_table(&file.display()))),
    }
}

/// Whether two paths lead to one file, however they are written.
fn is_file(one: &str, two: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    Path::new(one) == two || whole(Path::new(one)).is_some_and(|it| Some(it) == whole(two))
}

/// A CSV has no room for what must be known of its amounts: it is said on stderr.
fn say_beside(
    format: ValueFormat,
    release: &Release,
    lang: Lang,
    terminal: &mut Terminal,
) -> io::Result<()> {
    if !matches!(format, ValueFormat::Csv | ValueFormat::CsvFr) {
        return Ok(());
    }
    if matches!(release.audience, Audience::Association(_)) {
        terminal.say(&table::readers(release.audience), lang)?;
    }
    terminal.say(&said::caution(), lang)?;
    match &release.coverage.notice {
        Some(notice) => terminal.say(&Text::same(notice), lang),
        None => Ok(()),
    }
}

fn written(
    format: ValueFormat,
    valuations: &[Valuation<'_>],
    release: &Release,
    lang: Lang,
    width: usize,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        ValueFormat::Table => text::write(&mut bytes, valuations, release, lang, width)?,
        ValueFormat::Csv => tidy::csv(&mut bytes, valuations)?,
        ValueFormat::CsvFr => tidy::csv_fr(&mut bytes, valuations)?,
        ValueFormat::Json => json::write(&mut bytes, valuations, release)?,
    }
    Ok(bytes)
}

//! `impact matrix`: who can enter which sector figure, from the referentials alone.

use std::io;

use crate::cli::{Matrix as Options, MatrixFormat, Priority};
use crate::commands::{Exit, Terminal, destination, referentials, stop};
use crate::i18n::Lang;
use crate::output::matrix::{Matrix, csv, json, table};
use crate::output::selection::Selection;
use crate::referential::Status;

/// Loads, resolves, selects, writes.
pub(super) fn run(options: &Options, terminal: &mut Terminal) -> anyhow::Result<Exit> {
    let mut checked = referentials::check(&options.referentials.paths, &options.levels, terminal)?;
    let lang = checked.lang;
    let Some(plan) = checked.sound_plan() else {
        terminal.show(checked.diagnostics, &checked.texts, lang)?;
        return Ok(Exit::Faults);
    };
    let selection =
        Selection::parse(&plan, &options.indicator, &[], &options.by).map_err(stop::because)?;
    let exit = Exit::of(&checked.diagnostics);
    terminal.show(checked.diagnostics, &checked.texts, lang)?;
    let matrix = Matrix::of(&plan, &selection, options.status.map(status));
    let width = destination::width(&options.output, terminal);
    let bytes = written(options, &matrix, lang, width)?;
    destination::send(&options.output, &bytes, terminal)?;
    Ok(exit)
}

pub(super) fn status(asked: Priority) -> Status {
    match asked {
        Priority::Core => Status::Core,
        Priority::Recommended => Status::Recommended,
        Priority::Optional => Status::Optional,
    }
}

fn written(
    options: &Options,
    matrix: &Matrix<'_>,
    lang: Lang,
    width: usize,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match options.format {
        MatrixFormat::Table => table::write(&mut bytes, matrix, lang, width, options.reasons)?,
        MatrixFormat::Csv => csv::write(&mut bytes, matrix)?,
        MatrixFormat::Json => json::write(&mut bytes, matrix)?,
    }
    Ok(bytes)
}

//! The matrix for reading at a screen: grids of signs, what the signs mean, sentences, and the reasons where they
//! are asked for.

use std::io::{self, Write};

use super::{Matrix, account, grid};
use crate::i18n::output as said_of_output;
use crate::i18n::{Lang, Text, output::matrix as said};
use crate::output::page;

/// Writes `matrix`, no line of which passes `width`; the reasons too where `reasons`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    matrix: &Matrix<'_>,
    lang: Lang,
    width: usize,
    reasons: bool,
) -> io::Result<()> {
    let plan = matrix.plan;
    let mut say = |text: &Text| {
        let folded = page::paragraph(text.in_lang(lang), width);
        out.write_all(folded.as_bytes())
    };
    say(&said::before_exports())?;
    let title = said_of_output::title(&plan.title, &plan.id, &plan.version);
    say(&title)?;
    if matrix.rows.is_empty() {
        return say(&said::no_indicator());
    }
    let grids = grid::grids(matrix, lang, width);
    for grid in &grids.grids {
        out.write_all(page::text(grid).as_bytes())?;
    }
    for line in legend(matrix) {
        let folded = page::paragraph(line.in_lang(lang), width);
        out.write_all(folded.as_bytes())?;
    }
    if !grids.named {
        let folded = page::paragraph(said::counted_only().in_lang(lang), width);
        out.write_all(folded.as_bytes())?;
    }
    writeln!(out)?;
    for sentence in account::sentences(matrix, grids.named) {
        let folded = page::paragraph(sentence.in_lang(lang), width);
        out.write_all(folded.as_bytes())?;
    }
    if reasons {
        write_reasons(out, matrix, lang, width)?;
    }
    Ok(())
}

fn write_reasons(
    out: &mut dyn Write,
    matrix: &Matrix<'_>,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    for (indicator, told) in account::reasons(matrix) {
        writeln!(out)?;
        out.write_all(page::paragraph(indicator.in_lang(lang), width).as_bytes())?;
        for sentence in told {
            out.write_all(page::subparagraph(sentence.in_lang(lang), width).as_bytes())?;
        }
    }
    Ok(())
}

/// The meaning of what is shown, and of nothing else.
pub(super) fn legend(matrix: &Matrix<'_>) -> Vec<Text> {
    let mut stated = Vec::new();
    let (mut short, mut changing) = (false, false);
    for row in matrix.shown() {
        stated.extend(row.whole());
        short |= row.levels_fall_short();
        let waves = row.waves_shown().into_iter();
        changing |= waves
            .clone()
            .any(|(waves, _)| waves.iter().any(|it| it.is_change()));
        let splits = row.splits.iter().map(|at| row.split(*at));
        for line in waves.map(|(_, line)| line).chain(splits) {
            short |= row.falls_short(&line);
            stated.extend(line);
        }
    }
    let used = grid::used(stated.into_iter()).into_iter();
    let signs = used.map(|it| said::standing_meaning(grid::sign(it), it.word()));
    signs
        .chain([said::sector_meaning()])
        .chain(changing.then(said::waves_meaning))
        .chain(short.then(said::short_meaning))
        .collect()
}

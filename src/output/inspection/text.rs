//! An inspection, to be read: how the file is written, each guess with its evidence; what is ill written; then the
//! columns.

use std::io::{self, Write};

use comfy_table::CellAlignment;

use crate::i18n::inspection as said;
use crate::i18n::{Lang, Text};
use crate::ingest::opened::Evidence;
use crate::inspection::{Inspection, Told};
use crate::output::page;

/// Writes the inspection of the file `name`, no line of which passes `width` where it can be helped.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    name: &str,
    of: &Inspection,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    out.write_all(page::paragraph(name, width).as_bytes())?;
    for fact in facts(of) {
        out.write_all(page::subparagraph(fact.in_lang(lang), width).as_bytes())?;
    }
    writeln!(out)?;
    let mut table = page::grid(width);
    table.set_header(said::headings().map(|it| it.in_lang(lang).to_owned()));
    for (at, column) in of.columns.iter().enumerate() {
        table.add_row(row(at, column, of.rows, lang));
    }
    for at in [0, 3, 4] {
        if let Some(column) = table.column_mut(at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    out.write_all(page::text(&table).as_bytes())?;
    for column in of
        .columns
        .iter()
        .filter(|column| !column.answers.is_empty())
    {
        let heading = column.heading.as_deref().unwrap_or_default();
        let answers = said::answers(heading, &column.answers);
        out.write_all(page::paragraph(answers.in_lang(lang), width).as_bytes())?;
    }
    Ok(())
}

fn facts(of: &Inspection) -> Vec<Text> {
    let mut facts = vec![match &of.sheet {
        Some(sheet) => said::sheet(sheet, of.evidence == Evidence::Asked),
        None => said::encoding(of.encoding, of.evidence),
    }];
    if of.doubtful > 0 {
        facts.push(said::doubtful(of.doubtful));
    }
    if of.sheet.is_none() {
        facts.push(said::line_ends(of.line_ends));
        facts.push(said::delimiter(of.delimiter, &of.ballots));
    }
    facts.push(said::top(of.skip_rows, of.header_rows));
    if of.headless {
        facts.push(said::headless());
    }
    facts.push(said::profile(of.profile.0, &of.profile.1));
    facts.push(said::rows(of.rows, of.columns.len()));
    for (code, lines) in &of.misshapen {
        facts.push(said::misshapen(code.name(), lines));
    }
    facts
}

fn row(at: usize, column: &Told, rows: u64, lang: Lang) -> [String; 6] {
    let heading = match &column.heading {
        Some(heading) if heading.is_empty() => said::no_heading().in_lang(lang).to_owned(),
        Some(heading) => heading.clone(),
        None => said::masked().in_lang(lang).to_owned(),
    };
    let filled = (column.filled * 100).checked_div(rows).unwrap_or(0);
    let mut remarks: Vec<Text> = column.remarks.iter().map(said::remark).collect();
    if column.twin {
        remarks.insert(0, said::twin());
    }
    let remarks: Vec<&str> = remarks.iter().map(|it| it.in_lang(lang)).collect();
    [
        (at + 1).to_string(),
        heading,
        said::cells(&column.cells).in_lang(lang).to_owned(),
        said::percent(filled).in_lang(lang).to_owned(),
        column
            .distinct
            .map_or_else(|| "…".to_owned(), |n| n.to_string()),
        remarks.join(match lang {
            Lang::Fr => "\u{a0}; ",
            Lang::En => "; ",
        }),
    ]
}

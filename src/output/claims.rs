//! The figures of texts, each with what it is: for reading, and for programs.

use std::io::{self, Write};

use comfy_table::CellAlignment;
use serde_json::{Value, json as object};

use crate::claims::{Column, Figure, Row, Tied};
use crate::diagnostic::Diagnostic;
use crate::i18n::{Lang, claims as said};
use crate::output::{number, page};
use crate::plan::Plan;
use crate::render;
use crate::source_text::{FileId, SourceTexts};

/// One text that was checked.
pub struct Checked {
    /// Which.
    pub file: FileId,
    /// Its figures, in order.
    pub figures: Vec<Figure>,
    /// How many errors and warnings it has.
    pub told: [u64; 2],
}

impl Checked {
    fn count(&self, is: impl Fn(&Tied) -> bool) -> u64 {
        self.figures
            .iter()
            .filter(|figure| is(&figure.tied))
            .count() as u64
    }

    fn tied(&self) -> u64 {
        self.count(|it| matches!(it, Tied::To(..)))
    }

    fn foreign(&self) -> u64 {
        self.count(|it| matches!(it, Tied::Foreign(_)))
    }
}

/// For reading: of each text a sentence, then its figures.
///
/// # Errors
/// Where `out` cannot be written.
pub fn table(
    out: &mut dyn Write,
    plan: &Plan,
    checked: &[Checked],
    texts: &SourceTexts,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    for text in checked {
        let figures = text.figures.len() as u64;
        let line = said::counted(
            texts.path(text.file),
            figures,
            text.tied(),
            text.foreign(),
            text.told,
        );
        out.write_all(page::paragraph(line.in_lang(lang), width).as_bytes())?;
        if text.figures.is_empty() {
            continue;
        }
        let mut table = page::grid(width);
        table.set_header(
            said::headings()
                .iter()
                .map(|heading| heading.in_lang(lang).to_owned()),
        );
        for figure in &text.figures {
            let (line, _) = texts.line_column(text.file, figure.place.start());
            let [source, value] = match &figure.tied {
                Tied::To(row, column) => told(plan, row, *column, lang),
                Tied::Foreign(source) => [
                    said::foreign(&page::plain(source)).in_lang(lang).to_owned(),
                    String::new(),
                ],
                Tied::Nothing => [said::nothing().in_lang(lang).to_owned(), String::new()],
            };
            table.add_row([
                line.to_string(),
                page::plain(&figure.written),
                source,
                value,
            ]);
        }
        for column in [0, 3] {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        out.write_all(page::text(&table).as_bytes())?;
    }
    Ok(())
}

/// With how many decimals a value is listed: finer than is read, to see what was rounded.
const FINE: u8 = 2;

/// The row and column of a figure, and what they say.
fn told(plan: &Plan, row: &Row, column: Column, lang: Lang) -> [String; 2] {
    let mut source = row.key.written(plan);
    if column != Column::Value {
        source = format!("{source} {}", column.word());
    }
    let value = row.column(column).map_or(String::new(), |value| {
        let decimals = if value.fract() == 0.0 { 0 } else { FINE };
        number::rounded(value, decimals, lang)
    });
    [source, value]
}

/// For programs: of each text its figures, then all diagnostics as `validate --format json` writes them.
///
/// # Errors
/// Where `out` cannot be written.
pub fn json(
    out: &mut dyn Write,
    plan: &Plan,
    checked: &[Checked],
    diagnostics: &[Diagnostic],
    texts: &SourceTexts,
    lang: Lang,
) -> io::Result<()> {
    let mut report = Vec::new();
    render::json::write(&mut report, diagnostics, texts, lang)?;
    let report: Value = serde_json::from_slice(&report)?;
    let each = checked.iter().map(|text| {
        let figures = text
            .figures
            .iter()
            .map(|figure| item(plan, figure, texts, text.file));
        object!({
            "file": texts.path(text.file),
            "figures": figures.collect::<Vec<Value>>(),
            "tied": text.tied(),
            "foreign": text.foreign(),
            "errors": text.told[0],
            "warnings": text.told[1],
        })
    });
    let document = object!({"texts": each.collect::<Vec<Value>>(), "report": report});
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn item(plan: &Plan, figure: &Figure, texts: &SourceTexts, file: FileId) -> Value {
    let (line, column) = texts.line_column(file, figure.place.start());
    let mut item = object!({"line": line, "column": column, "written": figure.written});
    match &figure.tied {
        Tied::To(row, column) => {
            item["status"] = "published".into();
            item["anchor"] = row.key.written(plan).into();
            item["of"] = column.word().into();
            item["value"] = row.column(*column).into();
        }
        Tied::Foreign(source) => {
            item["status"] = "foreign".into();
            item["source"] = source.as_str().into();
        }
        Tied::Nothing => item["status"] = "untied".into(),
    }
    item
}
